"""What is suggested for each figure of a text: indicators, subjects and themes, and the cells that follow from them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.in_text.statement_claims import IndicatorClaim
from shenyang_innovation.checking.in_text.statuses import is_doubtful
from shenyang_innovation.suggesting.around import Around, around
from shenyang_innovation.suggesting.caveats import due_caveats
from shenyang_innovation.suggesting.page import page_of
from shenyang_innovation.suggesting.periods import likeliest_period, period_cells
from shenyang_innovation.suggesting.scores import WEIGHTS, Likely, Subjects, ordered, scored, signs_of
from shenyang_innovation.suggesting.themes import likely_themes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.reading import Figure
    from shenyang_innovation.suggesting.known import Known
    from shenyang_innovation.suggesting.page import Page
    from shenyang_innovation.suggesting.scores import Weights

_WORDS = re.compile("[A-Za-z\u3400-\u9fff]")
SURE = 0.5
"""The score from which a cell is filled in: then it is likelier right than wrong."""


class Suggested(NamedTuple):
    """What is suggested for one figure, the likeliest first, and the cells of its row that can be filled.

    `said` is None for a figure that states nothing: a date, a name, the mark of a list.
    """

    figure: Figure
    said: Said | None = None
    words: tuple[str, str] = ("", "")
    indicators: Sequence[Likely] = ()
    subjects: Sequence[Likely] = ()
    themes: Sequence[Likely] = ()
    cells: Mapping[str, str] = {}


class Suggestions(NamedTuple):
    """Something for every figure of a text, in reading order, and the text as the rules see it."""

    document: Document
    each: Sequence[Suggested]


class _Weighed(NamedTuple):
    """A statement with all that is known of it before its period is asked for."""

    figure: Figure
    said: Said
    around: Around
    indicators: Sequence[Likely]
    subjects: Sequence[Likely]

    @property
    def sure(self) -> str | None:
        """The indicator that is filled in, if any is."""
        return _sure(self.indicators)


def suggest(text: str, known: Known, day: date | None, weights: Weights = WEIGHTS) -> Suggestions:
    """What is suggested for a text that was published on a day; None if nobody knows it.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there.

    >>> from shenyang_innovation.suggesting.known import TABLES, known
    >>> nothing = known({name: [] for name in TABLES})
    >>> [one.cells.get("status") for one in suggest("2023年,计划建成园区5个。", nothing, None).each]
    [None, 'target']
    """
    page = page_of(text, known, day)
    beside = {figure.start: page.document.beside(said) for figure, said in page.stated}
    stated = [(figure, said) for figure, said in page.stated if any(map(_WORDS.search, beside[figure.start]))]
    weighed = [_weigh(page, figure, said, known, weights) for figure, said in stated]
    # 现有 takes the period that the same indicator has elsewhere: all have to know their indicators by then
    told = [_told(one, known) for one in weighed]
    document = replace(page.document, said=told)
    by_start = {
        one.figure.start: _suggested(document, one, said, known) for one, said in zip(weighed, told, strict=True)
    }
    # A number among numbers has no words that tell what it is about: nothing but its reading is known of it.
    for figure, said in page.stated:
        if figure.start not in by_start:
            by_start[figure.start] = Suggested(
                figure, said, beside[figure.start], cells=_read(figure.qualifier, figure.status, figure.cue)
            )
    return Suggestions(document, [by_start.get(figure.start, Suggested(figure)) for figure in page.figures])


def _weigh(page: Page, figure: Figure, said: Said, known: Known, weights: Weights) -> _Weighed:
    near, subjects = around(page.document, said, figure), Subjects(page.document, said)
    indicators = scored(signs_of(near, subjects, known), weights)
    shares: dict[str, float] = defaultdict(float)
    for id_, score in indicators:
        shares[subjects.of(known.indicators[id_].claim.subject_kinds)] += score
    rest = 1 - sum(shares.values())
    for kinds, share in known.about.items():  # a new indicator may be about what the known ones are about
        shares[subjects.of(kinds)] += rest * share
    return _Weighed(figure, said, near, indicators, ordered(shares))


def _told(one: _Weighed, known: Known) -> Said:
    """The statement with the indicator and the subject that are filled in."""
    subject = _sure(one.subjects) or ""
    indicator = known.indicators[one.sure].claim if one.sure else None
    claim = one.said.claim._replace(indicator=indicator, subject_id=subject, kind=known.kinds.get(subject, ""))
    return one.said._replace(claim=claim)


def _suggested(document: Document, one: _Weighed, said: Said, known: Known) -> Suggested:
    doubtful = is_doubtful(document, said, one.figure.status)
    cells = _read(one.figure.qualifier, one.figure.status, one.figure.cue) | {
        "status_basis": "inferred" if doubtful else "stated",
        "indicator_id": one.sure or "",
        "subject_id": said.claim.subject_id,
    }
    due, score = likeliest_period(document, said, _by_measure(one, known))
    if one.sure or score >= SURE:
        cells |= period_cells(due)
    if one.sure:
        claim = said.claim._replace(
            status_basis=cells["status_basis"],
            period_start=cells.get("period_start") or None,
            period_basis=cells.get("period_basis") or None,
        )
        told = said._replace(claim=claim)
        cells["caveats"] = due_caveats(document, told, known.indicators[one.sure].claim, one.figure.classifier)
    themes = likely_themes(one.around, document, said, known)
    return Suggested(one.figure, said, document.beside(said), one.indicators, one.subjects, themes, cells)


@cache
def _read(qualifier: str, status: str, cue: str) -> dict[str, str]:
    """The cells that reading fills; many figures share them."""
    return {"qualifier": qualifier, "status": status, "status_basis": "stated", "cue": cue}


def _by_measure(one: _Weighed, known: Known) -> dict[IndicatorClaim, float]:
    """An indicator for each measure, and how likely the measure is; if an indicator is filled in, it alone."""
    if one.sure:
        return {known.indicators[one.sure].claim: 1.0}
    likely: dict[str, float] = defaultdict(float)
    for id_, score in one.indicators:
        likely[known.indicators[id_].claim.measure] += score
    rest = 1 - sum(likely.values())
    for measure, share in one.around.measures.items():
        likely[measure] += rest * share
    return {IndicatorClaim("", measure, "", (), (), ()): likelihood for measure, likelihood in likely.items()}


def _sure(likely: Sequence[Likely]) -> str | None:
    return likely[0].id if likely and likely[0].score >= SURE else None
