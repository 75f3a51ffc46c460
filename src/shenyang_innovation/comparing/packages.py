"""Finding and opening the packages that are compared, whatever way they are named."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation import inside
from shenyang_innovation.comparing.archives import sdist_files, wheel_files
from shenyang_innovation.comparing.changes import Side
from shenyang_innovation.comparing.revisions import NoRevisionError, commit_of, revision_files
from shenyang_innovation.comparing.unpacking import write_into
from shenyang_innovation.errors import DataFilesError, UsageError
from shenyang_innovation.published import descriptor, location, releases
from shenyang_innovation.whole import DESCRIPTOR, LARGEST_DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shenyang_innovation.comparing.unpacking import File
    from shenyang_innovation.published.descriptor import Package

INSTALLED = "installed"
ARCHIVES: dict[str, tuple[str, Callable[[str], Iterable[File]]]] = {
    ".whl": ("wheel", wheel_files),
    ".tar.gz": ("sdist", sdist_files),
}
"""How the name of an archive ends, what it is, and how it is read."""


class Located(NamedTuple):
    """A package that was found: how it was named, what that is, and the folder in which it can be read."""

    named: str
    kind: str
    folder: str

    def package(self) -> Package:
        """What its descriptor says; raises `DataFilesError` if it has none of ours."""
        return descriptor.package(self.folder)

    def side(self) -> Side:
        """What is told of it in the result."""
        package = self.package()
        return Side(self.named, self.kind, package.version, schema_version(package))


def schema_version(package: Package) -> str:
    """The version of the schema; in a package that does not tell it apart, the one that stands for all."""
    return package.schema_version or package.version


@contextmanager
def located(named: str | os.PathLike[str]) -> Iterator[Located]:
    """The package of that name, for as long as it is read.

    It is the word `installed`, the version of a kept release, a path that is there, or a revision of git: the first of
    these that it can be. Raises `UsageError` for what is none of them, and for an archive or a revision that holds no
    package or can't be read. A `DataFilesError` about its files names it as the user did.

    >>> with located("installed") as it:
    ...     it.package().name
    'shenyang-innovation'
    """
    name = os.fsdecode(named)
    with tempfile.TemporaryDirectory(prefix="shenyang-innovation-") as spare:
        found = _located(name, spare)
        try:
            yield found
        except DataFilesError as error:
            if not error.where.startswith(found.folder):
                raise
            where = name + error.where.removeprefix(found.folder)
            raise DataFilesError(error.what, where=where, remedy=error.remedy) from None


def refuse_others(old: Located, new: Located) -> None:
    """Raise `UsageError` if two packages have different names: there is nothing in them to compare."""
    names = _name(old.folder), _name(new.folder)
    if None not in names and names[0] != names[1]:
        shown = [inside.shown(name) for name in names]
        what = f"{old.named} is the package {shown[0]}, {new.named} the package {shown[1]}"
        raise UsageError(what, where="diff", remedy=f"Name two packages {descriptor.NAME!r}")


def _located(name: str, spare: str) -> Located:
    if name == INSTALLED:
        return Located(name, "installed", location.package_root())
    if name in releases.kept():
        return Located(name, "release", releases.folder(name))
    if os.path.isdir(name) or os.path.basename(name) == DESCRIPTOR:
        return Located(name, "folder", _folder(name))
    for ending, (kind, files) in ARCHIVES.items():
        if name.endswith(ending):
            return _unpacked(name, kind, spare, files(_file(name)))
    if os.path.exists(name):
        raise UsageError("is no package", where=name, remedy=_name_one())
    commit = _commit(name)
    return _unpacked(name, "revision", spare, revision_files(commit, name))


def _folder(name: str) -> str:
    try:
        return location.folder_of(name)
    except DataFilesError as error:
        raise UsageError(error.what, where=error.where, remedy=error.remedy) from None


def _file(name: str) -> str:
    try:
        inside.check_regular(name)
    except OSError as error:
        raise UsageError(f"can't be read: {error.strerror}", where=name, remedy="Check the path") from None
    return name


def _unpacked(name: str, kind: str, spare: str, files: Iterable[File]) -> Located:
    write_into(spare, files, name)
    return Located(name, kind, spare)


def _commit(name: str) -> str:
    try:
        return commit_of(name)
    except NoRevisionError as error:
        what = f"there is no such file or folder, and it {error.what}"
        raise UsageError(what, where=error.where, remedy=f"{error.remedy}. {_name_one()}") from None


def _name_one() -> str:
    return (
        f"Name a folder with {DESCRIPTOR}, a wheel (.whl), an sdist (.tar.gz), a revision of git, "
        f"{INSTALLED!r} or a kept release ({', '.join(releases.kept())})"
    )


def _name(folder: str) -> str | None:
    """What the descriptor in a folder calls its package; None if it says nothing of the kind."""
    path = os.path.join(folder, DESCRIPTOR)
    try:
        inside.check_regular(path, LARGEST_DESCRIPTOR)
        with open(path, "rb") as file:
            name = json.loads(file.read())["name"]
    except descriptor.UNFIT:
        return None
    return name if isinstance(name, str) else None
