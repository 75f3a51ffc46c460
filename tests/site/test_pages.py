"""The pages of the site as they are read without JavaScript: links, languages, rows, evidence, structure."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import html5lib
import pytest

from shenyang_innovation.charts import PICTURES
from shenyang_innovation.published.descriptor import Resource, package
from shenyang_innovation.published.evidence import evidence
from shenyang_innovation.published.store import Store
from shenyang_innovation.site.addresses import Addresses, row_key
from shenyang_innovation.site.texts import TEXTS

if TYPE_CHECKING:
    from tests.site.conftest import Element, Site

LANGUAGES = ("en", "zh")
CHINESE = re.compile(r"[\u3007\u3400-\u9fff]")
#: One page of each kind, and those in which most is said.
KINDS = (
    "index.html",
    "pictures.html",
    "tables/index.html",
    "tables/clusters.html",
    "tables/mentions-2.html",
    "tables/relations.html",
    "tables/retired.html",
    "tables/errata.html",
    "observations/message-board-reply-2025@1959.html",
    "observations/5g-reply-2022.2.html",
    "observations/press-conference-2023@1047.html",
    "clusters/new-materials.html",
    "places/shenyang.html",
    "people/li-ying.html",
    "indicators/high_tech_enterprises.html",
    "sources/exchange-meeting-2024.html",
    "sources/message-board-reply-2025.html",
    "sources/bureau-summary-2020.html",
    "targets/press-conference-2023@1430.html",
    "targets/press-conference-2023@531.html",
)

kept = Store(package())
addresses = Addresses(kept)


def ids(page: Element) -> list[str]:
    return [element.attributes["id"] for element in page.all() if "id" in element.attributes]


def table_rows(site: Site, language: str, table: str) -> dict[str, Element]:
    """The rows of all pages of a table, by their ids."""
    rows: dict[str, Element] = {}
    for path in sorted(
        (site.folder / language / "tables").glob("*.html"), key=lambda path: (len(path.name), path.name)
    ):
        if re.fullmatch(rf"{table}(-\d+)?", path.stem):
            page = site.page(f"{language}/tables/{path.name}")
            body = next(page.by_id("rows").parent.all("tbody"))  # type: ignore[union-attr]
            rows |= {row.attributes["id"]: row for row in body.all("tr")}
    return rows


# --- links ----------------------------------------------------------------------------------------------------------


def test_every_link_leads_to_a_page_and_a_place_that_are_there(site: Site) -> None:
    places = {address: set(ids(site.page(address))) for address in site.addresses()}
    broken = []
    for address in places:
        for link in site.page(address).all("a"):
            href = link.attributes["href"]
            if href.startswith(("https://", "http://")):
                continue
            target, _, anchor = urljoin(address, href).partition("#")
            there = (site.folder / unquote(target)).is_file()
            if not there or (anchor and unquote(anchor) not in places[unquote(target)]):
                broken.append(f"{address}: {href}")
    assert broken == []


def test_both_languages_have_the_same_pages_and_each_leads_to_its_other(site: Site) -> None:
    english, chinese = (
        {path.relative_to(site.folder / language).as_posix() for path in (site.folder / language).rglob("*")}
        for language in LANGUAGES
    )
    assert english == chinese
    for address in site.addresses():
        language, _, rest = address.partition("/")
        if rest:
            other = "zh" if language == "en" else "en"
            (switch,) = [link for link in site.page(address).all("a") if "data-language" in link.attributes]
            assert urljoin(address, switch.attributes["href"]) == f"{other}/{rest}"


def test_nothing_is_loaded_from_elsewhere_and_no_address_is_absolute(site: Site) -> None:
    for address in site.addresses():
        for element in site.page(address).all():
            loaded = element.attributes.get("src") or (element.name == "link" and element.attributes["href"]) or ""
            assert "//" not in loaded, address
            if loaded:
                assert (site.folder / urljoin(address, loaded)).is_file(), f"{address}: {loaded}"
            href = element.attributes.get("href", "")
            assert not href.startswith("/"), f"{address}: {href}"
            if href.startswith("http"):
                assert "external" in element.attributes["rel"], f"{address}: {href}"
            assert "style" not in element.attributes
            assert not any(name.startswith("on") for name in element.attributes), address
    for style in site.folder.rglob("*.css"):
        assert "url(" not in style.read_text(encoding="utf-8")
        assert "@import" not in style.read_text(encoding="utf-8")


# --- what has its page ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_every_table_has_its_place(site: Site, language: str) -> None:
    for name, resource in package().resources.items():
        wanted = ["_".join(row_key(resource, row).split()) for row in kept.rows(name)]
        assert list(table_rows(site, language, name)) == wanted
        for row in kept.rows(name):
            address = addresses.of(name, row_key(resource, row)).partition("#")[0]
            assert (site.folder / language / address).is_file()


def test_documents_figures_indicators_targets_and_entities_have_pages_of_their_own(site: Site) -> None:
    for table in ("sources", "observations", "indicators", "targets", *kept.registers()):
        key = package().resource(table).primary_key[0]
        wanted = {f"{row[key]}.html" for row in kept.rows(table)}
        assert {path.name for path in (site.folder / "en" / table).iterdir()} == wanted
    for row in kept.rows("entities"):
        assert (site.folder / "zh" / str(row["entity_kind"]) / f"{row['entity_id']}.html").is_file()


def measured() -> list[tuple[Resource, str]]:
    return [(one, field.name) for one in package().resources.values() for field in one.fields if field.indicator]


@pytest.mark.parametrize(("resource", "column"), measured(), ids=lambda value: getattr(value, "name", value))
def test_a_measured_cell_leads_to_the_observation_that_evidence_names(
    site: Site, resource: Resource, column: str
) -> None:
    page = site.page(f"en/tables/{resource.name}.html")
    head = next(page.by_id("rows").parent.all("thead"))  # type: ignore[union-attr]
    at = [cell.attributes["data-column"] for cell in head.all("th")].index(column)
    shown = 0
    for row in kept.rows(resource.name):
        key = row_key(resource, row)
        cell = [one for one in page.by_id(key).children if not isinstance(one, str)][at]
        links = [link.attributes["href"] for link in cell.all("a")]
        if row[column] is None:
            assert links == []
            assert cell.text() == "–not stated"
            continue
        said = evidence(resource.name, key, column)[0]
        assert links == [f"../observations/{said.observation_id}.html"]
        assert cell.text().startswith(
            {">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈"}.get(str(said.comparator), "")
        )
        shown += 1
    assert shown


def test_a_long_table_has_further_pages_that_lead_on_and_back(site: Site) -> None:
    first, second = site.page("en/tables/mentions.html"), site.page("en/tables/mentions-2.html")
    assert len(list(next(first.by_id("rows").parent.all("tbody")).all("tr"))) == 500  # type: ignore[union-attr]
    assert "rows 501 to 512 of 512" in second.by_id("rows").text()
    for page, rel, href in ((first, "next", "../tables/mentions-2.html"), (second, "prev", "../tables/mentions.html")):
        assert {link.attributes["href"] for link in page.all("a") if link.attributes.get("rel") == rel} == {href}


# --- what pages say -------------------------------------------------------------------------------------------------


def facts(page: Element, section: str) -> dict[str, str]:
    """The facts of a section of a page."""
    part = page.by_id(section).parent
    assert part is not None
    terms, words = ([one.text() for one in part.all(name)] for name in ("dt", "dd"))
    return dict(zip(terms, words, strict=True))


def test_the_page_of_a_figure_says_what_its_evidence_is(site: Site) -> None:
    page = site.page("en/observations/press-conference-2023@1060.html")
    assert next(page.all("h1")).text() == "2万家"
    meaning, document = facts(page, "meaning"), facts(page, "document")
    assert meaning["Value"] == ">more than 20,000"
    assert meaning["Comparator"] == "> (more than)"
    assert meaning["Status"] == "target inferred by us"
    by_a_word = facts(site.page("en/observations/press-conference-2023@1430.html"), "meaning")
    assert by_a_word["Status"] == "target (by the word 将)"
    assert meaning["Period"] == "on 2023-12-31"
    assert document["Speaker"] == "Li Ying"
    assert document["Published"] == "2023-03-04 printed in the document"
    assert document["Web address"].endswith("place of publication")
    assert document["Place in the text"] == "characters 1061–1063 of 2,239"  # the offsets are 1060 and 1063
    assert facts(page, "used")["As a target or forecast"] == "Technology-based enterprises (met)"


def test_the_page_of_a_figure_that_is_only_cited_says_what_was_recorded(site: Site) -> None:
    (fact,) = kept.where("cited_figures", "observation_id", "technology-enterprises-2023.1")
    document = facts(site.page("zh/observations/technology-enterprises-2023.1.html"), "document")
    assert document["所述内容"] == fact["about_zh"]
    assert document["阅读范围"] == "开头部分，读过 1 次"
    assert document["网址"].endswith("他人转载")
    assert "不详" in document["在原文中的位置"]


def test_the_caveats_of_a_figure_stand_with_their_meaning(site: Site) -> None:
    for row in kept.rows("observations"):
        codes = (row["caveats"] or "").split()
        if codes:
            said = facts(site.page(f"en/observations/{row['observation_id']}.html"), "caveats")
            meant = [kept.where("caveats", "caveat_id", code)[0] for code in codes]
            assert said == {str(one["label_en"]): " ".join(str(one["definition_en"]).split()) for one in meant}


def test_the_page_of_a_document_lists_its_ledger_in_reading_order(site: Site) -> None:
    for source in kept.rows("sources"):
        page = site.page(f"en/sources/{source['source_id']}.html")
        if source["evidence"] == "text":
            figures = kept.where("figures", "source_id", str(source["source_id"]))
            wanted = [f"at-{row['start']}" for row in sorted(figures, key=lambda row: int(str(row["start"])))]
        else:
            wanted = [
                f"fact-{row['number']}" for row in kept.where("cited_figures", "source_id", str(source["source_id"]))
            ]
        assert [one for one in ids(page) if re.match(r"at-|fact-", one)] == wanted


def test_the_page_of_an_indicator_has_its_series_in_time_with_its_breaks(site: Site) -> None:
    page = site.page("en/indicators/high_tech_enterprises.html")
    rows = list(next(page.by_id("shenyang").parent.all("tbody")).all("tr"))  # type: ignore[union-attr]
    points = [
        point
        for point in kept.where("series", "indicator_id", "high_tech_enterprises")
        if point["subject_id"] == "shenyang"
    ]
    breaks = [row for row in rows if row.attributes.get("class") == "break"]
    assert len(rows) == len(points) + len(breaks)
    assert len(breaks) == sum(point["break_en"] is not None for point in points) > 0
    links = [href for row in rows for a in row.all("a") if "/observations/" in (href := a.attributes["href"])]
    assert list(dict.fromkeys(links)) == [f"../observations/{point['observation_id']}.html" for point in points]


def test_the_page_of_a_target_shows_promise_and_outcome(site: Site) -> None:
    for target in kept.rows("targets"):
        page = site.page(f"en/targets/{target['target_id']}.html")
        links = {a.attributes["href"] for a in page.all("a")}
        assert f"../observations/{target['target_id']}.html" in links
        if target["outcome_id"]:
            assert f"../observations/{target['outcome_id']}.html" in links
        assert facts(page, "judgement")["Verdict"] == target["verdict"]
        assert facts(page, "judgement")["Reason"] == " ".join(str(target["reason_en"]).split())


def test_the_page_of_an_entity_says_what_is_said_of_it_and_what_leads_to_it(site: Site) -> None:
    page = site.page("en/clusters/new-materials.html")
    links = [a.attributes["href"] for a in page.all("a")]
    for row in kept.where("observations", "subject_id", "new-materials"):
        assert f"../observations/{row['observation_id']}.html" in links
    for row in kept.where("industry_chains", "cluster_id", "new-materials"):
        assert f"../industry_chains/{row['industry_chain_id']}.html" in links
    for row in kept.where("mentions", "entity_id", "new-materials"):
        assert f"../sources/{row['source_id']}.html" in links


def test_the_start_page_has_the_tables_the_newest_documents_and_the_promises(site: Site) -> None:
    for language in LANGUAGES:
        page = site.page(f"{language}/index.html")
        links = {a.attributes["href"] for a in page.all("a")}
        assert {f"tables/{name}.html" for name in package().resources} <= links
        assert {f"targets/{row['target_id']}.html" for row in kept.rows("targets")} <= links
        newest = max(kept.rows("sources"), key=lambda row: str(row["published"]))
        assert f"sources/{newest['source_id']}.html" in links


# --- structure and languages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_html_as_a_browser_reads_it(site: Site, kind: str) -> None:
    for language in LANGUAGES:
        html5lib.HTMLParser(strict=True).parse((site.folder / language / kind).read_text(encoding="utf-8"))


def test_every_page_has_its_landmarks_headings_and_heads_of_tables(site: Site) -> None:
    titles: dict[tuple[str, str], str] = {}
    for address in site.addresses():
        language, _, rest = address.partition("/")
        if not rest:
            continue
        page = site.page(address)
        found = list(page.all())
        assert next(page.all("html")).attributes["lang"] == {"en": "en", "zh": "zh-Hans"}[language]
        for name in ("h1", "main", "title"):
            assert [one.name for one in found].count(name) == 1, f"{address}: {name}"
        assert {"header", "nav", "footer"} <= {one.name for one in found}
        levels = [int(one.name[1]) for one in found if re.fullmatch(r"h[1-6]", one.name)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        (skip,) = [one for one in found if one.attributes.get("class") == "skip"]
        assert page.by_id(skip.attributes["href"][1:]).name == "main"
        assert len(ids(page)) == len(set(ids(page))), address
        assert all(one.attributes.get("scope") in ("row", "col") for one in found if one.name == "th"), address
        for table in page.all("table"):
            assert next(table.all("caption")).text(), address
            frame = table.parent
            assert frame is not None
            assert (frame.attributes["role"], frame.attributes["tabindex"]) == ("region", "0")
            assert page.by_id(frame.attributes["aria-labelledby"]).text()
        title = next(page.all("title")).text()
        before = titles.setdefault((language, title), address)
        assert before == address, f"{before} and {address} are both called {title}"


def test_chinese_words_are_marked_on_english_pages(site: Site) -> None:
    for address in site.addresses():
        if address.startswith("en/"):
            body = next(site.page(address).all("body"))
            unmarked = [text for tag, text in body.spoken("en") if CHINESE.search(text) and not tag.startswith("zh")]
            assert unmarked == [], address


def test_english_sentences_are_marked_on_chinese_pages(site: Site) -> None:
    for address in site.addresses():
        if address.startswith("zh/"):
            body = next(site.page(address).all("body"))
            unmarked = [
                text
                for tag, text in body.spoken("zh-Hans")
                if not tag.startswith("en") and re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", text)
            ]
            assert unmarked == [], address


def test_no_chinese_stands_in_the_site_but_that_of_the_package_and_of_the_interface(site: Site) -> None:
    known = "\n".join(
        [
            *(Path(one.path).read_text(encoding="utf-8") for one in package().resources.values()),
            Path(package().root, "datapackage.json").read_text(encoding="utf-8"),
            *(label.zh for label in TEXTS.values()),
            *(text for picture in PICTURES.values() for text in (picture.title_zh, picture.about_zh)),
        ]
    )
    passages = re.compile(r"[\u3400-\u9fff，。；：]{12,}")
    for address in site.addresses():
        for _, text in site.page(address).spoken():
            for passage in passages.findall(text):
                assert passage in known, address


def test_neighbours_in_a_series_that_measure_something_else_say_so(site: Site) -> None:
    """Computing power for artificial intelligence before that of the city is no growth."""
    for language, words, measured in (
        ("en", "Break:", "measured as AI computing capacity"),
        ("zh", "断点：", "计量指标为 人工智能算力"),
    ):
        for figure in ("message-board-reply-2025@2006", "proposal-reply-2025@1336"):  # the one before, the one behind
            listed = site.page(f"{language}/observations/{figure}.html").by_id("series-table").parent
            assert listed is not None
            assert words in listed.text()
            assert measured in listed.text()


def test_operands_say_of_what_and_when_they_are(site: Site) -> None:
    listed = site.page("en/observations/message-board-reply-2025@2006.html").by_id("relations-table").parent
    assert listed is not None
    assert "208 PFLOPS AI computing capacity, Shenyang Intelligent Computing Centre on 2025-03-08" in listed.text()


@pytest.mark.parametrize(("language", "mark"), [("en", "inferred by us"), ("zh", "由我们推定")])
def test_a_day_of_publication_that_we_infer_says_so_wherever_it_stands(site: Site, language: str, mark: str) -> None:
    basis = {row["published"]: row["published_basis"] for row in kept.rows("sources")}
    assert len(basis) == len(kept.rows("sources"))
    seen = set()
    for address in ("index.html", "clusters/new-materials.html", "pictures.html", "sources/exchange-meeting-2024.html"):
        for day in site.page(f"{language}/{address}").all("time"):
            if (published := day.attributes["datetime"]) in basis and day.parent is not None:
                if published == "2025-03-08" and day.parent.name == "dd":
                    continue  # in facts its own basis is told
                behind = day.parent.text().partition(published)[2].strip()
                assert behind.startswith(mark) == (basis[published] == "inferred"), address
                seen.add(basis[published])
    assert {"inferred", "printed"} <= seen


def test_a_word_of_comparison_stands_apart_from_the_figure(site: Site) -> None:
    assert (
        "1100人beside it: 突破" in site.page("en/indicators/technology_managers_trained.html").by_id("content").text()
    )


def test_a_unit_is_a_code_in_its_own_table_alone(site: Site) -> None:
    assert "square-metre" in table_rows(site, "en", "units")["square-metre"].text()
    assert all("square-metre" not in row.text() for row in table_rows(site, "zh", "observations").values())


# --- pictures -------------------------------------------------------------------------------------------------------


def below(site: Site, language: str, picture: str) -> Element:
    """What is listed below a picture."""
    page = site.page(f"{language}/pictures.html")
    return next(one for one in page.all("section") if one.attributes["aria-labelledby"] == picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["targets", "computing", "clusters", "platforms", "talent"])
def test_every_figure_of_a_picture_leads_to_its_evidence(site: Site, language: str, name: str) -> None:
    spec = PICTURES[name].draw(language="zh").to_dict()
    rows = [row for rows in spec["datasets"].values() for row in rows]
    drawn = {row[key] for row in rows for key in ("observation_id", "outcome_id") if row.get(key)}
    links = [a.attributes["href"] for a in next(below(site, language, name).all("tbody")).all("a")]
    listed = [Path(unquote(link)).stem for link in links if link.startswith("observations/")]
    assert len(drawn) > 5
    assert sorted(listed) == sorted(drawn)
    assert str(len(drawn)) in next(below(site, language, name).all("summary")).text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_the_network_are_those_of_the_registers(site: Site, language: str) -> None:
    people = [
        [str(row["person_id"]), str(row["organization_id"])] for row in kept.rows("people") if row["organization_id"]
    ]
    others = [
        [str(row[next(iter(row))]), str(row[column])]
        for table in kept.registers()
        for row in kept.rows(table)
        for column in ("parent_id", "operator")
        if row.get(column)
    ]
    listed = [
        [Path(a.attributes["href"]).stem for a in row.all("a")]
        for row in next(below(site, language, "network").all("tbody")).all("tr")
    ]
    assert sorted(listed) == sorted([*people, *others])


# --- downloads ------------------------------------------------------------------------------------------------------


def test_each_table_can_be_downloaded_in_three_forms(site: Site) -> None:
    import openpyxl
    import pyarrow.parquet as pq

    for name, resource in package().resources.items():
        data = (site.folder / "data" / f"{name}.csv").read_bytes()
        assert data == Path(resource.path).read_bytes()
        rows = list(csv.reader(io.StringIO(data.decode())))
        assert pq.read_table(site.folder / "data" / f"{name}.parquet").shape == (len(rows) - 1, len(rows[0]))
        book = openpyxl.load_workbook(site.folder / "data" / f"{name}.xlsx", read_only=True)
        assert book.sheetnames == ["contents", "columns", name]
        book.close()
        links = {
            a.attributes["href"] for a in site.page(f"en/tables/{name}.html").all("a") if "download" in a.attributes
        }
        assert links == {f"../../data/{name}.{form}" for form in ("csv", "parquet", "xlsx")}
