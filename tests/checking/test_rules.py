"""Every rule: the published tables keep it, and one changed cell breaks it by name."""

from __future__ import annotations

import re
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content.mentions import mentions_name_their_entity, mentions_nest, names_are_written
from shenyang_innovation.checking.in_text import script
from shenyang_innovation.checking.rules import RULES
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.errors import MissingExtraError
from shenyang_innovation.schema.entities import Entity
from shenyang_innovation.schema.provenance import Mention
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    Where = Callable[[Any], bool]

CORRECTIONS = {
    "errata-have-cells",
    "errata-cells",
    "errata-made",
    "errata-still-due",
    "errata-flagged",
    "marks-in-sequence",
    "retired-gone",
}
"""Broken in test_corrections.py."""
CITATIONS = {
    "cited-in-figures",
    "cited-statuses",
    "cited-periods",
    "cited-terms",
    "cited-days",
    "cited-worded",
    "cited-titled",
    "facts-numbered",
    "places-in-texts",
    "texts-whole",
    "series-observed",
    "series-in-time",
    "breaks-reasoned",
}
"""Broken in test_citations.py."""
BY_NAME = {rule.name: rule for rule in RULES}


def find(tables: Tables, table: str, where: Where) -> Placed:
    return next(placed for placed in tables.placed[table] if where(placed.row))


def changed(tables: Tables, table: str, where: Where, **cells: object) -> tuple[Tables, str]:
    """The tables with cells of the first row that fits changed, and the place of the row."""
    target = find(tables, table, where)
    rows = [p._replace(row=p.row.model_copy(update=cells)) if p is target else p for p in tables.placed[table]]
    return Tables({**tables.placed, table: rows}), f"tables/{table}.csv, row {target.number}"


def without(tables: Tables, table: str, where: Where) -> Tables:
    return Tables({**tables.placed, table: [p for p in tables.placed[table] if not where(p.row)]})


def first(_: object) -> bool:
    return True


def is_of_text(row: Any) -> bool:
    return bool(row.evidence == "text")


def is_target(row: Any) -> bool:
    return bool(row.status != "actual")


def is_target_of_text(row: Any) -> bool:
    return is_of_text(row) and is_target(row)


def is_list(row: Any) -> bool:
    return bool(row.relation_kind == "list-count")


def is_stock(row: Any) -> bool:
    return row.measure == "stock" and row.period_end is not None


def is_equal(row: Any) -> bool:
    return bool(row.relation_kind == "equal")


def is_partly(row: Any) -> bool:
    return bool(row.comparability == "partly")


def is_university(row: Any) -> bool:
    return bool(row.organization_kind == "university")


def is_huawei(row: Any) -> bool:
    return bool(row.organization_id == "huawei")


def is_dalian(row: Any) -> bool:
    return bool(row.place_id == "dalian")


def is_open_flow(row: Any) -> bool:
    return row.measure == "flow" and row.period_start is None


def has_inferred_date(row: Any) -> bool:
    return "document-date-inferred" in (row.caveats or "")


def is_actual(row: Any) -> bool:
    return row.status == "actual" and row.period_end is not None


def has(code: str) -> Where:
    return lambda row: code in (row.caveats or "").split()


