"""polars: `read_csv` with the schema told, or `scan_parquet`."""

from __future__ import annotations

import polars as pl

from shenyang_innovation.published.beside import parquet_of
from shenyang_innovation.published.cells import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from shenyang_innovation.published.asked import Asked

TYPES: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
    "date": pl.Date,
}


def read(asked: Asked) -> pl.DataFrame:
    """The columns and rows asked for as a frame; raises `DataFilesError` for a cell that is not of its type."""
    schema = {field.name: pl.Enum(field.enum) if field.enum else TYPES[field.type] for field in asked.resource.fields}
    parquet = parquet_of(asked.resource)
    try:
        return _from_csv(asked, schema) if parquet is None else _from_parquet(asked, schema, parquet)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise unreadable(asked.resource, error, parquet) from None


def _from_csv(asked: Asked, schema: dict[str, Any]) -> pl.DataFrame:
    names = asked.names() if asked.is_narrowed() else None
    frame = pl.read_csv(asked.source(), schema=schema, columns=names, glob=False)
    return frame.select(names) if names else frame


def _from_parquet(asked: Asked, schema: dict[str, Any], path: str) -> pl.DataFrame:
    """Row groups without a row that is asked for, and columns that nobody asks for, are not read."""
    from datetime import date

    rows = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    for column, value, or_later in asked.filters:
        cell = pl.col(column)
        rows = rows.filter(cell >= date.fromisoformat(value) if or_later else cell == value)
    frame = rows.select(asked.names()).collect()
    for field in asked.fields:
        if not field.enum and frame.schema[field.name] != schema[field.name]:
            raise ValueError(f"column {field.name} is of type {frame.schema[field.name]}, not {schema[field.name]}")
    return frame.with_columns(pl.col(field.name).cast(schema[field.name]) for field in asked.fields if field.enum)
