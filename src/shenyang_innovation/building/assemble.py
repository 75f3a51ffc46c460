"""Curation → the rows of every table, validated. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pydantic

from shenyang_innovation.building.curation import Curation
from shenyang_innovation.building.ledgers import build_figures, build_observations
from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.registers import (
    build_entities,
    build_mentions,
    build_register,
    build_sources,
)
from shenyang_innovation.building.statements import build_relations, build_targets
from shenyang_innovation.errors import CurationError
from shenyang_innovation.schema.integrity import breaches
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.tables import REGISTERS, TABLES
from shenyang_innovation.schema.text import Cell, from_cells, to_cells

Rows = dict[str, list[dict[str, Cell]]]


def assemble(curation: Curation) -> Rows:
    """Every table as sorted rows of text. Raises CurationError at the first row that can't be accepted."""
    indicators = {str(record["indicator_id"]): record for record in curation.plain["indicators"]}
    figures = _by_source(build_figures(id_, ledger) for id_, ledger in curation.ledgers.items())
    observations = _by_source(build_observations(id_, ledger, indicators) for id_, ledger in curation.ledgers.items())
    mentions = _by_source(build_mentions(id_, records) for id_, records in curation.mentions.items())
    by_id = {str(draft.cells["observation_id"]): draft for draft in observations}
    drafts: dict[str, list[Draft]] = {
        "sources": build_sources(curation.sources, curation.registers["organizations"]),
        "figures": figures,
        "mentions": mentions,
        "observations": observations,
        "entities": build_entities(curation.registers, mentions, observations),
        "aliases": [Draft(record.where, record.cells) for record in curation.aliases],
        "targets": build_targets(by_id, curation.outcomes),
        "relations": build_relations(by_id, curation.relations),
    }
    for name, records in curation.plain.items():
        drafts[name] = [Draft(record.where, record.cells) for record in records]
    for model in REGISTERS:
        drafts[model.table.name] = build_register(model, curation.registers[model.table.name], observations)
    return _validated(drafts)


def _by_source(parts: Iterable[list[Draft]]) -> list[Draft]:
    return list(chain.from_iterable(parts))


def _validated(drafts: Mapping[str, Sequence[Draft]]) -> Rows:
    rows: Rows = {}
    origins: dict[str, list[str]] = {}
    for name, model in TABLES.items():
        pairs = sorted(
            ((to_cells(_row(model, draft)), draft.where) for draft in drafts[name]), key=lambda p: _order(model, p[0])
        )
        rows[name] = [cells for cells, _ in pairs]
        origins[name] = [where for _, where in pairs]
    for breach in breaches(rows):
        raise CurationError(
            f"{breach.column} {breach.value!r}: {breach.rule}",
            where=origins[breach.table][breach.row],
            remedy=breach.remedy,
        )
    return rows


def _row(model: type[Row], draft: Draft) -> Row:
    try:
        return from_cells(model, draft.cells)
    except pydantic.ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = ".".join(str(part) for part in first["loc"]) or "the row"
        given = f" ({first['input']!r})" if first["loc"] else ""
        raise CurationError(
            f"{column}{given}: {first['msg']}",
            where=draft.where,
            remedy=f"See the rules of table {model.table.name} in docs/data-dictionary.md",
        ) from None


def _order(model: type[Row], cells: Mapping[str, Cell]) -> tuple[tuple[str, int], ...]:
    """Rows are sorted by key; an offset, also one behind the @ of an observation, counts as a number."""
    return tuple(_rank(cells[column] or "") for column in model.table.key)


def _rank(key: str) -> tuple[str, int]:
    head, _, offset = key.rpartition("@")
    return (head, int(offset)) if offset.isdigit() else (key, 0)
