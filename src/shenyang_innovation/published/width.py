"""How wide a text is on a terminal."""

from __future__ import annotations

from functools import cache


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes; a Chinese character takes two.

    >>> display_width("GDP 增长")
    8
    """
    return len(text) if text.isascii() else sum(map(_width, text))


@cache  # of the few thousand characters there are, each comes again and again
def _width(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):  # drawn over the one before, or not at all
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
