"""The figures of a ledger against a text: the same places, the same amounts, the same words around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.reading import read_figures, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shenyang_innovation.checking.in_text.claims import FigureClaim
    from shenyang_innovation.reading import Figure

KINDS: dict[str, tuple[str, ...]] = {
    "observation": ("quantity", "rank"),
    "date": ("date",),
    "ordinal": ("ordinal",),
    "name": ("name",),
    "furniture": ("quantity", "rank", "date", "ordinal", "name"),
}
SENTENCE_ENDS = "。!?!?\n"


def figure_findings(claims: Sequence[FigureClaim], text: str, file: str, ledger: str) -> Iterator[Finding]:
    """Where ledger and text differ; `file` and `ledger` are the names under which findings speak of them.

    >>> from shenyang_innovation.checking.in_text.claims import FigureClaim
    >>> claim = FigureClaim("ledger.csv, line 2", "a", 2, 5, "66家", "observation")
    >>> for finding in figure_findings([claim], "建成67家", "a.txt", "ledger.csv"):
    ...     print(finding)
    ledger.csv, line 2: '66家' does not stand at 2-5, there stands '67家'. Correct figure or offsets
    """
    found = {(figure.start, figure.end): figure for figure in figures_of(text)}
    claimed: set[tuple[int, int]] = set()
    spans = [(claim.start, claim.end) for claim in claims]
    for claim in claims:
        span = (claim.start, claim.end)
        if span in claimed:
            yield Finding(
                claim.where, f"the figure at {claim.start}-{claim.end} stands in the ledger twice", "Keep one row"
            )
            continue
        claimed.add(span)
        if text[claim.start : claim.end] != claim.figure:
            yield _misplaced(claim, text)
        elif span not in found:
            yield _not_read(claim, list(found.values()))
        else:
            yield from _meaning_findings(claim, found[span])
            yield from _word_findings(claim, found[span], text)
    for span, figure in found.items():
        if span not in claimed and not any(start < figure.end and figure.start < end for start, end in spans):
            what = f"the figure {figure.text!r} ({figure.kind}) is not in {ledger}"
            yield Finding(f"{file}, characters {span[0]}-{span[1]}", what, "Add it there with its disposition")


@lru_cache(maxsize=4096)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures that reading finds in a text, read once for all rules that ask for them.

    >>> [figure.text for figure in figures_of("建成67家")]
    ['67家']
    """
    return tuple(read_figures(text))


def _misplaced(claim: FigureClaim, text: str) -> Finding:
    there = text[claim.start : claim.end]
    what = f"{claim.figure!r} does not stand at {claim.start}-{claim.end}, there stands {there!r}"
    places = [match.start() for match in re.finditer(re.escape(claim.figure), text)] if claim.figure else []
    if not places:
        return Finding(claim.where, what, "Correct figure or offsets")
    nearest = min(places, key=lambda place: abs(place - claim.start))
    return Finding(claim.where, what, f"Correct the offsets: it stands at {nearest}-{nearest + len(claim.figure)}")


def _not_read(claim: FigureClaim, found: Sequence[Figure]) -> Finding:
    over = [figure for figure in found if figure.start < claim.end and claim.start < figure.end]
    if not over:
        what = f"reading finds no figure in {claim.figure!r} at {claim.start}-{claim.end}"
        return Finding(claim.where, what, "Remove the row, or teach reading the form")
    read = " and ".join(f"{figure.text!r} at {figure.start}-{figure.end}" for figure in over)
    what = f"{claim.figure!r} at {claim.start}-{claim.end} is read as {read}"
    return Finding(claim.where, what, "Correct the span by docs/curation-rules.md, or teach reading the form")


def _meaning_findings(claim: FigureClaim, figure: Figure) -> Iterator[Finding]:
    if figure.kind not in KINDS.get(claim.disposition, ()):
        what = f"{claim.figure!r} is {claim.disposition} in the ledger, but reads as {figure.kind}"
        yield Finding(claim.where, what, "Correct the disposition, or teach reading what stands around it")
    if claim.disposition != "observation":
        return
    if claim.amount is not None:
        read = (figure.value, figure.value_upper, figure.unit, figure.comparator)
        names = ("value", "value_upper", "unit", "comparator")
        for name, stated, said in zip(names, claim.amount, read, strict=True):
            if stated != said:
                what = f"{name} of {claim.figure!r} is {stated}, but the text reads {said}"
                around = " in its sentence" if name == "comparator" else ""
                yield Finding(claim.where, what, f"Correct figure or qualifier: see what stands{around} around it")
    if figure.status not in ("actual", claim.status) and claim.status_basis != "inferred":
        what = f"{claim.figure!r} is {claim.status}, but stands under {figure.cue!r} ({figure.status})"
        yield Finding(claim.where, what, "Correct status and cue; a status against the words is inferred")


def _word_findings(claim: FigureClaim, figure: Figure, text: str) -> Iterator[Finding]:
    """The words that the ledger keeps of what stands around the figure do stand there."""
    if claim.disposition == "observation" and (claim.qualifier or "") != figure.qualifier:
        stands = f"beside it stands {figure.qualifier!r}" if figure.qualifier else "beside it stands none"
        what = f"the word of comparison of {claim.figure!r} is {claim.qualifier!r}, but {stands}"
        yield Finding(claim.where, what, "Give the word of comparison as the text has it, or leave it empty")
    if claim.cue:
        cue = readable(claim.cue)
        start, end = sentence(text, claim.start)
        paragraph = text.rfind("\n", 0, claim.start) + 1
        if cue not in readable(text[paragraph : claim.start]) and cue not in readable(text[start:end]):
            what = f"the cue {claim.cue!r} stands neither in the sentence of {claim.figure!r} nor before it"
            yield Finding(
                claim.where, what, "Give the word of the text that makes it a target or forecast, or infer the status"
            )


def sentence(text: str, place: int) -> tuple[int, int]:
    """Start and end of the sentence around a place.

    >>> sentence("甲。乙3家。丙", 3)
    (2, 6)
    """
    start = max(text.rfind(mark, 0, place) for mark in SENTENCE_ENDS) + 1
    ends = [found for mark in SENTENCE_ENDS if (found := text.find(mark, place)) >= 0]
    return start, min(ends, default=len(text) - 1) + 1