#: For each rule: the table and row to change, the cells, and what the finding must say.
BROKEN: list[tuple[str, str, Where, dict[str, object], str]] = [
    (
        "units-meant",
        "units",
        first,
        {"quantity_kind": "count"},
        "'CNY' is a unit of count with no code in UCUM, but it",
    ),
    ("units-meant", "units", first, {"ucum": "{CNY}"}, "should be a unit of money with no code in UCUM"),
    ("units-meant", "units", first, {"unit": "rank"}, "the unit 'CNY' is missing"),
    ("indicators-used", "indicators", first, {"indicator_id": "unheard_of"}, "no observation is of"),
    ("caveats-used", "caveats", first, {"caveat_id": "unheard-of"}, "no observation has the caveat"),
    ("sources-used", "sources", is_of_text, {"source_id": "unheard-of"}, "no figure is from the source"),
    ("entities-mentioned", "entities", first, {"entity_id": "unheard-of"}, "no mention names 'unheard-of'"),
    ("entities-indexed", "entities", first, {"name_en": "Other"}, "is not as its register has it"),
    ("entities-indexed", "entities", first, {"mention_count": 99}, "mention_count is 99"),
    ("entities-indexed", "entities", first, {"observation_count": 99}, "observation_count is 99"),
    ("mentions-name-entity", "mentions", first, {"mention": "某集群"}, "'某集群' ("),
    ("mentions-name-entity", "mentions", first, {"entity_id": "new-materials"}, "is neither the name nor an alias"),
    ("names-are-written", "entities", first, {"name_zh": "某集群"}, "no mention writes the name '某集群'"),
    ("names-are-written", "aliases", first, {"alias_zh": "某集群"}, "no mention writes the alias '某集群'"),
    ("observations-in-figures", "observations", is_of_text, {"start": 1}, "is not made of source and start"),
    ("observations-in-figures", "observations", is_of_text, {"figure": "9家"}, "place or wording differ"),
    ("figures-readable", "figures", first, {"readable": "9家"}, "'9家' is not the readable form of"),
    ("figures-readable", "observations", is_of_text, {"end": 9000}, "can't stand from"),
    ("values-read", "observations", is_of_text, {"value": Decimal(7)}, "value is 7, but"),
    ("values-read", "observations", is_of_text, {"comparator": "<"}, "comparator is <, but"),
    ("values-read", "observations", is_of_text, {"qualifier": "多半"}, "'多半' is no known word of comparison"),
    ("cues-go-with-status", "observations", is_actual, {"cue": "将"}, "is '将', its status is actual"),
    (
        "cues-go-with-status",
        "observations",
        is_target,
        {"cue": None, "status_basis": "stated"},
        "is None, its status is",
    ),
    ("observations-fit-indicator", "observations", is_of_text, {"unit": "year"}, "unit is 'year'"),
    ("observations-fit-indicator", "indicators", first, {"measure": "rank"}, "has 'rank'"),
    (
        "classifiers-used",
        "indicators",
        first,
        {"classifiers": "个 家"},
        "is counted in 个 and 家, its observations in 个",
    ),
    ("classifiers-used", "indicators", first, {"classifiers": "none"}, "is counted in none, its observations in 个"),
    ("subject-kinds-meant", "indicators", first, {"subject_kinds": "parks"}, "is about parks, its observations and"),
    ("subject-kinds-meant", "indicators", first, {"definition_en": "In the named contest."}, "about events and places"),
    ("words-fit-codes", "indicators", first, {"theme": "talent"}, "no word of the theme 'talent' stands in label"),
    ("words-fit-codes", "indicators", first, {"measure": "rate"}, "is a rate in count"),
    ("words-fit-codes", "indicators", lambda r: r.unit == "percent", {"measure": "flow"}, "is a flow in percent"),
    ("lists-sorted", "observations", is_of_text, {"caveats": "b-c a-b"}, "caveats 'b-c a-b' is not sorted"),
    ("lists-sorted", "indicators", first, {"terms_zh": "基站 基站"}, "terms_zh '基站 基站' is not sorted, or repeats"),
    (
        "caveats-due",
        "observations",
        lambda r: r.unit == "PFLOPS",
        {"caveats": None},
        "lacks the caveat precision-unstated",
    ),
    (
        "caveats-due",
        "observations",
        lambda r: r.unit == "PFLOPS",
        {"unit": "count"},
        "has the caveat precision-unstated",
    ),
    ("caveats-due", "observations", is_target_of_text, {"period_basis": "stated"}, "has the caveat due-date-unstated"),
    ("caveats-due", "observations", is_open_flow, {"caveats": None}, "lacks the caveat period-unstated"),
    (
        "caveats-due",
        "observations",
        lambda r: r.classifier == "家次",
        {"caveats": None},
        "lacks the caveat attendances",
    ),
    ("caveats-due", "observations", lambda r: r.unit == "person-time", {"caveats": None}, "lacks the caveat persons-"),
    (
        "caveats-due",
        "observations",
        has("classifiers-differ"),
        {"caveats": None},
        "lacks the caveat classifiers-differ",
    ),
    ("caveats-due", "observations", has("members-differ"), {"caveats": None}, "lacks the caveat members-differ"),
    ("caveats-due", "observations", has("numbering-slip"), {"caveats": None}, "lacks the caveat numbering-slip"),
    (
        "caveats-due",
        "observations",
        has("parts-exceed-total"),
        {"caveats": None},
        "lacks the caveat parts-exceed-total",
    ),
    ("caveats-due", "observations", has("rank-claim-unsourced"), {"caveats": None}, "lacks the caveat rank-claim-"),
    (
        "caveats-due",
        "observations",
        has("same-number-two-definitions"),
        {"caveats": None},
        "lacks the caveat same-number",
    ),
    (
        "caveats-due",
        "observations",
        lambda r: r.observation_id == "press-conference-2023@1430",
        {"caveats": None},
        "lacks the caveat several-names",
    ),
    (
        "caveats-of-indicators",
        "observations",
        has("population-unclear"),
        {"caveats": None},
        "lacks the caveat population-unclear, which belongs to the indicator",
    ),
    (
        "caveats-of-indicators",
        "observations",
        first,
        {"caveats": "level-unclear"},
        "has the caveat level-unclear, which",
    ),
    ("caveats-of-indicators", "indicators", first, {"caveats": "numbering-slip"}, "is no caveat about what is counted"),
    (
        "caveats-of-indicators",
        "indicators",
        first,
        {"caveats": "period-unstated"},
        "is no caveat about what is counted",
    ),
    (
        "furniture-behind",
        "figures",
        lambda r: r.disposition == "furniture",
        {"disposition": "ordinal"},
        "stands behind the last item",
    ),
    (
        "furniture-behind",
        "figures",
        lambda r: r.disposition == "ordinal",
        {"disposition": "furniture"},
        "is furniture and stands before the end",
    ),
    (
        "measured-cells-observed",
        "clusters",
        lambda r: r.output_value_cny,
        {"output_value_cny": 7},
        "output_value_cny is 7",
    ),
    ("measured-cells-observed", "clusters", lambda r: r.output_value_cny, {"output_value_cny": None}, "is null, but"),
    ("measured-cells-observed", "clusters", lambda r: r.reference_year, {"reference_year": None}, "year is null, but"),
    ("measured-cells-observed", "clusters", lambda r: r.reference_year, {"reference_year": 2031}, "year is 2031, but"),
    (
        "measured-cells-observed",
        "clusters",
        lambda r: not r.reference_year,
        {"reference_year": 2024},
        "the latest observation is none",
    ),
    ("measured-cells-observed", "funds", lambda r: r.size_cny, {"size_cny": 1}, "size_cny is 1"),
    (
        "actuals-past",
        "observations",
        is_actual,
        {"period_end": date(2099, 1, 1)},
        "an actual with period_end 2099-01-01",
    ),
    ("periods-fit-measure", "observations", is_stock, {"period_start": date(2000, 1, 1)}, "a stock from 2000-01-01 to"),
    ("periods-fit-measure", "observations", is_stock, {"period_start": None}, "a stock from None to"),
    ("periods-fit-measure", "observations", is_stock, {"measure": "flow"}, "a flow of the one day"),
    ("periods-fit-measure", "observations", is_open_flow, {"caveats": None}, "a flow from None without the caveat"),
    (
        "periods-fit-measure",
        "observations",
        is_open_flow,
        {"period_start": date(2000, 1, 1)},
        "a flow from 2000-01-01 with the caveat",
    ),
    ("dates-flagged", "observations", has_inferred_date, {"caveats": None}, "which is the inferred date"),
    ("dates-flagged", "observations", has_inferred_date, {"period_basis": "stated"}, "not the inferred date"),
    ("dates-flagged", "observations", has_inferred_date, {"period_end": date(2000, 1, 1)}, "not the inferred date"),
    ("targets-complete", "observations", is_actual, {"status": "target"}, "has no row in targets"),
    ("targets-complete", "observations", is_target, {"status": "actual"}, "is no target or forecast"),
    ("targets-complete", "targets", first, {"value": Decimal(1)}, "value of"),
    ("targets-complete", "targets", lambda r: r.due, {"due": date(2050, 1, 1)}, "due of"),
    (
        "targets-due-later",
        "targets",
        lambda r: r.due and "@" in r.target_id,
        {"due": date(2000, 1, 1)},
        "is due on 2000-01-01, before its source",
    ),
    ("outcomes-later", "targets", lambda r: r.outcome_id, {"unit": "CNY"}, "the target is in CNY"),
    ("verdicts-agree", "targets", lambda r: r.outcome_id, {"verdict": "open"}, "is open with the outcome"),
    ("verdicts-agree", "targets", lambda r: not r.outcome_id, {"verdict": "met"}, "is met with no outcome"),
    ("verdicts-agree", "targets", lambda r: r.outcome_id, {"comparability": "direct"}, "of the direct outcome"),
    ("relations-recomputed", "relations", first, {"stated_value": Decimal(-1)}, "stated_value is -1, but"),
    ("relations-recomputed", "relations", first, {"computed_value": Decimal(-1)}, "computed_value is -1, but"),
    ("relations-recomputed", "relations", first, {"residual": Decimal(-1)}, "residual is -1, but"),
    ("relations-recomputed", "relations", first, {"tolerance": Decimal(1)}, "tolerance is 1, but"),
    ("relations-recomputed", "relations", first, {"unit": "person"}, "unit is person, but"),
    ("relations-recomputed", "relations", lambda r: r.holds, {"holds": False}, "holds is false, but"),
    ("relations-recomputed", "relations", lambda r: not r.holds, {"holds": True}, "holds is true, but"),
    ("relations-recomputed", "relations", is_list, {"operands": "1-2"}, "computed_value is"),
    ("relations-recomputed", "relations", is_list, {"operands": "1-2 two"}, "'two' is no span"),
    ("relations-recomputed", "relations", is_list, {"operands": "9-12 11-14"}, "not in reading order"),
    ("relations-recomputed", "relations", first, {"operands": "a-b@1"}, "no observation 'a-b@1'"),
    ("relations-recomputed", "relations", first, {"stated_id": "a-b@1"}, "no observation 'a-b@1'"),
    ("relations-complete", "relations", is_equal, {"relation_kind": "part-of"}, "nothing makes"),
    ("relations-complete", "relations", is_equal, {"operands": "shenyang-daily-2021@495"}, "nothing makes"),
    ("outcomes-comparable", "targets", is_partly, {"comparability": "other-definition"}, "subjects make it partly"),
    ("outcomes-comparable", "targets", is_partly, {"verdict": "met"}, "by an outcome that is not direct"),
    ("outcomes-comparable", "targets", is_partly, {"outcome_id": "message-board-reply-2025@799"}, "nothing in common"),
    ("kinds-by-name", "organizations", is_university, {"organization_kind": "company"}, "such a name is 'university'"),
    ("kinds-by-name", "organizations", is_huawei, {"organization_kind": "media"}, "such a name is 'company'"),
    ("places-on-map", "places", is_dalian, {"place_level": "district"}, "should be a city within 辽宁省"),
    ("places-on-map", "places", is_dalian, {"within_id": "shenyang"}, "should be a city within 辽宁省"),
    ("places-on-map", "places", is_dalian, {"name_zh": "某市"}, "the place '某市' is not known"),
    ("places-on-map", "places", lambda r: r.gbt2260 == "210104", {"gbt2260": "210105"}, "with 210104"),
    ("places-on-map", "places", lambda r: r.gbt2260 == "210104", {"place_id": "dadng"}, "is called 'dadng'"),
    (
        "districts-by-name",
        "computing_centers",
        lambda r: r.district,
        {"district": "huanggu"},
        "gives dadong (inferred)",
    ),
    ("operators-by-name", "computing_centers", lambda r: r.operator, {"operator": "weikong"}, "its name speaks of"),
    (
        "guesses-noted",
        "sources",
        lambda r: r.address_basis == "inferred",
        {"address_basis": "stated"},
        "the address of",
    ),
    ("guesses-noted", "sources", first, {"published_basis": "inferred"}, "the day of"),
    ("items-numbered", "measures", first, {"position": 2}, "is item 1 of its source"),
    ("items-numbered", "suggestions", first, {"start": 9000}, "is item 6 of its source"),
    ("answers-reasoned", "suggestions", first, {"answered": "in-full"}, "does not tell so"),
    ("terms-explained", "glossary", first, {"term_zh": "某词"}, "of no kind of word that is explained"),
]


