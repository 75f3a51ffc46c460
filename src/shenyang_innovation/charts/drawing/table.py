"""What pictures share that are read like a table: lines of text at the left, marks beside them."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import altair as alt

from shenyang_innovation.charts.lines import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMN = 5.9
"""How many pixels a column of text takes."""
LINE = 12
"""How high a line of these texts is."""
HEADING = "heading:"
"""How the key of a line begins that is the heading of those below it."""


class Lane(NamedTuple):
    """A line of the table: its key, which is its value on the axis, and the text that stands there."""

    key: str
    text: str


def lanes(lines: Sequence[Lane], left: int) -> alt.Y:
    """The axis of the lines, from top to bottom, with their texts folded into the room at the left."""
    texts = {lane.key: folded(lane.text, int((left - 12) / COLUMN)) if lane.text else "" for lane in lines}
    is_heading = f"indexof(datum.value, '{HEADING}') === 0"
    axis = alt.Axis(
        title=None,
        labelExpr=f"{json.dumps(texts, ensure_ascii=False)}[datum.value]",
        labelFontWeight={"condition": {"test": is_heading, "value": "bold"}, "value": "normal"},
        labelLineHeight=LINE,
        labelOffset={"condition": _raised(texts), "value": 0},
        labelPadding=8,
        ticks=False,
        domain=False,
        grid=True,
        bandPosition=1,
    )
    domain = [lane.key for lane in lines]
    return alt.Y("lane:N", sort=None, scale=alt.Scale(type="band", domain=domain), axis=axis)


def _raised(texts: dict[str, str]) -> list[dict[str, Any]]:
    """How far a text of several lines is raised, so that its middle is where the middle of one line would be."""
    by_lines: dict[int, list[str]] = {}
    for key, text in texts.items():
        by_lines.setdefault(text.count("\n"), []).append(key)
    return [
        {"test": f"indexof({json.dumps(keys)}, datum.value) >= 0", "value": -more * LINE / 2}
        for more, keys in sorted(by_lines.items())
    ]
