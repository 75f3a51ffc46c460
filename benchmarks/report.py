"""Pages of figures that benchmarks write themselves, each its own section between two marks."""

from __future__ import annotations

import os
import platform
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = "trust.md"
"""Where the section of a benchmark stands that names no other page."""


def with_section(page: str, name: str, body: str) -> str:
    r"""The page with the section `name` replaced; the marks have to be there.

    >>> with_section("<!-- begin: a -->\nold\n<!-- end: a -->\n", "a", "new\n")
    '<!-- begin: a -->\nnew\n<!-- end: a -->\n'
    """
    begin, end = f"<!-- begin: {name} -->\n", f"<!-- end: {name} -->"
    head, found, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        raise LookupError(f"no section {name!r}. Write {begin.strip()} and {end} where it belongs")
    return f"{head}{begin}{body.strip()}\n{end}{tail}"


def write_section(name: str, body: str, page: str = PAGE) -> None:
    """Put a section into a page of docs/."""
    file = DOCS / page
    file.write_text(with_section(file.read_text(encoding="utf-8"), name, body), encoding="utf-8")


def table(header: list[str], rows: list[list[str]]) -> str:
    """Rows as a Markdown table.

    >>> print(table(["kind", "share"], [["digit", "100 %"]]))
    | kind | share |
    |---|---|
    | digit | 100 % |
    """
    rule = f"|{'---|' * len(header)}"
    first, *others = (f"| {' | '.join(cells)} |" for cells in (header, *rows))
    return "\n".join((first, rule, *others))


def conditions(command: str) -> str:
    """The line that says how the figures of a section were made."""
    python = platform.python_version()
    return f"Made by `{command}` with Python {python} on {os.cpu_count()} cores of {platform.machine()}."
