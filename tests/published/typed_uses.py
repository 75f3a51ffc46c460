"""What type checkers must infer. Nothing here runs: mypy reads it in CI as part of the tests, pyright in test_typing.

An `ignore` is a use that has to be an error, in both; each of them reports one that is none.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, assert_type

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

import shenyang_innovation as sy
from shenyang_innovation.published import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shenyang_innovation.published.names import Backend, TableName


def frames(either: Literal["pandas", "polars"]) -> None:
    assert_type(sy.load_clusters(), pd.DataFrame)
    assert_type(sy.load_clusters(backend="pandas"), pd.DataFrame)
    assert_type(sy.load_clusters(backend="polars"), pl.DataFrame)
    assert_type(sy.load_clusters(backend="pyarrow"), pa.Table)
    assert_type(sy.load_clusters(backend="duckdb"), duckdb.DuckDBPyRelation)
    assert_type(sy.load_clusters(backend="records"), list[records.Cluster])
    assert_type(sy.load_clusters(backend=either), pd.DataFrame | pl.DataFrame)
    assert_type(sy.load_observations(theme="talent", status="target", since=2021), pd.DataFrame)


def by_name(table: Literal["clusters"], backend: Backend) -> None:
    assert_type(sy.load("clusters"), pd.DataFrame)
    assert_type(sy.load("clusters", backend="polars"), pl.DataFrame)
    assert_type(sy.load(table, backend="records"), list[records.Cluster])
    assert_type(sy.load("targets", backend="records"), list[records.Target])
    assert_type(sy.load("clusters", package=Path("elsewhere")), pd.DataFrame)
    sy.load(table, backend=backend)


def some_columns(columns: Sequence[str] | None) -> None:
    assert_type(sy.load_clusters(columns=["name_zh"]), pd.DataFrame)
    assert_type(sy.load_clusters(backend="records", columns=["name_zh"]), list[Any])
    assert_type(sy.load_clusters(backend="polars", columns=columns), pl.DataFrame)


def cells() -> None:
    cluster = sy.load_clusters(backend="records")[0]
    assert_type(cluster.cluster_id, str)
    assert_type(cluster.output_value_cny, int | None)
    assert_type(cluster.output_growth_percent, Decimal | None)
    assert_type(sy.load_sources(backend="records")[0].published, date)
    assert_type(sy.load_relations(backend="records")[0].holds, bool)
    assert_type(sy.load_targets(backend="records")[0].verdict, Literal["met", "missed", "undecided", "open"])


def other_units(money: pd.DataFrame, numbers: pl.DataFrame, cells: pa.Table) -> None:
    assert_type(sy.to_unit(money, "CNY", "USD", rate=7.1), pd.DataFrame)
    assert_type(sy.to_unit(cells, "square-metre", "hectare"), pa.Table)
    assert_type(sy.to_periods(numbers), pl.DataFrame)


def questions() -> None:
    assert_type(sy.list_tables(), list[TableName])
    assert_type(sy.cite("clusters", style="bibtex"), str)
    assert_type(sy.evidence("clusters", "new-materials", "name_zh")[0], sy.Evidence)
    assert_type(sy.describe("clusters"), sy.TableDescription)
    assert_type(sy.__version__, str)
    assert_type(sy.connect(), duckdb.DuckDBPyConnection)
    assert_type(sy.export("sqlite", "shenyang.sqlite"), Path)


def wrong_names() -> None:
    sy.load("cluster")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    sy.load_clusters(backend="panda")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    sy.load_clusters("polars")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    sy.load_cluster()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    sy.load_observations(theme="talents")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    sy.load_observations(status="done")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    sy.load_clusters(theme="talent")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]


def wrong_columns(cluster: records.Cluster, target: records.Target) -> None:
    _ = cluster.output  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    _value: int = cluster.output_value_cny  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    _name: int = cluster.name_zh  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    _verdict: Literal["met", "missed"] = target.verdict  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    _ = target.verdict == "hit"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
    cluster.name_zh = "材料"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
