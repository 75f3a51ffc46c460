"""The figures of a column of texts in Spark: the same rows, read where the partitions are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from shenyang_innovation.reading.frames.columns import COLUMNS, key_columns
from shenyang_innovation.reading.frames.errors import check_columns, need
from shenyang_innovation.reading.scanner import read_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pyarrow as pa

    from shenyang_innovation.reading.frames.columns import Read


def read_spark(frame: Any, text: str = "text", key: str | Sequence[str] = "id", *, read: Read = read_figures) -> Any:
    """The figures of a DataFrame of Spark as another: the columns of `read_table`, and its rows in its order.

    Spark reads when an action asks for it, partition by partition, and gives the rows in the order of the partitions.
    The package, with the extra `arrow`, has to be installed where its Python workers run.

    Raises:
        MissingLibraryError: PySpark is not installed; the extra `spark` brings it.
        UnusableTableError: There is no such column, or a key is named like a column of the figures.
    """
    types = need("pyspark.sql.types", "read_spark")
    keys = key_columns(key)
    check_columns(frame.columns, text, keys, "read_spark", tuple(COLUMNS))
    kinds = {int: types.LongType(), str: types.StringType()}
    figures = [types.StructField(name, kinds[kind]) for name, kind in COLUMNS.items()]
    schema = types.StructType([*(frame.schema[name] for name in keys), *figures])
    wanted = frame.select(*dict.fromkeys((*keys, text)))
    return wanted.mapInArrow(figures_in_batches(text, keys, read=read), schema)


def figures_in_batches(
    text: str = "text", key: str | Sequence[str] = "id", *, read: Read = read_figures
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function from batches of documents to batches of figures, for `mapInArrow` and its like.

    >>> import pyarrow as pa
    >>> figures = figures_in_batches()
    >>> for batch in figures([pa.record_batch({"id": ["a"], "text": ["共3家,约2万人"]})]):
    ...     print(batch.select(["id", "text", "value", "comparator"]).to_pylist())
    [{'id': 'a', 'text': '3家', 'value': '3', 'comparator': '='},
     {'id': 'a', 'text': '2万人', 'value': '20000', 'comparator': '~'}]
    """
    return partial(_in_batches, text=text, keys=key_columns(key), read=read)


def _in_batches(
    batches: Iterable[pa.RecordBatch], text: str, keys: tuple[str, ...], read: Read
) -> Iterator[pa.RecordBatch]:
    need("pyarrow", "figures_in_batches")
    from shenyang_innovation.reading.frames.rows import FIGURES, figures_of, with_keys
    from shenyang_innovation.reading.frames.tasks import tasks_of

    def checked() -> Iterator[pa.RecordBatch]:
        for batch in batches:
            check_columns(batch.schema.names, text, keys, "figures_in_batches", FIGURES.names)
            yield batch

    for task in tasks_of(checked(), text, keys):
        answer = figures_of(task.texts, read)
        if answer.num_rows:
            yield with_keys(task.keys, answer)
