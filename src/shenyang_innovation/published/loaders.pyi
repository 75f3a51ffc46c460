"""What each loader gives, by backend and columns.

Built by `shenyang-innovation build` from the row models: change those, not this file.
"""

import os
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, overload

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

from shenyang_innovation.published import records
from shenyang_innovation.published.names import Evidence, Status, TableName, Theme

@overload
def load_sources(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
) -> pd.DataFrame: ...
@overload
def load_sources(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
) -> pl.DataFrame: ...
@overload
def load_sources(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
) -> pa.Table: ...
@overload
def load_sources(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_sources(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    evidence: Evidence | None = ...,
) -> list[records.Source]: ...
@overload
def load_sources(
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
) -> list[Any]: ...
@overload
def load_sources(
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    evidence: Evidence | None = ...,
) -> list[Any]: ...
@overload
def load_figures(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_figures(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_figures(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_figures(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_figures(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.FigureRow]: ...
@overload
def load_figures(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_figures(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.CitedFigure]: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
) -> list[Any]: ...
@overload
def load_cited_figures(
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
) -> list[Any]: ...
@overload
def load_mentions(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_mentions(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_mentions(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_mentions(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_mentions(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Mention]: ...
@overload
def load_mentions(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_mentions(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_caveats(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_caveats(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_caveats(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_caveats(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_caveats(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Caveat]: ...
@overload
def load_caveats(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_caveats(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_errata(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_errata(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_errata(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_errata(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_errata(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Erratum]: ...
@overload
def load_errata(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_errata(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_retired(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_retired(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_retired(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_retired(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_retired(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Tombstone]: ...
@overload
def load_retired(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_retired(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_units(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_units(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_units(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_units(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_units(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.UnitRow]: ...
@overload
def load_units(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_units(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_indicators(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_indicators(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_indicators(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_indicators(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_indicators(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.Indicator]: ...
@overload
def load_indicators(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_indicators(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_observations(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> pd.DataFrame: ...
@overload
def load_observations(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> pl.DataFrame: ...
@overload
def load_observations(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> pa.Table: ...
@overload
def load_observations(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_observations(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> list[records.Observation]: ...
@overload
def load_observations(
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> list[Any]: ...
@overload
def load_observations(
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    evidence: Evidence | None = ...,
    theme: Theme | None = ...,
    subject: str | None = ...,
    indicator: str | None = ...,
    status: Status | None = ...,
    since: str | int | date | None = ...,
) -> list[Any]: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> pd.DataFrame: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> pl.DataFrame: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> pa.Table: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> list[records.SeriesPoint]: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> list[Any]: ...
@overload
def load_series(
    indicator: str | None = ...,
    subject: str | None = ...,
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    status: Status | None = ...,
    evidence: Evidence | None = ...,
) -> list[Any]: ...
@overload
def load_places(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_places(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_places(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_places(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_places(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Place]: ...
@overload
def load_places(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_places(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_glossary(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_glossary(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_glossary(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_glossary(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_glossary(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Term]: ...
@overload
def load_glossary(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_glossary(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_entities(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_entities(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_entities(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_entities(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_entities(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Entity]: ...
@overload
def load_entities(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_entities(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_aliases(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_aliases(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_aliases(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_aliases(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_aliases(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Alias]: ...
@overload
def load_aliases(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_aliases(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_clusters(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_clusters(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_clusters(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_clusters(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_clusters(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Cluster]: ...
@overload
def load_clusters(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_clusters(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.IndustryChain]: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
) -> list[Any]: ...
@overload
def load_industry_chains(
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
) -> list[Any]: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.ComputingCenter]: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
) -> list[Any]: ...
@overload
def load_computing_centers(
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
) -> list[Any]: ...
@overload
def load_platforms(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_platforms(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_platforms(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_platforms(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_platforms(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.Platform]: ...
@overload
def load_platforms(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_platforms(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_organizations(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_organizations(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_organizations(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_organizations(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_organizations(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.Organization]: ...
@overload
def load_organizations(
    *,
    backend: Literal["records"],
    columns: Sequence[str],
    as_of: str | None = ...,
) -> list[Any]: ...
@overload
def load_organizations(
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
) -> list[Any]: ...
@overload
def load_people(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_people(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_people(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_people(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_people(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Person]: ...
@overload
def load_people(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_people(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_parks(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_parks(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_parks(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_parks(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_parks(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Park]: ...
@overload
def load_parks(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_parks(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_funds(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_funds(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_funds(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_funds(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_funds(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Fund]: ...
@overload
def load_funds(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_funds(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_programs(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_programs(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_programs(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_programs(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_programs(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Program]: ...
@overload
def load_programs(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_programs(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_projects(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_projects(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_projects(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_projects(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_projects(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Project]: ...
@overload
def load_projects(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_projects(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_events(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_events(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_events(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_events(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_events(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Event]: ...
@overload
def load_events(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_events(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_measures(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_measures(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_measures(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_measures(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_measures(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.MeasureItem]: ...
@overload
def load_measures(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_measures(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_suggestions(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_suggestions(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_suggestions(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_suggestions(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_suggestions(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.Suggestion]: ...
@overload
def load_suggestions(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_suggestions(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_targets(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_targets(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_targets(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_targets(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_targets(*, backend: Literal["records"], columns: None = ..., as_of: None = ...) -> list[records.Target]: ...
@overload
def load_targets(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_targets(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load_relations(
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pd.DataFrame: ...
@overload
def load_relations(
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pl.DataFrame: ...
@overload
def load_relations(
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> pa.Table: ...
@overload
def load_relations(
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str | None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load_relations(
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
) -> list[records.Relation]: ...
@overload
def load_relations(*, backend: Literal["records"], columns: Sequence[str], as_of: str | None = ...) -> list[Any]: ...
@overload
def load_relations(*, backend: Literal["records"], columns: Sequence[str] | None = ..., as_of: str) -> list[Any]: ...
@overload
def load(
    name: Literal["sources"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Source]: ...
@overload
def load(
    name: Literal["figures"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.FigureRow]: ...
@overload
def load(
    name: Literal["cited_figures"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.CitedFigure]: ...
@overload
def load(
    name: Literal["mentions"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Mention]: ...
@overload
def load(
    name: Literal["caveats"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Caveat]: ...
@overload
def load(
    name: Literal["errata"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Erratum]: ...
@overload
def load(
    name: Literal["retired"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Tombstone]: ...
@overload
def load(
    name: Literal["units"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.UnitRow]: ...
@overload
def load(
    name: Literal["indicators"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Indicator]: ...
@overload
def load(
    name: Literal["observations"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Observation]: ...
@overload
def load(
    name: Literal["series"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.SeriesPoint]: ...
@overload
def load(
    name: Literal["places"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Place]: ...
@overload
def load(
    name: Literal["glossary"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Term]: ...
@overload
def load(
    name: Literal["entities"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Entity]: ...
@overload
def load(
    name: Literal["aliases"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Alias]: ...
@overload
def load(
    name: Literal["clusters"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Cluster]: ...
@overload
def load(
    name: Literal["industry_chains"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.IndustryChain]: ...
@overload
def load(
    name: Literal["computing_centers"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.ComputingCenter]: ...
@overload
def load(
    name: Literal["platforms"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Platform]: ...
@overload
def load(
    name: Literal["organizations"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Organization]: ...
@overload
def load(
    name: Literal["people"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Person]: ...
@overload
def load(
    name: Literal["parks"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Park]: ...
@overload
def load(
    name: Literal["funds"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Fund]: ...
@overload
def load(
    name: Literal["programs"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Program]: ...
@overload
def load(
    name: Literal["projects"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Project]: ...
@overload
def load(
    name: Literal["events"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Event]: ...
@overload
def load(
    name: Literal["measures"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.MeasureItem]: ...
@overload
def load(
    name: Literal["suggestions"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Suggestion]: ...
@overload
def load(
    name: Literal["targets"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Target]: ...
@overload
def load(
    name: Literal["relations"],
    *,
    backend: Literal["records"],
    columns: None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[records.Relation]: ...
@overload
def load(
    name: TableName,
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: None = ...,
) -> pd.DataFrame: ...
@overload
def load(
    name: TableName,
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: None = ...,
) -> pl.DataFrame: ...
@overload
def load(
    name: TableName,
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: None = ...,
) -> pa.Table: ...
@overload
def load(
    name: TableName,
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load(
    name: TableName,
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: None = ...,
) -> list[Any]: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: str | os.PathLike[str],
) -> pd.DataFrame: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: str | os.PathLike[str],
) -> pl.DataFrame: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: str | os.PathLike[str],
) -> pa.Table: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: str | os.PathLike[str],
) -> duckdb.DuckDBPyRelation: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: None = ...,
    package: str | os.PathLike[str],
) -> list[Any]: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["pandas"] = ...,
    columns: Sequence[str] | None = ...,
    as_of: str,
    package: None = ...,
) -> pd.DataFrame: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["polars"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    package: None = ...,
) -> pl.DataFrame: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["pyarrow"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    package: None = ...,
) -> pa.Table: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["duckdb"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    package: None = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load(
    name: str,
    *,
    backend: Literal["records"],
    columns: Sequence[str] | None = ...,
    as_of: str,
    package: None = ...,
) -> list[Any]: ...
