"""A CSV file of a table as rows of text cells; whatever keeps it from being read as such is a fault, not a crash."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking import faults as words
from shenyang_innovation.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shenyang_innovation.schema.text import Cell

BOMS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


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
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return _unreadable(
                table, f"the file starts with a byte order mark ({encoding})", "Save it as UTF-8 without one"
            )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _unreadable(table, f"the file is not UTF-8 at byte {error.start}", "Save it as UTF-8")
    if "\0" in text:
        return _unreadable(
            table, f"a NUL stands at character {text.index(chr(0))}", "Remove it: a CSV file is plain text"
        )
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Fault] = []
    rows: list[tuple[int, dict[str, Cell]]] = []
    try:
        header = next(lines, [])
        found += _header_faults(table, header, columns)
        if found:
            return TableFile(None, found)
        for number, cells in enumerate(lines, start=1):
            if len(cells) != len(columns):
                rule = f"the row has {len(cells)} cells under {len(columns)} columns"
                found.append(_fault(table, number, rule, "Check its commas and quotes"))
            else:
                rows.append((number, dict(zip(columns, (cell or None for cell in cells), strict=True))))
    except csv.Error as error:
        found.append(_fault(table, None, f"line {lines.line_num} is not readable as CSV: {error}", "Mend its quotes"))
    return TableFile(rows, found)


def _header_faults(table: str, header: Sequence[str], columns: Sequence[str]) -> list[Fault]:
    found = [words.repeated_column(table, name) for place, name in enumerate(header) if name in header[:place]]
    found += [words.unknown_column(table, name, columns) for name in dict.fromkeys(header) if name not in columns]
    found += [words.missing_column(table, name) for name in columns if name not in header]
    if not found and list(header) != list(columns):
        rule = "the columns stand in another order"
        found.append(_fault(table, None, rule, f"Put them in this one: {','.join(columns)}"))
    return found


def _unreadable(table: str, rule: str, remedy: str) -> TableFile:
    return TableFile(None, [_fault(table, None, rule, remedy)])


def _fault(table: str, row: int | None, rule: str, remedy: str) -> Fault:
    return Fault(table=table, row=row, column=None, value="", rule=rule, remedy=remedy)
