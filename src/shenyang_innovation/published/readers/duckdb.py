"""DuckDB: a relation over the CSV file, with every type told; it is read when it is asked for rows."""

from __future__ import annotations

import duckdb

from shenyang_innovation.published.cells import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shenyang_innovation.published.asked import Asked
    from shenyang_innovation.published.descriptor import Field, Resource

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def read(asked: Asked) -> duckdb.DuckDBPyRelation:
    """The columns and rows asked for as a relation on the default connection.

    There, relations can be joined with each other and outlive this function.
    """
    try:
        relation = relation_of(asked.resource, duckdb.default_connection())
        for column, value, or_later in asked.filters:
            cell = duckdb.ColumnExpression(column)
            wanted = duckdb.ConstantExpression(value)
            relation = relation.filter(cell >= wanted.cast("DATE") if or_later else cell == wanted)
        if asked.is_narrowed():
            relation = relation.select(*asked.names())
    except duckdb.Error as error:
        raise unreadable(asked.resource, error) from None
    return relation


def relation_of(resource: Resource, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """The whole table as a relation of a connection."""
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
