"""The pictures that the pages show: an SVG for each picture, language and theme, drawn when the site is built."""

from __future__ import annotations

from typing import NamedTuple

from shenyang_innovation.charts.words import Language

BEHIND = {
    "targets": "tables/targets.html",
    "clusters": "tables/clusters.html",
    "network": "tables/entities.html",
}
"""The table behind a picture; else that of observations."""
Drawing = tuple[str, str]
"""Where an SVG lies in the site, and its text."""


class Picture(NamedTuple):
    """A picture in a language: its name, title, a sentence on what it shows, its SVGs, and the page of its numbers."""

    name: str
    title: str
    about: str
    light: str
    dark: str
    behind: str


def pictures(language: Language) -> list[Picture]:
    """The pictures in a language, which need not be drawn yet.

    >>> pictures("zh")[0].light
    'pictures/targets.zh.light.svg'
    """
    from shenyang_innovation.charts import PICTURES

    return [
        Picture(
            name,
            picture.title(language),
            picture.about(language),
            _address(name, language, "light"),
            _address(name, language, "dark"),
            BEHIND.get(name, "tables/observations.html"),
        )
        for name, picture in PICTURES.items()
    ]


def drawings(root: str, language: Language) -> list[Drawing]:
    """The SVGs of the package in a folder, in a language and both themes.

    Raises `MissingExtraError` without Altair or vl-convert, and warns with `MissingFontWarning` without a Chinese font.
    """
    from altair.utils.schemapi import debug_mode

    from shenyang_innovation.charts import PICTURES, recoloured
    from shenyang_innovation.charts.saving import spec_to_svg

    drawn = []
    with debug_mode(False):  # asking a schema of each part of each chart would take as long as drawing them
        for name, picture in PICTURES.items():
            light = spec_to_svg(picture.draw(language=language, package=root).to_dict(validate=False))
            drawn.append((_address(name, language, "light"), light))
            drawn.append((_address(name, language, "dark"), recoloured(light, "dark")))
    return drawn


def _address(name: str, language: Language, theme: str) -> str:
    return f"pictures/{name}.{language}.{theme}.svg"
