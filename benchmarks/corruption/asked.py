"""What a rule asks for. A rule that asks for nothing that has changed finds what it found before."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from shenyang_innovation.checking.in_text.claims import Claims
from shenyang_innovation.checking.tables import Tables

if TYPE_CHECKING:
    from shenyang_innovation.checking.tables import Placed

CLAIMS = tuple(field.name for field in dataclasses.fields(Claims))


class _LoggedTables(Mapping[str, "list[Placed]"]):
    """Tables that note which of them are asked for."""

    def __init__(self, placed: Mapping[str, list[Placed]], asked: set[str]) -> None:
        self._placed, self._asked = placed, asked

    def __getitem__(self, name: str) -> list[Placed]:
        self._asked.add(f"tables/{name}")
        return self._placed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._placed)

    def __len__(self) -> int:
        return len(self._placed)


class _LoggedClaims(Claims):
    """Claims that note which of them are asked for."""

    def __getattribute__(self, name: str) -> object:
        value: object = super().__getattribute__(name)
        if name not in CLAIMS or "asked" not in vars(self):
            return value
        asked: set[str] = vars(self)["asked"]
        if isinstance(value, Tables):
            return logged_tables(value, asked)
        asked.add(name)
        return value


def logged_tables(tables: Tables, asked: set[str]) -> Tables:
    """The same tables; the names of those that are asked for come into `asked`."""
    return Tables(_LoggedTables(tables.placed, asked))


def logged_claims(claims: Claims, asked: set[str]) -> Claims:
    """The same claims; the names of the fields, and of tables, that are asked for come into `asked`."""
    logged = _LoggedClaims(**{name: getattr(claims, name) for name in CLAIMS})
    vars(logged)["asked"] = asked
    return logged


def changed_tables(tables: Tables, before: Tables) -> set[str]:
    """The tables that differ, under the names by which they are asked for."""
    return {f"tables/{name}" for name, rows in tables.placed.items() if rows != before.placed[name]}


def changed_claims(claims: Claims, before: Claims) -> set[str]:
    """The fields of claims, and the tables in them, that differ, under the names by which they are asked for."""
    changed: set[str] = set()
    for name in CLAIMS:
        now, then = getattr(claims, name), getattr(before, name)
        if isinstance(now, Tables) and isinstance(then, Tables):
            changed |= changed_tables(now, then)
        elif now != then:
            changed.add(name)
    return changed
