"""The address of the page on which a row stands, relative to the folder of a language.

Documents, observations, indicators, targets and entities have pages of their own; every other row has its place on a
page of its table. The addresses are those of the keys, so they stay when rows are added.
"""

from __future__ import annotations

from urllib.parse import quote

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.descriptor import Resource
from shenyang_innovation.published.store import Store

OWN_PAGES = ("sources", "indicators", "observations", "targets")
"""Tables beside the registers whose rows have pages of their own."""
ROWS_OF_A_PAGE = 500
"""So many rows of a table stand on one page; more would make it slow on a phone."""
SAFE = "/@.:-_+"
"""Characters that stay as they are in the part of an address behind its #."""


def row_key(resource: Resource, row: Cells) -> str:
    """The key of a row; the parts of a compound one joined by /."""
    return "/".join(row[column] or "" for column in resource.primary_key)


def anchor(key: str) -> str:
    """What marks the row of a key on a page: an attribute `id` holds no space.

    >>> anchor("ai-cluster/AI 集群")
    'ai-cluster/AI_集群'
    """
    return "_".join(key.split())


def table_page(table: str, page: int = 1) -> str:
    """The address of a page of a table, counted from 1.

    >>> table_page("clusters"), table_page("mentions", 2)
    ('tables/clusters.html', 'tables/mentions-2.html')
    """
    return f"tables/{table}.html" if page == 1 else f"tables/{table}-{page}.html"


def page_count(rows: int) -> int:
    """How many pages a table of so many rows has.

    >>> page_count(0), page_count(500), page_count(501)
    (1, 1, 2)
    """
    return max(1, -(-rows // ROWS_OF_A_PAGE))


class Addresses:
    """Where the rows of a package stand."""

    def __init__(self, kept: Store) -> None:
        self._kept = kept
        self._registers = kept.registers()
        self._pages: dict[str, dict[str, int]] = {}

    def of(self, table: str, key: str) -> str:
        """The address of the row of a table; that of the table if there is no such row (one that was retired).

        >>> from shenyang_innovation.published.descriptor import package
        >>> addresses = Addresses(Store(package()))
        >>> addresses.of("clusters", "new-materials"), addresses.of("entities", "new-materials")
        ('clusters/new-materials.html', 'clusters/new-materials.html')
        >>> addresses.of("caveats", "ambiguous-period")
        'tables/caveats.html#ambiguous-period'
        """
        if table == "entities":
            return self.entity(key)
        page = self._page_of(table).get(key)
        if page is None:
            return table_page(table)
        if self.has_page(table):
            return f"{table}/{key}.html"
        return f"{table_page(table, page)}#{quote(anchor(key), safe=SAFE)}"

    def entity(self, entity_id: str) -> str:
        """The address of the page of an entity."""
        kinds = [row["entity_kind"] for row in self._kept.where("entities", "entity_id", entity_id)]
        return f"{kinds[0]}/{entity_id}.html" if kinds else table_page("entities")

    def has_page(self, table: str) -> bool:
        """Whether the rows of a table have pages of their own."""
        return table in OWN_PAGES or table in self._registers

    def _page_of(self, table: str) -> dict[str, int]:
        if table not in self._pages:
            resource = self._kept.package.resource(table)
            self._pages[table] = {
                row_key(resource, row): 1 + at // ROWS_OF_A_PAGE for at, row in enumerate(self._kept.rows(table))
            }
        return self._pages[table]
