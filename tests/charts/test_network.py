"""The map of who belongs to whom: each link of the registers, and nothing that they do not say."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.charts.conftest import caption, drawn, layers, spec, squeezed, table

REGISTERS = {
    "computing_centers": ("computing_center_id", "operator", "operator_basis"),
    "events": ("event_id", "parent_id", "parent_basis"),
    "funds": ("fund_id", "parent_id", "parent_basis"),
    "organizations": ("organization_id", "parent_id", "parent_basis"),
    "parks": ("park_id", "parent_id", "parent_basis"),
    "people": ("person_id", "organization_id", ""),
    "platforms": ("platform_id", "parent_id", "parent_basis"),
    "programs": ("program_id", "parent_id", "parent_basis"),
    "projects": ("project_id", "parent_id", "parent_basis"),
}
LINKS = {
    (row[key], row[above], row[basis] if basis else "stated")
    for name, (key, above, basis) in REGISTERS.items()
    for row in table(name)
    if row[above]
}


def test_each_link_of_the_registers_is_a_line_and_there_is_no_other() -> None:
    assert len(LINKS) > 50
    for _, rows in layers(spec("network"), "rule")[1:]:
        assert {(row["entity_id"], row["parent_id"], row["basis"]) for row in rows} == LINKS
        assert len(rows) == len(LINKS)


def test_each_end_of_a_link_is_a_mark_with_its_name_and_nothing_else_is() -> None:
    ends = {end for entity, above, _ in LINKS for end in (entity, above)}
    entities = {row["entity_id"]: row for row in table("entities")}
    for language in ("en", "zh"):
        rows = drawn(spec("network", language))
        assert sorted(row["entity_id"] for row in rows) == sorted(ends)
        for row in rows:
            assert row["name"] == entities[row["entity_id"]][f"name_{language}"]
            assert row["beside"].replace("\n", "").replace(" ", "") == row["name"].replace(" ", "")
            assert row["entity_kind"] == entities[row["entity_id"]]["entity_kind"]
            assert int(entities[row["entity_id"]]["mention_count"]) == row["mentions"]


def test_a_line_goes_from_the_mark_to_the_one_it_belongs_to() -> None:
    rows = drawn(spec("network"))
    places = {row["entity_id"]: (row["x"], row["y"]) for row in rows}
    assert len(set(places.values())) == len(places), "two marks in one place"
    for row in rows:
        if row["parent_id"]:
            assert (row["parent_x"], row["parent_y"]) == places[row["parent_id"]]


def test_a_link_names_documents_that_mention_what_it_links() -> None:
    mentioned = {(row["source_id"], row["entity_id"]) for row in table("mentions")}
    for row in drawn(spec("network")):
        if row["parent_id"]:
            sources = row["source_ids"].split()
            assert sources
            assert all((source, row["entity_id"]) in mentioned for source in sources)


@pytest.mark.parametrize(
    ("language", "ways"),
    [("en", ("belongs to", "operated by", "speaks or works for")), ("zh", ("归属于", "运营方", "任职或代表"))],
)
def test_a_link_says_no_more_than_its_column_does(language: str, ways: tuple[str, ...]) -> None:
    """A parent may be the maker of a product or the author of a speech, which nobody runs or holds."""
    kinds = {"computing_centers": ways[1], "people": ways[2]}
    rows = [row for row in drawn(spec("network", language)) if row["parent_id"]]
    assert {row["way"] for row in rows} == set(ways)
    for row in rows:
        assert row["way"] == kinds.get(row["entity_kind"], ways[0])


@pytest.mark.parametrize(("language", "said"), [("en", "Lines say nothing of joint work"), ("zh", "连线不表示合作")])
def test_the_caption_says_what_a_line_means(language: str, said: str) -> None:
    assert squeezed(said) in caption(spec("network", language))


def test_names_do_not_run_into_one_another() -> None:
    for language in ("en", "zh"):
        rows = sorted(drawn(spec("network", language)), key=lambda row: row["y"])
        for half in (range(386), range(386, 772)):
            column = [row for row in rows if int(row["x"]) in half]
            for row, below in pairwise(column):
                assert row["y"] + 13 * (row["beside"].count("\n") + 1) <= below["y"]