@pytest.mark.parametrize("rule", BY_NAME)
def test_the_published_tables_keep_every_rule(tables: Tables, rule: str) -> None:
    if rule in ("mentions-name-entity", "names-are-written"):
        pytest.importorskip("opencc", reason="comparing names in Traditional script needs opencc (extra build)")
    assert list(BY_NAME[rule].check(tables)) == []


@pytest.mark.parametrize(
    ("rule", "table", "where", "cells", "expected"),
    [pytest.param(*case, id=f"{number}-{case[0]}") for number, case in enumerate(BROKEN)],
)
def test_a_changed_cell_breaks_its_rule(
    tables: Tables, rule: str, table: str, where: Where, cells: dict[str, object], expected: str
) -> None:
    if rule in ("mentions-name-entity", "names-are-written"):
        pytest.importorskip("opencc", reason="comparing names in Traditional script needs opencc (extra build)")
    broken, place = changed(tables, table, where, **cells)
    findings = list(BY_NAME[rule].check(broken))
    assert any(expected in finding.what for finding in findings)
    assert all(finding.remedy for finding in findings)
    # rules that speak of the changed row name its place; the others name the row that it leaves alone
    assert all(finding.where.startswith("tables/") for finding in findings)
    if rule not in ("observations-fit-indicator", "targets-complete", "observations-in-figures"):
        assert any(finding.where == place for finding in findings)


