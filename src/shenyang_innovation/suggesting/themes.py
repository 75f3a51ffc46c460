"""The theme of a figure: each pair of characters around it speaks for the themes of the indicators that have it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shenyang_innovation.suggesting.known import pairs
from shenyang_innovation.suggesting.scores import FADING, ordered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.suggesting.around import Around
    from shenyang_innovation.suggesting.known import Known
    from shenyang_innovation.suggesting.scores import Likely

SENTENCE, HEAD = 60, 30
"""Characters of the sentence on each side, and of the head of the paragraph, that are looked at."""
BEYOND = 20
"""What stands in the sentence but not in the words about the figure counts as so much farther off, the head twice."""


def likely_themes(around: Around, document: Document, said: Said, known: Known) -> list[Likely]:
    """The themes, likeliest first, with their shares of the votes; none for words that no indicator has."""
    votes: dict[str, float] = defaultdict(float)
    for pair, distance in _distances(around, document, said).items():
        for theme, weight in known.themes.get(pair, {}).items():
            votes[theme] += weight / (1 + distance / FADING)
    whole = sum(votes.values())
    return ordered({theme: vote / whole for theme, vote in votes.items()})


def _distances(around: Around, document: Document, said: Said) -> Mapping[str, int]:
    """How far off each pair of characters is: in the words about the figure, its sentence, and the paragraph's head."""
    text, (start, end), paragraph = document.text, document.sentence(said.start), document.paragraph(said.start)
    distances = dict(around.distances)
    for further, words in (
        (BEYOND, pairs(text[max(start, said.start - SENTENCE) : said.start])[::-1]),
        (BEYOND, pairs(text[said.end : min(end, said.end + SENTENCE)])),
        (2 * BEYOND, pairs(text[paragraph : min(paragraph + HEAD, said.start)])),
    ):
        for distance, pair in enumerate(words, start=further):
            distances.setdefault(pair, distance)
    return distances
