"""The verdict on one file: its readers give pieces, its rows are judged, and its keys over all of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.schemas.files.csv_file import read_csv_file
from shenyang_innovation.checking.schemas.files.findings import MOST, Findings
from shenyang_innovation.checking.schemas.files.keys import KeyHashes, keys_of
from shenyang_innovation.checking.schemas.files.pieces import Found, Piece
from shenyang_innovation.checking.schemas.files.suspects import Suspects
from shenyang_innovation.checking.schemas.rows import row_faults
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.schema.fields import fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shenyang_innovation.checking.schemas.files.pieces import Items, Read
    from shenyang_innovation.schema.row import Row


class Verdict(NamedTuple):
    """What is wrong with a file: the findings that are kept, how many there are in all, how many rows were judged."""

    findings: list[Found]
    total: int
    rows: int


def judge_file(path: Path, model: type[Row], most: int = MOST, tell: Tell = silent) -> Verdict:
    """Judge a file of a table, of any size; how it is read is told by the end of its name (see `KINDS`).

    References to other tables are not followed. `tell` is told how many rows have been judged. Raises
    `MissingExtraError` if a library for its kind is not installed.
    """
    return KINDS[path.suffix.lower()](path, model, most, lambda rows: tell(f"{path}, {rows}"))


def judge_csv(path: Path, model: type[Row], most: int = MOST, tell: Tell = silent) -> Verdict:
    """Judge a CSV file."""
    columns = [field.name for field in fields(model)]

    def read() -> Items:
        return ahead(read_csv_file(path, model.table.name, columns))

    return judge(read, judge_cells(model), model, most, tell)


def judge_parquet(path: Path, model: type[Row], most: int = MOST, tell: Tell = silent) -> Verdict:
    """Judge a Parquet file."""
    from shenyang_innovation.checking.schemas.files.parquet_file import judge_values, read_parquet_file

    return judge(partial(read_parquet_file, path, model), judge_values(model), model, most, tell)


def judge_excel(path: Path, model: type[Row], most: int = MOST, tell: Tell = silent) -> Verdict:
    """Judge a sheet of an Excel file."""
    from shenyang_innovation.checking.schemas.files.excel_file import read_excel_file

    return judge(partial(read_excel_file, path, model), judge_cells(model), model, most, tell)


KINDS: dict[str, Callable[[Path, type[Row], int, Tell], Verdict]] = {
    ".csv": judge_csv,
    ".parquet": judge_parquet,
    ".xlsx": judge_excel,
}
"""The kinds of files that are read, by the end of their names."""


def judge(
    read: Read, judge_piece: Callable[[Piece], Iterator[Found]], model: type[Row], most: int, tell: Tell = silent
) -> Verdict:
    """Judge what a reader reads, each row by itself and then the keys over all rows."""
    findings = Findings(most)
    keys = [KeyHashes(model.table, key) for key in keys_of(model.table)]
    rows = 0
    for item in read():
        if isinstance(item, Piece):
            rows += item.rows.height
            for found in judge_piece(item):
                findings.add(found)
            for key in keys:
                key.add(item.rows)
            tell(f"{rows:,} rows")
        else:
            findings.add(item)
    for key in keys:
        key.tell(read, findings)
    return Verdict(sorted(findings.kept, key=_place), findings.count, rows)


def ahead(items: Items) -> Items:
    """The items, each next one being read in a thread while the one before is judged."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item


def judge_cells(model: type[Row]) -> Callable[[Piece], Iterator[Found]]:
    """A judge of rows of text cells: polars tells which may be bad, the row model which are."""
    suspects = Suspects(model)

    def judge_piece(piece: Piece) -> Iterator[Found]:
        for place in suspects.among(piece.rows):
            told = piece.told.get(place, frozenset())
            for fault in row_faults(model, piece.numbers[place], piece.rows.row(place, named=True)):
                if told.isdisjoint((fault.column or "").split(", ")):
                    yield Found(fault, piece.line_of(place))

    return judge_piece


def _place(found: Found) -> float:
    """In the order of rows; before them what is said of a column, behind them why the file could not be read on."""
    if found.fault.row is not None:
        return found.fault.row
    return 0 if found.fault.column is not None else math.inf
