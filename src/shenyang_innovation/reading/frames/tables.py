"""A table of texts → a stream of its figures, read in this process or in several."""

from __future__ import annotations

import pickle
from itertools import chain, islice
from typing import TYPE_CHECKING

from shenyang_innovation.reading.frames.columns import key_columns
from shenyang_innovation.reading.frames.errors import UnusableTableError, need
from shenyang_innovation.reading.scanner import read_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from shenyang_innovation.reading.frames.columns import Read
    from shenyang_innovation.reading.frames.tasks import Task

WHERE = "read_table"
FEW = 8
"""So many tasks are read in less time than workers take to start."""


def read_table(
    table: object,
    text: str = "text",
    key: str | Sequence[str] = "id",
    *,
    workers: int | None = None,
    read: Read = read_figures,
    start_method: str | None = "spawn",
) -> pa.RecordBatchReader:
    """The figures of a column of texts, one row a figure, as a stream that is read while it is asked for.

    Args:
        table: The path of a Parquet file, or of a folder of such, read in the order of their names; a table, batch or
            reader of pyarrow, a DataFrame or LazyFrame of polars, a DataFrame of pandas, a relation of DuckDB, or
            whatever else gives an Arrow stream; or several of these, one after another.
        text: The column of the texts.
        key: The column, or columns, that tell the documents apart; they are kept, with their types.
        workers: How many processes read; 1 is this process alone, None is one for each core, unless the table is so
            small that this process is quicker. The rows and their order are the same.
        read: What reads a text. A function of your own, for one that keeps the amounts alone, has to stand at the top
            of a module, so that a worker finds it.
        start_method: How workers are started, by the words of `multiprocessing`; None is what is usual on this system.
            `fork` is quickest, and not safe in a program with threads, which polars and pyarrow have.

    The stream takes a few documents at a time, whatever the size of the table; workers end with it. A script that calls
    this with several workers needs `if __name__ == "__main__":`, as with all of `multiprocessing`.

    Raises:
        MissingLibraryError: pyarrow is not installed; the extra `arrow` brings it.
        UnusableTableError: There is no such table or column, or a key is named like a column of the figures.
        LostWorkerError: A worker was killed or broke down, said by the stream, with the documents that it had.

    >>> import pyarrow as pa
    >>> texts = pa.table({"id": ["a", "b"], "text": ["新建12家,力争明年突破20家。", None]})
    >>> for row in read_table(texts, workers=1).read_all().to_pylist():
    ...     print(row["id"], row["text"], row["value"], row["comparator"], row["status"], row["error"])
    a 12家 12 = actual None
    a 20家 20 > target None
    b None None None None null: there is no text
    """
    need("pyarrow", WHERE)
    import pyarrow as pa

    from shenyang_innovation.reading.frames.rows import figures_schema
    from shenyang_innovation.reading.frames.source import source_of
    from shenyang_innovation.reading.frames.tasks import tasks_of
    from shenyang_innovation.reading.frames.workers import usable_cores

    if workers is not None and workers < 1:
        raise UnusableTableError(f"{workers} workers read nothing", where=WHERE, remedy="Give 1 or more, or None")
    count = usable_cores() if workers is None else workers
    if count > 1 and start_method != "fork":
        _check_can_be_sent(read)
    keys = key_columns(key)
    source = source_of(table, text, keys, WHERE)
    tasks = tasks_of(source.batches, text, keys)
    batches = _batches(tasks, count, FEW if workers is None else 1, read, start_method)
    return pa.RecordBatchReader.from_batches(figures_schema(pa.schema([source.schema.field(k) for k in keys])), batches)


def _batches(
    tasks: Iterator[Task], count: int, few: int, read: Read, start_method: str | None
) -> Iterator[pa.RecordBatch]:
    from shenyang_innovation.reading.frames.rows import ANSWER, figures_of, with_keys
    from shenyang_innovation.reading.frames.workers import Crew, unpacked

    first = list(islice(tasks, few + 1)) if count > 1 else []
    tasks = chain(first, tasks)
    if len(first) <= few:
        for task in tasks:
            answer = figures_of(task.texts, read)
            if answer.num_rows:
                yield with_keys(task.keys, answer)
        return
    crew = Crew(count, read, start_method)
    try:
        for task, packed in crew.answers(tasks):
            answer = unpacked(packed, ANSWER)
            if answer.num_rows:
                yield with_keys(task.keys, answer)
    finally:
        crew.end()


def _check_can_be_sent(read: Read) -> None:
    try:
        pickle.dumps(read)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise UnusableTableError(
            f"a worker can't be told what to read with: {error}",
            where=WHERE,
            remedy="Define it at the top of a module, or set `workers=1`",
        ) from None
