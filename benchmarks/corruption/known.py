"""What is known of the tables before anything is corrupted, so that it is not found out again each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from shenyang_innovation.schema.text import from_cells, to_cells

if TYPE_CHECKING:
    from shenyang_innovation.checking.tables import Placed
    from shenyang_innovation.schema.row import Row
    from shenyang_innovation.schema.text import Cell


class Known:
    """The rows that are right, validated once: most rows stay as they are."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type[Row], frozenset[tuple[str, Cell]]], Row] = {}
        self.cells: dict[int, dict[str, Cell]] = {}
        self.learning = True

    def from_cells(self, model: type[Row], cells: Mapping[str, Cell]) -> Row:
        """The row of cells; pydantic's ValidationError if they spell none."""
        key = (model, frozenset(cells.items()))
        row = self.rows.get(key)
        if row is None:
            row = from_cells(model, cells)
            if self.learning:
                self.rows[key] = row
                self.cells[id(row)] = to_cells(row)
        return row

    def to_cells(self, row: Row) -> dict[str, Cell]:
        """The cells of a row."""
        return self.cells.get(id(row)) or to_cells(row)


class Logged(Mapping[str, "list[Placed]"]):
    """Tables that note which of them are asked for."""

    def __init__(self, placed: Mapping[str, list[Placed]]) -> None:
        self.placed, self.asked = placed, set[str]()

    def __getitem__(self, name: str) -> list[Placed]:
        self.asked.add(name)
        return self.placed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.placed)

    def __len__(self) -> int:
        return len(self.placed)
