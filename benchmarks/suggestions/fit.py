"""The weights of the signs, fitted to what people confirmed.

Each figure is a lesson three times over, as a new text could have it: its source is new altogether, its indicators are
known but not in its words, or its words are known as well. Where a source is left out, it is in none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.suggestions.left_out import Gone
from shenyang_innovation.suggesting.around import around
from shenyang_innovation.suggesting.known import known
from shenyang_innovation.suggesting.page import page_of
from shenyang_innovation.suggesting.scores import Signs, Subjects, Weights, signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.suggestions.confirmed import Rows, Source, Sources
    from benchmarks.suggestions.left_out import Support

STEPS, RATE, PULL = 1500, 0.5, 0.02
"""Steps of the fit, how far each goes, and how much large weights cost."""


class Lesson(NamedTuple):
    """What speaks for each indicator that may be meant, and which of them is; its length if none is."""

    signs: Sequence[Signs]
    right: int


def lessons(sources: Sources, support: Support, without: str | None = None) -> list[Lesson]:
    """The lessons of all sources but one, of which nothing is known."""
    gone = frozenset((without,) if without else ())
    found: list[Lesson] = []
    for source in sources.each:
        if source.source_id != without:
            here = gone | {source.source_id}
            for state in (Gone(here), Gone(gone, here), Gone(gone)):
                found += _lessons(source, support.left_out(state))
    return found


def _lessons(source: Source, rows: Rows) -> Iterator[Lesson]:
    things = known(rows)
    page = page_of(source.text, things, source.published)
    for figure, said in page.stated:
        if figure.start in source.confirmed:
            found = signs_of(around(page.document, said, figure), Subjects(page.document, said), things)
            ids = [id_ for id_, _ in found]
            meant = str(source.confirmed[figure.start]["indicator_id"])
            yield Lesson([signs for _, signs in found], ids.index(meant) if meant in ids else len(ids))


def fitted(learnt: Sequence[Lesson]) -> Weights:
    """The weights under which the lessons are likeliest, by steps down the slope."""
    width = len(Signs._fields)
    rows = [[*signs, 0.0] for lesson in learnt for signs in (*lesson.signs, [0.0] * width)]
    table = np.array(rows)
    starts = np.cumsum([0, *(len(lesson.signs) + 1 for lesson in learnt)])
    table[starts[1:] - 1, width] = 1.0  # the last of each lesson is that it is none of them
    right = starts[:-1] + [lesson.right for lesson in learnt]
    sizes = np.diff(starts)
    weights = np.zeros(width + 1)
    for _ in range(STEPS):
        scores = table @ weights
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts[:-1]), sizes))
        shares /= np.repeat(np.add.reduceat(shares, starts[:-1]), sizes)
        slope = (table[right].sum(axis=0) - shares @ table) / len(learnt) - PULL * weights
        weights += RATE * slope
    return Weights(Signs(*map(float, weights[:-1])), float(weights[-1]))


def rounded(weights: Weights) -> Weights:
    """Weights as they stand in the code."""
    return Weights(Signs(*(round(weight, 1) for weight in weights.signs)), round(weights.new, 1))
