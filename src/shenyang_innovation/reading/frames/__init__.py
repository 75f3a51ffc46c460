"""The figures of a column of texts: `read_figures` over tables that are larger than memory, on all cores or in Spark.

A table is anything that Arrow can read batch by batch. What comes back has a row for each figure, in the order of the
documents, whatever the number of workers and the size of batches:

| column | type | what it holds |
|---|---|---|
| the key | as it is in the table | the document |
| `start`, `end` | int64 | the place of the figure in the text, in characters |
| `text`, `kind`, … `cue` | string | the fields of `Figure`; null for one that is None or empty |
| `value`, `value_upper` | string | the exact number in plain digits |
| `error` | string | why the document was not read; null for a figure |

A value is text because nothing else holds it exactly: a text may say a number of any length, while the decimal numbers
of Arrow, polars and Spark end at 38 digits and have as many behind the point in every row. One cast makes a number of
it, and says then and there what does not fit.

A document that can't be read (null, not a text, not UTF-8, or the reader raises) has one row, with `error` and nothing
else but its key. A document without figures has none.

Nothing but the standard library is imported before it is needed: the extra `arrow` brings pyarrow, `spark` PySpark too.
"""

from __future__ import annotations

from shenyang_innovation.reading.frames.errors import (
    FramesError,
    LostWorkerError,
    MissingLibraryError,
    UnusableTableError,
)
from shenyang_innovation.reading.frames.spark import figures_in_batches, read_spark
from shenyang_innovation.reading.frames.tables import read_table

__all__ = [
    "FramesError",
    "LostWorkerError",
    "MissingLibraryError",
    "UnusableTableError",
    "figures_in_batches",
    "read_spark",
    "read_table",
]
