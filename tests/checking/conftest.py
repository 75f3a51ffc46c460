"""Copies of the published package and of the checkout, to be broken one cell at a time."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.curation import read_curation
from shenyang_innovation.building.package import build_files
from shenyang_innovation.checking.tables import Tables, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from shenyang_innovation.building.curation import Curation


@pytest.fixture(scope="session")
def tables(repository: Path) -> Tables:
    """The published tables, typed. Rows are immutable."""
    return read_tables(repository)


@pytest.fixture(scope="session")
def curation(repository: Path) -> Curation:
    """The curation of this repository."""
    return read_curation(repository / "curation")


@pytest.fixture
def package(repository: Path, tmp_path: Path) -> Path:
    """A copy of the published package as an installed one has it: no curation beside it."""
    root = tmp_path / "package"
    root.mkdir()
    shutil.copy(repository / "datapackage.json", root)
    shutil.copytree(repository / "tables", root / "tables")
    return root


@pytest.fixture(scope="session")
def fresh(repository: Path) -> dict[str, bytes]:
    """A fresh build."""
    return build_files(repository)


@pytest.fixture
def checkout(repository: Path, fresh: dict[str, bytes], tmp_path: Path) -> Path:
    """A copy of what a checkout holds: the curation and all that is built from it, the changelog and the kept releases."""
    root = tmp_path / "checkout"
    shutil.copytree(repository / "curation", root / "curation")
    for file in ("CHANGELOG.md", "releases.tar.xz"):
        shutil.copy(repository / file, root)
    for file, data in fresh.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(data)
    return root


@pytest.fixture(scope="session")
def set_cell() -> Callable[[Path, int, str, str], None]:
    """Change one cell of a CSV file; the row counts from 1."""

    def change(file: Path, row: int, column: str, value: str) -> None:
        header, *rows = csv.reader(io.StringIO(file.read_bytes().decode(), newline=""))
        assert rows[row - 1][header.index(column)] != value
        rows[row - 1][header.index(column)] = value
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([header, *rows])
        file.write_bytes(out.getvalue().encode())

    return change
