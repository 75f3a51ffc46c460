"""A text read as it comes, in pieces that cut neither a figure nor a sentence, so that memory does not grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.reading.scanner import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shenyang_innovation.reading.figure import Figure
    from shenyang_innovation.reading.scanner import Reader
    from shenyang_innovation.reading.statuses import Statuses

PIECE = 200_000
"""Characters of a piece: many times a paragraph, and few beside what a program takes."""
LONGEST = 16_000_000
"""Characters without the end of a line or sentence, from which on a text is none."""

# A paragraph ends where its last line does, which is no break inside a number or sentence; failing that, a sentence.
_ENDS = "。!?;:！？；：\n"
_SENTENCE_ENDS = "。!?！？"


class EndlessTextError(ValueError):
    """Characters without an end of a line or sentence, too many for a text."""


def figures_of_pieces(chunks: Iterable[str], reader: Reader | None = None, size: int = PIECE) -> Iterator[Figure]:
    """The figures of a text that comes in chunks of any size, with their places in all of it.

    What comes out is what `read_figures` finds in the whole text; `size` is about the number of characters of a piece.
    Raises `EndlessTextError` where no line and no sentence ends in 16 million characters.

    >>> [(figure.start, figure.text) for figure in figures_of_pieces(["产值12", "亿元。\\n", "共3", "家"])]
    [(2, '12亿元'), (9, '3家')]
    """
    reader = reader or USUAL
    before: Statuses | None = None
    offset = 0
    for piece in pieces(chunks, size):
        figures, before = reader.piece(piece, before, offset)
        yield from figures
        offset += len(piece)


def pieces(chunks: Iterable[str], size: int = PIECE) -> Iterator[str]:
    """The same characters in pieces of about `size`, each of which ends with a paragraph or at least a sentence.

    >>> list(pieces(["甲。\\n乙", "。\\n丙"], size=2))
    ['甲。\\n', '乙。\\n', '丙']
    """
    held = ""
    wanted = size
    for chunk in chunks:
        held += chunk
        if len(held) < wanted:
            continue
        end = _last_end(held)
        if end:
            yield held[:end]
            held = held[end:]
            wanted = size
        elif len(held) > LONGEST:
            raise EndlessTextError(f"no line and no sentence ends in {LONGEST} characters. Give it lines")
        else:
            wanted = 2 * len(held)  # looked at again when it is twice as long, so that time stays linear
    if held:
        yield held


def _last_end(text: str) -> int:
    """Where the last paragraph of a text ends that something follows, or else the last sentence; 0 if none does."""
    return _last(text, "\n", _ENDS) or max(_last(text, mark, "") for mark in _SENTENCE_ENDS)


def _last(text: str, mark: str, before: str) -> int:
    """The place behind the last mark that no end of a line follows and a character of `before`, if any, precedes."""
    place = text.rfind(mark, 0, len(text) - 1)
    while place >= 0:
        last = text[max(0, place - 2) : place].removesuffix("\r")[-1:]
        if text[place + 1] not in "\r\n" and (not before or last in before):
            return place + 1
        place = text.rfind(mark, 0, place)
    return 0
