"""The words of comparison beside the figures of a text: another in their place, none, or one where there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corruption.corruption import Characters
from shenyang_innovation.reading import readable
from shenyang_innovation.reading.words import BEFORE, BEHIND, QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


def comparisons(
    text: str, start: int, end: int, qualifier: str | None, random: Random
) -> Iterator[tuple[str, Characters]]:
    """The word of comparison of the figure at a place changed and dropped, or one added; as long, if there is one."""
    if qualifier is None:
        yield "word of comparison added", Characters(start, start, random.choice(list(BEFORE)))
        yield "word of comparison added", Characters(end, end, random.choice(list(BEHIND)))
        return
    for at in (start - len(qualifier), end):
        if text[at : at + len(qualifier)] == qualifier:
            side = BEHIND if at == end else {word: of for word, of in QUALIFIERS.items() if word not in BEHIND}
            means = QUALIFIERS[readable(qualifier)]
            others = [word for word, comparator in side.items() if comparator != means]
            alike = [word for word in others if len(word) == len(qualifier)]
            yield "word of comparison changed", Characters(at, at + len(qualifier), random.choice(alike or others))
            yield "word of comparison dropped", Characters(at, at + len(qualifier), "")
            return
