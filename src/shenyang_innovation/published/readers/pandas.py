"""pandas: `read_csv` with every dtype told; or, where there is pyarrow, what it reads of the Parquet file."""

from __future__ import annotations

from io import BytesIO

import pandas as pd

from shenyang_innovation.published.attributes import attributes
from shenyang_innovation.published.beside import parquet_of
from shenyang_innovation.published.cells import unreadable
from shenyang_innovation.published.values import only_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from shenyang_innovation.published.asked import Asked
    from shenyang_innovation.published.descriptor import Field

TYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "str"}


def read(asked: Asked) -> pd.DataFrame:
    """The columns and rows asked for as a frame; raises `DataFilesError` for a cell that is not of its type."""
    parquet = parquet_of(asked.resource)
    frame = None if parquet is None else _from_parquet(asked, parquet)
    if frame is None:
        frame = _from_csv(asked)
    frame.attrs.update(attributes(asked))
    return frame


def _from_csv(asked: Asked) -> pd.DataFrame:
    # Codes are read as the categories that occur: read_csv turns a code it was not told of into a null, silently.
    types: dict[str, Any] = {field.name: "category" if field.enum else TYPES[field.type] for field in asked.fields}
    names = asked.names()
    source = asked.source()
    try:
        frame = pd.read_csv(
            BytesIO(source) if isinstance(source, bytes) else source,
            dtype=types,
            usecols=names if asked.is_narrowed() else None,
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8",
        )
        for field in asked.fields:
            if field.enum:
                frame[field.name] = _codes(frame[field.name], field)
            elif field.type == "date":
                days = pd.to_datetime(frame[field.name], format="%Y-%m-%d", exact=True)
                frame[field.name] = days.astype("datetime64[s]")
    except (ValueError, TypeError) as error:
        raise unreadable(asked.resource, error) from None
    return frame[names] if asked.is_narrowed() else frame


def _from_parquet(asked: Asked, path: str) -> pd.DataFrame | None:
    """What pyarrow reads, as a frame of the same dtypes; None if there is no pyarrow."""
    try:
        import pyarrow as pa
    except ModuleNotFoundError:
        return None
    from shenyang_innovation.published.readers.pyarrow import read_columns

    kinds: dict[Any, Any] = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    table = pa.Table.from_arrays(read_columns(asked, path), names=asked.names())
    frame: pd.DataFrame = table.to_pandas(types_mapper=kinds.get, date_as_object=False)
    for field in asked.fields:
        column = frame[field.name]
        if field.enum:
            frame[field.name] = _codes(column, field)
        elif field.type == "date":
            frame[field.name] = column.astype("datetime64[s]")
        elif field.type == "string":
            frame[field.name] = column.where(column.notna())  # before pandas 3, pyarrow makes a null None and not nan
    return frame


def _codes(column: pd.Series[Any], field: Field) -> pd.Series[Any]:
    only_known(column.cat.categories, field)
    # An index with a type: of a column without any code, pandas would make categories of type object.
    codes: Any = pd.Index(field.enum or (), dtype="str")
    return column.cat.set_categories(codes)
