"""Loaders that are asked for some columns: the same cells, in the order asked for, in every backend."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from shenyang_innovation.errors import UnknownNameError, UsageError
from shenyang_innovation.published.backends import BACKENDS, load_table
from shenyang_innovation.published.descriptor import package, resource
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def cells(loaded: Any, backend: str, names: Sequence[str]) -> list[list[object]]:
    """The cells of a loaded table, column by column, as text; a null as None."""
    match backend:
        case "pandas":
            columns = [loaded[name].astype(object).where(loaded[name].notna(), None).tolist() for name in names]
        case "polars":
            columns = [loaded[name].to_list() for name in names]
        case "pyarrow":
            columns = [loaded[name].to_pylist() for name in names]
        case "duckdb":
            columns = [list(column) for column in zip(*loaded.fetchall(), strict=True)] or [[] for _ in names]
        case _:
            columns = [[getattr(row, name) for row in loaded] for name in names]
    return [[None if cell is None else str(cell) for cell in column] for column in columns]


def names_of(loaded: Any, backend: str) -> list[str]:
    if backend == "records":
        return list(loaded[0]._fields) if loaded else []
    return list(loaded.column_names if backend == "pyarrow" else loaded.columns)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_asked_for_are_those_of_the_whole_table(published: Path, table: str, backend: str) -> None:
    root = str(published)
    asked = list(reversed(resource(table, root).names()))[:3]
    some = load_table(table, backend, root=root, columns=asked)
    whole = load_table(table, backend, root=root)
    assert names_of(some, backend) in (asked, [])
    if backend == "duckdb":
        whole = whole.select(*asked)
    else:
        assert len(some) == len(whole)
    assert cells(some, backend, asked) == cells(whole, backend, asked)


def test_types_are_those_of_the_whole_table() -> None:
    asked = ["status", "value", "period_end", "subject_id"]
    whole, some = sy.load_observations(), sy.load_observations(columns=asked)
    assert list(some.dtypes) == [whole.dtypes[name] for name in asked]
    assert sy.load_observations(backend="polars", columns=asked).schema == (
        sy.load_observations(backend="polars").select(asked).schema
    )


def test_a_frame_tells_the_units_of_its_columns_alone() -> None:
    units = sy.load_clusters(columns=["cluster_id", "output_value_cny"]).attrs["units"]
    assert units == {"output_value_cny": "CNY"}


def test_records_of_all_columns_have_their_class_and_others_have_its_name() -> None:
    everything = sy.load_clusters(backend="records", columns=list(resource("clusters").names()))
    assert everything == sy.load_clusters(backend="records")
    assert type(everything[0]) is type(sy.load_clusters(backend="records")[0])
    (first, *_) = sy.load_clusters(backend="records", columns=["name_en"])
    assert repr(first) == f"Cluster(name_en={first.name_en!r})"
    assert pickle.loads(pickle.dumps(tuple(first))) == tuple(first)


def test_rows_are_chosen_by_columns_that_are_not_asked_for() -> None:
    for backend in BACKENDS:
        where = {"status": "forecast", "evidence": "text"}
        asked = load_table("observations", backend, where=where, columns=["subject_id"])
        assert cells(asked, backend, ["subject_id"]) == [["shenyang"]]


def test_any_sequence_of_names_will_do() -> None:
    names = ("name_en", "name_zh")
    assert list(sy.load_clusters(columns=names).columns) == list(names)
    assert list(load_table("clusters", columns=iter(names)).columns) == list(names)


@pytest.mark.parametrize(
    ("columns", "error", "message"),
    [
        (["name"], UnknownNameError, r"columns: no column 'name' in clusters\. Did you mean 'name_\w\w'\?"),
        ([5], UnknownNameError, r"columns: no column 5 in clusters\. Choose one of: "),
        ([["name_zh"]], UnknownNameError, r"columns: no column \['name_zh'\] in clusters\."),
        ("name_zh", UsageError, r"columns: 'name_zh' is no list of names\. Write \['name_zh'\]"),
        (["name_zh", "name_zh"], UsageError, r"columns: 'name_zh' stands there twice\. Name each column once"),
        ([""], UsageError, r"columns: a name of a column is empty\. Name columns, or leave it out to have all"),
        ([], UsageError, r"columns: no column is named\. Name columns, or leave it out to have all of them"),
    ],
)
@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_that_are_none_are_named(backend: str, columns: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        load_table("clusters", backend, columns=columns)


def test_every_table_has_a_column_to_ask_for() -> None:
    assert all(sy.load(name, columns=[table.names()[0]]).shape[1] == 1 for name, table in package().resources.items())  # type: ignore[call-overload]
