"""What is known of a faultless checkout before anything is corrupted, so that it is not found out again each time."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING
from unittest.mock import patch

from shenyang_innovation.building import assemble as building
from shenyang_innovation.building.assemble import sorted_rows
from shenyang_innovation.building.ledgers import build_figures, build_observations
from shenyang_innovation.building.registers import build_mentions
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.integrity import broken_references, repeated_keys
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import from_cells, to_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.building.assemble import Rows
    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.building.origin import Draft
    from shenyang_innovation.building.records import Record
    from shenyang_innovation.schema.integrity import Breach
    from shenyang_innovation.schema.row import Row
    from shenyang_innovation.schema.text import Cell

REFERRED = {
    name: {target.table for field in fields(model) if (target := field.references or field.list_of)}
    for name, model in TABLES.items()
}
"""For each table those whose keys stand in it."""


class Known:
    """The rows, figures, observations and mentions that are right: those that stay as they are are not made again."""

    def __init__(self, curation: Curation) -> None:
        self._rows: dict[tuple[type[Row], frozenset[tuple[str, Cell]]], Row] = {}
        self._cells: dict[int, dict[str, Cell]] = {}
        self._learning = True
        self._indicators = {str(record["indicator_id"]): record for record in curation.plain["indicators"]}
        # by the identity of the records, which stay alive; a corrupted list is another one
        self._alive = curation
        self._figures = {id(ledger): build_figures(id_, ledger) for id_, ledger in curation.ledgers.items()}
        self._observations = {
            id(ledger): build_observations(id_, ledger, self._indicators) for id_, ledger in curation.ledgers.items()
        }
        self._mentions = {id(records): build_mentions(id_, records) for id_, records in curation.mentions.items()}
        self._tables: dict[str, tuple[list[Mapping[str, Cell]], list[tuple[dict[str, Cell], str]]]] = {}
        self.assembled: Rows = {}
        self.assembled = self.assemble(curation)
        self._learning = False

    def assemble(self, curation: Curation) -> Rows:
        """The tables of a curation, as `building.assemble` gives them; CurationError for what it refuses."""
        ours = {
            "from_cells": self.from_cells,
            "to_cells": self._to_cells,
            "sorted_rows": self._sorted_rows,
            "build_figures": self._build_figures,
            "build_observations": self._build_observations,
            "build_mentions": self._build_mentions,
            "breaches": self.breaches,
        }
        with ExitStack() as stack:
            for name, function in ours.items():
                stack.enter_context(patch.object(building, name, function))
            return building.assemble(curation)

    def from_cells(self, model: type[Row], cells: Mapping[str, Cell]) -> Row:
        """The row of cells; pydantic's ValidationError if they spell none."""
        key = (model, frozenset(cells.items()))
        row = self._rows.get(key)
        if row is None:
            row = from_cells(model, cells)
            if self._learning:
                self._rows[key] = row
                self._cells[id(row)] = to_cells(row)
        return row

    def breaches(self, rows: Rows) -> Iterator[Breach]:
        """As `integrity.breaches` has them; a table that is as it was can break only what refers to another."""
        changed = {name for name in rows if rows[name] != self.assembled.get(name)}
        for name in rows:
            if name in changed:
                yield from repeated_keys(name, rows[name])
        for name in rows:
            if name in changed or not REFERRED[name].isdisjoint(changed):
                yield from broken_references(name, rows)

    def _to_cells(self, row: Row) -> dict[str, Cell]:
        return self._cells.get(id(row)) or to_cells(row)

    def _sorted_rows(self, model: type[Row], drafts: Sequence[Draft]) -> list[tuple[dict[str, Cell], str]]:
        cells, name = [draft.cells for draft in drafts], model.table.name
        known = self._tables.get(name)
        if known and known[0] == cells:
            return known[1]
        pairs = sorted_rows(model, drafts)
        if self._learning:
            self._tables[name] = (cells, pairs)
        return pairs

    def _build_figures(self, source_id: str, ledger: list[Record]) -> list[Draft]:
        return self._figures.get(id(ledger)) or build_figures(source_id, ledger)

    def _build_observations(
        self, source_id: str, ledger: list[Record], indicators: Mapping[str, Record]
    ) -> list[Draft]:
        known = self._observations.get(id(ledger)) if indicators == self._indicators else None
        return known or build_observations(source_id, ledger, indicators)

    def _build_mentions(self, source_id: str, records: list[Record]) -> list[Draft]:
        return self._mentions.get(id(records)) or build_mentions(source_id, records)
