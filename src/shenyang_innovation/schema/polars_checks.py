"""Constraints, keys and row rules of the row models as expressions of polars.

Each is true where the rule holds, false where it is broken, and null where there is nothing to judge. pandera asks them
of a frame, `validate` of one chunk of a file after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.schema.rules import FilledExactlyIf, FilledIf, Ordered, RowRule, Together, columns_of

if TYPE_CHECKING:
    from collections.abc import Collection

    import polars as pl

    from shenyang_innovation.schema.fields import Field


def constraints(field: Field) -> list[tuple[str, pl.Expr]]:
    """The code and the expression of each constraint of a column."""
    import polars as pl

    column = pl.col(field.name)
    found: list[tuple[str, pl.Expr]] = []
    if field.type == "number":
        found.append(("finite", column.is_finite()))
    if field.enum:
        found.append(("enum", column.cast(pl.String).is_in(list(field.enum))))
    if field.min_length is not None:
        found.append(("min_length", column.str.len_chars() >= field.min_length))
    if field.max_length is not None:
        found.append(("max_length", column.str.len_chars() <= field.max_length))
    if field.pattern is not None:
        found.append(("pattern", column.str.contains(field.pattern)))
    if field.minimum is not None:
        found.append(("minimum", column >= field.minimum))
    if field.maximum is not None:
        found.append(("maximum", column <= field.maximum))
    return found


def first_of_key(key: tuple[str, ...]) -> pl.Expr:
    """Whether no row above has the same key; a key with a null in it is not compared."""
    import polars as pl

    return pl.struct(*key).is_first_distinct() | pl.any_horizontal(pl.col(name).is_null() for name in key)


def is_known(field: Field, keys: Collection[str]) -> pl.Expr:
    """Whether the row that a cell refers to, or the row of every member of a list, is among the keys given."""
    import polars as pl

    column = pl.col(field.name)
    if field.list_of:
        return column.str.split(" ").list.eval(pl.element().is_in(list(keys))).list.all()
    return column.cast(pl.String).is_in(list(keys))


def row_rule(rule: RowRule) -> pl.Expr:
    """Whether a row keeps a rule between two of its columns."""
    import polars as pl

    one, other = (pl.col(name) for name in columns_of(rule))
    match rule:
        case Ordered():
            return (one < other) if rule.strict else (one <= other)
        case Together():
            return one.is_null() == other.is_null()
        case FilledExactlyIf():
            return one.is_not_null() == other.cast(pl.String).is_in(list(rule.words)).fill_null(value=False)
        case FilledIf():
            return one.is_not_null() | ~other.cast(pl.String).is_in(list(rule.words)).fill_null(value=False)
