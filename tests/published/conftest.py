"""A package of a few rows that has what the real one has, and the real one where it is built."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.__about__ import SCHEMA_VERSION
from shenyang_innovation.building.csv_file import to_csv
from shenyang_innovation.building.documents import documents_of_tables
from shenyang_innovation.published import location
from shenyang_innovation.schema.descriptor import describe_package
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.statistics import ucum_codes
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import from_cells, to_cells

if TYPE_CHECKING:
    from shenyang_innovation.building.assemble import Rows
    from shenyang_innovation.published.cells import Cells

Swap = Callable[[Path, str, str, str], None]
MINIATURE = Path(__file__).with_name("miniature.json")


def miniature_rows() -> dict[str, list[Cells]]:
    """The rows of the miniature; the indicator of a measured column is the one its row model names."""
    text = MINIATURE.read_text(encoding="utf-8")
    for name, model in TABLES.items():
        for field in fields(model):
            if field.measured_by:
                text = text.replace(f'"indicator of {name}.{field.name}"', f'"{field.measured_by.indicator}"')
    rows: dict[str, list[Cells]] = json.loads(text)
    return rows


@cache
def miniature_files() -> dict[str, str]:
    """Path and text of each file of the miniature package, all of whose rows pass their row models."""
    rows: Rows = {}
    given = miniature_rows()
    for name, model in TABLES.items():
        empty: Cells = dict.fromkeys(field.name for field in fields(model))
        rows[name] = [to_cells(from_cells(model, empty | row)) for row in given.get(name, [])]
    files = {name: to_csv(name, table) for name, table in rows.items()}
    descriptor = describe_package(
        files,
        version="9.8.7",
        schema_version=SCHEMA_VERSION,
        sources=[{"title": row["title_zh"], "sourceId": row["source_id"]} for row in rows["sources"]],
        behind=documents_of_tables(rows),
        ucum=ucum_codes(given["units"]),
    )
    tables = {f"tables/{name}.csv": data.decode() for name, data in files.items()}
    return tables | {"datapackage.json": json.dumps(descriptor, ensure_ascii=False)}


def write_package(folder: Path) -> Path:
    """Write the miniature package."""
    (folder / "tables").mkdir(parents=True)
    for path, text in miniature_files().items():
        (folder / path).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def miniature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a miniature package of its own, which the code takes for the one it comes with."""
    # the name has what readers might take for a pattern
    folder = write_package(tmp_path / "mini [a-z]*")
    monkeypatch.setattr(location, "package_root", lambda: str(folder))
    return folder


@pytest.fixture
def swap() -> Swap:
    """Replace words in the file of a table; the descriptor is told its new size."""

    def change(folder: Path, table: str, right: str, wrong: str) -> None:
        path, described = folder / "tables" / f"{table}.csv", folder / "datapackage.json"
        text = path.read_text(encoding="utf-8")
        assert right in text
        path.write_text(text.replace(right, wrong), encoding="utf-8")
        descriptor = json.loads(described.read_text(encoding="utf-8"))
        for resource in descriptor["resources"]:
            if resource["name"] == table:
                resource["bytes"] = path.stat().st_size
        described.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")

    return change


@pytest.fixture
def real(repository: Path) -> Path:
    """The folder of the real package; skips in a checkout that was not built."""
    if not (repository / "datapackage.json").is_file():
        pytest.skip("needs the built package: run `shenyang-innovation build`")
    return repository


@pytest.fixture(params=["miniature", "real"])
def published(request: pytest.FixtureRequest) -> Path:
    """Each of the two packages in turn."""
    folder: Path = request.getfixturevalue(request.param)
    return folder
