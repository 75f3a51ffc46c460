"""What the package costs a program that starts: importing it, loading a table, all tables, a table of a million rows.

Every program is a fresh process of this Python, started by `posix_spawn` and waited for; what a bare interpreter takes
is subtracted. The programs take turns, every second one backwards, so that a machine that slows down slows all of them;
the first turn, in which files are not in memory and modules may be compiled, is thrown away. A ratio is the median of
those of the turns. How much of it is noise, the programs that run twice tell. Instructions, counted by callgrind, have
next to none: where they are counted, they decide whether a bound is kept.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.own_readers import ALL_ROWS, IMPORTS, named_tuples, own_reader
from benchmarks.report import conditions, table
from benchmarks.wheel import wheel_section
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.backends import BACKENDS

if TYPE_CHECKING:
    from shenyang_innovation.published.descriptor import Package

PAGE = "speed.md"
TABLE = "clusters"
BARE = "a bare interpreter"
MOST_SECONDS = 120
"""A program that takes longer under callgrind is not counted."""
MOST_GROWING = 7
"""So many turns at most for a backend that takes longer than a second to read the table that grows."""
FEW_MILLISECONDS = 5
ONE_TABLE, ALL_TABLES, GROWTH = 1.05, 1.1, 1.1
RECORDS, HALF = 1.5, 0.5
PLAIN_TUPLES = "csv and json, with int, Decimal and date"
NAMED_TUPLES = "csv and json, with int, Decimal, date and namedtuple"


class Way(NamedTuple):
    """A program, the way it is compared with, how many times that it may take, or how many ms are few anyway."""

    name: str
    program: str
    floor: str | None = None
    bound: float | None = None
    few: float = 0


class Cost(NamedTuple):
    """What a program takes, over a bare interpreter: milliseconds in each turn and, if counted, instructions."""

    milliseconds: list[float]
    instructions: float | None

    def ratio(self, floor: Cost) -> float:
        """How many times as long as another it takes, turn by turn."""
        return median(ours / others for ours, others in zip(self.milliseconds, floor.milliseconds, strict=True))


def main(arguments: list[str]) -> str:
    """Run every way in turns and report what it costs beside its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks coldstart")
    parser.add_argument("--runs", type=int, default=15, help="turns that count")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the largest table")
    parser.add_argument("--instructions", action=argparse.BooleanOptionalAction, default=True)
    options = parser.parse_args(arguments)
    counted = options.instructions and shutil.which("valgrind") is not None
    sections = [
        "### Importing, and loading one table",
        costs(one_table(), options.runs, counted=counted),
        "### Loading all tables",
        costs(all_tables(), options.runs, counted=counted),
        "### A table that grows",
        growth(options.rows, options.runs, BACKENDS),
        "### The wheel",
        wheel_section(),
        _how(options.runs, options.rows, counted=counted),
    ]
    return "\n\n".join(sections)


def _how(runs: int, rows: int, *, counted: bool) -> str:
    made = conditions(f"python -m benchmarks coldstart --runs {runs} --rows {rows}")
    told = "Instructions are millions, counted by callgrind" if counted else "Instructions were not counted"
    return (
        f"{made} Medians of {runs} turns, each program in a fresh process, milliseconds and instructions over a bare "
        "interpreter; a ratio of times is the median of those of the turns. The table that grows has "
        f"{MOST_GROWING} turns where its reader takes more than a second, and ours is beside the mean of the two "
        f"of its own. {told}; a dash stands where a program took more than {MOST_SECONDS} s for that, or nothing is "
        "promised. Where they are counted, they decide whether a bound is kept: in time, a program differs from itself."
    )


# --- the programs ---------------------------------------------------------------------------------------------------


def one_table() -> list[Way]:
    """Importing, loading a small table with each backend, and what other data packages take."""
    resource = descriptor.resource(TABLE)
    path, described = resource.path, os.path.join(resource.root, "datapackage.json")
    both = (
        "import csv\nimport json\n"
        f"with open({described!r}, encoding='utf-8') as file:\n    json.load(file)\n"
        f"with open({path!r}, encoding='utf-8', newline='') as file:\n    list(csv.reader(file))"
    )
    bare_readers = {
        "pandas": f"import pandas\npandas.read_csv({path!r})",
        "polars": f"import polars\npolars.read_csv({path!r})",
        "pyarrow": f"from pyarrow import csv\ncsv.read_csv({path!r})",
        "duckdb": f"import duckdb\nduckdb.read_csv({path!r}){ALL_ROWS}",
    }
    ways = [
        Way("import pycountry", "import pycountry"),
        Way("**import shenyang_innovation**", "import shenyang_innovation", "import pycountry", HALF, FEW_MILLISECONDS),
        Way("csv and json of the same two files", both),
        Way("**records**", _ours(TABLE, "records"), "csv and json of the same two files", RECORDS),
    ]
    for backend, program in bare_readers.items():
        floor, told = f"{backend}: its reader", f"{backend}: its reader, told the types"
        ways += [
            Way(floor, program),
            Way(told, f"{IMPORTS[backend]}\n{own_reader(backend, resource)}", floor),
            Way(f"**{backend}**", _ours(TABLE, backend), floor, ONE_TABLE),
            Way(f"{floor}, again", program, floor),
        ]
    return ways + [Way(name, program) for name, program in PEERS.items()]


