"""Records: typed named tuples, with the standard library alone."""

from __future__ import annotations

from shenyang_innovation.published.cells import read_lines, unreadable
from shenyang_innovation.published.light import named_tuple
from shenyang_innovation.published.values import converter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from shenyang_innovation.published.asked import Asked


def read(asked: Asked) -> list[Any]:
    """The rows asked for as named tuples of the columns asked for; raises `DataFilesError` for a cell of no value."""
    kind = _record(asked)
    return [tuple.__new__(kind, values) for values in _values(asked)]


def _values(asked: Asked) -> Iterator[list[Any]]:
    """The values of each row, a null as None."""
    names = asked.resource.names()
    wanted = [names.index(field.name) for field in asked.fields] if asked.is_narrowed() else None
    plain, others = [], []  # the text of a cell is its value, or something is to be made of it
    for at, field in enumerate(asked.fields):
        if field.type == "string" and not field.enum:
            plain.append(at)
        else:
            others.append((at, converter(field)))
    for number, line in enumerate(_lines(asked), start=1):
        cells: list[Any] = line if wanted is None else [line[at] for at in wanted]
        for at in plain:
            if not cells[at]:
                cells[at] = None
        try:
            for at, to in others:
                cell = cells[at]
                cells[at] = to(cell) if cell else None
        except (ValueError, ArithmeticError) as error:
            raise unreadable(asked.resource, ValueError(f"row {number}: {error}")) from None
        yield cells


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
