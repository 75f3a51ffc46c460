"""Ibis on DuckDB holds what the records hold, from an Arrow table and from the views of `connect`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from tests.languages.blocks import columns

if TYPE_CHECKING:
    from shenyang_innovation.published.names import TableName

ibis = pytest.importorskip("ibis", reason="needs Ibis with DuckDB: pip install 'ibis-framework[duckdb]'")

#: What Ibis asks of DuckDB is called otherwise now; the user sees nothing of that.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

TABLES = sy.list_tables()


@pytest.fixture(scope="module")
def backend() -> Any:
    return ibis.duckdb.from_connection(sy.connect())


def expected(table: TableName) -> dict[str, list[object]]:
    records: Any = sy.load(table, backend="records")
    return columns(records, [column.name for column in sy.describe(table).columns])


def collected(held: Any) -> dict[str, list[object]]:
    found = held.to_pyarrow().to_pydict()
    return columns(zip(*found.values(), strict=True), held.columns)


@pytest.mark.parametrize("table", TABLES)
def test_an_arrow_table_in_ibis_equals_the_records(table: TableName) -> None:
    held = ibis.memtable(sy.load(table, backend="pyarrow"))
    assert collected(held) == expected(table)


@pytest.mark.parametrize("table", TABLES)
def test_a_view_in_ibis_equals_the_records(backend: Any, table: TableName) -> None:
    assert collected(backend.table(table)) == expected(table)


def test_whole_numbers_and_dates_keep_their_type(backend: Any) -> None:
    for clusters, observations in (
        (backend.table("clusters"), backend.table("observations")),
        tuple(ibis.memtable(sy.load(table, backend="pyarrow")) for table in ("clusters", "observations")),
    ):
        assert clusters.output_value_cny.type().is_int64()
        assert observations.period_start.type().is_date()
