"""What changed in the schema: tables, columns, and what is said of them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from shenyang_innovation.comparing.changes import SchemaChange, Step
from shenyang_innovation.comparing.steps import of_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shenyang_innovation.comparing.matching import Matched, Pair
    from shenyang_innovation.published.descriptor import ColumnReference, Field, Package, Resource

PACKAGE_WORDS = ("title", "description", "keywords", "creators")
TABLE_WORDS = ("title", "title_zh", "group", "description")
COLUMN_NAMED = ("name",)
"""What of a column is no attribute that changes: a column of another name was renamed."""
MEANT = "description"
"""The words by which people know what something means."""


def schema_changes(old: Package, new: Package, matched: Matched) -> list[SchemaChange]:
    """Every change of the schema: first of the package, then table by table, those that are gone last."""
    to_new = _renaming(matched)
    changes = [*_package(old, new)]
    for table in (table.resource for table in matched.added):
        changes += [SchemaChange("added", table.name, None, None, None, table.description, Step.MINOR)]
    for pair in matched.pairs:
        changes += _table(pair, to_new)
    for table in (table.resource for table in matched.removed):
        changes += [SchemaChange("removed", table.name, None, None, table.description, None, Step.MAJOR)]
    return changes


def _package(old: Package, new: Package) -> Iterator[SchemaChange]:
    for name in PACKAGE_WORDS:
        yield from _changed(None, None, name, getattr(old, name), getattr(new, name), Step.PATCH)
    # what one may do with the data is no wording
    yield from _changed(None, None, "license", old.license.name, new.license.name, Step.MAJOR)


def _table(pair: Pair, to_new: Callable[[ColumnReference], str]) -> Iterator[SchemaChange]:
    old, new = pair.old.resource, pair.new.resource
    name = new.name
    if pair.is_renamed():
        yield SchemaChange("renamed", name, None, None, old.name, name, Step.MAJOR)
    for words in TABLE_WORDS:
        yield from _changed(name, None, words, getattr(old, words), getattr(new, words), Step.PATCH)
    yield from _changed(name, None, "path", _file(old, old.name), _file(new, new.name), Step.MAJOR)
    key = tuple(pair.columns.get(column, column) for column in old.primary_key)
    yield from _changed(name, None, "primary key", key, new.primary_key, Step.MAJOR)
    unique = [", ".join(pair.columns.get(column, column) for column in key) for key in old.unique_keys]
    yield from _rules(pair, "unique key", unique, map(", ".join, new.unique_keys))
    yield from _rules(pair, "rule", old.rules, new.rules)
    refers = [f"{pair.columns.get(key.column, key.column)} → {to_new(key.references)}" for key in old.foreign_keys]
    yield from _rules(
        pair, "reference", refers, [f"{key.column} → {_place(key.references)}" for key in new.foreign_keys]
    )
    yield from _columns(pair, to_new)


def _columns(pair: Pair, to_new: Callable[[ColumnReference], str]) -> Iterator[SchemaChange]:
    old, new = pair.old.resource, pair.new.resource
    name, was = new.name, {now: was for was, now in pair.columns.items()}
    for column in new.fields:
        if column.name not in was:
            yield SchemaChange("added", name, column.name, None, None, column.description, Step.MINOR)
            continue
        if was[column.name] != column.name:
            yield SchemaChange("renamed", name, column.name, None, was[column.name], column.name, Step.MAJOR)
        yield from _attributes(name, old.field(was[column.name]), column, to_new)
    for column in old.fields:
        if column.name not in pair.columns:
            yield SchemaChange("removed", name, column.name, None, column.description, None, Step.MAJOR)
    before = [pair.columns[column] for column in old.names() if column in pair.columns]
    after = [column for column in new.names() if column in was]
    yield from _changed(name, None, "order of columns", before, after, Step.PATCH)


def _attributes(table: str, old: Field, new: Field, to_new: Callable[[ColumnReference], str]) -> Iterator[SchemaChange]:
    for name in old._fields:
        before, after = getattr(old, name), getattr(new, name)
        if name == "list_of":
            before, after = before and to_new(before), after and _place(after)
        if name not in COLUMN_NAMED:
            yield from _changed(table, new.name, name, before, after, of_attribute(name, before, after))


def _rules(pair: Pair, what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[SchemaChange]:
    """Rules that came tighten the schema unless they are about a column that came too, rules that went widen it."""
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    table = pair.new.resource.name
    come = set(pair.new.resource.names()) - set(pair.columns.values())
    for rule in after:
        if rule not in before:
            step = Step.MINOR if come.intersection(re.findall(r"\w+", rule)) else Step.MAJOR
            yield SchemaChange("changed", table, None, what, None, rule, step)
    for rule in before:
        if rule not in after:
            yield SchemaChange("changed", table, None, what, rule, None, Step.MINOR)


def _changed(
    table: str | None, column: str | None, attribute: str, old: object, new: object, step: Step
) -> Iterator[SchemaChange]:
    if old != new:
        read = attribute == MEANT
        yield SchemaChange("changed", table, column, attribute, _text(old), _text(new), step, read)


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return (
                " ".join(map(str, value)) if all(" " not in str(part) for part in value) else "; ".join(map(str, value))
            )
    return str(value)


def _file(table: Resource, name: str) -> str:
    """The path of the file in the package; that it is called after its table is no change of its own."""
    return os.path.relpath(table.path, table.root).replace(os.sep, "/").replace(f"{name}.", "TABLE.")


def _place(reference: ColumnReference) -> str:
    return f"{reference.table}.{reference.column}"


def _renaming(matched: Matched) -> Callable[[ColumnReference], str]:
    """What gives the place of a column in the new package."""
    tables = {pair.old.resource.name: pair for pair in matched.pairs}

    def to_new(reference: ColumnReference) -> str:
        pair = tables.get(reference.table)
        if pair is None:
            return _place(reference)
        return f"{pair.new.resource.name}.{pair.columns.get(reference.column, reference.column)}"

    return to_new
