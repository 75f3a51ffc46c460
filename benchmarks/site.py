"""How fast the site answers in Chromium with made data: 100 times today's entries to search, a table of 100,000 rows.

The site is built by its command. Its search gets every entry a hundred times, each time under another number; the page
of `observations` gets its rows again and again, each time with other amounts and keys, up to 100,000. What is timed is
what a reader waits for: from a key in the field, or a click, until what it brings is in the page and, for a table,
painted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from benchmarks.report import conditions, table
from shenyang_innovation.published.descriptor import package
from shenyang_innovation.published.store import store
from shenyang_innovation.site.addresses import Addresses
from shenyang_innovation.site.cells import Cell, Shown
from shenyang_innovation.site.data_scripts import table_script
from shenyang_innovation.site.view import View
from tests.site.chromium import WIDE, build, file_address, find, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PAGE = "site.md"
TABLE = "observations"
BOUND = 50
"""Milliseconds within which the search is to answer."""
QUERIES = {
    "Chinese": "新 新材料 沈阳 人工智能 算力中心 大学 产业集群 695亿元 机器人 智能+中心 企业 找不到",
    "English": "n new new+materials shenyang computing university cluster output+value robot center+intelligent zzzz",
}
"""What is asked for; a + stands for the space between two words."""
ANSWER = """query => new Promise(done => {
  const field = document.querySelector('#search');
  field.value = query;
  const status = document.querySelector('.search-results [role=status]');
  const observer = new MutationObserver(() => {
    if (status.textContent.endsWith('…')) return; // it still loads
    observer.disconnect();
    done(performance.now() - begin);
  });
  observer.observe(status, {childList: true});
  const begin = performance.now();
  field.dispatchEvent(new Event('input'));
})"""
PAINTED = """async act => {
  const begin = performance.now();
  (0, eval)(act);
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""
HELP = """
  sort = name => document.querySelector(`th[data-column=${name}] .dt-column-order`).click();
  enter = (selector, value, event) => {
    const field = document.querySelector(selector);
    field.value = value;
    field.dispatchEvent(new Event(event));
  };
  filter = code => enter('select[name=status]', code, 'change');
  search = words => enter('.table-search input', words, 'input');
"""
ACTS = {
    "sort by value": "sort('value')",
    "sort by indicator": "sort('indicator_id')",
    "filter: targets alone": "filter('target')",
    "filter: all again": "filter('')",
    "search, Chinese": "search('新材料')",
    "search, English": "search('enterprise')",
    "search: all again": "search('')",
    "next page": "document.querySelector('.dt-paging-button.next').click()",
}


def main(arguments: list[str]) -> str:
    """Measure both and report them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks site")
    parser.add_argument("--runs", type=int, default=5, help="how often each is done")
    parser.add_argument("--times", type=int, default=100, help="how often each entry of the search is there")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the table")
    options = parser.parse_args(arguments)
    if find() is None:
        sys.exit("python -m benchmarks site: there is no Chromium. Install Debian's package chromium")
    with tempfile.TemporaryDirectory() as folder, start() as browser:
        site = build(Path(folder, "site"))
        entries = make_search(site, options.times)
        size = make_table(site, options.rows)
        built = list(_builds(Path(folder), options.runs))
        answers = {language: list(_answers(browser, site, options.runs, _queries(language))) for language in QUERIES}
        page = _table_page(browser, site, options.runs)
    return _section(options, entries, size, built, answers, page)


# --- made data --------------------------------------------------------------------------------------------------


def make_search(site: Path, times: int) -> int:
    """Every entry of the search so many times, each time numbered; returns how many there are."""
    script = site / "data" / "search.js"
    head, mark, entries = script.read_text(encoding="utf-8").partition("search=")
    today: list[list[Any]] = json.loads(entries.rstrip().removesuffix(";"))
    made = [[f"{text} {number}" if number else text, *rest] for number in range(times) for text, *rest in today]
    script.write_text(f"{head}{mark}{json.dumps(made, ensure_ascii=False)};\n", encoding="utf-8")
    return len(made)


def make_table(site: Path, count: int) -> int:
    """The page of the table with so many rows in its data; returns the size of these in bytes."""
    kept = store(package())
    shown = Shown(package().resource(TABLE), View(kept, Addresses(kept), "en", "../"))
    today = [(row, shown.row(row)) for row in kept.rows(TABLE)]
    rows = ((row, _varied(cells, number)) for number, (row, cells) in zip(range(count), cycle(today), strict=False))
    script = site / "data" / "en" / f"{TABLE}.js"
    script.parent.mkdir(exist_ok=True)
    script.write_text(table_script(shown, rows), encoding="utf-8")
    page = site / "en" / "tables" / f"{TABLE}.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace('data-pages="1"', 'data-pages="2"', 1), encoding="utf-8")
    return script.stat().st_size


def _varied(row: list[Cell], number: int) -> list[Cell]:
    """A row with other amounts and another key."""
    return [_with(cell, number) if cell.href and cell.href.startswith("observations/") else cell for cell in row]


def _with(cell: Cell, number: int) -> Cell:
    text = f"{cell.text}{number}"
    return cell._replace(text=text, html=escape(text), order=f"{cell.order}{number % 997}" if cell.order else None)


# --- measuring --------------------------------------------------------------------------------------------------


def _queries(language: str) -> list[str]:
    return [query.replace("+", " ") for query in QUERIES[language].split()]


def _builds(folder: Path, runs: int) -> Iterator[float]:
    """Seconds that the command takes for a whole site, its start included, in every run."""
    command = [sys.executable, "-m", "shenyang_innovation", "site"]
    for run in range(runs):
        begin = perf_counter()
        subprocess.run([*command, str(folder / f"built-{run}")], check=True, capture_output=True)
        yield perf_counter() - begin


def _answers(browser: Browser, site: Path, runs: int, queries: list[str]) -> Iterator[float]:
    """Milliseconds of each query, in every run; each in a page that has searched before."""
    page = browser.new_page(viewport=WIDE)
    page.goto(file_address(site, "en/index.html"))
    page.locator("#search").fill("a")
    page.wait_for_selector(".search-results a", timeout=120_000)
    for _ in range(runs):
        for query in queries:
            yield page.evaluate(ANSWER, query)
    page.close()


def _table_page(browser: Browser, site: Path, runs: int) -> dict[str, list[float]]:
    """Milliseconds until the page is usable and of each act, and the memory it takes (MB), in every run."""
    taken: dict[str, list[float]] = {}
    for _ in range(runs):
        page = browser.new_page(viewport=WIDE)
        page.goto(file_address(site, f"en/tables/{TABLE}.html"), wait_until="commit")
        page.wait_for_selector("table[data-ready]", timeout=300_000)
        taken.setdefault("opened until usable", []).append(page.evaluate("performance.now()"))
        page.evaluate(f"(0, eval)({HELP!r})")
        for name, act in ACTS.items():
            taken.setdefault(name, []).append(page.evaluate(PAINTED, act))
        taken.setdefault("memory", []).append(_memory(page))
        page.close()
    return taken


def _memory(page: Page) -> float:
    """MB of objects that JavaScript holds."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


# --- the section ------------------------------------------------------------------------------------------------


def _section(
    options: argparse.Namespace,
    entries: int,
    size: int,
    built: list[float],
    answers: dict[str, list[float]],
    page: dict[str, list[float]],
) -> str:
    found = [[name, f"{len(_queries(name))}", *_times(all_)] for name, all_ in answers.items()]
    acts = [[name, f"{median(all_):,.0f}", f"{max(all_):,.0f}"] for name, all_ in page.items() if name != "memory"]
    chromium = subprocess.run([str(find()), "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    command = f"python -m benchmarks site --runs {options.runs} --times {options.times} --rows {options.rows}"
    site = (
        f"The site of today's data is built in {median(built):.1f} s (the longest of {len(built)}: {max(built):.1f} s)."
    )
    what = f"Search of {entries:,} entries, {options.times} times today's; the bound is {BOUND} ms. Milliseconds:"
    rows = f"The page of `{TABLE}` with {options.rows:,} rows, {size / 1e6:,.0f} MB of data. Milliseconds:"
    memory = f"JavaScript holds {median(page['memory']):,.0f} MB then."
    return "\n\n".join(
        (
            site,
            what,
            table(["language", "queries", "median", "95th percentile", "longest"], found),
            rows,
            table(["what", "median", "longest"], acts),
            f"{memory} {conditions(command)} The browser is {chromium.partition(' built')[0].strip()}.",
        )
    )


def _times(taken: list[float]) -> list[str]:
    return [f"{value:.1f}" for value in (median(taken), quantiles(taken, n=20)[-1], max(taken))]
