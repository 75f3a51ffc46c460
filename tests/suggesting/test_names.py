"""The names that a text has of the things in the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.checking.in_text.claims import claims_of_tables
from shenyang_innovation.checking.in_text.documents import documents
from shenyang_innovation.checking.in_text.source_texts import read_texts
from shenyang_innovation.checking.in_text.views import forms_of
from shenyang_innovation.checking.tables import read_tables
from shenyang_innovation.suggesting.names import named_things

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    "jia": ("甲科技园", "甲园"),
    "big": ("大甲科技园",),
    "chain": ("风能产业链", "风能"),
    "cluster": ("风能产业集群", "风能"),
    "contest": ("甲乙创业大赛", "大赛"),
    "shenyang": ("沈阳", "沈"),
    "china": ("中国",),
    "municipal-major-science-projects": ("重大科技专项",),
    "provincial-major-science-projects": ("重大科技专项",),
}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("大甲科技园和甲园", ["big", "jia"]),
        ("风能、水能2条产业链", ["chain"]),
        ("风能、水能2个产业集群", ["cluster"]),
        ("风能技术", []),
        ("举办大赛。甲乙创业大赛落幕,大赛有名。", ["contest", "contest"]),
        ("驻沈企业,沈从文", ["shenyang"]),
        ("中国速度,中国", ["china"]),
        ("设立重大科技专项。", ["municipal-major-science-projects"]),
        ("向省里报重大科技专项。", ["provincial-major-science-projects"]),
    ],
)
def test_the_longest_name_that_is_meant(text: str, named: list[str]) -> None:
    assert [naming.entity_id for naming in named_things(text, range(len(text)), FORMS)] == named


def test_the_names_of_the_sources_are_those_that_people_found(repository: Path, sources_dir: Path) -> None:
    tables = read_tables(repository)
    claims, forms = claims_of_tables(tables), forms_of(tables)
    for document in documents(claims, read_texts(sources_dir)):
        here = {
            (naming.start, naming.entity_id) for naming in named_things(document.text, range(len(document.text)), forms)
        }
        confirmed = {(one.start, one.entity_id) for one in document.named}
        assert len(here & confirmed) >= 0.98 * len(here | confirmed), (document.source_id, here ^ confirmed)


def test_nothing_is_named_in_no_text() -> None:
    assert named_things("", [], FORMS) == []
