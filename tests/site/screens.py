"""Pictures of each kind of page, to be looked at: `python -m tests.site.screens FOLDER [--site DEST]`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.site.chromium import KINDS, NARROW, WIDE, build, file_address, start

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

HEIGHT = 1400


class Look(NamedTuple):
    """How a page is looked at: each language, theme and width once with each other."""

    language: str
    theme: str
    width: int


LOOKS = (
    Look("en", "light", WIDE["width"]),
    Look("zh", "dark", WIDE["width"]),
    Look("zh", "light", NARROW["width"]),
    Look("en", "dark", NARROW["width"]),
)


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(prog="python -m tests.site.screens", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--site", type=Path, help="a site that is built already; else it is built")
    parser.add_argument("--only", choices=[*KINDS, "search", "evidence"], help="one kind of page")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, start() as browser:
        site = (options.site or build(Path(made, "site"))).absolute()
        for look in LOOKS:
            take(browser, site, options.folder, look, options.only)


def take(browser: Browser, site: Path, folder: Path, look: Look, only: str | None) -> None:
    """The pictures of a look."""
    size: ViewportSize = {"width": look.width, "height": HEIGHT}
    page = browser.new_context(viewport=size, color_scheme="dark" if look.theme == "dark" else "light").new_page()
    ways = {**dict.fromkeys(KINDS, wait), "search": search, "evidence": evidence}
    for kind, way in ways.items():
        if only in (None, kind):
            page.goto(file_address(site, f"{look.language}/{KINDS.get(kind, KINDS['table'])}"))
            wait(page)
            way(page)
            page.screenshot(path=folder / f"{kind}-{look.language}-{look.theme}-{look.width}.png")
    page.context.close()


def wait(page: Page) -> None:
    """Until the table of the page is enhanced, if it has one."""
    if page.locator("table[data-table]").count():
        page.wait_for_selector("table[data-ready]")


def search(page: Page) -> None:
    """Results of the search."""
    page.locator("#search").fill("新材料")
    page.wait_for_selector(".search-results a")


def evidence(page: Page) -> None:
    """The evidence of the first measured cell."""
    page.locator('tbody a[href*="/observations/"]').first.click()
    page.get_by_role("dialog").wait_for()


if __name__ == "__main__":
    main()
