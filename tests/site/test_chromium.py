"""What a reader does with the site, in Chromium: on a wide screen and a narrow one, with keys alone, without JavaScript."""

from __future__ import annotations

import csv
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from shenyang_innovation.published.descriptor import package
from shenyang_innovation.published.store import Store
from shenyang_innovation.site.addresses import SAFE, anchor, row_key
from tests.site.chromium import KINDS, NARROW, WIDE, Seen, build, faults, file_address, find, start, wait_for_table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("axe_playwright_python", reason="axe is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("npm") is None, reason="needs npm, which brings the libraries of the pages"),
    pytest.mark.skipif(
        find() is None, reason="needs Chromium: none of chromium, chromium-browser, google-chrome is there"
    ),
]

Open = Callable[..., "Page"]
MOST_BYTES = 1_000_000
ENHANCED = "table[data-ready]"
SAME = ("half-year", "higher-education", "macro-region", "person-times")
"""Labels that look like codes."""
OUTPUT = "observations/message-board-reply-2025@1335.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start() as started:
        yield started


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site") / "made")


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Open]:
    """Open a page of the site; behind the test, no page has complained or asked for anything outside."""
    opened: list[tuple[Any, Seen]] = []

    def opens(address: str, size: ViewportSize = WIDE, **options: Any) -> Page:
        context = browser.new_context(viewport=size, accept_downloads=True, **options)
        page = context.new_page()
        page.set_default_timeout(20_000)
        opened.append((context, Seen(page)))
        page.goto(file_address(site, address))
        return page

    yield opens
    for context, seen in opened:
        context.close()
        assert not seen.outside()
        assert not seen.errors


def column(page: Page, name: str) -> list[str]:
    """The cells of a column of the table that are shown, as they sort."""
    at = page.locator("table[data-table] thead th").evaluate_all(
        "(heads, name) => heads.findIndex(head => head.dataset.column === name)", name
    )
    cells = "(rows, at) => rows.map(row => row.cells[at].innerText.trim())"
    return page.locator("table[data-table] tbody tr").evaluate_all(cells, at)  # type: ignore[no-any-return]


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.id"))


