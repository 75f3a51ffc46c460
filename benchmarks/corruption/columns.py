"""What each column of tables and curated files holds, derived from the row models: by that its cells are corrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corruption import kinds
from benchmarks.corruption.kinds import Domain
from shenyang_innovation.reading.words import QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from benchmarks.corruption.corruption import Group
    from benchmarks.corruption.kinds import Change
    from shenyang_innovation.building.assemble import Rows
    from shenyang_innovation.schema.fields import Field
    from shenyang_innovation.schema.text import Cell

LISTS = ("list-count", "open-list")
NOT_ASKED = {
    "sha256": "a hash: whoever changes a text puts it right",
}
_RENAMED = {
    ("qualifier", "value for null"): "word of comparison added",
    ("qualifier", "null for value"): "word of comparison dropped",
    ("qualifier", "code swapped"): "word of comparison changed",
    ("cue", "code swapped"): "cue swapped",
}
_LISTED = ("subject_kinds", "classifiers", "terms_zh")  # lists that refer to no table
_FIGURE = ("figure", "readable", "qualifier", "classifier")
_OFFSETS = ("start", "end")
_NAMES = ("name_zh", "alias_zh", "term_zh", "heading_zh", "title_zh", "publisher_zh")
_RECORDED = ("about_zh", "words_zh", "period_recorded")  # in citations
_WORDING = ("mention", "cue", "mark", "classifiers", "terms_zh", *_NAMES, *_RECORDED)


class Column(NamedTuple):
    """A column, what is in it, and what other values it could have."""

    name: str
    group: Group
    type: str
    domain: Domain


def column_of(field: Field, key: Sequence[str], rows: Sequence[Mapping[str, Cell]], tables: Rows) -> Column:
    """The column of some rows; the values of `tables` are what references may point at."""
    if field.name == "operands":
        values: Sequence[str] = _keys(tables, "observations", "observation_id")
    elif field.name in _LISTED:
        values = sorted({member for row in rows for member in (row[field.name] or "").split()})
    elif field.name == "qualifier":
        values = list(QUALIFIERS)
    elif target := field.references or field.list_of:
        values = _keys(tables, target.table, target.column)
    elif field.type == "boolean":
        values = ("true", "false")
    else:
        values = field.enum or sorted({value for row in rows if (value := row[field.name]) is not None})
    return Column(field.name, _group(field, key), field.type, Domain(values))


def _keys(tables: Rows, table: str, column: str) -> list[str]:
    return [str(row[column]) for row in tables[table]]


def _group(field: Field, key: Sequence[str]) -> Group:
    code = field.enum or field.references or field.type == "boolean"
    tests: list[tuple[object, Group]] = [
        (field.name in _FIGURE, "figure"),
        (field.name in _OFFSETS, "offset"),
        (field.list_of or field.name in ("operands", "subject_kinds"), "list"),
        (code, "code"),
        (field.name in key, "key"),
        (field.name in _WORDING, "wording"),
        (field.type == "date", "date"),
        (field.type in ("integer", "number") or field.name == "gbt2260", "number"),
    ]
    return next((group for is_so, group in tests if is_so), "words")


def changes(column: Column, cell: Cell, random: Random) -> Iterator[Change]:
    """Every kind of corruption of one cell by itself."""
    for kind, other in _changes(column, cell, random):
        yield _RENAMED.get((column.name, kind), kind), other


def _changes(column: Column, cell: Cell, random: Random) -> Iterator[Change]:
    if cell is None:
        yield from kinds.filled(column.domain, random)
        return
    yield "null for value", None
    if column.group in ("code", "list") or column.name in ("qualifier", "cue", *_LISTED):
        yield from _of_code(column, cell, random)
    match column.group:
        case "date":
            yield from kinds.dates(cell, column.domain, random)
        case "offset" | "number":
            yield from kinds.number(cell, random)
        case "figure":
            yield from kinds.figure(cell, random)
        case "wording" | "words" | "key":
            yield from kinds.digits(cell, random)
    if column.type == "string" and column.group != "number":
        yield from kinds.characters(cell, random)


def _of_code(column: Column, cell: str, random: Random) -> Iterator[Change]:
    if column.type == "boolean":
        yield "flipped", "false" if cell == "true" else "true"
    elif column.group == "list" or column.name in _LISTED:
        yield from kinds.members(cell, column.domain, random)
    else:
        yield from kinds.codes(cell, column.domain, random)


def moves(row: Mapping[str, Cell], text: str | None, random: Random) -> Iterator[tuple[str, str, dict[str, Cell]]]:
    """Column, kind and new offsets of a stretch of text, moved by one or to another place with the same wording."""
    if row["start"] is None:
        return  # of a document that is only cited
    start, end = int(str(row["start"])), int(str(row["end"]))
    step = random.choice((-1, 1))
    yield "start", "moved by one", {"start": str(start + step), "end": str(end + step)}
    yield "start", "start moved", {"start": str(start + random.choice((-1, 1)))}
    yield "end", "end moved", {"end": str(end + random.choice((-1, 1)))}
    if text is not None and (elsewhere := _elsewhere(text, start, end)):
        place = random.choice(elsewhere)
        yield "start", "moved to the same wording", {"start": str(place), "end": str(place + end - start)}


def _elsewhere(text: str, start: int, end: int) -> list[int]:
    wording, places, at = text[start:end], [], -1
    while (at := text.find(wording, at + 1)) >= 0:
        if at != start:
            places.append(at)
    return places


def span_moves(operands: str, text: str | None, random: Random) -> Iterator[Change]:
    """The spans of a list with one of them moved, dropped, or exchanged with the next."""
    spans = [tuple(map(int, span.split("-"))) for span in operands.split(" ")]
    at = random.randrange(len(spans))
    start, end = spans[at]
    step = random.choice((-1, 1))

    def other(*members: tuple[int, ...]) -> Cell:
        return " ".join(f"{a}-{b}" for a, b in [*spans[:at], *members, *spans[at + 1 :]]) or None

    yield "null for value", None
    yield "moved by one", other((start + step, end + step))
    yield "start moved", other((start + step, end))
    yield "end moved", other((start, end + step))
    yield "member dropped", other()
    yield "member repeated", other((start, end), (start, end))
    if end - start > 1:
        yield "member divided", other((start, start + 1), (start + 1, end))
    if text is not None and (elsewhere := _elsewhere(text, start, end)):
        place = random.choice(elsewhere)
        yield "moved to the same wording", other((place, place + end - start))
