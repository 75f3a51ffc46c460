"""The columns of a table of figures, for whatever makes such a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.reading.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Read = Callable[[str], Iterable[Figure]]
    """What reads a text: `read_figures`, or another that gives figures."""

COLUMNS: dict[str, type] = {name: int if name in ("start", "end") else str for name in (*Figure._fields, "error")}
"""Name and type of each column behind the key."""


def key_columns(key: str | Sequence[str]) -> tuple[str, ...]:
    """The columns of a key of one column or several.

    >>> key_columns("id"), key_columns(["city", "year"])
    (('id',), ('city', 'year'))
    """
    return (key,) if isinstance(key, str) else tuple(key)
