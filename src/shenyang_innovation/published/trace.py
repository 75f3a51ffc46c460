"""Which places in the documents a cell rests on: the rules by which the build fills the tables, read backwards."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NamedTuple

    from shenyang_innovation.published.cells import Cells
    from shenyang_innovation.published.descriptor import Field, Resource
    from shenyang_innovation.published.store import Store
else:
    from shenyang_innovation.published.light import NamedTuple

OUTCOME = ("outcome_id", "comparability", "verdict", "reason_en")
"""Columns of a target that speak of its outcome."""
ANSWER = ("answered", "answered_by", "reason_en")
"""Columns of a suggestion that speak of the items that answer it."""


LISTED = "gbt2260"
"""The column of places that no source gives: it is from the reference list GB/T 2260."""


class Place(NamedTuple):
    """A place in a document; a place of a whole document has neither start nor text."""

    kind: str
    source_id: str
    start: int | None
    end: int | None
    text: str | None
    readable: str | None
    observation: Cells | None
    note: str | None
    fact: Cells | None


def places(kept: Store, resource: Resource, row: Cells, field: Field) -> list[Place]:
    """The places that a cell which is not null rests on."""
    if resource.name in kept.registers():
        return _of_register(kept, resource, row, field)
    if resource.name in _RULES:
        return _RULES[resource.name](kept, row, field)
    return [_position(kept, row)]


# --- one place of each kind -----------------------------------------------------------------------------------------


def _figures(observations: Iterable[Cells]) -> list[Place]:
    return [
        Place(
            kind="observation",
            source_id=str(row["source_id"]),
            start=_offset(row["start"]),
            end=_offset(row["end"]),
            text=row["figure"],
            readable=row["readable"],
            observation=row,
            note=row["note_en"],
            fact=None,
        )
        for row in observations
    ]


def _mentions(rows: Iterable[Cells]) -> list[Place]:
    return [_stretch("mention", row, row["mention"], None, None) for row in rows]


def _position(kept: Store, row: Cells) -> Place:
    """The span of a row; its text only if it is that of a figure or a mention, for sentences are not kept."""
    source_id, start, end = str(row["source_id"]), str(row["start"]), str(row["end"])
    text = readable = None
    for table, column in (("mentions", "mention"), ("figures", "figure")):
        for known in kept.where(table, "source_id", source_id):
            if known["start"] == start and known["end"] == end:
                text, readable = known[column], known.get("readable")
    return _stretch("position", row, text, readable, row.get("note_en"))


def _stretch(kind: str, row: Cells, text: str | None, readable: str | None, note: str | None) -> Place:
    start, end = _offset(row["start"]), _offset(row["end"])
    return Place(kind, str(row["source_id"]), start, end, text, readable, None, note, None)


def _offset(cell: str | None) -> int | None:
    return None if cell is None else int(cell)


# --- the rule of each table -----------------------------------------------------------------------------------------


def _of_register(kept: Store, resource: Resource, row: Cells, field: Field) -> list[Place]:
    """A measured column rests on observations, the column of their time on those of all of them, others on mentions."""
    if field.name == LISTED:
        return []
    entity = str(row[resource.primary_key[0]])
    measured = [other for other in resource.fields if other.indicator and field.name in (other.name, other.as_of)]
    if not measured:
        return _mentions(kept.where("mentions", "entity_id", entity)) or _published_by(kept, entity)
    return _figures(given for one in measured for given in _measurements(kept, resource, row, one))


def _measurements(kept: Store, resource: Resource, row: Cells, field: Field) -> list[Cells]:
    """The observations a measured column is filled from: its indicator, about the row, actual, of the row's time."""
    as_of = resource.field(str(field.as_of))
    return [
        given
        for given in kept.where("observations", "subject_id", str(row[resource.primary_key[0]]))
        if given["indicator_id"] == field.indicator
        and given["status"] == "actual"
        and _is_of(given["period_end"], as_of, row[as_of.name])
    ]


def _is_of(period_end: str | None, as_of: Field, time: str | None) -> bool:
    """Whether a reference period ends at the time that an as-of column gives: a year if it holds integers, or a day."""
    return period_end is not None and time == (period_end[:4] if as_of.type == "integer" else period_end)


