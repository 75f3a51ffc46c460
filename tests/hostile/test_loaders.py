"""The loaders of every backend against tables that are broken or made to do harm."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.hostile.conftest import Child

pytestmark = pytest.mark.slow

LOAD_ALL = str(Path(__file__).with_name("load_all.py"))
MB = 1_000_000
SPARE = 200 * MB
FOR_A_BYTE = 60

REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "NUL alone": lambda _: b"\0" * 1000,
    "NUL in the header": lambda data: data.replace(b"\n", b"\0\n", 1),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "bytes of a surrogate": lambda data: data + b"x,\xed\xa0\x80,x,x\n",
    "CR for LF": lambda data: data.replace(b"\n", b"\r"),
    "lone CR": lambda data: data + b"x,a\rb,x,x\n",
    "too few cells": lambda data: data + b"x\n",
    "too many cells": lambda data: data + b"x,x,x,x,x,x\n",
    "repeated column": lambda data: data.replace(b"label_en", b"label_zh", 1),
    "repeated header": lambda data: data.replace(b"\n", b"\n" + data.partition(b"\n")[0] + b"\n", 1),
    "open quote": lambda data: data + b'x,"' + b"a,\n" * 1000,
    "a million columns": lambda data: b"a," * MB + data,
    "a million columns in a row": lambda data: data + b"a," * MB + b"\n",
    "10 MB in a cell": lambda data: data + b"x," + b"a" * 10 * MB + b",x,x\n",
    "10 MB in the header": lambda data: b"a" * 10 * MB + data,
    "gzip": gzip.compress,
    "one row less": lambda data: data[: data[:-1].rindex(b"\n") + 1],
}
TEXT = {
    "formula": "=cmd|'/C calc'!A0",
    "at": "@SUM(A1)",
    "right to left": "a\u202eb",
    "zero width": "a\u200bb",
    "null of others": "NA",
    "nan": "nan",
    "spaces": " a ",
    "CR LF": "a\r\nb",
}


def load_all(child: Child, package: Path, size: int) -> dict[str, Any]:
    """What every backend makes of the table."""
    done = child.run(LOAD_ALL, str(package), "caveats", cwd=package)
    assert done.status == 0, done.err[-2000:]
    assert done.peak < SPARE + FOR_A_BYTE * size
    became: dict[str, Any] = json.loads(done.out)
    assert all(len(said) < 3000 for said in became.values() if isinstance(said, str))
    return became


def tell_size(package: Path, table: str) -> None:
    """The descriptor says the size that the file of a table has."""
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    for resource in descriptor["resources"]:
        if resource["name"] == table:
            resource["bytes"] = (package / "tables" / f"{table}.csv").stat().st_size
    path.write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_table_is_refused_by_every_backend(child: Child, package: Path, name: str) -> None:
    file = package / "tables" / "caveats.csv"
    file.write_bytes(bad := REFUSED[name](file.read_bytes()))
    became = load_all(child, package, len(bad))
    for backend, said in became.items():
        assert isinstance(said, str), backend
        assert said.startswith("DataFilesError: "), backend
        assert "caveats.csv" in said


@pytest.mark.parametrize("name", REFUSED)
def test_no_backend_breaks_where_the_descriptor_tells_the_size(child: Child, package: Path, name: str) -> None:
    """A package that was made to deceive: then `validate` is asked; a loader only must not crash or run away."""
    file = package / "tables" / "caveats.csv"
    file.write_bytes(bad := REFUSED[name](file.read_bytes()))
    tell_size(package, "caveats")
    load_all(child, package, len(bad))


@pytest.mark.parametrize("name", TEXT)
def test_text_is_text_to_every_backend(child: Child, package: Path, name: str) -> None:
    file = package / "tables" / "caveats.csv"
    file.write_bytes(file.read_bytes() + f'x,"{TEXT[name]}",x,x\n'.encode())
    tell_size(package, "caveats")
    became = load_all(child, package, 0)
    for backend, rows in became.items():
        assert rows[-1] == ["x", TEXT[name], "x", "x"], backend


@pytest.mark.parametrize("kind", ["pipe", "endless", "empty", "folder", "link out", "folder that is a link out"])
def test_what_is_no_file_of_the_package_is_not_opened(child: Child, package: Path, tmp_path: Path, kind: str) -> None:
    file, outside = package / "tables" / "caveats.csv", tmp_path / "outside"
    match kind:
        case "pipe":
            file.unlink()
            os.mkfifo(file)
        case "endless":
            file.unlink()
            file.symlink_to("/dev/zero")
        case "empty":
            file.unlink()
            file.symlink_to("/dev/null")
        case "folder":
            file.unlink()
            file.mkdir()
        case "link out":
            file.rename(outside)
            file.symlink_to(outside)
        case _:
            file.parent.rename(outside)
            file.parent.symlink_to(outside)
    became = load_all(child, package, 0)
    reason = {"pipe": "no regular file", "folder": "is a folder"}.get(kind, "leads out of the package")
    for backend, said in became.items():
        assert isinstance(said, str), backend
        assert reason in said, backend


def test_an_installer_may_link_every_file(child: Child, package: Path, tmp_path: Path) -> None:
    """As `uv pip install --link-mode symlink` does: the real files lie beside the real descriptor."""
    installed = tmp_path / "installed"
    (installed / "tables").mkdir(parents=True)
    for file in ["datapackage.json", *(f"tables/{path.name}" for path in (package / "tables").iterdir())]:
        (installed / file).symlink_to(package / file)
    assert {len(rows) for rows in load_all(child, installed, 0).values()} == {
        (package / "tables" / "caveats.csv").read_bytes().count(b"\n") - 1
    }
