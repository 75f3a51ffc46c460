"""Tables as text: aligned for a terminal (Chinese lines up), CSV, JSON or Markdown; and output that takes anything."""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from shenyang_innovation.published.description import wrapped
from shenyang_innovation.published.width import display_width

FORMATS = ("table", "csv", "json", "markdown")
STREAMED = ("csv", "json")
CELL = 44
NARROW = (100, 20)
HEADER = 10
GAP = 2
STYLES = {"head": "\x1b[1m", "faint": "\x1b[2m", "warning": "\x1b[33m"}
PLAIN = "\x1b[0m"

Value = str | int | Decimal | bool | None


class Sheet(NamedTuple):
    """Rows to show, the columns in order, which hold numbers, which are keys and so never cut.

    `together` are columns that say nothing without one another; `remedy` says how to see those that do not fit.
    """

    columns: Sequence[str]
    numeric: frozenset[str]
    rows: Iterable[Mapping[str, Value]]
    keys: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    remedy: str = "Name some with --columns, or widen the terminal."


def render(sheet: Sheet, form: str = "table", width: int | None = None) -> str:
    """The sheet as text that ends with a line end. `width` bounds the table form only.

    >>> print(render(Sheet(["name_zh", "value"], frozenset({"value"}), [{"name_zh": "新材料", "value": 3}])), end="")
    name_zh      value
    ---------  -------
    新材料           3
    """
    if form in STREAMED:
        return "".join(stream(sheet, form))
    sheet = sheet._replace(rows=list(sheet.rows))  # these are looked at more than once
    if form == "markdown":
        return _tabulated(sheet, sheet.columns, "github") + "\n"
    columns, left_out = _fitting(sheet, width)
    if width is not None:
        sheet = _cut(sheet, _rooms(sheet, columns, width))
    head, rule, body = _tabulated(sheet, columns, "simple").partition("\n-")
    text = f"{painted(head, 'head')}{rule}{body}\n"
    if left_out:
        more = "1 more column does" if len(left_out) == 1 else f"{len(left_out)} more columns do"
        hint = f"{more} not fit: {', '.join(left_out)}. {sheet.remedy}"
        text += f"\n{painted(textwrap.fill(hint, width or 80, break_long_words=False), 'faint')}\n"
    return text


def _room(sheet: Sheet, column: str, width: int) -> int:
    """How wide the cells of a column may be where all have to share the terminal; those of keys are never cut."""
    need = _need(sheet, column)
    return need if column in sheet.keys else min(need, NARROW[1] if width <= NARROW[0] else CELL)


def _need(sheet: Sheet, column: str) -> int:
    return max((display_width(_plain(row[column])) for row in sheet.rows), default=0)


def _rooms(sheet: Sheet, columns: Sequence[str], width: int) -> dict[str, int]:
    """How wide the cells of each column are: what is left of the terminal goes to those that would be cut."""
    rooms = {column: _room(sheet, column, width) for column in columns}
    left = width - sum(_taken(column, rooms[column]) for column in columns) - GAP * (len(columns) - 1)
    for column in columns:
        more = max(0, min(left, _need(sheet, column) - rooms[column]))
        # a header that is wider than its cells has room for them already
        left -= _taken(column, rooms[column] + more) - _taken(column, rooms[column])
        rooms[column] += more
    return rooms


def _taken(column: str, room: int) -> int:
    """Columns of the terminal that a column takes with cells of that width; tabulate keeps two beside a header."""
    return max(room, *(len(line) + 2 for line in _wrapped(column, room).split("\n")))


def _cut(sheet: Sheet, rooms: Mapping[str, int]) -> Sheet:
    """The sheet with these columns alone, every cell cut to the room that its column has."""
    rows = [{column: _short(_plain(row[column]), room) for column, room in rooms.items()} for row in sheet.rows]
    return sheet._replace(rows=rows)


def terminal_width() -> int | None:
    """Columns of the terminal, or what COLUMNS says; None if the output is no terminal: then nothing is left out."""
    if os.environ.get("COLUMNS") or sys.stdout.isatty():
        return shutil.get_terminal_size((80, 24)).columns
    return None


