"""The site in Chromium: how it is built and started, and what is seen of a page beside what it shows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, ViewportSize

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 360, "height": 740}
KINDS = {
    "start": "index.html",
    "tables": "tables/index.html",
    "table": "tables/clusters.html",
    "observations": "tables/observations.html#status=target",
    "pages": "tables/mentions.html",
    "observation": "observations/message-board-reply-2025@1335.html",
    "cluster": "clusters/new-materials.html",
    "center": "computing_centers/shenyang-ai-computing-center.html",
    "organization": "organizations/beijing-institute-of-technology.html",
    "program": "programs/5g-industrial-internet.html",
    "indicator": "indicators/cluster_output_value.html",
    "source": "sources/exchange-meeting-2024.html",
    "target": "targets/5g-stations-2022.2.html",
    "pictures": "pictures.html",
}
"""One page of each kind, below the folder of a language."""


class Look(NamedTuple):
    """How a page is looked at."""

    language: str
    theme: Literal["light", "dark"]
    size: ViewportSize


LOOKS = (Look("en", "light", WIDE), Look("zh", "dark", NARROW), Look("zh", "light", WIDE), Look("en", "dark", NARROW))
"""The first two have every language, theme and width; all have each language and width in each theme."""


def find() -> str | None:
    """The Chromium of this machine; None if there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def build(dest: Path) -> Path:
    """The site, built by the command."""
    command = [sys.executable, "-m", "shenyang_innovation", "site", str(dest)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return dest


@contextmanager
def start() -> Iterator[Browser]:
    """Chromium, without a window; it may not ask the network for anything of its own."""
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=quiet)
        yield browser
        browser.close()


def file_address(site: Path, address: str) -> str:
    """The address of a page of the site, opened from the disk; what follows # is left as it is."""
    path, mark, rest = address.partition("#")
    return f"file://{quote((site / path).as_posix(), safe='/@')}{mark}{rest}"


def wait_for_table(page: Page) -> None:
    """Until JavaScript has done with the table of a page, if it has one."""
    if page.locator("table[data-table]").count():
        page.wait_for_selector("table[data-ready]")


class Seen:
    """What a page asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("console", lambda message: self._complained(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(f"error: {error}"))

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # as Chromium says of what becomes a download
            self.errors.append(f"failed: {request.url}: {request.failure}")

    def _complained(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(f"{kind}: {text}")

    def outside(self, *hosts: str) -> list[str]:
        """The requests that left the machine: all but those for files, for data in the page, and for these hosts."""
        parts = {url: urlsplit(url) for url in self.requests}
        return [
            url
            for url, part in parts.items()
            if part.scheme not in ("file", "data", "blob") and part.netloc not in hosts
        ]

    def weight(self) -> int:
        """The bytes of the files that were asked for."""
        paths = {Path(unquote(urlsplit(url).path)) for url in self.requests if url.startswith("file:")}
        return sum(path.stat().st_size for path in paths)


# --- what axe says ----------------------------------------------------------------------------------------------


GRAVE = ("serious", "critical")


class Fault(NamedTuple):
    """A rule of axe that a page breaks, how grave it is, and the places."""

    rule: str
    impact: str
    places: tuple[str, ...]


def faults(page: Page, *rules: str) -> list[Fault]:
    """What axe finds in a page as it is now that is serious or critical; by these rules alone if some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    # style sheets are not fetched again: a page from a file may not
    options: dict[str, Any] = {"preload": False, "resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    run = "options => axe.run(options).then(found => JSON.stringify(found.violations))"
    found: list[dict[str, Any]] = json.loads(page.evaluate(run, options))
    return [
        Fault(
            one["id"],
            one["impact"],
            tuple(f"{node['html'][:200]} {node['failureSummary']}" for node in one["nodes"][:3]),
        )
        for one in found
        if one["impact"] in GRAVE
    ]
