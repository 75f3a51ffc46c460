"""DuckDB: a relation over the CSV file, with every type told, or over the Parquet; it is read when asked for rows."""

from __future__ import annotations

import duckdb

from shenyang_innovation.published.beside import parquet_of
from shenyang_innovation.published.cells import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from shenyang_innovation.published.asked import Asked
    from shenyang_innovation.published.descriptor import Field, Resource
    from shenyang_innovation.published.filters import Filter

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def read(asked: Asked) -> duckdb.DuckDBPyRelation:
    """The columns and rows asked for as a relation on the default connection.

    There, relations can be joined with each other and outlive this function.
    """
    relation = relation_of(asked.resource, duckdb.default_connection(), asked.filters)
    return relation.select(*asked.names()) if asked.is_narrowed() else relation


def relation_of(
    resource: Resource, connection: duckdb.DuckDBPyConnection, filters: Iterable[Filter] = ()
) -> duckdb.DuckDBPyRelation:
    """A table as a relation of a connection: the rows that pass the filters; raises `DataFilesError` for a bad file."""
    parquet = parquet_of(resource)
    try:
        rows = _csv(resource, connection) if parquet is None else _parquet(resource, connection, parquet)
        for column, value, or_later in filters:
            cell = duckdb.ColumnExpression(column)
            wanted = duckdb.ConstantExpression(value)
            rows = rows.filter(cell >= wanted.cast("DATE") if or_later else cell == wanted)
        return rows if parquet is None else rows.select(*map(_typed, resource.fields))
    except (duckdb.Error, ValueError) as error:
        raise unreadable(resource, error, parquet) from None


def _parquet(resource: Resource, connection: duckdb.DuckDBPyConnection, path: str) -> duckdb.DuckDBPyRelation:
    """The rows of the Parquet file, in which codes are text: made codes behind the filters, they don't hinder these."""
    rows = connection.read_parquet(_without_glob(path), hive_partitioning=False)
    found = dict(zip(rows.columns, map(str, rows.types), strict=True))
    for field in resource.fields:
        if found.get(field.name) != TYPES[field.type]:
            raise ValueError(f"column {field.name} is of type {found.get(field.name)}, not {TYPES[field.type]}")
    return rows


def _typed(field: Field) -> duckdb.Expression:
    cell = duckdb.ColumnExpression(field.name)
    return cell.cast(type_of(field)).alias(field.name) if field.enum else cell


def _csv(resource: Resource, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    return connection.read_csv(
        _without_glob(resource.path),
        columns={field.name: type_of(field) for field in resource.fields},
        header=True,
        sep=",",
        quotechar='"',
        escapechar='"',
        na_values="",
        auto_detect=False,
    )


def type_of(field: Field) -> str:
    """The type of a column in SQL.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> type_of(resource("clusters").field("cluster_kind"))
    "ENUM('national-advanced', 'city', 'other')"
    """
    if not field.enum:
        return TYPES[field.type]
    return f"ENUM({', '.join(map(literal, field.enum))})"


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _without_glob(path: str) -> str:
    """The path with the characters that DuckDB would take for a pattern spelled as a class of one."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in path)
