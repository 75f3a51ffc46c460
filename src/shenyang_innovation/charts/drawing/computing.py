"""Computing power over time by centre, with targets and forecasts drawn as such."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import NamedTuple

import altair as alt

from shenyang_innovation.charts.drawing import years
from shenyang_innovation.charts.facts import Facts, Row
from shenyang_innovation.charts.frame import (
    Frame,
    arrows,
    caption,
    caveat_note,
    framed,
    inferred_note,
    open_end_note,
    others_note,
    points,
    sources_of,
    status_scales,
    tooltips,
    values,
)
from shenyang_innovation.charts.layout import COLUMN, GAP, LINE, SIDES, Box, placed
from shenyang_innovation.charts.lines import folded
from shenyang_innovation.charts.themes import Colours, colours
from shenyang_innovation.charts.words import NO_DATE, Words

UNIT = "PFLOPS"
FRAME = Frame(left=50, right=0, height=450, below=40)
UNDATED = 190
DATED = FRAME.width - UNDATED
"""The width of the axis of time, and that at its right for what has no day."""
PLOT, STRIP = Box(4, 0, DATED, FRAME.height), Box(DATED, 0, FRAME.width, FRAME.height)
"""Where the labels of what has a day have to stay, and of what has none."""
INDENT = 24
WIDEST = 30
"""How many columns a label has at the most."""
TICKS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]
MARGIN = timedelta(days=120)
DATED_FIGURE = Words(en="{label} ({period})", zh="{label}（{period}）")
COLON = Words(en=": ", zh="：")
AXIS = Words(en="PFLOPS, logarithmic scale", zh="千万亿次浮点运算每秒（P），对数刻度")
NOTE = Words(
    en="The documents do not say at which precision an operation is counted: values of different documents need not "
    "be comparable, and marks are not joined by lines.",
    zh="文件未说明以何种精度计算，不同文件的数值未必可比，故标记之间不连线。",
)


def rows(facts: Facts) -> list[Row]:
    """Each observation of computing power: its mark, and the two texts that stand beside it."""
    centers = {row[0] for row in facts.rows("computing_centers")}
    found = []
    for seen in facts.observations(lambda seen: seen.unit == UNIT):
        mark = facts.mark(seen)
        is_plain = seen.subject_id in centers and seen.measure == "stock"
        parts = (mark["subject"],) if is_plain else (mark["subject"], mark["indicator"])
        figure = DATED_FIGURE.of(facts.language).format(**mark) if seen.period_end else mark["label"]
        found.append({**mark, "head": figure, "name": COLON.of(facts.language).join(map(str, parts))})
    return found


def beside(row: Row, room: float) -> str:
    """What stands beside a mark, in lines that are no longer than the room for it."""
    columns = min(WIDEST, int(room / COLUMN))
    return "\n".join(folded(str(row[field]), columns) for field in ("head", "name"))


def draw(facts: Facts, *, title: str, subtitle: str, theme: str) -> alt.LayerChart:
    """The picture: time to the right, computing power upwards, each mark with its value and its subject."""
    hue, language = colours(theme), facts.language
    found = rows(facts)
    axes = Axes.around(found)
    places = [axes.point(row) for row in found]
    areas = [PLOT if row["period_end"] else STRIP for row in found]
    texts = [beside(row, area.right - x - GAP) for row, area, (x, _) in zip(found, areas, places, strict=True)]
    sides = placed(places, texts, areas)
    marks: list[Row] = [
        {**row, "beside": text, "side": side} for row, text, side in zip(found, texts, sides, strict=True)
    ]
    inferred, others = inferred_note(texts), others_note(facts, "computing_centers", marks)
    notes = (NOTE, *open_end_note(marks), *inferred, *others, *caveat_note(marks, language))
    below = caption(facts, sources_of(marks), *notes)
    labels = years.labels(axes.first, axes.last, DATED, FRAME.height)
    layers = [*_strip(language, hue), labels, *_marks(marks, axes, language, hue)]
    return framed(layers, FRAME, title=title, subtitle=subtitle, below=below, theme=theme)


class Axes(NamedTuple):
    """The ends of both axes, a little beyond the marks."""

    first: date
    last: date
    low: float
    high: float

    @classmethod
    def around(cls, marks: list[Row]) -> Axes:
        """The axes on which all marks have a place."""
        days = [date.fromisoformat(str(row["period_end"])) for row in marks if row["period_end"]] or [date(2025, 1, 1)]
        amounts = [float(row["value"] or 1) for row in marks] or [1.0, 10.0]
        return cls(min(days) - MARGIN, max(days) + 2 * MARGIN, min(amounts) * 0.6, max(amounts) * 1.35)

    def point(self, row: Row) -> tuple[float, float]:
        """Where a mark is, in pixels."""
        share = math.log(float(row["value"] or 1) / self.low) / math.log(self.high / self.low)
        y = FRAME.height * (1 - share)
        if not row["period_end"]:
            return DATED + INDENT, y
        return (date.fromisoformat(str(row["period_end"])) - self.first) / (self.last - self.first) * DATED, y


def _strip(language: str, hue: Colours) -> list[alt.Chart]:
    """The strip at the right for what has no day."""
    strip = alt.Chart(values([{"undated": NO_DATE.of(language)}]))
    return [
        strip.mark_rect(color=hue.grid, opacity=0.45).encode(
            x=alt.XValue(DATED), x2=alt.X2Value(FRAME.width), y=alt.YValue(0), y2=alt.Y2Value(FRAME.height)
        ),
        strip.mark_text(baseline="top").encode(
            text=alt.Text("undated:N"), x=alt.XValue(DATED + UNDATED / 2), y=alt.YValue(FRAME.height + years.BELOW)
        ),
    ]


def _marks(marks: list[Row], axes: Axes, language: str, hue: Colours) -> list[alt.Chart]:
    """The observations, their open ends and their labels; those without a day in the strip."""
    scale = years.scale(axes.first, axes.last, DATED)
    powers = alt.Axis(title=AXIS.of(language), values=TICKS, titleAnchor="end")
    y = alt.Y("value:Q", axis=powers, scale=alt.Scale(type="log", domain=[axes.low, axes.high], nice=False))
    layers = []
    for x, group in (
        (alt.X("period_end:T", scale=scale, axis=years.AXIS), [row for row in marks if row["period_end"]]),
        (alt.XValue(DATED + INDENT), [row for row in marks if not row["period_end"]]),
    ):
        for side in dict.fromkeys(str(row["side"]) for row in group):
            align, baseline, dx, dy = SIDES[side]
            beside = alt.Chart(values([row for row in group if row["side"] == side]))
            text = beside.mark_text(align=align, baseline=baseline, dx=dx, dy=dy, lineHeight=LINE)
            layers.append(text.encode(x=x, y=y, text=alt.Text("beside:N")))
        layers += [arrow.encode(x=x, y=y) for arrow in arrows(group, "up", hue)]
        layers.append(points(group).encode(x=x, y=y, tooltip=tooltips(language), **status_scales(language, hue, marks)))
    return layers
