"""Whether the values of a column are of its type: plain Python values, whatever frame they come from."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from numbers import Integral, Real
from typing import NamedTuple

NULLS = ("NAType", "NaTType")
LARGEST = 2**63 - 1


class Misfit(NamedTuple):
    """A value that a column can't hold; `row` counts from 0, `code` says what is wrong with it."""

    row: int
    value: object
    code: str


def is_null(value: object, *, nan_is_null: bool) -> bool:
    """Whether a value stands for a missing one; NaN does in pandas, but is a number in polars.

    >>> is_null(None, nan_is_null=False), is_null(float("nan"), nan_is_null=False)
    (True, False)
    """
    if value is None or type(value).__name__ in NULLS:
        return True
    return nan_is_null and isinstance(value, float) and math.isnan(value)


def clean(values: Sequence[object], kind: str, *, nan_is_null: bool) -> tuple[list[object], list[Misfit]]:
    """The values as the type `kind` of a column has them, with None in place of nulls and of misfits.

    >>> clean([1, None, "2", 3.5], "integer", nan_is_null=True)
    ([1, None, None, None], [Misfit(row=2, value='2', code='type'), Misfit(row=3, value=3.5, code='type')])
    """
    cleaned: list[object] = []
    misfits: list[Misfit] = []
    convert = _CONVERTERS[kind]
    for row, value in enumerate(values):
        if is_null(value, nan_is_null=nan_is_null):
            cleaned.append(None)
            continue
        try:
            cleaned.append(convert(value))
        except _MisfitError as error:
            cleaned.append(None)
            misfits.append(Misfit(row, value, error.code))
    return cleaned, misfits


def spells(text: str, kind: str) -> bool:
    """Whether a text spells a value of the type, so that converting its column would help.

    >>> spells("12", "integer"), spells("12.5", "integer"), spells("2024-12-31", "date")
    (True, False, True)
    """
    try:
        match kind:
            case "integer":
                return text.isascii() and text.removeprefix("-").isdigit()
            case "number":
                return Decimal(text).is_finite()
            case "boolean":
                return text in ("true", "false")
            case "date":
                return bool(date.fromisoformat(text))
    except (ValueError, InvalidOperation):
        return False
    return True


class _MisfitError(Exception):
    def __init__(self, code: str = "type") -> None:
        self.code = code


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _MisfitError
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, Integral) or abs(int(value)) > LARGEST:
        raise _MisfitError
    return int(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (Real, Decimal)):
        raise _MisfitError
    try:
        return float(value)
    except (OverflowError, ValueError):
        raise _MisfitError("finite") from None


def _boolean(value: object) -> bool:
    if type(value).__name__ not in ("bool", "bool_"):  # numpy has its own
        raise _MisfitError
    return bool(value)


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise _MisfitError
    if isinstance(value, datetime):
        if value.tzinfo is not None or value.time() != time():
            raise _MisfitError("date")
        return value.date()
    return value


_CONVERTERS: dict[str, Callable[[object], object]] = {
    "string": _text,
    "integer": _whole,
    "number": _number,
    "boolean": _boolean,
    "date": _day,
}