# --- the way of a reader ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_reader_finds_a_name_opens_its_evidence_and_goes_on_to_the_source(
    open_page: Open, site: Path, size: ViewportSize
) -> None:
    page = open_page("en/index.html", size)
    page.locator('main table a[href*="observations/"]').first.click()
    page.get_by_role("dialog").locator('a[href*="/en/sources/"]').first.wait_for()  # also from a page in another folder
    page.keyboard.press("Escape")
    page.get_by_role("search").get_by_role("searchbox").fill("新材料")
    page.get_by_role("search").get_by_role("link", name=re.compile("新材料产业集群")).first.click()
    assert page.url.endswith("/en/clusters/new-materials.html")

    page.goto(file_address(site, "en/tables/clusters.html"))
    page.wait_for_selector(ENHANCED)
    row = page.locator("tbody tr", has_text="New materials")
    row.locator(f'a[href$="{OUTPUT}"]').first.click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert "695亿元" in dialog.inner_text()
    assert page.url.endswith("/en/tables/clusters.html")

    dialog.locator('a[href*="/sources/message-board-reply-2025.html"]').first.click()
    page.wait_for_url("**/en/sources/message-board-reply-2025.html*")
    assert "695亿元" in page.locator("main").inner_text()

    page.locator("a[data-language]").click()
    page.wait_for_url("**/zh/sources/message-board-reply-2025.html*")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reader_comes_by_another_way_of_opening_pages(browser: Browser, site: Path) -> None:
    """A server with the site in a folder of it, as many hosts have it."""
    handler = partial(QuietHandler, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.server_port}"
        page = browser.new_page()
        seen = Seen(page)
        page.goto(f"http://{host}/{site.name}/en/tables/clusters.html#sort=output_value_cny:desc")
        page.wait_for_selector(ENHANCED)
        page.locator(f'a[href$="{OUTPUT}"]').first.click()
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Escape")
        page.locator("#search").fill("new materials")
        page.locator(".search-results a").first.click()
        page.wait_for_url(f"http://{host}/{site.name}/en/**/*new-materials*")
        page.close()
        server.shutdown()
    assert not seen.outside(host)
    assert not seen.errors


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def test_reader_with_keys_alone(open_page: Open) -> None:
    page = open_page("en/tables/clusters.html")
    page.wait_for_selector(ENHANCED)
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused(page) == "search":
            break
    assert focused(page) == "search"
    page.keyboard.type("new materials")
    page.wait_for_selector(".search-results a")
    assert re.search(r"\d+ found", page.locator(".search-results [role=status]").inner_text())
    page.keyboard.press("ArrowDown")
    assert "New materials" in focused(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert focused(page) == "search"
    assert not page.locator(".search-results").is_visible()

    link = page.locator(f'tbody a[href$="{OUTPUT}"]').first
    for key in ("Enter", " "):
        link.focus()
        page.keyboard.press(key)
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        page.keyboard.press("Escape")
        assert not page.get_by_role("dialog").is_visible()
        assert link.evaluate("link => link === document.activeElement")

    page.locator('th[data-column="output_value_cny"] .dt-column-order').focus()
    page.keyboard.press("Enter")
    page.locator('th[data-column="output_value_cny"][aria-sort="ascending"]').wait_for()  # it sorts a moment later


def test_reader_without_javascript(open_page: Open) -> None:
    page = open_page("index.html", java_script_enabled=False)
    page.locator('a[href*="en/"]').first.click()
    page.locator('a[href$="tables/index.html"]').first.click()
    page.locator('main a[href$="clusters.html"]').first.click()
    assert page.locator("table[data-table] tbody tr").count() == 12
    for name in ("form[data-search]", "button[data-theme-switch]"):
        assert page.locator(name).count() == 1
        assert not page.locator(name).is_visible()
    page.locator(f'a[href$="{OUTPUT}"]').first.click()
    assert "695亿元" in page.locator("main").inner_text()
    page.locator('main a[href*="sources/message-board-reply-2025.html"]').first.click()
    assert "695亿元" in page.locator("main").inner_text()
    page.locator("a[data-language]").click()
    assert "/zh/sources/" in page.url


def test_reader_who_starts_from_a_picture(open_page: Open) -> None:
    page = open_page("zh/pictures.html", NARROW)
    section = page.locator('section[aria-labelledby="clusters"]')
    section.locator("summary").focus()
    page.keyboard.press("Enter")
    section.locator(f'a[href$="{OUTPUT}"]').click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert "695亿元" in dialog.inner_text()
    page.keyboard.press("Escape")
    section.locator('a[href$="clusters/new-materials.html"]').first.click()
    page.wait_for_url("**/zh/clusters/new-materials.html")


def test_evidence_without_its_data_is_the_page_of_the_figure(open_page: Open) -> None:
    page = open_page("en/tables/clusters.html")
    page.wait_for_selector(ENHANCED)
    page.evaluate("() => { window.shenyang.evidence = Object.freeze({}); }")
    page.locator(f'tbody a[href$="{OUTPUT}"]').first.click()
    page.wait_for_url(f"**/en/{OUTPUT}")


def test_cells_of_a_table_whose_rows_are_data_are_those_of_its_page(open_page: Open) -> None:
    """The table of mentions is longer than a page without JavaScript: its rows come as data then."""
    written = open_page("zh/tables/mentions.html", java_script_enabled=False)
    page = open_page("zh/tables/mentions.html")
    page.wait_for_selector(ENHANCED)
    names = [cell.inner_text() for cell in page.locator("tbody tr:first-child > *").all()]
    assert names == [cell.inner_text() for cell in written.locator("tbody tr:first-child > *").all()]
    assert "null" not in page.locator("tbody").inner_text()


# --- tables -----------------------------------------------------------------------------------------------------


def test_numbers_sort_as_numbers_and_what_is_missing_comes_last(open_page: Open) -> None:
    page = open_page("en/tables/clusters.html")
    page.wait_for_selector(ENHANCED)
    orders = []
    for direction in ("ascending", "descending"):
        page.locator('th[data-column="output_value_cny"] .dt-column-order').click()
        page.locator(f'th[data-column="output_value_cny"][aria-sort="{direction}"]').wait_for()
        keys = page.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => row.querySelector(`a[href*='observations/']`) ? 1 : 0)"
        )
        values = page.locator("table[data-table]").evaluate(
            "(table) => { const at = [...table.tHead.rows[0].cells].findIndex(head => head.dataset.column === 'output_value_cny');"
            " return [...table.tBodies[0].rows].map(row => row.cells[at].dataset.order); }"
        )
        assert len(keys) == len(values)
        orders.append(values)
    stated = [[float(value) for value in values if value] for values in orders]
    assert stated[0] == sorted(stated[0])
    assert stated[1] == sorted(stated[1], reverse=True)
    for values in orders:
        assert values[len(stated[0]) :] == [""] * (len(values) - len(stated[0]))
        assert "" in values


