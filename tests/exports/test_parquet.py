"""Parquet, as pyarrow, pandas, polars and DuckDB read it."""

from __future__ import annotations

import hashlib
import importlib.resources
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from jsonschema import Draft7Validator

from shenyang_innovation.__about__ import DATA_VERSION
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.names import TABLES
from tests.exports.conftest import Changed, Export
from tests.exports.frames import assert_same

FORMAT = "parquet"


@pytest.fixture(scope="module")
def described(repository: Path) -> dict[str, Any]:
    """What the published descriptor says, by table."""
    text = (repository / "datapackage.json").read_text(encoding="utf-8")
    return {resource["name"]: resource for resource in json.loads(text)["resources"]}


def test_there_is_a_file_a_table_and_the_descriptor(exported: Path) -> None:
    assert {path.name for path in exported.iterdir()} == {"datapackage.json", *(f"{name}.parquet" for name in TABLES)}


@pytest.mark.parametrize("table", TABLES)
def test_what_is_read_back_is_the_table(exported: Path, table: str) -> None:
    path = exported / f"{table}.parquet"
    arrow = load_table(table, "pyarrow")
    assert pq.read_table(path).equals(arrow)
    assert pq.read_schema(path).equals(arrow.schema)
    frame = load_table(table)
    assert_same(pd.read_parquet(path), frame)
    expected = load_table(table, "polars")
    assert pl.read_parquet(path).cast(dict(expected.schema)).equals(expected)


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_every_cell(exported: Path, table: str) -> None:
    with duckdb.connect() as connection:
        rows = connection.read_parquet(str(exported / f"{table}.parquet")).fetchall()
    # records hold decimals, which a double is compared with by its digits
    assert [tuple(Decimal(repr(cell)) if isinstance(cell, float) else cell for cell in row) for row in rows] == [
        tuple(row) for row in load_table(table, "records")
    ]


def test_the_file_says_what_it_holds(exported: Path, described: dict[str, Any]) -> None:
    for name, resource in described.items():
        schema = pq.read_schema(exported / f"{name}.parquet")
        about = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
        assert (about["title"], about["description"]) == (resource["title"], resource["description"])
        assert (about["license"], about["version"]) == ("CC-BY-4.0", DATA_VERSION)
        assert json.loads(about["primary_key"]) == resource["schema"]["primaryKey"]
        assert json.loads(about["unique_keys"]) == resource["schema"].get("uniqueKeys", [])
        references = {
            key["fields"][0]: f"{key['reference']['resource'] or name}.{key['reference']['fields'][0]}"
            for key in resource["schema"].get("foreignKeys", ())
        }
        assert {column: ".".join(to.values()) for column, to in json.loads(about["foreign_keys"]).items()} == references
        for field in resource["schema"]["fields"]:
            metadata = schema.field(field["name"]).metadata or {}
            told = {key.decode(): value.decode() for key, value in metadata.items()}
            assert told["description"] == field["description"]
            assert told.get("unit") == field.get("unit")
            assert told.get("references") == references.get(field["name"])


def test_the_descriptor_keeps_the_profile_and_describes_these_files(exported: Path) -> None:
    descriptor = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    text = importlib.resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8")
    assert list(Draft7Validator(json.loads(text)).iter_errors(descriptor)) == []
    for resource in descriptor["resources"]:
        data = (exported / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert "dialect" not in resource


def test_the_same_bytes_each_time(exported: Path, exported_again: Path) -> None:
    for path in exported.iterdir():
        assert path.read_bytes() == (exported_again / path.name).read_bytes()


@pytest.mark.parametrize("form", ["parquet", "sqlite", "duckdb"])
def test_a_number_of_too_many_digits_is_refused(export: Export, changed: Changed, tmp_path: Path, form: str) -> None:
    folder = changed("observations", (",10.5,", ",10.512345678901234567,"))
    done = export(form, tmp_path / "place", "--package", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "shenyang-innovation: observations.value: 10.512345678901234567 has more digits than a double holds. "
        "Export to jsonl, which keeps every digit\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
