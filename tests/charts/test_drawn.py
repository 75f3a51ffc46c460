"""What is drawn is what the tables say: each observation that belongs, as it is said, and no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.charts.conftest import REPOSITORY, arrowed, caption, drawn, layers, spec, squeezed, table, texts

Cells = dict[str, str]
CLUSTERS = {row["cluster_id"] for row in table("clusters")}
SIGNS = {"=": "", ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈"}
KINDS = """
    filed_pilot_bases filed_proof_of_concept_centers filed_university_science_parks innovation_entrepreneurship_carriers
    innovation_platforms major_science_facilities_settled national_innovation_entrepreneurship_platforms
    national_key_laboratories_approved national_key_laboratories_settled national_science_technology_platforms
    national_title_innovation_platforms new_national_enterprise_technology_centers new_national_makerspaces
    new_national_science_technology_platforms new_type_rd_institutions pilot_platforms_fostered
    platforms_linked_with_national provincial_pilot_bases state_key_laboratories technology_transfer_organizations
    technology_transfer_organizations_total
""".split()
"""What counts carriers or platforms of the city, chosen by hand: the picture chooses by words."""
BELONGS: dict[str, Callable[[Cells], bool]] = {
    "clusters": lambda row: row["subject_id"] in CLUSTERS,
    "computing": lambda row: row["unit"] == "PFLOPS",
    "platforms": lambda row: row["indicator_id"] in KINDS and row["subject_id"] == "shenyang",
    "talent": lambda row: row["theme"] == "talent" or row["unit"] in {"person", "person-time"},
    "targets": lambda row: row["observation_id"] in {target["target_id"] for target in table("targets")},
}
"""Which observations belong to which picture."""


def said(row: Cells) -> tuple[str, ...]:
    """What a table says of an observation, as far as a picture has to say it."""
    upper = row["value_upper"] and str(Decimal(row["value_upper"]).normalize())
    value = str(Decimal(row["value"]).normalize())
    return (row["observation_id"], value, upper, row["comparator"], row["status"], row["source_id"], row["period_end"])


@pytest.mark.parametrize("name", BELONGS)
def test_each_observation_that_belongs_is_drawn_once_and_no_other(name: str) -> None:
    expected = [said(row) for row in table("observations") if BELONGS[name](row)]
    found = [
        said({column: "" if cell is None else str(cell) for column, cell in row.items()}) for row in drawn(spec(name))
    ]
    assert expected
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", BELONGS)
def test_the_value_is_written_with_its_comparator_and_the_source_is_in_the_caption(name: str, language: str) -> None:
    made = spec(name, language)
    written = "\n".join(texts(made))
    for row in drawn(made):
        assert row["label"] in written
        sign = SIGNS[row["comparator"]]
        assert row["label"].startswith(sign)
        assert row["label"][len(sign)].isdigit()
        assert squeezed(row["source"]) in caption(made)
    sources = {row["source_id"]: row for row in table("sources")}
    behind = {row["source_id"] for row in drawn(made)} | {row.get("outcome_source_id") for row in drawn(made)} - {None}
    for source_id, row in sources.items():
        assert (squeezed(row[f"title_{language}"]) in caption(made)) == (source_id in behind)
    version = json.loads((REPOSITORY / "datapackage.json").read_text(encoding="utf-8"))["version"]
    assert f"shenyang-innovation{version}" in caption(made)


@pytest.mark.parametrize("name", ["clusters", "computing", "platforms", "talent"])
def test_an_arrow_stands_where_the_value_is_the_least_and_nowhere_else(name: str) -> None:
    expected = {
        row["observation_id"] for row in table("observations") if BELONGS[name](row) and row["comparator"] != "="
    }
    assert arrowed(spec(name)) == expected
    assert ("Anarrowmarksanopenend" in caption(spec(name))) == bool(expected)


def test_more_than_1100_technology_managers_is_an_open_end() -> None:
    assert "message-board-reply-2025@988" in arrowed(spec("talent"))
    assert ">1,100" in texts(spec("talent"))
    assert ">1100人" in texts(spec("talent", "zh"))


@pytest.mark.parametrize("name", ["clusters", "computing", "platforms", "talent", "targets"])
def test_only_what_is_actual_is_filled_and_each_status_has_its_shape(name: str) -> None:
    for theme in ("light", "dark"):
        made = spec(name, theme=theme)
        by_status = [
            layer["encoding"] for layer, _ in layers(made) if layer["encoding"].get("fill", {}).get("field") == "status"
        ]
        assert by_status
        for encoding in by_status:
            fill = dict(zip(encoding["fill"]["scale"]["domain"], encoding["fill"]["scale"]["range"], strict=True))
            assert fill["target"] == fill["forecast"] == made["config"]["background"] != fill["actual"]
            if "shape" in encoding:
                assert len(set(encoding["shape"]["scale"]["range"])) == 3
            assert len(set(encoding["stroke"]["scale"]["range"])) == 3


def test_what_no_document_gives_is_a_dash_in_its_place_and_not_zero() -> None:
    made = spec("clusters")
    absent = [row for _, rows in layers(made, "text") for row in rows if row.get("value", 0) is None]
    figures = {
        (row["indicator_id"], row["subject_id"]) for row in table("observations") if row["subject_id"] in CLUSTERS
    }
    subjects, indicators = {subject for _, subject in figures}, {indicator for indicator, _ in figures}
    every = {(indicator, subject) for indicator in indicators for subject in subjects}
    assert {(row["indicator_id"], row["subject_id"]) for row in absent} == every - figures != set()
    assert {row["label"] for row in absent} == {"– not stated"}
    assert all(row["value"] is not None for _, rows in layers(made, "bar") for row in rows)


@pytest.mark.parametrize(
    ("name", "register", "key"),
    [("clusters", "clusters", "cluster_id"), ("computing", "computing_centers", "computing_center_id")],
)
def test_what_a_register_has_and_no_figure_is_named(name: str, register: str, key: str) -> None:
    figured = {row["subject_id"] for row in table("observations") if BELONGS[name](row)}
    unfigured = [row for row in table(register) if row[key] not in figured]
    assert unfigured
    assert f"登记在册而无数值：{'；'.join(row['name_zh'] for row in unfigured)}。" in caption(spec(name, "zh"))
    english = "".join(f"{row['name_en']};" for row in unfigured).removesuffix(";")
    assert squeezed(f"In the register without a figure: {english}.") in caption(spec(name))


def test_bars_are_as_long_as_the_values_are() -> None:
    rows = [row for _, rows in layers(spec("clusters"), "bar") for row in rows]
    for indicator in {row["indicator_id"] for row in rows}:
        own = [row for row in rows if row["indicator_id"] == indicator]
        largest = max(row["value"] for row in own)
        assert [row["share"] for row in own] == pytest.approx([row["value"] / largest for row in own])


def test_a_target_stands_with_its_outcome_and_verdict() -> None:
    observations = {row["observation_id"]: row for row in table("observations")}
    rows = {row["observation_id"]: row for row in drawn(spec("targets"))}
    words = {"other-definition": "other definition", "none-yet": "nothing later yet", "direct": "directly comparable"}
    for target in table("targets"):
        row = rows[target["target_id"]]
        assert (row["due"] or "") == target["due"]
        assert row["verdict"] == target["verdict"]
        assert row["comparability"] == words.get(target["comparability"], "partly comparable")
        outcome = observations.get(target["outcome_id"])
        if outcome is None:
            assert (row["outcome_id"], row["outcome_value"], row["outcome_label"]) == (None, None, "–")
        else:
            assert Decimal(str(row["outcome_value"])) == Decimal(outcome["value"])
            assert (row["outcome_comparator"], row["outcome_day"]) == (outcome["comparator"], outcome["period_end"])
            assert row["outcome_source_id"] == outcome["source_id"]


def test_a_mark_of_an_outcome_stands_only_where_there_is_one() -> None:
    by_verdict = [
        rows for layer, rows in layers(spec("targets"), "point") if layer["encoding"]["shape"]["field"] == "verdict"
    ]
    expected = {row["target_id"] for row in table("targets") if row["outcome_id"]}
    assert [{row["observation_id"] for row in rows} for rows in by_verdict] == [expected]


def test_a_mark_of_an_outcome_tells_the_outcome_and_not_what_was_aimed_at() -> None:
    outcomes = {row["target_id"]: row["outcome_id"] for row in table("targets")}
    observations = {row["observation_id"]: row for row in table("observations")}
    ((layer, rows),) = (
        (layer, rows)
        for layer, rows in layers(spec("targets"), "point")
        if layer["encoding"]["shape"]["field"] == "verdict"
    )
    told = [tooltip["field"] for tooltip in layer["encoding"]["tooltip"]]
    assert not {"label", "figure", "period", "source", "status"} & set(told)  # those are of the target
    for row in rows:
        assert set(told) <= set(row)
        assert row["outcome_figure"] == observations[outcomes[row["observation_id"]]]["readable"]


def test_what_has_no_day_is_not_put_on_the_axis_of_time() -> None:
    for name in ("computing", "targets"):
        undated = {
            row["observation_id"] for row in table("observations") if BELONGS[name](row) and not row["period_end"]
        }
        assert undated
        for layer, rows in layers(spec(name), "point"):
            x = layer["encoding"]["x"]
            if undated & {row["observation_id"] for row in rows}:
                assert "value" in x
                assert {row["observation_id"] for row in rows} <= undated


def test_time_does_not_depend_on_the_zone_of_who_looks() -> None:
    for name in ("computing", "targets"):
        scales = [
            layer["encoding"]["x"]["scale"]
            for layer, _ in layers(spec(name))
            if layer["encoding"].get("x", {}).get("type") == "temporal"
        ]
        assert scales
        assert {scale["type"] for scale in scales} == {"utc"}


def test_platforms_stand_in_the_year_of_their_period() -> None:
    for row in drawn(spec("platforms")):
        assert row["column"] == (row["period_end"] or "no date stated")[:4]
    lanes = [(row["lane"], row["column"]) for row in drawn(spec("platforms"))]
    assert len(lanes) == len(set(lanes)), "two numbers in one place"
