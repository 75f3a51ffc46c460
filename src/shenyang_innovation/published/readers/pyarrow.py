"""pyarrow: its `csv.read_csv` with every type told, or its `parquet.read_table`."""

from __future__ import annotations

import pyarrow as pa

from shenyang_innovation.arrow import codes_of, read_csv, type_of
from shenyang_innovation.published.attributes import attributes
from shenyang_innovation.published.beside import parquet_of
from shenyang_innovation.published.cells import unreadable
from shenyang_innovation.published.values import only_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from shenyang_innovation.published.asked import Asked
    from shenyang_innovation.published.descriptor import Field

BLOCK = 1 << 20
"""So many bytes are read at a time; for less, to start the threads takes longer than they save."""


def read(asked: Asked) -> pa.Table:
    """The columns and rows asked for as a table; raises `DataFilesError` for a cell that is not of its type."""
    columns = read_columns(asked, parquet_of(asked.resource))
    return pa.Table.from_arrays(columns, schema=_schema(asked, columns))


def read_columns(asked: Asked, parquet: str | None) -> list[Any]:
    """The columns asked for, of the rows asked for, from the Parquet file of that path or, for None, from the CSV."""
    try:
        table = _from_csv(asked) if parquet is None else _from_parquet(asked, parquet)
        return [_codes(table, field) if field.enum else table[field.name] for field in asked.fields]
    except (ValueError, OSError, pa.ArrowException) as error:
        raise unreadable(asked.resource, error, parquet) from None


def _from_csv(asked: Asked) -> pa.Table:
    source = asked.source()
    file: Any = pa.BufferReader(source) if isinstance(source, bytes) else source
    return read_csv(file, asked.fields, threads=asked.resource.bytes > BLOCK)


def _from_parquet(asked: Asked, path: str) -> pa.Table:
    """Row groups without a row that is asked for, and columns that nobody asks for, are not read.

    Only to choose rows pyarrow needs `read_table`, which brings its dataset, and with that pandas.
    """
    from pyarrow import parquet

    names = asked.names()
    with pa.OSFile(path, "rb") as file:  # of a path, pyarrow would take the names of its folders for columns
        if asked.filters:
            table = parquet.read_table(file, columns=names, filters=_condition(asked), page_checksum_verification=True)
        else:
            table = parquet.ParquetFile(file, page_checksum_verification=True).read(names)
    types = dict(zip(table.schema.names, table.schema.types, strict=True))
    for field in asked.fields:
        if types.get(field.name) != type_of(field):
            raise ValueError(f"column {field.name} is of type {types.get(field.name)}, not {type_of(field)}")
    return table


def _condition(asked: Asked) -> Any:
    """The filters as one expression of pyarrow."""
    from functools import reduce
    from operator import and_

    from pyarrow import compute

    conditions: list[Any] = []
    for column, value, or_later in asked.filters:
        cell = compute.field(column)
        wanted: Any = pa.scalar(value)
        conditions.append(cell >= wanted.cast(pa.date32()) if or_later else cell == wanted)
    return reduce(and_, conditions)


def _codes(table: pa.Table, field: Field) -> Any:
    column: Any = codes_of(table, field)
    only_known(column.chunk(0).dictionary[len(field.enum or ()) :].to_pylist(), field)
    return column


def _schema(asked: Asked, columns: list[Any]) -> pa.Schema:
    fields = []
    for field, column in zip(asked.fields, columns, strict=True):
        said = {"description": field.description, "unit": field.unit, "ucum": field.ucum}
        about = {key: value for key, value in said.items() if value}
        fields.append(pa.field(field.name, column.type, nullable=not field.required, metadata=about))
    about_table: Any = attributes(asked)
    del about_table["units"], about_table["ucum"]  # each stands with its column
    about_table["sources"] = " ".join(about_table["sources"])  # here all is text
    return pa.schema(fields, metadata=about_table)
