"""What reading a corpus takes: `python -m benchmarks scale [--megabytes N] [--turns N] [--spark COMMAND]`.

A corpus of made documents and one of a tenth of it are read by a plain loop, by `read_table` with one worker and with
two, and by Spark with one core and with two, each in a process of its own. They take turns, every second one backwards,
so that a machine that others use too slows all of them. All must find the same figures, or there is no section.

`--spark` is the command of a Python that has PySpark; without one, Spark is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.corpus import write_corpus
from benchmarks.report import conditions, table
from benchmarks.scale_run import WAYS, Took

PAGE = "reading-at-scale.md"
ROOT = Path(__file__).resolve().parent.parent
NAMES = {
    "loop": "a plain loop over `read_figures`",
    "table-1": "`read_table`, 1 worker",
    "table-2": "`read_table`, 2 workers",
    "spark-1": "Spark, `local[1]`",
    "spark-2": "Spark, `local[2]`",
}
BESIDE = {"table-1": "loop", "table-2": "table-1", "spark-1": "loop", "spark-2": "spark-1"}
"""The way with which a way is compared."""
SPARK = "hatch run spark:python"
PART = 10
"""The smaller corpus is this part of the larger."""


class Corpus(NamedTuple):
    """A corpus on disk: what it is called, its bytes and its documents."""

    path: str
    size: int
    documents: int


def main(arguments: list[str]) -> str:
    """The section about reading at scale."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks scale")
    parser.add_argument("--megabytes", type=float, default=100, help="MB of text of the larger corpus")
    parser.add_argument("--turns", type=int, default=3, help="how often each way is taken")
    parser.add_argument("--spark", default=SPARK, help="a Python that has PySpark; '' for none")
    options = parser.parse_args(arguments)
    ways = [way for way in WAYS if options.spark or not way.startswith("spark")]
    with tempfile.TemporaryDirectory() as folder:
        corpora = []
        for size in (int(options.megabytes * 1e6 / PART), int(options.megabytes * 1e6)):
            path = Path(folder) / f"{size}.parquet"
            corpora.append(Corpus(str(path), size, write_corpus(path, size)))
        taken = measured(ways, corpora, options.turns, options.spark)
    return _section(taken, corpora, options)


def measured(ways: list[str], corpora: list[Corpus], turns: int, spark: str) -> dict[tuple[str, Corpus], list[Took]]:
    """What each way took with each corpus, in each turn."""
    programs = [(way, corpus) for corpus in corpora for way in ways]
    taken: dict[tuple[str, Corpus], list[Took]] = {program: [] for program in programs}
    for turn in range(turns):
        for way, corpus in programs if turn % 2 else programs[::-1]:
            taken[way, corpus].append(run(way, corpus.path, spark))
    for corpus in corpora:
        found = {(took.figures, took.starts) for way in ways for took in taken[way, corpus]}
        if len(found) != 1:
            raise RuntimeError(f"the ways find other figures in {corpus.size} bytes: {found}")
    return taken


def run(way: str, corpus: str, spark: str) -> Took:
    """One way in a process of its own."""
    python = shlex.split(spark) if way.startswith("spark") else [sys.executable]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [*python, "-m", "benchmarks.scale_run", way, corpus],
        env={**os.environ, "PYTHONPATH": paths},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{way} fails:\n{done.stderr}")
    return Took(**json.loads(done.stdout.splitlines()[-1]))


# --- the section ----------------------------------------------------------------------------------------------------


def _section(taken: dict[tuple[str, Corpus], list[Took]], corpora: list[Corpus], options: argparse.Namespace) -> str:
    small, large = corpora
    ways = [way for way in WAYS if (way, large) in taken]
    figures = taken["loop", large][0].figures
    command = f"python -m benchmarks scale --megabytes {options.megabytes:g} --turns {options.turns}"
    spark = ""
    if "spark-1" in ways:
        session = _median(taken["spark-1", large], "session")
        spark = f"""
Spark's seconds are those of the job; to start the session takes {session:.1f} s more. It cuts the file into parts of
1 MB, which its cores share."""
    growth = ["way", "MB", "s", "ms a document", "times", "MB of the parent", "MB of a worker"]
    return f"""
### Time

{large.size / 1e6:g} MB of text in {large.documents:,} documents with {figures:,} figures. All ways find the same.

{table(["way", "s", "documents a second", "beside", "times as quick", "processor s"], _times(taken, ways, large))}

### As the corpus grows tenfold

{table(growth, _growth(taken, ways, corpora))}

{conditions(command)} Medians of {options.turns} turns, each way in a process of its own;
"times as quick" is the median of the ratios of the turns, on the clock. Workers are started within the time, which
shows in the corpus of {small.size / 1e6:g} MB. MB are the most memory that a process had, code included: the
parent, and the largest of the workers; under Spark the parent is the JVM.{spark}
"""


def _times(taken: dict[tuple[str, Corpus], list[Took]], ways: list[str], corpus: Corpus) -> list[list[str]]:
    rows = []
    for way in ways:
        took = taken[way, corpus]
        seconds = _median(took, "seconds")
        beside, ratio = "", ""
        if way in BESIDE:
            floor = taken[BESIDE[way], corpus]
            beside = NAMES[BESIDE[way]]
            ratio = f"{median(other.seconds / one.seconds for one, other in zip(took, floor, strict=True)):.2f}"
        numbers = [f"{seconds:.1f}", f"{corpus.documents / seconds:,.0f}", beside, ratio]
        rows.append([NAMES[way], *numbers, f"{_median(took, 'processor'):.1f}"])
    return rows


def _growth(taken: dict[tuple[str, Corpus], list[Took]], ways: list[str], corpora: list[Corpus]) -> list[list[str]]:
    rows = []
    for way in ways:
        costs = []
        for corpus in corpora:
            took = taken[way, corpus]
            seconds = _median(took, "seconds")
            costs.append(1000 * seconds / corpus.documents)
            grown = f"{costs[-1] / costs[0]:.2f}" if len(costs) > 1 else ""
            memory = [_memory(took, "jvm" if way.startswith("spark") else "parent"), _memory(took, "worker")]
            rows.append([NAMES[way], f"{corpus.size / 1e6:g}", f"{seconds:.1f}", f"{costs[-1]:.3f}", grown, *memory])
    return rows


def _median(took: list[Took], name: str) -> float:
    return float(median([getattr(one, name) for one in took]))


def _memory(took: list[Took], name: str) -> str:
    known = [peak for one in took if (peak := getattr(one, name)) is not None]
    return f"{median(known):.0f}" if known else "–"