def test_view_of_a_table_is_its_address_also_in_the_other_language(open_page: Open) -> None:
    page = open_page("zh/tables/observations.html")
    page.wait_for_selector(ENHANCED)
    page.locator('select[name="status"]').select_option("target")
    page.locator('th[data-column="value"] .dt-column-order').click()
    page.locator(".table-search input").fill("企业")
    page.wait_for_url(re.compile("#(?=.*q=)(?=.*sort=)"))
    shown = column(page, "observation_id")
    assert 0 < len(shown) < 18

    again = open_page(f"zh/tables/observations.html#{page.url.partition('#')[2]}")
    again.wait_for_selector(ENHANCED)
    assert column(again, "observation_id") == shown

    page.locator(".table-search input").fill("")
    page.wait_for_url(re.compile(r"#(?!.*q=)"))
    shown = column(page, "observation_id")
    assert len(shown) == 18
    page.locator("a[data-language]").click()
    page.wait_for_url("**/en/tables/observations.html#*")
    page.wait_for_selector(ENHANCED)
    assert column(page, "observation_id") == shown
    page.get_by_role("button", name="Show all rows").click()
    page.wait_for_url(re.compile(r"\.html$"))
    assert page.locator("tbody tr").count() > len(shown)


def test_a_code_that_never_stands_alone_has_its_name_in_the_filter(open_page: Open) -> None:
    page = open_page("zh/tables/observations.html")
    page.wait_for_selector(ENHANCED)
    choices = page.locator('select[name="caveats"] option').all_text_contents()
    assert len(choices) > 20
    assert [choice for choice in choices if choice.isascii()] == []


