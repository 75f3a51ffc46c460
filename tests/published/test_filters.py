"""Loaders that filter: the same rows in every backend, and a slip is named."""

from __future__ import annotations

import pytest

from shenyang_innovation import UnknownNameError, load_observations
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import resource

FRAMES = ("pandas", "polars", "pyarrow", "duckdb", "records")


def ids(table: object, backend: str) -> list[str]:
    if backend == "records":
        return [row.observation_id for row in table]  # type: ignore[attr-defined]
    if backend == "duckdb":
        return [row[0] for row in table.project("observation_id").fetchall()]  # type: ignore[attr-defined]
    column = table["observation_id"]  # type: ignore[index]
    return list(column.to_pylist() if backend == "pyarrow" else column)


@pytest.mark.parametrize("backend", FRAMES)
@pytest.mark.parametrize(
    "wanted",
    [
        {"theme": "talent"},
        {"status": "forecast"},
        {"subject_id": "shenyang", "status": "target"},
        {"indicator_id": "ai_computing_capacity"},
        {"theme": "talent", "status": "forecast"},
    ],
    ids=lambda wanted: " ".join(wanted.values()),
)
def test_every_backend_keeps_the_same_rows(backend: str, wanted: dict[str, str]) -> None:
    expected = [
        str(row["observation_id"])
        for row in read_cells(resource("observations"))
        if all(row[column] == value for column, value in wanted.items())
    ]
    assert ids(load_table("observations", backend, where=wanted), backend) == expected


def test_the_talent_table() -> None:
    talent = load_observations(theme="talent")
    assert set(talent["theme"]) == {"talent"}
    assert list(talent.index) == list(range(len(talent)))
    assert talent.attrs["table"] == "observations"
    assert talent.dtypes.equals(load_observations().dtypes)


def test_the_keywords_of_the_loader_are_its_columns() -> None:
    asked = load_observations(
        backend="records", subject="shenyang-ai-computing-center", indicator="computing_fill_rate"
    )
    assert [(str(row.status), int(row.value)) for row in asked] == [("target", 80)]


@pytest.mark.parametrize(
    ("wanted", "remedy"),
    [
        ({"theme": "talents"}, "Did you mean 'talent'?"),
        ({"subject_id": "shenyan"}, "Did you mean 'shenyang'?"),
        ({"indicator_id": "ai_computing"}, "Did you mean 'ai_computing_capacity'?"),
        ({"status": "actuals"}, "Did you mean 'actual'?"),
    ],
)
def test_a_slip_is_named(wanted: dict[str, str], remedy: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        load_table("observations", "records", where=wanted)
    assert caught.value.remedy == remedy


def test_a_subject_without_observations_gives_no_rows() -> None:
    assert load_observations(backend="records", subject="biomedicine-cluster") == []
