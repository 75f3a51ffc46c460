"""Pieces of HTML for notebooks: they load nothing, set no colour, and say what is a heading and what is Chinese."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Notebooks set cells to the right and in the middle, which suits numbers, not sentences.
CELL = 'style="text-align:left;vertical-align:top"'
# Chinese breaks anywhere, and a figure is short.
HEAD = 'style="text-align:left;vertical-align:top;word-break:keep-all"'
MANY = 8
"""So many codes are read at a glance; a longer list is folded up."""


def text(words: str) -> str:
    """Words in which no character means anything to HTML.

    >>> text("R&D <b>")
    'R&amp;D &lt;b&gt;'
    """
    from html import escape

    return escape(words)


def chinese(words: str) -> str:
    """Words that are read aloud, broken and drawn as Chinese.

    >>> chinese("新材料")
    '<span lang="zh">新材料</span>'
    """
    return f'<span lang="zh">{text(words)}</span>'


def code(name: str) -> str:
    """A name as it is written in code."""
    return f"<code>{text(name)}</code>"


def codes(names: Sequence[str]) -> str:
    """Codes side by side; many of them behind a line that unfolds."""
    listed = ", ".join(map(code, names))
    return listed if len(names) <= MANY else f"<details><summary>{len(names)} codes</summary>{listed}</details>"


def link(address: str) -> str:
    """A web address to follow; what is none stays text."""
    shown = text(address)
    if not address.startswith(("https://", "http://")):
        return shown
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>'


def table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first cell heads its row; caption and cells are HTML, heads are text."""
    header = "".join(f'<th scope="col" {CELL}>{text(head)}</th>' for head in heads)
    body = "".join(_row(*cells) for cells in rows)
    return (
        f'<table lang="en"><caption {CELL}>{caption}</caption>'
        f"<thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(head: str, *cells: str) -> str:
    return f'<tr><th scope="row" {HEAD}>{head}</th>' + "".join(f"<td {CELL}>{cell}</td>" for cell in cells) + "</tr>"
