"""`validate` and `check` against table files that are broken or made to do harm, in a package and alone."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hostile.conftest import Child

pytestmark = pytest.mark.slow

MB = 1_000_000
HEADER = b"caveat_id,label_zh,label_en,definition_en\n"


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("caveats.csv"), data, zipfile.ZIP_DEFLATED)  # its time is 1980, not now
    return out.getvalue()


def tarred(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        member = tarfile.TarInfo("caveats.csv")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def with_row(label: str) -> Callable[[bytes], bytes]:
    return lambda data: data + f"x,{label},x,x\n".encode()


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    # damage, and what is said of it: {new} is the number of a row that was added
    "empty": (lambda _: b"", "there is no header"),
    "a line end alone": (lambda _: b"\n", "there is no header"),
    "header cut": (lambda data: data[:12], "column"),
    "NUL": (lambda data: data.replace(b"\n", b"\0\n", 3), "NUL"),
    "NUL alone": (lambda _: b"\0" * 1000, "NUL"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "byte order mark (UTF-16)"),
    "UTF-16 without a mark": (lambda data: data.decode().encode("utf-16-le"), "at byte"),
    "UTF-32": (lambda data: data.decode().encode("utf-32"), "byte order mark (UTF-"),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, "byte order mark (UTF-8)"),
    "GB18030": (lambda data: data.decode().encode("gb18030"), "not UTF-8 at byte"),
    "bytes of a surrogate": (lambda data: data + b"x,\xed\xa0\x80,x,x\n", "not UTF-8 at byte"),
    "lone CR": (lambda data: data + b"x,a\rb,x,x\n", "a carriage return stands in a cell without quotes"),
    "CR for LF": (lambda data: data.replace(b"\n", b"\r"), "a carriage return stands in a cell without quotes"),
    "quoted CR": (with_row('"a\rb"'), "row {new}, column label_zh"),
    "ragged": (lambda data: data + b"x\n" + b"x,x,x,x,x,x\n", "cells under 4 columns"),
    "repeated header": (lambda data: HEADER + data, "row 1, column caveat_id: must match"),
    "repeated column": (lambda data: data.replace(b"label_en", b"label_zh", 1), "more than once"),
    "open quote": (lambda data: data + b'x,"' + b"a,\n" * 1000, "is not readable as CSV"),
    "a million columns": (lambda data: b"a," * MB + data, "columns"),
    "a million columns in a row": (lambda data: data + b"a," * MB + b"\n", "cells under 4 columns"),
    "10 MB in a cell": (lambda data: data + b"x," + b"a" * 10 * MB + b",x,x\n", "a cell has more than"),
    "10 MB in the header": (lambda data: b"a" * 10 * MB + data, "a cell has more than"),
    "10 MB of quotes": (lambda data: data + b'x,"' + b'"' * 10 * MB + b'",x,x\n', "a cell has more than"),
    "200,000 bad rows": (lambda data: data + b"X,,,\n" * 200_000, "column caveat_id: must match"),
    "zip": (zipped, "not UTF-8"),
    "tar.gz": (tarred, "not UTF-8"),
    "gzip": (gzip.compress, "not UTF-8"),
    "bomb": (lambda _: gzip.compress(b"a" * 100 * MB), "not UTF-8"),
    "formula": (with_row("=cmd|'/C calc'!A0"), "row {new}, column label_zh"),
    "plus": (with_row("+1+cmd"), "row {new}, column label_zh"),
    "minus": (with_row("-2+3"), "row {new}, column label_zh"),
    "at": (with_row("@SUM(A1)"), "row {new}, column label_zh"),
    "right to left": (with_row("a\u202eb"), "row {new}, column label_zh"),
    "isolate": (with_row("a\u2066b\u2069"), "row {new}, column label_zh"),
    "zero width": (with_row("a\u200bb"), "row {new}, column label_zh"),
    "escape": (with_row("a\x1b[31mb"), "row {new}, column label_zh"),
}
# What a command may take beside the libraries and the input itself: a pool of polars for every core, and a thousand
# findings. 60 bytes of Python objects for a byte of CSV is what rows of text with two characters take.
SPARE = 100 * MB
FOR_A_BYTE = 60


def number_of(good: bytes) -> int:
    """The number of a row that is added to a table."""
    return good.count(b"\n")


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_alone(child: Child, package: Path, tmp_path: Path, name: str) -> None:
    damage, said = DAMAGES[name]
    good = (package / "tables" / "caveats.csv").read_bytes()
    (tmp_path / "caveats.csv").write_bytes(bad := damage(good))
    done = child.command("validate", "caveats.csv", cwd=tmp_path)
    assert done.status == 1
    assert done.err == ""
    assert said.format(new=number_of(good)) in done.out
    assert "caveats.csv" in done.out
    assert len(done.out) < MB
    assert done.peak < SPARE + FOR_A_BYTE * len(bad)


# Text is judged by the same row models: of what stands in a cell one is enough.
OF_A_PACKAGE = [
    name for name in DAMAGES if name not in ("plus", "minus", "at", "isolate", "zero width", "escape", "bomb")
]


@pytest.mark.parametrize("name", OF_A_PACKAGE)
def test_a_file_of_a_package(child: Child, package: Path, name: str) -> None:
    damage, said = DAMAGES[name]
    file = package / "tables" / "caveats.csv"
    good = file.read_bytes()
    file.write_bytes(bad := damage(good))
    done = child.command("validate", str(package), cwd=package)
    assert done.status == 1
    assert done.err == ""
    assert said.format(new=number_of(good)) in done.out
    assert "tables/caveats.csv" in done.out
    assert len(done.out) < MB
    assert done.peak < SPARE + FOR_A_BYTE * len(bad)


@pytest.mark.parametrize("name", ["a million columns", "10 MB in a cell", "200,000 bad rows", "NUL", "formula"])
def test_check_says_it_too(child: Child, package: Path, name: str) -> None:
    damage, said = DAMAGES[name]
    file = package / "tables" / "caveats.csv"
    good = file.read_bytes()
    file.write_bytes(damage(good))
    done = child.command("check", "--root", str(package), cwd=package)
    assert done.status == 1
    assert said.format(new=number_of(good)) in done.out


def test_crlf_and_a_missing_line_end_are_read_as_what_they_are(child: Child, package: Path, tmp_path: Path) -> None:
    data = (package / "tables" / "caveats.csv").read_bytes()
    (tmp_path / "caveats.csv").write_bytes(data.replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    assert child.command("validate", "caveats.csv", cwd=tmp_path).status == 0


# --- what is no file of a package -----------------------------------------------------------------------------------


def as_folder(path: Path) -> None:
    path.mkdir()


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def unreadable(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    path.write_bytes(b"")
    path.chmod(0)


OTHER_THINGS = {
    "folder": as_folder,
    "pipe": as_pipe,
    "endless device": as_link("/dev/zero"),
    "empty device": as_link("/dev/null"),
    "link to itself": as_link("caveats.csv"),
    "link to nothing": as_link("nothing.csv"),
    "unreadable": unreadable,
}


@pytest.mark.parametrize("name", OTHER_THINGS)
def test_what_is_no_file(child: Child, package: Path, tmp_path: Path, name: str) -> None:
    make = OTHER_THINGS[name]
    make(tmp_path / "caveats.csv")
    done = child.command("validate", "caveats.csv", cwd=tmp_path)
    assert done.status == (1 if name in ("folder", "unreadable") else 2)  # a folder may be a package: this is none
    assert "caveats.csv" in done.said

    file = package / "tables" / "caveats.csv"
    file.unlink()
    make(file)
    for arguments in (["validate", str(package)], ["check", "--root", str(package)]):
        done = child.command(*arguments, cwd=tmp_path)
        assert done.status == 1
        assert "caveats.csv" in done.out


@pytest.mark.parametrize("what", ["tables", "tables/caveats.csv", "datapackage.json"])
def test_a_link_out_of_the_package_is_not_followed(child: Child, package: Path, tmp_path: Path, what: str) -> None:
    place, elsewhere = package / what, tmp_path / "elsewhere"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    good = (elsewhere if elsewhere.is_file() else elsewhere / "caveats.csv").read_bytes()
    assert good
    for arguments in (["validate", str(package)], ["check", "--root", str(package)]):
        done = child.command(*arguments, cwd=tmp_path)
        if what == "datapackage.json":  # installers link files one by one: what lies beside the real one counts too
            assert (done.status, done.err) == (0, "")
        else:
            assert done.status == 1
            assert "leads out of the package" in done.out


@pytest.mark.parametrize("name", ["\udcff.csv", "\u202evsc.csv", "=cmd.csv", "-.csv", "a\nb.csv", "x" * 240 + ".csv"])
def test_names_of_files(child: Child, package: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((package / "tables" / "caveats.csv").read_bytes() + b"X,x,x,x\n")
    done = child.command("validate", "--table", "caveats", "--", os.fsencode(name), cwd=tmp_path)
    assert done.status == 1
    assert "column caveat_id: must match" in done.out
    for form in ("json", "junit", "sarif", "github"):
        assert (
            child.command(
                "validate", "--table", "caveats", "--format", form, "--", os.fsencode(name), cwd=tmp_path
            ).status
            == 1
        )
