"""A comparison as a table for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.comparing import words
from shenyang_innovation.published import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.comparing.compare import Diff

MOST = 200
"""Lines of the table; the others are counted in the caption."""


def as_html(found: Diff) -> str:
    """The comparison as an HTML table, loading nothing from elsewhere."""
    lines = list(_lines(found))
    more = f"; {len(lines) - MOST} more not shown" if len(lines) > MOST else ""
    said = f"{words.of_side(found.old)} → {words.of_side(found.new)}, step called for: {found.step}{more}"
    heads = ("Table", "Row or column", "Change", "Why", "Step")
    return markup.table(markup.text(said), heads, [tuple(map(markup.text, line)) for line in lines[:MOST]])


def _lines(found: Diff) -> Iterator[tuple[str, str, str, str, str]]:
    for change in found.schema:
        yield change.table or "package", change.column or "", words.of_schema(change), "", str(change.step)
    for table in found.rows:
        for added in table.added:
            yield table.table, words.shown(added.key), "row added", "", str(added.step)
        for removed in table.removed:
            yield table.table, words.shown(removed.key), "row removed", words.of_removed(removed), str(removed.step)
        for cell in table.changed:
            what = f"{cell.column}: {words.arrow(cell.old, cell.new)}"
            yield table.table, words.shown(cell.key), what, cell.reason or "", str(cell.step)