def test_every_rule_has_a_broken_example() -> None:
    by_hand = {
        "mentions-nest",
        "aliases-differ",
        "clusters-evident",
        "relations-flagged",
        "open-lists-flagged",
        "lists-counted-once",
        "observations-agree",
        "lists-of-others",
        "open-targets",
        *CORRECTIONS,
        *CITATIONS,
    }
    assert {case[0] for case in BROKEN} | by_hand == set(BY_NAME)


def test_names_of_rules_are_unique() -> None:
    assert len(BY_NAME) == len(RULES)


def mention(start: int, end: int) -> Mention:
    return Mention(source_id="a", start=start, end=end, mention="x" * (end - start), entity_id="e")


def with_mentions(*spans: tuple[int, int]) -> Tables:
    placed = [Placed(number, mention(*span)) for number, span in enumerate(spans, start=1)]
    return Tables({**{name: [] for name in TABLES}, "mentions": placed})


@pytest.mark.parametrize(
    "spans", [[(0, 4), (4, 6)], [(0, 9), (2, 4), (5, 9)], [(0, 4), (0, 4)], [(0, 9), (0, 4), (1, 3)]]
)
def test_mentions_apart_or_one_inside_the_other(spans: list[tuple[int, int]]) -> None:
    assert list(mentions_nest(with_mentions(*spans))) == []


