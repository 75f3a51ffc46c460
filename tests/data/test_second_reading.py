"""A list of all figures with values typed from reading the texts; the tables take theirs from the wording.

Both ways have to give the same.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from shenyang_innovation import load, load_observations

SECOND = Path(__file__).with_name("second_reading.csv")


@pytest.fixture(scope="module")
def second() -> dict[tuple[str, int, int], dict[str, str]]:
    with SECOND.open(encoding="utf-8", newline="") as stream:
        return {(row["source_id"], int(row["start"]), int(row["end"])): row for row in csv.DictReader(stream)}


def test_both_readings_found_the_same_figures(second: dict[tuple[str, int, int], dict[str, str]]) -> None:
    figures = {(row.source_id, row.start, row.end): row.disposition for row in load("figures", backend="records")}
    assert figures == {place: row["disposition"] for place, row in second.items()}


def test_both_readings_gave_the_same_values(second: dict[tuple[str, int, int], dict[str, str]]) -> None:
    read = {
        (row.source_id, row.start, row.end): (row.value, row.value_upper, row.unit, row.comparator, row.status)
        for row in load_observations(evidence="text", backend="records")
    }
    typed = {
        place: (
            Decimal(row["value"]),
            Decimal(row["value_upper"]) if row["value_upper"] else None,
            row["unit"],
            row["comparator"],
            row["status"],
        )
        for place, row in second.items()
        if row["disposition"] == "observation"
    }
    assert read == typed
