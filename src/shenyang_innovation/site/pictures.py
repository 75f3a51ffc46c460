"""The pictures that the pages show: one SVG for each picture and language, drawn when the site is built."""

from __future__ import annotations

from typing import NamedTuple

from shenyang_innovation.published.descriptor import Package
from shenyang_innovation.site.quantities import Language


class Picture(NamedTuple):
    """A picture in a language: its name, its title, a sentence on what it shows, the SVG and where that lies."""

    name: str
    title: str
    about: str
    svg: str
    address: str


def pictures(package: Package, language: Language) -> list[Picture]:
    """The pictures of a package in a language; none as long as there is nothing that draws them."""
    del package, language
    return []
