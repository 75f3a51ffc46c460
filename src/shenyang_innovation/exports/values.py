"""The rows of a table for exports; and decimals in formats that know doubles alone: exactly, or not at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from shenyang_innovation.errors import ExportError
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.descriptor import Resource


def rows_of(resource: Resource) -> list[tuple[Any, ...]]:
    """The rows of a table as plain Python values, exact: str, int, Decimal, bool, date, or None for a null.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> rows_of(resource("clusters"))[0][0] is None
    False
    """
    rows: list[tuple[Any, ...]] = load_table(resource.name, "records", root=resource.root)
    return rows


def double(value: Decimal, where: str) -> float:
    """The double that is written with the digits of `value`: every one of up to 15 digits has one.

    Raises `ExportError` where there is none: a number is never rounded silently.

    >>> double(Decimal("10.50"), "observations.value")
    10.5
    >>> double(Decimal("0.1234567890123456789"), "observations.value")
    Traceback (most recent call last):
    shenyang_innovation.errors.ExportError: observations.value: 0.1234567890123456789 has more digits than a double \
holds. Export to jsonl, which keeps every digit
    """
    nearest = float(value)
    if Decimal(repr(nearest)) != value:
        what = f"{value:f} has more digits than a double holds"
        raise ExportError(what, where=where, remedy="Export to jsonl, which keeps every digit")
    return nearest


def check_doubles(resource: Resource) -> None:
    """Raise `ExportError` for a number of a table that a double can't give back."""
    numbers = [(at, field.name) for at, field in enumerate(resource.fields) if field.type == "number"]
    for row in rows_of(resource) if numbers else ():
        for at, name in numbers:
            if row[at] is not None:
                double(row[at], f"{resource.name}.{name}")
