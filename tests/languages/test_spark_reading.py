"""Spark, in a process of its own on this machine, reads the figures that `read_table` reads, in the same order."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from benchmarks.corpus import document, write_corpus
from shenyang_innovation.reading import Figure, read_figures
from shenyang_innovation.reading.frames import UnusableTableError, read_spark, read_table
from tests.languages.blocks import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("pyspark", reason="needs pyspark, in an environment of its own: hatch run spark:test")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),  # which is not used
]

#: No page of its own, and nothing that listens to another machine.
LOCAL = "spark.ui.enabled=false spark.driver.host=127.0.0.1 spark.driver.bindAddress=127.0.0.1".split()
COUNT = 60
TEXTS: list[str | None] = ["", "3家", None, "1" * 100_000, "无数可言", "约4到6万人\U0001f600\u200b", "0.00000001%"]
Row = dict[str, Any]


@pytest.fixture(scope="module")
def shown(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What the lines of the page leave behind: a session, a corpus, its figures."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("needs Java 17 or newer")
    names: dict[str, Any] = {}
    path = tmp_path_factory.mktemp("corpus") / "corpus.parquet"
    texts = [document(number) for number in range(COUNT)]
    pq.write_table(pa.table({"id": range(COUNT), "text": texts}), path, row_group_size=7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_SUBMIT_ARGS", " ".join([*(f"--conf {one}" for one in LOCAL), "pyspark-shell"]))
        lines = blocks(repository / "docs" / "reading-at-scale.md", "py")
        exec(lines.replace('"corpus.parquet"', repr(str(path))), names)
        yield names
    names["spark"].stop()


@pytest.fixture(scope="module")
def spark(shown: dict[str, Any]) -> Any:
    return shown["spark"]


def collected(frame: Any) -> list[Row]:
    return [row.asDict() for row in frame.collect()]


def expected(rows: list[tuple[int, str | None]], **options: Any) -> list[Row]:
    """The rows of `read_table`."""
    numbers, texts = zip(*rows, strict=True)
    found: list[Row] = read_table(pa.table({"id": numbers, "text": texts}), workers=1, **options).read_all().to_pylist()
    return found


def test_the_lines_of_the_page_give_the_figures_of_the_corpus(shown: dict[str, Any]) -> None:
    rows = expected([(number, document(number)) for number in range(COUNT)])
    assert collected(shown["figures"]) == rows
    amounts = [(row["id"], row["text"], row["value"]) for row in rows if row["unit"] == "CNY"]
    assert [(row.id, row.text, f"{row.value:f}".removesuffix(".00")) for row in shown["amounts"].collect()] == amounts


@pytest.mark.parametrize(("partitions", "batch"), [(1, 1), (3, 10_000), (7, 3)])
def test_rows_are_those_of_read_table_however_they_are_cut(spark: Any, partitions: int, batch: int) -> None:
    rows = list(enumerate([*TEXTS, *(document(number) for number in range(10)), *TEXTS]))
    frame = spark.createDataFrame(spark.sparkContext.parallelize(rows, partitions), "id long, text string")
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", batch)
    try:
        assert collected(read_spark(frame)) == expected(rows)
    finally:
        spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")


def test_large_types_of_arrow_give_the_same(spark: Any) -> None:
    rows = list(enumerate(TEXTS))
    spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", True)
    try:
        assert collected(read_spark(spark.createDataFrame(rows, "id long, text string"))) == expected(rows)
    finally:
        spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes")


def test_a_reader_that_raises_costs_one_document(spark: Any) -> None:
    def raising(text: str) -> list[Figure]:  # inside, so that Spark sends all of it to its workers
        if "此文有误" in text:
            raise LookupError(text)
        return read_figures(text)

    rows: list[tuple[int, str | None]] = [(0, "3家"), (1, "4家此文有误"), (2, "5家"), (3, None)]
    found = collected(read_spark(spark.createDataFrame(rows, "id long, text string").coalesce(1), read=raising))
    assert found == expected(rows, read=raising)
    assert [row["error"] for row in found] == [None, "LookupError: 4家此文有误", None, "null: there is no text"]


def test_what_is_no_text_is_a_row_with_an_error(spark: Any) -> None:
    found = collected(read_spark(spark.createDataFrame([(1, 7)], "id long, text long")))
    assert [row["error"] for row in found] == ["no text but int"]


def test_keys_keep_their_names_and_types(spark: Any) -> None:
    columns = [
        "DATE'2024-01-02' AS day",
        "1.50BD AS share",
        "TIMESTAMP'2024-01-02 03:04:05' AS at",
        "array('x') AS names",
        "'3家和4家' AS body",
    ]
    frame = spark.range(1).selectExpr(*columns)
    keys = ["at", "names", "day", "share"]
    figures = read_spark(frame, "body", keys)
    assert figures.dtypes[:4] == frame.select(*keys).dtypes
    assert [row[:4] for row in figures.collect()] == [tuple(frame.select(*keys).collect()[0])] * 2


def test_a_wrong_column_is_told_before_anything_is_read(spark: Any) -> None:
    frame = spark.createDataFrame([(1, "3家")], "id long, text string")
    with pytest.raises(UnusableTableError, match=r"read_spark: no column 'txt'\. Did you mean 'text'"):
        read_spark(frame, "txt")
    with pytest.raises(UnusableTableError, match="the figures would have two columns 'text'"):
        read_spark(frame, key="text")


def test_a_corpus_on_disk_has_the_figures_of_read_table(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "corpus.parquet"
    write_corpus(path, 500_000)
    found = read_spark(spark.read.parquet(str(path))).toArrow()
    assert found.to_pylist() == read_table(path, workers=1).read_all().to_pylist()
