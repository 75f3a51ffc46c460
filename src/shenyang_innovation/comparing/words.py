"""Changes in words, as every form says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation import inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shenyang_innovation.comparing.changes import CellChanged, RowRemoved, SchemaChange, Side, TableRows
    from shenyang_innovation.comparing.compare import Diff

LONGEST = 300
"""Characters of a value that are shown; JSON has all of it."""
NULL = "null"
READ = "Read these: if the meaning changed, the step is major"
KINDS = {
    "installed": "the package that is loaded",
    "release": "a kept release",
    "folder": "a folder",
    "wheel": "a wheel",
    "sdist": "an sdist",
    "revision": "a revision of git",
}


def of_side(side: Side) -> str:
    """How a package was named, and what that is."""
    return f"{shown(side.named)} ({KINDS[side.kind]})"


def shown(value: str | None) -> str:
    """A value as people read it: short, a null told, nothing in it that a terminal would act on."""
    return NULL if value is None else inside.shown(value, LONGEST, spell=str)


def arrow(old: str | None, new: str | None) -> str:
    """From one value to another.

    >>> arrow("695", None)
    '695 → null'
    """
    return f"{shown(old)} → {shown(new)}"


def place(change: SchemaChange) -> str:
    """Of what a change of the schema is: the package, a table, a column."""
    return ".".join(part for part in (change.table, change.column) if part) or "package"


def of_schema(change: SchemaChange) -> str:
    """What changed of it."""
    what = "table" if change.column is None else "column"
    match change.change:
        case "renamed":
            return f"{what} renamed, it was {shown(change.old)} (probably: what they hold is alike)"
        case "changed":
            attribute = str(change.attribute).replace("_", " ")
            if attribute == "enum" and change.old and change.new:
                return _codes(change.old.split(" "), change.new.split(" "))
            if change.old is None:
                return f"{attribute} added: {shown(change.new)}"
            if change.new is None:
                return f"{attribute} removed: {shown(change.old)}"
            return f"{attribute}: {arrow(change.old, change.new)}"
    return f"{what} {change.change}"


def _codes(old: Sequence[str], new: Sequence[str]) -> str:
    """What became of the codes that a column may have."""
    come, gone = [code for code in new if code not in old], [code for code in old if code not in new]
    said = [
        *([f"codes added: {' '.join(come)}"] if come else []),
        *([f"codes removed: {' '.join(gone)}"] if gone else []),
    ]
    return "; ".join(said) or "codes in another order"


def of_removed(row: RowRemoved) -> str:
    """Why a row is gone, as far as it is known; empty if nothing is."""
    if row.retired:
        successor = f"; in its place {shown(row.successor)}" if row.successor else ""
        return f"retired: {shown(row.reason)}{successor}"
    return f"probably renamed to {shown(row.successor)}" if row.successor else ""


def counts(table: TableRows) -> str:
    """How many rows and cells of a table changed."""
    cells = len(table.changed)
    rows = len({cell.key for cell in table.changed})
    said = [
        *([_rows(len(table.added)) + " added"] if table.added else []),
        *([_rows(len(table.removed)) + " removed"] if table.removed else []),
        *([f"{cells} cell{'' if cells == 1 else 's'} changed in {_rows(rows)}"] if cells else []),
    ]
    return ", ".join(said) or "the same rows in another order or spelling"


def _rows(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}"


def to_read(found: Diff) -> list[str]:
    """Where the words changed by which people know what something means: if its meaning did, no rule can tell."""
    schema = [f"{place(change)}, {change.attribute}" for change in found.schema if change.read]
    return [*schema, *(_cell(table, cell) for table in found.rows for cell in table.changed if cell.read)]


def _cell(table: TableRows, cell: CellChanged) -> str:
    return f"{table.table}, {cell.column} of {shown(cell.key)}"
