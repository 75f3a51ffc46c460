"""What all pictures have in common: title, caption with sources, size, and the marks of statuses and open ends."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import altair as alt

from shenyang_innovation.charts.facts import Facts, Row
from shenyang_innovation.charts.lines import folded
from shenyang_innovation.charts.themes import SHAPES, SMALL, Colours, colours, config
from shenyang_innovation.charts.words import BETWEEN, BEYOND, INFERRED, OPEN_END, SHORT_OF, STATUSES, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 800
"""The width of a picture in pixels, with its padding."""
INNER = WIDTH - 28
CAPTION_COLUMNS = 148
"""How many columns of small letters fit into the width."""
SOURCES = Words(en="Sources: ", zh="来源：")
DATA = Words(en="Data: {} (CC BY 4.0).", zh="数据：{}（CC BY 4.0）。")
CAVEATS = Words(en="Caveats: {}.", zh="注意事项：{}。")
OTHERS = Words(en="In the register without a figure: {}.", zh="登记在册而无数值：{}。")
INFERRED_PERIOD = Words(
    en=f"{INFERRED} a period that we infer: the document does not state it.",
    zh=f"{INFERRED} 时期为推断，文件未说明。",
)
TOLD = {
    "indicator": Words(en="Indicator", zh="指标"),
    "subject": Words(en="Subject", zh="主体"),
    "label": Words(en="Value", zh="数值"),
    "figure": Words(en="In the source", zh="原文"),
    "status": Words(en="Status", zh="状态"),
    "period": Words(en="Period", zh="时期"),
    "period_basis": Words(en="Basis of the period", zh="时期依据"),
    "source": Words(en="Source", zh="来源"),
    "caveats": Words(en="Caveats", zh="注意事项"),
}
"""What is told of an observation, field by field."""


class Frame(NamedTuple):
    """The place of the plot in the picture: what is left and right of it, and its height."""

    left: int
    right: int
    height: int
    below: int = 20

    @property
    def width(self) -> int:
        """The width of the plot itself."""
        return INNER - self.left - self.right


def caption(facts: Facts, source_ids: list[str], *notes: Words) -> str:
    """What stands below a picture: how to read it, the documents behind it, the version of the data.

    >>> print(caption(Facts(None, "zh"), ["message-board-reply-2025"]))
    来源：人民网《智能高地》（2025-03-08，日期为推断）。
    数据：shenyang-innovation ...（CC BY 4.0）。
    """
    language = facts.language
    sources = BETWEEN.of(language).join(facts.source(id_) for id_ in sorted(set(source_ids)))
    stop = "。" if language == "zh" else "."
    paragraphs = [note.of(language) for note in notes]
    if sources:
        paragraphs.append(f"{SOURCES.of(language)}{sources}{stop}")
    paragraphs.append(DATA.of(language).format(facts.version()))
    return "\n".join(folded(paragraph, CAPTION_COLUMNS) for paragraph in paragraphs)


def framed(
    layers: list[alt.Chart], frame: Frame, *, title: str, subtitle: str, below: str, theme: str
) -> alt.LayerChart:
    """Layers put together, with the title above and the caption below."""
    hue = colours(theme)
    note = (
        alt.Chart(values([{"caption": below}]))
        .mark_text(align="left", baseline="top", fontSize=SMALL, color=hue.faint, lineHeight=14)
        .encode(text=alt.Text("caption:N"), x=alt.XValue(-frame.left), y=alt.YValue(frame.height + frame.below))
    )
    extent = alt.Chart(values([{}])).mark_rule(opacity=0)
    edge = extent.encode(x=alt.XValue(-frame.left), x2=alt.X2Value(INNER - frame.left), y=alt.YValue(0))
    chart: alt.LayerChart = alt.LayerChart(
        layer=[edge, *layers, note],
        width=frame.width,
        height=frame.height,
        title=alt.TitleParams(text=title, subtitle=folded(subtitle, 125).split("\n")),
        description=f"{title}. {subtitle}",
    )
    chart.config = alt.Config(**config(theme))
    return chart


def values(rows: list[Row]) -> alt.InlineData:
    """Rows as data of a specification."""
    return alt.InlineData(values=rows)


def points(rows: list[Row], size: int = 110) -> alt.Chart:
    """A mark for each row."""
    chart: alt.Chart = alt.Chart(values(rows)).mark_point(size=size, strokeWidth=2, opacity=1)
    return chart


def status_scales(language: str, hue: Colours, rows: list[Row]) -> dict[str, Any]:
    """The channels that say the status of a mark by shape, by colour and by being filled: only what is actual is."""
    names = [words.of(language) for words in STATUSES.values()]
    lines = [hue.blue, hue.red, hue.purple]
    legend = alt.Legend(values=[name for name in names if name in {row.get("status") for row in rows}])
    return {
        "shape": alt.Shape(
            "status:N", scale=alt.Scale(domain=names, range=[SHAPES[status] for status in STATUSES]), legend=legend
        ),
        "stroke": alt.Stroke("status:N", scale=alt.Scale(domain=names, range=lines), legend=legend),
        "fill": alt.Fill(
            "status:N", scale=alt.Scale(domain=names, range=[hue.blue, hue.background, hue.background]), legend=legend
        ),
    }


ARROWS = {"right": "M-1,0L1,0M0.4,-0.6L1,0L0.4,0.6", "left": "M1,0L-1,0M-0.4,-0.6L-1,0L-0.4,0.6"}
ARROWS |= {"up": "M0,1L0,-1M-0.6,-0.4L0,-1L0.6,-0.4", "down": "M0,-1L0,1M-0.6,0.4L0,1L0.6,0.4"}
"""The shapes of the arrows at open ends."""


def arrows(rows: list[Row], towards: Literal["right", "up"], hue: Colours, by: int = 16) -> list[alt.Chart]:
    """The arrows of the rows whose value is the least or the most, beside their marks; more lies where it is said."""
    layers = []
    back: Literal["left", "down"] = "left" if towards == "right" else "down"
    for comparators, way, sign in ((BEYOND, towards, 1), (SHORT_OF, back, -1)):
        if ends := [row for row in rows if row["comparator"] in comparators]:
            offset: dict[str, Any] = {"xOffset": sign * by} if towards == "right" else {"yOffset": -sign * by}
            mark: dict[str, Any] = {
                "shape": ARROWS[way],
                "size": 150,
                "stroke": hue.text,
                "strokeWidth": 1.5,
                "filled": False,
            }
            layers.append(alt.Chart(values(ends)).mark_point(opacity=1, **mark, **offset))
    return layers


def open_end_note(rows: list[Row]) -> list[Words]:
    """The line of the caption that explains arrows, if there is one in the picture."""
    return [OPEN_END] if any(row.get("comparator") in (*BEYOND, *SHORT_OF) for row in rows) else []


def inferred_note(written: Iterable[object]) -> list[Words]:
    """The line of the caption that explains the sign of an inferred period, if it is in what is written."""
    return [INFERRED_PERIOD] if any(INFERRED in str(text) for text in written) else []


def others_note(facts: Facts, register: str, rows: list[Row]) -> list[Words]:
    """The line of the caption that names what a register has and the picture has no figure of."""
    figured = {row["subject_id"] for row in rows}
    others = [facts.text(row, "name") for row in facts.rows(register) if row[0] not in figured]
    return [OTHERS.filled(BETWEEN.of(facts.language).join(others))] if others else []


def caveat_note(rows: list[Row], language: str) -> list[Words]:
    """The line of the caption that names the caveats of the marks, if they have any."""
    mark = BETWEEN.of(language)
    labels = sorted({label for row in rows for label in str(row.get("caveats") or "").split(mark) if label})
    return [CAVEATS.filled(mark.join(labels))] if labels else []


def sources_of(rows: list[Row]) -> list[str]:
    """The documents behind the rows of a picture."""
    return [str(row["source_id"]) for row in rows if row.get("source_id")]


def named(row: Row, language: str) -> str:
    """The indicator of a mark with its subject."""
    return Words(en=f"{row['indicator']} ({row['subject']})", zh=f"{row['indicator']}（{row['subject']}）").of(language)


def tooltips(language: str) -> list[alt.Tooltip]:
    """What a mark says under the cursor, where a picture is shown with JavaScript."""
    return [alt.Tooltip(f"{field}:N", title=words.of(language)) for field, words in TOLD.items()]
