"""What the JavaScript of the pages reads: tables, search and evidence as scripts."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import pytest
from markupsafe import escape

from shenyang_innovation.published.descriptor import package
from shenyang_innovation.published.store import Store
from shenyang_innovation.site import cells as cells_of_pages
from shenyang_innovation.site.addresses import Addresses
from shenyang_innovation.site.codes import code_label
from shenyang_innovation.site.view import View

if TYPE_CHECKING:
    from tests.site.conftest import Site

kept = Store(package())
FIGURES = {
    "message-board-reply-2025@1335": "69.5 billion yuan 69,500,000,000 69500000000",
    "proposal-reply-2025@2241": "45,000个 45000",
    "message-board-reply-2025@2006": "600 PFLOPS",
    "message-board-reply-2025@988": "more than 1,100 persons 突破1100人突破 超过1,100人 超过1100人",
    "5g-reply-2022.3": "",
}
"""Figures, and how else they are written than in the readable form of what their documents say."""


def is_there(site: Site, base: str, href: str) -> bool:
    return (site.folder / unquote(urljoin(base, href).partition("#")[0])).is_file()


def rows_of(data: Any) -> Iterator[list[Any]]:
    """The cells of each row: a row has the number of each in its column, where no cell is twice."""
    for cells in data["cells"]:
        assert len({json.dumps(cell) for cell in cells}) == len(cells)
    for numbers in data["rows"]:
        yield [cells[number] for number, cells in zip(numbers, data["cells"], strict=True)]


def whole(cell: Any) -> list[Any]:
    """A cell as [text, address, what it sorts by, HTML, what is published], None for what is left out."""
    told = cell if isinstance(cell, list) else [cell]
    return told + [None] * (5 - len(told))


def choices(site: Site, language: str, name: str) -> dict[str, dict[str, str]]:
    """The labels of the codes of each column of a table that can be filtered."""
    heads = site.page(f"{language}/tables/{name}.html").by_id("rows").parent
    assert heads is not None
    return {
        head.attributes["data-column"]: json.loads(head.attributes["data-choices"])
        for head in next(heads.all("thead")).all("th")
        if "data-choices" in head.attributes
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_data_of_a_table_are_its_rows_as_the_pages_show_them(site: Site, language: str) -> None:
    for name in package().resources:
        data = site.data(f"{language}/{name}.js")
        page = site.page(f"{language}/tables/{name}.html")
        table = page.by_id("rows").parent
        assert table is not None
        assert table.attributes["data-source"] == f"data/{language}/{name}.js"
        heads = [head.attributes["data-column"] for head in next(table.all("thead")).all("th")]
        assert data["columns"] == heads
        assert len(data["rows"]) == len(data["ids"]) == len(kept.rows(name))
        shown_ids = [row.attributes["id"] for row in next(table.all("tbody")).all("tr")]
        assert data["ids"][: len(shown_ids)] == shown_ids
        for row, shown in zip(rows_of(data), next(table.all("tbody")).all("tr"), strict=False):
            cells = [cell for cell in shown.children if not isinstance(cell, str)]
            for cell, element in zip(row, cells, strict=True):
                _, _, order, _, published = whole(cell)
                assert element.attributes.get("data-order") == order
                assert element.attributes.get("data-published") == published


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_html_of_a_cell_is_that_of_the_page(site: Site, language: str) -> None:
    """What stands in a cell, letter for letter: its language, its links, what is said of it if it is missing."""
    for name in package().resources:
        body = (
            (site.folder / language / "tables" / f"{name}.html")
            .read_text(encoding="utf-8")
            .partition("<tbody>")[2]
            .partition("</tbody>")[0]
        )
        lines = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in body.split("</tr>")[:-1]]
        for row, shown in zip(rows_of(site.data(f"{language}/{name}.js")), lines, strict=False):
            for cell, inner in zip(row, shown, strict=True):
                text, href, _, html, _ = whole(cell)
                html = html or str(escape(text))
                assert inner == (f'<a href="{escape(href)}">{html}</a>' if href else html)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_published_table_is_in_the_data_of_either_language(site: Site, language: str) -> None:
    """What a reader downloads of a table and filters it by: keys, numbers and codes, not the names that are shown."""
    for name in package().resources:
        with open(site.folder / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        table = site.page(f"{language}/tables/{name}.html").by_id("rows").parent
        assert table is not None
        assert table.attributes["data-published"].split() == header
        data = site.data(f"{language}/{name}.js")
        places = [data["columns"].index(column) for column in header]
        held = [
            [text if order is None else order] if published is None else [published]
            for row in rows_of(data)
            for text, _, order, _, published in (whole(row[place]) for place in places)
        ]
        assert held == [[value] for line in lines for value in line], name


@pytest.mark.parametrize(("language", "name"), [("en", "Shenyang"), ("zh", "沈阳市")])
def test_a_key_sorts_by_the_name_that_is_shown(site: Site, language: str, name: str) -> None:
    data = site.data(f"{language}/observations.js")
    subjects = [whole(cell) for cell in data["cells"][data["columns"].index("subject_id")]]
    assert [name, None, "shenyang"] in [[text, order, published] for text, _, order, _, published in subjects]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_by_which_a_table_is_filtered_has_its_label(site: Site, language: str) -> None:
    labelled = 0
    for name, resource in package().resources.items():
        for column, told in choices(site, language, name).items():
            field = resource.field(column)
            assert set(told) == {code for row in kept.rows(name) for code in str(row[column] or "").split()}
            for code, label in told.items():
                if language == "zh":
                    assert not label.isascii() or label in ("PFLOPS", "%"), (name, column, code)
                elif field.list_of:
                    assert label != code, (name, column)
                else:
                    assert label == code_label(column, code).en
                labelled += 1
    assert labelled > 300
    assert choices(site, "en", "observations")["caveats"]["cultivated-not-granted"] == "Cultivated, not granted"


def test_a_column_with_one_code_is_not_filtered(site: Site) -> None:
    assert "answered" not in choices(site, "en", "suggestions")  # all alike
    assert list(choices(site, "en", "suggestions")) == ["answered_by"]
    assert "unit" not in choices(site, "en", "units")  # each row has its own


def test_only_cells_of_lists_are_taken_apart_by_a_filter(site: Site) -> None:
    for name, resource in package().resources.items():
        table = site.page(f"en/tables/{name}.html").by_id("rows").parent
        assert table is not None
        heads = [head.attributes for head in next(table.all("thead")).all("th")]
        several = {head["data-column"] for head in heads if "data-several" in head}
        assert several == {field.name for field in resource.fields if field.list_of}


def test_a_column_with_very_many_codes_is_not_filtered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells_of_pages, "MOST_CHOICES", 10)
    view = View(kept, Addresses(kept), "en", "../")
    told = {one.field.name: one.choices for one in cells_of_pages.columns_of(package().resource("observations"), view)}
    assert told["caveats"] is None
    assert told["status"] is not None


def test_units_and_items_are_called_by_their_words(site: Site) -> None:
    data = site.data("zh/observations.js")
    units = {whole(cell)[0] for cell in data["cells"][data["columns"].index("unit")]}
    assert {"元", "个数", "个百分点"} <= units
    data = site.data("en/suggestions.js")
    items = {cell[2]: cell[0] for cell in data["cells"][data["columns"].index("answered_by")]}
    headings = {row["measure_id"]: row["heading_en"] for row in kept.rows("measures")}
    assert items == {keys: ", ".join(str(headings[key]) for key in keys.split()) for keys in items}
    assert len(items) > 3


def test_links_of_the_data_lead_to_pages(site: Site) -> None:
    for name in package().resources:
        for cells in site.data(f"en/{name}.js")["cells"]:
            for cell in cells:
                if isinstance(cell, list) and cell[1]:
                    assert is_there(site, "en/tables/x.html", cell[1]), cell


def test_a_figure_that_is_found_says_its_sign_and_its_status(site: Site) -> None:
    details = {address: detail for _, _, address, detail, *_ in site.data("search.js")}
    english, chinese = details["observations/press-conference-2023@1060.html"]
    assert english.startswith(">20,000 (target) · ")
    assert chinese.startswith(">20,000家（目标） · ")
    assert details["observations/message-board-reply-2025@988.html"][0].startswith(">1,100 persons · ")


def test_a_figure_is_looked_for_in_every_way_in_which_it_is_written(site: Site) -> None:
    besides = {address: more for _, _, address, _, *more in site.data("search.js")}
    told = {figure: besides[f"observations/{figure}.html"] for figure in FIGURES}
    assert told == {figure: [ways] if ways else [] for figure, ways in FIGURES.items()}


def test_what_is_looked_for_is_found_under_each_of_its_names(site: Site) -> None:
    entries = site.data("search.js")
    for text, kind, address, detail, *_ in entries:
        assert text
        assert len(kind) == 2
        assert is_there(site, "en/", address), address
        assert isinstance(detail, str) or len(detail) == 2
    found = {(text, address) for text, _, address, *_ in entries}
    for row in kept.rows("entities"):
        page = f"{row['entity_kind']}/{row['entity_id']}.html"
        names = [
            row["name_en"],
            row["name_zh"],
            *(one["alias_zh"] for one in kept.where("aliases", "entity_id", str(row["entity_id"]))),
        ]
        assert {(name, page) for name in names} <= found
    for row in kept.rows("indicators"):
        assert {(row[f"label_{one}"], f"indicators/{row['indicator_id']}.html") for one in ("en", "zh")} <= found
    for row in kept.rows("observations"):
        assert (row["readable"], f"observations/{row['observation_id']}.html") in found
    assert {(one.title_zh, f"tables/{one.name}.html") for one in package().resources.values()} <= found
    assert any(text == "新材料产业集群" and kind == ["cluster", "产业集群"] for text, kind, *_ in entries)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        assert "id" not in named, "shown over another page, which has ids of its own"
        if tag == "a":
            self.found.append(str(named["href"]))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_evidence_of_every_figure_is_there_with_its_links(site: Site, language: str) -> None:
    for source in kept.rows("sources"):
        rows = kept.where("observations", "source_id", str(source["source_id"]))
        if not rows:
            continue
        shown = site.data(f"evidence/{language}/{source['source_id']}.js")
        assert list(shown) == [row["observation_id"] for row in rows]
        for id_, (heading, html) in shown.items():
            assert heading == {"en": f"Evidence: {id_}", "zh": f"出处：{id_}"}[language]
            links = _Links()
            links.feed(html)
            assert all(
                re.match("https?://", href) or is_there(site, f"{language}/observations/x.html", href)
                for href in links.found
            )
