"""Why something changed, as the newer package says it in its tables `errata` and `retired`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.published.cells import Cells, read_cells

if TYPE_CHECKING:
    from shenyang_innovation.published.descriptor import Package

ERRATA = frozenset({"table_name", "row_key", "column_name", "wrong", "corrected", "reason_en"})
RETIRED = frozenset({"table_name", "row_key", "reason_en", "successor_key"})
"""The columns by which the two tables are read."""


class Reasons:
    """The errata and tombstones of a package; one from before there were such tables has none."""

    def __init__(self, package: Package) -> None:
        self._errata: dict[tuple[str | None, ...], list[Cells]] = {}
        for row in _rows(package, "errata", ERRATA):
            self._errata.setdefault((row["table_name"], row["row_key"], row["column_name"]), []).append(row)
        self._retired = {(row["table_name"], row["row_key"]): row for row in _rows(package, "retired", RETIRED)}

    def erratum(self, table: str, key: str, column: str, old: str | None, new: str | None) -> str | None:
        """Why a cell was corrected to what it is now; None if no erratum says so."""
        errata = self._errata.get((table, key, column), ())
        fitting = [row for row in errata if row["corrected"] == new]
        exact = [row for row in fitting if row["wrong"] == old]
        return next((row["reason_en"] for row in (*exact, *fitting)), None)

    def tombstone(self, table: str, key: str) -> tuple[str | None, str | None] | None:
        """Why a row was retired, and the key of its successor; None if it has no tombstone."""
        row = self._retired.get((table, key))
        return None if row is None else (row["reason_en"], row["successor_key"])


def _rows(package: Package, table: str, columns: frozenset[str]) -> list[Cells]:
    """The rows of a table if there is one of that name that has these columns."""
    if table not in package.resources or not columns <= set(package.resource(table).names()):
        return []
    return read_cells(package.resource(table))
