"""The axes of time: each year's label in its year, and a line that is dashed unless its end is stated."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from shenyang_innovation.charts.drawing import years
from tests.charts.conftest import Spec, caption, drawn, layers, spec, squeezed, table

DAYS = {"computing": ["period_end"], "targets": ["said", "due", "outcome_day"]}
"""The fields of a picture that stand on its axis of time."""


def dashes(layer: Spec, row: dict[str, Any]) -> list[int]:
    """How the line of a row is dashed, by its mark or by its channel."""
    channel = layer["encoding"].get("strokeDash")
    dash: list[int] = layer["mark"].get("strokeDash", [1, 0])
    if channel:
        dash = dict(zip(channel["scale"]["domain"], channel["scale"]["range"], strict=True))[row[channel["field"]]]
    return dash


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_line_is_solid_only_where_the_day_it_leads_to_is_stated(language: str) -> None:
    lines = {
        row["observation_id"]: dashes(layer, row)
        for layer, rows in layers(spec("targets", language), "rule")
        for row in rows
        if row
    }
    bases = {row["target_id"]: row["due_basis"] for row in table("targets")}
    assert {id_: dash == [1, 0] for id_, dash in lines.items()} == {id_: own == "stated" for id_, own in bases.items()}
    assert set(bases.values()) == {"stated", "inferred", ""}
    said = {"en": "dashed where we infer that day or none is stated", "zh": "虚线表示日期为推断或未说明"}[language]
    assert squeezed(said) in caption(spec("targets", language))


def test_the_day_of_an_outcome_tells_whether_it_is_stated() -> None:
    observations = {row["observation_id"]: row["period_basis"] for row in table("observations")}
    told = [
        tooltip["field"]
        for layer, _ in layers(spec("targets"), "point")
        for tooltip in layer["encoding"]["tooltip"]
        if layer["encoding"]["shape"]["field"] == "verdict"
    ]
    assert "outcome_basis" in told
    for row in drawn(spec("targets")):
        assert row["outcome_basis"] == (observations[row["outcome_id"]] if row["outcome_id"] else None)


def axis(name: str) -> tuple[date, date, dict[int, date]]:
    """The first and the last day of a picture's axis of time, and the day at which each year has its label."""
    ((x, rows),) = (
        (layer["encoding"]["x"], rows) for layer, rows in layers(spec(name), "text") if rows and "middle" in rows[0]
    )
    first, last = map(date.fromisoformat, x["scale"]["domain"])
    return first, last, {int(row["year"]): date.fromisoformat(row["middle"]) for row in rows}


@pytest.mark.parametrize("name", DAYS)
def test_each_day_lies_between_the_lines_of_its_year_whose_label_is_in_the_middle(name: str) -> None:
    first, last, labels = axis(name)
    for year, middle in labels.items():
        begin, end = max(first, date(year, 1, 1)), min(last, date(year + 1, 1, 1))
        assert abs((middle - begin) - (end - middle)) <= timedelta(days=1)
    days = [date.fromisoformat(row[field]) for row in drawn(spec(name)) for field in DAYS[name] if row[field]]
    assert days
    assert all(first <= day <= last for day in days)
    assert {day.year for day in days} <= set(labels)
    assert any(day.month == 12 for day in days)


@pytest.mark.parametrize("name", DAYS)
def test_lines_of_the_grid_stand_where_years_begin_and_have_no_label_there(name: str) -> None:
    axes = [
        layer["encoding"]["x"]["axis"]
        for layer, _ in layers(spec(name))
        if layer["encoding"].get("x", {}).get("type") == "temporal"
    ]
    assert axes
    for own in axes:
        assert (own["grid"], own["tickCount"], own["labels"], own["ticks"]) == (True, "year", False, False)


def test_targets_have_whole_years() -> None:
    first, last, labels = axis("targets")
    assert (first, last) == (date(2021, 1, 1), date(2028, 1, 1))
    assert list(labels) == [2021, 2022, 2023, 2024, 2025, 2026, 2027]
    assert all((middle.month, middle.day) in {(7, 1), (7, 2)} for middle in labels.values())


def test_where_there_is_no_room_for_all_years_some_have_labels() -> None:
    made = years.labels(date(2000, 1, 1), date(2040, 1, 1), 200, 100).to_dict()
    ((_, rows),) = made["datasets"].items()
    labels = [int(row["year"]) for row in rows]
    assert 1 < len(labels) <= 200 / 26
    assert len({later - earlier for earlier, later in pairwise(labels)}) == 1
