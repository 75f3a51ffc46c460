"""How a measured column is filled, on observations made by hand."""

from __future__ import annotations

import pytest

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.building.registers import actuals_by_subject, build_entities, build_register
from shenyang_innovation.errors import CurationError
from shenyang_innovation.schema.entities import Cluster, ComputingCenter
from shenyang_innovation.schema.tables import REGISTERS

CLUSTER = Record("curation/registers/clusters.csv", 2, {"cluster_id": "a", "name_zh": "甲", "name_en": "A"})


def observed(indicator: str, value: str, end: str, **other: str | None) -> Draft:
    cells: dict[str, str | None] = {
        "subject_id": "a",
        "indicator_id": indicator,
        "status": "actual",
        "figure": value,
        "value": value,
        "value_upper": None,
        "comparator": "=",
        "period_end": end,
    }
    return Draft(f"ledger, {value}", cells | other)


def filled(*observations: Draft) -> dict[str, str | None]:
    (draft,) = build_register(Cluster, [CLUSTER], actuals_by_subject(observations))
    names = ("reference_year", "output_value_cny", "output_growth_percent")
    return {name: draft.cells[name] for name in names}


def test_a_row_is_filled_for_the_latest_year_and_null_where_that_year_is_silent() -> None:
    assert filled(
        observed("cluster_output_value", "20", "2024-12-31"),
        observed("cluster_output_value", "10", "2023-12-31"),
        observed("cluster_output_growth", "5", "2023-12-31"),
    ) == {"reference_year": "2024", "output_value_cny": "20", "output_growth_percent": None}


def test_targets_do_not_fill_a_cell() -> None:
    assert filled(observed("cluster_output_value", "10", "2024-12-31", status="target"))["output_value_cny"] is None


def test_what_is_said_of_another_subject_does_not_fill_a_cell() -> None:
    assert filled(observed("cluster_output_value", "10", "2024-12-31", subject_id="b"))["reference_year"] is None


def test_another_day_is_another_time_only_where_the_day_is_kept() -> None:
    days = ("2024-06-30", "2024-12-31")
    center = Record("curation/registers/computing_centers.csv", 2, {"computing_center_id": "a"})
    capacities = [observed("ai_computing_capacity", value, day) for value, day in zip("12", days, strict=True)]
    (draft,) = build_register(ComputingCenter, [center], actuals_by_subject(capacities))
    assert (draft.cells["capacity_as_of"], draft.cells["capacity_pflops"]) == ("2024-12-31", "2")
    with pytest.raises(CurationError, match="different values for output_value_cny: 1 in ledger, 1; 2 in ledger, 2"):
        filled(*(observed("cluster_output_value", value, day) for value, day in zip("12", days, strict=True)))


@pytest.mark.parametrize("open_value", [{"comparator": ">"}, {"value_upper": "12"}])
def test_an_open_value_does_not_fill_a_cell(open_value: dict[str, str | None]) -> None:
    with pytest.raises(CurationError, match="no exact value"):
        filled(observed("cluster_output_value", "10", "2024-12-31", **open_value))


def test_two_sources_that_agree_fill_one_cell() -> None:
    twice = [observed("cluster_output_value", "10", "2024-12-31")] * 2
    assert filled(*twice)["output_value_cny"] == "10"


def test_the_index_counts_mentions_and_observations() -> None:
    registers: dict[str, list[Record]] = {model.table.name: [] for model in REGISTERS}
    registers["clusters"] = [CLUSTER]
    mention = Draft("mentions", {"entity_id": "a"})
    (draft,) = build_entities(registers, [mention, mention], [observed("x", "1", "2024-12-31")])
    assert (draft.cells["mention_count"], draft.cells["observation_count"]) == ("2", "1")
