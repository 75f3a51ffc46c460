"""The tables of a package as typed rows that know where they stand: what the rules are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from shenyang_innovation.checking.schemas.tablefile import read_table_file
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import from_judged_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shenyang_innovation.schema.row import Row
    from shenyang_innovation.schema.statistics import Observation
    from shenyang_innovation.schema.text import Cell

AnyRow = TypeVar("AnyRow", bound="Row")


class Placed(NamedTuple):
    """A row with the number it has in its table, from 1."""

    number: int
    row: Row


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables of one package, each row valid by itself."""

    placed: Mapping[str, list[Placed]]

    def of(self, model: type[AnyRow]) -> list[AnyRow]:
        """The rows of a table.

        >>> from shenyang_innovation.schema.provenance import Caveat
        >>> Tables({"caveats": []}).of(Caveat)
        []
        """
        return [cast("AnyRow", placed.row) for placed in self.placed[model.table.name]]

    def numbered(self, model: type[AnyRow]) -> list[tuple[str, AnyRow]]:
        """The rows of a table, each with the place that a finding names.

        >>> from shenyang_innovation.schema.provenance import Caveat
        >>> Tables({"caveats": []}).numbered(Caveat)
        []
        """
        name = model.table.name
        return [(f"tables/{name}.csv, row {number}", cast("AnyRow", row)) for number, row in self.placed[name]]


def order_in_source(row: Observation) -> int:
    """Where an observation comes in its source: its offset in a text, the number of its fact in a citation.

    >>> from shenyang_innovation.schema.statistics import Observation
    >>> order_in_source(Observation.model_construct(observation_id="bureau-summary-2019.2", start=None))
    2
    """
    return int(row.observation_id.rpartition(".")[2]) if row.start is None else row.start


def tables_of(rows: Mapping[str, Sequence[Mapping[str, Cell]]]) -> Tables:
    """Tables from the cells of their rows, as the build assembles them; the rows were judged there or elsewhere.

    >>> tables_of({"caveats": []}).placed
    {'caveats': []}
    """
    return Tables(
        {
            name: [
                Placed(number, from_judged_cells(TABLES[name], cells)) for number, cells in enumerate(table, start=1)
            ]
            for name, table in rows.items()
        }
    )


def read_tables(root: Path) -> Tables:
    """The tables in `root/tables`, which must be valid: ask `validate_package` first.

    Raises `DataFilesError` for a file that can't be read as its table.
    """
    placed: dict[str, list[Placed]] = {}
    for name, model in TABLES.items():
        file = read_table_file(root / "tables" / f"{name}.csv", name, [field.name for field in fields(model)])
        if file.rows is None or file.faults:
            raise DataFilesError(str(file.faults[0].rule), where=f"tables/{name}.csv", remedy=file.faults[0].remedy)
        placed[name] = [Placed(number, from_judged_cells(model, cells)) for number, cells in file.rows]
    return Tables(placed)
