"""What Parquet beside the CSV of a large table saves: a made table of a million rows, read by each backend from both.

The table is `observations` again and again under other keys, places and amounts, each thousand of its rows in a made
document. Every program is a fresh process that has read a small table in the same ways, so that what is timed is
reading. The two packages take turns, every second one backwards; a ratio is the median of those of the turns.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.own_readers import ALL_ROWS
from benchmarks.report import conditions, table
from shenyang_innovation.building.parquet_files import parquet_files
from shenyang_innovation.published import descriptor
from shenyang_innovation.schema.descriptor import describe_parquet

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "speed.md"
TABLE = "observations"
OF_A_DOCUMENT = 1000
"""Rows."""
BACKENDS = ("pandas", "polars", "pyarrow", "duckdb")


def asked(documents: int) -> dict[str, str]:
    """What is read, and how it is said to `load_table`."""
    one = f"where={{'source_id': {_made(documents // 2)!r}}}"
    return {
        "the whole table": "",
        "one column": "columns=['value']",
        "the rows of one document": one,
        "one column of these": f"columns=['value'], {one}",
        "what is said of talent since 2024": "where={'theme': 'talent'}, since={'period_end': 2024}",
    }


def main(arguments: list[str]) -> str:
    """Read the made table from both in turns and report what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks parquet")
    parser.add_argument("--runs", type=int, default=5, help="turns that count")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the table")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        sizes = write_packages(Path(folder), options.rows)
        lines = [
            line
            for backend in BACKENDS
            for line in _lines(Path(folder), backend, asked(max(options.rows // OF_A_DOCUMENT, 1)), options.runs)
        ]
    header = ["backend", "what is read", "rows", "CSV, ms", "Parquet, ms", "ratio"]
    made = conditions(f"python -m benchmarks parquet --runs {options.runs} --rows {options.rows}")
    how = f"{made} Medians of {options.runs} turns, each program in a fresh process that has read a small table so."
    csv_size, parquet_size = (f"{size / 1e6:,.1f} MB" for size in sizes)
    what = (
        f"`{TABLE}` made larger, {options.rows:,} rows: {csv_size} of CSV, {parquet_size} of Parquet beside it. "
        "Milliseconds of reading; the ratio is that of Parquet to CSV."
    )
    return f"{what}\n\n{table(header, lines)}\n\n{how}"


def _lines(folder: Path, backend: str, wanted: dict[str, str], runs: int) -> Iterator[list[str]]:
    for what, how in wanted.items():
        taken: dict[str, list[float]] = {"csv": [], "parquet": []}
        found: set[int] = set()
        for turn in range(runs):
            for kind in reversed(taken) if turn % 2 else taken:
                seconds, rows = _said(backend, folder / kind, how)
                found.add(rows)
                taken[kind].append(1000 * seconds)
        (rows,) = found  # of both the same
        ratio = median(ours / others for ours, others in zip(taken["parquet"], taken["csv"], strict=True))
        of_csv, of_parquet = (f"{median(taken[kind]):,.1f}" for kind in ("csv", "parquet"))
        yield [backend, what, f"{rows:,}", of_csv, of_parquet, f"{ratio:.3f}"]


def _said(backend: str, root: Path, how: str) -> tuple[float, int]:
    """The seconds that reading takes, and how many rows it gives."""
    rows, length = (ALL_ROWS, "num_rows") if backend == "duckdb" else ("", "shape[0]")
    program = f"""
from time import perf_counter
from shenyang_innovation.published.backends import load_table
for small in ({{}}, {{"where": {{"document_kind": "meeting-report"}}}}):
    load_table("sources", {backend!r}, root={str(root)!r}, **small){rows}
start = perf_counter()
read = load_table({TABLE!r}, {backend!r}, root={str(root)!r}, {how}){rows}
print(perf_counter() - start, read.{length})
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    seconds, number = done.stdout.splitlines()[-1].split()  # DuckDB shows how far it is, in lines before
    return float(seconds), int(number)


# --- the made packages ----------------------------------------------------------------------------------------------


def _made(number: int) -> str:
    return f"made-{number:05}"


def write_packages(folder: Path, rows: int) -> tuple[int, int]:
    """The packages `csv` and `parquet` below a folder, the same for the same number; the sizes of the two files."""
    documents = -(-rows // OF_A_DOCUMENT)
    observations, sources = _read(TABLE), _read("sources")
    header = observations[0]
    again = zip(range(rows), cycle(observations[1:]), strict=False)
    made = {
        "sources": [sources[0], *([_made(number), *sources[1][1:]] for number in range(documents))],
        TABLE: [header, *(_varied(dict(zip(header, row, strict=True)), number) for number, row in again)],
    }
    tables = {name: _csv(lines) for name, lines in made.items()}
    data = parquet_files(tables, over=0)
    for kind, beside in (("csv", {}), ("parquet", data)):
        _write(folder / kind, tables, beside)
    return len(tables[TABLE]), len(data[TABLE])


def _varied(row: dict[str, str], number: int) -> list[str]:
    """A row that no other is like, as real ones are: Parquet makes little of what repeats itself."""
    document, figure = _made(number // OF_A_DOCUMENT), f"{row['figure']}{number}"
    place = {"source_id": document, "start": f"{7 * number}", "end": f"{7 * number + len(figure)}"}
    said = {"figure": figure, "readable": figure, "value": f"{row['value'].partition('.')[0]}{number % 997}"}
    note = {"note_en": f"{row['note_en']} {number}"} if row["note_en"] else {}
    return list((row | {"observation_id": f"{document}@{7 * number}"} | place | said | note).values())


def _read(name: str) -> list[list[str]]:
    with open(descriptor.resource(name).path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _csv(lines: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode()


def _write(root: Path, tables: dict[str, bytes], parquet: dict[str, bytes]) -> None:
    (root / "tables").mkdir(parents=True)
    package: dict[str, Any] = json.loads(Path(descriptor.package().root, "datapackage.json").read_bytes())
    package["resources"] = [part for part in package["resources"] if part["name"] in tables]
    for resource in package["resources"]:
        data = tables[resource["name"]]
        (root / "tables" / f"{resource['name']}.csv").write_bytes(data)
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if beside := parquet.get(resource["name"]):
            resource["parquet"] = describe_parquet(resource["name"], beside)
            (root / resource["parquet"]["path"]).write_bytes(beside)
    (root / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
