"""Pictures as files: SVG, PNG, HTML and JSON, all made without the network."""

from __future__ import annotations

import os
import re
import sys
from html import escape
from pathlib import Path

from shenyang_innovation.charts.fonts import warn_without_font
from shenyang_innovation.charts.themes import COLOURS, FONT, colours
from shenyang_innovation.errors import ExportError, MissingExtraError, UnknownNameError, UsageError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

    import altair as alt

    from shenyang_innovation.charts.themes import Theme

INSTALL = "pip install 'shenyang-innovation[charts]'"
WHERE = "charts"
MEASURED = "Liberation Sans"
"""The font by which letters are measured: the renderer brings it, and one with Chinese takes three times as long."""


def to_svg(chart: alt.TopLevelMixin) -> str:
    """A picture as SVG, with its labels as text: for pages that do without JavaScript.

    The element says in `aria-label` what is seen. Nothing is loaded from elsewhere, also when it is shown; the fonts
    are those of who looks at it. Any chart of Altair's is taken, also one that was changed.

    Raises `UsageError` for what is no chart, `MissingExtraError` without vl-convert. Warns with `MissingFontWarning` if
    there is Chinese in it and no font for it here.

    >>> from shenyang_innovation import charts
    >>> to_svg(charts.clusters())[:4]
    '<svg'
    """
    _check(chart, "to_svg")
    return spec_to_svg(chart.to_dict())


def spec_to_svg(spec: dict[str, Any]) -> str:
    """A specification as SVG, as `to_svg` makes it, for who has asked before whether it keeps to the schema."""
    config = spec.get("config", {})
    if config.get("font") == FONT:
        spec = {**spec, "config": {**config, "font": MEASURED}}
    made = str(_converter().vegalite_to_svg(spec, allowed_base_urls=[]))
    warn_without_font(made, f"{WHERE}.to_svg")
    label = escape(str(spec.get("description") or ""))
    root = f'<svg role="img" aria-label="{label}" font-family="{FONT}" '
    return made.replace(f' font-family="{MEASURED}"', "").replace("<svg ", root, 1)


def to_png(chart: alt.TopLevelMixin, *, scale: float = 2) -> bytes:
    """A picture as PNG, `scale` pixels for each of its own: 2 is sharp on most screens.

    Raises `UsageError` for what is no chart, `MissingExtraError` without vl-convert. Warns with `MissingFontWarning` as
    `to_svg` does.

    >>> from shenyang_innovation import charts
    >>> to_png(charts.clusters())[1:4]
    b'PNG'
    """
    _check(chart, "to_png")
    svg = to_svg(chart)
    return bytes(_converter().svg_to_png(svg, scale=scale))


def to_html(chart: alt.TopLevelMixin) -> str:
    """A picture as a page of HTML with all the JavaScript it needs, for values under the cursor; about 1 MB.

    Raises `UsageError` for what is no chart, `MissingExtraError` without vl-convert, whose copy of Vega it takes.

    >>> from shenyang_innovation import charts
    >>> "</html>" in to_html(charts.clusters())
    True
    """
    _check(chart, "to_html")
    _converter()
    return str(chart.to_html(inline=True))


def recoloured(svg: str, theme: Theme) -> str:
    """The SVG of a picture in the colours of another theme, which is all that themes differ in: no need to draw again.

    Raises `UnknownNameError` for another theme.

    >>> from shenyang_innovation import charts
    >>> recoloured(to_svg(charts.clusters()), "dark") == to_svg(charts.clusters(theme="dark"))
    True
    """
    wanted = colours(theme)
    exchanged = {old: new for other in COLOURS.values() for old, new in zip(other, wanted, strict=True)}
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: exchanged.get(found[0], found[0]), svg)


def _to_json(chart: alt.TopLevelMixin) -> str:
    return str(chart.to_json(indent=2))


FORMATS: dict[str, Callable[[alt.TopLevelMixin], str | bytes]] = {
    ".svg": to_svg,
    ".png": to_png,
    ".html": to_html,
    ".json": _to_json,
}
"""What a file becomes, by the end of its name."""


def save(chart: alt.TopLevelMixin, dest: str | os.PathLike[str]) -> Path:
    """Save a picture to a file, and return its absolute path; a file that is there is replaced.

    The end of the name says the format: `.svg`, `.png`, `.html` (a page that works without the network) or `.json`
    (the specification of Vega-Lite). Altair's own `chart.save` has more formats and options.

    Raises `UsageError` for what is no chart or no path, `UnknownNameError` for another end, `MissingExtraError` without
    vl-convert, `ExportError` if the system refuses to write. Warns with `MissingFontWarning` as `to_svg` does.

    >>> import tempfile
    >>> from shenyang_innovation import charts
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(charts.talent(language="zh"), f"{folder}/talent.svg").name
    'talent.svg'
    """
    _check(chart, "save")
    if not isinstance(dest, str | os.PathLike):
        what = f"what is given as dest is of type {type(dest).__name__}"
        raise UsageError(what, where=f"{WHERE}.save", remedy="Give the path of a file, such as 'clusters.svg'")
    path = Path(dest).absolute()
    end = path.suffix.lower()
    if end not in FORMATS:
        what = f"no format for a file that ends in {end!r}" if end else f"no format: {path.name!r} has no end"
        raise UnknownNameError(what, where=f"{WHERE}.save", remedy=did_you_mean(end, list(FORMATS)))
    made = FORMATS[end](chart)
    try:
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
    except OSError as error:
        remedy = "Choose a folder that is there and may be written to"
        raise ExportError(error.strerror or str(error), where=str(path), remedy=remedy) from None
    return path


def _check(chart: object, function: str) -> None:
    """Raise `UsageError` for what is no chart. Altair is not imported for it: who has a chart has done so."""
    altair = sys.modules.get("altair")
    if altair is None or not isinstance(chart, altair.TopLevelMixin):
        what = f"what is given as chart is of type {type(chart).__name__}"
        raise UsageError(what, where=f"{WHERE}.{function}", remedy="Give a chart, such as sy.charts.clusters()")


def _converter() -> ModuleType:
    """The library that renders; raises `MissingExtraError` if it is not installed."""
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise MissingExtraError("vl-convert is not installed", where=WHERE, remedy=f"Run `{INSTALL}`") from None
    return vl_convert
