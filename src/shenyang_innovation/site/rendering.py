"""Pages as HTML: the templates, and what they are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.charts.words import LANGUAGES, Language
from shenyang_innovation.published.store import Store
from shenyang_innovation.site import documents, start_page
from shenyang_innovation.site.addresses import Addresses, table_page
from shenyang_innovation.site.picture_page import shown_in
from shenyang_innovation.site.pictures import Drawn, Picture
from shenyang_innovation.site.pieces import Page
from shenyang_innovation.site.table_pages import FORMATS, TablePage, codes_of, column_facts
from shenyang_innovation.site.view import View

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
MENU = (
    ("tables", "tables/index.html"),
    ("menu_indicators", "tables/indicators.html"),
    ("menu_targets", "tables/targets.html"),
    ("menu_sources", "tables/sources.html"),
    ("pictures", "pictures.html"),
)
"""What stands at the top of every page."""
NEAR = 3
"""So many pages of a table before and behind are linked, beside the first and the last."""


class Renderer:
    """Makes the HTML of the pages of a language."""

    def __init__(self, kept: Store, addresses: Addresses, language: Language) -> None:
        self.here: View = View(kept, addresses, language, "")
        self.below: View = View(kept, addresses, language, "../")
        self._environment = _environment()

    def start(self, pictures: list[Picture]) -> str:
        """The start page of the language."""
        view = self.here
        return self._page(
            "index.html",
            view,
            "index.html",
            counts=start_page.counts(view),
            example=start_page.example(view),
            verdicts=start_page.verdicts(view),
            promises=start_page.promises(view),
            newest=start_page.newest_documents(view),
            groups=start_page.tables_by_group(view),
            pictures=pictures,
        )

    def pictures(self, pictures: list[Picture], drawn: list[Drawn]) -> str:
        """The page of the pictures, with what each shows in a table."""
        view = self.here
        listed = [(one, shown_in(view, shown)) for one, shown in zip(pictures, drawn, strict=True)]
        return self._page("pictures.html", view, "pictures.html", pictures=listed, trail=[(view.t("pictures"), None)])

    def tables(self) -> str:
        """The page that lists the tables."""
        view = self.below
        trail = [(view.t("tables"), None)]
        groups = start_page.tables_by_group(view)
        return self._page("tables.html", view, "tables/index.html", trail=trail, groups=groups)

    def table(self, page: TablePage) -> str:
        """A page of a table."""
        view = self.below
        return self._page(
            "table.html",
            view,
            page.address,
            p=page,
            trail=[(view.t("tables"), "tables/index.html"), (page.title, None)],
            shown_pages=list(_near(page.number, page.pages)),
            table_page=table_page,
            column_facts=column_facts,
            codes_of=codes_of,
        )

    def page(self, page: Page) -> str:
        """The page of a row."""
        return self._page("page.html", self.below, page.address, p=page, trail=page.trail)

    def evidence(self, page: Page) -> str:
        """What the page of a figure shows below its heading, to be shown elsewhere too."""
        return self._environment.get_template("evidence.html").render(p=page, v=self.below)

    def _page(
        self, template: str, view: View, address: str, trail: Sequence[tuple[str, str | None]] = (), **values: object
    ) -> str:
        found = self._environment.get_template(template)
        return found.render(v=view, address=address, trail=trail, **values)


def front(kept: Store, addresses: Addresses) -> str:
    """The page before both languages."""
    views = {language: View(kept, addresses, language, f"{language}/") for language in LANGUAGES}
    return _environment().get_template("both.html").render(**views)


@cache
def _environment() -> Environment:
    """The templates, which are compiled once for all languages."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(menu=MENU, documents=documents, formats=FORMATS)
    return environment


def _near(number: int, pages: int) -> Iterator[int]:
    """The pages of a table that are linked from one of them."""
    return (one for one in range(1, pages + 1) if one in (1, pages) or abs(one - number) <= NEAR)
