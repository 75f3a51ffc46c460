"""Choosing columns and rows of a table by words, as `show --columns --where` does."""

from __future__ import annotations

from typing import NamedTuple

from shenyang_innovation.errors import UnknownNameError, did_you_mean

OPERATORS = ("!=", ">=", "<=", "=", ">", "<", "~")
NUMBERS = ("integer", "number")


class Condition(NamedTuple):
    """A test of one column: `=`, `!=`, an order, or `~` for "contains". A null passes only `!=` and an empty `=`."""

    column: str
    operator: str
    operand: str


def parse_condition(text: str, columns: tuple[str, ...]) -> Condition:
    """The condition that a text such as `cluster_kind=city` or `output_value_cny>=1e11` spells.

    >>> parse_condition("value>=100", ("value",))
    Condition(column='value', operator='>=', operand='100')
    """
    at, operator = min(
        ((text.find(sign), sign) for sign in OPERATORS if sign in text),
        default=(-1, ""),
        key=lambda found: (found[0], -len(found[1])),
    )
    if at < 1:
        raise UnknownNameError(
            f"{text!r} is no condition",
            where="--where",
            remedy=f"Write COLUMN and VALUE with one of {' '.join(OPERATORS)} between",
        )
    column = text[:at].strip()
    if column not in columns:
        raise UnknownNameError(f"no column {column!r}", where="--where", remedy=did_you_mean(column, columns))
    return Condition(column, operator, text[at + len(operator) :].strip())


def passes(condition: Condition, cell: str | None, type_: str) -> bool:
    """Whether a cell passes; numbers compare as numbers, everything else as text (ISO dates order rightly).

    >>> passes(Condition("value", ">", "99"), "100", "integer")
    True
    """
    operand = condition.operand
    if cell is None:
        return (condition.operator == "=" and operand == "") or (condition.operator == "!=" and operand != "")
    if condition.operator == "~":
        return operand.casefold() in cell.casefold()
    if operand == "":
        return condition.operator == "!="
    left: float | str = cell
    right: float | str = operand
    if type_ in NUMBERS:
        left, right = float(cell), _number(condition)
    return _compare(left, condition.operator, right)


def _number(condition: Condition) -> float:
    try:
        return float(condition.operand)
    except ValueError:
        raise UnknownNameError(
            f"{condition.operand!r} is no number",
            where="--where",
            remedy=f"{condition.column} holds numbers: compare it with one",
        ) from None


def _compare(left: float | str, operator: str, right: float | str) -> bool:
    # both are numbers or both are text
    match operator:
        case "=":
            return left == right
        case "!=":
            return left != right
        case ">":
            return left > right  # type: ignore[operator]
        case ">=":
            return left >= right  # type: ignore[operator]
        case "<":
            return left < right  # type: ignore[operator]
    return left <= right  # type: ignore[operator]
