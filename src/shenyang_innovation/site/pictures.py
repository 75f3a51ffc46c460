"""The pictures that the pages show: an SVG for each picture, language and theme, drawn when the site is built."""

from __future__ import annotations

from itertools import chain
from typing import Any, NamedTuple

from shenyang_innovation.charts.words import Language

BEHIND = {
    "targets": "tables/targets.html",
    "clusters": "tables/clusters.html",
    "network": "tables/entities.html",
}
"""The table behind a picture; else that of observations."""
SHOWN = ("observation_id", "outcome_id")
"""The columns of a picture's data that name observations."""
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


class Drawn(NamedTuple):
    """A picture that is drawn: its SVGs, and the keys of what it shows.

    `observations` are those whose values it shows, `links` its lines: a thing, the one to which the line leads, and in
    words what the line says and on what basis.
    """

    name: str
    drawings: list[Drawing]
    observations: list[str]
    links: list[tuple[str, str, str, str]]


def drawn(root: str, language: Language) -> list[Drawn]:
    """The pictures of the package in a folder, in a language and both themes.

    Raises `MissingExtraError` without Altair or vl-convert, and warns with `MissingFontWarning` without a Chinese font.
    """
    from altair.utils.schemapi import debug_mode

    from shenyang_innovation.charts import PICTURES

    with debug_mode(False):  # asking a schema of each part of each chart would take as long as drawing them
        return [
            _drawn(name, language, picture.draw(language=language, package=root).to_dict(validate=False))
            for name, picture in PICTURES.items()
        ]


def _drawn(name: str, language: Language, spec: dict[str, Any]) -> Drawn:
    from shenyang_innovation.charts import recoloured
    from shenyang_innovation.charts.saving import spec_to_svg

    light = spec_to_svg(spec)
    dark = recoloured(light, "dark")
    rows = list(chain.from_iterable(spec["datasets"].values()))
    return Drawn(
        name,
        [(_address(name, language, "light"), light), (_address(name, language, "dark"), dark)],
        sorted({str(row[column]) for row in rows for column in SHOWN if row.get(column)}),
        sorted(
            {(row["entity_id"], row["parent_id"], row["way"], row["basis"]) for row in rows if row.get("parent_id")}
        ),
    )


def _address(name: str, language: Language, theme: str) -> str:
    return f"pictures/{name}.{language}.{theme}.svg"
