"""The text of a cell → the value of a record."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from shenyang_innovation.published.descriptor import Field


_WHOLE = "-0123456789"
"""What a whole number is written with."""


def converter(field: Field) -> Callable[[str], Any]:
    """What turns the text of a cell into the value of a record, or raises `ValueError` or `ArithmeticError`.

    Python reads more than a table may hold: `1_000`, `nan`, `２０２４` and `20241231` are refused.

    >>> from shenyang_innovation.published import descriptor
    >>> converter(descriptor.resource("clusters").field("output_value_cny"))("69500000000")
    69500000000
    """
    if field.enum:
        return _Codes(field.enum, field.name).__getitem__
    return _CONVERTERS[field.type]()


def column_converter(field: Field) -> Callable[[Sequence[str]], Sequence[Any]]:
    """What turns the texts of the cells of a column into the values of records, an empty one into None.

    It raises as `converter` does, and asks each cell the same; a whole column is asked at once where that can be.

    >>> from shenyang_innovation.published import descriptor
    >>> column_converter(descriptor.resource("clusters").field("output_value_cny"))(["69500000000", ""])
    [69500000000, None]
    """
    if field.type == "string" and not field.enum:  # the text is the value
        return lambda texts: [text or None for text in texts] if "" in texts else texts
    if field.type == "integer" and not field.enum:
        return _integers
    to = converter(field)
    return lambda texts: [to(text) if text else None for text in texts] if "" in texts else [to(text) for text in texts]


def only_known(found: Iterable[str], field: Field) -> None:
    """Raise `ValueError` for the first that is none of the codes of the column."""
    for code in found:
        if code not in (field.enum or ()):
            raise ValueError(f"column {field.name} has {code!r}, which is none of its codes")


class _Codes(dict[str, str]):
    """The codes of a column, each under itself: a dictionary is asked sooner than a function."""

    def __init__(self, codes: tuple[str, ...], column: str) -> None:
        super().__init__(zip(codes, codes, strict=True))
        self._column = column

    def __missing__(self, cell: str) -> str:
        raise ValueError(f"column {self._column} has {cell!r}, which is none of its codes")


def _integer(cell: str) -> int:
    if cell.strip(_WHOLE):  # something else stands between them
        raise ValueError(f"{cell!r} is no whole number")
    return int(cell)


def _integers(cells: Sequence[str]) -> list[int | None]:
    if "".join(cells).strip(_WHOLE):
        raise ValueError("a cell is no whole number")
    return [int(cell) if cell else None for cell in cells]


def _decimals() -> Callable[[str], Decimal]:
    from decimal import Decimal

    def decimal(cell: str) -> Decimal:
        if cell.strip("-+.0123456789eE"):
            raise ValueError(f"{cell!r} is no number")
        return Decimal(cell)

    return decimal


def _days() -> Callable[[str], date]:
    from datetime import date

    def day(cell: str) -> date:
        read = date.fromisoformat(cell)
        if read.isoformat() != cell:
            raise ValueError(f"{cell!r} is no day written as YYYY-MM-DD")
        return read

    return day


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"


_CONVERTERS: dict[str, Callable[[], Callable[[str], Any]]] = {
    "string": lambda: str,
    "integer": lambda: _integer,
    "number": _decimals,
    "boolean": lambda: _boolean,
    "date": _days,
}
"""For each type what gives its converter: only what is needed is imported, and once."""
