"""Croissant as mlcroissant reads it: every record of every table, since its validation passes a wrong column name."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from tests.exports.published import published_rows

FORMAT = "croissant"
mlcroissant = pytest.importorskip("mlcroissant", reason="needs mlcroissant, of the dependency group judges")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in mlcroissant


@pytest.fixture(scope="module")
def described(exported: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((exported / "croissant.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def dataset(exported: Path) -> Any:
    return mlcroissant.Dataset(str(exported / "croissant.json"))


@pytest.fixture(scope="module")
def records(dataset: Any, described: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {one["@id"]: list(dataset.records(one["@id"])) for one in described["recordSet"]}


def as_cell(value: Any) -> str:
    """A value of mlcroissant as a CSV file has it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(map(as_cell, value))
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return format(Decimal(str(value)).normalize(), "f")
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def in_form(cell: str, kind: str) -> str:
    """A published cell with its number as `as_cell` writes one."""
    return format(Decimal(cell).normalize(), "f") if cell and kind == "number" else cell


def test_it_is_valid_without_a_warning(dataset: Any) -> None:
    issues = dataset.metadata.ctx.issues
    assert (set(issues.errors), set(issues.warnings)) == (set(), set())


@pytest.mark.parametrize("table", TABLES)
def test_every_record_is_the_published_row(records: dict[str, list[dict[str, Any]]], table: str) -> None:
    kinds = {field.name: field.type for field in fields(TABLES[table])}
    read = [
        {name.removeprefix(f"{table}/"): as_cell(value) for name, value in record.items()} for record in records[table]
    ]
    rows = [{name: in_form(cell, kinds[name]) for name, cell in row.items()} for row in published_rows(table)]
    assert read == rows


def test_values_have_types(records: dict[str, list[dict[str, Any]]]) -> None:
    columns = {
        "clusters/output_value_cny": int,
        "relations/holds": bool,
        "observations/value": float,
        "observations/caveats": list,
        "sources/title_zh": bytes,
    }
    for column, kind in columns.items():
        values = [record[column] for record in records[column.partition("/")[0]]]
        assert {type(value) for value in values} - {type(None)} == {kind}


def test_a_table_can_be_read_again(dataset: Any) -> None:
    assert next(iter(dataset.records("clusters"))) is not None
    for _ in range(2):
        assert len(list(dataset.records("clusters"))) == len(published_rows("clusters"))


def test_codes_are_enumerations(described: dict[str, Any], records: dict[str, list[dict[str, Any]]]) -> None:
    codes = {one["@id"] for one in described["recordSet"] if one.get("dataType") == "sc:Enumeration"}
    assert codes == {f"codes/{field.name}" for model in TABLES.values() for field in fields(model) if field.enum}
    assert [one["codes/status/code"] for one in records["codes/status"]] == ["actual", "target", "forecast"]


def test_every_key_is_found_where_its_column_refers_to(
    described: dict[str, Any], records: dict[str, list[dict[str, Any]]]
) -> None:
    columns = [field for record_set in described["recordSet"] for field in record_set["field"]]
    referring = [field for field in columns if "dct:references" in field]
    for field in referring:
        target = field["dct:references"]["@id"]
        there = {as_cell(record[target]) for record in records[target.rpartition("/")[0]]}
        used = " ".join(as_cell(record[field["@id"]]) for record in records[field["@id"].partition("/")[0]]).split()
        assert set(used) <= there, field["@id"]
    all_fields = [field for model in TABLES.values() for field in fields(model)]
    assert len(referring) == sum(bool(field.references or field.list_of or field.enum) for field in all_fields)


def test_a_wrong_column_name_passes_validation_and_fails_when_read(exported: Path, described: dict[str, Any]) -> None:
    text = json.dumps(described).replace('"column": "name_zh"', '"column": "name_cn"')
    broken = exported / "broken.json"
    broken.write_text(text, encoding="utf-8")
    dataset = mlcroissant.Dataset(str(broken))
    with pytest.raises(mlcroissant.GenerationError):
        list(dataset.records("clusters"))


def test_a_file_that_was_changed_is_refused(exported: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(exported, changed)
    with (changed / "tables" / "clusters.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(mlcroissant.GenerationError):
        list(mlcroissant.Dataset(str(changed / "croissant.json")).records("clusters"))
