"""Carriers and platforms by kind and year."""

from __future__ import annotations

import altair as alt

from shenyang_innovation.charts.drawing.table import HEADING, Lane, lanes
from shenyang_innovation.charts.facts import CITY, Facts, Row, sign
from shenyang_innovation.charts.frame import (
    Frame,
    arrows,
    caption,
    caveat_note,
    framed,
    inferred_note,
    open_end_note,
    points,
    sources_of,
    status_scales,
    tooltips,
    values,
)
from shenyang_innovation.charts.themes import SMALL, Colours, colours
from shenyang_innovation.charts.words import NO_DATE, Words, part_of_year

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shenyang_innovation.published.records import Observation

THEMES = ("platforms", "parks", "technology-transfer")
KINDS = ("平台", "载体", "实验室", "中心", "基地", "机构", "科技园", "众创空间", "装置", "研究所")
"""An indicator of these themes counts carriers or platforms if one of these words is in its Chinese label."""
GROUPS = {
    "there": Words(en="What there is, or is to be, on a day", zh="某日存量或目标存量"),
    "added": Words(en="What is new, or planned, in a period", zh="期内新增或计划新增"),
}
STEP, LEFT, RIGHT = 29, 270, 40
NOTE = Words(
    en="Larger marks stand for larger numbers. A number is of the end of its year, or of all of it, unless the day or "
    "month below it says otherwise. An empty cell: no document read gives a number; it is not zero. Kinds may "
    "contain one another and are not to be added.",
    zh="标记越大，数值越大。数值为年末数或全年数，下方注明日期者除外。空格：所读文件未给出数值，并非零。各类可能互相包含，不可相加。",
)


def rows(facts: Facts) -> list[Row]:
    """Each count of carriers or platforms of the city: its mark, its group, its line and its column."""

    def belongs(seen: Observation) -> bool:
        if seen.theme not in THEMES or seen.unit != "count" or seen.subject_id != CITY:
            return False
        label = str(facts.row("indicators", seen.indicator_id).label_zh)
        return any(word in label for word in KINDS)

    found = []
    taken: dict[tuple[str, str], int] = {}
    for seen in facts.observations(belongs):
        column = str(seen.period_end.year) if seen.period_end else NO_DATE.of(facts.language)
        depth = taken[seen.indicator_id, column] = taken.get((seen.indicator_id, column), 0) + 1
        lane = seen.indicator_id if depth == 1 else f"{seen.indicator_id} {depth}"
        group = "added" if seen.measure == "flow" else "there"
        part = part_of_year(seen.period_start, seen.period_end, seen.measure, facts.language)
        mark = facts.mark(seen)
        inferred = sign(seen)
        texts: Row = {"shown": mark["label"], "part": f"{part}{inferred}"}
        if not part:
            texts = {"shown": f"{mark['label']}{inferred}", "part": ""}
        found.append({**mark, "group": group, "lane": lane, "column": column, **texts})
    return found


def lines(marks: list[Row]) -> list[Lane]:
    """The lines of the picture: the kinds of each group, those of the greatest number first."""
    found = []
    for group in GROUPS:
        members = [row for row in marks if row["group"] == group]
        largest: dict[str, float] = {}
        for row in members:
            indicator = str(row["indicator_id"])
            largest[indicator] = max(largest.get(indicator, 0), float(row["value"] or 0))
        found.append(Lane(f"{HEADING}{group}", group))
        for indicator in sorted(largest, key=lambda indicator: (-largest[indicator], indicator)):
            own = [row for row in members if row["indicator_id"] == indicator]
            keys = sorted({str(row["lane"]) for row in own})
            found += [Lane(key, str(own[0]["indicator"]) if key == indicator else "") for key in keys]
    return found


def draw(facts: Facts, *, title: str, subtitle: str, theme: str) -> alt.LayerChart:
    """The picture: a line for each kind, a column for each year that has a number, a mark for each number."""
    hue, language = colours(theme), facts.language
    marks = rows(facts)
    table = [
        lane._replace(text=GROUPS[lane.text].of(language)) if lane.key.startswith(HEADING) else lane
        for lane in lines(marks)
    ]
    frame = Frame(LEFT, RIGHT, STEP * len(table), 16)
    years = sorted({str(row["column"]) for row in marks})
    axis = alt.Axis(title=None, orient="top", labelAngle=0, labelOffset=-12, domain=False, ticks=False)
    x = alt.X("column:O", scale=alt.Scale(domain=years), axis=axis, bandPosition=0.22)
    y = lanes(table, LEFT)
    layers = [layer.encode(x=x, y=y) for layer in _layers(marks, language, hue)]
    inferred = inferred_note(row[field] for row in marks for field in ("shown", "part"))
    below = caption(facts, sources_of(marks), NOTE, *open_end_note(marks), *inferred, *caveat_note(marks, language))
    return framed(layers, frame, title=title, subtitle=subtitle, below=below, theme=theme)


def _layers(marks: list[Row], language: str, hue: Colours) -> list[alt.Chart]:
    size = alt.Size("value:Q", scale=alt.Scale(type="sqrt", range=[40, 560], zero=True), legend=None)
    layers = [points(marks).encode(size=size, tooltip=tooltips(language), **status_scales(language, hue, marks))]
    layers += arrows(marks, "right", hue, by=22)
    for is_open, dx in ((False, 18), (True, 34)):
        group = [row for row in marks if (row["comparator"] != "=") == is_open]
        whole, parts = [row for row in group if not row["part"]], [row for row in group if row["part"]]
        layers += [
            alt.Chart(values(rows)).mark_text(align="left", dx=dx, **look).encode(text=alt.Text(f"{field}:N"))
            for rows, field, look in (
                (whole, "shown", {}),
                (parts, "shown", {"dy": -6}),
                (parts, "part", {"dy": 7, "fontSize": SMALL, "color": hue.faint}),
            )
            if rows
        ]
    return layers
