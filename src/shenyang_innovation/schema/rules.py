"""Rules that bind two columns of one row. They are data, so that every validator can be derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Ordered(NamedTuple):
    """`low` does not come after `high` (and is not equal to it, if strict); a null on either side passes."""

    low: str
    high: str
    strict: bool = False

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a row, column → value, keeps the rule."""
        low, high = row[self.low], row[self.high]
        if low is None or high is None:
            return True
        return bool(low < high) if self.strict else bool(low <= high)

    def __str__(self) -> str:
        return f"{self.low} must be {'less than' if self.strict else 'at most'} {self.high}"


class Together(NamedTuple):
    """Both columns are filled, or neither."""

    first: str
    second: str

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a row, column → value, keeps the rule."""
        return (row[self.first] is None) == (row[self.second] is None)

    def __str__(self) -> str:
        return f"{self.first} and {self.second} must both be given or both be missing"


class FilledExactlyIf(NamedTuple):
    """`column` is filled if `other` is one of `words`, and null otherwise."""

    column: str
    other: str
    words: tuple[str, ...]

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a row, column → value, keeps the rule."""
        return (row[self.column] is not None) == (row[self.other] in self.words)

    def __str__(self) -> str:
        return f"{self.column} must be given exactly if {self.other} is {' or '.join(self.words)}"


class FilledIf(NamedTuple):
    """`column` is filled if `other` is one of `words`; else it may be null."""

    column: str
    other: str
    words: tuple[str, ...]

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a row, column → value, keeps the rule."""
        return row[self.column] is not None or row[self.other] not in self.words

    def __str__(self) -> str:
        return f"{self.column} must be given if {self.other} is {' or '.join(self.words)}"


RowRule = Ordered | Together | FilledExactlyIf | FilledIf


def columns_of(rule: RowRule) -> tuple[str, str]:
    """The two columns that a row rule binds.

    >>> columns_of(Together("place_id", "place_basis"))
    ('place_id', 'place_basis')
    """
    match rule:
        case Ordered(low, high):
            return low, high
        case Together(first, second):
            return first, second
        case FilledExactlyIf(column, other) | FilledIf(column, other):
            return column, other
