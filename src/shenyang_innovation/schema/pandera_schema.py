"""Row models → pandera schemas, for pandas and for polars frames.

Every check carries a code as its error (`pattern`, `minimum`, `rule:0`, …), so that whoever reads pandera's failure
cases can tell which constraint of the row model was broken. The codes of columns are in `CODES`; those of rows begin
with one of `ROW_CODES`, and `judged_columns` says which columns they are about.

The dtypes are those of the loaders: Int64, float64, text, datetime64 and boolean in pandas; Int64, Float64, String or
Enum, Date and Boolean in polars. Nothing is coerced: pandera turned empty booleans into values where it was allowed to.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from shenyang_innovation.schema import polars_checks
from shenyang_innovation.schema.fields import Field, fields, members
from shenyang_innovation.schema.rules import FilledExactlyIf, FilledIf, Ordered, RowRule, Together, columns_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import pandera.pandas
    import pandera.polars
    import polars as pl

    from shenyang_innovation.schema.row import Row

#: The codes that a failing check reports, in the order in which one is chosen if a cell breaks several.
CODES = ("required", "finite", "date", "enum", "min_length", "max_length", "pattern", "minimum", "maximum", "reference")
KEY, UNIQUE, RULE = "key", "unique:", "rule:"
ROW_CODES = (KEY, UNIQUE, RULE)

#: Table → the keys it has, for schemas that are to judge references too. A table that is not in it is not judged.
Known = Mapping[str, Collection[str]]
NOTHING_KNOWN: Known = MappingProxyType({})

# What \S excludes where pydantic and polars look (White_Space of Unicode); Python's own \S excludes U+001C..1F too.
_NO_SPACE = "[^\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"


def python_pattern(pattern: str) -> str:
    r"""A pattern of the row models for Python's `re`, with the meaning pydantic and polars give it.

    >>> import re
    >>> bool(re.match("^[a-z]+$", "a\n")), bool(re.match(python_pattern("^[a-z]+$"), "a\n"))
    (True, False)
    """
    return pattern.replace(r"\S", _NO_SPACE).removesuffix("$") + (r"\Z" if pattern.endswith("$") else "")


def judged_columns(model: type[Row], code: str) -> tuple[str, ...]:
    """The columns that the check of a row is about.

    >>> from shenyang_innovation.schema.statements import MeasureItem
    >>> [judged_columns(MeasureItem, code) for code in ("key", "unique:0", "rule:0")]
    [('measure_id',), ('source_id', 'position'), ('start', 'end')]
    """
    if code == KEY:
        return model.table.key
    if code.startswith(UNIQUE):
        return model.table.unique[int(code.removeprefix(UNIQUE))]
    return columns_of(model.table.rules[int(code.removeprefix(RULE))])


def _keys(model: type[Row]) -> list[tuple[str, tuple[str, ...]]]:
    """The code and the columns of every key."""
    return [(KEY, model.table.key), *((f"{UNIQUE}{number}", key) for number, key in enumerate(model.table.unique))]


def _known_keys(field: Field, known: Known) -> Collection[str] | None:
    """The keys to which a column may refer; None if it refers to nothing, or to a table of which nothing is known."""
    target = field.references or field.list_of
    return None if target is None else known.get(target.table)


# --- pandas -----------------------------------------------------------------------------------------------------

_PANDAS = {"integer": "Int64", "number": "float64", "boolean": "boolean"}


def pandas_schema(model: type[Row], known: Known = NOTHING_KNOWN) -> pandera.pandas.DataFrameSchema:
    """The pandera schema of a table for pandas frames; validate with `lazy=True` to see every failure.

    References, members of lists among them, are judged where `known` gives the keys of the table referred to.

    >>> from shenyang_innovation.schema.provenance import Caveat
    >>> sorted(pandas_schema(Caveat).columns)
    ['caveat_id', 'definition_en', 'label_en', 'label_zh']
    """
    import pandera.pandas as pa

    checks = [pa.Check(_pandas_key(key), error=code) for code, key in _keys(model)]
    checks += [pa.Check(_pandas_rule(rule), error=f"{RULE}{number}") for number, rule in enumerate(model.table.rules)]
    columns = {
        field.name: pa.Column(
            _PANDAS.get(field.type) or (str if field.type == "string" and not field.enum else None),
            [pa.Check(check, error=code) for code, check in _pandas_checks(field, _known_keys(field, known))],
            nullable=not field.required,
        )
        for field in fields(model)
    }
    return pa.DataFrameSchema(columns, checks=checks, strict=True, coerce=False, name=model.table.name)


def _pandas_checks(field: Field, keys: Collection[str] | None) -> list[tuple[str, Callable[[pd.Series[Any]], Any]]]:
    """Each constraint as a function of the column; pandera leaves out nulls before it asks."""
    found: list[tuple[str, Callable[[pd.Series[Any]], Any]]] = []
    if field.type == "number":
        found.append(("finite", lambda column: column.abs() != float("inf")))
    if field.type == "date":
        found.append(("date", _pandas_is_date))
    if field.enum:
        found.append(("enum", lambda column: column.astype(object).isin(field.enum or ())))
    if field.min_length is not None:
        found.append(("min_length", _of_length(partial(operator.le, field.min_length))))
    if field.max_length is not None:
        found.append(("max_length", _of_length(partial(operator.ge, field.max_length))))
    if field.pattern is not None:
        # not by .str.match, which asks Python or RE2 as the dtype may be
        matches = re.compile(python_pattern(field.pattern)).match
        found.append(("pattern", lambda column: column.map(lambda text: matches(text) is not None)))
    if field.minimum is not None:
        found.append(("minimum", partial(operator.le, field.minimum)))
    if field.maximum is not None:
        found.append(("maximum", partial(operator.ge, field.maximum)))
    if keys is not None:
        there = frozenset(keys)
        found.append(("reference", lambda column: column.map(lambda cell: there.issuperset(members(field, cell)))))
    return found


def _of_length(holds: Callable[[pd.Series[Any]], Any]) -> Callable[[pd.Series[Any]], Any]:
    return lambda column: holds(column.str.len())


def _pandas_is_date(column: pd.Series[Any]) -> Any:
    """A day without a time; datetime64 of any resolution."""
    if getattr(column.dtype, "kind", "") != "M" or getattr(column.dt, "tz", None) is not None:
        return False
    return column == column.dt.normalize()


def _pandas_key(key: tuple[str, ...]) -> Callable[[pd.DataFrame], Any]:
    def unique(frame: pd.DataFrame) -> Any:
        columns = list(key)
        if not set(columns) <= set(frame.columns):
            return True
        return ~frame.duplicated(columns) | frame[columns].isna().any(axis=1)

    return unique


def _pandas_rule(rule: RowRule) -> Callable[[pd.DataFrame], Any]:
    def holds(frame: pd.DataFrame) -> Any:
        names = columns_of(rule)
        if not set(names) <= set(frame.columns):
            return True
        one, other = frame[names[0]], frame[names[1]]
        match rule:
            case Ordered():
                in_order = (one < other) if rule.strict else (one <= other)
                return in_order.fillna(False).astype(bool) | one.isna() | other.isna()
            case Together():
                return one.isna() == other.isna()
            case FilledExactlyIf():
                return one.notna() == other.astype(object).isin(rule.words)
            case FilledIf():
                return one.notna() | ~other.astype(object).isin(rule.words)

    return holds


# --- polars -----------------------------------------------------------------------------------------------------


def polars_schema(model: type[Row], known: Known = NOTHING_KNOWN) -> pandera.polars.DataFrameSchema:
    """The pandera schema of a table for polars frames. Collect a LazyFrame first: pandera skips its data checks.

    References, members of lists among them, are judged where `known` gives the keys of the table referred to.

    >>> from shenyang_innovation.schema.provenance import Caveat
    >>> sorted(polars_schema(Caveat).columns)
    ['caveat_id', 'definition_en', 'label_en', 'label_zh']
    """
    import pandera.polars as pa
    import polars as pl

    dtypes = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    checks = [
        pa.Check(_polars_frame_check(key, polars_checks.first_of_key(key)), error=code) for code, key in _keys(model)
    ]
    checks += [
        pa.Check(_polars_frame_check(columns_of(rule), polars_checks.row_rule(rule)), error=f"{RULE}{number}")
        for number, rule in enumerate(model.table.rules)
    ]
    columns = {
        field.name: pa.Column(
            None if field.enum else dtypes[field.type],
            [pa.Check(_polars_column_check(check), error=code) for code, check in _polars_checks(field, known)],
            nullable=not field.required,
        )
        for field in fields(model)
    }
    return pa.DataFrameSchema(columns, checks=checks, strict=True, coerce=False, name=model.table.name)


def _polars_checks(field: Field, known: Known) -> list[tuple[str, pl.Expr]]:
    keys = _known_keys(field, known)
    references = [] if keys is None else [("reference", polars_checks.is_known(field, keys))]
    return polars_checks.constraints(field) + references


def _polars_column_check(check: pl.Expr) -> Callable[[Any], pl.LazyFrame]:
    def holds(data: Any) -> pl.LazyFrame:
        frame: pl.LazyFrame = data.lazyframe
        return frame.select(check.fill_null(value=True))

    return holds


def _polars_frame_check(names: tuple[str, ...], check: pl.Expr) -> Callable[[Any], pl.LazyFrame]:
    import polars as pl

    def holds(data: Any) -> pl.LazyFrame:
        frame: pl.LazyFrame = data.lazyframe
        if not set(names) <= set(frame.collect_schema().names()):
            return frame.select(pl.lit(value=True).alias("holds"))
        return frame.select(check.fill_null(value=True).alias("holds"))

    return holds
