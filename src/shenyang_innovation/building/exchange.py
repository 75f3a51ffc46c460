"""The built files put in place of the old ones, so that a build killed at any moment loses nothing.

What a build writes are some thirty files in four folders. POSIX renames one file in one step, never thirty; exchanging
whole folders (renameat2) is Linux's alone and would still leave datapackage.json and tables/ as two steps; links do
not belong into a checkout. So between the first rename and the last the files in place are a mixture, and the promise
has to hold without them:

1. Every new file is written complete to `.build/new`, on the disk before anything else happens. A disk that is full or
   read-only is found out here, where nothing was touched.
2. The files in place are copied to `.build/old.part`, which becomes `.build/old` by one rename.
3. The new files are renamed into place, the descriptor last; what it no longer names goes away behind it. A rename that
   fails takes back those before it.
4. `.build/old` is renamed away, and all of `.build` removed.

A kill before 3 leaves the old package in place, a kill after it the new one; a kill in between leaves the old one in
`.build/old`, where everything of ours that reads a package looks (`shenyang_innovation.whole`) until the files in
place belong together again. Nobody has to recover anything: the next build writes all files anew from the curation
and removes what the killed one left; it does not take a mixture for the package to keep. For others the descriptor
tells a mixture by its hashes, and `git status` shows `.build/`, which is not ignored for that reason.

The old package is kept rather than the new one, to undo and not to redo: then an error in 3 that can't be taken back
(a disk that dies half-way, say) still leaves what the user is told, the old tables.

Of two builds the second is told that one is at work. The lock is the kernel's, on a file in `.build`: it goes with the
process, so a killed build leaves none behind.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from shenyang_innovation import lock
from shenyang_innovation.disk import sync_folder
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.whole import DESCRIPTOR, KEPT, is_whole

WORK = ".build"
NEW = f"{WORK}/new"
GONE = f"{WORK}/gone"
PART = f"{WORK}/old.part"
LOCK = f"{WORK}/lock"


@contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Be the only build in the checkout, and leave no file behind but what an unfinished exchange needs.

    Raises `DataFilesError` if another build is at work there, or if the folder can't be written.
    """
    _no_link_out(root, [LOCK])
    with _said(root):
        handle = _lock(root)
    try:
        with _said(root):
            _clear(root)
        yield
    finally:
        with _said(root):
            _clear(root)
            lock.give_back(root / LOCK, handle)


def exchange(root: Path, files: Mapping[str, bytes], outdated: Sequence[str] = ()) -> list[str]:
    """Put `files` (path below the root → bytes) in place of what is there, and take `outdated` ones away.

    Returns those that changed. Call it as the `only_build`. Raises `DataFilesError` if a file can't be written: then
    the old ones are in place.
    """
    _no_link_out(root, [*files, *outdated])
    changed = [file for file, data in files.items() if not _is(root / file, data)]
    with _said(root):
        if changed or outdated:
            for file in changed:
                _write(root / NEW / file, files[file])
            _keep(root, [*files, *outdated])
            try:
                _put(root, changed)
                _remove(root, outdated)
            except OSError:
                _put_back(root, [*files, *outdated])
                raise
        _let_go(root)
    return [*changed, *outdated]


def _no_link_out(root: Path, files: Iterable[str]) -> None:
    """A folder that is a link would have the build write elsewhere; a file that is one is replaced, not followed."""
    top = os.path.realpath(root)
    for folder in {(root / file).parent for file in files}:
        if os.path.commonpath((top, os.path.realpath(folder))) != top:
            remedy = "Put a folder in its place: a build writes nothing outside of the checkout"
            raise DataFilesError("a link leads out of the checkout", where=str(folder), remedy=remedy)


@contextmanager
def _said(root: Path) -> Iterator[None]:
    """What the system refuses, as an error of ours."""
    try:
        yield
    except OSError as error:
        raise DataFilesError(
            f"the built files can't be written: {error.strerror}",
            where=str(error.filename2 or error.filename or root),
            remedy="Make room or allow writing, then build again",
        ) from None


# --- the exchange ------------------------------------------------------------------------------------------------


def _keep(root: Path, files: Iterable[str]) -> None:
    """Have the package that is replaced in `.build/old`."""
    if (root / KEPT).is_dir():
        if not is_whole(str(root)):
            return  # an earlier build was killed half-way: what it kept is still the last whole package
        _let_go(root)
    for file in files:
        if (root / file).is_file():
            _write(root / PART / file, (root / file).read_bytes())
    if (root / PART).is_dir():
        _rename(root / PART, root / KEPT)


def _put(root: Path, changed: Sequence[str]) -> None:
    """Rename the new files into place, the descriptor last."""
    for file in sorted(changed, key=lambda file: file == DESCRIPTOR):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        os.replace(root / NEW / file, root / file)
    for folder in {(root / file).parent for file in changed}:
        sync_folder(folder)


def _remove(root: Path, outdated: Sequence[str]) -> None:
    """Take away what the descriptor in place does not name."""
    for file in outdated:
        (root / file).unlink()
    for folder in {(root / file).parent for file in outdated}:
        sync_folder(folder)


def _put_back(root: Path, files: Iterable[str]) -> None:
    """Have the kept files in place again: all of them, an earlier build may have been killed half-way."""
    for file in files:
        kept, place = root / KEPT / file, root / file
        if not kept.is_file():
            place.unlink(missing_ok=True)
        elif not _is(place, kept.read_bytes()):
            beside = root / NEW / file
            beside.unlink(missing_ok=True)
            _write(beside, kept.read_bytes())
            os.replace(beside, place)
    _let_go(root)


def _let_go(root: Path) -> None:
    """The files in place are the package from here on. In one step: half of what was kept would be no package."""
    if (root / KEPT).is_dir():
        _clear(root, GONE)
        _rename(root / KEPT, root / GONE)


def _clear(root: Path, *these: str) -> None:
    """Remove what an exchange leaves (or only `these`), but not what is kept."""
    for folder in these or (NEW, PART, GONE):
        if (root / folder).is_dir():
            shutil.rmtree(root / folder)


# --- files -------------------------------------------------------------------------------------------------------


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _write(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, which everybody may read, and have it on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    path.chmod(0o644)


def _rename(old: Path, new: Path) -> None:
    old.rename(new)
    sync_folder(new.parent)


# --- the lock ----------------------------------------------------------------------------------------------------


def _lock(root: Path) -> int:
    handle = lock.take(root / LOCK)
    if handle is None:
        raise DataFilesError(
            "another build is at work here", where=str(root), remedy="Wait until it is done, then build again"
        )
    return handle
