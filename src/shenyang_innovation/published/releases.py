"""The kept releases: the package of every earlier data version, in one compact archive.

The archive is a tar in xz with a folder for each data version: `<version>/datapackage.json` and
`<version>/tables/<table>.csv`. Members are sorted by the name of the file and then by the version: the tables of one
name lie side by side, and one that did not change takes next to no room.

Nothing here is imported by a loader without `as_of`; tarfile and lzma are imported where the archive is opened.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager

from shenyang_innovation import inside
from shenyang_innovation.errors import DataFilesError, MissingExtraError, UnknownNameError, did_you_mean
from shenyang_innovation.published import location
from shenyang_innovation.whole import DESCRIPTOR, is_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from tarfile import TarFile, TarInfo
    from typing import IO

MEMBER = re.compile(rf"([0-9]+\.[0-9]+\.[0-9]+)/({re.escape(DESCRIPTOR)}|tables/[a-z][a-z0-9_]*\.(?:csv|parquet))")
"""What each member of the archive is called: its version, and its path in the package."""

_versions: dict[tuple[str, int, int], tuple[str, ...]] = {}
"""The versions in an archive, by its path, time and size."""
_folders: dict[tuple[str, int, int, str], str] = {}
"""Where a version of it was unpacked by this process."""


def kept(archive: str | None = None) -> tuple[str, ...]:
    """The data versions whose package is kept, the oldest first.

    `archive` is the path of an archive; that of this installation or checkout if left out. Raises `DataFilesError` if
    it is missing or damaged.

    >>> kept()[0]
    '0.4.0'
    """
    file = archive or location.archive()
    stamp = _stamp(file)
    if stamp not in _versions:
        with _opened(file) as tar:
            versions = {_named(member, file)[0] for member in tar}
        _versions[stamp] = tuple(sorted(versions, key=in_order))
    return _versions[stamp]


def folder(version: str, archive: str | None = None) -> str:
    """A folder with the package of a kept release, unpacked once by a process and gone with it.

    Raises `UnknownNameError` for a version that is not kept, with the nearest that is, and `DataFilesError` for an
    archive that is missing or damaged.

    >>> from shenyang_innovation.published import descriptor
    >>> descriptor.package(folder("0.4.0")).version
    '0.4.0'
    >>> folder("0.4")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: releases: no kept release '0.4'. Did you mean '0.4.0'?
    """
    file = archive or location.archive()
    versions = kept(file)
    if version not in versions:
        what = f"no kept release {inside.shown(version)}"
        raise UnknownNameError(what, where="releases", remedy=did_you_mean(version, versions))
    place = (*_stamp(file), version)
    if not os.path.isdir(_folders.get(place, "")):
        _folders[place] = _unpacked(file, version)
    return _folders[place]


def files(archive: str) -> dict[str, dict[str, bytes]]:
    """Everything in an archive: by version, the files of the package by their path in it.

    Raises `DataFilesError` if it is missing or damaged.

    >>> sorted(files(location.archive())["0.4.0"])[:2]
    ['datapackage.json', 'tables/aliases.csv']
    """
    _stamp(archive)  # it has to be there
    found: dict[str, dict[str, bytes]] = {}
    with _opened(archive) as tar:
        for member in tar:
            version, path = _named(member, archive)
            found.setdefault(version, {})[path] = _content(tar, member).read()
    return found


def in_order(version: str) -> tuple[int, ...]:
    """What versions are sorted by: their numbers.

    >>> sorted(["0.10.0", "0.9.0"], key=in_order)
    ['0.9.0', '0.10.0']
    """
    return tuple(int(part) for part in version.split("."))


def _stamp(file: str) -> tuple[str, int, int]:
    try:
        status = inside.check_regular(file)
    except OSError as error:
        raise DataFilesError(f"the kept releases can't be read: {error.strerror}", where=file, remedy=_REMEDY) from None
    return file, status.st_mtime_ns, status.st_size


_REMEDY = (
    "In a checkout run `git checkout releases.tar.xz`, else `pip install --force-reinstall shenyang-innovation`; "
    "without it, only the current data can be loaded"
)


@contextmanager
def _opened(file: str) -> Iterator[TarFile]:
    """The archive, to be read from its beginning to its end; what is wrong with it is a `DataFilesError`."""
    import tarfile

    try:
        import lzma
    except ImportError:
        what, remedy = "this Python was built without lzma", "Use one that has the module lzma of the standard library"
        raise MissingExtraError(what, where="releases", remedy=remedy) from None
    try:
        with tarfile.open(file, "r:xz") as tar:
            yield tar
    except (OSError, EOFError, tarfile.TarError, lzma.LZMAError) as error:
        raise DataFilesError(f"the kept releases are damaged: {error}", where=file, remedy=_REMEDY) from None


def _named(member: TarInfo, file: str) -> tuple[str, str]:
    """Version and path of a member, which must be a plain file of a package: nothing else is ever unpacked."""
    found = MEMBER.fullmatch(member.name)
    if found is None or not member.isreg():
        what = f"{inside.shown(member.name)} is no file of a kept release"
        raise DataFilesError(what, where=file, remedy=_REMEDY)
    return found[1], found[2]


def _content(tar: TarFile, member: TarInfo) -> IO[bytes]:
    content = tar.extractfile(member)
    assert content is not None  # noqa: S101 - it is a plain file
    return content


def _unpacked(file: str, version: str) -> str:
    """A new folder with the files of one version, which must be those that its descriptor describes."""
    top = os.path.join(_temporary(), version)
    os.makedirs(os.path.join(top, "tables"))
    with _opened(file) as tar:
        for member in tar:
            of, path = _named(member, file)
            if of == version:
                with open(os.path.join(top, *path.split("/")), "xb") as target:
                    target.write(_content(tar, member).read())
    if not is_whole(top):
        what = f"the tables of the release {version} are not those that its descriptor describes"
        raise DataFilesError(what, where=file, remedy=_REMEDY)
    return top


def _temporary() -> str:
    """A new temporary folder, which this process takes away at its end; one forked from it leaves it alone."""
    import atexit
    import shutil
    import tempfile

    made, process = tempfile.mkdtemp(prefix="shenyang-innovation-"), os.getpid()

    def take_away() -> None:
        if os.getpid() == process:
            shutil.rmtree(made, ignore_errors=True)

    atexit.register(take_away)
    return made
