"""`connect()`: SQL on all tables, with their keys and comments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

import shenyang_innovation as sy
from shenyang_innovation.errors import DataFilesError, MissingExtraError
from shenyang_innovation.published import descriptor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.published.conftest import Swap


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with sy.connect() as connection:
        yield connection


def test_every_table_is_a_view_with_the_rows_of_the_loader_in_their_order(connection: Any) -> None:
    assert [
        name for (name,) in connection.sql("select view_name from duckdb_views() where not internal").fetchall()
    ] != []
    for name in sy.list_tables():
        view, loaded = connection.table(name), sy.load(name, backend="duckdb")
        assert view.columns == loaded.columns
        assert list(map(str, view.types)) == list(map(str, loaded.types))
        assert view.fetchall() == loaded.fetchall()


def test_keys_are_those_of_the_descriptor(connection: Any) -> None:
    asked = "select table_name, constraint_type, constraint_column_names, referenced_table, referenced_column_names "
    found = connection.execute(f"{asked} from duckdb_constraints()").fetchall()
    primary = {table: tuple(columns) for table, kind, columns, *_ in found if kind == "PRIMARY KEY"}
    foreign = {(table, *columns, to, *key) for table, kind, columns, to, key in found if kind == "FOREIGN KEY"}
    resources = descriptor.package().resources
    assert primary == {name: resource.primary_key for name, resource in resources.items()}
    assert foreign == {
        (name, key.column, key.references.table, key.references.column)
        for name, resource in resources.items()
        for key in resource.foreign_keys
    }


def test_titles_descriptions_and_units_are_comments(connection: Any) -> None:
    ((comment,),) = connection.execute("select comment from duckdb_views() where view_name = 'clusters'").fetchall()
    assert comment.startswith("Industrial clusters (产业集群). ")
    asked = "select comment from duckdb_columns() where table_name = 'clusters' and column_name = 'output_value_cny'"
    comments = connection.execute(asked).fetchall()
    assert len(comments) == 2  # of the table and of the view on it
    assert all(comment.endswith(" [CNY]") for (comment,) in comments)


def test_codes_are_enums_that_compare_across_tables(connection: Any) -> None:
    sql = (
        "select count(*) from targets t join observations o on t.target_id = o.observation_id where t.status = o.status"
    )
    assert connection.execute(sql).fetchall() == [(len(sy.load_targets(backend="records")),)]
    with pytest.raises(duckdb.ConversionException):
        connection.execute("select 'done'::status").fetchall()


def test_a_row_that_breaks_a_key_is_refused(connection: Any) -> None:
    with pytest.raises(duckdb.ConstraintException):
        connection.execute(
            "insert into tables.people (person_id, name_zh, name_en, role_en, organization_id) "
            "values ('nobody', '无', 'Nobody', 'none', 'nowhere')"
        )


def test_connections_do_not_know_each_other() -> None:
    with sy.connect() as one, sy.connect() as other:
        one.execute("drop view clusters")
        assert len(other.table("clusters")) > 0


# --- what is wrong --------------------------------------------------------------------------------------------------


def test_without_duckdb_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "shenyang_innovation.published.connection", raising=False)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r"connect: duckdb is not installed\. Run `pip install 'shenyang"):
        sy.connect()


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [(",69500000000,", ",69x,", "69x"), (",city,", ",village,", "village")],
)
def test_a_broken_cell_or_key_is_named_with_its_file(
    miniature: Path, swap: Swap, right: str, wrong: str, reason: str
) -> None:
    swap(miniature, "clusters", right, wrong)
    with pytest.raises(DataFilesError, match=rf"clusters\.csv: is not what the descriptor says: .*{reason}"):
        sy.connect()


def test_a_key_that_is_not_there_is_named_with_its_file(miniature: Path, swap: Swap) -> None:
    swap(miniature, "observations", "@10,daily-2021,", "@10,nowhere,")
    with pytest.raises(DataFilesError, match=r"observations\.csv: is not what the descriptor says: .*nowhere"):
        sy.connect()


def test_a_row_that_refers_to_a_row_of_its_table_that_is_not_there(miniature: Path, swap: Swap) -> None:
    swap(miniature, "places", ",province,,", ",province,nowhere,")
    with pytest.raises(DataFilesError, match=r"places\.csv: is not what the descriptor says: .*nowhere"):
        sy.connect()
