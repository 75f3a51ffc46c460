"""JSON Lines, as Python, pandas, polars and DuckDB read them."""

from __future__ import annotations

import hashlib
import importlib.resources
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from jsonschema import Draft7Validator

from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.names import TABLES
from tests.exports.conftest import Changed, Export

FORMAT = "jsonl"


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Each line on its own, no number through a float."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines]


def plain(record: Any) -> dict[str, Any]:
    """A record as JSON can hold it."""
    row: dict[str, Any] = record._asdict()
    return {name: str(value) if isinstance(value, date) else value for name, value in row.items()}


def test_there_is_a_file_a_table_and_the_descriptor(exported: Path) -> None:
    assert {path.name for path in exported.iterdir()} == {"datapackage.json", *(f"{name}.jsonl" for name in TABLES)}


@pytest.mark.parametrize("table", TABLES)
def test_what_is_read_back_are_the_records(exported: Path, table: str) -> None:
    expected = [plain(record) for record in load_table(table, "records")]
    read = rows_of(exported / f"{table}.jsonl")
    assert read == expected
    assert [list(row) for row in read] == [list(row) for row in expected]


def test_every_digit_of_a_number_stays(export: Export, changed: Changed, tmp_path: Path) -> None:
    folder = changed("observations", (",10.5,", ",10.500000000000000000001,"))
    assert export("jsonl", tmp_path / "jsonl", "--package", folder).returncode == 0
    values = [row["value"] for row in rows_of(tmp_path / "jsonl" / "observations.jsonl")]
    assert Decimal("10.500000000000000000001") in values


@pytest.mark.parametrize("table", TABLES)
def test_polars_and_pandas_and_duckdb_read_it(exported: Path, table: str) -> None:
    path = exported / f"{table}.jsonl"
    expected = load_table(table, "polars")
    if expected.is_empty():  # no line tells the columns: they stand in the descriptor, and a reader has to be told
        told = dict.fromkeys(expected.columns, pl.String)
        assert pl.read_ndjson(path, schema=told).columns == expected.columns
        assert pd.read_json(path, lines=True).empty
        return
    read = pl.read_ndjson(path, infer_schema_length=None)
    days = [pl.col(name).cast(pl.String).str.to_date() for name, kind in expected.schema.items() if kind == pl.Date]
    assert read.with_columns(days).cast(dict(expected.schema)).equals(expected)
    assert len(pd.read_json(path, lines=True)) == len(expected)
    with duckdb.connect() as connection:
        relation = connection.read_json(str(path))
        assert (relation.columns, len(relation)) == (expected.columns, len(expected))


def test_the_descriptor_keeps_the_profile_and_describes_these_files(exported: Path) -> None:
    descriptor = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    text = importlib.resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8")
    assert list(Draft7Validator(json.loads(text)).iter_errors(descriptor)) == []
    for resource in descriptor["resources"]:
        data = (exported / resource["path"]).read_bytes()
        assert (resource["format"], resource["bytes"]) == ("jsonl", len(data))
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_same_bytes_each_time(exported: Path, exported_again: Path) -> None:
    for path in exported.iterdir():
        assert path.read_bytes() == (exported_again / path.name).read_bytes()
