"""The real package as if its tables had outgrown CSV, beside the same with CSV alone."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.building.package import build_files

NO_TABLE = 10**9
"""A size of CSV that no table here has."""


def write(files: Mapping[str, bytes], folder: Path, repository: Path) -> Path:
    """Write what is published of the built files, and beside it the kept releases."""
    for file, data in files.items():
        if file.startswith("tables/") or file == "datapackage.json":
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(data)
    shutil.copy(repository / "releases.tar.xz", folder)
    return folder


@pytest.fixture(scope="session")
def outgrown(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with Parquet beside every table; its name has what readers might take for columns or patterns."""
    folder = tmp_path_factory.mktemp("unit=x [a-z]*") / "out grown"
    return write(build_files(repository, parquet_over=0), folder, repository)


@pytest.fixture(scope="session")
def plain(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with CSV alone."""
    folder = tmp_path_factory.mktemp("plain") / "package"
    return write(build_files(repository, parquet_over=NO_TABLE), folder, repository)


@pytest.fixture
def copied(outgrown: Path, tmp_path: Path) -> Path:
    """A copy of the package with Parquet, to be broken."""
    folder = tmp_path / "copied"
    shutil.copytree(outgrown, folder)
    return folder


def replace(folder: Path, table: str, data: bytes, ending: str = "parquet") -> None:
    """Put another file in place of one of a table, and have the descriptor say its size and hash."""
    (folder / "tables" / f"{table}.{ending}").write_bytes(data)
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    resource = resource_of(descriptor, table)
    described = resource["parquet"] if ending == "parquet" else resource
    described |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    (folder / "datapackage.json").write_text(
        json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline=""
    )


def resource_of(descriptor: dict[str, Any], table: str) -> dict[str, Any]:
    """What a descriptor says of a table."""
    return next(resource for resource in descriptor["resources"] if resource["name"] == table)
