"""Reference periods against the texts: each follows from the dates and time words around its figure.

The rules are those of docs/curation-rules.md, "Reference period". What they give is the one period that a row may have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.documents import documents, is_day
from shenyang_innovation.reading import Period, UnreadableFigure, read_period, read_wording
from shenyang_innovation.reading.numerals import number
from shenyang_innovation.reading.words import COUNTS_OF_ITSELF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.passages import Date, Document, Said
    from shenyang_innovation.checking.in_text.source_texts import Texts

TODAY = "目前|现有|已"  # a quantity behind one of these holds at the date of the document, to the end of the paragraph
PRESENT = "现有"
YEARLY = "年度"
_SINCE = re.compile("以?来")
_STRETCH = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,2})[年届]")
_COUNT_OF_ITSELF = re.compile(COUNTS_OF_ITSELF)
WHOLE = ("flow", "rate", "rank")  # these take a period from its first day to its last


class Due(NamedTuple):
    """The period that the words around a figure give, and how: `ambiguous` if they allow another reading."""

    start: date | None
    end: date | None
    basis: str | None
    ambiguous: bool = False


def periods_follow(claims: Claims, texts: Texts) -> Iterator[Finding]:
    """Every period that is not the one which the dates and time words around its figure give.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> from shenyang_innovation.checking.in_text.source_texts import Texts
    >>> list(periods_follow(Claims("ledger.csv"), Texts(Path("texts"))))
    []
    """
    for source in claims.sources:
        if not is_day(source.published):
            what = f"{source.source_id!r} was published on {source.published!r}, which is no date"
            yield Finding(source.where, what, "Write YYYY-MM-DD in curation/sources.csv")
    for document in documents(claims, texts):
        for said in document.said:
            if said.claim.indicator is None:
                continue
            due, claim = due_period(document, said), said.claim
            here = (claim.period_start, claim.period_end, claim.period_basis)
            there = (_iso(due.start), _iso(due.end), due.basis)
            if here != there:
                what = (
                    f"the period of {claim.figure!r} is {_worded(here)}, but the text around it gives {_worded(there)}"
                )
                remedy = f"Correct it in curation/ledgers/{claim.source_id}.csv by docs/curation-rules.md"
                yield Finding(claim.where, what, remedy)


def due_period(document: Document, said: Said) -> Due:
    """The reference period of a statement by the rules of curation."""
    claim, published = said.claim, document.published
    measure = claim.indicator.measure if claim.indicator else ""
    sentence = document.sentence(said.start)
    if claim.status == "actual" and _COUNT_OF_ITSELF.match(document.text, said.end):
        return _at(published, published, measure)
    last = _last_dated(document, said.start)
    if last is not None and last[0].start >= sentence[0]:
        return _in_period(document, *last, measure, published)
    for stretch in document.dates_from(*sentence):
        if _STRETCH.fullmatch(stretch.wording):
            return _in_stretch(document, stretch, measure, published)
    if claim.status != "actual":
        whole = _year(published.year)
        return Due(None, None, None) if claim.status == "forecast" else _shaped(whole, measure, "inferred", point=True)
    return _undated(document, said, measure, published)


def _in_period(document: Document, dated: Date, period: Period, measure: str, published: date) -> Due:
    """A figure behind 2024年, 截至2024年, 2021年以来."""
    if _SINCE.match(document.text, dated.end):
        return _at(period.first, published, measure)
    if measure == "flow" and re.search("截[至止]", document.text[dated.start - 2 : dated.start]):
        return Due(*period, "inferred", ambiguous=True)
    return _shaped(period, measure, "stated")


def _in_stretch(document: Document, stretch: Date, measure: str, published: date) -> Due:
    """A figure beside 近三年, 三年来, 3年共: the years are those to the document, or to the last date before it."""
    count = int(number(_stretched(stretch)) or 0)
    last_dated = _last_dated(document, stretch.start)
    earlier = last_dated[1] if last_dated else None
    if _SINCE.match(document.text, stretch.end):
        if measure == "stock" or earlier is None:
            return _at(published, published, measure)
        first, last = earlier.first, published
    elif document.text[stretch.start - 1] == "近" and stretch.wording.endswith("年"):
        first, last = _years_before(published, count) + timedelta(days=1), published
    else:
        until = earlier.last.year if earlier else published.year
        first, last = date(until - count + 1, 1, 1), date(until, 12, 31)
    # what is done 三年来 is cumulative, what was done in 近三年 a flow: another measure has no such beginning
    known = (measure == "cumulative") == bool(_SINCE.match(document.text, stretch.end))
    return Due(first if known else None, last, "inferred", ambiguous=True)


def _years_before(day: date, count: int) -> date:
    """The same day so many years before; 28 February for one that is not there."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - count, day=28 if leap_day else day.day)


