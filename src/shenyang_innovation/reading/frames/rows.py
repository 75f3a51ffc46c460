"""Texts → an Arrow batch with a row for each figure, and one for each text that could not be read."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from shenyang_innovation.reading.figure import Figure
from shenyang_innovation.reading.frames.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from shenyang_innovation.reading.frames.columns import Read

TYPES: dict[type, pa.DataType] = {int: pa.int64(), str: pa.string()}
FIGURES = pa.schema([pa.field(name, TYPES[kind]) for name, kind in COLUMNS.items()])
PLACE = "place"
ANSWER = FIGURES.append(pa.field(PLACE, pa.int32()))
"""The figures of some texts; `place` is the place of the text among them."""
NO_FIGURE = (None,) * len(Figure._fields)


class NoText(NamedTuple):
    """What stands where a text should, and why it is none."""

    reason: str


def texts_of(column: pa.Array[Any]) -> Iterator[str | NoText]:
    """The texts of a column, one at a time, so that one that is not UTF-8 is no end of the others.

    >>> list(texts_of(pa.array(["12家", None])))
    ['12家', NoText(reason='null: there is no text')]
    """
    for scalar in column:
        try:
            value = scalar.as_py()
        except Exception as error:  # noqa: BLE001 - whatever a cell holds, it is the trouble of its row alone
            yield NoText(said(error))
            continue
        if isinstance(value, str):
            yield value
        else:
            yield NoText("null: there is no text" if value is None else f"no text but {type(value).__name__}")


def said(error: Exception) -> str:
    """What an error says, in characters that are UTF-8.

    >>> said(ValueError("no \\ud800"))
    'ValueError: no \\\\ud800'
    """
    return f"{type(error).__name__}: {error}".encode(errors="backslashreplace").decode()


def figures_of(texts: Sequence[str | NoText], read: Read) -> pa.RecordBatch:
    """The figures of texts, in order, with the place of the text of each.

    >>> from shenyang_innovation.reading import read_figures
    >>> batch = figures_of(["新建3家", NoText("null: there is no text"), "无", "超过1.2万人"], read_figures)
    >>> batch.select(["text", "value", "comparator", "error", "place"]).to_pylist()[1:]
    [{'text': None, 'value': None, 'comparator': None, 'error': 'null: there is no text', 'place': 1},
     {'text': '1.2万人', 'value': '12000', 'comparator': '>', 'error': None, 'place': 3}]
    """
    columns: dict[str, list[Any]] = {name: [] for name in Figure._fields}
    counts: list[int] = []
    errors: dict[int, str] = {}
    for place, text in enumerate(texts):
        figures: list[Figure | tuple[None, ...]]
        try:
            figures = list(read(text)) if isinstance(text, str) else [NO_FIGURE]
        except Exception as error:  # noqa: BLE001 - one text must not end the reading of all
            figures = [NO_FIGURE]
            errors[place] = said(error)
        if not isinstance(text, str):
            errors[place] = text.reason
        counts.append(len(figures))
        if figures:  # turned here, text by text: no figure outlives its text
            for column, cells in zip(columns.values(), zip(*figures, strict=True), strict=True):
                column.extend(cells)
    places = list(chain.from_iterable(map(repeat, range(len(counts)), counts)))
    for name in ("value", "value_upper"):
        columns[name] = _digits(columns[name])
    for name in ("qualifier", "cue"):
        columns[name] = [word or None for word in columns[name]]
    columns["error"] = [errors.get(place) for place in places] if errors else [None] * len(places)
    arrays = [pa.array(columns[field.name], field.type) for field in FIGURES]
    return pa.RecordBatch.from_arrays([*arrays, pa.array(places, pa.int32())], schema=ANSWER)


def _digits(values: list[Decimal | None]) -> list[str | None]:
    """Exact numbers in plain digits: 300000000, not 3E+8."""
    return [None if value is None else f"{value:f}" for value in values]


def with_keys(keys: pa.RecordBatch, answer: pa.RecordBatch) -> pa.RecordBatch:
    """The figures of some texts behind the keys of their documents.

    >>> from shenyang_innovation.reading import read_figures
    >>> keys = pa.record_batch({"id": ["a", "b"]})
    >>> with_keys(keys, figures_of(["无", "3家"], read_figures)).select(["id", "text"]).to_pylist()
    [{'id': 'b', 'text': '3家'}]
    """
    schema = figures_schema(keys.schema)
    repeated = [column.take(answer.column(PLACE)) for column in keys.columns]
    return pa.RecordBatch.from_arrays([*repeated, *answer.columns[:-1]], schema=schema)


def figures_schema(keys: pa.Schema) -> pa.Schema:
    """The schema of the figures of a table with these keys."""
    return pa.schema([*keys, *FIGURES])
