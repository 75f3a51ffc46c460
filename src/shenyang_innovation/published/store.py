"""The tables that evidence is made of, read once and indexed by what one asks for."""

from __future__ import annotations

from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.cells import Cells, read_cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from shenyang_innovation.published.descriptor import Package


class Store:
    """Rows of a package as text, read when first asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._rows: dict[str, list[Cells]] = {}
        self._by: dict[tuple[str, str], dict[str, list[Cells]]] = {}

    def rows(self, table: str) -> list[Cells]:
        """All rows of a table."""
        if table not in self._rows:
            try:
                rows = read_cells(self.package.resource(table))
            except DataFilesError:
                self._refuse_if_exchanged()  # else the file is what is wrong
                raise
            self._refuse_if_exchanged()
            self._rows[table] = rows
        return self._rows[table]

    def _refuse_if_exchanged(self) -> None:
        if descriptor.package(self.package.root) is not self.package:
            what = "a build exchanged the package while it was read"
            raise DataFilesError(what, where=self.package.root, remedy="Ask again")

    def where(self, table: str, column: str, value: str) -> list[Cells]:
        """The rows of a table whose column has this value; in a column that is a list, as one of its members.

        >>> from shenyang_innovation.published.descriptor import package
        >>> [row["name_en"] is None for row in Store(package()).where("clusters", "cluster_id", "new-materials")]
        [False]
        """
        if (table, column) not in self._by:
            is_list = self.package.resource(table).field(column).list_of is not None
            index: dict[str, list[Cells]] = {}
            for row in self.rows(table):
                cell = row[column]
                for member in cell.split(" ") if cell and is_list else [cell]:
                    if member is not None:
                        index.setdefault(member, []).append(row)
            self._by[table, column] = index
        return self._by[table, column].get(value, [])

    def observations(self, ids: Iterable[str | None]) -> list[Cells]:
        """The observations with these identifiers, nulls left out, each once."""
        return [row for id_ in dict.fromkeys(ids) if id_ for row in self.where("observations", "observation_id", id_)]

    def registers(self) -> tuple[str, ...]:
        """The tables in which entities have their rows."""
        return self.package.resource("entities").field("entity_kind").enum or ()


_latest: list[Store] = []


def store(package: Package) -> Store:
    """The store of a package; the last one is kept, so that many questions read each table once."""
    if not _latest or _latest[0].package is not package:
        _latest[:] = [Store(package)]
    return _latest[0]
