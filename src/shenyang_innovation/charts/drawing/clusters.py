"""Clusters compared: a line for each indicator and cluster, with a dash where a document gives no value."""

from __future__ import annotations

import altair as alt

from shenyang_innovation.charts.drawing.table import HEADING, Lane, lanes
from shenyang_innovation.charts.facts import Facts, Row, number
from shenyang_innovation.charts.frame import (
    INNER,
    Frame,
    arrows,
    caption,
    caveat_note,
    framed,
    inferred_note,
    open_end_note,
    others_note,
    sources_of,
    status_scales,
    tooltips,
    values,
)
from shenyang_innovation.charts.themes import Colours, colours
from shenyang_innovation.charts.words import Words

STEP, LEFT, RIGHT = 24, 250, 170
NOTE = Words(
    en="Bars compare within one indicator only: the longest is the greatest value. – no document read gives a value; "
    "it is not zero.",
    zh="条形仅在同一指标内可比，最长者为最大值。– 表示所读文件未给出数值，并非零。",
)


def rows(facts: Facts) -> list[Row]:
    """For each indicator of a cluster each cluster that has figures: its observation, or that there is none."""
    clusters = {row[0] for row in facts.rows("clusters")}
    seen = facts.observations(lambda row: row.subject_id in clusters)
    subjects = sorted({row.subject_id for row in seen})
    found: list[Row] = []
    for indicator in dict.fromkeys(row.indicator_id for row in seen):
        largest = max(row.value for row in seen if row.indicator_id == indicator)
        for subject in subjects:
            own = [row for row in seen if (row.indicator_id, row.subject_id) == (indicator, subject)]
            for count, row in enumerate(own, 1):
                share = number(row.value / largest) if largest else None
                found.append({**facts.mark(row), "lane": f"{indicator} {subject} {count}", "share": share})
            if not own:
                found.append(facts.absence(indicator, subject) | {"lane": f"{indicator} {subject}", "share": None})
    return found


def lines(marks: list[Row]) -> list[Lane]:
    """The lines of the picture: the indicator, and below it the clusters."""
    found: dict[str, Lane] = {}
    for row in marks:
        heading = f"{HEADING}{row['indicator_id']}"
        found.setdefault(heading, Lane(heading, str(row["indicator"])))
        found[str(row["lane"])] = Lane(str(row["lane"]), str(row["subject"]))
    return list(found.values())


def draw(facts: Facts, *, title: str, subtitle: str, theme: str) -> alt.LayerChart:
    """The picture: a bar for each value, a dash for each that is not given."""
    hue, language = colours(theme), facts.language
    marks = rows(facts)
    table = lines(marks)
    inferred = inferred_note(row.get("period") for row in marks)
    others = others_note(facts, "clusters", marks)
    notes = [NOTE, *open_end_note(marks), *inferred, *others, *caveat_note(marks, language)]
    y = lanes(table, LEFT)
    layers = [layer.encode(y=y) for layer in _layers(marks, language, hue)]
    below = caption(facts, sources_of(marks), *notes)
    return framed(
        layers, Frame(LEFT, RIGHT, STEP * len(table)), title=title, subtitle=subtitle, below=below, theme=theme
    )


def _layers(marks: list[Row], language: str, hue: Colours) -> list[alt.Chart]:
    """Bars, filled only for what is actual; arrows at open ends; values; periods at the right."""
    given = [row for row in marks if row["value"] is not None]
    absent = [row for row in marks if row["value"] is None]
    x = alt.X("share:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    scales = {channel: scale for channel, scale in status_scales(language, hue, marks).items() if channel != "shape"}
    bar = alt.Chart(values(given)).mark_bar(height=13, strokeWidth=1.5)
    layers = [bar.encode(x=x, tooltip=tooltips(language), **scales)]
    layers += [arrow.encode(x=x) for arrow in arrows(given, "right", hue)]
    for is_open, dx in ((False, 8), (True, 28)):
        if group := [row for row in given if (row["comparator"] != "=") == is_open]:
            layers.append(alt.Chart(values(group)).mark_text(align="left", dx=dx).encode(x=x, text=alt.Text("label:N")))
    dash = alt.Chart(values(absent)).mark_text(align="left", dx=8, color=hue.faint, fontStyle="italic")
    layers.append(dash.encode(x=alt.XValue(0), text=alt.Text("label:N")))
    period = alt.Chart(values(given)).mark_text(align="right", color=hue.faint)
    layers.append(period.encode(x=alt.XValue(INNER - LEFT), text=alt.Text("period:N")))
    return layers
