"""How likely each indicator is for a figure, from what speaks for it: a softmax over a few weighed signs."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.in_text.subjects import nearest_things
from shenyang_innovation.checking.in_text.things import CITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.suggesting.around import Around
    from shenyang_innovation.suggesting.known import Known, KnownIndicator

LONG = 8  # a term of so many characters says all that a term can say
FADING = 20  # pairs of characters after which a word counts half
RARE = 0.05  # likelihood of a measure that the words do not speak of


class Signs(NamedTuple):
    """What speaks for an indicator, each from 0 to 1 but for `measure`, which is a logarithm.

    `term`: one of its terms stands beside the figure; `length`: how long that is; `wording`: how much of its best
    wording stands there, rare pairs of characters and near ones before others; `nearby`: how much of what stands next
    to the figure it explains; `classifier`: it is counted with the classifier of the figure; `measure`: the verb fits
    its measure; `named`: something else than the city is named that it can be about; `unnamed`: it can't be about the
    city, and nothing else is named.
    """

    term: float
    length: float
    wording: float
    nearby: float
    classifier: float
    measure: float
    named: float
    unnamed: float


class Weights(NamedTuple):
    """What each sign weighs, and what speaks for an indicator that is not known yet."""

    signs: Signs
    new: float


WEIGHTS = Weights(Signs(0.5, 0.7, 1.9, 2.1, 1.4, 1.1, 0.9, -1.1), 2.8)
"""Fitted by `python -m benchmarks suggestions`, and rounded; a test compares them with a new fit."""


class Likely(NamedTuple):
    """Something suggested, and how likely it is."""

    id: str
    score: float


class Subjects:
    """The subject that a figure has by the rules, for each list of kinds that it can be about."""

    def __init__(self, document: Document, said: Said) -> None:
        self._first: dict[str, str] = {}  # the nearest thing of each kind, the nearest of all first
        for one in nearest_things(document, said):
            self._first.setdefault(one.kind, one.entity_id)

    def of(self, kinds: Sequence[str]) -> str:
        """The subject if the figure is about something of these kinds."""
        return next((entity_id for kind, entity_id in self._first.items() if kind in kinds), CITY)


def signs_of(around: Around, subjects: Subjects, known: Known) -> list[tuple[str, Signs]]:
    """What speaks for each indicator in the unit of the figure that has two characters or more of its words."""
    ids = dict.fromkeys(one for pair in around.distances for one in known.worded.get(pair, ()))
    return [
        (id_, _signs(known.indicators[id_], around, subjects))
        for id_ in ids
        if known.indicators[id_].claim.unit == around.unit
    ]


def _signs(indicator: KnownIndicator, around: Around, subjects: Subjects) -> Signs:
    claim = indicator.claim
    standing = max((len(term) for term in claim.terms if term in around.before or term in around.behind), default=0)
    subject = subjects.of(claim.subject_kinds)
    return Signs(
        term=float(standing > 0),
        length=min(standing, LONG) / LONG,
        wording=likeness(indicator, around),
        nearby=max(_explained(side, indicator) for side in around.near),
        classifier=float(around.classifier in indicator.classifiers),
        measure=log(around.measures.get(claim.measure, RARE)),
        named=float(subject != CITY),
        unnamed=float(subject == CITY and "places" not in claim.subject_kinds),
    )


def likeness(indicator: KnownIndicator, around: Around) -> float:
    """How much of the best wording of an indicator stands beside the figure, from 0 to 1."""
    far = around.distances
    return max(
        (
            sum(weight / (1 + far[pair] / FADING) for pair, weight in way.items() if pair in far)
            for way in indicator.wordings
        ),
        default=0.0,
    )


def scored(found: Iterable[tuple[str, Signs]], weights: Weights = WEIGHTS) -> list[Likely]:
    """The indicators with their signs, likeliest first; what is missing to 1 is that it is none of them."""
    weighed = {id_: sum(map(float.__mul__, one, weights.signs)) for id_, one in found}
    highest = max([weights.new, *weighed.values()])  # so that no exponential is too large
    shares = {id_: exp(weight - highest) for id_, weight in weighed.items()}
    whole = sum(shares.values()) + exp(weights.new - highest)
    return ordered({id_: share / whole for id_, share in shares.items()})


def ordered(scores: Mapping[str, float]) -> list[Likely]:
    """Scores, the highest first; of equal ones in the order of the alphabet."""
    return [Likely(*pair) for pair in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))]


def _explained(words: str, indicator: KnownIndicator) -> float:
    """How much of some words stands in pairs of characters that the indicator has."""
    known = [any(words[at : at + 2] in way for way in indicator.wordings) for at in range(len(words) - 1)]
    return sum(map(bool.__or__, [*known, False], [False, *known])) / max(len(words), 1)
