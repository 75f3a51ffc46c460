"""Pictures of each kind of page, to be looked at: `python -m tests.site.screens FOLDER [--site DEST]`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.site.chromium import KINDS, LOOKS, Look, build, file_address, start, wait_for_table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEIGHT = 1400


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
    page = browser.new_context(viewport={**look.size, "height": HEIGHT}, color_scheme=look.theme).new_page()
    ways = {**dict.fromkeys(KINDS, wait_for_table), "search": search, "evidence": evidence}
    for kind, way in ways.items():
        if only in (None, kind):
            page.goto(file_address(site, f"{look.language}/{KINDS.get(kind, KINDS['table'])}"))
            wait_for_table(page)
            way(page)
            page.screenshot(path=folder / f"{kind}-{look.language}-{look.theme}-{look.size['width']}.png")
    page.context.close()


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
