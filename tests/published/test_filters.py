"""Loaders that filter: the same rows in every backend, and a slip is named."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from shenyang_innovation import UnknownNameError, UsageError, load_observations
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import resource
from shenyang_innovation.published.filters import first_day

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


# --- since ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("backend", FRAMES)
@pytest.mark.parametrize("since", ["2024", 2025, "2023-03", "2024-12-31", datetime.date(2025, 1, 1)], ids=str)
def test_every_backend_keeps_what_is_not_before_a_day(backend: str, since: object) -> None:
    spelled = str(since)
    day = spelled + "2000-01-01"[len(spelled) :]
    rows = read_cells(resource("observations"))
    expected = [str(row["observation_id"]) for row in rows if row["period_end"] and row["period_end"] >= day]
    assert 0 < len(expected) < len(rows)
    assert ids(load_table("observations", backend, since={"period_end": since}), backend) == expected  # type: ignore[dict-item]


def test_since_and_other_filters_are_both_kept() -> None:
    asked = load_observations(theme="computing", since="2025", columns=["theme", "period_end"])
    assert set(asked["theme"]) == {"computing"}
    assert asked["period_end"].min() >= pd.Timestamp("2025-01-01")
    assert len(asked) < len(load_observations(theme="computing"))


def test_a_row_without_a_period_is_not_since_any_day() -> None:
    whole = load_observations(backend="records")
    since = load_observations(backend="records", since="1900")
    assert since == [row for row in whole if row.period_end]
    assert len(since) < len(whole)


def test_a_moment_is_taken_for_its_day() -> None:
    moment = pd.Timestamp("2025-03-08 12:30")
    assert first_day(moment) == "2025-03-08"
    assert load_observations(backend="records", since=moment) == load_observations(
        backend="records", since="2025-03-08"
    )


@pytest.mark.parametrize(
    "since", ["", "24", "2024-13", "2024-7", "2024-02-30", "20240101", "２０２４", True, 2024.0, b"2024"]
)
def test_what_is_no_day_is_named(since: object) -> None:
    with pytest.raises(UsageError, match=r"since: .* is no day, month or year\. Write 2024, 2024-07 or 2024-07-31"):
        load_observations(since=since)  # type: ignore[call-overload]


def test_rows_are_kept_before_a_frame_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of pandas gets the rows that are kept and no others."""
    read, given = pd.read_csv, []

    def noted(source: object, **options: object) -> pd.DataFrame:
        given.append(source.getvalue())  # type: ignore[attr-defined]
        return read(source, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(pd, "read_csv", noted)
    kept = load_observations(status="forecast", evidence="text")
    (text,) = given
    assert len(text.decode().splitlines()) == 1 + len(kept) == 2
