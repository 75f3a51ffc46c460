"""The curation read without asking whether it is right: also while it is half entered and does not build."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shenyang_innovation.building.ledgers import UNCONFIRMED
from shenyang_innovation.building.recorded import recorded_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

AIMS = ("target", "forecast")


@dataclass(frozen=True)
class LooseRow:
    """A row of a file as far as it has cells; a column that the file has not is empty."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column without the white space around it."""
        return self.cells.get(column, "").strip()


class Loose:
    """The files below a folder `curation/`, each as rows; one that is missing or no table has none.

    `day` is the one that is asked about; without it, the one on which the newest source was published, for later than
    that the package knows nothing.
    """

    def __init__(self, folder: Path, day: str | None = None) -> None:
        self.folder: Path = folder
        self.day: str = day or max((row["published"] for row in self.rows("sources.csv")), default="")

    def rows(self, file: str) -> list[LooseRow]:
        """The rows of a file below the folder, as far as they can be read.

        >>> from pathlib import Path
        >>> Loose(Path("no/such/folder")).rows("sources.csv")
        []
        """
        try:
            text = (self.folder / file).read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return []
        rows: list[LooseRow] = []
        lines = csv.DictReader(text.splitlines(keepends=True), restkey="", restval="")
        try:
            for cells in lines:
                known = {name: cell for name, cell in cells.items() if name and isinstance(cell, str)}
                rows.append(LooseRow(f"{self.folder.name}/{file}, line {lines.line_num}", known))
        except csv.Error:
            pass  # the build names it; what stands above is looked at all the same
        return rows

    def there(self, kind: str) -> list[str]:
        """The sources that have a file in a folder below: `ledgers`, `mentions`, `citations`."""
        return sorted(path.stem for path in (self.folder / kind).glob("[!.]*.csv"))

    def stated(self) -> Iterator[tuple[str, LooseRow]]:
        """Every row that is to be an observation, with its identifier, confirmed or not; all have a `period_end`."""
        for kind, place, mark in (("ledgers", "start", "@"), ("citations", "number", ".")):
            for source_id in self.there(kind):
                for row in self.rows(f"{kind}/{source_id}.csv"):
                    if row["disposition"].removesuffix(UNCONFIRMED) == "observation":
                        yield f"{source_id}{mark}{row[place]}", _dated(row)


def _dated(row: LooseRow) -> LooseRow:
    """The row with the last day of the period that was recorded with a cited figure."""
    try:
        end = recorded_span(row["period_recorded"]).last.isoformat()
    except ValueError:
        return row
    return replace(row, cells={**row.cells, "period_end": end})
