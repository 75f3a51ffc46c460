"""A sheet of an Excel file as rows of text cells. Nothing in it is evaluated, and it is not unpacked beyond a bound.

openpyxl reads it, because it gives row after row and tells a formula from its last result. calamine is faster, but
holds the whole sheet and knows results alone.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.schemas import faults
from shenyang_innovation.checking.schemas import tablefile as words
from shenyang_innovation.checking.schemas.cells import clean
from shenyang_innovation.checking.schemas.files.pieces import Found, Piece
from shenyang_innovation.errors import Fault
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.text import Cell, to_cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shenyang_innovation.checking.schemas.files.pieces import Items
    from shenyang_innovation.schema.row import Row

BATCH = 1000
"""Rows."""
MOST_ROWS = 2**20
"""A sheet of Excel has no more."""
LARGEST = 2**30
"""Bytes of all parts of the file, unpacked."""
LARGEST_IN_MEMORY = 2**27
"""Bytes of all parts but the sheets, which alone are read row by row."""
BROKEN: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError),  # as an archive
    *(
        SyntaxError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        ArithmeticError,
    ),  # what openpyxl makes of its XML
)


def read_excel_file(path: Path, model: type[Row]) -> Items:
    """The rows of the sheet that is named as the table, else of the first, and the faults of cells that are no values.

    Raises `MissingExtraError` if openpyxl is not installed.
    """
    openpyxl = need("openpyxl", extra="excel", where=f"validate {path}")
    table = model.table.name
    try:
        with _reading():
            too_large = _too_large(path)
        if too_large:
            yield _found(table, too_large, "Save the table alone, as CSV")
            return
        with _reading():
            book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
            sheet = _chosen(book, table)
        try:
            yield from _Sheet(model, _rows(sheet)).items()
        finally:
            book.close()
    except _BrokenFileError as error:
        rule = f"the file can't be read as Excel: {error}"
        yield _found(table, rule, "Open it in a spreadsheet and save it anew as .xlsx")


class _BrokenFileError(Exception):
    pass


@contextmanager
def _reading() -> Iterator[None]:
    """While zipfile and openpyxl read: what they raise of a damaged file is one error, what they warn of is nothing.

    openpyxl warns of what it would not keep when it saves, and of dates that are none, which become errors.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except BROKEN as error:
        raise _BrokenFileError(f"{type(error).__name__}, {error}".rstrip(".")) from error


def _too_large(path: Path) -> str | None:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if total > LARGEST:
        return f"unpacked, the file has {total} bytes, more than {LARGEST}"
    in_memory = sum(part.file_size for part in parts if not part.filename.lower().startswith("xl/worksheets/"))
    if in_memory > LARGEST_IN_MEMORY:
        return f"unpacked, the file has {in_memory} bytes beside its sheets, more than {LARGEST_IN_MEMORY}"
    return None


def _chosen(book: Any, table: str) -> Any:
    sheets = {sheet.title: sheet for sheet in reversed(book.worksheets)}
    if not sheets:
        raise ValueError("it has no sheet")
    sheet = sheets.get(table, book.worksheets[0])
    sheet.reset_dimensions()  # a file may say anything about the size of its sheets
    return sheet


class _Value(NamedTuple):
    """What stands in a cell, and openpyxl's letter for its kind."""

    value: object
    kind: str


def _rows(sheet: Any) -> Iterator[list[_Value]]:
    """The cells of each row as far as they are filled."""
    rows = sheet.iter_rows()
    while True:
        with _reading():
            batch = list(islice(rows, BATCH))
        if not batch:
            return
        for row in batch:
            values = [_Value(cell.value, cell.data_type) for cell in row]
            while values and values[-1].value in (None, ""):
                values.pop()
            yield values


