"""What must hold between rows: unique keys, foreign keys, members of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from shenyang_innovation.schema.fields import fields, members
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import Cell

Cells = Mapping[str, Cell]
Tables = Mapping[str, Sequence[Cells]]


class Breach(NamedTuple):
    """A rule between rows that one row breaks; `row` counts from 0, as does the row whose key it `repeats`."""

    table: str
    row: int
    column: str
    value: str
    rule: str
    remedy: str
    repeats: int | None = None


def breaches(tables: Tables) -> Iterator[Breach]:
    """Every breach of a key or reference in a set of tables."""
    for name, rows in tables.items():
        yield from repeated_keys(name, rows)
    for name in tables:
        yield from broken_references(name, tables)


def key_columns(name: str) -> frozenset[str]:
    """The columns of a table that `breaches` asks for: those of its keys, and those that refer or are referred to.

    >>> sorted(key_columns("aliases"))
    ['alias_zh', 'entity_id']
    """
    targets = (field.references or field.list_of for model in TABLES.values() for field in fields(model))
    model = TABLES[name]
    return frozenset(
        (
            *model.table.key,
            *(column for key in model.table.unique for column in key),
            *(field.name for field in fields(model) if field.references or field.list_of),
            *(target.column for target in targets if target and target.table == name),
        )
    )


def repeated_keys(name: str, rows: Sequence[Cells]) -> Iterator[Breach]:
    """Rows whose key is null or stands in an earlier row too, and rows that repeat a unique key."""
    yield from _repeats_of_key(name, rows)
    for key in TABLES[name].table.unique:
        yield from _repeats_of_unique(name, key, rows)


def _repeats_of_key(name: str, rows: Sequence[Cells]) -> Iterator[Breach]:
    key = TABLES[name].table.key
    first_at: dict[tuple[Cell, ...], int] = {}
    for number, row in enumerate(rows):
        value = tuple(row[column] for column in key)
        first = None if None in value else first_at.setdefault(value, number)
        if first == number:
            continue
        column, shown = ", ".join(key), ", ".join(part or "" for part in value)
        if first is None:
            yield Breach(name, number, column, shown, "a key must not be null", "Give the row its key")
        else:
            rule = f"the key stands already in row {first + 1}"
            remedy = "Remove one of the two rows or give it another key"
            yield Breach(name, number, column, shown, rule, remedy, first)


def _repeats_of_unique(name: str, key: tuple[str, ...], rows: Sequence[Cells]) -> Iterator[Breach]:
    """A key with a null in it is not compared."""
    first_at: dict[tuple[Cell, ...], int] = {}
    for number, row in enumerate(rows):
        value = tuple(row[column] for column in key)
        first = number if None in value else first_at.setdefault(value, number)
        if first != number:
            rule = f"must be unique and stands already in row {first + 1}"
            shown = ", ".join(part or "" for part in value)
            yield Breach(name, number, ", ".join(key), shown, rule, "Remove or correct one of the two rows", first)


def broken_references(name: str, tables: Tables) -> Iterator[Breach]:
    """Cells of a table that refer to a row that is not there."""
    for field in fields(TABLES[name]):
        target = field.references or field.list_of
        if target is None or target.table not in tables:
            continue
        known = {row[target.column] for row in tables[target.table]}
        for number, row in enumerate(tables[name]):
            cell = row[field.name]
            for member in () if cell is None else members(field, cell):
                if member not in known:
                    rule = f"no row of {target.table} has this {target.column}"
                    near = get_close_matches(member, (key for key in known if key), n=1)
                    remedy = f"Add it to {target.table} or correct it"
                    remedy += f"; did you mean {near[0]!r}?" if near else ""
                    yield Breach(name, number, field.name, member, rule, remedy)
