"""A stream of batches → tasks of about the same size, whatever the size of the batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from shenyang_innovation.reading.frames.rows import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shenyang_innovation.reading.frames.rows import NoText

CHARACTERS = 250_000
"""A task has no more, but for its last text: some tenths of a second of reading, some MB of figures."""
DOCUMENTS = 5_000
"""A task has no more texts, however short they are."""


class Task(NamedTuple):
    """Some documents in a row: their keys, and their texts."""

    keys: pa.RecordBatch
    texts: list[str | NoText]

    def named(self) -> str:
        """Which documents these are, for who looks for one of them."""
        first, last = (self.keys.slice(place, 1).to_pylist()[0] for place in (0, self.keys.num_rows - 1))
        return f"the document {first}" if first == last else f"the documents from {first} to {last}"


def tasks_of(batches: Iterable[pa.RecordBatch], text: str, keys: Sequence[str]) -> Iterator[Task]:
    """The documents of batches, in their order.

    >>> batch = pa.record_batch({"id": [1, 2], "text": ["3家", "4家"]})
    >>> [task.texts for task in tasks_of([batch, batch], "text", ["id"])]
    [['3家', '4家', '3家', '4家']]
    """
    pending: list[pa.RecordBatch] = []
    texts: list[str | NoText] = []
    characters = 0
    for batch in batches:
        key = batch.select(list(keys))
        begin = 0
        for place, one in enumerate(texts_of(batch.column(text)), start=1):
            texts.append(one)
            characters += len(one) if isinstance(one, str) else 0
            if characters >= CHARACTERS or len(texts) >= DOCUMENTS:
                yield Task(_joined([*pending, key.slice(begin, place - begin)]), texts)
                pending, texts, characters, begin = [], [], 0, place
        if begin < batch.num_rows:
            pending.append(key.slice(begin))
    if texts:
        yield Task(_joined(pending), texts)


def _joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    return batches[0] if len(batches) == 1 else pa.Table.from_batches(batches).combine_chunks().to_batches()[0]
