"""SQLite, as its own command line, Python and pandas read it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from shenyang_innovation.__about__ import DATA_VERSION
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.names import TABLES
from tests.exports.conftest import Changed, Export
from tests.exports.frames import assert_same

FORMAT = "sqlite"


@pytest.fixture
def database(exported: Path) -> Iterator[sqlite3.Connection]:
    """The database, as it was exported and without a right to write."""
    with closing(sqlite3.connect(f"{exported.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.fixture
def writable(exported: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy to write to, with foreign keys enforced."""
    copy = shutil.copy(exported, tmp_path / "copy.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def test_the_command_line_finds_it_sound(exported: Path) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("needs the command line of SQLite")
    # one pragma checks pages and CHECKs, the other foreign keys; of `.schema` a reader sees what columns mean
    asked = ["PRAGMA integrity_check; PRAGMA foreign_key_check;", ".schema clusters"]
    done = subprocess.run(["sqlite3", "-readonly", exported, *asked], capture_output=True, encoding="utf-8", check=True)
    checked, _, schema = done.stdout.partition("\n")
    assert (checked, done.stderr) == ("ok", "")
    assert "-- Industrial clusters · 产业集群" in schema
    assert "-- Output value of the cluster in the year (unit: CNY)" in schema


def test_python_finds_it_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def typed(table: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows of SQLite as what the descriptor says they are; numbers by their digits."""
    to: dict[str, Callable[[Any], object]] = {
        "string": str,
        "integer": int,
        "boolean": bool,
        "date": date.fromisoformat,
        "number": lambda x: Decimal(repr(x)),
    }
    convert = [to[field.type] for field in descriptor.resource(table).fields]
    return [tuple(None if v is None else one(v) for one, v in zip(convert, row, strict=True)) for row in rows]


@pytest.mark.parametrize("table", TABLES)
def test_what_is_read_back_is_the_table(database: sqlite3.Connection, table: str) -> None:
    rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
    assert typed(table, rows) == [tuple(record) for record in load_table(table, "records")]


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_the_frame(database: sqlite3.Connection, table: str) -> None:
    expected = load_table(table)
    dates = [field.name for field in descriptor.resource(table).fields if field.type == "date"]
    frame = pd.read_sql(f'SELECT * FROM "{table}"', database, parse_dates=dates)
    assert_same(frame, expected)


def test_python_takes_days_for_days_by_the_declared_type(exported: Path) -> None:
    with closing(sqlite3.connect(exported, detect_types=sqlite3.PARSE_DECLTYPES)) as connection:
        # the converters of Python itself are deprecated
        sqlite3.register_converter("DATE", lambda text: date.fromisoformat(text.decode()))
        (day,) = connection.execute("SELECT period_end FROM observations WHERE period_end IS NOT NULL").fetchone()
    assert isinstance(day, date)


def test_keys_are_those_of_the_descriptor(database: sqlite3.Connection) -> None:
    for resource in descriptor.package().resources.values():
        columns = database.execute(f'PRAGMA table_info("{resource.name}")').fetchall()
        assert tuple(column[1] for column in sorted(columns, key=lambda c: c[5]) if column[5]) == resource.primary_key
        assert {column[1] for column in columns if column[3]} == {
            field.name for field in resource.fields if field.required
        }
        keys = database.execute(f'PRAGMA foreign_key_list("{resource.name}")').fetchall()
        assert {(key[3], (key[2], key[4])) for key in keys} == set(resource.foreign_keys)
        indexes = database.execute(f'PRAGMA index_list("{resource.name}")').fetchall()
        unique = {
            tuple(column[2] for column in database.execute(f'PRAGMA index_info("{index[1]}")'))
            for index in indexes
            if index[3] == "u"
        }
        assert unique == set(resource.unique_keys)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE observations SET status = 'done'", "CHECK constraint failed"),
        ("UPDATE observations SET value = 'many'", "CHECK constraint failed"),
        ("UPDATE observations SET start = -1", "CHECK constraint failed"),
        ("UPDATE observations SET period_end = '2024-02-30'", "CHECK constraint failed"),
        ("UPDATE observations SET figure = ''", "CHECK constraint failed"),
        ("UPDATE clusters SET reference_year = 1066", "CHECK constraint failed"),
        ("UPDATE clusters SET name_zh = NULL", "NOT NULL constraint failed"),
        ("UPDATE caveats SET label_en = 'the same'", "UNIQUE constraint failed"),
        ("UPDATE clusters SET place_id = 'atlantis'", "FOREIGN KEY constraint failed"),
        ("DELETE FROM sources", "FOREIGN KEY constraint failed"),
    ],
)
def test_what_breaks_a_rule_is_refused(writable: sqlite3.Connection, statement: str, said: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=said), writable:  # keys are looked at when it is committed
        writable.execute(statement)


def test_sql_reads_what_tables_and_columns_mean(database: sqlite3.Connection) -> None:
    package = descriptor.package()
    told = database.execute('SELECT "table", title, title_zh, description FROM _tables').fetchall()
    assert told == [(one.name, one.title, one.title_zh, one.description) for one in package.resources.values()]
    columns = database.execute('SELECT "table", "column", type, description, unit, pattern FROM _columns').fetchall()
    assert columns == [
        (one.name, field.name, field.type, field.description, field.unit, field.pattern)
        for one in package.resources.values()
        for field in one.fields
    ]
    facts = dict(database.execute("SELECT key, value FROM _package"))
    assert (facts["version"], facts["license"]) == (DATA_VERSION, "CC-BY-4.0")


def test_numbers_divide_as_numbers(database: sqlite3.Connection) -> None:
    (half,) = database.execute("SELECT value / 2 FROM observations WHERE value = 3 LIMIT 1").fetchone()
    assert half == 1.5


def test_the_same_bytes_each_time(exported: Path, exported_again: Path) -> None:
    assert exported.read_bytes() == exported_again.read_bytes()


def test_a_row_that_breaks_a_key_is_named(export: Export, changed: Changed, tmp_path: Path) -> None:
    folder = changed("caveats", ("\nambiguous", "\nsubject-unclear,x,y,z\nambiguous"))
    done = export("sqlite", tmp_path / "place", "--package", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "caveats.csv: is not what the descriptor says" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
