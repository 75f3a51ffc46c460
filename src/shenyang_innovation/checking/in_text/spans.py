"""Mentions, terms, items and lists against a text: they stand where they are said to stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.claims import ListClaim, SourceClaim, SpanClaim

# What may stand between the items of a list, inserted pinyin (which belongs to the item before) included.
_SEPARATORS = re.compile(r"(?:\([a-zü\u0100-\u024f]{1,7}\))?[、,,和与及以“”\"‘’《》\s]*")
_LEAD_IN = 2


def span_findings(claim: SpanClaim, text: str) -> Iterator[Finding]:
    """What is wrong with one stretch of text.

    >>> from shenyang_innovation.checking.in_text.claims import SpanClaim
    >>> for finding in span_findings(SpanClaim("mentions.csv, line 2", "a", 0, 2, exact="沈阳"), "在沈阳市"):
    ...     print(finding)
    mentions.csv, line 2: '沈阳' does not stand at 0-2, there stands '在沈'. Correct the offsets: it stands at 1-3
    """
    if claim.end > len(text):
        what = f"{claim.start}-{claim.end} reaches beyond the text, which has {len(text)} characters"
        yield Finding(claim.where, what, "Correct the offsets")
        return
    there = text[claim.start : claim.end]
    if claim.exact is not None and there != claim.exact:
        yield _misplaced(claim, claim.exact, there, text)
    if claim.mark is not None and not there.startswith(claim.mark):
        what = f"the item at {claim.start}-{claim.end} does not begin with its mark {claim.mark!r}"
        yield Finding(claim.where, what, "Correct the mark or the offsets")
    if there != there.strip():
        what = f"{claim.start}-{claim.end} begins or ends with white space"
        yield Finding(claim.where, what, "Correct the offsets")


def title_findings(source: SourceClaim, text: str) -> Iterator[Finding]:
    """The title of a source, or what it is called after, stands in its text.

    Raises `MissingExtraError` for a Traditional text if opencc is not there.
    """
    if _without_space(source.title) not in _without_space(simplified(text, source.script)):
        what = f"the title {source.title!r} does not stand in the text"
        yield Finding(source.where, what, "Give it as the text has it, in Simplified script")


def word_findings(claim: SpanClaim, text: str, script: str) -> Iterator[Finding]:
    """A term is what stands at its place, a heading is worded as its item, both in Simplified script.

    Raises `MissingExtraError` for a Traditional text if opencc is not there.

    >>> from shenyang_innovation.checking.in_text.claims import SpanClaim
    >>> for finding in word_findings(SpanClaim("glossary.csv, line 2", "a", 0, 2, name="算法"), "算力", "Hans"):
    ...     print(finding)
    glossary.csv, line 2: '算法' does not stand at 0-2, there stands '算力'. Correct the term or the offsets
    """
    if claim.name is None and claim.words is None:
        return
    there = simplified(text[claim.start : claim.end], script)
    if claim.name is not None and there != claim.name:
        what = f"{claim.name!r} does not stand at {claim.start}-{claim.end}, there stands {_short(there)!r}"
        yield Finding(claim.where, what, "Correct the term or the offsets")
    if claim.words is not None and _without_space(claim.words) not in _without_space(there):
        what = f"{claim.words!r} does not stand in the item at {claim.start}-{claim.end}"
        yield Finding(
            claim.where, what, "Word the heading as the text does, in Simplified script, or correct the offsets"
        )


def list_findings(claim: ListClaim, text: str) -> Iterator[Finding]:
    """What is wrong with the spans of a list.

    Its items stand beside each other with separators alone between them; or each in a paragraph of its own,
    behind the same words.

    >>> from shenyang_innovation.checking.in_text.claims import ListClaim
    >>> list(list_findings(ListClaim("relations.csv, line 2", "a", [(0, 2), (3, 5)]), "风能、水能2大门类"))
    []
    >>> for finding in list_findings(ListClaim("relations.csv, line 2", "a", [(0, 1), (3, 5)]), "风能、水能2大门类"):
    ...     print(finding)
    relations.csv, line 2: '能、' stands between the items 0-1 and 3-5. Correct the spans of the listed items
    """
    remedy = "Correct the spans of the listed items"
    behind = 0
    for start, end in claim.spans:
        if end > len(text):
            yield Finding(
                claim.where, f"{start}-{end} reaches beyond the text, which has {len(text)} characters", remedy
            )
            return
        if start < behind:
            yield Finding(claim.where, f"the item {start}-{end} is not behind the one before", remedy)
            return
        behind = end
        item = text[start:end]
        if _SEPARATORS.fullmatch(item[0]) or _SEPARATORS.fullmatch(item[-1]):
            yield Finding(claim.where, f"the item {start}-{end} begins or ends with a separator", remedy)
    if _in_paragraphs(claim.spans, text):
        return
    for (start, end), (next_start, next_end) in pairwise(claim.spans):
        between = text[end:next_start]
        if not _SEPARATORS.fullmatch(between):
            what = f"{_short(between)!r} stands between the items {start}-{end} and {next_start}-{next_end}"
            yield Finding(claim.where, what, remedy)


def _in_paragraphs(spans: list[tuple[int, int]], text: str) -> bool:
    if len(spans) < 2 or not all("\n" in text[end:start] for (_, end), (start, _) in pairwise(spans)):
        return False
    paragraphs = [text[text.rfind("\n", 0, start) + 1 : start].strip() for start, _ in spans]
    return len({paragraph[:_LEAD_IN] for paragraph in paragraphs}) == 1 and len(paragraphs[0]) >= _LEAD_IN


def _misplaced(claim: SpanClaim, exact: str, there: str, text: str) -> Finding:
    what = f"{exact!r} does not stand at {claim.start}-{claim.end}, there stands {_short(there)!r}"
    places = [match.start() for match in re.finditer(re.escape(exact), text)]
    if not places:
        return Finding(claim.where, what, "Correct the wording or the offsets")
    nearest = min(places, key=lambda place: abs(place - claim.start))
    return Finding(claim.where, what, f"Correct the offsets: it stands at {nearest}-{nearest + len(exact)}")


def _without_space(text: str) -> str:
    return "".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:17] + "..."