def test_what_is_shown_is_downloaded(open_page: Open, tmp_path: Path) -> None:
    page = open_page("en/tables/observations.html#status=target&sort=value:desc")
    page.wait_for_selector(ENHANCED)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download what is shown").click()
    assert waited.value.suggested_filename == "observations.csv"
    waited.value.save_as(tmp_path / "shown.csv")
    with open(tmp_path / "shown.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["observation_id"] for row in rows] == column(page, "observation_id")
    assert len(rows) == 18
    assert {row["status"] for row in rows} == {"target"}
    values = [Decimal(row["value"]) for row in rows]  # without sign and unit
    assert values == sorted(values, reverse=True)
    missing = [row["caveats"] for row in rows]
    assert "" in missing
    assert not [cell for cell in missing if "–" in cell]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("table", ["observations", "clusters", "relations", "mentions", "suggestions"])
def test_all_rows_are_downloaded_as_they_are_published(
    open_page: Open, site: Path, tmp_path: Path, table: str, language: str
) -> None:
    """Keys, codes and numbers, not the names and signs that are shown: the same in both languages."""
    page = open_page(f"{language}/tables/{table}.html")
    page.wait_for_selector(ENHANCED)
    with page.expect_download() as waited:
        page.locator(".table-buttons button").last.click()
    waited.value.save_as(tmp_path / "shown.csv")
    told = [
        list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        for file in (tmp_path / "shown.csv", site / "data" / f"{table}.csv")
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_table_is_downloaded_whole(open_page: Open, repository: Path, tmp_path: Path, form: str) -> None:
    page = open_page("zh/tables/clusters.html")
    link = page.locator(f'a[download][href$="clusters.{form}"]')
    with page.expect_download() as waited:
        link.click()
    waited.value.save_as(tmp_path / "whole")
    data = (tmp_path / "whole").read_bytes()
    if form == "csv":
        assert data == (repository / "tables" / "clusters.csv").read_bytes()
    else:
        assert data[:4] == {"xlsx": b"PK\x03\x04", "parquet": b"PAR1"}[form]


def test_rows_of_all_pages_are_searched(open_page: Open) -> None:
    """`mentions` has two pages for who reads without JavaScript, and is one table for who has it."""
    page = open_page("en/tables/mentions.html")
    page.wait_for_selector(ENHANCED)
    assert page.locator("[data-pager]").count() == 0
    assert "512" in page.locator(".dt-info").inner_text()
    first = page.locator("tbody tr").first  # says its languages as the page without JavaScript does
    assert first.locator('td [lang="zh-Hant"]').inner_text() == "人民網(wǎng)"
    page.locator(".table-search input").fill("technology-managers-2025")
    page.locator(".dt-info", has_text="of 512").wait_for()
    assert page.locator("tbody tr").count() > 0


@pytest.mark.parametrize(("table", "rows"), [("relations", (0, 60, -1)), ("mentions", (40, 505))])
def test_an_address_that_names_a_row_leads_to_it(open_page: Open, table: str, rows: tuple[int, ...]) -> None:
    """Wherever it stands: on a further page of the table, also of one whose rows come from the data."""
    resource = package().resource(table)
    expect = sync_api.expect
    keys = [anchor(row_key(resource, row)) for row in Store(package()).rows(table)]
    page = open_page(f"en/tables/{table}.html#{quote(keys[rows[0]], safe=SAFE)}")
    page.wait_for_selector(ENHANCED)
    for row in rows:
        page.evaluate("place => { location.hash = place; }", quote(keys[row], safe=SAFE))
        sought = page.locator("tr.sought")
        expect(sought).to_have_id(keys[row])
        expect(sought).to_be_in_viewport()
        assert page.url.endswith(f"#{quote(keys[row], safe=SAFE)}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_page_that_is_turned_to_begins_at_its_head_and_the_keyboard_stays(
    open_page: Open, size: ViewportSize
) -> None:
    page = open_page("en/tables/mentions.html", size)
    expect = sync_api.expect
    page.wait_for_selector(ENHANCED)
    for number in (2, 3):
        page.locator(".scroll").evaluate("frame => { frame.scrollTop = 900; }")
        if number == 2:
            page.locator(".dt-paging-button.next").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".dt-info")).to_contain_text(f"{50 * number - 49} to")
        expect(page.locator(".dt-paging-button.next")).to_be_focused()
        assert page.locator(".scroll").evaluate("frame => frame.scrollTop") == 0
        expect(page.locator("table[data-table] thead")).to_be_in_viewport()
        expect(page.locator("tbody tr").first).to_be_in_viewport()
    page.locator(".dt-paging-button.last").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dt-info")).to_contain_text("to 512")
    expect(page.locator(".scroll")).to_be_focused()  # there is no page behind the last


def test_an_address_that_names_a_row_leads_to_it_whatever_the_length_of_a_page(open_page: Open) -> None:
    page = open_page("en/tables/mentions.html")
    expect = sync_api.expect
    page.wait_for_selector(ENHANCED)
    resource = package().resource("mentions")
    key = anchor(row_key(resource, Store(package()).rows("mentions")[300]))
    page.locator(".dt-length select").select_option("25")
    page.evaluate("place => { location.hash = place; }", quote(key, safe=SAFE))
    expect(page.locator("tr.sought")).to_have_id(key)
    expect(page.locator("tr.sought")).to_be_in_viewport()
    assert page.locator("tbody tr").count() == 25
    page.locator(".table-search input").fill("technology")
    page.wait_for_url("**#q=technology&rows=25")


def test_the_rows_of_a_page_stand_in_the_address(open_page: Open) -> None:
    page = open_page("zh/tables/mentions.html#sort=start:desc&page=4")
    page.wait_for_selector(ENHANCED)
    page.locator(".dt-length select").select_option("25")
    page.wait_for_url("**&rows=25&page=7")
    shown = column(page, "start")
    assert len(shown) == 25
    page.reload()
    page.wait_for_selector(ENHANCED)
    assert column(page, "start") == shown
    assert page.locator(".dt-length select").input_value() == "25"
    page.locator("a[data-language]").click()
    page.wait_for_url("**/en/tables/mentions.html#*rows=25&page=7")
    page.wait_for_selector(ENHANCED)
    assert column(page, "start") == shown
    page.locator(".dt-length select").select_option("50")
    page.wait_for_url(re.compile("#(?!.*rows=)"))
    again = open_page("en/tables/mentions.html#rows=7")  # a length that nobody can choose
    again.wait_for_selector(ENHANCED)
    assert again.locator("tbody tr").count() == 50


