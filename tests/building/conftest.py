from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Change = Callable[[list[dict[str, str]]], object]


class Scratch:
    """A copy of the checkout's curation and tables in which a test may change anything."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def edit(self, file: str, change: Change) -> None:
        """Read `curation/file`, let `change` alter the rows in place, write it back."""
        path = self.root / "curation" / file
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
            columns = list(reader.fieldnames or ())
        change(rows)
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def line(self, file: str, column: str, value: str) -> int:
        """The line of the first row of `curation/file` that has the value in the column."""
        with (self.root / "curation" / file).open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), start=2):
                if row[column] == value:
                    return number
        raise AssertionError(f"no {column}={value} in {file}")


@pytest.fixture
def scratch(tmp_path: Path, repository: Path) -> Scratch:
    for folder in ("curation", "tables"):
        shutil.copytree(repository / folder, tmp_path / folder)
    for file in ("datapackage.json", "docs/data-dictionary.md"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / file, tmp_path / file)
    code = "src/shenyang_innovation/published"
    shutil.copytree(repository / code, tmp_path / code, ignore=shutil.ignore_patterns("__pycache__"))
    return Scratch(tmp_path)