@pytest.mark.parametrize("spans", [[(0, 4), (3, 6)], [(0, 9), (2, 4), (3, 6)], [(5, 9), (0, 6)]])
def test_mentions_that_cross(spans: list[tuple[int, int]]) -> None:
    (finding,) = mentions_nest(with_mentions(*spans))
    assert "crosses" in finding.what
    assert finding.remedy == "Correct the offsets in curation/mentions/a.csv"


def test_an_alias_that_is_the_name(tables: Tables) -> None:
    names: dict[str, str] = {placed.row.entity_id: placed.row.name_zh for placed in tables.placed["entities"]}  # type: ignore[attr-defined]
    entity = find(tables, "aliases", first).row.entity_id  # type: ignore[attr-defined]
    broken, place = changed(tables, "aliases", first, alias_zh=names[entity])
    assert [finding.where for finding in BY_NAME["aliases-differ"].check(broken)] == [place]


def test_a_cluster_without_evidence(tables: Tables) -> None:
    cluster = find(tables, "clusters", lambda row: row.output_value_cny)
    bare = without(tables, "observations", lambda row: row.subject_id == cluster.row.cluster_id)  # type: ignore[attr-defined]
    findings = list(BY_NAME["clusters-evident"].check(bare))
    assert {finding.where for finding in findings} == {f"tables/clusters.csv, row {cluster.number}"}
    assert any("output_value_cny" in finding.what for finding in findings)


