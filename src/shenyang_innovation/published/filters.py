"""Keeping the rows of a loaded table whose columns have given values, in the way of each backend."""

from __future__ import annotations

from shenyang_innovation.errors import UnknownNameError, did_you_mean
from shenyang_innovation.published.cells import read_cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from shenyang_innovation.published.descriptor import Package, Resource


def check_values(resource: Resource, package: Package, wanted: Mapping[str, str]) -> None:
    """Raise `UnknownNameError`, with the nearest right one, for a value that a column can't have.

    A code has to be one of the column's codes, a reference a key of the table it refers to: asking for a subject that
    does not exist is a slip, asking for one that has no observation gives no rows.
    """
    for column, value in wanted.items():
        known = resource.field(column).enum or _keys(resource, package, column)
        if value not in known:
            raise UnknownNameError(
                f"no {column} {value!r}", where=f"table {resource.name}", remedy=did_you_mean(value, known)
            )


def _keys(resource: Resource, package: Package, column: str) -> tuple[str, ...]:
    for key in resource.foreign_keys:
        if key.column == column:
            target = package.resource(key.references.table)
            return tuple(str(row[key.references.column]) for row in read_cells(target))
    raise TypeError(f"{column} has neither codes nor a table it refers to; it can't be filtered by")


def keep(table: Any, backend: str, wanted: Mapping[str, str]) -> Any:
    """The rows of a loaded table in which every column named has its value."""
    for column, value in wanted.items():
        table = _KEEP[backend](table, column, value)
    return table


def _pandas(frame: Any, column: str, value: str) -> Any:
    return frame[frame[column] == value].reset_index(drop=True)


def _polars(frame: Any, column: str, value: str) -> Any:
    import polars as pl

    return frame.filter(pl.col(column) == value)


def _pyarrow(table: Any, column: str, value: str) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    text: Any = table[column].cast(pa.string())
    return table.filter(compute.equal(text, pa.scalar(value)))


def _duckdb(relation: Any, column: str, value: str) -> Any:
    import duckdb

    return relation.filter(duckdb.ColumnExpression(column) == duckdb.ConstantExpression(value))


def _records(rows: list[Any], column: str, value: str) -> list[Any]:
    return [row for row in rows if getattr(row, column) == value]


_KEEP: dict[str, Callable[[Any, str, str], Any]] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "records": _records,
}