PEERS = {
    "pycountry: one country": "import pycountry\npycountry.countries.get(alpha_2='CN')",
    "palmerpenguins: load_penguins()": "import palmerpenguins\npalmerpenguins.load_penguins()",
    "vega_datasets: cars": "import vega_datasets\nvega_datasets.data.cars()",
    "great_tables: exibble": "from great_tables.data import exibble",
    "mendeleev: one element": "import mendeleev\nmendeleev.element('Si')",
}
"""Packages that carry data, each asked for a little of it."""


def all_tables() -> list[Way]:
    """All tables with each backend, and all files with its own reader; that of records are `csv` and `json`."""
    package = descriptor.package()
    ways = []
    for backend in BACKENDS:
        if backend != "records":
            floor = f"{backend}: its reader, told the types"
            own = [own_reader(backend, resource) for resource in package.resources.values()]
            ways += [Way(floor, _lines(backend, own)), Way(f"**{backend}**", _all_of_ours(backend), floor, ALL_TABLES)]
    return ways + _all_records(package)


def _all_records(package: Package) -> list[Way]:
    """Records beside plain tuples, and beside named ones, which they are; the types come from the descriptor."""
    described, tables = os.path.join(package.root, "datapackage.json"), package.resources.values()
    types = f"with open({described!r}, encoding='utf-8') as file:\n    json.load(file)"
    plain = [types, *(own_reader("records", resource) for resource in tables)]
    named = [types, *(named_tuples(resource) for resource in tables)]
    ours = _all_of_ours("records")
    return [
        Way(PLAIN_TUPLES, _lines("records", plain)),
        Way(NAMED_TUPLES, _lines("records", named)),
        Way("**records**", ours, NAMED_TUPLES, ALL_TABLES),
        Way("**records**, again", ours, PLAIN_TUPLES, ALL_TABLES),
    ]


def _lines(backend: str, statements: list[str]) -> str:
    return "\n".join([IMPORTS[backend], *statements])


def _all_of_ours(backend: str) -> str:
    rows = ALL_ROWS if backend == "duckdb" else ""
    loads = [f"sy.load({name!r}, backend={backend!r}){rows}" for name in descriptor.package().resources]
    return "\n".join(["import shenyang_innovation as sy", *loads])


def _ours(name: str, backend: str) -> str:
    rows = ALL_ROWS if backend == "duckdb" else ""
    return f"import shenyang_innovation as sy\nsy.load_{name}(backend={backend!r}){rows}"


# --- measuring ------------------------------------------------------------------------------------------------------


def costs(ways: list[Way], runs: int, *, counted: bool) -> str:
    """What each way costs beside its floor, as a table."""
    programs = {BARE: "pass"} | {way.name: way.program for way in ways}
    seconds = _in_turns(programs, runs)
    compared = {BARE, *(way.name for way in ways if way.bound), *(way.floor for way in ways if way.floor)}
    instructions = {
        name: _instructions(program) if counted and name in compared else None for name, program in programs.items()
    }
    none, nothing = median(seconds[BARE]), instructions[BARE]
    costs = {}
    for name in programs:
        count = instructions[name]
        over = None if count is None or nothing is None else count - nothing
        costs[name] = Cost([1000 * (taken - none) for taken in seconds[name]], over)
    header = ["program", "ms", "beside", "ratio", "bound", "kept", "M instructions", "ratio"]
    return table(header, [_line(way, costs) for way in ways])


def _line(way: Way, costs: dict[str, Cost]) -> list[str]:
    cost = costs[way.name]
    took = median(cost.milliseconds)
    count = "–" if cost.instructions is None else f"{cost.instructions / 1e6:,.1f}"
    if way.floor is None:
        return [way.name, f"{took:,.1f}", "", "", "", "", count, ""]
    floor = costs[way.floor]
    ratio = cost.ratio(floor)
    counts = cost.instructions / floor.instructions if cost.instructions and floor.instructions else None
    bound, kept = "", ""
    if way.bound is not None:
        bound = f"{way.bound}" + (f" or {way.few} ms" if way.few else "")
        kept = "yes" if (counts or ratio) <= way.bound or took <= way.few else "**no**"
    compared = "–" if counts is None else f"{counts:.3f}"
    return [way.name, f"{took:,.1f}", way.floor, f"{ratio:.2f}", bound, kept, count, compared]