def test_a_target_that_is_dropped(tables: Tables) -> None:
    gone = find(tables, "targets", first).row.target_id  # type: ignore[attr-defined]
    findings = BY_NAME["targets-complete"].check(without(tables, "targets", lambda row: row.target_id == gone))
    assert [gone in finding.what for finding in findings] == [True]


@pytest.mark.parametrize(
    ("rule", "table", "gone", "expected"),
    [
        ("relations-complete", "relations", is_equal, "the equal of"),
        ("relations-complete", "relations", lambda r: r.relation_kind == "sum", "the sum of"),
        ("relations-complete", "relations", lambda r: r.relation_kind == "share", "the share of"),
        ("relations-complete", "relations", lambda r: r.relation_kind == "part-of", "the part-of of"),
        ("lists-of-others", "relations", lambda r: r.relation_id == "institute-fields-named", "is missing"),
        ("relations-complete", "observations", lambda r: r.indicator_id == "projects_signed", "no source gives"),
        ("places-on-map", "places", lambda r: r.gbt2260 == "210124", "'法库县' (GB/T 2260 210124) is missing"),
        ("items-numbered", "measures", lambda r: r.position == 2, "is item 2 of its source"),
        ("terms-explained", "glossary", lambda r: r.term_zh == "备案", "the term '备案' is missing"),
        ("kinds-by-name", "programs", lambda r: r.program_id == "robot-plus", "KNOWN has a kind of 'robot-plus'"),
    ],
)
def test_a_dropped_row_is_missed(tables: Tables, rule: str, table: str, gone: Where, expected: str) -> None:
    findings = list(BY_NAME[rule].check(without(tables, table, gone)))
    assert any(expected in finding.what for finding in findings)
    assert all(finding.remedy for finding in findings)


def test_a_target_that_a_later_source_answers(tables: Tables) -> None:
    target = find(tables, "targets", lambda row: row.verdict == "open" and row.due)
    later = find(tables, "observations", lambda row: row.source_id == "proposal-reply-2025" and row.status == "actual")
    same = {name: getattr(target.row, name) for name in ("indicator_id", "subject_id")}
    answer = Placed(9999, later.row.model_copy(update={**same, "period_end": target.row.due}))  # type: ignore[attr-defined]
    more = Tables({**tables.placed, "observations": [*tables.placed["observations"], answer]})
    (finding,) = BY_NAME["open-targets"].check(more)
    assert "reports the same later" in finding.what


def test_an_observation_that_is_dropped(tables: Tables) -> None:
    gone = find(tables, "observations", is_of_text).row.observation_id  # type: ignore[attr-defined]
    bare = without(tables, "observations", lambda row: row.observation_id == gone)
    findings = BY_NAME["observations-in-figures"].check(bare)
    assert [finding.what for finding in findings] == [f"the observation {gone!r} is missing"]


