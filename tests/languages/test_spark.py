"""Spark, in a process of its own on this machine, holds what the records hold, by the lines of docs/other-tools.md."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from tests.languages.blocks import blocks, columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shenyang_innovation.published.names import TableName

pytest.importorskip("pyspark", reason="needs pyspark, in an environment of its own: hatch run spark:test")

pytestmark = pytest.mark.slow

#: No page of its own, and nothing that listens to another machine.
LOCAL = "spark.ui.enabled=false spark.driver.host=127.0.0.1 spark.driver.bindAddress=127.0.0.1".split()
TABLES: tuple[TableName, ...] = ("sources", "indicators", "observations", "places", "clusters", "targets", "relations")


@pytest.fixture(scope="module")
def shown(repository: Path) -> Iterator[dict[str, Any]]:
    """What the lines of the page leave behind: a session, a table, a number."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("needs Java 17 or newer")
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_SUBMIT_ARGS", " ".join([*(f"--conf {one}" for one in LOCAL), "pyspark-shell"]))
        exec(blocks(repository / "docs" / "other-tools.md", "py"), names)
    yield names
    names["spark"].stop()


def test_the_lines_of_the_page_count_the_targets(shown: dict[str, Any]) -> None:
    records = sy.load_observations(backend="records")
    assert shown["targets"] == sum(record.status == "target" for record in records) > 0


@pytest.mark.parametrize("table", TABLES)
def test_a_table_in_spark_equals_the_records(shown: dict[str, Any], table: TableName) -> None:
    held = shown["spark"].createDataFrame(sy.load(table, backend="pyarrow"))
    records: Any = sy.load(table, backend="records")
    assert columns(held.collect(), held.columns) == columns(records, records[0]._fields)


def test_whole_numbers_and_dates_keep_their_type(shown: dict[str, Any]) -> None:
    clusters = shown["spark"].createDataFrame(sy.load("clusters", backend="pyarrow"))
    assert dict(clusters.dtypes)["output_value_cny"] == "bigint"
    types = dict(shown["observations"].dtypes)
    assert (types["period_start"], types["value"], types["status"]) == ("date", "double", "string")


def test_dates_are_the_same_days_in_another_time_zone(shown: dict[str, Any]) -> None:
    records = sy.load_observations(backend="records")
    shown["spark"].conf.set("spark.sql.session.timeZone", "Asia/Shanghai")
    assert [row.period_start for row in shown["observations"].collect()] == [row.period_start for row in records]
