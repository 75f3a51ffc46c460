"""Registers → the tables of what there is, their measured columns filled from observations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from shenyang_innovation.building.ledgers import refuse_unconfirmed
from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.tables import REGISTERS
from shenyang_innovation.schema.text import Cell

Cells = Mapping[str, Cell]
GUESSED = ("document_kind", "title_zh", "publisher_id", "speaker_id", "published", "published_basis")
"""The cells of a source that the command `source` guesses from its text and marks."""


class Measured(NamedTuple):
    """A column that the build fills: from which indicator, which column says for which time, and whether by year."""

    column: str
    indicator: str
    as_of: str
    by_year: bool


def actuals_by_subject(observations: Iterable[Draft]) -> dict[Cell, list[Draft]]:
    """What was observed of each subject; targets and forecasts are no values of it."""
    by_subject: dict[Cell, list[Draft]] = {}
    for observation in observations:
        if observation.cells["status"] == "actual":
            by_subject.setdefault(observation.cells["subject_id"], []).append(observation)
    return by_subject


def build_register(
    model: type[Row], records: Sequence[Record], by_subject: Mapping[Cell, Sequence[Draft]]
) -> list[Draft]:
    """The rows of a register with every measured column filled, or null where no source gives it."""
    types = {field.name: field.type for field in fields(model)}
    measured = [
        Measured(field.name, *field.measured_by, by_year=types[field.measured_by.as_of] == "integer")
        for field in fields(model)
        if field.measured_by
    ]
    (key,) = model.table.key
    return [
        Draft(record.where, dict(record.cells) | _measured_cells(record, measured, by_subject.get(record[key], [])))
        for record in records
    ]


def _measured_cells(record: Record, measured: Sequence[Measured], about: Sequence[Draft]) -> dict[str, Cell]:
    """Columns that share an as-of column hold for the same time: the latest for which any of them is given."""
    cells: dict[str, Cell] = {}
    for as_of in dict.fromkeys(one.as_of for one in measured):
        group = [one for one in measured if one.as_of == as_of]
        wanted = {one.indicator for one in group}
        times = (_time(group[0], o.cells) for o in about if o.cells["indicator_id"] in wanted)
        latest = max(times, default=None)
        cells[as_of] = latest
        cells |= {one.column: _cell(record, one, latest, about) for one in group}
    return cells


def _cell(record: Record, measured: Measured, latest: str | None, about: Sequence[Draft]) -> Cell:
    """The one value that the observations of the latest time agree on."""
    given = [o for o in about if o.cells["indicator_id"] == measured.indicator and _time(measured, o.cells) == latest]
    for observation in given:
        if observation.cells["comparator"] != "=" or observation.cells["value_upper"] is not None:
            raise record.error(
                f"{measured.column} would be filled from {observation.cells['figure']!r}, which is no exact value",
                f"Keep open values in observations only: give {observation.where} another indicator",
            )
    values = {o.cells["value"] for o in given}
    if len(values) > 1:
        places = "; ".join(f"{o.cells['figure']} in {o.where}" for o in given)
        raise record.error(
            f"the sources give different values for {measured.column}: {places}",
            "Decide which subject, indicator or period each has",
        )
    return values.pop() if values else None


def _time(measured: Measured, observation: Cells) -> str:
    """The reference time as the as-of column has it: a year, or a day. (An actual always has a period.)"""
    day = str(observation["period_end"])
    return day[:4] if measured.by_year else day


def build_entities(
    registers: Mapping[str, Sequence[Record]], mentions: Iterable[Draft], observations: Iterable[Draft]
) -> list[Draft]:
    """The index of all register rows. An identifier may stand in one register only."""
    named = Counter(mention.cells["entity_id"] for mention in mentions)
    measured = Counter(observation.cells["subject_id"] for observation in observations)
    drafts: list[Draft] = []
    seen: dict[Cell, str] = {}
    for model in REGISTERS:
        (key,) = model.table.key
        for record in registers[model.table.name]:
            entity = record[key]
            if entity is None:
                raise record.error(f"{key} is null", "Give the row its identifier, a lower-case slug")
            if entity in seen:
                raise record.error(
                    f"{entity!r} stands already in {seen[entity]}", "Identifiers are unique over all registers"
                )
            seen[entity] = record.where
            drafts.append(
                Draft(
                    record.where,
                    {
                        "entity_id": entity,
                        "entity_kind": model.table.name,
                        "name_zh": record["name_zh"],
                        "name_en": record["name_en"],
                        "mention_count": str(named[entity]),
                        "observation_count": str(measured[entity]),
                    },
                )
            )
    return drafts


def build_mentions(source_id: str, records: Iterable[Record]) -> list[Draft]:
    """The mentions of one source."""
    drafts: list[Draft] = []
    for record in records:
        refuse_unconfirmed(record, "entity_id")
        record.span(record.given("mention"))
        drafts.append(Draft(record.where, {"source_id": source_id, **record.cells}))
    return drafts


def build_sources(records: Iterable[Record], organizations: Sequence[Record]) -> list[Draft]:
    """The sources with the names of their publishers."""
    known = {record["organization_id"]: record for record in organizations}
    drafts: list[Draft] = []
    for record in records:
        for column in GUESSED:
            refuse_unconfirmed(record, column)
        id_ = record["publisher_id"]
        if id_ is not None and id_ not in known:
            raise record.error(f"unknown publisher {id_!r}", "Add it to registers/organizations.csv")
        names = {f"publisher_{one}": known[id_][f"name_{one}"] if id_ else None for one in ("zh", "en")}
        drafts.append(Draft(record.where, dict(record.cells) | names))
    return drafts
