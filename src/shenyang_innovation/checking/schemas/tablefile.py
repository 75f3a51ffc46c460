"""A CSV file of a table as rows of text cells; whatever keeps it from being read as such is a fault, not a crash."""

from __future__ import annotations

import csv
import io
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.schemas import faults as words
from shenyang_innovation.errors import Fault

if TYPE_CHECKING:
    from _csv import Reader as Rows
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shenyang_innovation.schema.text import Cell

BOMS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


LONGEST_CELL = 131_072
"""Characters; csv refuses a longer cell, which mostly is a quote that was not closed."""
MOST_COLUMNS = 1000
"""The columns of a file that has more of them are not named one by one."""


class TableFile(NamedTuple):
    """The rows of a file with their numbers (from 1, header not counted), and its faults.

    `rows` is None if no row could be told from another: then only the faults say anything.
    """

    rows: list[tuple[int, dict[str, Cell]]] | None
    faults: list[Fault]


def read_table_file(path: Path, table: str, columns: Sequence[str]) -> TableFile:
    """The rows of a CSV file under the header `columns`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return _unreadable(table, f"the file {path} is missing", "Add it, or build the package again")
    except OSError as error:
        return _unreadable(
            table, f"the file {path} can't be read: {error.strerror}", "Name a CSV file that may be read"
        )
    return read_table(data, table, columns)


def read_table(data: bytes, table: str, columns: Sequence[str]) -> TableFile:
    r"""The rows of the bytes of a CSV file under the header `columns`; an empty cell is a null.

    >>> read_table(b"caveat_id,label_zh\nperiod-unstated,\n", "caveats", ["caveat_id", "label_zh"]).rows
    [(1, {'caveat_id': 'period-unstated', 'label_zh': None})]
    >>> print(read_table(b"caveat_id\na,b\n", "caveats", ["caveat_id"]).faults[0])
    caveats, row 1: the row has 2 cells under 1 columns. Check its commas and quotes
    """
    if words_of_mark := byte_order_mark(data):
        return _unreadable(table, *words_of_mark)
    try:
        text = plain_text(data, 0)
    except NotTextError as error:
        return _unreadable(table, error.rule, error.remedy)
    # A line ends with a line feed. A carriage return alone is none, which csv says.
    lines = rows_of_csv(io.StringIO(text, newline="\n"))
    found: list[Fault] = []
    rows: list[tuple[int, dict[str, Cell]]] = []
    try:
        header = next(lines, [])
        found += header_faults(table, header, columns)
        if found:
            return TableFile(None, found)
        for number, cells in enumerate(lines, start=1):
            if len(cells) != len(columns):
                found.append(ragged_row(table, number, len(cells), len(columns)))
            else:
                rows.append((number, dict(zip(columns, [intern(cell) or None for cell in cells], strict=True))))
    except csv.Error as error:
        found.append(unreadable_line(table, lines.line_num, error))
    return TableFile(rows, found)


# --- what is wrong with a file, in the words of every reader of CSV ----------------------------------------------


def rows_of_csv(lines: Iterable[str]) -> Rows:
    """The rows of CSV. The longest cell is a setting of the whole process, which frictionless changes."""
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, strict=True)


class NotTextError(Exception):
    """Bytes that are no plain text in UTF-8."""

    def __init__(self, rule: str, remedy: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.remedy = remedy


def byte_order_mark(data: bytes) -> tuple[str, str] | None:
    """Rule and remedy if the bytes of a file begin with a byte order mark."""
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            remedy = "Save it as UTF-8 without one; Excel can't, so keep it as .xlsx there"
            return f"the file starts with a byte order mark ({encoding})", remedy
    return None


def plain_text(data: bytes, offset: int) -> str:
    """The text of bytes that stand at an offset of a file; raises `NotTextError` if they are no UTF-8 or hold a NUL."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        rule = f"the file is not UTF-8 at byte {offset + error.start}"
        raise NotTextError(rule, "Save it as UTF-8") from None
    if "\0" in text:
        rule = f"a NUL stands at byte {offset + data.index(0)}"
        raise NotTextError(rule, "Remove it: a CSV file is plain text")
    return text


def ragged_row(table: str, number: int, cells: int, columns: int) -> Fault:
    """A row with more or fewer cells than there are columns."""
    rule = f"the row has {cells} cells under {columns} columns"
    return _fault(table, number, rule, "Check its commas and quotes")


def unreadable_line(table: str, line: int, error: csv.Error) -> Fault:
    """A line that csv does not take; nothing behind it can be read."""
    text = str(error)
    if text.startswith("new-line character"):
        what, remedy = "a carriage return stands in a cell without quotes", "Mend the line ends: LF, or CR LF"
    elif text.startswith("field larger"):
        what = f"a cell has more than {LONGEST_CELL} characters"
        remedy = "Close its quotes, or shorten it"
    else:
        what, remedy = text, "Mend its quotes"
    return _fault(table, None, f"line {line} is not readable as CSV: {what}", remedy)


def header_faults(table: str, header: Sequence[str], columns: Sequence[str]) -> list[Fault]:
    """Where the header of a file is not the columns of the table in their order."""
    found = column_faults(table, header, columns)
    if not found and list(header) != list(columns):
        rule = "the columns stand in another order"
        found.append(_fault(table, None, rule, f"Put them in this one: {','.join(columns)}"))
    return found


def column_faults(table: str, names: Sequence[str], columns: Sequence[str]) -> list[Fault]:
    """Columns of a file that stand twice, that the table does not have, or that are missing."""
    if len(names) > MOST_COLUMNS:
        rule = f"the file has {len(names)} columns, the table {len(columns)}"
        return [_fault(table, None, rule, f"Keep these, in this order: {','.join(columns)}")]
    if not set(names) & set(columns):
        return [_header_of_another_kind(table, names, columns)]
    found = [words.repeated_column(table, name) for place, name in enumerate(names) if name and name in names[:place]]
    found += [words.unknown_column(table, name, columns) for name in dict.fromkeys(names) if name not in columns]
    return found + [words.missing_column(table, name) for name in columns if name not in names]


SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def _header_of_another_kind(table: str, names: Sequence[str], columns: Sequence[str]) -> Fault:
    """One fault for a header of which no name is right: each name by itself would say less.

    >>> print(_header_of_another_kind("aliases", ["entity_id;alias_zh"], ["entity_id", "alias_zh"]))
    aliases: the cells are separated by semicolons. Save it with commas
    """
    for mark, plural in SEPARATORS.items():
        if len(names) == 1 and set(names[0].split(mark)) & set(columns):
            return _fault(table, None, f"the cells are separated by {plural}", "Save it with commas")
    if not any(names):
        return _fault(table, None, "there is no header", f"Begin with it: {','.join(columns)}")
    rule = f"no column of {table} is in the header"
    remedy = f"Begin with its header, {','.join(columns)}; if it holds another table, name that one"
    return _fault(table, None, rule, remedy)


def _unreadable(table: str, rule: str, remedy: str) -> TableFile:
    return TableFile(None, [_fault(table, None, rule, remedy)])


def _fault(table: str, row: int | None, rule: str, remedy: str) -> Fault:
    return Fault(table=table, row=row, column=None, value="", rule=rule, remedy=remedy)
