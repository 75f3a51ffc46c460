"""Which rows of text cells may be bad: expressions of polars, derived from a row model, that look at many rows at once.

They never let a bad row pass; whatever they can't be sure of, such as a number too long to compare as a float, is a
suspect. The row model itself then decides, in `checking.schemas.rows`.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.polars_checks import constraints, row_rule

if TYPE_CHECKING:
    from shenyang_innovation.schema.row import Row

NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"
EXACT = 15
"""Two decimal numbers of at most so many characters compare as floats as they do exactly."""
YEAR_ZERO = "0001-01-01"


class Suspects:
    """The rows of a table that may be bad.

    >>> from shenyang_innovation.schema.provenance import Caveat
    >>> columns = ("caveat_id", "label_zh", "label_en", "definition_en")
    >>> cells = pl.DataFrame([["a-b", "x", "x", "x"], ["a b", "x", "x", None]], schema=columns, orient="row")
    >>> Suspects(Caveat).among(cells)
    [1]
    """

    def __init__(self, model: type[Row]) -> None:
        columns = fields(model)
        typed = [field for field in columns if field.type != "string"]
        self._texts = [pl.col(field.name).alias(_text(field)) for field in typed]
        self._values = [_value(field) for field in typed]
        self._good = [good for field in columns if (good := _cell_is_good(field)) is not None]
        self._good += [row_rule(rule).fill_null(value=True) for rule in model.table.rules]

    def among(self, cells: pl.DataFrame) -> list[int]:
        """The places, from 0, of the rows that may be bad in a frame with the text of every cell."""
        typed = cells.with_columns(self._texts).with_columns(self._values)
        all_good = typed.select(good.all().alias(str(number)) for number, good in enumerate(self._good)).row(0)
        doubtful = [good for good, holds in zip(self._good, all_good, strict=True) if not holds]
        if not doubtful:
            return []
        good = typed.select(pl.all_horizontal(doubtful).alias("good"))["good"]
        return (~good).arg_true().to_list()


def _text(field: Field) -> str:
    return f"text of {field.name}"  # no column has a name with a space in it


def _value(field: Field) -> pl.Expr:
    """The value that a cell spells; null if it spells none."""
    cell = pl.col(field.name)
    match field.type:
        case "integer":
            return cell.cast(pl.Int64, strict=False)
        case "number":
            return cell.cast(pl.Float64, strict=False)
        case "date":
            return cell.str.to_date("%Y-%m-%d", strict=False)
        case "boolean":
            return cell == "true"
    raise TypeError(f"cells of type {field.type} are not understood; teach checking.schemas.files.suspects about them")


def _cell_is_good(field: Field) -> pl.Expr | None:
    """Whether a cell is in the canonical form and keeps its constraints; None if any cell does."""
    text = pl.col(_text(field) if field.type != "string" else field.name)
    checks = [check for _, check in constraints(field)] + _canonical(field, text)
    if not checks:
        return text.is_not_null() if field.required else None
    good = reduce(and_, checks).fill_null(value=False)
    return good if field.required else text.is_null() | good


def _canonical(field: Field, text: pl.Expr) -> list[pl.Expr]:
    value = pl.col(field.name)
    match field.type:
        case "integer":
            return [value.cast(pl.String) == text]
        case "number":
            return [text.str.contains(NUMBER), text.str.len_bytes() <= EXACT]
        case "date":
            return [value.cast(pl.String) == text, text >= YEAR_ZERO, text.str.len_bytes() == len(YEAR_ZERO)]
        case "boolean":
            return [text.is_in(["true", "false"])]
    return []
