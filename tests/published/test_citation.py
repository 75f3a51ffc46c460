"""How to cite, in forms that the programs for them can read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.__about__ import DATA_RELEASED
from shenyang_innovation.errors import UnknownNameError, UsageError
from shenyang_innovation.published.citation import STYLES, cite, cite_package, released
from shenyang_innovation.published.descriptor import package

pytestmark = pytest.mark.usefixtures("miniature")


def test_the_package_by_default() -> None:
    assert cite() == (
        f"shenyang-innovation contributors. Shenyang innovation system. Data version 9.8.7, {DATA_RELEASED}. "
        "Python package shenyang-innovation. Licence: CC-BY-4.0."
    )


def test_a_package_that_did_not_come_with_the_code_has_no_day(miniature: Path) -> None:
    other = miniature.with_name("other")
    shutil.copytree(miniature, other)
    text = "shenyang-innovation contributors. Shenyang innovation system. Data version 9.8.7. "
    assert cite_package(package(str(other))).startswith(text)
    assert "date = " not in cite_package(package(str(other)), "bibtex")
    assert f"date = {{{DATA_RELEASED}}}" in cite_package(package(), "bibtex")
    assert (released(package(str(other))), released(package(str(miniature)))) == (None, DATA_RELEASED)


def test_a_table_is_cited_with_the_documents_it_rests_on_and_no_others() -> None:
    ids = [item["id"] for item in json.loads(cite("clusters", style="csl-json"))]
    assert ids == ["shenyang-innovation-clusters", "reply-2025"]
    ids = [item["id"] for item in json.loads(cite("computing_centers", style="csl-json"))]
    assert ids == ["shenyang-innovation-computing_centers", "daily-2021", "reply-2025"]
    assert len(json.loads(cite("events", style="csl-json"))) == 1


def test_a_source_is_cited_by_its_identifier() -> None:
    expected = (
        "沈阳日报. 100% {创新} & 规划_1 [100% {innovation} & plan_1 (Shenyang Daily)]. 2021-03-12. "
        "https://example.org/a?b=1&c=2"
    )
    assert cite("daily-2021") == cite(source="daily-2021") == expected


def test_csl_json_has_what_processors_ask_for() -> None:
    (item,) = json.loads(cite("daily-2021", style="csl-json"))
    assert (item["type"], item["issued"], item["URL"]) == (
        "article-newspaper",
        {"date-parts": [[2021, 3, 12]]},
        "https://example.org/a?b=1&c=2",
    )


@pytest.mark.parametrize("what", [None, "clusters", "sources", "relations", "daily-2021"])
def test_bibtex_is_read_by_a_parser_and_gives_the_titles_back(what: str | None) -> None:
    database = pytest.importorskip("pybtex.database", reason="needs pybtex")
    richtext = pytest.importorskip("pybtex.richtext", reason="needs pybtex")
    entries = database.parse_string(cite(what, style="bibtex"), "bibtex").entries
    items = json.loads(cite(what, style="csl-json"))
    assert [key.lower() for key in entries] == [item["id"].lower() for item in items]
    for item in items:
        entry = entries[item["id"]]
        for name in ("title", "note"):
            # pybtex does not know the two names of the braces
            tex = entry.fields[name].replace(r"\textbraceleft{}", "<").replace(r"\textbraceright{}", ">")
            text = str(richtext.Text.from_latex(tex))
            assert text.replace("<", "{").replace(">", "}") == item[name]
        (author,) = entry.persons["author"]
        assert str(author) == f"{{{item['author'][0]['literal']}}}"
        assert entry.fields.get("url") == item.get("URL")


def test_bibtex_of_a_document_in_full() -> None:
    assert cite("daily-2021", style="bibtex").splitlines() == [
        "@misc{daily-2021,",
        "  author = {{沈阳日报}},",
        r"  title = {{100\% \textbraceleft{}创新\textbraceright{} \& 规划\_1}},",
        r"  note = {100\% \textbraceleft{}innovation\textbraceright{} \& plan\_1 (Shenyang Daily)},",
        "  year = {2021},",
        "  date = {2021-03-12},",
        "  url = {https://example.org/a?b=1&c=2},",
        "  language = {chinese},",
        "}",
    ]


def test_bibtex_of_the_package_has_a_version_and_a_day_but_no_address() -> None:
    lines = cite(style="bibtex").splitlines()
    assert "  version = {9.8.7}," in lines
    assert f"  date = {{{DATA_RELEASED}}}," in lines
    assert not [line for line in lines if line.startswith("  url")]


def test_an_inferred_day_is_said() -> None:
    assert "day inferred]. 2025-09-08" in cite("reply-2025")
    assert "inferred" not in cite("daily-2021")


@pytest.mark.parametrize("style", STYLES)
def test_every_table_and_source_can_be_cited_in_every_style(style: str) -> None:
    for name in (*package().resources, "daily-2021", "reply-2025"):
        assert cite(name, style=style)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"table": "cluster"}, r"no table or source 'cluster'\. Did you mean 'clusters'\?"),
        ({"source": "reply-2024"}, r"no source 'reply-2024'\. Did you mean 'reply-2025'\?"),
        ({"source": "clusters"}, r"no source 'clusters'\. Choose one of: daily-2021, reply-2025"),
        ({"style": "bibtext"}, r"no style 'bibtext'\. Did you mean 'bibtex'\?"),
    ],
)
def test_unknown_names(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        cite(**arguments)


def test_a_table_or_a_source_but_not_both() -> None:
    with pytest.raises(UsageError, match="Give one of them"):
        cite("clusters", source="daily-2021")


@pytest.mark.parametrize("arguments", [{"table": ["clusters"]}, {"source": 5}, {"style": ["text"]}, {"style": None}])
def test_what_is_no_name_is_an_error_of_ours(arguments: dict[str, Any]) -> None:
    with pytest.raises((UnknownNameError, UsageError), match="cite: "):
        cite(**arguments)
