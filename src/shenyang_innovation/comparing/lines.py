"""Text broken into lines of a terminal: at spaces, and between Chinese characters, which are two columns wide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shenyang_innovation.published.width import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECES = re.compile(r" *(?:[^\x00-\u2e7f]|[^ \u2e80-\U0010ffff]+)[，。、；：！？）》」』”’]*")
"""What is not broken, with the space before it: a word, or a Chinese character with the marks that close behind it."""


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """The lines of a text, those after the first indented; a word that fills a line is cut.

    >>> wrapped("  + 新材料产业集群 grew", 14, 4)
    ['  + 新材料产业', '    集群 grew']
    """
    lines: list[str] = []
    line, used, blank = "", 0, True
    for piece in _pieces(text, max(width - indent, 2)):
        if used + display_width(piece) > width and not blank:
            lines.append(line)
            line = " " * indent + piece.lstrip(" ")
            used = display_width(line)
        else:
            line, used, blank = line + piece, used + display_width(piece), False
    return [*lines, line]


def _pieces(text: str, room: int) -> Iterator[str]:
    """What stays together, no piece wider than the room of a line."""
    for piece in _PIECES.findall(text):
        rest = piece
        while display_width(rest) > room:
            cut = _fitting(rest, room)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _fitting(piece: str, room: int) -> int:
    """How many characters of a piece fit into a line, at least one."""
    used = 0
    for at, character in enumerate(piece):
        used += display_width(character)
        if used > room:
            return max(at, 1)
    return len(piece)
