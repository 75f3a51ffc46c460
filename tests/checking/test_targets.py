"""Targets and what became of them: verdicts as arithmetic, and outcomes from later sources."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content.targets import outcomes_are_later, verdicts_agree
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.schema.provenance import Source
from shenyang_innovation.schema.statements import Target
from shenyang_innovation.schema.statistics import Observation

if TYPE_CHECKING:
    from collections.abc import Callable

    Tabled = Callable[..., Tables]

DUE = date(2025, 12, 31)


@pytest.fixture
def answered(tables: Tables) -> Callable[[dict[str, Any], dict[str, Any]], Tables]:
    """The published tables with one target that has a direct outcome, both as given."""

    def build(target: dict[str, Any], answer: dict[str, Any]) -> Tables:
        actual = next(row for row in tables.of(Observation) if row.status == "actual")
        aimed = next(row for row in tables.of(Target) if row.source_id != actual.source_id)
        same = {"indicator_id": "things", "subject_id": "city", "unit": "count", "value_upper": None}
        outcome = actual.model_copy(
            update=same | {"observation_id": "b@2", "measure": "stock", "period_end": DUE, "comparator": "="} | answer
        )
        judged = {"outcome_id": "b@2", "comparability": "direct", "due": DUE, "comparator": "="}
        row = aimed.model_copy(update=same | judged | target)
        return Tables({**tables.placed, "targets": [Placed(1, row)], "observations": [Placed(1, outcome)]})

    return build


def said(tables: Tables) -> list[str]:
    return [finding.what for finding in verdicts_agree(tables)]


@pytest.mark.parametrize(
    ("aim", "came", "verdict"),
    [
        ("= 100", "= 100", "met"),
        ("= 100", "= 120", "met"),
        ("= 100", "= 99", "missed"),
        (">= 100", "= 100", "met"),
        ("~ 100", "= 100", "met"),
        ("> 100", "= 100", "missed"),
        ("> 100", "= 101", "met"),
        ("> 100", "> 100", "met"),
        ("> 100", ">= 100", "undecided"),
        ("= 100", "> 90", "undecided"),
        ("= 100", "> 100", "met"),
        ("= 100", "< 100", "missed"),
        ("= 100", "<= 100", "undecided"),
        ("> 100", "<= 100", "missed"),
        ("= 100", "<= 99", "missed"),
        ("= 100", "< 120", "undecided"),
        ("= 100", "~ 120", "undecided"),
        ("= 100", "= 90-110", "undecided"),
        ("= 100", "= 90-99", "missed"),
        ("= 100", "= 100-110", "met"),
        ("= 4-6", "= 4", "met"),
        ("= 4-6", "= 3", "missed"),
        # a target that sets a limit
        ("<= 100", "= 100", "met"),
        ("<= 100", "= 101", "missed"),
        ("< 100", "= 100", "missed"),
        ("< 100", "< 100", "met"),
        ("<= 100", "> 100", "missed"),
        ("<= 100", ">= 100", "undecided"),
        ("<= 100", "= 90-110", "undecided"),
    ],
)
def test_a_verdict_is_arithmetic(answered: Tabled, aim: str, came: str, verdict: str) -> None:
    for given in ("met", "missed", "undecided"):
        found = said(answered(spelled(aim) | {"verdict": given}, spelled(came)))
        assert (found == []) is (given == verdict), (given, found)


@pytest.mark.parametrize(
    ("aim", "came", "verdict"),
    [
        ("= 16", "= 10", "met"),
        ("= 16", "= 16", "met"),
        ("= 16", "= 17", "missed"),
        ("= 16", "< 16", "met"),
        ("= 16", "> 16", "missed"),
        ("= 4-6", "= 6", "met"),
    ],
)
def test_of_ranks_the_lower_is_better(answered: Tabled, aim: str, came: str, verdict: str) -> None:
    for given in ("met", "missed"):
        tables = answered(spelled(aim) | {"verdict": given}, spelled(came) | {"measure": "rank"})
        assert (said(tables) == []) is (given == verdict)


def spelled(words: str) -> dict[str, Any]:
    comparator, _, value = words.partition(" ")
    low, _, high = value.partition("-")
    return {"comparator": comparator, "value": Decimal(low), "value_upper": Decimal(high) if high else None}


@pytest.mark.parametrize(
    ("column", "value"), [("indicator_id", "other"), ("subject_id", "other"), ("period_end", date(2024, 12, 31))]
)
def test_a_direct_outcome_is_the_same_thing(answered: Tabled, column: str, value: object) -> None:
    target = spelled("= 1") | {"verdict": "met"}
    assert said(answered(target, spelled("= 1"))) == []
    (found,) = said(answered(target, spelled("= 1") | {column: value}))
    assert found.startswith(f"{column} of the direct outcome 'b@2' is {value}")


@pytest.mark.parametrize("comparability", ["partly", "other-definition"])
def test_what_is_not_direct_needs_no_arithmetic(answered: Tabled, comparability: str) -> None:
    for verdict in ("met", "missed", "undecided"):
        target = spelled("= 100") | {"verdict": verdict, "comparability": comparability}
        assert said(answered(target, spelled("= 1") | {"indicator_id": "other"})) == []


def test_open_is_said_exactly_without_an_outcome(answered: Tabled) -> None:
    none = {"outcome_id": None, "comparability": "none-yet"}
    assert said(answered(spelled("= 1") | none | {"verdict": "open"}, spelled("= 1"))) == []
    for verdict in ("met", "missed", "undecided"):
        (found,) = said(answered(spelled("= 1") | none | {"verdict": verdict}, spelled("= 1")))
        assert found.endswith(f"is {verdict} with no outcome")
    (found,) = said(answered(spelled("= 1") | {"verdict": "open", "comparability": "partly"}, spelled("= 1")))
    assert found.endswith("is open with the outcome 'b@2'")


def test_an_outcome_from_a_source_that_is_not_later(tables: Tables) -> None:
    """The two sources change places: the answer is then older; on the same day it is no later either."""
    (where, target), *_ = [pair for pair in tables.numbered(Target) if pair[1].outcome_id]
    answer = next(row for row in tables.of(Observation) if row.observation_id == target.outcome_id)
    published = {row.source_id: row.published for row in tables.of(Source)}
    assert list(outcomes_are_later(tables)) == []
    for day in (published[target.source_id], date(1999, 1, 1)):
        sources = [
            placed._replace(row=placed.row.model_copy(update={"published": day}))
            if placed.row.source_id == answer.source_id  # type: ignore[attr-defined]
            else placed
            for placed in tables.placed["sources"]
        ]
        findings = list(outcomes_are_later(Tables({**tables.placed, "sources": sources})))
        assert (where, f"the outcome {target.outcome_id!r} is not from a later source than the target") in [
            (finding.where, finding.what) for finding in findings
        ]


@pytest.mark.parametrize("status", ["target", "forecast"])
def test_an_outcome_that_did_not_come_about(answered: Tabled, status: str) -> None:
    (finding,) = outcomes_are_later(answered(spelled("= 1") | {"verdict": "met"}, spelled("= 1") | {"status": status}))
    assert f"is a {status} in count" in finding.what
