"""A text as the rules about meaning see it: in Simplified script, with what the ledger found in it at its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.in_text.script import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shenyang_innovation.checking.in_text.claims import Claims, SourceClaim
    from shenyang_innovation.checking.in_text.statement_claims import StatementClaim

_SENTENCE = "。!?\n"
_CLAUSE = f",;:{_SENTENCE}"
_LIST = re.compile("[、和及与]*")


class Date(NamedTuple):
    """A date of the text, as worded, at its place."""

    start: int
    end: int
    wording: str


class Named(NamedTuple):
    """An entity that is named at a place."""

    start: int
    end: int
    entity_id: str
    kind: str


class Said(NamedTuple):
    """A statement and the place of its figure."""

    start: int
    end: int
    claim: StatementClaim


class Document(NamedTuple):
    """All that the ledger and the mentions of one source say stands in its text, in reading order.

    Every place is one in `text`, which is in Simplified script and half-width, without inserted pinyin. A date inside
    a name or a title is none of `dates`, a name inside a longer one none of `named`.
    """

    source_id: str
    published: date
    text: str
    said: Sequence[Said]
    dates: Sequence[Date]
    named: Sequence[Named]

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place."""
        return _between(_SENTENCE, self.text, place, place)

    def clause(self, place: int) -> tuple[int, int]:
        """Start and end of the clause around a place."""
        return _between(_CLAUSE, self.text, place, place)

    def paragraph(self, place: int) -> int:
        """The start of the paragraph around a place."""
        return self.text.rfind("\n", 0, place) + 1

    def beside(self, said: Said) -> tuple[str, str]:
        """What stands in the clause of a figure before and behind it, up to the figures of other statements.

        A figure that follows another in a list (78家、123个) shares what stands before the first.
        """
        start, end = _between(_CLAUSE, self.text, said.start, said.end)
        before = max((other.end for other in self.said if start <= other.start < said.start), default=start)
        behind = min((other.start for other in self.said if said.end <= other.start < end), default=end)
        left = self.text[before : said.start]
        if before > start and _LIST.fullmatch(left):
            left = self.beside(next(other for other in self.said if other.end == before))[0]
        return left, self.text[said.end : behind]


def document(source: SourceClaim, raw: str, claims: Claims) -> Document:
    """One source with all that is claimed of its text.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there, ValueError if the day of
    publication is none.
    """
    text, offsets = plain_text(raw, source.script)

    def place(start: int, end: int) -> tuple[int, int]:
        return bisect_left(offsets, start), bisect_left(offsets, end)

    figures = [claim for claim in claims.figures if claim.source_id == source.source_id]
    named = _outermost(
        Named(*place(claim.start, claim.end), claim.entity_id, claim.kind)
        for claim in claims.named
        if claim.source_id == source.source_id
    )
    said = [
        Said(*place(claim.start, claim.end), claim)
        for claim in claims.statements
        if claim.source_id == source.source_id
    ]
    dated = [Date(*place(f.start, f.end), f.figure) for f in figures if f.disposition == "date"]
    titles = [match.span() for match in re.finditer("《[^《》\n]*》", text)]
    names = [*titles, *((one.start, one.end) for one in named)]
    return Document(
        source_id=source.source_id,
        published=date.fromisoformat(source.published),
        text=text,
        said=sorted(said, key=lambda one: one.start),
        dates=[one for one in dated if not any(start <= one.start and one.end <= end for start, end in names)],
        named=named,
    )


def _outermost(names: Iterable[Named]) -> list[Named]:
    """The names that stand in no longer one, in reading order."""
    kept: list[Named] = []
    for one in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def _between(marks: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a place up to the marks on both sides; the mark behind belongs to it."""
    first = max(text.rfind(mark, 0, start) for mark in marks) + 1
    behind = [found for mark in marks if (found := text.find(mark, end)) >= 0]
    return first, min(behind, default=len(text) - 1) + 1
