"""Writing every file of the site into a folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from shenyang_innovation.beside import beside
from shenyang_innovation.charts.words import LANGUAGES, Language
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package
from shenyang_innovation.published.store import Store
from shenyang_innovation.site.addresses import Addresses
from shenyang_innovation.site.backlinks import Backlinks
from shenyang_innovation.site.cells import Shown
from shenyang_innovation.site.data_scripts import evidence_script, search_script, table_script
from shenyang_innovation.site.downloads import write_downloads
from shenyang_innovation.site.entity_pages import entity_pages
from shenyang_innovation.site.indicator_pages import indicator_pages
from shenyang_innovation.site.libraries import copy_libraries
from shenyang_innovation.site.observation_pages import observation_pages
from shenyang_innovation.site.pictures import Drawn, drawn, pictures
from shenyang_innovation.site.rendering import Renderer, front
from shenyang_innovation.site.source_pages import source_pages
from shenyang_innovation.site.table_pages import table_pages
from shenyang_innovation.site.target_pages import target_pages

ASSETS = Path(__file__).parent / "assets"
Files = Iterator[tuple[str, str]]
"""Addresses below the folder of the site, and what is to be written there."""


def write_site(package: Package, folder: Path, modules: Path | None, tell: Tell) -> int:
    """Write everything into an empty folder, and return the number of pages.

    `modules` is the folder node_modules with the libraries. The same package gives the same bytes with the same
    libraries and fonts. Raises `DataFilesError` for a key that would be a file outside the folder.
    """
    tell("libraries")
    copy_libraries(folder / "libraries", modules)
    shutil.copytree(ASSETS, folder / "assets")
    pages = 0
    apart = (os.cpu_count() or 1) > 1  # drawing takes as long as all the rest
    with ExitStack() as stack:
        drawing = [
            stack.enter_context(beside(partial(drawn, package.root, language), apart=apart, where="site"))
            for language in LANGUAGES
        ]
        write_downloads(package, folder / "data", tell)
        for address, text in site_files(package, drawing, tell):
            file = _inside(folder, address, package)
            if not file.parent.is_dir():
                file.parent.mkdir(parents=True)
            file.write_bytes(text.encode())
            pages += address.endswith(".html")
    return pages


def _inside(folder: Path, address: str, package: Package) -> Path:
    """The file of an address; another's package may have keys that are paths."""
    if ".." in PurePosixPath(address).parts or PurePosixPath(address).is_absolute():
        remedy = "Have the package checked: `shenyang-innovation validate`"
        raise DataFilesError(f"a key would be the file {address}", where=str(package.root), remedy=remedy)
    return folder / address


def site_files(package: Package, drawing: Sequence[Callable[[], list[Drawn]]], tell: Tell) -> Files:
    """The files that are made of the package: pages, the data that their JavaScript reads, and pictures.

    `drawing` gives what is drawn in each language, when it is done.
    """
    kept = Store(package)
    addresses, backlinks = Addresses(kept), Backlinks(kept)
    yield "index.html", front(kept, addresses)
    yield "data/search.js", search_script(kept, addresses)
    for language in LANGUAGES:
        renderer = Renderer(kept, addresses, language)
        yield f"{language}/index.html", renderer.start(pictures(language))
        yield f"{language}/tables/index.html", renderer.tables()
        yield from _tables(kept, renderer, language, tell)
        yield from _rows(renderer, backlinks, language, tell)
        yield from _observations(kept, renderer, backlinks, language, tell)
    tell("pictures")
    for language, done in zip(LANGUAGES, drawing, strict=True):
        shown = done()
        yield f"{language}/pictures.html", Renderer(kept, addresses, language).pictures(pictures(language), shown)
        yield from chain.from_iterable(one.drawings for one in shown)


def _tables(kept: Store, renderer: Renderer, language: Language, tell: Tell) -> Files:
    for name, resource in kept.package.resources.items():
        tell(f"pages of {name} ({language})")
        shown = Shown(resource, renderer.below)
        rows = [(row, shown.row(row)) for row in kept.rows(name)]
        yield f"data/{language}/{name}.js", table_script(shown, rows)
        for page in table_pages(renderer.below, shown, rows):
            yield f"{language}/{page.address}", renderer.table(page)


def _rows(renderer: Renderer, backlinks: Backlinks, language: Language, tell: Tell) -> Files:
    """The pages of entities, indicators, documents and targets."""
    view = renderer.below
    kinds = (entity_pages, indicator_pages, source_pages, target_pages)
    tell(f"pages of names, indicators, documents and targets ({language})")
    for page in chain.from_iterable(kind(view, backlinks) for kind in kinds):
        yield f"{language}/{page.address}", renderer.page(page)


def _observations(kept: Store, renderer: Renderer, backlinks: Backlinks, language: Language, tell: Tell) -> Files:
    """The pages of the figures, and what they show as data, a file a document."""
    tell(f"evidence ({language})")
    pairs = zip(kept.rows("observations"), observation_pages(renderer.below, backlinks), strict=True)
    shown: dict[str, dict[str, tuple[str, str]]] = {}
    for row, page in pairs:
        id_ = str(row["observation_id"])
        heading = renderer.below.t("evidence_of_one", id=id_)
        shown.setdefault(str(row["source_id"]), {})[id_] = (heading, renderer.evidence(page))
        yield f"{language}/{page.address}", renderer.page(page)
    for source_id, figures in shown.items():
        yield f"data/evidence/{language}/{source_id}.js", evidence_script(language, figures)
