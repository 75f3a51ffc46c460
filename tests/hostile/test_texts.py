"""`read` and `ledger` against files that are no text, or texts made to do harm."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hostile.conftest import Child

pytestmark = pytest.mark.slow

MB = 1_000_000
SENTENCE = "全市已有12家,力争达到20家以上。"

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "NUL": ("全市\0有12家".encode(), "NUL"),
    "UTF-16": (SENTENCE.encode("utf-16"), "UTF-16"),
    "UTF-32": (SENTENCE.encode("utf-32"), "UTF-"),
    "GB18030": (SENTENCE.encode("gb18030"), "probably GB18030"),
    "bytes of a surrogate": (b"\xed\xa0\x80" + SENTENCE.encode(), "not UTF-8"),
    "zip": (b"PK\x03\x04\x14\0\0\0", "NUL"),
    "gzip": (gzip.compress(SENTENCE.encode()), "Save the text as UTF-8"),
    "bomb": (gzip.compress(b"1" * 100 * MB), "Save the text as UTF-8"),
    "100 MB": ("一".encode() * (100 * MB // 3), "16000000"),
}
# Each is read: nothing in a text is wrong by itself. What is dense in figures makes most rows for a byte.
READ: dict[str, bytes] = {
    "BOM": b"\xef\xbb\xbf" + SENTENCE.encode(),
    "CRLF": SENTENCE.encode() + b"\r\n" + SENTENCE.encode() + b"\r\n",
    "lone CR": SENTENCE.encode() + b"\r" + SENTENCE.encode(),
    "directions": f"\u202e{SENTENCE}\u202c\u2066{SENTENCE}\u2069".encode(),
    "zero width": "\u200b".join(SENTENCE).encode(),
    "no figure": "沈阳".encode(),
    "formulas": "=1家\n+2家\n-3家\n@4家\n".encode(),
    "quotes": '"12家","13家",\n'.encode(),
    "one number of 1 MB": b"9" * MB + "亿元".encode(),
    "one line of 1 MB": SENTENCE.encode() * (MB // len(SENTENCE.encode())),
    "1 MB of figures": b"1-" * (MB // 2),
    "1 MB of brackets": "《".encode() * (MB // 3),
}
SPARE = 100 * MB
FOR_A_BYTE = 700  # `1-1-…`: a row of thirteen cells for every second byte


@pytest.mark.parametrize("command", ["read", "ledger"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(child: Child, tmp_path: Path, name: str, command: str) -> None:
    data, said = REFUSED[name]
    (tmp_path / "text.txt").write_bytes(data)
    done = child.command(command, "text.txt", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "text.txt" in done.err
    assert len(done.err) < 500
    assert done.peak < SPARE + 3 * len(data)


@pytest.mark.parametrize("command", ["read", "ledger"])
@pytest.mark.parametrize("name", READ)
def test_a_text_is_read(child: Child, tmp_path: Path, name: str, command: str) -> None:
    data = READ[name]
    (tmp_path / "text.txt").write_bytes(data)
    done = child.command(command, "text.txt", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    text = data.decode()
    csv.field_size_limit(2 * MB)
    for row in csv.DictReader(io.StringIO(done.out, newline="")):
        figure = row["figure"] if command == "ledger" else row["text"]
        assert text[int(row["start"]) : int(row["end"])] == figure
    assert done.peak < SPARE + FOR_A_BYTE * len(data)


@pytest.mark.parametrize("command", ["read", "ledger"])
def test_no_cell_is_a_formula(child: Child, tmp_path: Path, command: str) -> None:
    """What a spreadsheet would take for a formula begins no cell: neither a figure of a text nor the name of a file."""
    names = ["=cmd.txt", "+1.txt", "-1.txt", "@SUM(A1).txt", "\t=1.txt"]
    for name in names:
        (tmp_path / name).write_bytes(READ["formulas"])
    files = [names] if command == "read" else [[name] for name in names]
    for some in files:
        done = child.command(command, "--", *some, cwd=tmp_path)
        assert done.status == 0
        rows = list(csv.reader(io.StringIO(done.out, newline="")))
        assert len(rows) > len(some)
        assert [cell for row in rows for cell in row if cell and cell[0] in "=+-@\t\r" and cell != "="] == []


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


OTHER_THINGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "folder"),
    "pipe": (as_pipe, "no regular file"),
    "endless device": (lambda path: path.symlink_to("/dev/zero"), "no regular file"),
    "empty device": (lambda path: path.symlink_to("/dev/null"), "no regular file"),
    "link to itself": (lambda path: path.symlink_to(path.name), "symbolic links"),
    "link to nothing": (lambda path: path.symlink_to("nothing"), "No such file"),
}


@pytest.mark.parametrize("command", ["read", "ledger"])
@pytest.mark.parametrize("name", OTHER_THINGS)
def test_what_is_no_file_is_refused(child: Child, tmp_path: Path, name: str, command: str) -> None:
    make, said = OTHER_THINGS[name]
    make(tmp_path / "text.txt")
    done = child.command(command, "text.txt", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_names_that_are_no_characters(child: Child, tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xed\xa0\x80.txt", "\u202etxt.exe".encode(), b"a\nb.txt"):
        (tmp_path / os.fsdecode(name)).write_text(SENTENCE, encoding="utf-8")
        assert child.command("read", name, cwd=tmp_path).status == 0
        rows = json.loads(child.command("read", "--format", "json", name, cwd=tmp_path).out)
        assert {row["file"] for row in rows} <= {os.fsdecode(name), os.fsdecode(name).encode(errors="replace").decode()}
        assert child.command("ledger", name, cwd=tmp_path).status == 0
        assert child.command("read", name + b"x", cwd=tmp_path).status == 2


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/a.txt", "https://127.0.0.1/a", "file:///etc/passwd", "data:,12"]
)
def test_an_address_is_no_file(child: Child, tmp_path: Path, address: str) -> None:
    for command in ("read", "ledger", "validate"):
        done = child.command(command, address, cwd=tmp_path)
        assert (done.status, done.out) == (2, "")
        assert "such file" in done.err
