"""Each backend gives what stands in the files, with the types that the descriptor says."""

from __future__ import annotations

import csv
import datetime
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from shenyang_innovation.arrow import codes_of
from shenyang_innovation.errors import DataFilesError, MissingExtraError, UnknownNameError
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.backends import BACKENDS, load_table
from shenyang_innovation.published.readers.records import TOGETHER
from shenyang_innovation.published.records import NAMES, record_type
from shenyang_innovation.published.values import column_converter, converter
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shenyang_innovation.published.descriptor import Field, Resource
    from tests.published.conftest import Swap

Column = list[Any]
TEXT = "str" if int(pd.__version__.split(".")[0]) >= 3 else "object"
PANDAS = {"string": TEXT, "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[s]"}
POLARS = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def expected(resource: Resource, number: type) -> dict[str, Column]:
    """The columns of a table as the csv module and the plain constructors read them."""
    make: dict[str, Callable[[str], Any]] = {
        "string": str,
        "integer": int,
        "number": number,
        "boolean": lambda cell: {"true": True, "false": False}[cell],
        "date": datetime.date.fromisoformat,
    }
    with open(resource.path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        field.name: [None if row[field.name] == "" else make[field.type](row[field.name]) for row in rows]
        for field in resource.fields
    }


def columns(loaded: Any, backend: str, fields: tuple[Field, ...]) -> dict[str, Column]:
    """A loaded table as plain Python values, a null as None."""
    match backend:
        case "pandas":
            return {field.name: [_plain(value, field) for value in loaded[field.name]] for field in fields}
        case "polars":
            return {name: loaded[name].to_list() for name in loaded.columns}
        case "pyarrow":
            return {name: loaded[name].to_pylist() for name in loaded.column_names}
        case "duckdb":
            rows = loaded.fetchall()
            return {name: [row[at] for row in rows] for at, name in enumerate(loaded.columns)}
    return {field.name: [getattr(record, field.name) for record in loaded] for field in fields}


def _plain(value: Any, field: Field) -> Any:
    if pd.isna(value):
        return None
    return value.date() if field.type == "date" else value


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_every_column_is_what_stands_in_the_file(published: Path, table: str, backend: str) -> None:
    resource = descriptor.resource(table, str(published))
    loaded = load_table(table, backend, root=str(published))
    given = columns(loaded, backend, resource.fields)
    assert given == expected(resource, Decimal if backend == "records" else float)
    assert list(given) == list(resource.names())


@pytest.mark.parametrize("table", TABLES)
def test_dtypes_follow_from_the_descriptor_alone(published: Path, table: str) -> None:
    resource = descriptor.resource(table, str(published))
    pandas, polars = load_table(table, "pandas", root=str(published)), load_table(table, "polars", root=str(published))
    arrow, relation = (
        load_table(table, "pyarrow", root=str(published)),
        load_table(table, "duckdb", root=str(published)),
    )
    duck = dict(zip(relation.columns, relation.types, strict=True))
    for field in resource.fields:
        if field.enum:
            assert pandas.dtypes[field.name] == pd.CategoricalDtype(pd.Index(field.enum, dtype="str"), ordered=False)
            assert pandas[field.name].cat.categories.dtype == TEXT
            assert polars.schema[field.name] == pl.Enum(field.enum)
            assert arrow.schema.field(field.name).type == pa.dictionary(pa.int32(), pa.string())
            assert duck[field.name].id == "enum"
            assert duck[field.name].children[0][1] == list(field.enum)
        else:
            assert str(pandas.dtypes[field.name]) == PANDAS[field.type]
            assert polars.schema[field.name] == POLARS[field.type]
            assert arrow.schema.field(field.name).type == ARROW[field.type]
            assert str(duck[field.name]) == DUCKDB[field.type]
        assert arrow.schema.field(field.name).nullable is not field.required


def test_records_are_those_of_the_row_models(miniature: Path) -> None:
    assert list(NAMES) == list(TABLES) == list(descriptor.package(str(miniature)).resources)
    for name in NAMES:
        record: Any = record_type(name)
        assert record._fields == descriptor.resource(name, str(miniature)).names()
        assert record.__name__ == TABLES[name].__name__


