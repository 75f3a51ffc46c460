"""A table as Arrow holds it: the type of each column, its rows from a CSV file, and the Parquet file made of it.

The build, which writes Parquet beside a large table, and the loaders, which read it, share this and nothing else: so
the types of a column are the same in both. pyarrow is imported here, and this module where pyarrow is asked for.
"""

from __future__ import annotations

from sys import byteorder

import pyarrow as pa
from pyarrow import csv

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, Protocol

    class Column(Protocol):
        """What is asked of a column, as both sides describe it."""

        @property
        def name(self) -> str:
            """Its name."""

        @property
        def type(self) -> str:
            """Its type, as in Data Package."""

        @property
        def enum(self) -> tuple[str, ...] | None:
            """Its codes, if it is one of codes."""

        @property
        def required(self) -> bool:
            """Whether it has no null."""


TYPES: dict[str, Any] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
CODES: Any = pa.dictionary(pa.int32(), pa.string())
ROW_GROUP = 65_536
"""Rows of a row group in a Parquet file: a reader that looks for few rows passes over those groups that have none."""


def type_of(column: Column) -> pa.DataType:
    """The type of a column.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> print(type_of(resource("clusters").field("output_value_cny")))
    int64
    """
    kind: pa.DataType = CODES if column.enum else TYPES[column.type]
    return kind


def read_csv(file: Any, columns: Sequence[Column], *, threads: bool = True) -> pa.Table:
    """These columns of a CSV file (a path or a buffer), an empty cell as a null; raises `ValueError` for a bad cell.

    Codes lie in dictionaries as they were met: `codes_of` puts them in order.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> clusters = resource("clusters")
    >>> read_csv(clusters.path, [clusters.field("cluster_id")]).column_names
    ['cluster_id']
    """
    options = csv.ConvertOptions(
        column_types={column.name: type_of(column) for column in columns},
        include_columns=[column.name for column in columns],
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        true_values=["true"],
        false_values=["false"],
    )
    return csv.read_csv(file, read_options=csv.ReadOptions(use_threads=threads), convert_options=options)


def codes_of(table: pa.Table, column: Column) -> pa.ChunkedArray[Any]:
    """A column of codes with the codes of the descriptor as its dictionary; behind them any that are none of these.

    The chunks are unified behind an empty one that has them all in their order. Neither `pa.array`, which imports
    pandas, nor `pyarrow.compute` is used: each would cost as much as reading the table.
    """
    no_rows: Any = pa.Array.from_buffers(pa.int32(), 0, [None, pa.py_buffer(b"")])
    all_codes: Any = pa.DictionaryArray.from_arrays(no_rows, _text(column.enum or ()))
    unified: Any = pa.chunked_array([all_codes, *table[column.name].chunks], CODES).unify_dictionaries()
    return pa.chunked_array(unified.chunks[1:] or unified.chunks, CODES)


def _text(words: tuple[str, ...]) -> pa.StringArray:
    encoded = [word.encode() for word in words]
    offsets = b"".join(sum(map(len, encoded[:at])).to_bytes(4, byteorder) for at in range(len(encoded) + 1))
    return pa.StringArray.from_buffers(len(encoded), pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded)))


def whole_table(data: bytes, columns: Iterable[Column]) -> pa.Table:
    """The table that a whole CSV file holds, as its Parquet file has it; raises `ValueError` for a bad cell.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> clusters = resource("clusters")
    >>> with open(clusters.path, "rb") as file:
    ...     print(whole_table(file.read(), clusters.fields).schema.field("cluster_id"))
    pyarrow.Field<cluster_id: string not null>
    """
    known = tuple(columns)
    table = read_csv(pa.BufferReader(data), known)
    values = [codes_of(table, column) if column.enum else table[column.name] for column in known]
    fields = [pa.field(column.name, type_of(column), nullable=not column.required) for column in known]
    return pa.Table.from_arrays(values, schema=pa.schema(fields))


def to_parquet(table: pa.Table) -> bytes:
    """The bytes of a Parquet file that holds a table: the same each time, with one version of pyarrow.

    Each page has a checksum.
    """
    from pyarrow import parquet

    out = pa.BufferOutputStream()
    parquet.write_table(table.combine_chunks(), out, row_group_size=ROW_GROUP, write_page_checksum=True)
    return out.getvalue().to_pybytes()
