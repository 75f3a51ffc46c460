"""Build the prose of the repository as pages: README, the pages of docs/, and what they link to.

    python .ci/prose.py DEST

Needs zensical and mkdocstrings (`hatch run docs:build`). The pages lie in DEST with the paths that their sources have
in the repository, so that a link leads to the same on both. What zensical does not look at is checked here: links to
what is no page, pictures, and that a page loads nothing from elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parent.parent
PAGES = ("*.md", "docs/**/*.md")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
}
"""The attribute of each element that a browser loads what it names."""
FETCHED = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")
NEEDS_A_SERVER = ("404.html", "sitemap.xml")


def main(destination: Path) -> None:
    """Build the pages into a folder, which must be new or one that was built so; stop with a list of what is wrong."""
    if destination.exists() and not (destination / "search.json").is_file() and any(destination.iterdir()):
        sys.exit(f"{destination}: there is something else. Name a new folder")
    with tempfile.TemporaryDirectory() as folder:
        made = built(REPOSITORY, Path(folder))
        if wrong := [*dead_links(made), *loaded_from_elsewhere(made)]:
            sys.exit("\n".join(wrong))
        if destination.exists():
            shutil.rmtree(destination)
        shutil.copytree(made, destination)
    print(f"{destination / 'index.html'}: {sum(1 for _ in destination.rglob('*.html'))} pages")


def built(repository: Path, work: Path) -> Path:
    """Gather the pages of a repository and have zensical build them, strictly; returns the folder of the site."""
    gather(repository, work / "pages")
    configuration = (repository / "zensical.toml").read_text(encoding="utf-8")
    configuration = configuration.replace("REPOSITORY", REPOSITORY.as_posix())
    (work / "zensical.toml").write_text(configuration, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"zensical build --strict: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    for name in NEEDS_A_SERVER:
        (work / "site" / name).unlink(missing_ok=True)
    for page in sorted((work / "site").rglob("*.zh.html")):
        mark_chinese(page)
    return work / "site"


def mark_chinese(page: Path) -> None:
    """Say of the text of a page that it is in Chinese: what is around it is in the language of all pages, English."""
    text = page.read_text(encoding="utf-8")
    marked = text.replace("<article ", '<article lang="zh-Hans" ', 1)
    if marked == text:
        sys.exit(f"{page.name}: there is no <article …>, so its language can't be said")
    page.write_text(marked, encoding="utf-8")


def gather(repository: Path, pages: Path) -> None:
    """Copy the pages, and the files that they link to, to the same paths below another folder."""
    for pattern in PAGES:
        for page in sorted(repository.glob(pattern)):
            _copy(page, repository, pages)
            for address in LINK.findall(page.read_text(encoding="utf-8")):
                target = (page.parent / unquote(address)).resolve()
                if target.is_file() and target.is_relative_to(repository):
                    _copy(target, repository, pages)


def _copy(file: Path, repository: Path, pages: Path) -> None:
    target = pages / file.relative_to(repository)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


class Page(HTMLParser):
    """The places of a page, where its links lead, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element is for a reader who follows, or a browser that loads."""
        given = {name: value for name, value in attrs if value}
        self.places.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if LOADED.get(tag) in given:
            self.loads.append(given[LOADED[tag]])


def dead_links(site: Path) -> Iterator[str]:
    """Links and pictures of the built pages that lead nowhere."""
    pages = {file: Page(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))}
    for file, page in pages.items():
        for address in dict.fromkeys([*page.links, *page.loads]):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            place = unquote(parts.fragment)
            known = pages[target].places if target in pages else set()
            if not target.is_file() or (place and target in pages and place not in known and place != "__skip"):
                yield f"{file.relative_to(site)}: {address} leads nowhere"


def loaded_from_elsewhere(site: Path) -> Iterator[str]:
    """What the pages and their stylesheets load that does not lie beside them."""
    for file in sorted(site.rglob("*.html")):
        for address in Page(file.read_text(encoding="utf-8")).loads:
            if urlsplit(address).netloc:
                yield f"{file.relative_to(site)}: loads {address}"
    for file in sorted(site.rglob("*.css")):
        if FETCHED.search(file.read_text(encoding="utf-8")):
            yield f"{file.relative_to(site)}: loads from elsewhere"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
