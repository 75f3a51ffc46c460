"""A comparison as text for a terminal, Chinese counted as wide as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.comparing import words
from shenyang_innovation.comparing.lines import wrapped
from shenyang_innovation.comparing.verdict import verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeVar

    from shenyang_innovation.comparing.changes import CellChanged, TableRows
    from shenyang_innovation.comparing.compare import Diff
    from shenyang_innovation.comparing.verdict import Verdict

    Any = TypeVar("Any")

WIDTH = 80
MOST = 20
"""Rows of one kind that are listed of a table; the others are counted."""


def as_text(found: Diff, width: int = WIDTH, most: int | None = MOST) -> str:
    """The comparison in so many columns; of the rows of a table that were added, removed, changed, `most` each."""
    lines = wrapped(f"{words.of_side(found.old)} → {words.of_side(found.new)}", width)
    if not found.schema and not found.rows:
        lines += ["", "Nothing differs."]
    lines += ["", f"Step called for: {found.step}", *_verdicts(found, width)]
    if found.schema:
        lines += ["", f"Schema, {_number(len(found.schema), 'change')}"]
        for change in found.schema:
            head = f"  {change.step!s:5}  {words.place(change)}: "
            lines += wrapped(f"{head}{words.of_schema(change)}", width, 9)
    for table in found.rows:
        lines += ["", *_table(table, width, most)]
    if read := words.to_read(found):
        lines += ["", *wrapped(words.READ, width)]
        for place in read:
            lines += wrapped(f"  {place}", width, 4)
    return "\n".join(lines)


def _verdicts(found: Diff, width: int) -> Iterator[str]:
    for verdict in verdicts(found):
        yield from wrapped(f"  {verdict.number:7}  {verdict.step!s:5}  {_judged(verdict)}", width, 18)
    yield from wrapped(f"  package  {found.step!s:5}  or more, if the public names of the code changed", width, 18)


def _judged(verdict: Verdict) -> str:
    if verdict.old == verdict.new and verdict.enough:
        return verdict.old
    said = "enough" if verdict.enough else f"not enough, it calls for {verdict.least}"
    return f"{words.arrow(verdict.old, verdict.new)}: {said}"


def _table(table: TableRows, width: int, most: int | None) -> Iterator[str]:
    key = f" (by {', '.join(table.key)})" if table.key else " (their keys have nothing in common)"
    yield from wrapped(f"{table.table}, {words.counts(table)}{key}", width, 2)
    for added in _listed(table.added, most):
        yield from wrapped(f"  + {words.shown(added.key)}", width, 4)
    yield from _left(table.added, most, "added")
    for removed in _listed(table.removed, most):
        yield from wrapped(f"  - {words.shown(removed.key)}", width, 4)
        yield from wrapped(f"      {words.of_removed(removed)}", width, 8) if words.of_removed(removed) else ()
    yield from _left(table.removed, most, "removed")
    before = ""
    for cell in _listed(table.changed, most):
        if cell.key != before:
            yield from wrapped(f"  ~ {words.shown(cell.key)}", width, 4)
        before = cell.key
        yield from _cell(cell, width)
    yield from _left(table.changed, most, "changed")


def _cell(cell: CellChanged, width: int) -> Iterator[str]:
    yield from wrapped(f"      {cell.column}: {words.arrow(cell.old, cell.new)}", width, 8)
    if cell.reason:
        yield from wrapped(f"        because: {words.shown(cell.reason)}", width, 10)


def _listed(changes: Sequence[Any], most: int | None) -> Sequence[Any]:
    return changes if most is None else changes[:most]


def _left(changes: Sequence[object], most: int | None, what: str) -> Iterable[str]:
    left = 0 if most is None else len(changes) - most
    return [f"  … and {left} more {what}: --most {len(changes)} lists them"] if left > 0 else []


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