@pytest.mark.usefixtures("miniature")
def test_categories_are_all_codes_in_their_order() -> None:
    codes = descriptor.resource("clusters").field("cluster_kind").enum
    assert codes == ("national-advanced", "city", "other")
    assert tuple(load_table("clusters", "pandas").cluster_kind.cat.categories) == codes
    assert tuple(load_table("clusters", "pyarrow")["cluster_kind"].chunk(0).dictionary.to_pylist()) == codes
    assert load_table("events", "pandas").empty


@pytest.mark.usefixtures("miniature")
def test_a_column_of_codes_without_rows_has_them_all_the_same() -> None:
    field = descriptor.resource("events").field("event_kind")
    assert field.enum
    chunk = load_table("events", "pyarrow")["event_kind"].chunk(0)
    assert (len(chunk), chunk.dictionary.to_pylist()) == (0, list(field.enum))
    chunked: Any = pa.chunked_array
    without = {"event_kind": chunked([], pa.dictionary(pa.int32(), pa.string()))}
    codes: Any = codes_of(pa.table(without), field)
    assert codes.chunk(0).dictionary.to_pylist() == list(field.enum)


@pytest.mark.usefixtures("miniature")
@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("clusters", "output_value_cny", "1_000"),
        ("clusters", "output_value_cny", " 1"),
        ("clusters", "output_value_cny", "２０"),
        ("clusters", "output_value_cny", "1.0"),
        ("clusters", "output_growth_percent", "nan"),
        ("clusters", "output_growth_percent", "1_0.5"),
        ("clusters", "output_growth_percent", "e"),
        ("clusters", "cluster_kind", "village"),
        ("sources", "published", "20210312"),
        ("sources", "published", "2021-W10-5"),
        ("relations", "holds", "False"),
    ],
)
def test_a_cell_is_spelled_in_one_way(table: str, column: str, cell: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        converter(descriptor.resource(table).field(column))(cell)
    with pytest.raises((ValueError, ArithmeticError)):
        column_converter(descriptor.resource(table).field(column))(["", cell])


@pytest.mark.usefixtures("miniature")
def test_a_whole_number_stays_exact_beside_a_null() -> None:
    assert list(load_table("clusters").industry_chain_count) == [pd.NA, 2**53 + 1]


@pytest.mark.usefixtures("miniature")
def test_a_frame_says_what_it_is() -> None:
    attributes = load_table("clusters").attrs
    assert attributes["title"] == "Industrial clusters"
    assert attributes["units"]["output_value_cny"] == "CNY"
    assert (attributes["table"], attributes["license"], attributes["version"]) == ("clusters", "CC-BY-4.0", "9.8.7")
    schema = load_table("clusters", "pyarrow").schema
    assert schema.metadata[b"title"] == b"Industrial clusters"
    assert schema.field("output_value_cny").metadata[b"unit"] == b"CNY"


@pytest.mark.usefixtures("miniature")
def test_relations_of_duckdb_join_with_each_other() -> None:
    observations = load_table("observations", "duckdb").set_alias("o")
    sources = load_table("sources", "duckdb").set_alias("s")
    joined = observations.join(sources, "o.source_id = s.source_id")
    assert joined.aggregate("count(*)").fetchall() == [(7,)]


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("miniature")
def test_an_unknown_backend_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no backend 'pola'\. Did you mean 'polars'\?"):
        load_table("clusters", "pola")


@pytest.mark.usefixtures("miniature")
@pytest.mark.parametrize("name", [["clusters"], None, 5])
def test_what_is_no_name_is_an_error_of_ours(name: Any) -> None:
    with pytest.raises(UnknownNameError, match="no table"):
        load_table(name)
    with pytest.raises(UnknownNameError, match="no backend"):
        load_table("clusters", name)
    with pytest.raises(UnknownNameError, match="no theme"):
        load_table("observations", where={"theme": name or "None"})


@pytest.mark.usefixtures("miniature")
def test_an_unknown_table_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no table 'cluster'\. Did you mean 'clusters'\?"):
        load_table("cluster")


@pytest.mark.usefixtures("miniature")
@pytest.mark.parametrize(
    ("backend", "extra"),
    [("polars", "[polars]"), ("pyarrow", "[arrow]"), ("duckdb", "[duckdb]"), ("pandas", "pandas")],
)
def test_a_backend_that_is_not_installed_names_its_extra(
    monkeypatch: pytest.MonkeyPatch, backend: str, extra: str
) -> None:
    monkeypatch.delitem(sys.modules, f"shenyang_innovation.published.readers.{backend}", raising=False)
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(MissingExtraError, match="pip install") as caught:
        load_table("clusters", backend)
    assert extra in caught.value.remedy
    assert isinstance(caught.value, ImportError)


@pytest.mark.usefixtures("miniature")
def test_another_missing_module_is_not_taken_for_the_backend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shenyang_innovation.published.records", None)
    with pytest.raises(ModuleNotFoundError, match="records"):
        load_table("clusters", "records")


@pytest.mark.parametrize("backend", BACKENDS)
def test_another_header_is_refused(miniature: Path, backend: str, swap: Swap) -> None:
    swap(miniature, "clusters", "name_zh,name_en", "name_en,name_zh")
    with pytest.raises(DataFilesError, match="its columns are"):
        load_table("clusters", backend)


def test_a_header_in_another_encoding_is_shown_as_far_as_it_can_be(miniature: Path) -> None:
    path = miniature / "tables" / "clusters.csv"
    path.write_bytes("名称".encode("gb18030") + path.read_bytes())
    with pytest.raises(DataFilesError, match=r"its columns are '\ufffd+cluster_id,.*Run `shenyang-innovation build`"):
        load_table("clusters", "records")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_missing_table_is_named(miniature: Path, backend: str) -> None:
    (miniature / "tables" / "clusters.csv").unlink()
    with pytest.raises(DataFilesError, match=r"clusters\.csv: can't be read: No such file"):
        load_table("clusters", backend)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        ("clusters", ",city,", ",village,"),
        ("clusters", ",69500000000,", ",69x,"),
        ("clusters", ",6.6,", ",6.6%,"),
        ("sources", "2021-03-12", "2021-13-12"),
        ("relations", ",false,", ",nein,"),
        ("sources", "the publisher,NA", "the publisher,NA,more"),
    ],
)
def test_a_cell_of_another_type_is_never_read_as_a_null(
    miniature: Path, backend: str, table: str, right: str, wrong: str, swap: Swap
) -> None:
    swap(miniature, table, right, wrong)
    # a relation is read when it is asked for rows: what is wrong is told by DuckDB then
    error = duckdb.Error if backend == "duckdb" else DataFilesError
    with pytest.raises(error):
        list(load_table(table, backend).fetchall())


def test_the_first_row_that_cannot_be_read_is_named(miniature: Path, swap: Swap) -> None:
    header, *rows = (miniature / "tables" / "clusters.csv").read_text(encoding="utf-8").splitlines()
    (row,) = (row for row in rows if ",69500000000," in row)
    number = 2 * TOGETHER + 7
    later, column = row.replace(",city,", ",village,"), row.replace(",69500000000,", ",69x,")
    swap(miniature, "clusters", "\n".join(rows), "\n".join([*[row] * (number - 1), column, later]))
    assert header.index("cluster_kind") < header.index("output_value_cny")  # the column that comes first is not it
    with pytest.raises(DataFilesError, match=f"row {number}: '69x' is no whole number"):
        load_table("clusters", "records")


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"resources": 1}'])
def test_a_missing_or_broken_descriptor_is_named(miniature: Path, text: str | None) -> None:
    path = miniature / "datapackage.json"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFilesError, match=r"datapackage\.json"):
        load_table("clusters", "records")


@pytest.mark.usefixtures("miniature")
def test_a_column_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no column 'name'"):
        descriptor.resource("clusters").field("name")
