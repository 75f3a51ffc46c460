"""Exports written whole or not at all: beside their place under a hidden name, and moved there by one rename.

Beside DEST a folder `.NAME.….part` is made, in it a lock and what is being written. When that is complete and on the
disk, one rename moves it to DEST. An error, Ctrl-C or SIGTERM takes the hidden folder away. Nothing can do so after
`kill -9`: what that leaves is hidden, and cleared by the next export to the same DEST, which the lock tells that nobody
is writing there any more. (O_TMPFILE would leave nothing, but it is Linux's alone and makes a file without a name:
SQLite and DuckDB need one, and folders are none.)

With `force` an old file is replaced by the same rename. A folder can't be: the old one is renamed into the hidden
folder before the new one is renamed to DEST, so that at every moment one of them is whole. After a kill between the
two, the next export to DEST puts the old one back before it begins. A folder is replaced only if the new export has a
file of the same path for each of its files: whatever DEST was, nothing is lost that is not written anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shenyang_innovation import inside, lock
from shenyang_innovation.disk import sync_folder
from shenyang_innovation.errors import ExportError, UsageError
from shenyang_innovation.exports.formats import Format

SHOWN = 40
"""Characters of the name of DEST that stand in the name of the hidden folder."""
LOCK = "lock"
WORK = "work"
"""Where in the hidden folder it is written; a library may leave files of its own beside the one it writes."""


def place_of(dest: str | os.PathLike[str], form: Format, *, force: bool) -> Path:
    """The absolute path of `dest`, where an export of that format may be written; else `UsageError` says why not."""
    given = os.fspath(dest)
    if not isinstance(given, str):
        raise UsageError(f"{inside.shown(dest)} is no path", where="export", remedy=_instead(form))
    if given in ("", "-") or "\0" in given:
        what = f"{inside.shown(given)} is no place for an export"
        raise UsageError(what, where="export", remedy=_instead(form))
    place = Path(os.path.abspath(given))
    if not form.folder and given.endswith(_SEPARATORS):
        raise UsageError(f"{form.name} is a file, and this names a folder", where=given, remedy=_instead(form))
    if not place.name:
        raise UsageError("this is the root of the file system", where=given, remedy=_instead(form))
    if not place.parent.is_dir():
        raise UsageError("there is no such folder", where=str(place.parent), remedy="Make it, or choose another place")
    _check_there(place, form, force=force)
    return place


_SEPARATORS = ("/", os.sep)


def _instead(form: Format) -> str:
    return f"Name a {'folder' if form.folder else 'file'}, such as {form.example}"


def _check_there(place: Path, form: Format, *, force: bool) -> None:
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused(place, error) from None
    if stat.S_ISLNK(mode):
        raise UsageError("this is a link", where=str(place), remedy="Name what it leads to, or remove it")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise UsageError("this is neither a file nor a folder", where=str(place), remedy=_instead(form))
    if stat.S_ISDIR(mode) != form.folder:
        there, wanted = ("a file", "a folder") if form.folder else ("a folder", "a file")
        raise UsageError(f"this is {there}, and {form.name} is {wanted}", where=str(place), remedy=_instead(form))
    if not force:
        raise _exists(place)


def _exists(place: Path) -> UsageError:
    return UsageError("this is there already", where=str(place), remedy="Replace it with --force (force=True)")


@contextmanager
def staged(
    place: Path,
    form: Format,
    *,
    force: bool,
    check: Callable[[Path, Path], None] | None = None,
    durable: bool = True,
) -> Iterator[Path]:
    """A path to write the export at, which is moved to `place` at the end; if anything fails, nothing is.

    `check(new, place)` raises `UsageError` if the folder at `place` must not be replaced; left out, the new one has to
    have all its files. What is not `durable` may be lost with the power: it is not waited for until it is on the disk.

    For a format that is a folder the path is an empty folder, else there is no file yet. Raises `ExportError` if
    another export to `place` is at work or if the system refuses to write, `UsageError` if `place` may not be replaced.
    """
    hidden = place.with_name(_hidden(place.name))
    handle = None
    with _said(place):
        try:
            handle = _begin(hidden, place)
            _clear(hidden, place)
            new = hidden / WORK / "new"
            (new if form.folder else new.parent).mkdir(parents=True)
            yield new
            if durable:
                _sync(new)
            _move(new, place, hidden / "old", force=force, check=check or _check_replaceable)
        finally:
            try:
                _end(hidden, place, handle)
            except BaseException:  # Ctrl-C even here: once more, then it has its way
                _end(hidden, place, handle)
                raise


def _hidden(name: str) -> str:
    """A name that belongs to this one alone, and is no longer than a name may be."""
    return f".{name[:SHOWN]}.{hashlib.sha256(os.fsencode(name)).hexdigest()[:8]}.part"


def _begin(hidden: Path, place: Path) -> int:
    handle = lock.take(hidden / LOCK)
    if handle is None:
        remedy = "Wait until it is done, then retry"
        raise ExportError("another export is at work here", where=str(place), remedy=remedy)
    return handle


def _end(hidden: Path, place: Path, handle: int | None) -> None:
    """Leave nothing but what was put in place. Without the lock, what is there belongs to another export."""
    if handle is None:
        lock.leave(hidden)
    else:
        _clear(hidden, place)
        lock.give_back(hidden / LOCK, handle)


def _clear(hidden: Path, place: Path) -> None:
    """Take away what an export leaves; what was renamed away for one that did not come is put back."""
    if (hidden / "old").exists() and not os.path.lexists(place):
        (hidden / "old").rename(place)
    for part in (hidden / WORK, hidden / "old"):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)


def _move(new: Path, place: Path, old: Path, *, force: bool, check: Callable[[Path, Path], None]) -> None:
    if not os.path.lexists(place):
        new.rename(place)
    elif not force:
        raise _exists(place)  # somebody else has put it there meanwhile
    elif new.is_dir():
        check(new, place)
        place.rename(old)
        new.rename(place)
    else:
        new.replace(place)
    sync_folder(place.parent)


def _check_replaceable(new: Path, place: Path) -> None:
    for folder, _, files in os.walk(place, onerror=_raise):
        for file in files:
            path = Path(folder, file).relative_to(place)
            if not (new / path).is_file():
                what = f"this folder holds {inside.shown(str(path))}, which is no file of the new export"
                raise UsageError(what, where=str(place), remedy="Take it away, or choose another place")


def _raise(error: OSError) -> None:
    raise error


# --- the disk -------------------------------------------------------------------------------------------------------


def refused(place: Path, error: OSError) -> ExportError:
    """The error for what the system refuses to write."""
    reason = error.strerror or str(error)
    return ExportError(f"can't be written: {reason}", where=str(place), remedy="Make room or allow writing, then retry")


@contextmanager
def _said(place: Path) -> Iterator[None]:
    """What the system refuses, as an error of ours."""
    try:
        yield
    except OSError as error:
        raise refused(place, error) from None


def _sync(new: Path) -> None:
    """Have everything on the disk: else a rename could outlive what it names."""
    files = [new] if new.is_file() else sorted(path for path in new.rglob("*") if path.is_file())
    for file in files:
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