def _undated(document: Document, said: Said, measure: str, published: date) -> Due:
    """A figure without a date in its sentence."""
    before, _ = document.beside(said)
    reported = reported_year(document)
    if YEARLY in before and reported is not None:
        return Due(*_year(reported), "inferred", ambiguous=True)
    if before.endswith(PRESENT) and (elsewhere := _dated_elsewhere(document, said)) is not None:
        return Due(elsewhere.last, elsewhere.last, "inferred", ambiguous=True)
    of_today = document.last_of(TODAY, said.start) >= document.paragraph(said.start)
    if reported is not None and measure in ("stock", "cumulative") and not of_today:
        return _shaped(_year(reported), measure, "inferred")
    return _at(None if measure in ("flow", "rate") else published, published, measure)


def _dated_elsewhere(document: Document, said: Said) -> Period | None:
    """The date of the same number of the same indicator in the same paragraph."""
    dated = _dated(document).get((said.claim.indicator, _amount(said)), ())
    paragraph = document.paragraph(said.start)
    first = bisect_left(dated, paragraph, key=itemgetter(0))
    return next((period for start, period in dated[first : first + 1] if document.paragraph(start) == paragraph), None)


@lru_cache(maxsize=1)
def _dated(document: Document) -> Mapping[object, Sequence[tuple[int, Period]]]:
    """Where a number of an indicator stands behind a date in its sentence, and the first of these dates."""
    found: dict[object, list[tuple[int, Period]]] = {}
    for said in document.said:
        first = bisect_left(_dates(document), document.sentence(said.start)[0], key=_place)
        for one, period in _dates(document)[first : first + 1]:
            if one.start < said.start:
                found.setdefault((said.claim.indicator, _amount(said)), []).append((said.start, period))
    return found


def _last_dated(document: Document, place: int) -> tuple[Date, Period] | None:
    """The last date before a place that is a period, and not how long something took."""
    before = bisect_left(_dates(document), place, key=_place)
    return _dates(document)[before - 1] if before else None


@lru_cache(maxsize=1)
def _dates(document: Document) -> Sequence[tuple[Date, Period]]:
    """The dates of a document that are periods, with these."""
    return [(one, period) for one in document.dates if (period := _read(one.wording)) is not None]


def reported_year(document: Document) -> int | None:
    """The year that a document reports: all its dates end with the year before the one it was published in."""
    year, last = document.published.year - 1, None
    for wording in document.wordings:
        if (period := _read(wording)) is not None:
            last = period.last
            if last != date(year, 12, 31):
                return None
    return None if last is None else year


def _at(first: date | None, last: date, measure: str) -> Due:
    """What was so up to a day, as far as it is not stated: a stock on that day, a sum since the first day."""
    if measure == "cumulative" and first == last:
        first = None
    return Due(last if measure == "stock" else first, last, "inferred")


def _shaped(period: Period, measure: str, basis: str, *, point: bool = False) -> Due:
    """A period as a measure takes it; `point` if a rate or rank is aimed at for its last day."""
    if measure == "cumulative":
        return Due(None, period.last, basis)
    whole = measure in WHOLE and not (point and measure != "flow")
    return Due(period.first if whole else period.last, period.last, basis)


@lru_cache(maxsize=1000)
def _read(wording: str) -> Period | None:
    return read_period(wording)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _place(dated: tuple[Date, Period]) -> int:
    return dated[0].start


def _stretched(stretch: Date) -> str:
    match = _STRETCH.fullmatch(stretch.wording)
    return match[1] if match else ""


def _amount(said: Said) -> tuple[object, ...]:
    try:
        wording = read_wording(said.claim.figure)
    except UnreadableFigure:  # another rule says so
        return (said.claim.figure,)
    return wording.value, wording.value_upper


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _worded(period: tuple[str | None, str | None, str | None]) -> str:
    start, end, basis = period
    return f"{start or 'open'} to {end or 'open'} ({basis or 'without a basis'})"
