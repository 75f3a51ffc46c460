"""Whatever Arrow can read batch by batch → batches with the columns that are needed."""

from __future__ import annotations

from itertools import chain
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from shenyang_innovation.reading.frames.errors import UnusableTableError, check_columns
from shenyang_innovation.reading.frames.rows import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow.parquet as pq

ROWS = 256
"""So many rows of a Parquet file are held at a time."""
BUFFER = 1 << 20
"""So many bytes of a column of a Parquet file are read ahead."""
REMEDY = "Give a table or a stream of Arrow, a frame of polars or pandas, or the path of Parquet"


class Source(NamedTuple):
    """Batches, each with the columns asked for alone, and the schema that each of them has."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]


def source_of(table: object, text: str, keys: Sequence[str], where: str) -> Source:
    """The text and the key of a table, of a stream of batches, or of Parquet on disk; nothing is read before its turn.

    Raises `UnusableTableError` for what is no table, and for columns that are not there.

    >>> source_of(pa.table({"id": [1], "text": ["3家"], "day": [2]}), "text", ["id"], "read_table").schema.names
    ['id', 'text']
    """
    found = _opened(table, where, [*keys, text])
    check_columns(found.schema.names, text, keys, where, FIGURES.names)
    schema = pa.schema([_field(found.schema.field(name)) for name in dict.fromkeys((*keys, text))])
    return Source(schema, (_fitted(batch, schema, where) for batch in found.batches))


def _opened(table: Any, where: str, columns: list[str]) -> Source:
    if isinstance(table, (str, PathLike)):
        return _parquet(Path(fspath(table)), where, columns)
    try:
        if isinstance(table, pa.RecordBatchReader):
            return Source(table.schema, iter(table))
        if hasattr(table, "__arrow_c_stream__"):
            reader = pa.RecordBatchReader.from_stream(table)
            return Source(reader.schema, iter(reader))
        if hasattr(table, "__arrow_c_array__"):
            batch = pa.record_batch(table)
            return Source(batch.schema, iter([batch]))
    except (pa.ArrowException, TypeError) as error:  # a column of pandas with cells of several types
        raise UnusableTableError(f"Arrow can't take the table: {error}", where=where, remedy=REMEDY) from None
    if hasattr(table, "collect_batches"):  # a LazyFrame of polars: it runs while it is read
        table = table.collect_batches()
    try:
        parts = iter(table)
        first = next(parts)
    except TypeError:
        raise UnusableTableError(f"a {type(table).__name__} is no table", where=where, remedy=REMEDY) from None
    except StopIteration:
        raise UnusableTableError(
            "there is not one batch, so no columns either", where=where, remedy="Give a table or a reader"
        ) from None
    opened = _opened(first, where, columns)
    return Source(opened.schema, chain(opened.batches, _batches(parts, where, columns)))


def _batches(parts: Iterable[object], where: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    for part in parts:
        yield from _opened(part, where, columns).batches


def _parquet(path: Path, where: str, columns: list[str]) -> Source:
    """The rows of a file, or of all files of a folder in the order of their names, a few at a time."""
    import pyarrow.parquet as pq

    paths = _in_folder(path) if path.is_dir() else [path]
    if not paths:
        raise UnusableTableError(f"{path}: no *.parquet in this folder", where=where, remedy="Check the path")

    def opened(file: Path) -> pq.ParquetFile:
        try:
            return pq.ParquetFile(file, pre_buffer=False, buffer_size=BUFFER)
        except (OSError, pa.ArrowException) as error:
            raise UnusableTableError(f"{file}: {error}", where=where, remedy="Give the path of Parquet") from None

    def batches() -> Iterator[pa.RecordBatch]:
        for file in paths:
            with opened(file) as parquet:
                yield from parquet.iter_batches(ROWS, columns=columns, use_threads=False)

    with opened(paths[0]) as first:
        return Source(first.schema_arrow, batches())


def _in_folder(folder: Path) -> list[Path]:
    """The Parquet files of a folder and of those in it, but for what is hidden or was left half done."""
    files = (path for path in folder.rglob("*.parquet") if path.is_file())
    return sorted(path for path in files if not any(p.startswith((".", "_")) for p in path.relative_to(folder).parts))


def _fitted(batch: pa.RecordBatch, schema: pa.Schema, where: str) -> pa.RecordBatch:
    """The columns asked for, in the types that the first batch has."""
    try:
        columns = [_as(batch.column(field.name), field.type) for field in schema]
    except (KeyError, pa.ArrowException) as error:
        raise UnusableTableError(
            f"a later batch has other columns than the first: {error}", where=where, remedy="Read them apart"
        ) from None
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _as(column: pa.Array[Any], kind: Any) -> pa.Array[Any]:
    return column if column.type == kind else column.cast(kind)


def _field(field: pa.Field[Any]) -> pa.Field[Any]:
    return pa.field(field.name, _repeatable(field.type), metadata=field.metadata)


def _repeatable(kind: Any) -> Any:
    """A type whose cells Arrow can repeat: of views, which polars has for text, it can't.

    >>> _repeatable(pa.string_view()), _repeatable(pa.int8())
    (DataType(large_string), DataType(int8))
    """
    if pa.types.is_dictionary(kind):
        return pa.dictionary(kind.index_type, _repeatable(kind.value_type), kind.ordered)
    views = {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}
    return views.get(kind, kind)
