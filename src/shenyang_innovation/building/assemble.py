"""Curation → the rows of every table, validated. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pydantic

from shenyang_innovation import inside
from shenyang_innovation.building.citations import build_citations, build_cited_figures
from shenyang_innovation.building.curation import Curation
from shenyang_innovation.building.errata import build_errata
from shenyang_innovation.building.ledgers import build_figures, build_observations, refuse_unconfirmed
from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.registers import (
    actuals_by_subject,
    build_entities,
    build_mentions,
    build_register,
    build_sources,
)
from shenyang_innovation.building.relations import build_relations
from shenyang_innovation.building.series import build_series
from shenyang_innovation.building.targets import build_targets
from shenyang_innovation.errors import CurationError, did_you_mean
from shenyang_innovation.schema.columns import CELL, PLAIN, TEXT
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.integrity import breaches
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.tables import REGISTERS, TABLES
from shenyang_innovation.schema.text import Cell, from_cells

Rows = dict[str, list[Mapping[str, Cell]]]


def assemble(curation: Curation, *, judge: bool = True) -> Rows:
    """Every table as sorted rows of text. Raises CurationError at the first row that can't be accepted.

    Without `judge` a row need not be one of its table: for whoever has judged the same rows elsewhere.
    """
    indicators = {str(record["indicator_id"]): record for record in curation.plain["indicators"]}
    figures = _by_source(build_figures(id_, ledger) for id_, ledger in curation.ledgers.items())
    published = {str(record["source_id"]): record["published"] for record in curation.sources}
    observations = _by_source(build_observations(id_, ledger, indicators) for id_, ledger in curation.ledgers.items())
    observations += _by_source(
        build_citations(id_, published[id_], facts, indicators) for id_, facts in curation.citations.items()
    )
    cited_figures = _by_source(build_cited_figures(id_, facts) for id_, facts in curation.citations.items())
    mentions = _by_source(build_mentions(id_, records) for id_, records in curation.mentions.items())
    by_id = {str(draft.cells["observation_id"]): draft for draft in observations}
    drafts: dict[str, list[Draft]] = {
        "sources": build_sources(curation.sources, curation.registers["organizations"]),
        "figures": figures,
        "cited_figures": cited_figures,
        "mentions": mentions,
        "observations": observations,
        "entities": build_entities(curation.registers, mentions, observations),
        "aliases": [Draft(record.where, record.cells) for record in curation.aliases],
        "targets": build_targets(by_id, curation.outcomes),
        "relations": build_relations(by_id, curation.relations),
        "series": build_series(observations, curation.breaks, curation.joined, published),
    }
    for item in curation.plain["measures"]:
        refuse_unconfirmed(item, "heading_zh")
    for name, records in curation.plain.items():
        drafts[name] = [Draft(record.where, record.cells) for record in records]
    drafts["errata"] = build_errata(by_id, curation.plain["errata"])
    actuals = actuals_by_subject(observations)
    for model in REGISTERS:
        drafts[model.table.name] = build_register(model, curation.registers[model.table.name], actuals)
    if judge:
        return _validated(drafts)
    return {name: [cells for cells, _ in _in_order(model, drafts[name])] for name, model in TABLES.items()}


def _by_source(parts: Iterable[list[Draft]]) -> list[Draft]:
    return list(chain.from_iterable(parts))


def _validated(drafts: Mapping[str, Sequence[Draft]]) -> Rows:
    rows: Rows = {}
    origins: dict[str, list[str]] = {}
    for name, model in TABLES.items():
        pairs = sorted_rows(model, drafts[name])
        rows[name] = [cells for cells, _ in pairs]
        origins[name] = [where for _, where in pairs]
    for breach in breaches(rows):
        where = origins[breach.table]
        rule = breach.rule
        if breach.repeats is not None:
            rule = rule.replace(f"row {breach.repeats + 1}", where[breach.repeats])
        raise CurationError(f"{breach.column} {breach.value!r}: {rule}", where=where[breach.row], remedy=breach.remedy)
    return rows


def sorted_rows(model: type[Row], drafts: Sequence[Draft]) -> list[tuple[Mapping[str, Cell], str]]:
    """The rows of one table, each with the place it comes from; CurationError for the first that is no such row."""
    for draft in drafts:
        _refuse_faulty(model, draft)
    # a row that is one of the model has its columns, and spells its values as a table does
    return _in_order(model, drafts)


def _in_order(model: type[Row], drafts: Sequence[Draft]) -> list[tuple[Mapping[str, Cell], str]]:
    return sorted(((draft.cells, draft.where) for draft in drafts), key=lambda pair: _order(model, pair[0]))


def _refuse_faulty(model: type[Row], draft: Draft) -> None:
    try:
        from_cells(model, draft.cells)
    except pydantic.ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        what, remedy = _explained(model, name, draft.cells.get(name), first["msg"])
        raise CurationError(what, where=draft.where, remedy=remedy) from None


def _explained(model: type[Row], name: str, cell: Cell, message: str) -> tuple[str, str]:
    """What is wrong with a cell, or with a row as a whole, and what to write instead."""
    described = f"See table {model.table.name} in docs/data-dictionary.md"
    field = next((field for field in fields(model) if field.name == name), None)
    if field is None:
        return message.removeprefix("Value error, "), described
    if cell is None:
        return f"{name} is missing", f"Fill the cell. {described}"
    if field.pattern in (TEXT, CELL) and "pattern" in message:
        return f"{name} {inside.shown(cell)} must be plain text: {PLAIN}", described
    if field.enum:
        return f"no {name} {cell!r}", did_you_mean(cell, field.enum)
    if field.type == "date":
        return f"{name} {cell!r} is no date", "Write YYYY-MM-DD"
    return f"{name} {cell!r}: {message}", described


def _order(model: type[Row], cells: Mapping[str, Cell]) -> tuple[tuple[str, int], ...]:
    """Rows are sorted by key; an offset, also what stands behind the @ or . of an observation, counts as a number."""
    return tuple(_rank(cells[column] or "") for column in model.table.key)


def _rank(key: str) -> tuple[str, int]:
    head, _, offset = key.replace("@", ".").rpartition(".")
    return (head, int(offset)) if offset.isascii() and offset.isdecimal() else (key, 0)
