"""The period that was recorded with a cited figure → the reference period of its observation."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

END_OF = "end of "
MIDDLE_OF = "mid-"
HALVES = {"H1": (1, 6), "H2": (7, 12)}


class Span(NamedTuple):
    """The first and the last day of what was recorded."""

    first: date
    last: date


class ReferencePeriod(NamedTuple):
    """The reference period of an observation; `cut` if what was recorded was not over when the source was published."""

    start: date | None
    end: date
    cut: bool


def recorded_span(recorded: str) -> Span:
    """The days that a recorded period names. Raises ValueError for one that names none.

    >>> recorded_span("2016/2020")
    Span(first=datetime.date(2016, 1, 1), last=datetime.date(2020, 12, 31))
    >>> recorded_span("2023-H1").last == recorded_span("mid-2023").last == recorded_span("end of 2023-06").first
    True
    """
    if recorded.startswith(MIDDLE_OF):
        day = _span(f"{recorded.removeprefix(MIDDLE_OF)}-H1").last
        return Span(day, day)
    if recorded.startswith(END_OF):
        day = _span(recorded.removeprefix(END_OF)).last
        return Span(day, day)
    first, _, last = recorded.partition("/")
    span = Span(_span(first).first, _span(last or first).last)
    if span.first > span.last:
        raise ValueError(f"{recorded!r} ends before it begins")
    return span


def _span(text: str) -> Span:
    """A year, a half of one, a month or a day."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if day:
        return Span(*[date(int(year), int(month), int(day))] * 2)
    first, last = HALVES.get(month) or ((int(month),) * 2 if month else (1, 12))
    return Span(date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1]))


def reference_period(recorded: str, measure: str, status: str, published: date) -> ReferencePeriod:
    """The reference period of a cited figure, by the rules of curation.

    A stock holds on the last day recorded, what is cumulative up to it, anything else from the first to the last. What
    came about did so by the day on which the source was published: the period is cut there.

    >>> reference_period("end of 2019", "stock", "actual", date(2019, 12, 23))
    ReferencePeriod(start=datetime.date(2019, 12, 23), end=datetime.date(2019, 12, 23), cut=True)
    >>> reference_period("2027", "stock", "target", date(2025, 4, 11)).end
    datetime.date(2027, 12, 31)
    """
    first, last = recorded_span(recorded)
    cut = status == "actual" and last > published
    end = published if cut else last
    starts = {"stock": end, "cumulative": None}
    return ReferencePeriod(starts.get(measure, min(first, end)), end, cut)
