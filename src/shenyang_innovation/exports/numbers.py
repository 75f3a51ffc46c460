"""Decimals in formats that know doubles alone: exactly, or not at all."""

from __future__ import annotations

from decimal import Decimal

from shenyang_innovation.errors import ExportError


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
