"""A CSV file of any size, in pieces of two megabytes.

A piece in which every quote is where RFC 4180 wants it and every row has the right number of cells is read by polars.
Any other is read row by row by `csv`, which says what is wrong. Both give the same rows, so the verdict does not depend
on who reads. In memory are one piece and one row, which may have sixteen megabytes.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from shenyang_innovation.checking.schemas import tablefile as words
from shenyang_innovation.checking.schemas.files.pieces import Found, Piece
from shenyang_innovation.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from shenyang_innovation.checking.schemas.files.pieces import Items

PIECE = 2**21
"""Bytes that are read at a time: half as many take a tenth longer, twice as many are no faster and take 20 MB more."""
LONGEST_ROW = 16 * 2**20
COMMA, QUOTE = ord(","), ord('"')


def read_csv_file(path: Path, table: str, columns: Sequence[str], piece: int = PIECE) -> Items:
    """The rows of a CSV file under the header `columns`, piece by piece, and the faults of what is no row.

    An empty cell is a null. Where the file is no text, or no CSV, it ends with the fault that says so.
    """
    try:
        with path.open("rb") as file:
            yield from _Reading(file, table, columns, piece).items()
    except OSError as error:
        rule = f"the file {path} can't be read: {error.strerror}"
        yield Found(_fault(table, rule, "Name a CSV file that may be read"))


class _Plain(NamedTuple):
    """A piece of plain CSV: its rows, how many bytes they take, how many lines."""

    rows: pl.DataFrame
    size: int
    lines: int


class _Reading:
    def __init__(self, file: BinaryIO, table: str, columns: Sequence[str], piece: int) -> None:
        self.file = file
        self.table = table
        self.columns = columns
        self.piece = piece
        self.position = 0  # of the byte behind the last row read
        self.line = 1  # that begins there
        self.number = 0  # of the last row read
        self.ended = False

    def items(self) -> Items:
        yield from self._header()
        while not self.ended:
            self.file.seek(self.position)
            block = self.file.read(self.piece)
            if not block:
                return
            plain = self._plain(block)
            if plain is None:
                yield from self._row_by_row(self.position + len(block))
            else:
                yield self._piece(plain)

    def _header(self) -> Items:
        if mark := words.byte_order_mark(self.file.read(4)):
            self.ended = True
            yield Found(_fault(self.table, *mark))
            return
        lines = _Lines(self.file, self.position, self.line)
        header = self._next_row(lines, words.rows_of_csv(lines))
        if isinstance(header, Found):
            yield header
            return
        for fault in words.header_faults(self.table, header or [], self.columns):
            self.ended = True
            yield Found(fault, 1)
        self.position, self.line = lines.position, lines.line

    # --- plain CSV ----------------------------------------------------------------------------------------------

    def _plain(self, block: bytes) -> _Plain | None:
        """The whole rows at the beginning of a block, if they are plain CSV."""
        if len(block) < self.piece and not block.endswith(b"\n"):
            block += b"\n"  # the last row of a file needs no line end
        block = block[: _end_of_rows(block)]
        outside = _outside_quotes(block)
        if outside is None or outside.rows == 0 or outside.commas != outside.rows * (len(self.columns) - 1):
            return None
        if b"\0" in block or (b"\r" in block and block.count(b"\r") != block.count(b"\r\n")):
            return None
        try:
            rows = pl.read_csv(io.BytesIO(block), has_header=False, schema=dict.fromkeys(self.columns, pl.String))
        except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):  # a row too long, or no UTF-8
            return None
        if rows.height != outside.rows:
            return None
        if outside.maybe_quoted_empty:
            rows = rows.select(pl.when(pl.all() != "").then(pl.all()))
        longest = rows.select(pl.max_horizontal(pl.all().str.len_bytes().max())).item()
        if longest is not None and longest > words.LONGEST_CELL:
            return None
        return _Plain(rows, len(block), outside.lines)

    def _piece(self, plain: _Plain) -> Piece:
        height = plain.rows.height
        numbers = range(self.number + 1, self.number + height + 1)
        line_of = _counted(self.line) if plain.lines == height else _with_breaks_in_cells(plain.rows, self.line)
        self.number += height
        self.position += plain.size
        self.line += plain.lines
        return Piece(plain.rows, numbers, line_of)

    # --- any CSV ------------------------------------------------------------------------------------------------

    def _row_by_row(self, until: int) -> Items:
        """The rows that begin before a byte of the file; a row with another number of cells is a fault."""
        lines = _Lines(self.file, self.position, self.line)
        reader = words.rows_of_csv(lines)
        rows: list[list[str | None]] = []
        numbers: list[int] = []
        starts: list[int] = []
        while lines.position < until:
            start = lines.line
            lines.begin_row()
            cells = self._next_row(lines, reader)
            if isinstance(cells, Found):
                yield cells
            if not isinstance(cells, list):
                break
            self.number += 1
            if len(cells) != len(self.columns):
                yield Found(words.ragged_row(self.table, self.number, len(cells), len(self.columns)), start)
            else:
                rows.append([cell or None for cell in cells])
                numbers.append(self.number)
                starts.append(start)
        self.position, self.line = lines.position, lines.line
        frame = pl.DataFrame(rows, schema=dict.fromkeys(self.columns, pl.String), orient="row")
        yield Piece(frame, numbers, starts.__getitem__)

    def _next_row(self, lines: _Lines, reader: Iterator[list[str]]) -> list[str] | Found | None:
        """The next row; the fault if the file can't be read any further, None at its end."""
        try:
            return next(reader)
        except StopIteration:
            self.ended = True
            return None
        except csv.Error as error:
            fault = words.unreadable_line(self.table, lines.line - 1, error)
        except words.NotTextError as error:
            fault = _fault(self.table, error.rule, error.remedy)
        self.ended = True
        return Found(fault, lines.line - 1)


