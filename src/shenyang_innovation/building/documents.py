"""Which documents each table rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from shenyang_innovation.building.assemble import Rows
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import REGISTERS, TABLES
from shenyang_innovation.schema.text import Cell

Topic = tuple[str, ...]
"""What a mention or an observation is about: a kind, and the key or keys of the thing."""

TOLD_OF: dict[str, tuple[str, ...]] = {
    "entities": ("named", "subject"),
    "aliases": ("named",),
    "indicators": ("indicator",),
    "caveats": ("caveat",),
    "units": ("unit",),
    **{model.table.name: ("named",) for model in REGISTERS},
}
"""The kinds of topic that the first key of a table stands for."""


def documents_of_tables(rows: Rows) -> dict[str, list[str]]:
    """The identifiers of the documents behind each table, in the order of `sources`.

    A row rests on the document it comes from or, if it comes from none, on those that it publishes, that name it or
    state something of it; and on those of the observations that it refers to or that fill its measured columns.
    """
    telling: dict[Topic, set[str]] = defaultdict(set)
    for row in rows["mentions"]:
        telling["named", str(row["entity_id"])].add(str(row["source_id"]))
    named = {row["entity_id"] for row in rows["mentions"]}
    for row in rows["sources"]:
        telling["source", str(row["source_id"])].add(str(row["source_id"]))
        if row["evidence"] == "citation" and row["publisher_id"] not in (None, *named):
            telling["named", str(row["publisher_id"])].add(str(row["source_id"]))
    for row in rows["observations"]:
        for topic in _stated(row):
            telling[topic].add(str(row["source_id"]))
    found: dict[str, set[str]] = {}
    for name, table in rows.items():
        found[name] = {str(row.get("source_id")) for row in table}
        for topic in _topics(name, table):
            found[name] |= telling.get(topic, set())
    order = [str(row["source_id"]) for row in rows["sources"]]
    return {name: [id_ for id_ in order if id_ in ids] for name, ids in found.items()}


def _stated(row: Mapping[str, Cell]) -> Iterator[Topic]:
    """What an observation is about."""
    indicator, subject = str(row["indicator_id"]), str(row["subject_id"])
    yield "observation", str(row["observation_id"])
    yield "indicator", indicator
    yield "subject", subject
    yield "unit", str(row["unit"])
    if row["status"] == "actual":
        yield "measured", subject, indicator
    for caveat in (row["caveats"] or "").split():
        yield "caveat", caveat


def _topics(name: str, table: Sequence[Mapping[str, Cell]]) -> set[Topic]:
    """What has to be told for the rows of a table to stand."""
    model = TABLES[name]
    keys = {str(row[model.table.key[0]]) for row in table}
    found: set[Topic] = {(kind, key) for kind in TOLD_OF.get(name, ()) for key in keys}
    for field in fields(model):
        if field.measured_by:
            found |= {("measured", key, field.measured_by.indicator) for key in keys}
        if field.references and field.references.table == "observations":
            found |= {("observation", str(row[field.name])) for row in table}
    if name == "relations":
        found |= {("observation", operand) for row in table for operand in str(row["operands"]).split(" ")}
    if name == "errata":
        found |= {(kind, str(row["evidence_id"])) for row in table for kind in ("observation", "source")}
    return found
