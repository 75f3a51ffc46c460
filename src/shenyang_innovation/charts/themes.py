"""Colours, shapes and fonts of the pictures: safe for the colour-blind, and never a colour alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

from shenyang_innovation.errors import UnknownNameError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Theme = Literal["light", "dark"]
FONT = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, Hiragino Sans GB, "
    "WenQuanYi Micro Hei, Liberation Sans, Arial, sans-serif"
)
"""One font for both languages, and what takes its place where it is not installed."""
SMALL, NORMAL, LARGE = 10, 11, 16
"""The sizes of letters: captions, labels, the title."""


class Colours(NamedTuple):
    """The colours of a theme: those of Okabe and Ito that stand out from its background."""

    background: str
    text: str
    faint: str
    grid: str
    blue: str
    red: str
    purple: str
    green: str
    orange: str


COLOURS = {
    "light": Colours("#ffffff", "#1a1a1a", "#5c5c5c", "#e3e3e3", "#0072b2", "#d55e00", "#aa4a85", "#007a58", "#b07000"),
    "dark": Colours("#15191e", "#f2f2f2", "#b4bac2", "#343b44", "#56b4e9", "#e69f00", "#e59cc4", "#2fc39a", "#f0e442"),
}
SHAPES = {"actual": "circle", "target": "diamond", "forecast": "square"}
"""The shape of a mark says its status."""


def colours(theme: object) -> Colours:
    """The colours of a theme; raises `UnknownNameError` if there is none of that name.

    >>> colours("light").blue
    '#0072b2'
    """
    if not isinstance(theme, str) or theme not in COLOURS:
        raise UnknownNameError(f"no theme {theme!r}", where="charts", remedy=did_you_mean(theme, tuple(COLOURS)))
    return COLOURS[theme]


def config(theme: str) -> dict[str, Any]:
    """The configuration of Vega-Lite for a theme."""
    hue = colours(theme)
    label = {"labelFontSize": NORMAL, "labelColor": hue.text, "titleFontSize": NORMAL, "titleColor": hue.faint}
    return {
        "aria": False,
        "font": FONT,
        "background": hue.background,
        "lineBreak": "\n",
        "padding": 14,
        "view": {"stroke": None},
        "axis": {
            **label,
            "titleFontWeight": "normal",
            "domainColor": hue.grid,
            "gridColor": hue.grid,
            "tickColor": hue.grid,
            "labelLimit": 0,
        },
        "legend": {**label, "title": None, "orient": "top", "offset": 8, "symbolStrokeWidth": 2, "labelLimit": 0},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "color": hue.text,
            "fontSize": LARGE,
            "subtitleColor": hue.faint,
            "subtitleFontSize": NORMAL + 1,
            "subtitlePadding": 6,
            "offset": 14,
        },
        "text": {"color": hue.text, "fontSize": NORMAL},
    }
