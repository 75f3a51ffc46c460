"""What pages are made of: facts, tables and passages in sections under headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

Html = Markup | str
"""Text that is escaped where it is put into a page, or HTML that is not."""


class Facts(NamedTuple):
    """Words and what is to be said to each."""

    rows: Sequence[tuple[str, Html]]
    kind: str = "facts"


class Row(NamedTuple):
    """A row of a table, its first cell the head of it; with one cell alone it heads the rows below."""

    cells: Sequence[Html]
    id: str | None = None
    mark: str | None = None


class Listing(NamedTuple):
    """A table: what it lists, the heads of its columns, its rows, and which columns hold numbers."""

    id: str
    caption: Html
    heads: Sequence[str]
    rows: Sequence[Row]
    numbers: frozenset[int] = frozenset()
    kind: str = "listing"


class Passage(NamedTuple):
    """A piece of HTML of its own."""

    html: Markup
    kind: str = "passage"


class Section(NamedTuple):
    """A part of a page under a heading; `total` says how many things it lists."""

    id: str
    title: str
    parts: Sequence[Facts | Listing | Passage]
    total: int | None = None


class Page(NamedTuple):
    """A page: where it lies below the folder of the language, what it is called, and its sections.

    `kind` stands above the heading and `under` below it; `trail` leads to it from the start page, as words and where
    each leads.
    """

    address: str
    title: str
    heading: Html
    kind: Html
    under: Html
    trail: Sequence[tuple[str, str | None]]
    sections: Sequence[Section]


def paragraph(html: Html) -> Passage:
    """A paragraph."""
    return Passage(Markup("<p>{}</p>").format(html))
