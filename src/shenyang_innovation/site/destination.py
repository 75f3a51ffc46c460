"""Where a site may be built: at a new or empty place, or over an earlier site of ours; never over anything else.

A site has a file `site.json` that lists its files. A folder that has it and no file that it does not list may be
replaced: everything in it was built and can be built again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shenyang_innovation import inside
from shenyang_innovation.errors import UsageError
from shenyang_innovation.exports import destination
from shenyang_innovation.exports.formats import Format
from shenyang_innovation.published.descriptor import NAME

FORM = Format("site", "a folder of web pages", True, "site", "")
MANIFEST = "site.json"
ELSEWHERE = "Choose another place, or take away what is there"


def place_of(dest: str | os.PathLike[str], *, force: bool) -> Path:
    """The absolute path of `dest`, where a site may be built; else `UsageError` says why not.

    Folders that lead there are made.
    """
    with suppress(OSError, TypeError, ValueError):  # what is no path is refused below
        os.makedirs(os.path.dirname(os.path.abspath(dest)), exist_ok=True)
    place = destination.place_of(dest, FORM, force=True)
    if place.is_dir():
        _check(place, force=force)
    return place


@contextmanager
def staged(place: Path, *, force: bool) -> Iterator[Path]:
    """An empty folder to build the site in, which is moved to `place` at the end; if anything fails, nothing is.

    The list of its files is written at the end. Raises what `exports.destination.staged` does.
    """

    def check(_new: Path, there: Path) -> None:
        _check(there, force=force)

    with destination.staged(place, FORM, force=True, check=check, durable=False) as folder:
        yield folder
        listed = {"site": NAME, "files": _files(folder)}
        (folder / MANIFEST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8", newline="\n")


def _check(place: Path, *, force: bool) -> None:
    files = _files(place)
    if not any(place.iterdir()):
        return
    listed = _listed(place)
    if listed is None:
        what = "this folder is not empty, and it is no site of this package"
        raise UsageError(what, where=str(place), remedy=ELSEWHERE)
    if others := sorted(set(files) - listed - {MANIFEST}):
        what = f"this folder holds {inside.shown(others[0])}, which is no file of the site that was built there"
        raise UsageError(what, where=str(place), remedy=ELSEWHERE)
    if not force:
        raise UsageError("a site is there already", where=str(place), remedy="Replace it with --force (force=True)")


def _files(folder: Path) -> list[str]:
    """The files in a folder, by their paths below it."""
    found = (Path(root, file).relative_to(folder).as_posix() for root, _, files in os.walk(folder) for file in files)
    return sorted(found)


def _listed(place: Path) -> set[str] | None:
    """The files that a site lists; None for a folder that is no site of this package."""
    try:
        listed = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        return {str(file) for file in listed["files"]} if listed["site"] == NAME else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
