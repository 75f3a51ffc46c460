"""Every reader of frames takes the Parquet file, and gives what it gives of the CSV."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

import shenyang_innovation as sy
from shenyang_innovation import arrow
from shenyang_innovation.building.parquet_files import parquet_files
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published import location
from shenyang_innovation.published.backends import BACKENDS, load_table
from shenyang_innovation.published.connection import connection_to
from shenyang_innovation.published.descriptor import package
from shenyang_innovation.published.names import TABLES
from tests.parquet.conftest import replace, resource_of

FRAMES = ("pandas", "polars", "pyarrow", "duckdb")


def assert_same(one: Any, other: Any) -> None:
    """Equal in values, types, order and all that it says about itself."""
    assert type(one) is type(other)
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other)
        assert list(one.dtypes) == list(other.dtypes)
        assert one.attrs == other.attrs
        assert [one[name].isna().tolist() for name in one] == [other[name].isna().tolist() for name in other]
    elif isinstance(one, pl.DataFrame):
        assert one.schema == other.schema
        assert one.equals(other)
    elif isinstance(one, pa.Table):
        assert one.schema.equals(other.schema, check_metadata=True)
        assert one.equals(other)
        for name in one.column_names:
            if pa.types.is_dictionary(one[name].type):
                chunks: list[Any] = [table[name].chunk(0) for table in (one, other)]
                assert chunks[0].dictionary.equals(chunks[1].dictionary)
    elif isinstance(one, duckdb.DuckDBPyRelation):
        assert (one.columns, list(map(str, one.types))) == (other.columns, list(map(str, other.types)))
        assert one.fetchall() == other.fetchall()
    else:
        assert [tuple(row) for row in one] == [tuple(row) for row in other]
        assert [row._fields for row in one[:1]] == [row._fields for row in other[:1]]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_what_it_is_of_the_csv(outgrown: Path, plain: Path, table: str, backend: str) -> None:
    assert package(str(outgrown)).resource(table).parquet is not None
    assert package(str(plain)).resource(table).parquet is None
    assert_same(load_table(table, backend, root=str(outgrown)), load_table(table, backend, root=str(plain)))


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "asked",
    [
        {"columns": ["status", "value", "observation_id"]},
        {"where": {"theme": "talent"}},
        {"where": {"subject_id": "shenyang"}, "columns": ["period_end", "unit"]},
        {"where": {"subject_id": "shenyang", "status": "target"}, "since": {"period_end": "2025-06"}},
        {"since": {"period_end": 2024}, "columns": ["status"]},
        {"since": {"period_end": date(2999, 1, 1)}},
    ],
    ids=" ".join,
)
def test_columns_and_rows_asked_for_are_those_of_the_csv(
    outgrown: Path, plain: Path, backend: str, asked: dict[str, Any]
) -> None:
    of_csv = load_table("observations", backend, root=str(plain), **asked)
    assert_same(load_table("observations", backend, root=str(outgrown), **asked), of_csv)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("rows", [1, 3, 7])
def test_many_row_groups_are_one_table(
    copied: Path, plain: Path, monkeypatch: pytest.MonkeyPatch, backend: str, rows: int
) -> None:
    monkeypatch.setattr(arrow, "ROW_GROUP", rows)
    csv = (copied / "tables" / "clusters.csv").read_bytes()
    replace(copied, "clusters", parquet_files({"clusters": csv}, over=0)["clusters"])
    assert parquet.ParquetFile(copied / "tables" / "clusters.parquet").num_row_groups > 1
    assert_same(load_table("clusters", backend, root=str(copied)), load_table("clusters", backend, root=str(plain)))


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_table_without_rows_has_its_types(copied: Path, tmp_path: Path, backend: str) -> None:
    header = (copied / "tables" / "events.csv").read_bytes().partition(b"\n")[0] + b"\n"
    replace(copied, "events", header, "csv")
    loaded = []
    for made in (parquet_files({"events": header}, over=0)["events"], None):
        if made is not None:
            replace(copied, "events", made)
        else:
            descriptor = json.loads((copied / "datapackage.json").read_bytes())
            del resource_of(descriptor, "events")["parquet"]
            (copied / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        loaded.append(load_table("events", backend, root=str(copied)))
    assert_same(*loaded)
    assert list(tmp_path.iterdir()) == [copied]


# --- which file is read ---------------------------------------------------------------------------------------------


def value(backend: str, root: Path) -> str:
    """An amount of clusters that the tests below change in one of the two files."""
    frame: Any = load_table("clusters", backend, root=str(root), columns=["output_value_cny"])
    match backend:
        case "pandas":
            cells = frame["output_value_cny"].tolist()
        case "polars":
            cells = frame["output_value_cny"].to_list()
        case "pyarrow":
            cells = frame["output_value_cny"].to_pylist()
        case _:
            cells = [row[0] for row in (frame.fetchall() if backend == "duckdb" else frame)]
    return " ".join(map(str, cells))


@pytest.fixture
def differing(copied: Path) -> Path:
    """A package whose CSV says 695, as the sources do, and whose Parquet 777: so one sees which of the two was read."""
    csv = (copied / "tables" / "clusters.csv").read_bytes()
    assert b",69500000000," in csv
    other = csv.replace(b",69500000000,", b",77700000000,")
    replace(copied, "clusters", parquet_files({"clusters": other}, over=0)["clusters"])
    return copied


@pytest.mark.parametrize("backend", FRAMES)
def test_frames_are_made_of_parquet(differing: Path, backend: str) -> None:
    assert "77700000000" in value(backend, differing)


def test_records_and_evidence_are_made_of_the_csv_which_has_every_digit(
    differing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "69500000000" in value("records", differing)
    monkeypatch.setattr(location, "package_root", lambda: str(differing))
    (found,) = sy.evidence("clusters", "new-materials", "output_value_cny")
    assert (found.text, found.value) == ("695亿元", Decimal(69500000000))


def test_pandas_without_pyarrow_reads_the_csv(differing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "69500000000" in value("pandas", differing)


@pytest.mark.parametrize("backend", FRAMES)
def test_a_path_that_is_a_pattern_leads_to_one_file(outgrown: Path, tmp_path: Path, backend: str) -> None:
    for name in ("package*", "package of another"):
        (tmp_path / name / "tables").mkdir(parents=True)
        for file in ("datapackage.json", "tables/clusters.csv", "tables/clusters.parquet"):
            (tmp_path / name / file).write_bytes((outgrown / file).read_bytes())
    rows = len(load_table("clusters", "records", root=str(outgrown)))
    assert rows_of(load_table("clusters", backend, root=str(tmp_path / "package*"))) == rows


@pytest.mark.parametrize("backend", FRAMES)
def test_a_package_is_named_by_its_path(differing: Path, plain: Path, backend: Any) -> None:
    columns = ["cluster_id", "name_en"]
    found = sy.load("clusters", backend=backend, package=differing, columns=columns)
    assert_same(found, sy.load("clusters", backend=backend, package=plain, columns=columns))


def test_connect_gives_the_same_tables(outgrown: Path, plain: Path) -> None:
    with connection_to(package(str(outgrown))) as one, connection_to(package(str(plain))) as other:
        for name in TABLES:
            assert_same(one.table(name), other.table(name))


def test_connect_is_made_of_parquet(differing: Path) -> None:
    with connection_to(package(str(differing))) as connection:
        sql = "select output_value_cny from clusters where cluster_id = 'new-materials'"
        assert connection.sql(sql).fetchall() == [(77700000000,)]


# --- what is not asked for is not read ------------------------------------------------------------------------------


def spoil(data: bytes, group: int, column: str) -> bytes:
    """A Parquet file in which a column of a row group can't be read."""
    metadata = parquet.ParquetFile(io.BytesIO(data)).metadata
    chunk = next(
        chunk
        for at in range(metadata.num_columns)
        if (chunk := metadata.row_group(group).column(at)).path_in_schema == column
    )
    start = chunk.dictionary_page_offset or chunk.data_page_offset
    return data[:start] + bytes([255]) * chunk.total_compressed_size + data[start + chunk.total_compressed_size :]


