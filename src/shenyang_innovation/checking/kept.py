"""The kept releases of the package that is checked, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.published import descriptor, location, releases
from shenyang_innovation.published.cells import read_cells

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Cells = Mapping[str, str | None]


class Kept:
    """The releases in an archive; each table is read when it is first asked for."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self.versions: tuple[str, ...] = releases.kept(archive)
        self._by_key: dict[tuple[str, str], dict[str, Cells]] = {}

    def before(self, version: str) -> str | None:
        """The last release before a version; None if none is kept."""
        found = [one for one in self.versions if releases.in_order(one) < releases.in_order(version)]
        return found[-1] if found else None

    def first_from(self, version: str) -> str | None:
        """The first release that is of a version or later; None if none is kept."""
        found = [one for one in self.versions if releases.in_order(one) >= releases.in_order(version)]
        return found[0] if found else None

    def find(self, version: str, table: str, key: str) -> Cells | None:
        """A row as text, by the parts of its key joined by /; None if that release has no such table or row."""
        if (version, table) not in self._by_key:
            package = descriptor.package(releases.folder(version, self._archive))
            self._by_key[version, table] = {}
            if table in tuple(package.resources):
                resource = package.resource(table)
                self._by_key[version, table] = {
                    "/".join(str(row[column]) for column in resource.primary_key): row for row in read_cells(resource)
                }
        return self._by_key[version, table].get(key)


def archive_of(root: Path) -> str | None:
    """The archive of the kept releases of a package: in its checkout, or that of the installation; None if neither."""
    beside = root / location.ARCHIVE
    if beside.is_file():
        return str(beside)
    return location.archive() if str(root) == location.package_root() else None
