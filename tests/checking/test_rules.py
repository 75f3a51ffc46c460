"""Every rule: the published tables keep it, and one changed cell breaks it by name."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from pydantic import Field

from shenyang_innovation.checking import script
from shenyang_innovation.checking.mentions import mentions_name_their_entity, mentions_nest
from shenyang_innovation.checking.rules import RULES
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.checking.wide import columns_mean_the_same
from shenyang_innovation.errors import MissingExtraError
from shenyang_innovation.schema import columns
from shenyang_innovation.schema.entities import Cluster
from shenyang_innovation.schema.provenance import Caveat, Mention
from shenyang_innovation.schema.row import Row, Table
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    Where = Callable[[Any], bool]

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


def is_target(row: Any) -> bool:
    return bool(row.status != "actual")


def is_actual(row: Any) -> bool:
    return row.status == "actual" and row.period_end is not None


#: For each rule: the table and row to change, the cells, and what the finding must say.
BROKEN: list[tuple[str, str, Where, dict[str, object], str]] = [
    ("indicators-used", "indicators", first, {"indicator_id": "unheard_of"}, "no observation is of"),
    ("caveats-used", "caveats", first, {"caveat_id": "unheard-of"}, "no observation has the caveat"),
    ("sources-used", "sources", first, {"source_id": "unheard-of"}, "no figure is from the source"),
    ("entities-mentioned", "entities", first, {"entity_id": "unheard-of"}, "no mention names 'unheard-of'"),
    ("entities-indexed", "entities", first, {"name_en": "Other"}, "is not as its register has it"),
    ("entities-indexed", "entities", first, {"mention_count": 99}, "mention_count is 99"),
    ("entities-indexed", "entities", first, {"observation_count": 99}, "observation_count is 99"),
    ("mentions-name-entity", "mentions", first, {"mention": "某集群"}, "'某集群' is neither the name nor an alias"),
    ("mentions-name-entity", "mentions", first, {"entity_id": "new-materials"}, "is neither the name nor an alias"),
    ("names-are-written", "entities", first, {"name_zh": "某集群"}, "no mention writes the name '某集群'"),
    ("names-are-written", "aliases", first, {"alias_zh": "某集群"}, "no mention writes the alias '某集群'"),
    ("observations-in-figures", "observations", first, {"start": 1}, "is not made of source and start"),
    ("observations-in-figures", "observations", first, {"figure": "9家"}, "place or wording differ"),
    ("figures-readable", "figures", first, {"readable": "9家"}, "'9家' is not the readable form of"),
    ("figures-readable", "observations", first, {"end": 9000}, "can't stand from"),
    ("values-read", "observations", first, {"value": Decimal(7)}, "value is 7, but"),
    ("values-read", "observations", first, {"comparator": "<"}, "comparator is <, but"),
    ("values-read", "observations", first, {"qualifier": "多半"}, "'多半' is no known word of comparison"),
    ("cues-go-with-status", "observations", is_actual, {"cue": "将"}, "is '将', its status is actual"),
    (
        "cues-go-with-status",
        "observations",
        is_target,
        {"cue": None, "status_basis": "stated"},
        "is None, its status is",
    ),
    ("observations-fit-indicator", "observations", first, {"unit": "year"}, "unit is 'year'"),
    ("observations-fit-indicator", "indicators", first, {"measure": "rank"}, "has 'rank'"),
    (
        "measured-cells-observed",
        "clusters",
        lambda r: r.output_value_cny,
        {"output_value_cny": 7},
        "output_value_cny is 7",
    ),
    ("measured-cells-observed", "clusters", lambda r: r.output_value_cny, {"output_value_cny": None}, "is null, but"),
    (
        "measured-cells-observed",
        "clusters",
        lambda r: r.reference_year,
        {"reference_year": None},
        "reference_year is null",
    ),
    ("measured-cells-observed", "funds", lambda r: r.size_cny, {"size_cny": 1}, "size_cny is 1"),
    (
        "actuals-past",
        "observations",
        is_actual,
        {"period_end": date(2099, 1, 1)},
        "an actual with period_end 2099-01-01",
    ),
    ("targets-complete", "observations", is_actual, {"status": "target"}, "has no row in targets"),
    ("targets-complete", "observations", is_target, {"status": "actual"}, "is no target or forecast"),
    ("targets-complete", "targets", first, {"value": Decimal(1)}, "value of"),
    ("targets-complete", "targets", lambda r: r.due, {"due": date(2050, 1, 1)}, "due of"),
    (
        "targets-due-later",
        "targets",
        lambda r: r.due,
        {"due": date(2000, 1, 1)},
        "is due on 2000-01-01, before its source",
    ),
    ("outcomes-later", "targets", lambda r: r.outcome_id, {"unit": "CNY"}, "the target is in CNY"),
    ("relations-recomputed", "relations", first, {"residual": Decimal(3)}, "residual is 3, not stated_value minus"),
    ("relations-recomputed", "relations", first, {"stated_value": Decimal(-1)}, "stated_value is -1"),
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
    by_hand = {"mentions-nest", "aliases-differ", "clusters-evident", "relations-flagged", "columns-mean-the-same"}
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


def test_a_broken_relation_without_caveat(tables: Tables) -> None:
    relation = find(tables, "relations", lambda row: not row.holds)
    stated = relation.row.stated_id  # type: ignore[attr-defined]
    broken, _ = changed(tables, "observations", lambda row: row.observation_id == stated, caveats=None)
    findings = list(BY_NAME["relations-flagged"].check(broken))
    assert f"tables/relations.csv, row {relation.number}" in {finding.where for finding in findings}


def test_a_target_that_is_dropped(tables: Tables) -> None:
    gone = find(tables, "targets", first).row.target_id  # type: ignore[attr-defined]
    findings = BY_NAME["targets-complete"].check(without(tables, "targets", lambda row: row.target_id == gone))
    assert [gone in finding.what for finding in findings] == [True]


def test_an_observation_that_is_dropped(tables: Tables) -> None:
    gone = find(tables, "observations", first).row.observation_id  # type: ignore[attr-defined]
    bare = without(tables, "observations", lambda row: row.observation_id == gone)
    findings = BY_NAME["observations-in-figures"].check(bare)
    assert [finding.what for finding in findings] == [f"the observation {gone!r} is missing"]


def test_a_column_that_means_something_else() -> None:
    class Other(Row):
        table = Table(name="others", group="g", title="t", title_zh="t", description="d", key=("label_zh",))
        label_zh: columns.LabelZh
        label_en: Annotated[int, Field(description="Short label in English")]

    found = {finding.where: finding.what for finding in columns_mean_the_same([Caveat, Other])}
    assert found["table others, column label_en"].startswith("its type is 'integer', but in caveats it is 'string'")


def test_without_opencc_the_rule_is_not_run(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    with pytest.raises(MissingExtraError, match="opencc is not installed"):
        list(mentions_name_their_entity(tables))
    script._converter.cache_clear()


def test_the_model_of_a_cluster_is_not_touched_by_copies(tables: Tables) -> None:
    before = find(tables, "clusters", first).row
    changed(tables, "clusters", first, name_zh="x")
    assert find(tables, "clusters", first).row is before
    assert isinstance(before, Cluster)