@pytest.mark.parametrize("language", ["en", "zh"])
def test_choices_are_named_by_their_labels(open_page: Open, language: str) -> None:
    """Also where a label has a comma, and where a code stands beside others alone."""
    code = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+ \(\d+\)")
    for table in ("observations", "series", "suggestions", "relations", "indicators"):
        page = open_page(f"{language}/tables/{table}.html")
        page.wait_for_selector(ENHANCED)
        told = page.locator(".table-filters option:not([value=''])").all_text_contents()
        assert told
        assert [one for one in told if code.fullmatch(one) and one.partition(" ")[0] not in SAME] == []
        if language == "zh":
            assert [one for one in told if one.isascii() and not one.startswith(("PFLOPS ", "% "))] == []


def test_a_choice_holds_for_its_code_and_is_its_address_in_both_languages(open_page: Open) -> None:
    page = open_page("zh/tables/observations.html#unit=percentage-point")
    page.wait_for_selector(ENHANCED)
    assert page.locator('select[name="unit"] option:checked').inner_text() == "个百分点 (2)"
    assert column(page, "unit") == ["个百分点"] * 2


WRITTEN = {
    OUTPUT: ("69.5 billion", "69.5", "695亿元"),
    "observations/proposal-reply-2025@2241.html": ("45,000", "45000", "4.5万"),
    "observations/message-board-reply-2025@2006.html": ("PFLOPS", "600P"),
    "observations/message-board-reply-2025@988.html": ("超过1100", "突破1100"),
    "observations/press-conference-2023@1446.html": ("80%以上",),
}
"""Figures, and ways in which the pages write them."""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_figure_is_found_as_the_pages_write_it(open_page: Open, language: str) -> None:
    page = open_page(f"{language}/index.html")
    found = page.locator(".search-results a")
    for figure, queries in WRITTEN.items():
        for query in queries:
            page.locator("#search").fill("")
            found.first.wait_for(state="detached")
            page.locator("#search").fill(query)
            page.locator(f'.search-results a[href$="/{language}/{figure}"]').wait_for()


def test_a_figure_that_another_leads_to_takes_its_place_and_the_focus(open_page: Open) -> None:
    page = open_page("en/tables/relations.html")
    page.wait_for_selector(ENHANCED)
    page.locator('tbody a[href*="/observations/"]').first.click()
    expect = sync_api.expect
    dialog = page.get_by_role("dialog")
    before = dialog.locator("h2").inner_text()
    dialog.locator('table a[href*="/observations/"]').first.click()
    expect(dialog.locator("h2")).not_to_have_text(before)
    expect(dialog.locator("h2")).to_be_focused()


# --- every page -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "language"), list(zip(KINDS, cycle(("en", "zh")), strict=False)))
def test_axe_finds_nothing_serious_in_either_theme_and_a_narrow_screen_is_wide_enough(
    open_page: Open, kind: str, language: str
) -> None:
    page = open_page(f"{language}/{KINDS[kind]}", color_scheme="light")
    wait_for_table(page)
    assert not faults(page)
    page.emulate_media(color_scheme="dark")
    assert not faults(page, "color-contrast")  # the one rule that looks at colours
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_opens(open_page: Open, theme: str) -> None:
    page = open_page("en/tables/clusters.html", color_scheme=theme)
    page.wait_for_selector(ENHANCED)
    page.locator("#search").fill("new")
    page.wait_for_selector(".search-results a")
    assert not faults(page)
    page.keyboard.press("Escape")
    page.locator(f'tbody a[href$="{OUTPUT}"]').first.click()
    page.get_by_role("dialog").wait_for()
    assert not faults(page)


@pytest.mark.parametrize("address", ["index.html", "en/index.html", "zh/index.html"])
def test_first_page_is_light(browser: Browser, site: Path, address: str) -> None:
    page = browser.new_page()
    seen = Seen(page)
    page.goto(file_address(site, address), wait_until="networkidle")
    assert len(seen.requests) > 1
    assert seen.weight() <= MOST_BYTES
    page.close()


def test_theme_is_that_of_the_system_until_one_is_chosen_and_stays(open_page: Open, site: Path) -> None:
    page = open_page("en/index.html", color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.get_by_role("button", name="Light theme").click()
    light = page.evaluate(background)
    assert light != dark
    page.goto(file_address(site, "zh/tables/clusters.html"))
    assert page.evaluate(background) == light
    page.get_by_role("button", name="深色 模式").click()
    assert page.evaluate(background) == dark
