"""Sources against their texts: what kind of document it is, who published it, who speaks in it, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.entities import Organization
from shenyang_innovation.schema.provenance import Source

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from shenyang_innovation.checking.in_text.views import View, Views
    from shenyang_innovation.checking.tables import Tables

#: What only a document of this kind says.
SAYS = {
    "message-board-reply": "留言板留言",
    "press-conference-report": "新闻发布会",
    "proposal-reply": "的提案",
    "newspaper-feature": "来源:[^ ]+日报",
    "meeting-report": "交流会在.+举行",
}
#: The words right before and right behind the one whose statements a document of this kind reports.
SPEAKER = {
    "message-board-reply": ("官方回复\n", "\n"),
    "press-conference-report": ("", "介绍了"),
    "proposal-reply": ("的提案,", "高度重视"),
}
REMEDY = "Correct it in curation/sources.csv"


def kinds_of(text: str) -> list[str]:
    """The kinds of document as which a text reads.

    >>> kinds_of("来源:沈阳日报")
    ['newspaper-feature']
    """
    return [kind for kind, words in SAYS.items() if re.search(words, text)]


def publisher_of(view: View, organizations: Container[str], speaker_id: str | None) -> str | None:
    """The last organisation of the line that names the source, else the one that speaks."""
    line = re.search("^.*来源:.*$", view.text, re.MULTILINE)
    if line is None:
        return speaker_id
    inside = [n for n in view.namings if line.start() <= n.start and n.end <= line.end()]
    return next((n.entity_id for n in reversed(inside) if n.entity_id in organizations), None)


def speakers_of(view: View, kind: str) -> set[str]:
    """Who is named where documents of a kind name the one who speaks."""
    before, behind = SPEAKER.get(kind, ("", ""))
    return {
        naming.entity_id
        for naming in view.namings
        if behind and view.text.startswith(behind, naming.end) and view.text.endswith(before, 0, naming.start)
    }


def days_of(text: str, address: str | None) -> tuple[str, set[str]]:
    """How the day of publication is known, and the days that are printed with their hour, else that in the address.

    >>> days_of("2021-03-12 08:30", None), days_of("", "https://example.org/t20250908_1.html")
    (('printed', {'2021-03-12'}), ('address', {'2025-09-08'}))
    """
    printed = re.findall(r"(\d{4})[-年](\d\d)[-月](\d\d)日? ?\d\d:\d\d", text)
    in_address = re.findall(r"/t(\d{4})(\d\d)(\d\d)_", address or "")
    basis = "printed" if printed else "address" if in_address else "inferred"
    return basis, {"-".join(day) for day in printed or in_address}


def kinds_follow_wording(tables: Tables, views: Views) -> Iterator[Finding]:
    """A document says what only documents of its kind say."""
    for where, row, view in _sources(tables, views):
        kinds = kinds_of(view.text)
        if kinds != [row.document_kind]:
            what = f"document_kind of {row.source_id!r} is {row.document_kind}, but it reads as {' and '.join(kinds)}"
            yield Finding(where, what, f"{REMEDY}, or the words in checking/in_text/sources.py")


def publishers_are_named(tables: Tables, views: Views) -> Iterator[Finding]:
    """The publisher is the last organisation of the line that names the source, else the one that speaks."""
    organizations = {row.organization_id for row in tables.of(Organization)}
    for where, row, view in _sources(tables, views):
        expected = publisher_of(view, organizations, row.speaker_id)
        if row.publisher_id != expected:
            what = f"publisher_id of {row.source_id!r} is {row.publisher_id}, but the text names {expected}"
            yield Finding(where, what, REMEDY)


def speakers_are_named(tables: Tables, views: Views) -> Iterator[Finding]:
    """Who replies or presents is named where documents of this kind name him; reports and features have none."""
    for where, row, view in _sources(tables, views):
        expected = speakers_of(view, row.document_kind)
        if expected != set(filter(None, [row.speaker_id])):
            what = f"speaker_id of {row.source_id!r} is {row.speaker_id}, but the text has "
            yield Finding(where, what + (" and ".join(sorted(expected)) or "none"), REMEDY)


def days_are_printed(tables: Tables, views: Views) -> Iterator[Finding]:
    """A day of publication is printed with its hour, or else stands in the address; an inferred one does neither."""
    for where, row, view in _sources(tables, views):
        basis, days = days_of(view.text, row.address)
        if row.published_basis != basis or (days and days != {row.published.isoformat()}):
            what = f"{row.source_id!r} was published on {row.published} ({row.published_basis}), text and address give "
            yield Finding(where, what + (f"{' and '.join(sorted(days))} ({basis})" if days else "no day"), REMEDY)


def guesses_are_noted(tables: Tables) -> Iterator[Finding]:
    """What is inferred of a source, its day or its address, is said to be so in its note, and only that."""
    for where, row in tables.numbered(Source):
        for word, basis in (("day", row.published_basis), ("address", row.address_basis)):
            if (basis == "inferred") != (f"{word} is inferred" in (row.note_en or "")):
                what = f"the {word} of {row.source_id!r} is {basis}, but its note does not say so"
                yield Finding(
                    where, what, f"Correct the basis in curation/sources.csv, or note: the {word} is inferred"
                )


def _sources(tables: Tables, views: Views) -> Iterator[tuple[str, Source, View]]:
    for where, row in tables.numbered(Source):
        if row.source_id in views:
            yield where, row, views[row.source_id]
