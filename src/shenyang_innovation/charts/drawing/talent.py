"""Talent: every figure on it, those of one unit together."""

from __future__ import annotations

import altair as alt

from shenyang_innovation.charts.drawing.table import HEADING, Lane, lanes
from shenyang_innovation.charts.facts import Facts, Row
from shenyang_innovation.charts.frame import (
    INNER,
    Frame,
    arrows,
    caption,
    caveat_note,
    framed,
    inferred_note,
    named,
    open_end_note,
    points,
    sources_of,
    status_scales,
    tooltips,
    values,
)
from shenyang_innovation.charts.themes import Colours, colours
from shenyang_innovation.charts.words import Words

THEME = "talent"
GROUPS = {
    "person": Words(en="Persons", zh="人"),
    "person-time": Words(en="Persons, each time counted", zh="人次"),
    "count": Words(en="Teams, projects, demands", zh="团队、项目、需求"),
    "CNY": Words(en="Money, in units of 10,000 yuan", zh="资金（万元）"),
}
"""The groups of the picture by unit, those of people first; other units follow under their own names."""
SHOWN_IN = {"CNY": 10_000}
"""How many base units one unit of the axis is."""
STEP, LEFT, RIGHT = 26, 290, 144
AXIS = Words(en="Logarithmic scale, in the unit of each group", zh="对数刻度，单位见各组")
NOTE = Words(
    en="Groups have different units: compare within one group. Counts may overlap, and are not to be added.",
    zh="各组单位不同，仅组内可比。各项人数可能重叠，不可相加。",
)


def rows(facts: Facts) -> list[Row]:
    """Each observation on talent, and each that counts persons in the field of technology transfer."""
    seen = facts.observations(lambda row: row.theme == THEME or row.unit in {"person", "person-time"})
    organizations = {row[0] for row in facts.rows("organizations")}
    found = []
    for number, row in enumerate(seen):
        mark = facts.mark(row)
        is_elsewhere = row.subject_id in organizations
        about = named(mark, facts.language) if is_elsewhere else str(mark["indicator"])
        amount = float(row.value) / SHOWN_IN.get(row.unit, 1)
        found.append({**mark, "lane": f"{row.unit} {number}", "about": about, "amount": amount})
    return found


def lines(facts: Facts, marks: list[Row]) -> list[Lane]:
    """The lines of the picture: the unit, and below it the figures, the greatest first."""
    units = dict.fromkeys([*GROUPS, *(str(row["unit"]) for row in marks)])
    found = []
    for unit in units:
        members = [row for row in marks if row["unit"] == unit]
        members.sort(key=lambda row: (-float(row["amount"] or 0), str(row["lane"])))
        if members:
            own = GROUPS.get(unit)
            heading = own.of(facts.language) if own else facts.text(facts.row("units", unit), "label")
            found.append(Lane(f"{HEADING}{unit}", heading))
            found += [Lane(str(row["lane"]), str(row["about"])) for row in members]
    return found


def draw(facts: Facts, *, title: str, subtitle: str, theme: str) -> alt.LayerChart:
    """The picture: a mark for each figure on a scale of powers of ten, its value beside it, its period at the right."""
    hue, language = colours(theme), facts.language
    marks = rows(facts)
    table = lines(facts, marks)
    y = lanes(table, LEFT)
    layers = [layer.encode(y=y) for layer in _layers(marks, language, hue)]
    inferred = inferred_note(row["period"] for row in marks)
    notes = [NOTE, *open_end_note(marks), *inferred, *caveat_note(marks, language)]
    below = caption(facts, sources_of(marks), *notes)
    frame = Frame(LEFT, RIGHT, STEP * len(table), 44)
    return framed(layers, frame, title=title, subtitle=subtitle, below=below, theme=theme)


def _layers(marks: list[Row], language: str, hue: Colours) -> list[alt.Chart]:
    amounts = [float(row["amount"] or 1) for row in marks] or [1.0]
    scale = alt.Scale(type="log", domain=[min(1, *amounts), max(10, *amounts) * 6], nice=False)
    ticks = [10**power for power in range(12)]
    axis = alt.Axis(title=AXIS.of(language), titleAnchor="start", values=ticks, format=",d")
    x = alt.X("amount:Q", scale=scale, axis=axis)
    layers = [points(marks).encode(x=x, tooltip=tooltips(language), **status_scales(language, hue, marks))]
    layers += [arrow.encode(x=x) for arrow in arrows(marks, "right", hue)]
    for is_open, dx in ((False, 11), (True, 30)):
        if group := [row for row in marks if (row["comparator"] != "=") == is_open]:
            layers.append(alt.Chart(values(group)).mark_text(align="left", dx=dx).encode(x=x, text=alt.Text("label:N")))
    period = alt.Chart(values(marks)).mark_text(align="right", color=hue.faint)
    layers.append(period.encode(x=alt.XValue(INNER - LEFT), text=alt.Text("period:N")))
    return layers
