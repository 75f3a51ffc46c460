"""How fast `validate` is beside other judges, and how much memory it takes for how many rows."""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.report import conditions, table
from benchmarks.validation_ways import MODEL, WAYS
from shenyang_innovation.schema.fields import fields

FLOOR, OURS, SLOW = "floor", "ours", "frictionless"
FEW_OF_OURS = (OURS, 10)
AT_MOST, AT_LEAST = 1.3, 30.0
NAMES = {
    FLOOR: "polars reads, pandera judges, all in memory",
    OURS: "**`validate`**, in pieces",
    "polars_at_once": "polars by hand, all in memory",
    "dataframely": "polars reads, dataframely judges",
    "pandera_pandas": "pandas reads, pandera judges",
    SLOW: "frictionless",
}
FEWER = {"pandera_pandas": 10, SLOW: 50}
"""Ways that are slow enough to be given only the first of so many parts of the rows: they count by the row."""


class Run(NamedTuple):
    """What one process measured."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    valid: bool


Runs = dict[tuple[str, int], list[Run]]
"""By way and part of the rows."""


def main(arguments: list[str]) -> str:
    """Make the files, run each way in a fresh process, in turns, and report medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks validate")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args(arguments)
    ways = [way for way in WAYS if way != "dataframely" or find_spec("dataframely")]
    with tempfile.TemporaryDirectory() as folder:
        files = {
            part: _write(Path(folder, f"part-{part}.csv"), options.rows // part) for part in {1, 10, *FEWER.values()}
        }
        _show_that_they_judge(ways, Path(folder, "bad.csv"))
        runs: Runs = {}
        for _ in range(options.repeats):
            for way, part in [(way, FEWER.get(way, 1)) for way in ways] + [FEW_OF_OURS]:
                run = _run(way, files[part])
                if not run.valid:
                    raise AssertionError(f"{way} finds the file invalid that every other finds valid")
                runs.setdefault((way, part), []).append(run)
        size = files[1].stat().st_size
    return _report(options.rows, size, options.repeats, runs)


def _report(rows: int, size: int, repeats: int, runs: Runs) -> str:
    middle = {key: _median(each) for key, each in runs.items()}
    rate = {way: rows // part / run.seconds for (way, part), run in middle.items() if (way, part) != FEW_OF_OURS}
    few, many = middle[FEW_OF_OURS].megabytes, middle[OURS, 1].megabytes
    hashes = 8 * (rows - rows // 10) / 2**20
    lines = [
        [
            *(NAMES[way], f"{rows // part:,}", f"{run.seconds:.2f}", f"{run.cpu_seconds:.2f}"),
            *(f"{rate[way]:,.0f}", f"{rate[FLOOR] / rate[way]:.2f}", f"{run.megabytes:,.0f}"),
        ]
        for (way, part), run in sorted(middle.items(), key=lambda item: list(NAMES).index(item[0][0]))
        if (way, part) != FEW_OF_OURS
    ]
    times, faster = rate[FLOOR] / rate[OURS], rate[OURS] / rate[SLOW]
    what = f"""
A CSV file of {rows:,} rows and {size / 2**20:,.0f} MB with {len(fields(MODEL))} of the columns of `observations`:
text with patterns, words, whole and decimal numbers, dates, a key, three rules between columns; one row in twenty has
quotes. The file is valid. Seconds are of the work alone, without imports; the floor is a bare polars read with the
check of pandera.
"""
    said = f"""
- `validate` takes {times:.2f} times as long as the floor. {_kept(times <= AT_MOST)} at most {AT_MOST}.
- `validate` is {faster:.0f} times as fast as frictionless. {_kept(faster >= AT_LEAST)} at least {AT_LEAST:.0f}.
- `validate` takes {few:.0f} MB for {rows // 10:,} rows and {many:.0f} MB for {rows:,}. Of the difference
  {hashes:.0f} MB are the hashes of keys, eight bytes a row, by which a key that stands twice is found.
"""
    header = ["judge", "rows", "seconds", "CPU seconds", "rows a second", "time, floor = 1", "peak memory, MB"]
    made = conditions(f"python -m benchmarks validate --rows {rows} --repeats {repeats}")
    how = f"{made} Medians of {repeats}, each way in a fresh process, in turns."
    return "\n\n".join((what.strip(), table(header, lines), said.strip(), how))


def _median(runs: list[Run]) -> Run:
    seconds, cpu_seconds, megabytes = (median(values) for values in list(zip(*runs, strict=True))[:3])
    return Run(seconds, cpu_seconds, megabytes, valid=all(run.valid for run in runs))


def _kept(holds: bool) -> str:
    return "Kept:" if holds else "**Not kept:**"


def _run(way: str, file: Path) -> Run:
    command = [sys.executable, "-m", "benchmarks.validation_ways", way, str(file)]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def _show_that_they_judge(ways: list[str], file: Path) -> None:
    """Each way has to find a word that is none, or its time says nothing."""
    _write(file, 1000)
    file.write_text(file.read_text(encoding="utf-8").replace(",forecast,", ",forcast,", 1), encoding="utf-8")
    for way in ways:
        if _run(way, file).valid:
            raise AssertionError(f"{way} does not find a word that is none")


def _write(file: Path, rows: int) -> Path:
    """A valid file, the same for the same number of rows."""
    chance = random.Random(1)
    units, states = ("CNY", "PFLOPS", "count", "percent", "person", "rank", "times"), ("actual", "target", "forecast")
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(field.name for field in fields(MODEL)) + "\n")
        for number in range(rows):
            start, whole = chance.randrange(100_000), chance.randrange(10 ** chance.randrange(1, 9))
            value = f"{whole}.5" if number % 3 == 0 else str(whole)
            upper = "10000000000" if number % 10 == 0 else ""
            said = f"超过{value}万元" if number % 20 else f'"超过{value}, ""以上"""'
            day = f"{chance.randrange(1990, 2030)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            end, basis = (day, "stated") if number % 4 else ("", "")
            out.write(
                f"message-board-reply-2025@{number},message-board-reply-2025,{start},{start + 5},{said},"
                f"high_tech_enterprises,{value},{upper},{units[number % 7]},{states[number % 3]},{end},{basis}\n"
            )
    return file
