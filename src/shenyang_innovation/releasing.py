"""Keeping a release: its package goes into the archive of kept releases, and is never changed there."""

from __future__ import annotations

import io
import json
import lzma
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from shenyang_innovation.__about__ import DATA_RELEASED, DATA_VERSION, SCHEMA_VERSION, __released__, __version__
from shenyang_innovation.building.package import as_text, build_files, compare
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.disk import sync_folder
from shenyang_innovation.errors import DataFilesError, ShenyangInnovationError
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published import releases
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import package
from shenyang_innovation.published.location import ARCHIVE
from shenyang_innovation.published.releases import in_order
from shenyang_innovation.whole import DESCRIPTOR

ABOUT = "src/shenyang_innovation/__about__.py"
CHANGELOG = "CHANGELOG.md"
CITATION = "CITATION.cff"
RECORDS = ("errata", "retired")
"""The tables whose rows say since which data version they hold."""
NUMBERS = {"__version__": __version__, "SCHEMA_VERSION": SCHEMA_VERSION, "DATA_VERSION": DATA_VERSION}
DAYS = {"__released__": __released__, "DATA_RELEASED": DATA_RELEASED}

Files = Mapping[str, bytes]


def disagreements(root: Path, tell: Tell = silent) -> list[Finding]:
    """What in the checkout `root` does not agree with the version numbers of the code, or is not built from it.

    Nothing stands in the way of a release if it is empty. Whether the release is kept is not looked at.
    """
    found = [*_of_numbers(), *_of_changelog(root), *_of_citation(root)]
    try:
        differences = compare(root, build_files(root, tell))
        found += [Finding(file, what, "Run `shenyang-innovation build`") for file, what in differences]
        found += [] if differences else _of_records(root)
    except ShenyangInnovationError as error:
        found.append(Finding(error.where, error.what, error.remedy))
    return found


def not_kept(root: Path) -> list[Finding]:
    """Whether the package of a checkout is the one that is kept under its data version: else what is to be done.

    Raises `DataFilesError` for an archive that is missing or damaged.
    """
    kept = releases.files(str(root / ARCHIVE)).get(DATA_VERSION)
    if kept is None:
        what = f"the release {DATA_VERSION} is not kept"
        return [Finding(ARCHIVE, what, "Run `shenyang-innovation release` when nothing is to change in it any more")]
    return _changed(kept, _package(root))


def keep(root: Path) -> int:
    """Add the package of a checkout to its archive, under its data version. Returns the size of the archive in bytes.

    Ask `disagreements` before. Raises `DataFilesError` if the archive is missing or damaged or can't be written, and if
    it has another package under this version: a kept release never changes.
    """
    archive = root / ARCHIVE
    kept, fresh = releases.files(str(archive)), _package(root)
    for finding in _changed(kept[DATA_VERSION], fresh) if DATA_VERSION in kept else ():
        raise DataFilesError(finding.what, where=finding.where, remedy=finding.remedy)
    if DATA_VERSION not in kept:
        _replace(archive, packed({**kept, DATA_VERSION: fresh}))
    return archive.stat().st_size


def packed(all_releases: Mapping[str, Files]) -> bytes:
    """The archive of these releases (version → path in the package → bytes): of the same releases, the same bytes.

    Sorted by file and then by version: what did not change from one release to the next lies side by side.

    >>> packed({"1.0.0": {"datapackage.json": b"{}"}}) == packed({"1.0.0": {"datapackage.json": b"{}"}})
    True
    """
    members = sorted((path, in_order(version), version) for version, paths in all_releases.items() for path in paths)
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, _, version in members:
            content = all_releases[version][path]
            member = tarfile.TarInfo(f"{version}/{path}")
            member.size, member.mode, member.mtime = len(content), 0o644, 0
            tar.addfile(member, io.BytesIO(content))
    return lzma.compress(target.getvalue(), preset=6 | lzma.PRESET_EXTREME)


def _package(root: Path) -> dict[str, bytes]:
    """The files of the package of a checkout: the descriptor and what it describes.

    A kept release has CSV alone: Parquet says nothing more, and its bytes are those of one version of pyarrow.
    """
    data = (root / DESCRIPTOR).read_bytes()
    descriptor = json.loads(data)
    if [resource.pop("parquet") for resource in descriptor["resources"] if "parquet" in resource]:
        data = as_text(descriptor)
    paths = [resource["path"] for resource in descriptor["resources"]]
    return {DESCRIPTOR: data} | {path: (root / path).read_bytes() for path in paths}


def _changed(kept: Files, fresh: Files) -> list[Finding]:
    differing = sorted(path for path in kept.keys() | fresh.keys() if kept.get(path) != fresh.get(path))
    remedy = f"A kept release never changes: raise DATA_VERSION in {ABOUT} and build, or take the change back"
    what = f"the release {DATA_VERSION} is kept, and there this file is another"
    return [Finding(path, what, remedy) for path in differing]


def _replace(archive: Path, data: bytes) -> None:
    """Write the archive beside the old one and put it in its place, whole."""
    try:
        handle, made = tempfile.mkstemp(prefix=f".{ARCHIVE}.", dir=archive.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(made).chmod(0o644)
            Path(made).replace(archive)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
        sync_folder(archive.parent)
    except OSError as error:
        remedy = "Make room for it; the archive is as it was"
        raise DataFilesError(f"can't be written: {error.strerror}", where=ARCHIVE, remedy=remedy) from None


# --- what has to agree --------------------------------------------------------------------------------------------


def _of_numbers() -> Iterator[Finding]:
    for name, number in NUMBERS.items():
        if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", number):
            yield Finding(ABOUT, f"{name} is {number!r}", "Write three numbers, such as 1.2.3")
    for name, day in DAYS.items():
        if not _is_day(day):
            yield Finding(ABOUT, f"{name} is {day!r}", "Write a day as YYYY-MM-DD")
    if __released__ < DATA_RELEASED:
        what = f"the data are released on {DATA_RELEASED}, after the package that has them ({__released__})"
        yield Finding(ABOUT, what, "Correct the days")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _of_changelog(root: Path) -> Iterator[Finding]:
    expected = f"## {__version__} ({__released__})"
    headings = re.findall(r"^## .*$", _text(root / CHANGELOG), re.MULTILINE)
    first = headings[0] if headings else "none"
    if first != expected:
        what = f"the first heading is {first!r}, the version of the package {__version__} ({__released__})"
        yield Finding(CHANGELOG, what, f"Make it {expected!r}, or correct {ABOUT}")


def _of_citation(root: Path) -> Iterator[Finding]:
    text = _text(root / CITATION)
    for key, expected in (("version", DATA_VERSION), ("date-released", DATA_RELEASED)):
        found = re.findall(rf'^{key}: "?([^"\n]*)"?$', text, re.MULTILINE)
        if found != [expected]:
            what = f"{key} is {found[0] if found else 'missing'}, that of the data is {expected}"
            yield Finding(CITATION, what, f"Run `shenyang-innovation export cff {CITATION} --force`")


def _of_records(root: Path) -> Iterator[Finding]:
    """A correction or a tombstone of a version that is still to come is none of this release."""
    here = package(str(root))
    for name in RECORDS:
        for number, row in enumerate(read_cells(here.resource(name)), start=1):
            since = str(row["since_version"])
            if in_order(since) > in_order(DATA_VERSION):
                what = f"since_version is {since}, but the data are of version {DATA_VERSION}"
                yield Finding(f"tables/{name}.csv, row {number}", what, f"Correct curation/{name}.csv, or {ABOUT}")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
