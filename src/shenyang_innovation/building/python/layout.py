"""Python in lines, as ruff formats it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 120
BUILT = "Built by `shenyang-innovation build` from the row models: change those, not this file."


def header(title: str) -> list[str]:
    """The docstring of a module that is built."""
    return [f'"""{title}', "", BUILT, '"""', ""]


def filled(text: str, width: int, *, indent: str = "") -> list[str]:
    """A text in lines, all but the first indented twice. No identifier is broken: nobody would find it again.

    >>> filled("of shenyang-daily-2021", 14)
    ['of', 'shenyang-daily-2021']
    """
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=2 * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def quoted(words: Iterable[str]) -> list[str]:
    """Words as literals of Python."""
    return [f'"{word}"' for word in words]


def wrapped(head: str, items: Sequence[str], tail: str, *, indent: str = "") -> list[str]:
    """`head`, items and `tail` on one line if it is short enough, else one item a line."""
    one = f"{head}{', '.join(items)}{tail}"
    if len(one) <= WIDTH:
        return [one]
    inner = f"{indent}    {', '.join(items)}"
    if len(inner) <= WIDTH and not head.endswith("("):
        return [head, inner, f"{indent}{tail}"]
    return [head, *(f"{indent}    {item}," for item in items), f"{indent}{tail}"]
