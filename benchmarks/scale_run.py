"""One way to read a corpus, in a process of its own: `python -m benchmarks.scale_run WAY CORPUS` prints what it took.

It is started by `python -m benchmarks scale`, the ways in Spark by the Python of another environment.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: No page of its own, and nothing that listens to another machine; a file is cut into parts that all cores can share.
LOCAL = {
    "spark.sql.files.maxPartitionBytes": "1m",
    "spark.sql.files.openCostInBytes": "0",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.log.level": "ERROR",
}
MB = 1000


class Took(NamedTuple):
    """What a way took: seconds of the clock and of the processors, and how many MB each process had at most."""

    figures: int
    starts: int
    seconds: float
    processor: float
    parent: float | None
    worker: float | None
    jvm: float | None
    session: float


def loop(corpus: str) -> Took:
    """A plain loop over `read_figures`, which keeps nothing."""
    import pyarrow.parquet as pq

    from shenyang_innovation.reading import read_figures

    begin = time.perf_counter()
    figures = starts = 0
    for batch in pq.ParquetFile(corpus, pre_buffer=False, buffer_size=1 << 20).iter_batches(256, columns=["text"]):
        texts: Any = batch.column("text")
        for text in texts.to_pylist():
            found = read_figures(text)
            figures += len(found)
            starts += sum([figure.start for figure in found])
    return _took(figures, starts, begin)


def table(workers: int) -> Callable[[str], Took]:
    """`read_table` with so many workers; its batches are counted and let go."""

    def run(corpus: str) -> Took:
        import pyarrow.compute as pc

        from shenyang_innovation.reading.frames import read_table

        begin = time.perf_counter()
        figures = starts = 0
        largest = None
        for batch in read_table(corpus, workers=workers):
            figures += batch.num_rows
            starts += pc.sum(batch.column("start")).as_py()
            largest = _largest([child.pid for child in multiprocessing.active_children()], largest)
        return _took(figures, starts, begin)._replace(worker=largest)

    return run


def spark(cores: int) -> Callable[[str], Took]:
    """`read_spark` in a session of so many cores on this machine; its rows are counted."""

    def run(corpus: str) -> Took:
        from pyspark.sql import SparkSession
        from pyspark.sql import functions as F  # noqa: N812 - so it is called everywhere

        from shenyang_innovation.reading.frames import read_spark

        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        started = time.perf_counter()
        builder = SparkSession.builder.master(f"local[{cores}]")
        for name, value in LOCAL.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        begin = time.perf_counter()
        figures = read_spark(session.read.parquet(str(Path(corpus).resolve())))
        (row,) = figures.agg(F.count("*"), F.sum("start")).collect()
        names = _descendants()
        took = _took(row[0], row[1], begin)._replace(
            parent=_peak(os.getpid()),
            worker=_largest([pid for pid, name in names.items() if name.startswith("python")]),
            jvm=_largest([pid for pid, name in names.items() if name == "java"]),
            processor=sum(map(_processor, (os.getpid(), *names))),
            session=begin - started,
        )
        session.stop()
        return took

    return run


def _took(figures: int, starts: int, begin: float) -> Took:
    seconds = time.perf_counter() - begin
    times = os.times()
    processor = times.user + times.system + times.children_user + times.children_system
    return Took(figures, starts, seconds, processor, _peak(os.getpid()), None, None, 0)


# --- what Linux tells of processes ----------------------------------------------------------------------------------


def _largest(pids: Iterable[int | None], known: float | None = None) -> float | None:
    return max(filter(None, [known, *map(_peak, pids)]), default=None)


def _peak(pid: int | None) -> float | None:
    """The most MB of memory that a process had since it began; None where that is not told."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1.024 / MB for line in lines if line.startswith("VmHWM")), None)


def _descendants() -> dict[int, str]:
    """The processes that come from this one, with their names."""
    parents: dict[int, tuple[int, str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            head, _, tail = (folder / "stat").read_text(encoding="utf-8").rpartition(")")
        except OSError:
            continue
        parents[int(folder.name)] = (int(tail.split()[1]), head.partition("(")[2])
    found: dict[int, str] = {}
    new = {os.getpid()}
    while new:
        new = {pid for pid, (parent, _) in parents.items() if parent in new}
        found |= {pid: parents[pid][1] for pid in new}
    return found


def _processor(pid: int) -> float:
    """The seconds of the processors that a process has had."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


WAYS: dict[str, Callable[[str], Took]] = {
    "loop": loop,
    "table-1": table(1),
    "table-2": table(2),
    "spark-1": spark(1),
    "spark-2": spark(2),
}


def main(arguments: list[str]) -> Any:
    """What a way took, as JSON."""
    way, corpus = arguments
    return json.dumps(WAYS[way](corpus)._asdict())


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
