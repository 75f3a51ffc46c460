"""What became of the rows of a table: added, removed, changed cell by cell. Linear in the number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.comparing.changes import CellChanged, RowAdded, RowRemoved, Step, TableRows
from shenyang_innovation.comparing.steps import is_definition, of_cells
from shenyang_innovation.errors import DataFilesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.comparing.matching import Pair, Table
    from shenyang_innovation.comparing.reasons import Reasons

Row = list[str]


def table_rows(pair: Pair, reasons: Reasons) -> TableRows:
    """What became of the rows of a table that both packages have."""
    old, new = pair.old, pair.new
    names = old.resource.names(), new.resource.names()
    if pair.columns and old.rows == new.rows and names[0] == tuple(pair.columns) == names[1]:
        rewritten = old.resource.hash != new.resource.hash
        return TableRows(new.resource.name, new.resource.primary_key, *names, (), (), (), rewritten)
    keys = _keys(pair)
    if keys is None:
        before, after = _by_key(old, old.resource.primary_key), _by_key(new, new.resource.primary_key)
        added, removed = _added(after, {}), _removed(before, {}, pair, reasons)
        return TableRows(new.resource.name, (), *names, added, removed, (), rewritten=False)
    before, after = _by_key(old, keys[0]), _by_key(new, keys[1])
    added, removed = _added(after, before), _removed(before, after, pair, reasons)
    changed = tuple(_changed(before, after, pair, reasons))
    rewritten = not (added or removed or changed) and list(before) != list(after)
    return TableRows(new.resource.name, keys[1], *names, added, removed, changed, rewritten)


def _keys(pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The columns by which rows are told apart, in the old table and in the new: the key of one that is one in both."""
    old, new, was = pair.old.resource, pair.new.resource, {now: was for was, now in pair.columns.items()}
    if all(name in was for name in new.primary_key):
        key = tuple(was[name] for name in new.primary_key)
        if key == old.primary_key or _is_key(pair.old, key):
            return key, new.primary_key
    if all(name in pair.columns for name in old.primary_key):
        key = tuple(pair.columns[name] for name in old.primary_key)
        if _is_key(pair.new, key):
            return old.primary_key, key
    return None


def _is_key(table: Table, columns: Sequence[str]) -> bool:
    keys = table.keys(columns)
    return len(set(keys)) == len(keys)


def _by_key(table: Table, columns: Sequence[str]) -> dict[str, Row]:
    rows = dict(zip(table.keys(columns), table.rows, strict=True))
    if len(rows) != len(table.rows):
        what = f"two rows have the same {', '.join(columns)}"
        raise DataFilesError(
            what, where=table.resource.path, remedy="Run `shenyang-innovation validate` on the package"
        )
    return rows


def _added(after: Mapping[str, Row], before: Mapping[str, Row]) -> tuple[RowAdded, ...]:
    return tuple(RowAdded(key, _cells(row), Step.MINOR) for key, row in after.items() if key not in before)


def _removed(
    before: Mapping[str, Row], after: Mapping[str, Row], pair: Pair, reasons: Reasons
) -> tuple[RowRemoved, ...]:
    gone = [key for key in before if key not in after]
    if not gone:
        return ()
    old, new = pair.old.resource, pair.new.resource
    successors = _successors(before, after, pair)
    removed = []
    for key in gone:
        retired = reasons.tombstone(new.name, key) or reasons.tombstone(old.name, key)
        step = Step.MAJOR if retired is None else Step.MINOR
        reason, successor = (None, successors.get(key)) if retired is None else retired
        removed.append(RowRemoved(key, _cells(before[key]), reason, successor, retired is not None, step))
    return tuple(removed)


def _successors(before: Mapping[str, Row], after: Mapping[str, Row], pair: Pair) -> dict[str, str]:
    """Of rows that are gone, the new ones that have the same cells in all but the key."""
    old, new = pair.old.resource, pair.new.resource
    rest = [
        (was, now) for was, now in pair.columns.items() if was not in old.primary_key and now not in new.primary_key
    ]
    if not rest:
        return {}
    at_old = [old.names().index(was) for was, _ in rest]
    at_new = [new.names().index(now) for _, now in rest]
    come: dict[tuple[str, ...], list[str]] = {}
    for key, row in after.items():
        if key not in before:
            come.setdefault(tuple(row[at] for at in at_new), []).append(key)
    return {
        key: come[cells].pop(0)
        for key, row in before.items()
        if key not in after and come.get(cells := tuple(row[at] for at in at_old))
    }


def _changed(
    before: Mapping[str, Row], after: Mapping[str, Row], pair: Pair, reasons: Reasons
) -> Iterator[CellChanged]:
    old, new = pair.old.resource, pair.new.resource
    columns = [
        (old.names().index(was), new.names().index(now), column, of_cells(new, column), is_definition(new, column))
        for was, now in pair.columns.items()
        for column in (new.field(now),)
    ]
    for key, row in after.items():
        was = before.get(key)
        if was is None or was == row:
            continue
        for at_old, at_new, column, step, read in columns:
            if was[at_old] != row[at_new]:
                cells = was[at_old] or None, row[at_new] or None
                reason = reasons.erratum(new.name, key, column.name, *cells)
                yield CellChanged(key, column.name, *cells, reason, step, read)


def _cells(row: Row) -> tuple[str | None, ...]:
    return tuple(cell or None for cell in row)
