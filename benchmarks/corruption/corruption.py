"""One corruption: where it is, of which kind, and what it does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shenyang_innovation.schema.text import Cell

Part = Literal["tables", "curation", "texts"]
Group = Literal["figure", "offset", "row", "code", "list", "date", "number", "wording", "words", "key"]
"""What is corrupted: `wording` is what has to stand in a source text, `words` are the curators' own."""

ROW = "(row)"
How = Literal["deleted", "repeated", "exchanged"]
Item = TypeVar("Item")


class Cells(NamedTuple):
    """Other cells in one row, which counts from 0."""

    row: int
    cells: tuple[tuple[str, Cell], ...]


class WholeRow(NamedTuple):
    """The row, which counts from 0, is deleted, repeated, or exchanged with the next one."""

    row: int
    how: How


class Characters(NamedTuple):
    """Other characters between two offsets of a text."""

    start: int
    end: int
    characters: str


class Corruption(NamedTuple):
    """A corruption of a table, of a curated file (of one source, if it has one) or of a text."""

    part: Part
    file: str
    source_id: str
    column: str
    group: Group
    kind: str
    change: Cells | WholeRow | Characters

    @property
    def place(self) -> str:
        """The file and the column, as reports name them.

        >>> Corruption("tables", "funds", "", "(row)", "row", "row deleted", WholeRow(0, "deleted")).place
        'funds.(row)'
        """
        return f"{self.file}.{self.column}"


def corrupted(
    rows: Sequence[Item], change: Cells | WholeRow, with_cells: Callable[[Item, Mapping[str, Cell]], Item]
) -> list[Item]:
    """The rows after a change; `with_cells` gives a row with other cells.

    >>> corrupted(["a", "b"], WholeRow(0, "exchanged"), lambda row, cells: row)
    ['b', 'a']
    """
    at = change.row
    before, row, behind = rows[:at], rows[at], rows[at + 1 :]
    match change:
        case Cells():
            return [*before, with_cells(row, dict(change.cells)), *behind]
        case WholeRow(_, "deleted"):
            return [*before, *behind]
        case WholeRow(_, "repeated"):
            return [*before, row, row, *behind]
        case _:
            return [*before, behind[0], row, *behind[1:]]