class _Lines:
    """The lines of a file from a position on, as text with their ends; counts bytes and lines as they are taken."""

    def __init__(self, file: BinaryIO, position: int, line: int) -> None:
        file.seek(position)
        self.file = file
        self.position = position
        self.line = line
        self._row_from = position

    def begin_row(self) -> None:
        self._row_from = self.position

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        data = self.file.readline(LONGEST_ROW + 1)
        if not data:
            raise StopIteration
        position = self.position
        self.position += len(data)
        self.line += 1
        if self.position - self._row_from > LONGEST_ROW:
            rule = f"the row that starts at byte {self._row_from} has more than {LONGEST_ROW} bytes"
            raise words.NotTextError(rule, "Check its quotes and line ends")
        return words.plain_text(data, position)


# --- the structure of a block -----------------------------------------------------------------------------------


class _Outside(NamedTuple):
    """How many rows and commas stand outside of quotes; how many lines there are in all."""

    rows: int
    commas: int
    lines: int
    maybe_quoted_empty: bool = False
    """Whether there may be a cell `""`, which polars tells from an empty one."""


def _end_of_rows(block: bytes) -> int:
    """Where the last whole row of a block ends that begins with a row, if its quotes are in order."""
    end = block.rfind(b"\n")
    odd = _count(block[: max(end, 0)], QUOTE) % 2
    while end >= 0 and odd:
        before = block.rfind(b"\n", 0, end)
        odd ^= block.count(b'"', max(before, 0), end) % 2
        end = before
    return end + 1


def _outside_quotes(block: bytes) -> _Outside | None:
    """What stands outside of quotes; None if a quote stands where RFC 4180 has none."""
    lines, commas = block.count(b"\n"), _count(block, COMMA)
    if b'"' not in block:
        return _Outside(lines, commas, lines)
    parts = block.split(b'"')
    first, last = parts[0], parts[-1]
    # Of n quotes the parts 0, 2, 4, … stand outside. Two quotes in a quoted cell are one: the part between is empty.
    if len(parts) % 2 == 0 or first[-1:] not in _BEFORE or last[:1] not in _BEHIND:
        return None
    if not all(part[:1] in _BEHIND and part[-1:] in _BEFORE for part in parts[2:-1:2]):
        return None
    inside = b"".join(parts[1::2])
    rows = lines - inside.count(b"\n")
    return _Outside(rows, commas - inside.count(b","), lines, maybe_quoted_empty=b"" in parts[1::2])


def _count(block: bytes, byte: int) -> int:
    """How often a byte stands in a block: as `bytes.count`, but fast also for what stands there often."""
    return int(np.count_nonzero(np.frombuffer(block, dtype=np.uint8) == byte))


_BEFORE = frozenset((b"", b",", b"\n"))
_BEHIND = frozenset((b"", b",", b"\n", b"\r"))


def _counted(first: int) -> Callable[[int], int]:
    return lambda place: first + place


def _with_breaks_in_cells(rows: pl.DataFrame, first: int) -> Callable[[int], int]:
    @cache
    def breaks_until() -> list[int]:
        breaks = pl.sum_horizontal(pl.all().str.count_matches("\n", literal=True).fill_null(0))
        return [0, *rows.select(breaks.cum_sum()).to_series().to_list()]

    return lambda place: first + place + breaks_until()[place]


def _fault(table: str, rule: str, remedy: str) -> Fault:
    return Fault(table=table, row=None, column=None, value="", rule=rule, remedy=remedy)
