"""What a comparison gives: the changes of schema and rows, each with the step of the version that it calls for."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Step(IntEnum):
    """How far a version has to rise; the larger of two steps covers both.

    >>> str(max(Step.PATCH, Step.MINOR))
    'minor'
    """

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Side(NamedTuple):
    """One of the two packages: how the user named it, what that is, and the versions of its data and its schema."""

    named: str
    kind: str
    version: str
    schema_version: str


class SchemaChange(NamedTuple):
    """One change of what tables and columns are.

    `change` is "added", "removed", "renamed" or "changed"; `column` is None where it is about the table, `table` too
    where it is about the package. A changed one has the `attribute` that changed, with its values as text in `old` and
    `new`, None where there is none. A renamed one has its names there, one that was added or removed its description.
    `read` marks words that only a person can judge: if their meaning changed, the step is major.
    """

    change: str
    table: str | None
    column: str | None
    attribute: str | None
    old: str | None
    new: str | None
    step: Step
    read: bool = False


class RowAdded(NamedTuple):
    """A row that is new; `cells` in the order of the columns of the new table, null as None."""

    key: str
    cells: tuple[str | None, ...]
    step: Step


class RowRemoved(NamedTuple):
    """A row that is gone; `cells` in the order of the columns of the old table.

    `reason` is that of its tombstone in `retired`, None if it has none: then the step is major. `successor` is what the
    tombstone names, or else the key of a new row with the same cells, which is probably the same one renamed.
    """

    key: str
    cells: tuple[str | None, ...]
    reason: str | None
    successor: str | None
    retired: bool
    step: Step


class CellChanged(NamedTuple):
    """A cell that is another; `reason` is that of `errata`, None if there is none. `read` is as in `SchemaChange`."""

    key: str
    column: str
    old: str | None
    new: str | None
    reason: str | None
    step: Step
    read: bool = False


class TableRows(NamedTuple):
    """What became of the rows of a table.

    `key` names the columns by which rows were told apart. It is empty if the two tables have no key in common: then all
    rows were removed and added. `rewritten` says that the file holds the same rows in another order or spelling.
    """

    table: str
    key: tuple[str, ...]
    old_columns: tuple[str, ...]
    new_columns: tuple[str, ...]
    added: tuple[RowAdded, ...]
    removed: tuple[RowRemoved, ...]
    changed: tuple[CellChanged, ...]
    rewritten: bool

    @property
    def step(self) -> Step:
        """The largest step of its changes."""
        steps = [row.step for rows in (self.added, self.removed, self.changed) for row in rows]
        return max(steps, default=Step.PATCH if self.rewritten else Step.NONE)

    def __bool__(self) -> bool:
        return self.step is not Step.NONE
