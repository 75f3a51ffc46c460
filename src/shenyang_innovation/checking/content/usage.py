"""Rules that nothing stands in the package unused: what is defined is needed, what is named is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.entities import Alias, Entity
from shenyang_innovation.schema.provenance import Caveat, CitedFigure, FigureRow, Mention, Source
from shenyang_innovation.schema.statistics import Indicator, Observation, Place
from shenyang_innovation.schema.tables import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.tables import Tables


def indicators_used(tables: Tables) -> Iterator[Finding]:
    """Every indicator has an observation."""
    used = {row.indicator_id for row in tables.of(Observation)}
    for where, row in tables.numbered(Indicator):
        if row.indicator_id not in used:
            what = f"no observation is of the indicator {row.indicator_id!r}"
            yield Finding(where, what, "Remove it from curation/indicators.csv")


def caveats_used(tables: Tables) -> Iterator[Finding]:
    """Every caveat warns about an observation."""
    used = {code for row in tables.of(Observation) for code in (row.caveats or "").split()}
    for where, row in tables.numbered(Caveat):
        if row.caveat_id not in used:
            remedy = "Remove it from curation/caveats.csv, or put it where it is due"
            yield Finding(where, f"no observation has the caveat {row.caveat_id!r}", remedy)


def sources_used(tables: Tables) -> Iterator[Finding]:
    """Every source that is a text has a figure and a mention, every one that is cited a cited figure; none has both."""
    given = {
        "figure": ("text", {row.source_id for row in tables.of(FigureRow)}),
        "mention": ("text", {row.source_id for row in tables.of(Mention)}),
        "cited figure": ("citation", {row.source_id for row in tables.of(CitedFigure)}),
    }
    for where, row in tables.numbered(Source):
        for what, (evidence, used) in given.items():
            if row.source_id in used and row.evidence != evidence:
                found = f"{row.source_id!r} is a {row.evidence} and has a {what}"
                yield Finding(where, found, "Correct its evidence in curation/sources.csv")
            elif row.source_id not in used and row.evidence == evidence:
                remedy = f"Curate its {what}s, or remove the source"
                yield Finding(where, f"no {what} is from the source {row.source_id!r}", remedy)


def entities_mentioned(tables: Tables) -> Iterator[Finding]:
    """Every entity is named by a text or publishes what is only cited; places of GB/T 2260 are there to be complete."""
    mentioned = {row.entity_id for row in tables.of(Mention)}
    mentioned |= {row.publisher_id for row in tables.of(Source) if row.evidence == "citation" and row.publisher_id}
    listed = {row.place_id for row in tables.of(Place) if row.gbt2260}
    for where, row in tables.numbered(Entity):
        if row.entity_id not in mentioned | listed:
            what = f"no mention names {row.entity_id!r} ({row.name_zh})"
            yield Finding(where, what, "Add its mention, or remove it from its register")


def entities_indexed(tables: Tables) -> Iterator[Finding]:
    """The index of entities says what the registers say, and counts mentions and observations right."""
    registered: dict[str, tuple[str, str, str]] = {}
    for model in REGISTERS:
        for row in tables.of(model):
            values = dict(row)
            registered[values[model.table.key[0]]] = (model.table.name, values["name_zh"], values["name_en"])
    mentions = Counter(row.entity_id for row in tables.of(Mention))
    observations = Counter(row.subject_id for row in tables.of(Observation))
    for where, entity in tables.numbered(Entity):
        there = registered.pop(entity.entity_id, None)
        if there != (entity.entity_kind, entity.name_zh, entity.name_en):
            yield Finding(where, f"{entity.entity_id!r} is not as its register has it", "Build the tables again")
        if entity.mention_count != mentions[entity.entity_id]:
            what = f"mention_count is {entity.mention_count}, but mentions has {mentions[entity.entity_id]}"
            yield Finding(where, what, "Build the tables again")
        if entity.observation_count != observations[entity.entity_id]:
            count = observations[entity.entity_id]
            what = f"observation_count is {entity.observation_count}, but observations has {count}"
            yield Finding(where, what, "Build the tables again")
    for entity_id, (table, *_) in registered.items():
        yield Finding(f"tables/{table}.csv", f"{entity_id!r} is not in the index of entities", "Build the tables again")


def aliases_differ(tables: Tables) -> Iterator[Finding]:
    """An alias is another form than the name."""
    names = {row.entity_id: row.name_zh for row in tables.of(Entity)}
    for where, row in tables.numbered(Alias):
        if row.alias_zh == names.get(row.entity_id):
            yield Finding(
                where, f"the alias {row.alias_zh!r} is the name itself", "Remove it from curation/registers/aliases.csv"
            )
