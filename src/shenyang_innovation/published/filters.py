"""Keeping the rows of a table whose columns have given values, before a frame is made of them."""

from __future__ import annotations

from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.published.cells import read_cells, read_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import NamedTuple

    from shenyang_innovation.published.descriptor import Package, Resource
else:
    from shenyang_innovation.published.light import NamedTuple


class Filter(NamedTuple):
    """What a row must have in a column to be kept: this value, spelled as in the file, or if `or_later` one behind it.

    A row without a value in the column is not kept.
    """

    column: str
    value: str
    or_later: bool


def make_filters(
    resource: Resource,
    package: Package,
    where: Mapping[str, str | None],
    since: Mapping[str, str | int | date | None],
) -> tuple[Filter, ...]:
    """The filters for the columns that must equal a value and the days that must not be before one; None asks nothing.

    Raises `UnknownNameError`, with the nearest right one, for a value that a column can't have, and `UsageError` for
    what is no day.
    """
    equal = [Filter(column, value, or_later=False) for column, value in where.items() if value is not None]
    for column, value, _ in equal:
        _check_value(resource, package, column, value)
    return (
        *equal,
        *(Filter(column, first_day(day), or_later=True) for column, day in since.items() if day is not None),
    )


def _check_value(resource: Resource, package: Package, column: str, value: str) -> None:
    """A code has to be one of the column's codes, a reference a key of the table it refers to.

    Asking for a subject that does not exist is a slip, asking for one that has no observation gives no rows.
    """
    known = resource.field(column).enum or _keys(resource, package, column)
    if value not in known:
        remedy = did_you_mean(value, known)
        raise UnknownNameError(f"no {column} {value!r}", where=f"table {resource.name}", remedy=remedy)


def _keys(resource: Resource, package: Package, column: str) -> tuple[str, ...]:
    for key in resource.foreign_keys:
        if key.column == column:
            target = package.resource(key.references.table)
            return tuple(str(row[key.references.column]) for row in read_cells(target))
    raise TypeError(f"{column} has neither codes nor a table it refers to; it can't be filtered by")


def first_day(since: str | int | date) -> str:
    """The day from which on rows are wanted, as the tables spell it: of a year or a month, its first one.

    Raises `UsageError` for what is no day, month or year.

    >>> first_day("2024-12-31"), first_day("2024-07"), first_day(2024)
    ('2024-12-31', '2024-07-01', '2024-01-01')
    >>> first_day("last year")
    Traceback (most recent call last):
    shenyang_innovation.errors.UsageError: since: 'last year' is no day, month or year. Write 2024, ...
    """
    from datetime import date, datetime

    if isinstance(since, datetime):
        return since.date().isoformat()
    if isinstance(since, date):
        return since.isoformat()
    text = str(since) if type(since) in (str, int) else ""
    day = text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text
    try:
        if date.fromisoformat(day).isoformat() == day:
            return day
    except ValueError:
        pass  # told below, with what is spelled otherwise
    remedy = "Write 2024, 2024-07 or 2024-07-31"
    raise UsageError(f"{since!r} is no day, month or year", where="since", remedy=remedy)


def kept_lines(resource: Resource, filters: Sequence[Filter]) -> Iterator[list[str]]:
    """The rows of a table that pass every filter, as lists of text.

    A reference or a code is compared as text, and so are days, which sort as they are spelled.
    """
    names = resource.names()
    tests = [(names.index(one.column), one.value, one.or_later) for one in filters]
    for line in read_lines(resource):
        if all(line[at] == value or (or_later and line[at] > value) for at, value, or_later in tests):
            yield line


def kept_csv(resource: Resource, filters: Sequence[Filter]) -> bytes:
    """The file of a table with the rows that pass every filter, spelled as the build spells them."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(resource.names())
    writer.writerows(kept_lines(resource, filters))
    return out.getvalue().encode()
