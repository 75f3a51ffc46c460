"""A text as the rules about meaning see it: in Simplified script, with what the ledger found in it at its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.in_text.script import plain_text
from shenyang_innovation.checking.in_text.things import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shenyang_innovation.checking.in_text.claims import FigureClaim, SourceClaim
    from shenyang_innovation.checking.in_text.statement_claims import MentionClaim, StatementClaim
    from shenyang_innovation.checking.in_text.things import Candidates

_SENTENCE = "。!?\n"
_CLAUSE = f",;:{_SENTENCE}"
_LIST = re.compile("[、和及与]*")
_START = attrgetter("start")


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
    """A statement and the place of its figure; `head` is the start of the first figure of its list (78家、123个)."""

    start: int
    end: int
    claim: StatementClaim
    head: int


@dataclass(frozen=True, eq=False)
class Document:
    """All that the ledger and the mentions of one source say stands in its text, in reading order.

    Every place is one in `text`, which is in Simplified script and half-width, without inserted pinyin. A date inside
    a name or a title is none of `dates`, a name inside a longer one none of `named`. What follows from them is kept
    for the next rule that asks.
    """

    source_id: str
    published: date
    text: str
    said: Sequence[Said]
    dates: Sequence[Date]
    named: Sequence[Named]
    _sides: dict[int, tuple[str, str]] = field(init=False, default_factory=dict)

    @cached_property
    def wordings(self) -> Sequence[str]:
        """The wordings of the dates, each once."""
        return list(dict.fromkeys(one.wording for one in self.dates))

    @cached_property
    def candidates(self) -> Candidates:
        """What of the named a figure may be about."""
        return candidates(self.named, self.text)

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place."""
        return _between(_SENTENCE, self.text, place, place)

    def clause(self, place: int) -> tuple[int, int]:
        """Start and end of the clause around a place."""
        return _between(_CLAUSE, self.text, place, place)

    def paragraph(self, place: int) -> int:
        """The start of the paragraph around a place."""
        return self.last_of("\n", place) + 1

    def last_of(self, words: str, place: int) -> int:
        """Where the last of some words (目前|现有) begins before a place; -1 if none does."""
        places = _places(words, self.text)
        before = bisect_left(places, place)
        return places[before - 1] if before else -1

    def dates_from(self, start: int, end: int) -> Sequence[Date]:
        """The dates that begin in a stretch of the text."""
        return self.dates[bisect_left(self.dates, start, key=_START) : bisect_left(self.dates, end, key=_START)]

    def named_from(self, start: int, end: int) -> Sequence[Named]:
        """The names that begin in a stretch of the text, in reading order."""
        return self.named[bisect_left(self.named, start, key=_START) : bisect_left(self.named, end, key=_START)]

    def beside(self, said: Said) -> tuple[str, str]:
        """What stands in the clause of a figure before and behind it, up to the figures of other statements.

        A figure that follows another in a list (78家、123个) shares what stands before the first.
        """
        if said.start not in self._sides:
            self._sides[said.start] = self._beside(said)
        return self._sides[said.start]

    def _beside(self, said: Said) -> tuple[str, str]:
        start, end = _between(_CLAUSE, self.text, said.start, said.end)
        at, after = (bisect_left(self.said, place, key=_START) for place in (said.head, said.end))
        before = max((other.end for other in self.said[max(at - 1, 0) : at] if other.start >= start), default=start)
        behind = min((other.start for other in self.said[after : after + 1]), default=end)
        return self.text[before : said.head], self.text[said.end : min(behind, end)]


def document(
    source: SourceClaim,
    raw: str,
    figures: Iterable[FigureClaim],
    mentions: Iterable[MentionClaim],
    statements: Iterable[StatementClaim],
) -> Document:
    """One source with the figures, mentions and statements that are claimed of its text.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there, ValueError if the day of
    publication is none.
    """
    text, offsets = plain_text(raw, source.script)

    def place(start: int, end: int) -> tuple[int, int]:
        return bisect_left(offsets, start), bisect_left(offsets, end)

    named = _outermost(Named(*place(claim.start, claim.end), claim.entity_id, claim.kind) for claim in mentions)
    said = sorted(((*place(claim.start, claim.end), claim) for claim in statements), key=itemgetter(0))
    dated = (Date(*place(f.start, f.end), f.figure) for f in figures if f.disposition == "date")
    titles = [match.span() for match in re.finditer("《[^《》\n]*》", text)]
    names = [*titles, *((one.start, one.end) for one in named)]
    return Document(
        source_id=source.source_id,
        published=date.fromisoformat(source.published),
        text=text,
        said=list(_listed(said, text)),
        dates=sorted(_outside(dated, names)),
        named=named,
    )


def _listed(said: Iterable[tuple[int, int, StatementClaim]], text: str) -> Iterator[Said]:
    """The statements in reading order, each with the head of its list."""
    last: Said | None = None
    for start, end, claim in said:
        in_list = last is not None and _LIST.fullmatch(text, last.end, start) is not None
        last = Said(start, end, claim, last.head if last and in_list else start)
        yield last


def _outside(dates: Iterable[Date], spans: Iterable[tuple[int, int]]) -> Iterator[Date]:
    """The dates that lie within none of the spans."""
    ordered = sorted(spans)
    starts, reach = [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))
    for one in dates:
        before = bisect_right(starts, one.start)
        if not before or reach[before - 1] < one.end:
            yield one


def _outermost(names: Iterable[Named]) -> list[Named]:
    """The names that stand in no longer one, in reading order."""
    kept: list[Named] = []
    for one in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def _between(marks: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a place up to the marks on both sides; the mark behind belongs to it."""
    borders = _places(f"[{marks}]", text)
    before, behind = bisect_left(borders, start), bisect_left(borders, end)
    return borders[before - 1] + 1 if before else 0, borders[behind] + 1 if behind < len(borders) else len(text)


@lru_cache(maxsize=8192)
def _places(pattern: str, text: str) -> list[int]:
    """Where a pattern begins in a text."""
    return [match.start() for match in re.finditer(pattern, text)]
