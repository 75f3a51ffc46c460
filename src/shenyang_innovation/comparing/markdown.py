"""A comparison as Markdown, for a comment on a change or a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shenyang_innovation.comparing import words
from shenyang_innovation.comparing.text import MOST
from shenyang_innovation.comparing.verdict import verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shenyang_innovation.comparing.changes import TableRows
    from shenyang_innovation.comparing.compare import Diff

_MEANT = re.compile(r"([\\`*{}\[\]<>|#~&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
"""Characters that mean something to Markdown."""


def as_markdown(found: Diff, most: int | None = MOST) -> str:
    """The comparison as headings and tables, ending with a line end; of the changes of a table, `most`."""
    lines = [f"## {_plain(words.of_side(found.old))} → {_plain(words.of_side(found.new))}", ""]
    if not found.schema and not found.rows:
        lines += ["Nothing differs.", ""]
    lines += [f"Step called for: **{found.step}**", ""]
    judged = [
        (
            verdict.number,
            str(verdict.step),
            _plain(verdict.old),
            _plain(verdict.new),
            "yes" if verdict.enough else "**no**",
        )
        for verdict in verdicts(found)
    ]
    lines += _table(("number", "step", "old", "new", "enough"), judged)
    if found.schema:
        rows = [
            (str(change.step), f"`{words.place(change)}`", _plain(words.of_schema(change))) for change in found.schema
        ]
        lines += ["### Schema", "", *_table(("step", "what", "change"), rows)]
    for table in found.rows:
        lines += [f"### `{table.table}`: {words.counts(table)}", "", *_rows(table, most)]
    if read := words.to_read(found):
        lines += [f"### {words.READ}", "", *(f"- {_plain(place)}" for place in read), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _rows(table: TableRows, most: int | None) -> Iterator[str]:
    rows = [
        *(("added", _code(row.key), "", "", "", "", str(row.step)) for row in table.added),
        *(("removed", _code(row.key), "", "", "", words.of_removed(row), str(row.step)) for row in table.removed),
        *(
            (
                "changed",
                _code(cell.key),
                cell.column,
                words.shown(cell.old),
                words.shown(cell.new),
                cell.reason or "",
                str(cell.step),
            )
            for cell in table.changed
        ),
    ]
    if not rows:
        return
    listed = rows if most is None else rows[:most]
    yield from _table(
        ("change", "row", "column", "old", "new", "why", "step"),
        [(what, key, *map(_plain, rest)) for what, key, *rest in listed],
    )
    if len(listed) < len(rows):
        yield f"… and {len(rows) - len(listed)} more."
        yield ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _plain(text: str) -> str:
    """Words in which no character means anything to Markdown."""
    return _MEANT.sub(r"\\\1", words.shown(text))


def _code(key: str) -> str:
    """A key as code; one with characters that would end it is plain."""
    return _plain(key) if "`" in key or "|" in key else f"`{words.shown(key)}`"