def test_without_opencc_the_rule_is_not_run(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    with pytest.raises(MissingExtraError, match="opencc is not installed"):
        list(mentions_name_their_entity(tables))
    script._converter.cache_clear()


def test_an_entity_that_the_index_lacks(tables: Tables) -> None:
    gone = find(tables, "clusters", first).row.cluster_id  # type: ignore[attr-defined]
    bare = without(tables, "entities", lambda row: row.entity_id == gone)
    findings = list(BY_NAME["entities-indexed"].check(bare))
    assert [(f.where, f.what) for f in findings] == [
        ("tables/clusters.csv", f"{gone!r} is not in the index of entities"),
    ]


def named(name: str, *mentioned: str) -> Tables:
    """One entity with its name, and what mentions of it write."""
    entity = Entity(
        entity_id="e", entity_kind="clusters", name_zh=name, name_en="E", mention_count=1, observation_count=0
    )
    places = [
        Mention(source_id="a", start=at, end=at + len(form), mention=form, entity_id="e")
        for at, form in enumerate(mentioned)
    ]
    return Tables(
        {name: [] for name in TABLES}
        | {"entities": [Placed(1, entity)], "mentions": [Placed(at, row) for at, row in enumerate(places, start=1)]}
    )


@pytest.mark.parametrize("mentioned", [["甲乙产业链"], ["甲乙"], ["丙", "甲乙"]])
def test_a_name_is_written_whole_or_without_the_noun_of_its_class(mentioned: list[str]) -> None:
    assert list(names_are_written(named("甲乙产业链", *mentioned))) == []


@pytest.mark.parametrize("mentioned", [["产业链"], ["乙产业链"], ["甲乙产业链条"], ["甲"], ["甲乙产"]])
def test_a_name_that_is_written_in_part(mentioned: list[str]) -> None:
    (finding,) = names_are_written(named("甲乙产业链", *mentioned))
    assert "no mention writes the name '甲乙产业链' of 'e', or all but its class noun" in finding.what


def with_output(tables: Tables, **changes: object) -> list[str]:
    """The findings on the output of a cluster if a second observation of it were as the first but for the changes."""
    cluster = find(tables, "clusters", lambda row: row.output_value_cny).row
    stated = find(
        tables,
        "observations",
        lambda row: row.indicator_id == "cluster_output_value" and row.subject_id == cluster.cluster_id,  # type: ignore[attr-defined]
    )
    second = Placed(9999, stated.row.model_copy(update=changes))
    more = Tables({**tables.placed, "observations": [*tables.placed["observations"], second]})
    return [finding.what for finding in BY_NAME["measured-cells-observed"].check(more)]


def test_a_measured_cell_for_which_the_sources_differ(tables: Tables) -> None:
    assert with_output(tables) == []
    (found,) = with_output(tables, value=Decimal(7))
    assert re.fullmatch(r"output_value_cny is \d+, but 'cluster_output_value' gives \d+ and \d+ for \d{4}", found), (
        found
    )


@pytest.mark.parametrize("changes", [{"comparator": ">"}, {"comparator": "~"}, {"value_upper": Decimal(10**12)}])
def test_a_measured_cell_that_rests_on_no_exact_value(tables: Tables, changes: dict[str, object]) -> None:
    (found,) = with_output(tables, **changes)
    assert found.startswith("output_value_cny rests on ")
    assert found.endswith("which is no exact value")


def test_a_measured_cell_older_than_the_latest_observation(tables: Tables) -> None:
    assert with_output(tables, period_end=date(2019, 12, 31)) == []
    (found,) = with_output(tables, period_end=date(2025, 6, 30))
    assert found == "reference_year is 2024, but the latest observation is for 2025-06-30"


def stated_twice(tables: Tables, **changes: object) -> list[str]:
    """The findings if the first observation were stated a second time, as the changes say."""
    stated = find(tables, "observations", is_of_text)
    second = Placed(9999, stated.row.model_copy(update={"observation_id": "x@1", **changes}))
    more = Tables({**tables.placed, "observations": [*tables.placed["observations"], second]})
    return [finding.what for finding in BY_NAME["observations-agree"].check(more)]


def test_what_is_said_twice_has_one_value(tables: Tables) -> None:
    assert stated_twice(tables) == []
    assert stated_twice(tables, value=Decimal(7), period_end=date(2019, 12, 31)) == []
    assert stated_twice(tables, value=Decimal(7), subject_id="china") == []
    (found,) = stated_twice(tables, value=Decimal(7))
    assert found.endswith("are the same quantity")


def test_a_relation_says_more_of_what_is_said_twice(tables: Tables) -> None:
    equal: Any = find(tables, "relations", lambda row: row.relation_kind == "equal").row
    pair = {equal.stated_id, equal.operands}
    rows = [
        placed._replace(
            row=placed.row.model_copy(update={"indicator_id": "i", "period_end": None, "period_start": None})
        )
        if placed.row.observation_id in pair  # type: ignore[attr-defined]
        else placed
        for placed in tables.placed["observations"]
    ]
    rows = [
        placed._replace(row=placed.row.model_copy(update={"value": Decimal(7)}))
        if placed.row.observation_id == equal.stated_id  # type: ignore[attr-defined]
        else placed
        for placed in rows
    ]
    assert list(BY_NAME["observations-agree"].check(Tables({**tables.placed, "observations": rows}))) == []
    unrelated = Tables({**tables.placed, "observations": rows, "relations": []})
    assert len(list(BY_NAME["observations-agree"].check(unrelated))) == 1


def test_a_target_or_a_time_unknown_fills_no_cell(tables: Tables) -> None:
    assert with_output(tables, value=Decimal(7), status="target") == []
    assert with_output(tables, value=Decimal(7), period_end=None) == []
