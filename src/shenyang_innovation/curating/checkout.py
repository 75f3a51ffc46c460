"""What is there already, as people write it in a checkout; without one, as the published package has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.curation import curated_columns
from shenyang_innovation.building.package import find_root
from shenyang_innovation.building.records import read_records
from shenyang_innovation.checking.in_text.names import REFERS
from shenyang_innovation.checking.in_text.views import plain
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import resource
from shenyang_innovation.schema.tables import REGISTERS, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shenyang_innovation.schema.text import Cell

ABOVE = ("parent_id", "operator")
"""The columns of a register that tell what the name of a thing may refer to."""


class Placed(NamedTuple):
    """The cells of a row and the place where it stands."""

    where: str
    cells: Mapping[str, Cell]


class Names(NamedTuple):
    """The things of the registers: every form of each name, the name first; their kinds; to which others they refer."""

    forms: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    ties: Mapping[str, frozenset[str]]


class Checkout:
    """The curation in a folder `root`, or the tables of the published package if there is none."""

    def __init__(self, root: Path | None = None) -> None:
        try:
            self.root: Path | None = find_root(root)
        except DataFilesError:
            if root is not None:
                raise
            self.root = None

    def rows(self, table: str) -> list[Placed]:
        """The rows that people wrote for a table whose file is named after it, or for a register.

        Raises `CurationError` for a file that is not as it should be.

        >>> Checkout().rows("sources")[0].where
        'curation/sources.csv, line 2'
        """
        if self.root is None:
            cells = enumerate(read_cells(resource(table)), start=1)
            return [Placed(f"tables/{table}.csv, row {number}", row) for number, row in cells]
        registers = {"aliases", *(model.table.name for model in REGISTERS)}
        file = f"registers/{table}.csv" if table in registers else f"{table}.csv"
        records = read_records(self.root / "curation", file, curated_columns(TABLES[table]))
        return [Placed(record.where, record.cells) for record in records]

    def has_ledger(self, source_id: str) -> bool:
        """Whether the ledger of a source is there; what is published has one."""
        return self.root is None or (self.root / "curation" / "ledgers" / f"{source_id}.csv").is_file()

    def names(self) -> Names:
        """All names of the registers and aliases.

        >>> Checkout().names().kinds["shenyang"]
        'places'
        """
        forms: dict[str, list[str]] = {}
        kinds: dict[str, str] = {}
        above: dict[str, set[str]] = {}
        heads: dict[str, str] = {}
        for model in REGISTERS:
            (key,) = model.table.key
            for _, cells in self.rows(model.table.name):
                entity_id = str(cells[key])
                forms[entity_id] = [plain(str(cells["name_zh"]))]
                kinds[entity_id] = model.table.name
                above[entity_id] = set(filter(None, map(cells.get, ABOVE)))
                if organization := cells.get("organization_id"):
                    heads.setdefault(entity_id, organization)
        for _, cells in self.rows("aliases"):
            forms.setdefault(str(cells["entity_id"]), []).append(plain(str(cells["alias_zh"])))
        for outer, inner in REFERS:
            above.setdefault(outer, set()).add(inner)
        heads = {person: heads[person] for person, kind in kinds.items() if kind == "people" and person in heads}
        ties = {one: frozenset(others | {heads[o] for o in others if o in heads}) for one, others in above.items()}
        return Names({one: tuple(names) for one, names in forms.items()}, kinds, ties)


def document_of_text(sha256: str, sources: Sequence[Placed]) -> Placed | None:
    """The row of the source that has exactly this text."""
    return next((row for row in sources if row.cells["sha256"] == sha256), None)
