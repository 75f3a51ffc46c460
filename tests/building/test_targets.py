"""Outcomes and verdicts, on targets made by hand."""

from __future__ import annotations

import pytest

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.building.targets import build_targets, reached
from shenyang_innovation.errors import CurationError

SHARED: dict[str, str | None] = {
    "source_id": "s",
    "subject_id": "shenyang",
    "indicator_id": "bases",
    "value_upper": None,
    "unit": "count",
    "measure": "stock",
    "period_end": "2025-12-31",
    "period_basis": "stated",
}


def said(key: str, value: str, status: str, comparator: str = "=", **other: str | None) -> Draft:
    cells = SHARED | {"observation_id": key, "figure": f"{value}家", "value": value}
    return Draft(f"ledger, {key}", cells | {"status": status, "comparator": comparator} | other)


def judged(target: Draft, answer: Draft | None, comparability: str, verdict: str) -> Draft:
    observations = {str(d.cells["observation_id"]): d for d in (target, answer) if d}
    cells = {
        "target_id": "t@1",
        "outcome_id": "a@1" if answer else None,
        "comparability": comparability,
        "verdict": verdict,
        "reason_en": "Because",
    }
    (draft,) = build_targets(observations, [Record("curation/outcomes.csv", 2, cells)])
    return draft


AIM = said("t@1", "100", "target")


def test_a_target_takes_value_and_due_date_from_its_observation() -> None:
    cells = judged(AIM, None, "none-yet", "open").cells
    shown = (cells["value"], cells["due"], cells["due_basis"], cells["verdict"])
    assert shown == ("100", "2025-12-31", "stated", "open")


def test_a_direct_outcome_is_judged_by_arithmetic() -> None:
    assert judged(AIM, said("a@1", "100", "actual"), "direct", "met").cells["verdict"] == "met"
    with pytest.raises(CurationError, match="100家 was aimed at and 99家 came about: missed"):
        judged(AIM, said("a@1", "99", "actual"), "direct", "met")


@pytest.mark.parametrize("column", ["indicator_id", "subject_id", "period_end"])
def test_direct_means_the_same_thing(column: str) -> None:
    with pytest.raises(CurationError, match=f"comparability direct, but {column}"):
        judged(AIM, said("a@1", "100", "actual", **{column: "other"}), "direct", "met")


@pytest.mark.parametrize(
    ("answer", "verdict", "what"),
    [
        (None, "met", "without an outcome"),
        (said("a@1", "100", "actual"), "open", "with the outcome"),
        (said("a@1", "100", "target"), "met", "no actual observation"),
        (said("a@1", "100", "actual", unit="percent"), "met", "different units"),
    ],
)
def test_a_verdict_that_can_not_be(answer: Draft | None, verdict: str, what: str) -> None:
    with pytest.raises(CurationError, match=what):
        judged(AIM, answer, "partly", verdict)


def test_a_target_is_judged_once() -> None:
    row = {"target_id": "t@1", "outcome_id": None, "comparability": "none-yet", "verdict": "open", "reason_en": "x"}
    twice = [Record("curation/outcomes.csv", line, row) for line in (2, 3)]
    with pytest.raises(CurationError, match="judged twice"):
        build_targets({"t@1": AIM}, twice)


@pytest.mark.parametrize(
    ("aim", "measure", "came", "expected"),
    [
        ("=100", "stock", "=100", True),
        ("=100", "stock", "=99", False),
        (">100", "stock", "=100", False),
        (">100", "stock", ">100", True),
        (">=100", "stock", ">=100", True),
        (">=100", "stock", ">90", None),
        (">=100", "stock", "<100", False),
        (">=100", "stock", "<=100", None),
        (">=100", "stock", "<120", None),
        (">=100", "stock", "~100", None),
        ("<=100", "rate", "=99", True),
        ("<100", "rate", "=100", False),
        ("<=100", "rate", "<=100", True),
        ("<=100", "rate", ">100", False),
        ("=16", "rank", "=10", True),
        ("=16", "rank", "=17", False),
        ("=4-6", "stock", "=4", True),
        ("=4-6", "rank", "=6", True),
        ("=5", "stock", "=4-6", None),
        ("=5", "stock", "=5-6", True),
        ("=5", "stock", "=3-4", False),
    ],
)
def test_whether_a_target_was_reached(aim: str, measure: str, came: str, expected: bool | None) -> None:
    def split(text: str) -> dict[str, str | None]:
        digits = text.lstrip("<>=~")
        value, _, upper = digits.partition("-")
        return {"value": value, "value_upper": upper or None, "comparator": text.removesuffix(digits)}

    assert reached(split(aim) | {"measure": measure}, split(came)) is expected
