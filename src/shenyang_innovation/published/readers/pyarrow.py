"""pyarrow: its `csv.read_csv` with every type told."""

from __future__ import annotations

from sys import byteorder

import pyarrow as pa
from pyarrow import csv

from shenyang_innovation.published.attributes import attributes
from shenyang_innovation.published.cells import unreadable
from shenyang_innovation.published.values import only_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from shenyang_innovation.published.asked import Asked
    from shenyang_innovation.published.descriptor import Field

TYPES: dict[str, Any] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}

BLOCK = 1 << 20
"""So many bytes are read at a time; for less, to start the threads takes longer than they save."""


def read(asked: Asked) -> pa.Table:
    """The columns and rows asked for as a table; raises `DataFilesError` for a cell that is not of its type."""
    options = csv.ConvertOptions(
        column_types={
            field.name: pa.dictionary(pa.int32(), pa.string()) if field.enum else TYPES[field.type]
            for field in asked.fields
        },
        include_columns=asked.names(),
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        true_values=["true"],
        false_values=["false"],
    )
    source = asked.source()
    file: Any = pa.BufferReader(source) if isinstance(source, bytes) else source
    several_blocks = csv.ReadOptions(use_threads=asked.resource.bytes > BLOCK)
    try:
        table = csv.read_csv(file, read_options=several_blocks, convert_options=options)
        columns = [codes_of(table, field) if field.enum else table[field.name] for field in asked.fields]
        return pa.Table.from_arrays(columns, schema=_schema(asked, columns))
    except ValueError as error:
        raise unreadable(asked.resource, error) from None


def codes_of(table: pa.Table, field: Field) -> pa.ChunkedArray[Any]:
    """The column with the codes of the descriptor as its dictionary.

    The chunks are unified behind an empty one that has them all in their order. Neither `pa.array`, which imports
    pandas, nor `pyarrow.compute` is used: each would cost as much as reading the table.
    """
    codes = field.enum or ()
    no_rows: Any = pa.Array.from_buffers(pa.int32(), 0, [None, pa.py_buffer(b"")])
    all_codes: Any = pa.DictionaryArray.from_arrays(no_rows, _text(codes))
    kind: Any = pa.dictionary(pa.int32(), pa.string())
    unified: Any = pa.chunked_array([all_codes, *table[field.name].chunks], kind).unify_dictionaries()
    only_known(unified.chunk(0).dictionary.to_pylist()[len(codes) :], field)
    return pa.chunked_array(unified.chunks[1:] or unified.chunks, kind)


def _text(words: tuple[str, ...]) -> pa.StringArray:
    encoded = [word.encode() for word in words]
    offsets = b"".join(sum(map(len, encoded[:at])).to_bytes(4, byteorder) for at in range(len(encoded) + 1))
    return pa.StringArray.from_buffers(len(encoded), pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded)))


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
