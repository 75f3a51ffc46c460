"""Rules about cited sources and series: a table that says otherwise than what was recorded is found."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content import citations, series, targets, usage
from shenyang_innovation.checking.content.parts import relations_are_complete
from shenyang_innovation.checking.content.relations import relations_are_recomputed
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.schema.corrections import Tombstone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shenyang_innovation.checking.finding import Finding

    Check = Callable[[Tables], Iterable[Finding]]

ID = "bureau-summary-2023.3"


def changed(tables: Tables, table: str, find: dict[str, Any], values: dict[str, Any]) -> Tables:
    """The tables with other values in the one row that has these."""
    rows = list(tables.placed[table])
    (at,) = [n for n, one in enumerate(rows) if all(getattr(one.row, key) == value for key, value in find.items())]
    rows[at] = Placed(rows[at].number, rows[at].row.model_copy(update=values))
    return Tables({**tables.placed, table: rows})


def without(tables: Tables, table: str, find: dict[str, Any]) -> Tables:
    rows = tables.placed[table]
    kept = [one for one in rows if not all(getattr(one.row, key) == value for key, value in find.items())]
    assert len(kept) < len(rows)
    return Tables({**tables.placed, table: kept})


POINT = {"indicator_id": "high_tech_enterprises", "observation_id": ID}
CASES: list[tuple[str, dict[str, Any], dict[str, Any], Check, str]] = [
    ("observations", {"observation_id": ID}, {"figure": "6000家"}, citations.cited_observations_stand_in_figures, ID),
    ("observations", {"observation_id": ID}, {"qualifier": None}, citations.cited_statuses_follow, "突破"),
    ("observations", {"observation_id": ID}, {"status": "target"}, citations.cited_statuses_follow, "突破"),
    (
        "observations",
        {"observation_id": "bureau-summary-2024.8"},
        {"cue": None},
        citations.cited_statuses_follow,
        "预计",
    ),
    (
        "observations",
        {"observation_id": ID},
        {"period_end": date(2023, 12, 30)},
        citations.cited_periods_follow,
        "end of 2023",
    ),
    (
        "observations",
        {"observation_id": "bureau-summary-2019.2"},
        {"caveats": None},
        citations.cited_periods_follow,
        "ambiguous-period",
    ),
    (
        "observations",
        {"observation_id": ID},
        {"caveats": "ambiguous-period"},
        citations.cited_periods_follow,
        "Remove the caveat",
    ),
    (
        "observations",
        {"observation_id": ID},
        {"indicator_id": "technology_smes"},
        citations.cited_terms_stand_beside,
        "terms",
    ),
    (
        "indicators",
        {"indicator_id": "rd_intensity"},
        {"terms_zh": "R&D经费投入强度 研发"},
        citations.cited_terms_stand_beside,
        "研发",
    ),
    (
        "cited_figures",
        {"observation_id": ID},
        {"number": 33},
        citations.cited_observations_stand_in_figures,
        "number",
    ),
    (
        "sources",
        {"source_id": "bureau-summary-2023"},
        {"published": date(2024, 6, 18)},
        citations.cited_days_are_in_addresses,
        "does not stand in",
    ),
    ("cited_figures", {"observation_id": ID}, {"number": 33}, citations.facts_are_numbered, "fact 3 of"),
    ("cited_figures", {"observation_id": ID}, {"words_zh": "突突"}, citations.cited_figures_are_worded, "'突突'"),
    ("cited_figures", {"observation_id": ID}, {"figure": "05000家"}, citations.cited_figures_are_worded, "05000家"),
    ("cited_figures", {"observation_id": ID}, {"figure": "3月5日"}, citations.cited_figures_are_worded, "as date"),
    (
        "sources",
        {"source_id": "bureau-summary-2023"},
        {"document_kind": "news-report"},
        citations.cited_sources_are_titled,
        "its title is",
    ),
    (
        "sources",
        {"source_id": "bureau-summary-2023"},
        {"speaker_id": None},
        citations.cited_sources_are_titled,
        "None speaks",
    ),
    (
        "sources",
        {"source_id": "bureau-summary-2023"},
        {"seen_by": date(2024, 6, 16)},
        citations.cited_sources_are_titled,
        "was seen on",
    ),
    (
        "sources",
        {"source_id": "proposal-reply-2025"},
        {"extent_read": "opening-part"},
        citations.texts_are_read_whole,
        "opening-part",
    ),
    (
        "glossary",
        {"term_id": "computing-capacity"},
        {"source_id": "bureau-summary-2023"},
        citations.places_are_in_texts,
        "only cited",
    ),
    ("sources", {"source_id": "bureau-summary-2023"}, {"evidence": "text"}, usage.sources_used, "cited figure"),
    (
        "observations",
        {"observation_id": "bureau-summary-2024.8"},
        {"caveats": "gross-or-net-unclear"},
        targets.targets_are_due_later,
        "published-afterwards",
    ),
    ("series", POINT, {"value": Decimal(5001)}, series.series_are_observed, "value"),
    ("series", POINT, {"own_indicator_id": "technology_enterprises"}, series.series_are_observed, ID),
    ("series", POINT, {"position": 9}, series.series_stand_in_time, "out of time"),
    ("series", POINT, {"span": "year"}, series.series_stand_in_time, "is no year"),
    ("series", POINT, {"repeats": "bureau-summary-2020.5"}, series.series_stand_in_time, "does not repeat"),
    ("series", POINT, {"break_en": "A break"}, series.breaks_are_reasoned, "nothing breaks"),
    ("series", POINT, {"segment": 3}, series.breaks_are_reasoned, "no reason"),
    ("series", POINT, {"segment": 7}, series.breaks_are_reasoned, "segment 7 begins"),
    (
        "relations",
        {"relation_id": "high-tech-multiple-of-2015"},
        {"computed_value": Decimal("4.6")},
        relations_are_recomputed,
        "ratio",
    ),
    (
        "relations",
        {"relation_id": "high-tech-average-growth-from-2015"},
        {"computed_value": Decimal(36)},
        relations_are_recomputed,
        "average-growth",
    ),
    (
        "relations",
        {"relation_id": "high-tech-net-increase-2020"},
        {"residual": Decimal(1)},
        relations_are_recomputed,
        "difference",
    ),
    (
        "relations",
        {"relation_id": "5g-stations-2021-twice"},
        {"tolerance": Decimal(50)},
        relations_are_recomputed,
        "tolerance",
    ),
]


@pytest.mark.parametrize(("table", "find", "values", "check", "words"), CASES)
def test_what_says_otherwise_is_found(
    tables: Tables, table: str, find: dict[str, Any], values: dict[str, Any], check: Check, words: str
) -> None:
    assert list(check(tables)) == []
    found = list(check(changed(tables, table, find, values)))
    assert any(words in f"{one.what} {one.remedy}" for one in found), found


@pytest.mark.parametrize(
    ("table", "find", "check", "words"),
    [
        ("observations", {"observation_id": ID}, citations.cited_observations_stand_in_figures, "is missing"),
        ("cited_figures", {"observation_id": ID}, citations.cited_observations_stand_in_figures, "no cited figure"),
        ("cited_figures", {"source_id": "bureau-summary-2023"}, usage.sources_used, "no cited figure"),
        ("cited_figures", {"observation_id": ID}, citations.facts_are_numbered, "the fact 3 of 'bureau-summary-2023'"),
        ("series", POINT, series.series_are_observed, "is missing in the series"),
        ("relations", {"relation_id": "high-tech-2020-twice"}, relations_are_complete, "equal"),
        ("relations", {"relation_id": "high-tech-growth-2020"}, relations_are_complete, "growth"),
        ("relations", {"relation_id": "awards-2016-2020-total"}, relations_are_complete, "sum"),
        ("relations", {"relation_id": "technology-contracts-2023-part-first-half"}, relations_are_complete, "part-of"),
        (
            "relations",
            {"relation_id": "key-laboratories-of-new-national-platforms-2023"},
            relations_are_complete,
            "part-of",
        ),
        (
            "relations",
            {"relation_id": "high-tech-2024-part-equipment-cluster"},
            relations_are_complete,
            "part-of",
        ),
    ],
)
def test_what_is_left_out_is_found(tables: Tables, table: str, find: dict[str, Any], check: Check, words: str) -> None:
    found = list(check(without(tables, table, find)))
    assert any(words in one.what for one in found), found


def test_what_is_said_of_another_time_is_no_repetition(tables: Tables) -> None:
    """Moved by a year, the figure of the other document is no longer the same quantity."""
    moved = {"period_start": date(2020, 12, 31) + timedelta(365), "period_end": date(2020, 12, 31) + timedelta(365)}
    other = changed(tables, "observations", {"observation_id": "enterprise-briefing-2021.1"}, moved)
    assert any("'high-tech-2020-twice': nothing makes" in one.what for one in relations_are_complete(other))


@pytest.mark.parametrize("words", ["突破", "预计", "力争突破", None])
def test_a_word_beside_a_cited_figure_is_a_cue_a_comparison_or_both(tables: Tables, words: str | None) -> None:
    other = changed(tables, "cited_figures", {"observation_id": ID}, {"words_zh": words})
    assert list(citations.cited_figures_are_worded(other)) == []


def test_a_retired_fact_leaves_its_number_free(tables: Tables) -> None:
    gone = Tombstone(
        table_name="cited_figures",
        row_key=ID.replace(".", "/"),
        reason_en="Made for a test.",
        successor_key=None,
        since_version="1.0.0",
    )
    rows = Tables({**tables.placed, "retired": [Placed(1, gone)]})
    assert list(citations.facts_are_numbered(without(rows, "cited_figures", {"observation_id": ID}))) == []
