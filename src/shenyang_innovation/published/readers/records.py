"""Records: typed named tuples, with the standard library alone."""

from __future__ import annotations

from itertools import islice

from shenyang_innovation.published.cells import read_lines, unreadable
from shenyang_innovation.published.light import named_tuple
from shenyang_innovation.published.values import column_converter, converter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from shenyang_innovation.errors import DataFilesError
    from shenyang_innovation.published.asked import Asked


TOGETHER = 1000
"""Rows whose cells are read column by column: many enough that it pays, few enough to be small."""


def read(asked: Asked) -> list[Any]:
    """The rows asked for as named tuples of the columns asked for; raises `DataFilesError` for a cell of no value."""
    kind, new = _record(asked), tuple.__new__
    return [new(kind, values) for values in _values(asked)]


def _values(asked: Asked) -> Iterator[tuple[Any, ...]]:
    """The values of each row, a null as None."""
    names = asked.resource.names()
    columns = [(names.index(field.name), column_converter(field)) for field in asked.fields]
    lines, before = _lines(asked), 0
    while rows := list(islice(lines, TOGETHER)):
        texts = list(zip(*rows, strict=True))
        try:
            values = [convert(texts[at]) for at, convert in columns]
        except (ValueError, ArithmeticError):
            raise _first_unreadable(asked, rows, before) from None
        yield from zip(*values, strict=True)
        before += len(rows)


def _first_unreadable(asked: Asked, rows: list[list[str]], before: int) -> DataFilesError:
    """The error for the first of these rows that has a cell of no value."""
    names = asked.resource.names()
    columns = [(names.index(field.name), converter(field)) for field in asked.fields]
    for number, row in enumerate(rows, start=before + 1):
        for at, to in columns:
            try:
                _ = row[at] and to(row[at])
            except (ValueError, ArithmeticError) as error:
                return unreadable(asked.resource, ValueError(f"row {number}: {error}"))
    raise AssertionError("a column can't be read whose every cell can")


def _lines(asked: Asked) -> Iterator[list[str]]:
    if not asked.filters:
        return read_lines(asked.resource)
    from shenyang_innovation.published.filters import kept_lines

    return kept_lines(asked.resource, asked.filters)


def _record(asked: Asked) -> Any:
    """The record type of a table, or one with the columns asked for where those are others."""
    from shenyang_innovation.published.records import NAMES, record_type

    known: Any = record_type(asked.resource.name) if asked.resource.name in NAMES else None
    if known is not None and list(known._fields) == asked.names():
        return known
    if asked.is_narrowed() or asked.elsewhere:
        name = known.__name__ if known else "Row"
        return named_tuple(name, asked.names(), __name__, f"Some of the columns of `{asked.resource.name}`.")
    raise unreadable(asked.resource, ValueError("this version of the package has no record with these columns"))