def in_colour() -> bool:
    """Whether the output is a terminal that shows colours, and nobody said NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painted(text: str, style: str) -> str:
    """The lines of a text in one of the styles where there are colours, as they are elsewhere.

    >>> painted("clusters", "head")
    'clusters'
    """
    if not in_colour():
        return text
    return "\n".join(f"{STYLES[style]}{line}{PLAIN}" if line else line for line in text.split("\n"))


def folded(text: str, width: int | None) -> str:
    """Text whose lines are no wider than the terminal; what does not fit goes on below, indented by two more.

    >>> print(folded("  said by 沈阳市科技局 (Shenyang Science and Technology Bureau)", 40))
      said by 沈阳市科技局 (Shenyang Science
        and Technology Bureau)
    """
    return text if width is None else "\n".join(_folded(line, width) for line in text.split("\n"))


def _folded(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip(" ")))
    first, *more = wrapped(line, width - len(indent))
    if more:
        more = wrapped(" ".join(line.split())[len(first) :], width - len(indent) - GAP)
    return "\n".join([indent + first, *(f"{indent}  {part}" for part in more)])


def stream(sheet: Sheet, form: str) -> Iterator[str]:
    """The sheet as CSV or JSON, a row at a time as the rows come."""
    return _csv(sheet) if form == "csv" else _json(sheet)


def _csv(sheet: Sheet) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow([_plain(row[column]) for column in sheet.columns])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _json(sheet: Sheet) -> Iterator[str]:
    """A list of objects, spelled here: the json module would have every decimal pass through a float."""
    begin = "[\n"
    for row in sheet.rows:
        cells = ",\n".join(f"    {_literal(name)}: {_literal(row[name])}" for name in sheet.columns)
        yield f"{begin}  {{\n{cells}\n  }}"
        begin = ",\n"
    yield "[]\n" if begin == "[\n" else "\n]\n"


def _literal(value: Value) -> str:
    return _plain(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
    return str(value)


def _tabulated(sheet: Sheet, columns: Sequence[str], form: str) -> str:
    from tabulate import tabulate

    # a wrapped header needs a format that knows lines; Markdown has none
    headers = [_wrapped(column, _need(sheet, column)) if form == "simple" else column for column in columns]
    body = [[_plain(row[column]) for column in columns] for row in sheet.rows]
    if form == "github":
        body = [[cell.replace("|", "\\|") for cell in cells] for cells in body]
    align = ["right" if column in sheet.numeric else "left" for column in columns]
    if not body:
        return tabulate([], headers=headers, tablefmt=form)
    return tabulate(
        body, headers=headers, tablefmt=form, disable_numparse=True, colalign=align, headersglobalalign=None
    )


def _short(text: str, room: int) -> str:
    """A cell for the terminal, cut to `room` columns; the other forms keep it whole."""
    if display_width(text) <= room:
        return text
    while display_width(text) > room - 1:
        text = text[:-1]
    return text + "…"


def _wrapped(column: str, room: int) -> str:
    """A long column name broken at its underscores, so that it is not wider than its cells need."""
    lines: list[str] = []
    for word in column.replace("_", "_ ").split(" "):
        if lines and len(lines[-1]) + len(word) <= max(HEADER, room):
            lines[-1] += word
        else:
            lines.append(word)
    return "\n".join(lines)


def _fitting(sheet: Sheet, width: int | None) -> tuple[list[str], list[str]]:
    """The columns that fit side by side, and those that do not; the first one always stays."""
    if width is None:
        return list(sheet.columns), []
    kept: list[str] = []
    used = -GAP
    for group in _groups(sheet):
        need = sum(GAP + _taken(column, _room(sheet, column, width)) for column in group)
        if not kept or used + need <= width:
            kept += group
            used += need
    return kept, [column for column in sheet.columns if column not in kept]


def _groups(sheet: Sheet) -> Iterator[list[str]]:
    """Each column by itself, but those that belong together at the place of the first of them."""
    together = [column for column in sheet.columns if column in sheet.together]
    for column in sheet.columns:
        if column not in sheet.together:
            yield [column]
        elif column == together[0]:
            yield together


def speak_utf8() -> None:
    """Print UTF-8 whatever the locale says; a file name that is none goes out as the bytes it came in."""
    codecs.register_error("bytes or backslash", _bytes_or_backslash)
    for stream, errors in ((sys.stdout, "bytes or backslash"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _bytes_or_backslash(error: UnicodeError) -> tuple[str | bytes, int]:
    """Bytes that were no UTF-8 as they came in, any other half of a surrogate pair spelled out."""
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
