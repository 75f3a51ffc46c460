"""What a column says about itself beyond its type; carried in `Annotated[...]` of a row model."""

from __future__ import annotations

from typing import NamedTuple


class References(NamedTuple):
    """The column is a foreign key."""

    table: str
    column: str


class ListOf(NamedTuple):
    """The column is a space-separated list whose members are keys of another table."""

    table: str
    column: str


class Unit(NamedTuple):
    """The unit of measure of the column's numbers."""

    code: str


class MeasuredBy(NamedTuple):
    """The column is filled from the observations of one indicator about the row's entity.

    `as_of` names the column of the same row that says for which time the value holds.
    """

    indicator: str
    as_of: str


class Computed(NamedTuple):
    """The column is filled by the build and does not stand in the curated file."""

    how: str
