"""`build` and `check` in a checkout whose curation is broken or made to do harm."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hostile.conftest import Child, Done

pytestmark = pytest.mark.slow

MB = 1_000_000
SPARE = 100 * MB
FOR_A_BYTE = 60


@pytest.fixture
def checkout(repository: Path, tmp_path: Path) -> Path:
    """A copy of the curation and of all that is built from it."""
    root = tmp_path / "checkout"
    code = "src/shenyang_innovation/published"
    for folder in ("curation", "tables", code):
        if not (repository / folder).is_dir():
            pytest.skip(f"needs a checkout: there is no {folder}")
        shutil.copytree(repository / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "docs").mkdir()
    for file in ("datapackage.json", "docs/data-dictionary.md"):
        shutil.copy(repository / file, root / file)
    return root


def refused(child: Child, checkout: Path, said: str) -> list[Done]:
    """What `build` and `check` say; that nothing is written is for `child` to see."""
    found = []
    for arguments in (["build"], ["build", "--check"], ["check"]):
        done = child.command(*arguments, "--root", str(checkout), cwd=checkout)
        assert done.status == 1
        assert said in done.said
        assert len(done.said) < 100_000
        found.append(done)
    return found


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "the header is"),
    "NUL": (lambda data: data + b"\0", "a NUL at character"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "not UTF-8 at byte 0"),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, "a byte order mark at character 0"),
    "CRLF": (lambda data: data.replace(b"\n", b"\r\n"), "a carriage return at character"),
    "lone CR": (lambda data: data + b"x,a\rb,x,x\n", "a carriage return at character"),
    "ragged": (lambda data: data + b"x,x\n", "2 cells under 4 columns"),
    "repeated header": (lambda data: data + data.partition(b"\n")[0] + b"\n", "caveat_id"),
    "a million columns": (lambda data: b"a," * MB + data, "unknown column 'a'"),
    "a million columns in a row": (lambda data: data + b"a," * MB + b"\n", "1000001 cells under 4 columns"),
    "10 MB in a cell": (lambda data: data + b"x," + b"a" * 10 * MB + b",x,x\n", "not readable as CSV"),
    "10 MB in the header": (lambda data: b"a" * 10 * MB + data, "not readable as CSV"),
    "100 kB in the header": (lambda data: b"a" * 100_000 + data, "unknown column"),
    "formula": (lambda data: data + b"x,=1+1,x,x\n", "must be plain text"),
    "right to left": (lambda data: data + "x,a\u202eb,x,x\n".encode(), "must be plain text"),
    "zip": (lambda _: b"PK\x03\x04\x8a\0", "not UTF-8"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_broken_file_is_named_and_nothing_written(child: Child, checkout: Path, name: str) -> None:
    damage, said = DAMAGES[name]
    file = checkout / "curation" / "caveats.csv"
    file.write_bytes(bad := damage(file.read_bytes()))
    for done in refused(child, checkout, said):
        assert "caveats" in done.said
        assert done.peak < SPARE + FOR_A_BYTE * len(bad)


@pytest.mark.parametrize("kind", ["pipe", "endless", "folder", "link out", "link to itself"])
def test_what_is_no_file_is_not_opened(child: Child, checkout: Path, tmp_path: Path, kind: str) -> None:
    file = checkout / "curation" / "caveats.csv"
    file.rename(tmp_path / "outside.csv")
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "endless":
            file.symlink_to("/dev/zero")
        case "folder":
            file.mkdir()
        case "link out":
            file.symlink_to(tmp_path / "outside.csv")
        case _:
            file.symlink_to("caveats.csv")
    refused(child, checkout, "caveats.csv")


@pytest.mark.parametrize("source", ["../../outside", "/etc/passwd", "a\u202eb", "..", "http://127.0.0.1:9/x"])
def test_the_name_of_a_source_leads_nowhere(child: Child, checkout: Path, tmp_path: Path, source: str) -> None:
    sources = checkout / "curation" / "sources.csv"
    first = sources.read_text(encoding="utf-8").splitlines()[1].partition(",")[0]
    sources.write_text(sources.read_text(encoding="utf-8").replace(f"\n{first},", f"\n{source},"), encoding="utf-8")
    (tmp_path / "outside.csv").write_text("secret\n", encoding="utf-8")
    for done in refused(child, checkout, "curation/"):
        assert "secret" not in done.said


@pytest.mark.parametrize("folder", ["tables", "docs", "src/shenyang_innovation", ".build"])
def test_a_build_writes_nothing_through_a_link(child: Child, checkout: Path, tmp_path: Path, folder: str) -> None:
    place, elsewhere = checkout / folder, tmp_path / "elsewhere"
    if place.is_dir():
        place.rename(elsewhere)
    else:
        elsewhere.mkdir()
    place.symlink_to(elsewhere)
    caveats = checkout / "curation" / "caveats.csv"  # so that there is something to write
    caveats.write_text(caveats.read_text(encoding="utf-8").replace("Ambiguous", "Unclear"), encoding="utf-8")
    done = child.command("build", "--root", str(checkout), cwd=checkout)
    assert done.status == 1
    assert "a link leads out of the checkout" in done.err
    assert folder in done.err


def test_a_built_file_that_is_a_link_is_replaced(child: Child, checkout: Path, tmp_path: Path) -> None:
    file, outside = checkout / "tables" / "caveats.csv", tmp_path / "outside"
    outside.mkdir()
    good = file.read_bytes()
    file.unlink()
    file.symlink_to(outside / "precious")
    (outside / "precious").write_bytes(b"precious")
    assert child.run("-m", "shenyang_innovation", "build", "--root", str(checkout), cwd=checkout).status == 0
    assert (outside / "precious").read_bytes() == b"precious"
    assert (file.read_bytes(), file.is_symlink()) == (good, False)


def test_texts_that_are_none_are_left_alone(child: Child, checkout: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    os.mkfifo(texts / "pipe.txt")
    (texts / "endless.txt").symlink_to("/dev/zero")
    (texts / "itself.txt").symlink_to("itself.txt")
    (texts / "utf16.txt").write_bytes("1家".encode("utf-16"))
    (texts / "nul.txt").write_bytes(b"\0" * MB)
    (texts / os.fsdecode(b"\xff.txt")).write_bytes(b"")
    (texts / "folder.txt").mkdir()
    done = child.command("check", "--root", str(checkout), "--sources", str(texts), cwd=checkout)
    assert done.status == 1
    assert "pipe.txt (no regular file)" in done.out
    assert done.peak < SPARE
