"""The files that people write stand in one form and one order: exchanged rows are seen like any other change."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.tables import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.building.records import Record
    from shenyang_innovation.schema.text import Cell

    Key = tuple[str | int, ...]

#: The columns by which the rows of a file are ordered; an offset counts as a number, a minus turns it round.
ORDER: dict[str, tuple[str, ...]] = {
    **{f"registers/{model.table.name}.csv": model.table.key for model in REGISTERS},
    "registers/aliases.csv": ("entity_id", "alias_zh"),
    "sources.csv": ("source_id",),
    "units.csv": ("unit",),
    "indicators.csv": ("indicator_id",),
    "caveats.csv": ("caveat_id",),
    "glossary.csv": ("source_id", "start"),
    "measures.csv": ("source_id", "start"),
    "suggestions.csv": ("source_id", "start"),
    "relations.csv": ("relation_id",),
    "outcomes.csv": ("target_id",),
    "errata.csv": ("erratum_id",),
    "retired.csv": ("table_name", "row_key"),
    "joined.csv": ("indicator_id", "joined_id"),
    "breaks.csv": ("indicator_id", "subject_id", "observation_id"),
    "ledgers": ("start",),
    "mentions": ("start", "-end", "entity_id"),
    "citations": ("number",),
}


def files_are_plain(folder: Path) -> Iterator[Finding]:
    """Every file of a folder is the CSV that writing its rows gives: quotes only where needed, LF."""
    for path in sorted(folder.glob("**/*.csv")):
        text = path.read_bytes().decode(errors="replace")
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(csv.reader(io.StringIO(text, newline="")))
        if text == written.getvalue():
            continue
        pairs = zip(text.splitlines(keepends=True), written.getvalue().splitlines(keepends=True), strict=False)
        line = next((number for number, (here, there) in enumerate(pairs, start=1) if here != there), 1)
        where = f"{folder.name}/{path.relative_to(folder).as_posix()}, line {line}"
        remedy = "Quote only cells that need it, end every line by LF, the last one too"
        yield Finding(where, "not written as CSV is written here", remedy)


def rows_stand_in_order(curation: Curation) -> Iterator[Finding]:
    """The rows of every file stand in the order of `ORDER`."""
    for records in _files(curation):
        columns = order_of(records[0].file.partition("/")[2])
        names = [column.lstrip("-") for column in columns]
        before: Key = ()
        above: Record | None = None
        for record in records:
            key = key_of(record.cells, columns)
            if above is not None and key < before:
                here, there = (" ".join(row.cells[name] or "" for name in names) for row in (record, above))
                what = f"{here!r} stands behind {there!r}, which comes after it"
                yield Finding(record.where, what, f"Keep the rows in the order of {', '.join(names)}")
            before, above = key, record


def order_of(file: str) -> tuple[str, ...]:
    """The columns by which the rows of a file below curation/ are ordered; none for a file that is not asked for.

    >>> order_of("mentions/a.csv")
    ('start', '-end', 'entity_id')
    """
    return ORDER.get(file) or ORDER.get(file.partition("/")[0], ())


def key_of(cells: Mapping[str, Cell], columns: Sequence[str]) -> Key:
    """What a row is ordered by.

    >>> key_of({"target_id": "a@12"}, ["target_id"]) > key_of({"target_id": "a@7"}, ["target_id"])
    True
    """
    return tuple(part for column in columns for part in _part(column, cells))


def _files(curation: Curation) -> Iterator[list[Record]]:
    """The rows of each file that has any."""
    by_file: dict[str, Mapping[str, list[Record]]] = {
        "ledgers": curation.ledgers,
        "mentions": curation.mentions,
        "citations": curation.citations,
        "registers": curation.registers,
        "plain": curation.plain,
        "single": {
            "sources": curation.sources,
            "aliases": curation.aliases,
            "relations": curation.relations,
            "outcomes": curation.outcomes,
            "breaks": curation.breaks,
            "joined": curation.joined,
        },
    }
    return (records for files in by_file.values() for records in files.values() if records)


def _part(column: str, cells: Mapping[str, Cell]) -> Key:
    """What a column adds to the key of a row: its words, then its number, so that keys compare."""
    cell = cells[column.lstrip("-")] or ""
    head, _, offset = cell.rpartition("@") if "@" in cell else ("", "", cell)
    if not (offset.isascii() and offset.isdecimal()):
        return cell, 0
    return head, -int(offset) if column.startswith("-") else int(offset)
