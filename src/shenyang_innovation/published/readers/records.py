"""Records: typed named tuples, with the standard library alone."""

from __future__ import annotations

from collections import namedtuple

from shenyang_innovation.published.cells import read_lines, unreadable
from shenyang_innovation.published.values import converter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from shenyang_innovation.published.asked import Asked


def read(asked: Asked) -> list[Any]:
    """The rows asked for as named tuples of the columns asked for; raises `DataFilesError` for a cell of no value."""
    names = asked.resource.names()
    wanted = [(names.index(field.name), converter(field)) for field in asked.fields]
    make = _record(asked)._make
    records = []
    # Row by row: with all rows as text beside the records, Python would look through them all for garbage.
    for number, line in enumerate(_lines(asked), start=1):
        try:
            values = [to(line[at]) if line[at] else None for at, to in wanted]
        except (ValueError, ArithmeticError) as error:
            raise unreadable(asked.resource, ValueError(f"row {number}: {error}")) from None
        records.append(make(values))
    return records


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
        return namedtuple(known.__name__ if known else "Row", asked.names())  # noqa: PYI024 (known at run time alone)
    raise unreadable(asked.resource, ValueError("this version of the package has no record with these columns"))
