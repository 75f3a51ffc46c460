"""Exporting the published package to a format."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from shenyang_innovation.errors import DataFilesError, MissingExtraError, UsageError
from shenyang_innovation.exports.destination import place_of, staged
from shenyang_innovation.exports.formats import Format, find_format
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.cells import read_lines
from shenyang_innovation.published.descriptor import REMEDY, Package
from shenyang_innovation.published.location import folder_of
from shenyang_innovation.whole import is_whole


class Exported(NamedTuple):
    """What was written: where, in what format, of how many tables and rows, and its size in bytes."""

    path: Path
    form: Format
    tables: int
    rows: int
    bytes: int


def export(
    form: str, dest: str | os.PathLike[str], *, force: bool = False, package: str | os.PathLike[str] | None = None
) -> Path:
    """Write the package in another format, and return the absolute path of the file or folder.

    `form` is "parquet", "sqlite", "duckdb", "xlsx", "jsonl", "croissant", "csvw", "ro-crate", "dcat", "datacite",
    "cff" or "sdmx-csv". `dest` is the file or, for a format of several files, the folder to make; one that is there is
    replaced only with `force`, and a folder only if nothing in it would be lost. `package` is a folder with the
    datapackage.json of another version; left out, it is the package that comes with the code. `dest` holds the whole
    export or is left as it was.

    Raises `UnknownNameError` for an unknown format, `UsageError` for a place that can't be an export, `ExportError` if
    the system refuses to write, `MissingExtraError` for a library that is not installed, `DataFilesError` for a
    package that is not as its descriptor says.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export("sqlite", f"{folder}/shenyang.sqlite").name
    'shenyang.sqlite'
    """
    return export_package(form, dest, force=force, package=package).path


def export_package(
    form: str,
    dest: str | os.PathLike[str],
    *,
    force: bool = False,
    package: str | os.PathLike[str] | None = None,
    tell: Tell = silent,
) -> Exported:
    """Like `export`, but tell each step, and say what was written."""
    wanted = find_format(form)
    place = place_of(dest, wanted, force=force)
    _need_library(wanted)
    exported = descriptor.package(None if package is None else folder_of(package))
    _check_apart(place, exported)
    writer = import_module(f"shenyang_innovation.exports.{wanted.module}")
    with staged(place, wanted, force=force) as new:
        writer.write(exported, new, tell)
        tell("comparing the tables with their hashes")
        _check_unchanged(exported)
        tables = exported.resources if wanted.tables is None else wanted.tables
        rows = sum(1 for table in tables for _ in read_lines(exported.resource(table)))
        size = sum(file.stat().st_size for file in (new, *new.rglob("*")) if file.is_file())
    return Exported(place, wanted, len(tables), rows, size)


def _check_apart(place: Path, package: Package) -> None:
    """Raise `UsageError` for a place that is the package itself: it must not be replaced by what is made of it."""
    if os.path.realpath(place) == os.path.realpath(package.root):
        raise UsageError("this is the package that is exported", where=str(place), remedy="Choose another place")


def _need_library(form: Format) -> None:
    if form.library is None:
        return
    try:
        import_module(form.library)
    except ImportError:
        remedy = f"Run `pip install 'shenyang-innovation[{form.extra}]'`"
        raise MissingExtraError(
            f"{form.library} is not installed", where=f"export {form.name}", remedy=remedy
        ) from None


def _check_unchanged(package: Package) -> None:
    """Raise `DataFilesError` unless the tables that were read are those of the descriptor."""
    if descriptor.package(package.root) is not package or not is_whole(package.root):
        raise DataFilesError("its tables are not those that the descriptor says", where=package.root, remedy=REMEDY)
