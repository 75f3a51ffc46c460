"""Choosing rows of a table by words, as `show --where` does."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, NamedTuple

from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.published.descriptor import Field, Resource
from shenyang_innovation.published.values import converter

NUMBERS = ("integer", "number")
CONTAINS = "~"
EQUALITY: dict[str, Callable[[Any, Any], bool]] = {"=": operator.eq, "!=": operator.ne}
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
COMPARE = EQUALITY | ORDER
OPERATORS = (*COMPARE, CONTAINS)

HELD = {
    "integer": ("no number", "numbers: write one such as 100 or 1e11"),
    "number": ("no number", "numbers: write one such as 10.5"),
    "boolean": ("neither true nor false", "true or false: write it like that"),
    "date": ("no day", "days: write one as YYYY-MM-DD"),
}
"""Of each type, what a wrong operand is, and what the cells are."""


class Condition(NamedTuple):
    """A test of one column: `=`, `!=`, an order, or `~` for "contains". A null passes only `!=` and an empty `=`.

    `operand` is a value as the column holds them, text for `~`, and None if nothing stands behind `=` or `!=`;
    `convert` turns a cell of the column into what is compared with it.
    """

    column: str
    operator: str
    operand: Any
    convert: Callable[[str], Any]


def parse_condition(text: str, table: Resource) -> Condition:
    """The condition that a text such as `cluster_kind=city` or `output_value_cny>=1e11` spells.

    Raises `UnknownNameError` for a column or code that is not there, `UsageError` for what is no condition and for an
    operand that can't be compared with the cells of the column.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> parse_condition("reference_year>=2024", resource("clusters"))[:3]
    ('reference_year', '>=', Decimal('2024'))
    """
    name, sign, operand = _split(text)
    if name not in table.names():
        raise UnknownNameError(f"no column {name!r}", where="--where", remedy=did_you_mean(name, table.names()))
    field = table.field(name)
    # only codes begin with such a sign: >= is a comparator
    if (operand[:1] in ("=", "<", ">") and not field.enum) or (not operand and sign not in EQUALITY):
        raise _no_condition(text)
    return Condition(name, sign, _operand(field, sign, operand), converter(field))


def _split(text: str) -> tuple[str, str, str]:
    """Column, operator and operand: the first operator counts, of two at one place the longer."""
    at, sign = min(
        ((text.find(sign), sign) for sign in OPERATORS if sign in text),
        default=(-1, ""),
        key=lambda found: (found[0], -len(found[1])),
    )
    if at < 1:
        raise _no_condition(text)
    return text[:at].strip(), sign, text[at + len(sign) :].strip()


def _no_condition(text: str) -> UsageError:
    remedy = f"Write COLUMN and VALUE with one of {' '.join(OPERATORS)} between"
    return UsageError(f"{text!r} is no condition", where="--where", remedy=remedy)


def _operand(field: Field, sign: str, text: str) -> Any:
    if sign == CONTAINS:
        return text
    if sign in ORDER and (field.enum or field.type == "boolean"):
        raise UsageError(f"{field.name} has no order", where="--where", remedy="Compare it with = or !=")
    if not text:
        return None
    if field.enum and text not in field.enum:
        raise UnknownNameError(f"no {field.name} {text!r}", where="--where", remedy=did_you_mean(text, field.enum))
    # whole numbers may be compared with 99.5 and 1e11 too
    convert = converter(field._replace(type="number") if field.type in NUMBERS else field)
    try:
        return convert(text)
    except (ValueError, ArithmeticError):
        wrong, held = HELD[field.type]
        raise UsageError(f"{text!r} is {wrong}", where="--where", remedy=f"Cells of {field.name} are {held}") from None


def passes(condition: Condition, cell: str | None) -> bool:
    """Whether a cell passes; numbers compare as numbers, without loss, days as days, everything else as text.

    >>> passes(Condition("value", ">", 99, int), "100")
    True
    """
    operand = condition.operand
    if cell is None:
        return condition.operator == ("=" if operand is None else "!=")
    if operand is None:
        return condition.operator == "!="
    if condition.operator == CONTAINS:
        return bool(operand.casefold() in cell.casefold())
    return COMPARE[condition.operator](condition.convert(cell), operand)
