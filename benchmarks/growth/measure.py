"""What each command costs in a checkout of so many made documents: time and memory of a fresh process."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.growth.checkout import make_checkout
from shenyang_innovation.published.backends import BACKENDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = ("datapackage.json", "tables")
COMMAND = [sys.executable, "-m", "shenyang_innovation"]
KILOBYTES = 1000 if sys.platform == "darwin" else 1 / 1.024
"""How many kB or bytes the system counts for one of its units of memory."""
LOOK = 0.05
"""Seconds between two looks at the memory that several processes take together."""
COUNTED = ("figures", "mentions", "observations", "entities")


class Cost(NamedTuple):
    """What a program takes: seconds that passed, seconds of a processor, and megabytes at most.

    They are those of its process and of every process that this one begins, together.
    """

    elapsed: float
    processor: float
    megabytes: float


class Costs(NamedTuple):
    """How many documents were made, how many rows that gives, and what each command costs."""

    documents: int
    rows: dict[str, int]
    commands: dict[str, Cost]


def costs(folder: Path, documents: int, texts: Path | None, turns: int) -> Costs:
    """Measure all commands in a new checkout below a folder, in so many turns; `texts` are the real ones.

    Raises RuntimeError, with what it printed, for a command that fails, which means that something is not as it should
    be: a made checkout has no findings.
    """
    root, changed = folder / str(documents), folder / f"{documents}-changed"
    _apart(make_checkout, root, REPOSITORY, documents, texts)
    shutil.copytree(REPOSITORY / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    measured: dict[str, Cost] = {}
    # with the code of this checkout: of the package of the code itself they would want the kept releases
    for name, program in _making(root, against_texts=texts is not None):
        measured[name] = _least(program, root, REPOSITORY, turns)
    _apart(_change, root, changed)
    measured["diff"] = _least([*COMMAND, "diff", str(root), str(changed)], root, REPOSITORY, turns)
    for name, program in _using():
        measured[name] = _least(program, root, root, turns)
    return Costs(documents, {name: _rows(root, name) for name in COUNTED}, measured)


def _making(root: Path, *, against_texts: bool) -> Iterator[tuple[str, list[str]]]:
    """The commands of those who make the package, in the order in which one needs what the other wrote."""
    at = ["--root", str(root)]
    yield "build", [*COMMAND, "build", *at]
    yield "build --check", [*COMMAND, "build", "--check", *at]
    yield "check", [*COMMAND, "check", *at]
    if against_texts:
        yield "check --sources", [*COMMAND, "check", *at, "--sources", str(root / "texts")]
    yield "validate", [*COMMAND, "validate", str(root)]


def _using() -> Iterator[tuple[str, list[str]]]:
    """The commands and loaders of those who use it."""
    for backend in BACKENDS:
        for what, call in (("load_observations", "sy.load_observations(backend={0!r})"), ("all tables", ALL)):
            program = f"import shenyang_innovation as sy\n{call.format(backend)}"
            yield f"{what}, {backend}", [sys.executable, "-c", program]
    yield "evidence of a cell", [*COMMAND, "evidence", "clusters", "new-materials", "output_value_cny"]
    yield "evidence of 1,000 cells", [sys.executable, "-c", CELLS]
    yield "list", [*COMMAND, "list"]
    yield "show clusters", [*COMMAND, "show", "clusters"]


ALL = "for name in sy.list_tables():\n    sy.load(name, backend={0!r})"
CELLS = """
import shenyang_innovation as sy
for row in sy.load_relations(backend="records")[-1000:]:
    sy.evidence("relations", row.relation_id, "operands")
"""


def _least(program: list[str], root: Path, code: Path, turns: int) -> Cost:
    """What a program costs in the turn in which the machine had least to do besides."""
    return min((_run(program, root, code) for _ in range(turns)), key=lambda cost: cost.elapsed)


def _run(program: list[str], root: Path, code: Path) -> Cost:
    """Run a program to its end with the code of a checkout."""
    said = root / "said.txt"
    begin = time.perf_counter()
    with said.open("wb") as file:
        process = os.posix_spawn(
            program[0],
            program,
            {**os.environ, "PYTHONPATH": str(code / "src")},
            file_actions=[(os.POSIX_SPAWN_DUP2, file.fileno(), 1), (os.POSIX_SPAWN_DUP2, file.fileno(), 2)],
        )
    together = 0
    while True:
        ended, status, usage = os.wait4(process, os.WNOHANG)
        elapsed = time.perf_counter() - begin
        if ended:
            break
        together = max(together, _memory(process))
        time.sleep(LOOK)
    text = said.read_text(encoding="utf-8")
    said.unlink()
    if status:
        raise RuntimeError(f"{' '.join(program)} failed:\n{text[-2000:]}")
    alone = usage.ru_maxrss * KILOBYTES / 1000
    return Cost(elapsed, usage.ru_utime + usage.ru_stime, max(alone, together / 1e6))


def _memory(process: int) -> int:
    """The bytes that a process and those it began take now; what they share is counted for each."""
    import psutil

    found = 0
    with suppress(psutil.NoSuchProcess):
        for one in (parent := psutil.Process(process), *parent.children(recursive=True)):
            found += one.memory_info().rss
    return found


def _apart(make: Callable[..., object], *given: object) -> None:
    """Call a function in a process of its own: the memory of a program is at least that of the process it begins in."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(make, *given).result()


def _change(root: Path, copy: Path) -> None:
    """A copy of the package in which the last observation of each document has another note."""
    copy.mkdir()
    shutil.copy(root / PACKAGE[0], copy)
    shutil.copytree(root / PACKAGE[1], copy / PACKAGE[1])
    file = copy / "tables" / "observations.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    source, note = header.index("source_id"), header.index("note_en")
    last = {row[source]: row for row in rows}
    for row in last.values():
        row[note] = "Changed for a measurement"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    described = json.loads((copy / PACKAGE[0]).read_text(encoding="utf-8"))
    resource = next(one for one in described["resources"] if one["name"] == "observations")
    data = file.read_bytes()
    resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    (copy / PACKAGE[0]).write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def _rows(root: Path, table: str) -> int:
    with (root / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1
