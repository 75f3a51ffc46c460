"""Targets and forecasts with what became of them: from the day it was said to the day it is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt

from shenyang_innovation.charts.drawing import years
from shenyang_innovation.charts.drawing.table import Lane, lanes
from shenyang_innovation.charts.facts import CITY, Facts, Row, day, sign
from shenyang_innovation.charts.frame import (
    TOLD,
    Frame,
    caption,
    caveat_note,
    framed,
    inferred_note,
    named,
    points,
    sources_of,
    status_scales,
    tooltips,
    values,
)
from shenyang_innovation.charts.themes import NORMAL, SMALL, Colours, colours
from shenyang_innovation.charts.words import BASIS, Words

STEP, LEFT, RIGHT = 36, 268, 280
MARGIN = 30
"""What is left free at the right end of the axis of time, for what has no day."""
TARGET, OUTCOME, VERDICT = 14, 96, 176
"""Where the columns of text begin, in pixels from the right end of the plot."""
LEGEND = 26
"""How far the legend is above the plot: the heads of the columns are between them."""
CAME_ABOUT, JUDGED = Words(en="Came about", zh="结果值"), Words(en="Verdict", zh="判定")
HEADS = ((TARGET, Words(en="Stated", zh="所提数值")), (OUTCOME, CAME_ABOUT), (VERDICT, JUDGED))
VERDICTS = {
    "met": Words(en="met", zh="达成"),
    "missed": Words(en="missed", zh="未达成"),
    "undecided": Words(en="undecided", zh="无法判定"),
    "open": Words(en="open", zh="尚无结果"),
}
COMPARABILITY = {
    "direct": Words(en="directly comparable", zh="直接可比"),
    "partly": Words(en="partly comparable", zh="部分可比"),
    "other-definition": Words(en="other definition", zh="定义不同"),
    "none-yet": Words(en="nothing later yet", zh="尚无后续"),
}
ANSWER = {
    "indicator": TOLD["indicator"],
    "subject": TOLD["subject"],
    "outcome_label": CAME_ABOUT,
    "outcome_figure": TOLD["figure"],
    "outcome_day": Words(en="Day", zh="日期"),
    "outcome_basis": Words(en="Basis of the day", zh="日期依据"),
    "outcome_source": TOLD["source"],
    "verdict": JUDGED,
    "comparability": Words(en="Comparability", zh="可比性"),
}
"""What is told of an outcome, field by field."""
DAYS = ("said", "due", "outcome_day")
SOLID, DASHED = [1, 0], [4, 3]
SHAPES = {"met": "circle", "missed": "cross", "undecided": "triangle-up", "open": "stroke"}
NOTE = Words(
    en="A line runs from the day of the document to the day on which the target or forecast is due; dashed where we "
    "infer that day or none is stated. A later figure decides only if it measures the same thing.",
    zh="线段自文件日期至目标或预期的期限，虚线表示日期为推断或未说明。后续数值仅在所计相同时才可判定。",
)


def rows(facts: Facts) -> list[Row]:
    """Each target and forecast: its mark, the days between which it runs, its outcome and the verdict."""
    found = []
    for target in sorted(facts.rows("targets"), key=lambda row: (str(row.due or "9999"), row.target_id)):
        mark = facts.mark(facts.row("observations", target.target_id))
        outcome = facts.row("observations", target.outcome_id) if target.outcome_id else None
        is_of_city = target.subject_id == CITY
        found.append(
            {
                **mark,
                "lane": target.target_id,
                "about": str(mark["indicator"]) if is_of_city else named(mark, facts.language),
                "said": day(facts.row("sources", target.source_id).published),
                "due": day(target.due),
                "due_basis": facts.basis(target.due_basis),
                "verdict": VERDICTS[target.verdict].of(facts.language),
                "comparability": COMPARABILITY[target.comparability].of(facts.language),
                "outcome_id": target.outcome_id,
                "outcome_value": None if outcome is None else facts.mark(outcome)["value"],
                "outcome_comparator": None if outcome is None else outcome.comparator,
                "outcome_label": "–" if outcome is None else facts.label(outcome),
                "outcome_shown": "–" if outcome is None else facts.label(outcome) + sign(outcome),
                "outcome_day": None if outcome is None else day(outcome.period_end),
                "outcome_basis": None if outcome is None else facts.basis(outcome.period_basis),
                "outcome_source_id": None if outcome is None else outcome.source_id,
                "outcome_source": None if outcome is None else facts.source(outcome.source_id),
                "outcome_figure": None if outcome is None else outcome.readable,
            }
        )
    return found


def draw(facts: Facts, *, title: str, subtitle: str, theme: str) -> alt.LayerChart:
    """The picture: a line in time for each target, the figure that answers it, and both values at the right."""
    hue, language = colours(theme), facts.language
    marks = rows(facts)
    frame = Frame(LEFT, RIGHT, STEP * len(marks), 40)
    y = lanes([Lane(str(row["lane"]), str(row["about"])) for row in marks], LEFT)
    layers = [layer.encode(y=y) for layer in (*_times(marks, frame, language, hue), *_texts(marks, frame, hue))]
    labels = years.labels(*_ends(marks), frame.width - MARGIN, frame.height, fontSize=SMALL)
    heads = [
        alt.Chart(values([{"head": words.of(language)}]))
        .mark_text(align="left", baseline="bottom", fontWeight="bold")
        .encode(x=alt.XValue(frame.width + at), y=alt.YValue(-8), text=alt.Text("head:N"))
        for at, words in HEADS
    ]
    answers = [str(row["outcome_source_id"]) for row in marks if row["outcome_source_id"]]
    notes = [NOTE, *inferred_note(row["outcome_shown"] for row in marks), *caveat_note(marks, language)]
    below = caption(facts, [*sources_of(marks), *answers], *notes)
    chart = framed([labels, *layers, *heads], frame, title=title, subtitle=subtitle, below=below, theme=theme)
    chart.config["legend"]["offset"] = LEGEND
    chart.resolve = alt.Resolve(
        scale=alt.ScaleResolveMap(shape="independent", stroke="independent", fill="independent")
    )
    return chart


def _ends(marks: list[Row]) -> tuple[date, date]:
    """The first and the last day of the axis of time, which has whole years."""
    seen = [date.fromisoformat(str(row[field])) for row in marks for field in DAYS if row[field]] or [date(2025, 1, 1)]
    return years.new_year(min(seen).year), years.new_year(max(seen).year + 1)


def _times(marks: list[Row], frame: Frame, language: str, hue: Colours) -> list[alt.Chart]:
    """The lines, the marks at their ends, and the marks of what came about."""
    scale = years.scale(*_ends(marks), frame.width - MARGIN)
    said, due, came = (alt.X(f"{field}:T", scale=scale, axis=years.AXIS) for field in DAYS)
    end = frame.width - 6
    dated, undated = [row for row in marks if row["due"]], [row for row in marks if not row["due"]]
    bases = alt.Scale(domain=[words.of(language) for words in BASIS.values()], range=[SOLID, DASHED])
    basis = alt.StrokeDash("due_basis:N", scale=bases, legend=None)
    answered = [row for row in marks if row["outcome_day"]]
    told, scales = tooltips(language), status_scales(language, hue, marks)
    hidden = {channel: scale.copy() for channel, scale in scales.items()}
    for scale in hidden.values():
        scale.legend = None
    return [
        alt.Chart(values(dated)).mark_rule(color=hue.faint).encode(x=said, x2=alt.X2("due"), strokeDash=basis),
        alt.Chart(values(undated)).mark_rule(color=hue.faint, strokeDash=DASHED).encode(x=said, x2=alt.X2Value(end)),
        alt.Chart(values(marks)).mark_tick(thickness=2, size=11, color=hue.faint).encode(x=said),
        points(dated, size=150).encode(x=due, tooltip=told, **scales),
        points(undated, size=150).encode(x=alt.XValue(end), tooltip=told, **hidden),
        points(answered, size=60).encode(x=came, tooltip=_answer(language), **_verdicts(language, hue, marks)),
    ]


def _answer(language: str) -> list[alt.Tooltip]:
    """What the mark of an outcome says under the cursor: the later figure, not the one that was aimed at."""
    return [alt.Tooltip(f"{field}:N", title=words.of(language)) for field, words in ANSWER.items()]


def _verdicts(language: str, hue: Colours, marks: list[Row]) -> dict[str, Any]:
    """The channels that say a verdict by shape and colour."""
    names = [words.of(language) for words in VERDICTS.values()]
    answered = {row["verdict"] for row in marks if row["outcome_day"]}
    legend = alt.Legend(values=[name for name in names if name in answered])
    lines = alt.Scale(domain=names, range=[hue.green, hue.red, hue.orange, hue.faint])
    return {
        "shape": alt.Shape("verdict:N", scale=alt.Scale(domain=names, range=list(SHAPES.values())), legend=legend),
        "stroke": alt.Stroke("verdict:N", scale=lines, legend=legend),
        "fill": alt.Fill("verdict:N", scale=lines, legend=legend),
    }


def _texts(marks: list[Row], frame: Frame, hue: Colours) -> list[alt.Chart]:
    """The columns at the right: what was aimed at, what came about, and the verdict with how comparable the two are."""

    def column(at: int, field: str, dy: int = 0, size: int = NORMAL, color: str = hue.text) -> alt.Chart:
        text = alt.Chart(values(marks)).mark_text(align="left", dy=dy, fontSize=size, color=color)
        made: alt.Chart = text.encode(x=alt.XValue(frame.width + at), text=alt.Text(f"{field}:N"))
        return made

    return [
        column(TARGET, "label"),
        column(OUTCOME, "outcome_shown"),
        column(VERDICT, "verdict", -6),
        column(VERDICT, "comparability", 7, SMALL, hue.faint),
    ]
