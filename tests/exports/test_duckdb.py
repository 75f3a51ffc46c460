"""A DuckDB database, as DuckDB opens it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from shenyang_innovation.published import descriptor
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.names import TABLES

FORMAT = "duckdb"


@pytest.fixture(scope="module")
def database(exported: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(exported), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES)
def test_what_is_read_back_is_the_table(database: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = database.execute(f'FROM "{table}"').fetchall()
    assert [tuple(Decimal(repr(cell)) if isinstance(cell, float) else cell for cell in row) for row in rows] == [
        tuple(record) for record in load_table(table, "records")
    ]


def test_keys_are_those_of_the_descriptor(database: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints()"
    found = {(table, kind, tuple(columns)) for table, kind, columns in database.execute(asked).fetchall()}
    for resource in descriptor.package().resources.values():
        assert (resource.name, "PRIMARY KEY", resource.primary_key) in found
        for key in resource.foreign_keys:
            assert (resource.name, "FOREIGN KEY", (key.column,)) in found


def test_codes_are_enums_and_columns_explain_themselves(database: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE schema_name = 'tables'"
    found = {(table, column): (kind, comment) for table, column, kind, comment in database.execute(asked).fetchall()}
    for resource in descriptor.package().resources.values():
        for field in resource.fields:
            kind, comment = found[resource.name, field.name]
            assert kind.startswith("ENUM(") == (field.enum is not None)
            assert comment == field.description + (f" [{field.unit}]" if field.unit else "")


def test_sql_joins_at_once(database: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT name_zh, value FROM observations JOIN clusters ON subject_id = cluster_id WHERE unit = 'CNY'"
    assert ("新材料产业集群", 69500000000.0) in database.execute(asked).fetchall()


def test_it_is_small_and_alone(exported: Path) -> None:
    assert exported.stat().st_size < 4_000_000  # of blocks of the usual size it would be 23 MB
    assert [path.name for path in exported.parent.iterdir()] == ["shenyang"]
