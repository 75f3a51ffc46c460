"""The text of a cell → the value of a record."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from shenyang_innovation.published.descriptor import Field


def converter(field: Field) -> Callable[[str], Any]:
    """What turns the text of a cell into the value of a record, or raises `ValueError` or `ArithmeticError`.

    Python reads more than a table may hold: `1_000`, `nan`, `２０２４` and `20241231` are refused.

    >>> from shenyang_innovation.published import descriptor
    >>> converter(descriptor.resource("clusters").field("output_value_cny"))("69500000000")
    69500000000
    """
    if field.enum:
        return _code_of(frozenset(field.enum), field.name)
    return _CONVERTERS[field.type]


def only_known(found: Iterable[str], field: Field) -> None:
    """Raise `ValueError` for the first that is none of the codes of the column."""
    for code in found:
        if code not in (field.enum or ()):
            raise ValueError(f"column {field.name} has {code!r}, which is none of its codes")


def _code_of(codes: frozenset[str], column: str) -> Callable[[str], str]:
    def code(cell: str) -> str:
        if cell not in codes:
            raise ValueError(f"column {column} has {cell!r}, which is none of its codes")
        return cell

    return code


def _integer(cell: str) -> int:
    return int(_of_digits(cell, "-", "whole number"))


def _decimal(cell: str) -> Decimal:
    from decimal import Decimal

    return Decimal(_of_digits(cell, "-+.eE", "number"))


def _of_digits(cell: str, signs: str, what: str) -> str:
    if cell.strip("0123456789" + signs):  # something else stands between them
        raise ValueError(f"{cell!r} is no {what}")
    return cell


def _day(cell: str) -> date:
    from datetime import date

    day = date.fromisoformat(cell)
    if day.isoformat() != cell:
        raise ValueError(f"{cell!r} is no day written as YYYY-MM-DD")
    return day


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": _integer,
    "number": _decimal,
    "boolean": _boolean,
    "date": _day,
}
