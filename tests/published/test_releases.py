"""The archive of kept releases: what is in it is unpacked once, inside one folder, whole, and gone with the process."""

from __future__ import annotations

import hashlib
import io
import lzma
import os
import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.errors import DataFilesError, UnknownNameError
from shenyang_innovation.published import descriptor, location, releases
from shenyang_innovation.releasing import packed

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "0.4.0"
FIRST_HASH = "5a0c2503690989eb8f99c63a08d53117d4315117cb6008fb593a87b6a715034a"


@pytest.fixture(scope="module")
def first() -> dict[str, bytes]:
    """The files of the first kept release."""
    return releases.files(location.archive())[FIRST]


def archive(folder: Path, data: bytes) -> str:
    place = folder / "releases.tar.xz"
    place.write_bytes(data)
    return str(place)


def with_member(name: str, kind: bytes = tarfile.REGTYPE) -> bytes:
    """An archive with one member of that name."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "/etc/passwd"
        tar.addfile(member, io.BytesIO())
    return lzma.compress(target.getvalue())


def test_the_first_kept_release_is_as_it_was_published(first: dict[str, bytes]) -> None:
    """Byte for byte: the hash of its descriptor, which has those of the tables, will never be another."""
    assert releases.kept()[0] == FIRST
    assert hashlib.sha256(first["datapackage.json"]).hexdigest() == FIRST_HASH
    package = descriptor.package(releases.folder(FIRST))
    assert (package.version, package.schema_version, len(package.resources)) == (FIRST, None, 26)


def test_versions_are_in_the_order_of_their_numbers(tmp_path: Path, first: dict[str, bytes]) -> None:
    made = archive(tmp_path, packed(dict.fromkeys(("0.10.0", "0.9.0", "1.0.0"), first)))
    assert releases.kept(made) == ("0.9.0", "0.10.0", "1.0.0")


def test_a_release_is_unpacked_once_and_again_if_it_was_taken_away(tmp_path: Path, first: dict[str, bytes]) -> None:
    made = archive(tmp_path, packed({"1.0.0": first}))
    folder = releases.folder("1.0.0", made)
    assert releases.folder("1.0.0", made) == folder
    for name in os.listdir(os.path.join(folder, "tables")):
        os.remove(os.path.join(folder, "tables", name))
    os.rmdir(os.path.join(folder, "tables"))
    os.remove(os.path.join(folder, "datapackage.json"))
    os.rmdir(folder)
    assert os.path.isfile(os.path.join(releases.folder("1.0.0", made), "datapackage.json"))


def test_another_archive_in_its_place_is_read_anew(tmp_path: Path, first: dict[str, bytes]) -> None:
    made = archive(tmp_path, packed({"1.0.0": first}))
    assert releases.kept(made) == ("1.0.0",)
    archive(tmp_path, packed({"1.0.0": first, "1.1.0": first}))
    assert releases.kept(made) == ("1.0.0", "1.1.0")


def test_an_unknown_version_is_named_with_the_nearest(tmp_path: Path, first: dict[str, bytes]) -> None:
    made = archive(tmp_path, packed({"1.0.0": first}))
    with pytest.raises(UnknownNameError, match=r"releases: no kept release '1\.0'\. Did you mean '1\.0\.0'\?"):
        releases.folder("1.0", made)


@pytest.mark.parametrize(
    "name",
    [
        "../1.0.0/datapackage.json",
        "/1.0.0/datapackage.json",
        "1.0.0/../datapackage.json",
        "1.0.0/tables/../../x.csv",
        "1.0.0/tables/x.py",
        "1.0.0/x.csv",
        "1.0/datapackage.json",
        "1.0.0/tables/a/b.csv",
        "1.0.0/datapackage.json\n",
    ],
)
def test_nothing_is_unpacked_that_is_no_file_of_a_release(tmp_path: Path, name: str) -> None:
    made = archive(tmp_path, with_member(name))
    with pytest.raises(DataFilesError, match="is no file of a kept release"):
        releases.kept(made)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_no_link_folder_or_pipe_is_unpacked(tmp_path: Path, kind: bytes) -> None:
    made = archive(tmp_path, with_member("1.0.0/datapackage.json", kind))
    with pytest.raises(DataFilesError, match="is no file of a kept release"):
        releases.kept(made)


def test_tables_that_are_not_those_described_are_not_loaded(tmp_path: Path, first: dict[str, bytes]) -> None:
    changed = first | {"tables/clusters.csv": first["tables/clusters.csv"].replace(b"69500000000", b"79500000000")}
    made = archive(tmp_path, packed({"1.0.0": changed}))
    with pytest.raises(DataFilesError, match=r"the tables of the release 1\.0\.0 are not those that its descriptor"):
        releases.folder("1.0.0", made)


@pytest.mark.parametrize("data", [b"", b"no archive", lzma.compress(b"no tar" * 1000)])
def test_what_is_no_archive_is_named(tmp_path: Path, data: bytes) -> None:
    made = archive(tmp_path, data)
    with pytest.raises(DataFilesError, match=r"the kept releases are damaged: .* run `git checkout"):
        releases.kept(made)


def test_an_archive_that_is_cut_off_is_named(tmp_path: Path, first: dict[str, bytes]) -> None:
    made = archive(tmp_path, packed({"1.0.0": first})[:-100])
    with pytest.raises(DataFilesError, match="the kept releases are damaged"):
        releases.folder("1.0.0", made)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked where there is os.fork")
def test_a_forked_process_leaves_the_folder_to_its_parent() -> None:
    program = """
import os, sys
from shenyang_innovation.published import releases
folder = releases.folder("0.4.0")
child = os.fork()
if child:
    os.waitpid(child, 0)
    print(os.path.isdir(folder), folder)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    there, folder = done.stdout.split()
    assert (there, os.path.exists(folder)) == ("True", False)
