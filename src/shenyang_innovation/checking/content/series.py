"""Rules about series: they hold every dated observation as it is, in the order of time, and say where they break."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.statistics import Observation, SeriesPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.tables import Tables

AGAIN = "Build the tables again"
COPIED = (
    "subject_id",
    "period_start",
    "period_end",
    "period_basis",
    "value",
    "value_upper",
    "unit",
    "comparator",
    "status",
    "evidence",
    "source_id",
)
DAY = 1
MONTH = range(28, 32)
QUARTER = range(90, 93)
HALF = range(181, 185)
YEAR = range(365, 367)


def series_are_observed(tables: Tables) -> Iterator[Finding]:
    """Every row of a series is an observation with its values, and every dated observation is in its own series."""
    observations = {row.observation_id: row for row in tables.of(Observation)}
    missing = {key: row for key, row in observations.items() if row.period_end is not None}
    for where, point in tables.numbered(SeriesPoint):
        row = observations.get(point.observation_id)
        if row is None or point.own_indicator_id != row.indicator_id:
            yield Finding(where, f"{point.observation_id!r} is no observation of {point.own_indicator_id!r}", AGAIN)
            continue
        for column in COPIED:
            if getattr(point, column) != getattr(row, column):
                yield Finding(where, f"{column} is not that of {point.observation_id!r}", AGAIN)
        if point.indicator_id == point.own_indicator_id:
            missing.pop(point.observation_id, None)
    for key in missing:
        yield Finding("tables/series.csv", f"{key!r} is missing in the series of its indicator", AGAIN)


def series_stand_in_time(tables: Tables) -> Iterator[Finding]:
    """Positions count from 1 and go with time; a span is that of the period; what repeats another is of its time."""
    points = {(row.indicator_id, row.subject_id, row.observation_id): row for row in tables.of(SeriesPoint)}
    for rows in _series(tables):
        before: SeriesPoint | None = None
        for number, (where, row) in enumerate(rows, start=1):
            if row.position != number or (before and row.period_end < before.period_end):
                yield Finding(where, f"{row.observation_id!r} stands at {row.position}, out of time", AGAIN)
            if row.span not in _spans(row):
                what = f"the span of {row.period_start} to {row.period_end} is no {row.span}"
                yield Finding(where, what, AGAIN)
            first = points.get((row.indicator_id, row.subject_id, row.repeats or ""))
            if row.repeats and (first is None or _time(first) != _time(row) or first.position >= number):
                yield Finding(where, f"{row.observation_id!r} does not repeat {row.repeats!r}", AGAIN)
            before = row


def breaks_are_reasoned(tables: Tables) -> Iterator[Finding]:
    """A segment has one indicator; each but the first begins with the reason for it, and nowhere else is one."""
    for rows in _series(tables):
        indicators: dict[int, str] = {}
        for where, row in rows:
            begins = row.segment not in indicators
            if begins and row.segment != len(indicators) + 1:
                yield Finding(where, f"segment {row.segment} begins behind {len(indicators)} others", AGAIN)
            if (row.break_en is not None) != (begins and len(indicators) > 0):
                what = "a reason where nothing breaks" if row.break_en else "no reason why a segment begins"
                yield Finding(where, f"{row.observation_id!r}: {what}", "Correct curation/breaks.csv or joined.csv")
            if indicators.setdefault(row.segment, row.own_indicator_id) != row.own_indicator_id:
                yield Finding(where, f"segment {row.segment} has two indicators", AGAIN)


def _series(tables: Tables) -> Iterator[list[tuple[str, SeriesPoint]]]:
    by_series: dict[tuple[str, str], list[tuple[str, SeriesPoint]]] = defaultdict(list)
    for where, row in tables.numbered(SeriesPoint):
        by_series[row.indicator_id, row.subject_id].append((where, row))
    yield from by_series.values()


def _time(row: SeriesPoint) -> tuple[object, ...]:
    return row.own_indicator_id, row.period_start, row.period_end, row.status


def _spans(row: SeriesPoint) -> set[str]:
    """What a period of so many days may be."""
    if row.period_start is None:
        return {"open"}
    days = (row.period_end - row.period_start).days + 1
    named = {"month": MONTH, "quarter": QUARTER, "half-year": HALF, "year": YEAR}
    fitting = {name for name, lengths in named.items() if days in lengths}
    return {"day"} if days == DAY else fitting | {"other"}
