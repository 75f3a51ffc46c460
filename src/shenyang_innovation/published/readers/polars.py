"""polars: `read_csv` with the schema told."""

from __future__ import annotations

import polars as pl

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
    names = asked.names() if asked.is_narrowed() else None
    try:
        frame = pl.read_csv(asked.source(), schema=schema, columns=names, glob=False)
    except pl.exceptions.PolarsError as error:
        raise unreadable(asked.resource, error) from None
    return frame.select(names) if names else frame
