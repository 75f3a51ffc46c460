"""Reading what people wrote: CSV files of the curation folder, as records that know their file and row."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import ne
from pathlib import Path
from sys import intern

from shenyang_innovation import inside
from shenyang_innovation.errors import CurationError, did_you_mean
from shenyang_innovation.schema.text import Cell

_NO_REMEDIES: Mapping[str, str] = {}


@dataclass(frozen=True)
class Record:
    """One curated row with the place where it stands."""

    file: str
    line: int
    cells: Mapping[str, Cell]

    @property
    def where(self) -> str:
        """The place of the row, for people."""
        return f"{self.file}, line {self.line}"

    def __getitem__(self, column: str) -> Cell:
        return self.cells[column]

    def given(self, column: str) -> str:
        """The cell of a column that has to be filled."""
        cell = self.cells[column]
        if cell is None:
            raise self.error(f"{column} is missing", "Fill the cell")
        return cell

    def span(self, wording: str) -> tuple[int, int]:
        """Start and end of the row, as offsets between which the wording fits exactly."""
        start, end = (as_offset(self.given(column)) for column in ("start", "end"))
        if start is None or end is None:
            raise self.error(
                f"start {self['start']!r} and end {self['end']!r} are not offsets", "Give whole numbers from 0"
            )
        if end - start != len(wording):
            raise self.error(
                f"{wording!r} has {len(wording)} characters, but stands from {start} to {end}",
                "Correct the offsets or the wording",
            )
        return start, end

    def error(self, what: str, remedy: str) -> CurationError:
        """What is wrong with this row, as an error that names its place."""
        return CurationError(what, where=self.where, remedy=remedy)


def read_records(
    root: Path, file: str, columns: Sequence[str], remedies: Mapping[str, str] = _NO_REMEDIES
) -> list[Record]:
    """The rows of `root/file`, whose header must be `columns` in this order.

    Raises CurationError for a file that is missing, lies elsewhere, is not UTF-8, has another header, a ragged row or
    stray white space; `remedies` has what to do about a column that is not one of `columns`.
    """
    path, names = root / file, file
    file = f"{root.name}/{inside.shown(file, spell=str)}"
    try:
        inside.parts(names)
        inside.check(str(path), str(root))
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CurationError(
            "the file is missing", where=file, remedy="Add it; an empty table has its header only"
        ) from None
    except OSError as error:
        raise CurationError(f"can't be read: {error.strerror}", where=file, remedy="Put a CSV file there") from None
    except UnicodeDecodeError as error:
        raise CurationError(f"not UTF-8 at byte {error.start}", where=file, remedy="Save it as UTF-8") from None
    for mark, name in (("\ufeff", "a byte order mark"), ("\r", "a carriage return"), ("\0", "a NUL")):
        if mark in text:
            raise CurationError(
                f"{name} at character {text.index(mark)}", where=file, remedy="Save it as UTF-8 with LF"
            )
    return records_of(text, file, columns, remedies)


def records_of(
    text: str, file: str, columns: Sequence[str], remedies: Mapping[str, str] = _NO_REMEDIES
) -> list[Record]:
    """The rows of a text as `read_records` gives those of a file; `file` is the name under which errors speak of it."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        _same_header(file, next(lines, []), columns, remedies)
        return [_record(file, lines.line_num, columns, cells) for cells in lines]
    except csv.Error as error:
        where = f"{file}, line {lines.line_num}"
        raise CurationError(f"not readable as CSV: {error}", where=where, remedy="Mend the quotes of the row") from None


def as_offset(text: str) -> int | None:
    """The whole number that a text spells in plain digits, else None.

    >>> as_offset("12"), as_offset("²"), as_offset("-1")
    (12, None, None)
    """
    return int(text) if text.isascii() and text.isdecimal() else None


def _same_header(file: str, header: Sequence[str], columns: Sequence[str], remedies: Mapping[str, str]) -> None:
    if list(header) == list(columns):
        return
    for name in header:
        if name not in columns:
            remedy = remedies.get(name) or did_you_mean(name, list(columns))
            raise CurationError(f"unknown column {inside.shown(name)}", where=file, remedy=remedy)
    given = inside.shown(",".join(header), spell=str)
    remedy = f"It must be {','.join(columns)}, in this order"
    raise CurationError(f"the header is {given}", where=file, remedy=remedy)


def _record(file: str, line: int, columns: Sequence[str], cells: Sequence[str]) -> Record:
    # most cells stand in many rows: each is kept once
    record = Record(file, line, dict(zip(columns, [intern(cell) or None for cell in cells], strict=False)))
    if len(cells) != len(columns):
        raise record.error(f"{len(cells)} cells under {len(columns)} columns", "Check the commas and quotes of the row")
    if any(map(ne, cells, map(str.strip, cells))):
        column, cell = next(pair for pair in zip(columns, cells, strict=True) if pair[1] != pair[1].strip())
        raise record.error(f"white space around {inside.shown(cell)} in {column}", "Remove it")
    return record
