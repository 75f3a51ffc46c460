"""The files that people write stand in one form and one order: exchanged rows are seen like any other change."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.tables import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Key = tuple[str | int, ...]

#: The columns by which the rows of a file are ordered; an offset counts as a number, a minus turns it round.
ORDER: dict[str, tuple[str, ...]] = {
    **{f"registers/{model.table.name}.csv": model.table.key for model in REGISTERS},
    "registers/aliases.csv": ("entity_id", "alias_zh"),
    "sources.csv": ("source_id",),
    "indicators.csv": ("indicator_id",),
    "caveats.csv": ("caveat_id",),
    "glossary.csv": ("source_id", "start"),
    "measures.csv": ("source_id", "start"),
    "suggestions.csv": ("source_id", "start"),
    "relations.csv": ("relation_id",),
    "outcomes.csv": ("target_id",),
    "ledgers": ("start",),
    "mentions": ("start", "-end", "entity_id"),
}


def curation_stands_in_order(folder: Path) -> Iterator[Finding]:
    """Every file is the CSV that writing its rows gives, and its rows stand in the order of `ORDER`."""
    for path in sorted(folder.glob("**/*.csv")):
        file = path.relative_to(folder).as_posix()
        text = path.read_bytes().decode(errors="replace")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        where = f"{folder.name}/{file}"
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        if text != written.getvalue():
            pairs = zip(text.splitlines(), written.getvalue().splitlines(), strict=False)
            line = next((number for number, (here, there) in enumerate(pairs, start=1) if here != there), None)
            place = where if line is None else f"{where}, line {line}"
            yield Finding(place, "not written as CSV is written here", "Quote only cells that need it, end lines by LF")
        columns = ORDER.get(file) or ORDER.get(file.partition("/")[0])
        if columns and rows:
            yield from _out_of_order(where, rows, columns)


def _out_of_order(where: str, rows: list[list[str]], columns: tuple[str, ...]) -> Iterator[Finding]:
    header, *body = rows
    if not {column.lstrip("-") for column in columns} <= set(header):
        return  # another header is an error of its own
    before: Key | None = None
    for line, cells in enumerate(body, start=2):
        row = dict(zip(header, cells, strict=False))
        key = tuple(part for column in columns for part in _part(column, row))
        if before is not None and key < before:
            what = f"the row {' '.join(map(str, key)).strip()!r} stands behind one that comes after it"
            yield Finding(f"{where}, line {line}", what, f"Keep the rows in the order of {', '.join(columns)}")
        before = key


def _part(column: str, row: Mapping[str, str]) -> Key:
    """What a column adds to the key of a row: its words, then its number, so that keys compare."""
    cell = row.get(column.lstrip("-"), "")
    head, _, offset = cell.rpartition("@") if "@" in cell else ("", "", cell)
    if not (offset.isascii() and offset.isdecimal()):
        return cell, 0
    return head, -int(offset) if column.startswith("-") else int(offset)
