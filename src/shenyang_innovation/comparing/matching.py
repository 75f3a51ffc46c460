"""What is the same in two packages though it may have another name: tables, and the columns of a table."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.published.cells import check_header, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shenyang_innovation.published.descriptor import Package, Resource

ALIKE = 0.9
"""So many of the cells of two columns must be equal for one to be the other under a new name."""
SAME_KEYS = 0.5
"""So many of the keys of two tables must be equal for one to be the other under a new name."""


class Table:
    """A table of a package; its rows are read when they are first asked for."""

    def __init__(self, resource: Resource) -> None:
        self.resource: Resource = resource
        self._rows: list[list[str]] | None = None

    @property
    def rows(self) -> list[list[str]]:
        """Its rows as text, a null as an empty one; raises `DataFilesError` for a file that is not as described."""
        if self._rows is None:
            check_header(self.resource)
            self._rows = list(read_lines(self.resource))
        return self._rows

    def column(self, name: str) -> list[str]:
        """The cells of one column."""
        at = self.resource.names().index(name)
        return [row[at] for row in self.rows]

    def keys(self, columns: Sequence[str]) -> list[str]:
        """The key of each row in those columns, the parts of a compound one joined by "/"."""
        if len(columns) == 1:
            return self.column(columns[0])
        return list(map("/".join, zip(*map(self.column, columns), strict=True)))


class Pair(NamedTuple):
    """A table in both packages, and which of its columns are the same: the old name of each and the new one."""

    old: Table
    new: Table
    columns: dict[str, str]

    def is_renamed(self) -> bool:
        """Whether the table has another name now."""
        return self.old.resource.name != self.new.resource.name


class Matched(NamedTuple):
    """The tables of two packages: those in both, in the order of the new one, and those in one of them."""

    pairs: list[Pair]
    removed: list[Table]
    added: list[Table]


def match(old: Package, new: Package) -> Matched:
    """Find what is the same in two packages.

    What has the same name is the same. A table that is gone and one that is new are probably one if half of their keys
    are equal, two columns if they have the same type and nine of ten of their cells are equal.
    """
    before = {name: Table(resource) for name, resource in old.resources.items()}
    after = {name: Table(resource) for name, resource in new.resources.items()}
    gone = {name: table for name, table in before.items() if name not in after}
    come = {name: table for name, table in after.items() if name not in before}
    renamed = {now: was for was, now in _most_alike(gone, come, _share_of_keys(gone, come), SAME_KEYS)}
    pairs = [
        _pair(before[renamed.get(name, name)], table)
        for name, table in after.items()
        if renamed.get(name, name) in before
    ]
    removed = [table for name, table in gone.items() if name not in renamed.values()]
    return Matched(pairs, removed, [table for name, table in come.items() if name not in renamed])


def _pair(old: Table, new: Table) -> Pair:
    names, new_names = old.resource.names(), new.resource.names()
    columns = {name: name for name in names if name in new_names}
    gone = [name for name in names if name not in new_names]
    come = [name for name in new_names if name not in names]
    if gone and come:
        columns |= _renamed_columns(old, new, gone, come)
    return Pair(old, new, columns)


# --- tables -----------------------------------------------------------------------------------------------------


def _share_of_keys(gone: dict[str, Table], come: dict[str, Table]) -> dict[tuple[str, str], float]:
    if not gone or not come:
        return {}
    keys = {id(table): set(table.keys(table.resource.primary_key)) for table in (*gone.values(), *come.values())}
    return {
        (was, now): _share(keys[id(gone[was])], keys[id(come[now])])
        for was, now in product(gone, come)
        if len(gone[was].resource.primary_key) == len(come[now].resource.primary_key)
    }


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


# --- columns ----------------------------------------------------------------------------------------------------


def _renamed_columns(old: Table, new: Table, gone: list[str], come: list[str]) -> dict[str, str]:
    """The columns that probably have another name, in rows that have the same place in both or the same key."""
    rows = _common_rows(old, new)
    cells_old = {name: [row[old.resource.names().index(name)] for row, _ in rows] for name in gone}
    cells_new = {name: [row[new.resource.names().index(name)] for _, row in rows] for name in come}
    likeness = {
        (was, now): _likeness(cells_old[was], cells_new[now])
        for was, now in product(gone, come)
        if old.resource.field(was).type == new.resource.field(now).type
    }
    return dict(_most_alike(gone, come, likeness, ALIKE))


def _common_rows(old: Table, new: Table) -> list[tuple[list[str], list[str]]]:
    """The rows of the same key; by their places if a column of the key is among those that have another name."""
    key = old.resource.primary_key
    if all(name in new.resource.names() for name in key):
        by_key = dict(zip(new.keys(key), new.rows, strict=True))
        return [(row, by_key[its]) for its, row in zip(old.keys(key), old.rows, strict=True) if its in by_key]
    return list(zip(old.rows, new.rows, strict=True)) if len(old.rows) == len(new.rows) else []


def _likeness(old: list[str], new: list[str]) -> float:
    """How many of the cells are equal, of those that are not null in both."""
    told = [(was, now) for was, now in zip(old, new, strict=True) if was or now]
    return sum(was == now for was, now in told) / len(told) if told else 0.0


def _most_alike(
    gone: Iterable[str], come: Iterable[str], likeness: dict[tuple[str, str], float], least: float
) -> list[tuple[str, str]]:
    """Pairs of names, the most alike first; each name is in one pair at most."""
    left, right, found = set(gone), set(come), []
    for (was, now), how in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if how >= least and was in left and now in right:
            left.remove(was)
            right.remove(now)
            found.append((was, now))
    return found
