"""The cited facts themselves: how many there are of each document, and what a reader asks of them first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import shenyang_innovation as sy

FACTS = {
    "5g-reply-2022": 3,
    "5g-stations-2022": 2,
    "bureau-summary-2019": 3,
    "bureau-summary-2020": 13,
    "bureau-summary-2023": 8,
    "bureau-summary-2024": 11,
    "enterprise-briefing-2021": 5,
    "half-year-briefing-2023": 4,
    "innovation-week-2022": 4,
    "innovative-cities-2022": 13,
    "institute-founding-2020": 1,
    "technology-enterprises-2023": 2,
    "technology-managers-2025": 2,
}


def test_every_fact_of_every_citation_is_there() -> None:
    facts = sy.load_cited_figures(backend="records")
    assert Counter(fact.source_id for fact in facts) == FACTS
    assert [fact.disposition for fact in facts if fact.observation_id is None] == ["date"]
    assert sum(FACTS.values()) == 71


def test_every_observation_says_which_evidence_it_has() -> None:
    cited = sy.load_observations(evidence="citation", backend="records")
    read = sy.load_observations(evidence="text", backend="records")
    assert {one.source_id for one in cited} == FACTS.keys() - {"institute-founding-2020"}
    assert all(one.start is None and one.end is None for one in cited)
    assert all(one.start is not None for one in read)
    assert (len(cited), len(read)) == (70, 160)


def test_high_tech_enterprises_from_2015_to_2024() -> None:
    points = sy.load_series("high_tech_enterprises", backend="records")
    said: list[tuple[object, ...]] = [
        (one.period_end.year, one.comparator, one.value, one.status, one.segment) for one in points
    ]
    assert said == [
        (2015, "=", 555, "actual", 1),
        (2019, "=", 1836, "actual", 2),
        (2020, "=", 2560, "actual", 2),
        (2020, "=", 2560, "actual", 2),
        (2021, "=", 3402, "actual", 2),
        (2023, "=", 5000, "target", 2),
        (2023, ">", 5000, "actual", 2),
        (2024, "=", 5902, "actual", 2),
    ]
    assert [one.break_en is not None for one in points] == [False, True] + 6 * [False]


def test_years_and_parts_of_years_are_told_apart() -> None:
    points = sy.load_series("technology_contract_value", backend="records")
    assert [(one.span, one.value) for one in points] == [
        ("year", Decimal(30393000000)),
        ("other", Decimal(19549000000)),
        ("half-year", Decimal(22765000000)),
        ("year", Decimal(63620000000)),
    ]


def test_two_counts_of_computing_power_are_two_segments() -> None:
    points = sy.load_series("computing_capacity", backend="records")
    assert [(one.own_indicator_id, one.value, one.segment) for one in points] == [
        ("ai_computing_capacity", Decimal(600), 1),
        ("computing_capacity", Decimal(718), 2),
    ]


def test_the_promises_that_were_kept() -> None:
    met = {one.target_id: one.outcome_id for one in sy.load_targets(backend="records") if one.verdict == "met"}
    assert met == {
        "press-conference-2023@1047": "bureau-summary-2023.3",
        "press-conference-2023@1060": "bureau-summary-2023.4",
        "shenyang-daily-2021@1852": "innovation-week-2022.2",
    }


def test_evidence_of_a_cited_cell_says_what_is_known_and_what_is_not() -> None:
    (found,) = sy.evidence("observations", "half-year-briefing-2023.2", "value")
    assert (found.evidence, found.start, found.end) == ("citation", None, None)
    assert (found.text, found.about_zh, found.words_zh) == ("19677家", "科技型企业 总数", "达到")
    assert (found.published, found.published_basis, found.address_kind) == (date(2023, 10, 14), "copy", "repost")
    assert (found.extent_read, found.times_read) == ("opening-part", 2)
    assert "no place is known" in str(found)
    assert "(day of a copy)" in str(found)
    assert "(a repost)" in str(found)


def test_a_document_whose_publisher_is_not_known_says_so() -> None:
    (found,) = sy.evidence("observations", "enterprise-briefing-2021.2", "value")
    assert found.publisher_zh is None
    assert "by whom is not known" in str(found)
    assert "publisher not known" in sy.cite("enterprise-briefing-2021")
    assert "author" not in sy.cite("enterprise-briefing-2021", style="bibtex")
