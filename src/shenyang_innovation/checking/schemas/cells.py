"""Whether the values of a column are of its type: plain Python values, whatever frame they come from."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from numbers import Integral, Real

NULLS = ("NAType", "NaTType")
LARGEST = 2**63 - 1


def is_null(value: object, *, nan_is_null: bool) -> bool:
    """Whether a value stands for a missing one; NaN does in pandas, but is a number in polars.

    >>> is_null(None, nan_is_null=False), is_null(float("nan"), nan_is_null=False)
    (True, False)
    """
    if value is None or type(value).__name__ in NULLS:
        return True
    return nan_is_null and isinstance(value, float) and math.isnan(value)


def clean(values: Sequence[object], kind: str, *, nan_is_null: bool) -> tuple[list[object], dict[int, str]]:
    """The values as the type `kind` of a column has them, and the code of what is wrong by number of value, from 0.

    Nulls, and values that the column can't hold, become None.

    >>> clean([1, None, "2", 3.5], "integer", nan_is_null=True)
    ([1, None, None, None], {2: 'type', 3: 'type'})
    """
    cleaned: list[object] = []
    wrong: dict[int, str] = {}
    convert = _CONVERTERS[kind]
    for number, value in enumerate(values):
        try:
            cleaned.append(None if is_null(value, nan_is_null=nan_is_null) else convert(value))
        except _UnfitError as error:
            cleaned.append(None)
            wrong[number] = error.code
    return cleaned, wrong


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


class _UnfitError(Exception):
    def __init__(self, code: str = "type") -> None:
        self.code = code


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _UnfitError
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, Integral) or abs(int(value)) > LARGEST:
        raise _UnfitError
    return int(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (Real, Decimal)):
        raise _UnfitError
    try:
        return float(value)
    except (OverflowError, ValueError):
        raise _UnfitError("finite") from None


def _boolean(value: object) -> bool:
    if type(value).__name__ not in ("bool", "bool_"):  # numpy has its own
        raise _UnfitError
    return bool(value)


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise _UnfitError
    if isinstance(value, datetime):
        if value.tzinfo is not None or value.time() != time():
            raise _UnfitError("date")
        return value.date()
    return value


_CONVERTERS: dict[str, Callable[[object], object]] = {
    "string": _text,
    "integer": _whole,
    "number": _number,
    "boolean": _boolean,
    "date": _day,
}