def _of_entity(kept: Store, row: Cells, field: Field) -> list[Place]:
    if field.name == "observation_count":
        return _figures(kept.where("observations", "subject_id", str(row["entity_id"])))
    entity = str(row["entity_id"])
    return _mentions(kept.where("mentions", "entity_id", entity)) or _published_by(kept, entity)


def _published_by(kept: Store, organization: str) -> list[Place]:
    """Who publishes a document that is only cited is named by no text, but by the document."""
    return [_whole(row) for row in kept.where("sources", "publisher_id", organization) if row["evidence"] == "citation"]


def _whole(source: Cells) -> Place:
    return Place("source", str(source["source_id"]), None, None, None, None, None, source["note_en"], None)


def _of_alias(kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _mentions(kept.where("mentions", "entity_id", str(row["entity_id"])))


def _of_source(_kept: Store, row: Cells, _field: Field) -> list[Place]:
    return [_whole(row)]


def _of_mention(_kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _mentions([row])


def _of_figure(kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _figures(kept.observations([row["observation_id"]])) or [_position(kept, row)]


def _of_cited_figure(kept: Store, row: Cells, _field: Field) -> list[Place]:
    """The observation it gives, or the fact itself."""
    fact = Place("citation", str(row["source_id"]), None, None, row["figure"], row["figure"], None, row["note_en"], row)
    return _figures(kept.observations([row["observation_id"]])) or [fact]


def _of_observation(_kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _figures([row])


def _of_series(kept: Store, row: Cells, field: Field) -> list[Place]:
    return _figures(kept.observations([row["repeats"] if field.name == "repeats" else row["observation_id"]]))


def _of_unit(kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _figures(kept.where("observations", "unit", str(row["unit"])))


def _of_indicator(kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _figures(kept.where("observations", "indicator_id", str(row["indicator_id"])))


def _of_caveat(kept: Store, row: Cells, _field: Field) -> list[Place]:
    return _figures(kept.where("observations", "caveats", str(row["caveat_id"])))


def _of_suggestion(kept: Store, row: Cells, field: Field) -> list[Place]:
    answers = (row["answered_by"] or "").split(" ") if field.name in ANSWER else []
    items = [item for answer in answers for item in kept.where("measures", "measure_id", answer)]
    return [_position(kept, span) for span in (row, *items)]


def _of_target(kept: Store, row: Cells, field: Field) -> list[Place]:
    return _figures(kept.observations([row["target_id"], row["outcome_id"] if field.name in OUTCOME else None]))


def _of_relation(kept: Store, row: Cells, _field: Field) -> list[Place]:
    """The stated observation, then the operands: observations, or the spans of the items of a list in the same text."""
    stated = kept.observations([row["stated_id"]])
    operands = str(row["operands"]).split(" ")
    spans = [
        _position(kept, {"source_id": stated[0]["source_id"], "start": start, "end": end})
        for start, dash, end in (operand.partition("-") for operand in operands)
        if dash and start.isdigit() and end.isdigit()
    ]
    return _figures(stated) + (spans or _figures(kept.observations(operands)))


def _of_erratum(kept: Store, row: Cells, field: Field) -> list[Place]:
    """What shows it: an observation, or a document as a whole."""
    shown_by = str(row["evidence_id"])
    documents = kept.where("sources", "source_id", shown_by)
    return _figures(kept.observations([shown_by])) + [one for row in documents for one in _of_source(kept, row, field)]


def _of_nothing(_kept: Store, _row: Cells, _field: Field) -> list[Place]:
    return []


_RULES: dict[str, Callable[[Store, Cells, Field], list[Place]]] = {
    "sources": _of_source,
    "figures": _of_figure,
    "cited_figures": _of_cited_figure,
    "mentions": _of_mention,
    "observations": _of_observation,
    "series": _of_series,
    "units": _of_unit,
    "indicators": _of_indicator,
    "caveats": _of_caveat,
    "entities": _of_entity,
    "aliases": _of_alias,
    "errata": _of_erratum,
    "retired": _of_nothing,
    "suggestions": _of_suggestion,
    "targets": _of_target,
    "relations": _of_relation,
}
