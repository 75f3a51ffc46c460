"""From each kind of cell back to its places in the documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.errors import UnknownNameError, UsageError
from shenyang_innovation.published import descriptor, location, trace
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.evidence import Evidence, evidence
from shenyang_innovation.published.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.published.conftest import Swap


@pytest.fixture(autouse=True)
def _miniature(request: pytest.FixtureRequest) -> None:
    if "real" not in request.fixturenames:
        request.getfixturevalue("miniature")


def ids(found: list[Evidence]) -> list[str | None]:
    return [item.observation_id for item in found]


def spans(found: list[Evidence]) -> list[tuple[str, str, int | None, int | None]]:
    return [(item.kind, item.source_id, item.start, item.end) for item in found]


def test_a_measured_cell_leads_to_its_figure_in_full() -> None:
    (found,) = evidence("clusters", "new-materials", "output_value_cny")
    assert found == Evidence(
        table="clusters",
        key="new-materials",
        column="output_value_cny",
        kind="observation",
        source_id="reply-2025",
        evidence="text",
        extent_read="whole",
        times_read=None,
        publisher_zh="沈阳市科技局",
        publisher_en="Bureau",
        title_zh="答复",
        title_en="Reply",
        address=None,
        address_basis=None,
        address_kind=None,
        speaker_zh="科技局",
        speaker_en="Bureau",
        published=date(2025, 9, 8),
        published_basis="inferred",
        start=100,
        end=105,
        text="695亿元",
        readable="695亿元",
        about_zh=None,
        words_zh=None,
        period_recorded=None,
        observation_id="reply-2025@100",
        indicator_id=descriptor.resource("clusters").field("output_value_cny").indicator,
        subject_id="new-materials",
        value=Decimal(69500000000),
        value_upper=None,
        unit="CNY",
        comparator="=",
        qualifier=None,
        status="actual",
        cue=None,
        period_start=date(2024, 1, 1),
        period_end=date(2024, 12, 31),
        period_basis="stated",
        caveats=(),
        note=None,
    )


def test_the_column_of_the_time_rests_on_all_that_share_it() -> None:
    assert ids(evidence("clusters", "new-materials", "reference_year")) == ["reply-2025@100", "reply-2025@110"]
    assert ids(evidence("computing_centers", "center", "capacity_as_of")) == ["reply-2025@200"]


def test_a_day_as_time_is_matched_in_full() -> None:
    assert ids(evidence("computing_centers", "center", "capacity_pflops")) == ["reply-2025@200"]


def measured(table: str, key: str, column: str, observation: dict[str, str | None], row: dict[str, str | None]) -> int:
    """How many places a measured cell rests on if the only observation of it, and its row, were otherwise."""
    kept = Store(descriptor.package())
    resource = descriptor.resource(table)
    (found,) = kept.where(table, resource.primary_key[0], key)
    field = resource.field(column)
    for said in kept.where("observations", "subject_id", key):
        if said["indicator_id"] == field.indicator:
            said.update(observation)
    return len(trace.places(kept, resource, found | row, field))


@pytest.mark.parametrize(
    ("observation", "row", "count"),
    [
        ({}, {}, 1),
        ({"status": "forecast"}, {}, 0),
        ({"status": "target"}, {}, 0),
        ({"period_end": "2023-12-31"}, {}, 0),
        ({"period_end": "2024-06-30"}, {}, 1),
        ({"period_end": None}, {}, 0),
        ({"period_end": None}, {"reference_year": None}, 0),
        ({}, {"reference_year": None}, 0),
    ],
)
def test_a_measured_cell_rests_on_actuals_of_its_year(
    observation: dict[str, str | None], row: dict[str, str | None], count: int
) -> None:
    assert measured("clusters", "new-materials", "output_value_cny", observation, row) == count


@pytest.mark.parametrize(("end", "count"), [("2024-12-31", 1), ("2024-12-30", 0), (None, 0)])
def test_whether_a_time_is_a_year_or_a_day_follows_from_the_type_of_its_column(end: str | None, count: int) -> None:
    assert measured("computing_centers", "center", "capacity_pflops", {"period_end": end}, {}) == count
    kept = Store(descriptor.package())
    clusters = descriptor.resource("clusters")
    renamed = clusters._replace(
        fields=tuple(
            field._replace(name="as_of" if field.name == "reference_year" else field.name, as_of="as_of")
            for field in clusters.fields
        )
    )
    (row,) = kept.where("clusters", "cluster_id", "new-materials")
    field = renamed.field("output_value_cny")
    assert len(trace.places(kept, renamed, row | {"as_of": row["reference_year"]}, field)) == 1


def test_a_null_has_no_evidence() -> None:
    assert evidence("clusters", "high-end-equipment", "output_value_cny") == []
    assert evidence("clusters", "high-end-equipment", "reference_year") == []


@pytest.mark.parametrize(
    ("table", "key", "column", "reason"),
    [
        ("clusters", "high-end-equipment", "output_value_cny", "null: the sources do not give this"),
        ("clusters", "high-end-equipment", "note_en", "null: there is none"),
        ("observations", "reply-2025@100", "caveats", "null: there is none"),
        ("places", "shenyang", "gbt2260", "from GB/T 2260, no source gives it"),
        ("places", "shenyang", "name_zh", "from GB/T 2260, no source names it"),
        ("places", "shenyang", "within_id", "from GB/T 2260, no source names it"),
        ("entities", "liaoning", "name_zh", "from GB/T 2260, no source names it"),
        ("entities", "liaoning", "mention_count", "no source names it"),
        ("entities", "liaoning", "observation_count", "no figure of the sources is about it"),
        ("entities", "center", "observation_count", None),
        ("entities", "high-end-equipment", "observation_count", "no figure of the sources is about it"),
        ("organizations", "daily", "name_zh", "no source names it"),
        ("clusters", "new-materials", "name_zh", None),
    ],
)
def test_a_cell_without_evidence_says_why(table: str, key: str, column: str, reason: str | None) -> None:
    found = evidence(table, key, column)
    assert (found.reason, bool(found)) == (reason, reason is None)
    if reason:
        assert str(found) == f"no evidence; {reason}"
        assert found._repr_html_() == f"<p>No evidence; {reason}.</p>"


def test_the_code_of_a_place_is_from_the_list_also_where_a_source_names_the_place(miniature: Path, swap: Swap) -> None:
    swap(miniature, "mentions", "entity_id\n", "entity_id\nreply-2025,700,702,沈阳,shenyang\n")
    store_of_this = Store(descriptor.package())
    places = descriptor.resource("places")
    (row,) = store_of_this.where("places", "place_id", "shenyang")
    found = {field.name: trace.places(store_of_this, places, row, field) for field in places.fields}
    assert found.pop("gbt2260") == []
    assert all([place.text for place in rest] == ["沈阳"] for rest in found.values())


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [
        ("clusters", "new-materials", "name_zh"),
        ("clusters", "new-materials", "cluster_id"),
        ("entities", "new-materials", "name_en"),
        ("entities", "new-materials", "mention_count"),
        ("aliases", "new-materials/新材料/材料", "alias_zh"),
        ("aliases", ("new-materials", "新材料/材料"), "alias_basis"),
    ],
)
def test_a_name_leads_to_the_mentions(table: str, key: str | tuple[str, ...], column: str) -> None:
    found = evidence(table, key, column)
    assert spans(found) == [("mention", "reply-2025", 90, 95), ("mention", "reply-2025", 510, 513)]
    assert [item.text for item in found] == ["新材料集群", "新材料"]


def test_the_number_of_observations_of_an_entity_leads_to_them() -> None:
    assert ids(evidence("entities", "new-materials", "observation_count")) == ["reply-2025@100", "reply-2025@110"]


@pytest.mark.parametrize("key", [("daily-2021", 10), ("daily-2021", "10"), "daily-2021/10"])
def test_a_figure_that_is_an_observation(key: str | tuple[str | int, ...]) -> None:
    (found,) = evidence("figures", key, "figure")
    assert (found.kind, found.observation_id, found.key) == ("observation", "daily-2021@10", "daily-2021/10")
    assert (found.text, found.readable, found.comparator) == ("1100餘人", "1100余人", ">")
    assert found.caveats == ("parts-exceed-total", "period-unstated")


def test_a_figure_that_is_none_has_its_position_and_text() -> None:
    (found,) = evidence("figures", "daily-2021/20", "disposition")
    assert spans([found]) == [("position", "daily-2021", 20, 25)]
    assert (found.text, found.observation_id) == ("2021年", None)
    assert found.note == 'a date, "quoted"'


def test_the_text_of_a_position_is_that_of_its_own_source() -> None:
    kept = Store(descriptor.package())
    kept.rows("mentions").append(
        {"source_id": "reply-2025", "start": "20", "end": "25", "mention": "别的来源", "entity_id": "center"}
    )
    figures = descriptor.resource("figures")
    (row,) = [row for row in kept.rows("figures") if row["start"] == "20"]
    kept.rows("figures").append(row | {"source_id": "reply-2025", "figure": "别的数字"})
    (place,) = trace.places(kept, figures, row, figures.field("figure"))
    assert (place.source_id, place.text) == ("daily-2021", "2021年")


def test_observations_and_mentions_lead_to_themselves() -> None:
    assert ids(evidence("observations", "reply-2025@300", "value_upper")) == ["reply-2025@300"]
    assert evidence("observations", "reply-2025@100", "value_upper") == []
    found = evidence("mentions", ("daily-2021", 30, 34, "center"), "mention")
    assert spans(found) == [("mention", "daily-2021", 30, 34)]


def test_a_target_leads_to_its_outcome_only_where_it_speaks_of_it() -> None:
    assert ids(evidence("targets", "reply-2025@300", "value")) == ["reply-2025@300"]
    for column in ("outcome_id", "comparability", "verdict", "reason_en"):
        assert ids(evidence("targets", "reply-2025@300", column)) == ["reply-2025@300", "reply-2025@400"]


def test_a_relation_leads_to_what_is_stated_and_to_its_operands() -> None:
    assert ids(evidence("relations", "part", "residual")) == ["reply-2025@400", "reply-2025@500"]
    found = evidence("relations", "list", "computed_value")
    assert spans(found) == [
        ("observation", "reply-2025", 500, 502),
        ("position", "reply-2025", 510, 513),
        ("position", "reply-2025", 515, 519),
        ("position", "reply-2025", 520, 530),
    ]
    # the text of a listed item is known where it is a mention or a figure
    assert [item.text for item in found] == ["2个", "新材料", "高端装备", None]


def test_passages_have_positions() -> None:
    assert spans(evidence("measures", "reply-2025-1", "summary_en")) == [("position", "reply-2025", 600, 650)]
    assert spans(evidence("glossary", "true", "term_zh")) == [("position", "daily-2021", 700, 705)]
    assert spans(evidence("suggestions", "reply-2025-s1", "heading_zh")) == [("position", "reply-2025", 50, 60)]


def test_the_judgement_of_a_suggestion_leads_to_what_answers_it() -> None:
    found = evidence("suggestions", "reply-2025-s1", "answered")
    assert spans(found) == [("position", "reply-2025", 50, 60), ("position", "reply-2025", 600, 650)]
    assert spans(evidence("suggestions", "reply-2025-s2", "answered")) == [("position", "reply-2025", 61, 70)]


def test_a_source_is_its_own_evidence() -> None:
    (found,) = evidence("sources", "daily-2021", "title_zh")
    assert spans([found]) == [("source", "daily-2021", None, None)]
    assert found.address == "https://example.org/a?b=1&c=2"


def test_our_own_words_lead_to_the_observations_that_use_them() -> None:
    assert ids(evidence("indicators", "platforms_built", "definition_en")) == [
        "reply-2025@300",
        "reply-2025@400",
        "reply-2025@500",
    ]
    assert ids(evidence("caveats", "period-unstated", "definition_en")) == ["daily-2021@10"]


# --- printed --------------------------------------------------------------------------------------------------------


def test_it_prints_as_lines_that_a_journalist_understands() -> None:
    (found,) = evidence("observations", "daily-2021@10", "value")
    assert str(found).splitlines() == [
        "1100餘人 (1100余人), read as > 1100 person",
        "  talents of shenyang: actual, as of 2020-12-31 (inferred by us)",
        "  100% {创新} & 规划_1 (100% {innovation} & plan_1)",
        "  published by 沈阳日报 (Shenyang Daily), 2021-03-12",
        "  daily-2021, characters 10 to 16, https://example.org/a?b=1&c=2",
        "  caveats: parts-exceed-total, period-unstated",
        "  note: counted in teams",
    ]


def test_it_says_who_speaks_and_that_a_day_was_inferred() -> None:
    (found,) = evidence("clusters", "new-materials", "output_value_cny")
    assert str(found).splitlines()[3:5] == [
        "  published by 沈阳市科技局 (Bureau), 2025-09-08 (day inferred by us)",
        "  said by 科技局 (Bureau)",
    ]


def test_what_stands_outside_the_items_of_a_document_is_nobodys_answer() -> None:
    (found,) = evidence("suggestions", "reply-2025-s1", "heading_zh")
    assert (found.start, found.speaker_zh) == (50, None)
    assert "said by" not in str(found)
    (document,) = evidence("sources", "reply-2025", "title_zh")
    assert document.speaker_zh == "科技局"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("reply-2025@100", "actual, 2024-01-01 to 2024-12-31"),
        ("reply-2025@400", "actual, up to 2025-09-08 (inferred by us)"),
        ("reply-2025@500", "actual, no period given"),
        ("reply-2025@300", "target (力争), as of 2026-12-31"),
    ],
)
def test_the_period_is_told_as_far_as_it_is_known(key: str, line: str) -> None:
    (found,) = evidence("observations", key, "value")
    assert str(found).splitlines()[1].endswith(line)


def test_a_range_a_passage_and_a_document_print() -> None:
    assert str(evidence("observations", "reply-2025@300", "value")).startswith("4到6个, read as = 4 to 6 count\n")
    assert str(evidence("measures", "reply-2025-1", "start")).startswith("a passage whose text is not kept here\n")
    assert str(evidence("sources", "reply-2025", "rights")).endswith("reply-2025, no web address found\n  note: NA")


def test_a_notebook_shows_a_table_with_everything_escaped() -> None:
    html = evidence("observations", "daily-2021@10", "value")._repr_html_()
    assert "100% {创新} &amp; 规划_1" in html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html
    assert "&gt; 1100 person" in html


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "key", "column", "message"),
    [
        ("cluster", "new-materials", "name_zh", r"no table 'cluster'\. Did you mean 'clusters'\?"),
        ("clusters", "new-material", "name_zh", r"no row with the key 'new-material'.*Did you mean 'new-materials'\?"),
        ("clusters", "new-materials", "output_value", r"no column 'output_value'\. Did you mean 'output_value_cny'\?"),
        ("figures", "daily-2021", "figure", r"'daily-2021' \(source_id/start\)\. Did you mean 'daily-2021/20'\?"),
        ("figures", ("daily-2021", 10, 16), "figure", "no row with the key 'daily-2021/10/16'"),
        ("events", "contest", "name_zh", r"The table has no rows"),
        ("clusters", 5, "name_zh", "no row with the key '5'"),
        ("clusters", None, "x", "no column 'x'"),
    ],
)
def test_what_is_not_there_is_named_with_the_nearest(table: str, key: Any, column: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        evidence(table, key, column)


@pytest.mark.parametrize("key", [None, 1.5, ["daily-2021", 10], {"source_id": "daily-2021"}, ()])
def test_what_is_no_key_is_an_error_of_ours(key: Any) -> None:
    with pytest.raises(UsageError, match="is no key"):
        evidence("figures", key, "figure")


@pytest.mark.parametrize(("table", "column"), [(["clusters"], "name_zh"), ("clusters", ["name_zh"]), (None, None)])
def test_what_is_no_name_is_an_error_of_ours(table: Any, column: Any) -> None:
    with pytest.raises(UnknownNameError):
        evidence(table, "new-materials", column)


# --- the real package -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    ("cluster", "output", "growth"),
    [("new-materials", 69_500_000_000, "6.6"), ("high-end-equipment", 132_000_000_000, "10.5")],
)
def test_the_two_clusters_with_figures(cluster: str, output: int, growth: str) -> None:
    (value,) = evidence("clusters", cluster, "output_value_cny")
    (rate,) = evidence("clusters", cluster, "output_growth_percent")
    assert (value.value, rate.value) == (Decimal(output), Decimal(growth))
    (row,) = [row for row in read_cells(descriptor.resource("clusters")) if row["cluster_id"] == cluster]
    assert (row["output_value_cny"], row["output_growth_percent"], row["reference_year"]) == (
        str(output),
        growth,
        "2024",
    )


def test_every_measured_cell_is_what_its_evidence_says(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "package_root", lambda: str(real))
    cells = 0
    for resource in descriptor.package().resources.values():
        for row in read_cells(resource):
            for field in resource.fields:
                if field.indicator and (cell := row[field.name]) is not None:
                    found = evidence(resource.name, str(row[resource.primary_key[0]]), field.name)
                    assert {item.value for item in found} == {Decimal(cell)}
                    cells += 1
    assert cells > 0


@pytest.mark.usefixtures("real")
def test_every_figure_mention_and_statement_has_evidence() -> None:
    for table in ("figures", "mentions", "observations", "targets", "relations", "measures", "suggestions", "glossary"):
        resource = descriptor.resource(table)
        for row in read_cells(resource):
            key = tuple(str(row[column]) for column in resource.primary_key)
            found = evidence(table, key, resource.primary_key[0])
            assert found
            assert all((item.start is None) == (item.end is None) == (item.evidence == "citation") for item in found)


def test_every_cell_of_every_table_has_evidence_or_says_why(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "package_root", lambda: str(real))
    without: dict[str, set[tuple[str, str]]] = {}
    for resource in descriptor.package().resources.values():
        for row in read_cells(resource):
            key = tuple(str(row[column]) for column in resource.primary_key)
            for column, cell in row.items():
                found = evidence(resource.name, key, column)
                assert bool(found) == (found.reason is None)
                assert str(found.reason).startswith("null: ") == (cell is None)
                if not found and cell is not None:
                    without.setdefault(str(found.reason), set()).add((resource.name, column))
    assert {table for table, _ in without.pop("from GB/T 2260, no source names it")} == {"places", "entities"}
    assert without == {
        "from GB/T 2260, no source gives it": {("places", "gbt2260")},
        "no source names it": {("entities", "mention_count")},
        "no figure of the sources is about it": {("entities", "observation_count")},
    }