def _in_turns(programs: dict[str, str], runs: int) -> dict[str, list[float]]:
    """Seconds of each program in each turn, from its start to its end."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(runs + 1):
        for name in _order(tuple(programs), turn):
            start = time.perf_counter()
            child = os.posix_spawn(sys.executable, _command(programs[name]), _environment())
            _, status = os.waitpid(child, 0)
            if status != 0:
                raise RuntimeError(f"{name} ends with {os.waitstatus_to_exitcode(status)}: {programs[name]}")
            if turn > 0:
                taken[name].append(time.perf_counter() - start)
    return taken


def _order(names: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """Forwards, then backwards: what stands behind something slow must not always stand there."""
    return names if turn % 2 else names[::-1]


def _instructions(program: str) -> float | None:
    """The instructions of a program, or None if callgrind takes too long or its libraries don't bear it."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *_command(program)]
    try:
        done = subprocess.run(
            command, env=_environment(), capture_output=True, encoding="utf-8", timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    counts = [line.split()[-1] for line in done.stderr.splitlines() if "Collected :" in line]
    return float(counts[0]) if counts and done.returncode == 0 else None


def _command(program: str) -> list[str]:
    return [sys.executable, "-X", "utf8", "-P", "-c", program]


def _environment() -> dict[str, str]:
    """As users have it, but that hashes are the same each time, and modules are kept compiled."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONHASHSEED": "0"}


# --- growth ---------------------------------------------------------------------------------------------------------


def growth(rows: int, runs: int, backends: tuple[str, ...]) -> str:
    """Read a table with a hundredth, a tenth and all of the rows, with each backend and with its own reader."""
    lines = []
    for count in sorted({max(rows // part, 1) for part in (100, 10, 1)}):
        with tempfile.TemporaryDirectory() as folder:
            write_package(Path(folder), count)
            resource = descriptor.resource(TABLE, folder)
            for backend in backends:
                load = f"load_table({TABLE!r}, {backend!r}, root={folder!r})"
                rows_too = ALL_ROWS if backend == "duckdb" else ""
                own = f"{IMPORTS[backend]}\n{_timed(own_reader(backend, resource))}"
                ours = f"from shenyang_innovation.published.backends import load_table\n{IMPORTS[backend]}\n"
                programs = {"own": own, "ours": f"{ours}{_timed(load + rows_too)}", "again": own}
                taken: dict[str, list[float]] = {name: [] for name in programs}
                turns = runs if _said(own) < 1 else min(runs, MOST_GROWING)
                for turn in range(turns):
                    for name in _order(tuple(programs), turn):
                        taken[name].append(1000 * _said(programs[name]))
                lines.append([backend, f"{count:,}", *_growth(taken, judged=count == rows)])
    what = (
        f"`{TABLE}` made larger: its rows again and again under other keys. Milliseconds of reading alone, in a "
        "process that has imported the library; its own reader is told the same types."
    )
    header = ["backend", "rows", "its own reader", "again", "ratio", "ours", "ratio", "bound", "kept"]
    return f"{what}\n\n" + table(header, lines)


def _growth(taken: dict[str, list[float]], *, judged: bool) -> list[str]:
    """Milliseconds of its own reader, of the same again and of ours, with their ratios."""
    own, again, ours = (Cost(taken[name], None) for name in ("own", "again", "ours"))
    own_ms, again_ms, ours_ms = (f"{median(cost.milliseconds):,.1f}" for cost in (own, again, ours))
    twice = [(first + second) / 2 for first, second in zip(own.milliseconds, again.milliseconds, strict=True)]
    ratio = ours.ratio(Cost(twice, None))  # of its own before and after: one of the two may have met a disturbance
    verdict = [f"{GROWTH}", "yes" if ratio <= GROWTH else "**no**"] if judged else ["", ""]
    return [own_ms, again_ms, f"{again.ratio(own):.2f}", ours_ms, f"{ratio:.2f}", *verdict]


def _timed(statement: str) -> str:
    return f"from time import perf_counter\nstart = perf_counter()\n{statement}\nprint(perf_counter() - start)"


def _said(program: str) -> float:
    done = subprocess.run(_command(program), env=_environment(), stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return float(done.stdout)


def write_package(folder: Path, rows: int) -> None:
    """A package of one table with as many rows, the same for the same number."""
    resource = descriptor.resource(TABLE)
    with open(resource.path, encoding="utf-8", newline="") as file:
        header, *known = csv.reader(file)
    path = folder / "tables" / f"{TABLE}.csv"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for number in range(rows):
            key, *others = known[number % len(known)]
            writer.writerow([f"{key}-{number}", *others])
    with open(os.path.join(resource.root, "datapackage.json"), encoding="utf-8") as file:
        described = json.load(file)
    (one,) = (part for part in described["resources"] if part["name"] == TABLE)
    with path.open("rb") as data:
        one["hash"] = f"sha256:{hashlib.file_digest(data, 'sha256').hexdigest()}"
    one["bytes"] = path.stat().st_size
    described["resources"] = [one]
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
