"""Where the wordings of a block stand in its text, which an annotation does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]
DIGITS = "0123456789０１２３４５６７８９"
MAGNITUDES = "十百千万亿萬億"
NUMERALS = f"〇零一二三四五六七八九{MAGNITUDES}"
POINTS = ".．,，"
MOST = 1000
"""Ways to place figures that are looked at: a text with more says so, instead of being searched for ever."""


def places(text: str, figures: Sequence[str], traps: Sequence[str]) -> tuple[list[Span], list[Span]]:
    """The spans of figures and of traps, each in order and none over another.

    A figure has to have one place only: `三` may be a figure in 三方面 and none in 三农. A trap takes the first that
    is free. ValueError if a wording has no place, or a figure may stand at two.

    >>> places("三农工作的三方面，一批又一批", ["三"], ["三农", "一批"])
    ([(5, 6)], [(0, 2), (9, 11)])
    >>> places("三农工作的三方面", ["三"], [])
    Traceback (most recent call last):
    ...
    ValueError: '三' may be the character 0 or 5. Add a trap line for what is no figure
    """
    for wording in (*figures, *traps):
        if not any(_occurrences(text, wording, 0)):
            raise ValueError(f"{wording!r} is nowhere in the text as a whole number. Write it as it stands there")
    found: list[tuple[list[Span], list[Span]]] = []
    for tried, spans in enumerate(_in_order(text, figures, 0)):
        if tried == MOST:
            raise ValueError("the figures may stand in too many ways. Make the text shorter")
        free = _first_free(text, traps, spans)
        if free is not None:
            found.append((spans, free))
    if not found:
        raise ValueError("the wordings do not stand in this order, or they overlap. Write them in reading order")
    for ways in zip(*(spans for spans, _ in found), strict=True):
        if len(starts := sorted({start for start, _ in ways})) > 1:
            start, end = ways[0]
            where = " or ".join(map(str, starts))
            raise ValueError(f"{text[start:end]!r} may be the character {where}. Add a trap line for what is no figure")
    return found[0]


def _in_order(text: str, wordings: Sequence[str], start: int) -> Iterator[list[Span]]:
    if not wordings:
        yield []
        return
    for span in _occurrences(text, wordings[0], start):
        for others in _in_order(text, wordings[1:], span[1]):
            yield [span, *others]


def _first_free(text: str, wordings: Sequence[str], taken: list[Span]) -> list[Span] | None:
    spans: list[Span] = []
    start = 0
    for wording in wordings:
        free = (span for span in _occurrences(text, wording, start) if not any(_overlap(span, one) for one in taken))
        if (span := next(free, None)) is None:
            return None
        spans.append(span)
        start = span[1]
    return spans


def _occurrences(text: str, wording: str, start: int) -> Iterator[Span]:
    """Where a wording stands from `start` on, and no number goes on before or behind it."""
    while (found := text.find(wording, start)) >= 0:
        end = found + len(wording)
        before = text[max(found - 2, 0) : found][::-1]
        if not (_goes_on(before, wording[0]) or _goes_on(text[end : end + 2], wording[-1])):
            yield found, end
        start = found + 1


def _goes_on(neighbours: str, edge: str) -> bool:
    """Whether a number that has `edge` at an end goes on in the two neighbours there, nearest first."""
    if not neighbours:
        return False
    if edge in DIGITS:
        fraction = neighbours[0] in POINTS and neighbours[1:] in set(DIGITS)
        return fraction or neighbours[0] in DIGITS + MAGNITUDES
    return edge in NUMERALS and neighbours[0] in NUMERALS + (DIGITS if edge in MAGNITUDES else "")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
