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
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("caveats.csv", data)
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
    "empty": (lambda _: b"", "the column is missing"),
    "a line end alone": (lambda _: b"\n", "the column is missing"),
    "header cut": (lambda data: data[:12], "column"),
    "NUL": (lambda data: data.replace(b"\n", b"\0\n", 3), "NUL"),
    "NUL alone": (lambda _: b"\0" * 1000, "NUL"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "byte order mark (UTF-16)"),
    "UTF-16 without a mark": (lambda data: data.decode().encode("utf-16-le"), ""),
    "UTF-32": (lambda data: data.decode().encode("utf-32"), "byte order mark (UTF-"),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, "byte order mark (UTF-8)"),
    "GB18030": (lambda data: data.decode().encode("gb18030"), "not UTF-8 at byte"),
    "bytes of a surrogate": (lambda data: data + b"x,\xed\xa0\x80,x,x\n", "not UTF-8 at byte"),
    "lone CR": (lambda data: data + b"x,a\rb,x,x\n", ""),
    "CR for LF": (lambda data: data.replace(b"\n", b"\r"), ""),
    "ragged": (lambda data: data + b"x\n" + b"x,x,x,x,x,x\n", "cells under 4 columns"),
    "repeated header": (lambda data: HEADER + data, "row 1, column caveat_id: must match"),
    "repeated column": (lambda data: data.replace(b"label_en", b"label_zh", 1), "more than once"),
    "open quote": (lambda data: data + b'x,"' + b"a,\n" * 1000, "is not readable as CSV"),
    "a million columns": (lambda data: b"a," * MB + data, "columns"),
    "a million columns in a row": (lambda data: data + b"a," * MB + b"\n", "cells under 4 columns"),
    "10 MB in a cell": (lambda data: data + b"x," + b"a" * 10 * MB + b",x,x\n", ""),
    "10 MB in the header": (lambda data: b"a" * 10 * MB + data, ""),
    "10 MB of quotes": (lambda data: data + b'x,"' + b'"' * 10 * MB + b'",x,x\n', ""),
    "a million bad rows": (lambda data: data + b"X,,,\n" * 200_000, "column caveat_id: must match"),
    "zip": (zipped, ""),
    "tar.gz": (tarred, ""),
    "gzip": (gzip.compress, ""),
    "bomb": (lambda _: gzip.compress(b"a" * 100 * MB), ""),
    "formula": (with_row("=cmd|'/C calc'!A0"), "row {new}, column label_zh"),
    "plus": (with_row("+1+cmd"), "row {new}, column label_zh"),
    "minus": (with_row("-2+3"), "row {new}, column label_zh"),
    "at": (with_row("@SUM(A1)"), "row {new}, column label_zh"),
    "right to left": (with_row("a\u202eb"), "row {new}, column label_zh"),
    "isolate": (with_row("a\u2066b\u2069"), "row {new}, column label_zh"),
    "zero width": (with_row("a\u200bb"), "row {new}, column label_zh"),
    "escape": (with_row("a\x1b[31mb"), "row {new}, column label_zh"),
}
SAME = ("CRLF",)


def new_row(data: bytes) -> int:
    return data.count(b"\n")


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_alone(child: Child, package: Path, tmp_path: Path, name: str) -> None:
    damage, said = DAMAGES[name]
    good = (package / "tables" / "caveats.csv").read_bytes()
    bad = damage(good)
    (tmp_path / "caveats.csv").write_bytes(bad)
    base = child.command("validate", "tables/caveats.csv", cwd=package)
    assert base.status == 0
    done = child.command("validate", "caveats.csv", cwd=tmp_path)
    assert done.status == 1
    assert said.format(new=new_row(good)) in done.said
    assert "caveats" in done.said
    assert done.peak < base.peak + 60 * len(bad) + 200 * MB


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_of_a_package(child: Child, package: Path, name: str) -> None:
    damage, said = DAMAGES[name]
    file = package / "tables" / "caveats.csv"
    good = file.read_bytes()
    file.write_bytes(damage(good))
    done = child.command("validate", cwd=package, *[str(package)])
    assert done.status == 1
    assert said.format(new=new_row(good)) in done.said
    assert "caveats" in done.said
    print(len(done.said), done.peak / 1e6)
