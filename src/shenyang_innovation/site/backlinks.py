"""What leads to a row: relations to an observation, rows of other tables to an entity, corrections to anything."""

from __future__ import annotations

from typing import NamedTuple

from shenyang_innovation.published import trace
from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.store import Store
from shenyang_innovation.site.addresses import row_key

APART = ("observations", "series", "targets", "mentions", "aliases", "entities")
"""Tables whose rows about an entity stand in sections of their own."""


class Backlink(NamedTuple):
    """A row that names another in one of its columns."""

    table: str
    key: str
    column: str


class Backlinks:
    """What of a package leads to what; made once for both languages."""

    def __init__(self, kept: Store) -> None:
        self._kept = kept
        self._entities: dict[str, list[Backlink]] = {}
        self._relations: dict[str, list[Cells]] = {}
        self._cells: dict[str, list[Backlink]] = {}
        self._errata: dict[tuple[str, str], list[Cells]] = {}
        self._index_entities()
        self._index_relations()
        self._index_cells()
        self._index_errata()

    def of_entity(self, entity_id: str) -> list[Backlink]:
        """Rows of registers and documents that name the entity as their place, parent, publisher or the like."""
        return self._entities.get(entity_id, [])

    def relations(self, observation_id: str) -> list[Cells]:
        """The relations in which an observation is stated or is an operand."""
        return self._relations.get(observation_id, [])

    def cells(self, observation_id: str) -> list[Backlink]:
        """The measured cells of registers that rest on an observation."""
        return self._cells.get(observation_id, [])

    def errata(self, table: str, key: str) -> list[Cells]:
        """The corrections of a row, and those that a document or an observation shows."""
        return self._errata.get((table, key), [])

    def _index_entities(self) -> None:
        resources = self._kept.package.resources
        known = (*self._kept.registers(), "entities")
        for table, resource in resources.items():
            columns = [key.column for key in resource.foreign_keys if key.references.table in known]
            for row in self._kept.rows(table) if columns and table not in APART else ():
                key = row_key(resource, row)
                for column in columns:
                    if row[column]:
                        self._entities.setdefault(str(row[column]), []).append(Backlink(table, key, column))

    def _index_relations(self) -> None:
        for row in self._kept.rows("relations"):
            for id_ in dict.fromkeys([str(row["stated_id"]), *str(row["operands"]).split(" ")]):
                self._relations.setdefault(id_, []).append(row)

    def _index_cells(self) -> None:
        for table in self._kept.registers():
            resource = self._kept.package.resource(table)
            measured = [field for field in resource.fields if field.indicator]
            for row in self._kept.rows(table) if measured else ():
                for field in measured:
                    for place in trace.places(self._kept, resource, row, field) if row[field.name] else ():
                        id_ = str((place.observation or {}).get("observation_id"))
                        self._cells.setdefault(id_, []).append(Backlink(table, row_key(resource, row), field.name))

    def _index_errata(self) -> None:
        for row in self._kept.rows("errata"):
            shown_by = str(row["evidence_id"])
            kind = "sources" if self._kept.where("sources", "source_id", shown_by) else "observations"
            for place in dict.fromkeys([(str(row["table_name"]), str(row["row_key"])), (kind, shown_by)]):
                self._errata.setdefault(place, []).append(row)
