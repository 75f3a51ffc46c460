"""The entry of the changelog that a comparison calls for, drafted for people to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.comparing import words
from shenyang_innovation.comparing.changes import Step
from shenyang_innovation.comparing.lines import wrapped
from shenyang_innovation.comparing.schema import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shenyang_innovation.comparing.changes import CellChanged, RowAdded, SchemaChange, TableRows
    from shenyang_innovation.comparing.compare import Diff

WIDTH = 130
"""Columns of the changelog."""
FEW = 6
"""So many rows are named; of more, these and how many there are."""
JUDGED = "reason_en"
"""The column of a row that says why it was judged so."""
WHY = "Why?"
"""Stands where a person has to give the reason."""


def as_draft(found: Diff) -> str:
    """The lines of the Data section, ending with a line end: table, row, column, old → new, and why.

    Where no reason is known it says so: that is what a person has to write.
    """
    entries = [*_schema(found.schema)]
    for table in found.rows:
        entries += _table(table)
    lines = [line for entry in entries or ["No value changed."] for line in wrapped(f"- {entry}", WIDTH, 2)]
    return "\n".join(lines) + "\n"


def changed_tables(found: Diff) -> dict[str, None]:
    """The names of the tables that the section has to name, in order: whatever changed of them."""
    schema = [change.table for change in found.schema if change.table]
    return dict.fromkeys([*schema, *(table.table for table in found.rows)])


def _schema(changes: Iterable[SchemaChange]) -> Iterator[str]:
    for change in changes:
        of = ", ".join(f"`{name}`" for name in (change.table, change.column) if name) or "The package"
        if change.change == "added":
            what = "New table" if change.column is None else "New column"
            yield f"{what} {of}: {_sentence(words.shown(change.new))}"
        elif change.attribute == MEANT:
            yield f"{of}: described anew."
        else:
            yield f"{of}: {words.of_schema(change)}. {WHY}"


def _table(table: TableRows) -> Iterator[str]:
    name = f"`{table.table}`"
    if table.added:
        yield f"{name}, {len(table.added)} row{'' if len(table.added) == 1 else 's'} added: {_keys(table.added)}."
    for row in table.removed:
        what = ", ".join(filter(None, ("removed", words.of_removed(row))))
        why = "" if row.retired else f" {WHY}"
        yield f"{name}, `{words.shown(row.key)}` {_sentence(what)}{why}"
    judged = _judged(table.changed)
    for key, cells in judged.items():
        changes = ", ".join(f"`{cell.column}` {words.arrow(cell.old, cell.new)}" for cell in cells[:-1])
        yield f"{name}, `{words.shown(key)}`: {changes}. {_sentence(words.shown(cells[-1].new))}"
    for cells in _alike(cell for cell in table.changed if cell.key not in judged):
        first = cells[0]
        of = f"{name}, `{first.column}` of {_keys(cells)}"
        if first.step is Step.PATCH and not first.reason:
            yield f"{of}: worded anew."
        else:
            yield f"{of}: {words.arrow(first.old, first.new)}. {_sentence(words.shown(first.reason or WHY))}"
    if table.rewritten:
        yield f"{name}: {words.counts(table)}."


def _judged(cells: Iterable[CellChanged]) -> dict[str, list[CellChanged]]:
    """The cells of each row that was judged anew: behind what changed of it stands why, in words that changed too."""
    rows: dict[str, list[CellChanged]] = {}
    for cell in cells:
        rows.setdefault(cell.key, []).append(cell)
    ordered = {key: sorted(row, key=lambda cell: cell.column == JUDGED) for key, row in rows.items()}
    return {key: row for key, row in ordered.items() if len(row) > 1 and row[-1].column == JUDGED and row[-1].new}


def _alike(cells: Iterable[CellChanged]) -> list[list[CellChanged]]:
    """The cells that changed in the same way for the same reason, together; and those of a column only worded anew."""
    groups: dict[tuple[str | None, ...], list[CellChanged]] = {}
    for cell in cells:
        worded = cell.step is Step.PATCH and not cell.reason
        how = (cell.column,) if worded else (cell.column, cell.old, cell.new, cell.reason)
        groups.setdefault(how, []).append(cell)
    return list(groups.values())


def _keys(rows: Sequence[RowAdded | CellChanged]) -> str:
    named = [f"`{words.shown(row.key)}`" for row in rows[:FEW]]
    if len(rows) > FEW:
        return f"{', '.join(named)} and {len(rows) - FEW} more"
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "。")) else f"{text}."