def rows_of(loaded: Any) -> int:
    return len(loaded.fetchall()) if isinstance(loaded, duckdb.DuckDBPyRelation) else len(loaded)


@pytest.mark.parametrize("backend", FRAMES)
def test_columns_that_are_not_asked_for_are_not_read(copied: Path, backend: str) -> None:
    replace(copied, "clusters", spoil((copied / "tables" / "clusters.parquet").read_bytes(), 0, "name_zh"))
    assert rows_of(load_table("clusters", backend, root=str(copied), columns=["cluster_id", "cluster_kind"])) > 0
    with pytest.raises((DataFilesError, duckdb.Error)):  # a relation of DuckDB reads when it is asked for its rows
        rows_of(load_table("clusters", backend, root=str(copied), columns=["name_zh"]))


@pytest.mark.parametrize("backend", FRAMES)
def test_row_groups_without_a_row_that_is_asked_for_are_not_read(
    copied: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    csv = (copied / "tables" / "mentions.csv").read_bytes()
    sources = [line.split(b",")[0] for line in csv.splitlines()[1:]]
    first, last = sources[0].decode(), sources[-1].decode()
    monkeypatch.setattr(arrow, "ROW_GROUP", sources.count(sources[0]))  # the rows of the first source are a group
    data = spoil(parquet_files({"mentions": csv}, over=0)["mentions"], 0, "mention")
    replace(copied, "mentions", data)
    asked: dict[str, Any] = {"columns": ["mention"], "root": str(copied)}
    assert rows_of(load_table("mentions", backend, where={"source_id": last}, **asked)) == sources.count(sources[-1])
    with pytest.raises((DataFilesError, duckdb.Error)):
        rows_of(load_table("mentions", backend, where={"source_id": first}, **asked))


# --- what is wrong --------------------------------------------------------------------------------------------------

WRONG: dict[str, Callable[[bytes], bytes] | None] = {
    "missing": None,
    "in other bytes": lambda data: arrow.to_parquet(parquet.read_table(io.BytesIO(data)).slice(1)),
    "cut short": lambda data: data[:-10],
    "longer": lambda data: data + b"\0",
    "no Parquet": lambda data: bytes(len(data)),
}


@pytest.mark.parametrize("backend", [*FRAMES, "connect"])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_is_not_as_described_is_named_and_csv_does_not_stand_in(
    copied: Path, backend: str, wrong: str
) -> None:
    root, path = str(copied), copied / "tables" / "clusters.parquet"
    change = WRONG[wrong]
    if change is None:
        path.unlink()
    else:
        path.write_bytes(change(path.read_bytes()))
    with pytest.raises(DataFilesError) as caught:
        _ = connection_to(package(str(copied))) if backend == "connect" else load_table("clusters", backend, root=root)
    assert caught.value.where == str(path)
    assert "shenyang-innovation build" in caught.value.remedy
    assert load_table("clusters", "records", root=str(copied)) != []


@pytest.mark.parametrize("backend", ["pandas", "pyarrow"])
def test_a_page_that_is_not_the_one_written_is_refused(copied: Path, backend: str) -> None:
    path = copied / "tables" / "clusters.parquet"
    data, group = bytearray(path.read_bytes()), parquet.ParquetFile(path).metadata.row_group(0)
    chunks: dict[str, Any] = {group.column(at).path_in_schema: group.column(at) for at in range(group.num_columns)}
    chunk = chunks["output_value_cny"]
    data[chunk.dictionary_page_offset + chunk.total_compressed_size - 1] ^= 1  # the last byte of its last page
    path.write_bytes(data)
    with pytest.raises(DataFilesError, match="CRC checksum"):
        load_table("clusters", backend, root=str(copied))


def other_columns(table: pa.Table) -> pa.Table:
    return table.rename_columns(["other" if name == "cluster_kind" else name for name in table.column_names])


def other_types(table: pa.Table) -> pa.Table:
    at = table.column_names.index("output_value_cny")
    return table.set_column(at, "output_value_cny", table["output_value_cny"].cast(pa.float64()))


def other_codes(table: pa.Table) -> pa.Table:
    at = table.column_names.index("cluster_kind")
    return table.set_column(at, "cluster_kind", pa.array(["village"] * len(table)).dictionary_encode())


@pytest.mark.parametrize("backend", FRAMES)
@pytest.mark.parametrize("change", [other_columns, other_types, other_codes])
def test_other_columns_types_and_codes_are_refused(copied: Path, backend: str, change: Any) -> None:
    path = copied / "tables" / "clusters.parquet"
    replace(copied, "clusters", arrow.to_parquet(change(parquet.read_table(path))))
    if backend == "duckdb" and change is other_codes:  # found when the relation is asked for its rows
        with pytest.raises(duckdb.ConversionException, match="village"):
            load_table("clusters", backend, root=str(copied)).fetchall()
        return
    with pytest.raises(DataFilesError, match="is not what the descriptor says") as caught:
        load_table("clusters", backend, root=str(copied))
    assert caught.value.where == str(path)


@pytest.mark.parametrize(
    "described",
    [5, None, {}, {"path": 3}, {"path": "../x.parquet", "bytes": 1, "hash": ""}, {"path": "x", "bytes": "1"}],
)
def test_a_descriptor_that_says_nonsense_of_it_is_refused(copied: Path, described: object) -> None:
    descriptor = json.loads((copied / "datapackage.json").read_bytes())
    resource_of(descriptor, "clusters")["parquet"] = described
    (copied / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(DataFilesError, match=r"datapackage\.json"):
        load_table("clusters", root=str(copied))


def test_a_link_out_of_the_package_is_not_followed(copied: Path, tmp_path: Path) -> None:
    path = copied / "tables" / "clusters.parquet"
    outside = path.rename(tmp_path / "outside.parquet")
    path.symlink_to(outside)
    with pytest.raises(DataFilesError, match="leads out of the package"):
        load_table("clusters", root=str(copied))