class _Sheet:
    def __init__(self, model: type[Row], rows: Iterator[list[_Value]]) -> None:
        self.table = model.table.name
        self.fields = fields(model)
        self.rows = rows
        self.number = 0
        self.empty = 0  # rows without a cell since the last one that has some; at the end of a sheet they are no rows

    def items(self) -> Items:
        names = [field.name for field in self.fields]
        header = [_name(given) for given in next(self.rows, [])]
        if found := words.header_faults(self.table, header, names):
            yield from (Found(fault, 1) for fault in found)
            return
        while batch := list(islice(self.rows, BATCH)):
            yield from self._piece(batch)
            if self.number > MOST_ROWS:
                yield _found(self.table, f"the sheet has more than {MOST_ROWS} rows", "Save it anew as .xlsx")
                return

    def _piece(self, batch: Sequence[list[_Value]]) -> Items:
        cells: list[list[Cell]] = []
        numbers: list[int] = []
        told: dict[int, frozenset[str]] = {}
        for values in batch:
            self.number += 1
            if not values:
                self.empty += 1
                continue
            yield from (self._ragged(number, 0) for number in range(self.number - self.empty, self.number))
            self.empty = 0
            if len(values) > len(self.fields):
                yield self._ragged(self.number, len(values))
                continue
            row, found = self._cells(values)
            yield from (Found(fault, self.number + 1) for fault in found)
            told[len(cells)] = frozenset(str(fault.column) for fault in found)
            cells.append(row)
            numbers.append(self.number)
        schema = dict.fromkeys((field.name for field in self.fields), pl.String)
        frame = pl.DataFrame(cells, schema=schema, orient="row")
        yield Piece(frame, numbers, lambda place: numbers[place] + 1, told)

    def _ragged(self, number: int, cells: int) -> Found:
        return Found(words.ragged_row(self.table, number, cells, len(self.fields)), number + 1)

    def _cells(self, values: Sequence[_Value]) -> tuple[list[Cell], list[Fault]]:
        row: list[Cell] = [None] * len(self.fields)
        found: list[Fault] = []
        for place, (field, value) in enumerate(zip(self.fields, values, strict=False)):
            row[place], wrong = _cell(field, value)
            if wrong:
                found.append(_broken(self.table, self.number, field, wrong, value.value))
        return row, found


def _name(given: _Value) -> str:
    if given.value is None:
        return ""
    return str(given.value) if given.kind == "s" else f"{given.value} (no text)"


# --- one cell ---------------------------------------------------------------------------------------------------


_NO_VALUES = {
    "f": ("must be a value, not a formula", "Paste it as a value"),
    "e": ("must be a value, not an error", "Correct it, or clear the cell"),
}


COMPARATOR_AS_TEXT = "Write it as text; pandas does with engine='openpyxl'"
"""xlsxwriter, which pandas takes first, writes a lone `=` as a formula, of which Excel makes 0."""


def _cell(field: Field, given: _Value) -> tuple[Cell, str | None]:
    """The cell as a CSV file would have it, and the code of what is wrong with it.

    Whole numbers and days lose the zeros that Excel adds: 5.0 is 5, and midnight no time of the day.
    """
    value, kind = given
    if value in (None, ""):
        return None, None
    if kind in _NO_VALUES:
        return None, kind
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    (cleaned,), wrong = clean([value], field.type, nan_is_null=False)
    if wrong:
        return None, wrong[0]
    return to_cell(Decimal(repr(cleaned)) if isinstance(cleaned, float) else cleaned), None


def _broken(table: str, number: int, field: Field, code: str, value: object) -> Fault:
    if code not in _NO_VALUES:
        return faults.unfit(table, number, field, code, value)
    fault = faults.broken(table, number, field, "type", str(value))
    fault.rule, fault.remedy = _NO_VALUES[code]
    if value == "=":
        fault.remedy = COMPARATOR_AS_TEXT
    return fault


def _found(table: str, rule: str, remedy: str) -> Found:
    return Found(Fault(table=table, row=None, column=None, value="", rule=rule, remedy=remedy))
