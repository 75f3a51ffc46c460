"""A Parquet file of any size, in batches of rows.

pyarrow reads it, because it holds a buffer a column and no more, however many rows a row group has: polars takes the
memory of a whole row group, or decompresses it anew for every slice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.schemas import tablefile as words
from shenyang_innovation.checking.schemas.files.pieces import Found, Piece
from shenyang_innovation.checking.schemas.frames import prepare
from shenyang_innovation.checking.schemas.validate import frame_faults
from shenyang_innovation.errors import Fault
from shenyang_innovation.schema.fields import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from shenyang_innovation.checking.schemas.files.pieces import Items
    from shenyang_innovation.schema.row import Row

BATCH = 20_000
"""Rows."""
BUFFER = 2**16
"""Bytes of a column that are read at a time."""


def read_parquet_file(path: Path, model: type[Row]) -> Items:
    """The rows of a Parquet file, batch by batch, and the faults of its columns.

    Raises `MissingExtraError` if pyarrow is not installed.
    """
    parquet = need("pyarrow.parquet", extra="arrow", where=f"validate {path}")
    broken = (need("pyarrow", extra="arrow", where=f"validate {path}").ArrowException, OSError)
    table, columns = model.table.name, [field.name for field in fields(model)]
    try:
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=BUFFER) as file:
            names = list(file.schema_arrow.names)
            faults = words.column_faults(table, names, columns)
            yield from map(Found, faults)
            if len(set(names)) < len(names) or len(names) > words.MOST_COLUMNS or not set(names) & set(columns):
                return
            known = [name for name in names if name in columns]
            if not file.num_row_groups:  # which some versions can't iterate over
                yield Piece(pl.DataFrame(file.schema_arrow.empty_table().select(known)), range(0))
                return
            number = 0
            for batch in file.iter_batches(BATCH, columns=known):
                rows = pl.DataFrame(batch)
                yield Piece(rows, range(number + 1, number + rows.height + 1))
                number += rows.height
    except broken as error:
        rule = f"the file can't be read as Parquet: {str(error).partition(chr(10))[0].rstrip('.')}"
        yield Found(Fault(table=table, row=None, column=None, value="", rule=rule, remedy="Write it anew"))


def judge_values(model: type[Row]) -> Callable[[Piece], Iterator[Found]]:
    """A judge of rows of typed values, by the schema that `sy.validate` asks; what it says of a column it says once."""
    said: set[tuple[str | None, str]] = set()

    def judge_piece(piece: Piece) -> Iterator[Found]:
        for fault in frame_faults(prepare(piece.rows, model), model, keys=False):
            if fault.row is not None:
                fault.row = piece.numbers[fault.row - 1]
                yield Found(fault)
            elif (fault.column, fault.rule) not in said:
                said.add((fault.column, fault.rule))
                if fault.column in piece.rows.columns:  # of a column that is missing the reader tells
                    yield Found(fault)

    return judge_piece
