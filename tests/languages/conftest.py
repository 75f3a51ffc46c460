"""The published files alone, and what Python's csv module reads in them."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Rows = list[dict[str, str]]


class Reference(NamedTuple):
    """A foreign key of one column."""

    table: str
    column: str
    other: str
    key: str


class Published(NamedTuple):
    """The published files in a folder that holds nothing else."""

    folder: Path
    descriptor: dict[str, Any]
    tables: dict[str, Rows]

    @property
    def references(self) -> list[Reference]:
        """Every foreign key of the descriptor."""
        return [
            Reference(table["name"], column, key["reference"]["resource"] or table["name"], referred)
            for table in self.descriptor["resources"]
            for key in table["schema"].get("foreignKeys", [])
            for column, referred in zip(key["fields"], key["reference"]["fields"], strict=True)
        ]

    @property
    def referring(self) -> dict[str, str]:
        """How many cells refer to a row, by table and column: each must find it."""
        return {
            f"{one.table}.{one.column}": str(sum(row[one.column] != "" for row in self.tables[one.table]))
            for one in self.references
        }


@pytest.fixture
def alone(repository: Path, tmp_path: Path) -> Published:
    """A copy of the published files in which one text is NA; skips in a checkout that was not built."""
    if not (repository / "datapackage.json").is_file():
        pytest.skip("needs the built package: run `shenyang-innovation build`")
    shutil.copy(repository / "datapackage.json", tmp_path)
    shutil.copytree(repository / "tables", tmp_path / "tables")
    caveats = tmp_path / "tables" / "caveats.csv"
    with caveats.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    rows[0][header.index("label_en")] = "NA"
    with caveats.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    descriptor = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    tables = {}
    for resource in descriptor["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            tables[resource["name"]] = list(csv.DictReader(file))
    return Published(tmp_path, descriptor, tables)
