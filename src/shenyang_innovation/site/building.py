"""Building the site: every page and file of it into a folder."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from shenyang_innovation.errors import MissingExtraError
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.location import folder_of
from shenyang_innovation.site.destination import place_of, staged

LIBRARIES = ("jinja2", "pyarrow", "xlsxwriter", "altair", "vl_convert")
"""What building imports beside the standard library; the extra `site` brings it."""


class Built(NamedTuple):
    """What was built: where, how many pages, how many files, and their size in bytes."""

    path: Path
    pages: int
    files: int
    bytes: int


def build_site(
    dest: str | os.PathLike[str],
    *,
    libraries: str | os.PathLike[str] | None = None,
    force: bool = False,
    package: str | os.PathLike[str] | None = None,
    tell: Tell = silent,
) -> Built:
    """Build the site of the package into a folder: a new or empty one or, with `force`, that of an earlier site.

    `libraries` is a folder node_modules with what the pages load; left out, npm fetches it into the cache of the user.
    `package` is a folder with the datapackage.json of another version; left out, it is the package that comes with the
    code. `dest` holds the whole site or is left as it was.

    Raises `UsageError` for a place that can't be a site and for libraries that are none, `MissingExtraError` without
    the extra `site`, `ExportError` if npm or the system refuses, `DataFilesError` for a package that is not as its
    descriptor says.
    """
    _need_libraries()
    place = place_of(dest, force=force)
    modules = None if libraries is None else Path(libraries)
    found = descriptor.package(None if package is None else folder_of(package))
    with staged(place, force=force) as folder:
        from shenyang_innovation.site.writing import write_site

        pages = write_site(found, folder, modules, tell)
    files = [file for file in place.rglob("*") if file.is_file()]
    return Built(place, pages, len(files), sum(file.stat().st_size for file in files))


def _need_libraries() -> None:
    for library in LIBRARIES:
        if find_spec(library) is None:  # not imported: it is another process that draws
            remedy = "Run `pip install 'shenyang-innovation[site]'`"
            raise MissingExtraError(f"{library} is not installed", where="site", remedy=remedy)
