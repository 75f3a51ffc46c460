"""The axis of time: grid lines where years begin, and each year's label in its middle."""

from __future__ import annotations

import math
from datetime import MAXYEAR, date

import altair as alt

from shenyang_innovation.charts.facts import Row
from shenyang_innovation.charts.frame import values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ROOM = 26
"""How many pixels the label of a year takes."""
BELOW = 8
"""How far below the plot labels stand."""
AXIS = alt.Axis(title=None, labels=False, ticks=False, tickCount="year", grid=True)
"""The grid alone: Vega would put the label of a year below its first day, where the year before ends."""


def new_year(year: int) -> date:
    """The first day of a year; the last day that there is for a year beyond.

    >>> new_year(2025).isoformat(), new_year(10_000).isoformat()
    ('2025-01-01', '9999-12-31')
    """
    return date(year, 1, 1) if year <= MAXYEAR else date.max


def scale(first: date, last: date, width: int) -> alt.Scale:
    """Time from a day to another in so many pixels, the same in each zone."""
    made: alt.Scale = alt.Scale(type="utc", domain=[first.isoformat(), last.isoformat()], range=[0, width], nice=False)
    return made


def labels(first: date, last: date, width: int, height: int, **mark: Any) -> alt.Chart:
    """The year below the middle of what is seen of it; not every year where there is no room for all."""
    layer = alt.Chart(values(_rows(first, last, width))).mark_text(baseline="top", **mark)
    made: alt.Chart = layer.encode(
        x=alt.X("middle:T", scale=scale(first, last, width), axis=AXIS),
        y=alt.YValue(height + BELOW),
        text=alt.Text("year:N"),
    )
    return made


def _rows(first: date, last: date, width: int) -> list[Row]:
    """Each year that is labelled, and the day in the middle of what is seen of it."""
    per_day = width / (last - first).days
    every = math.ceil(ROOM / (per_day * 365))
    found: list[Row] = []
    for year in range(first.year, last.year + 1, every):
        begin, end = max(first, new_year(year)), min(last, new_year(year + 1))
        if (end - begin).days * per_day * every >= ROOM:
            found.append({"year": str(year), "middle": (begin + (end - begin) / 2).isoformat()})
    return found
