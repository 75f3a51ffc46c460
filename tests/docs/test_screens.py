"""The pictures of the pages are what the script makes of today's package, so that they do not age."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("vl_convert", reason="pictures are made by vl-convert")

from shenyang_innovation.charts.fonts import has_chinese
from tests.docs.screens import FOLDER, screens

if TYPE_CHECKING:
    from pathlib import Path


def letters(svg: str) -> str:
    """All that is written in a picture, without the places where lines end."""
    return "".join("".join(ET.fromstring(svg).itertext()).split())


@pytest.mark.filterwarnings("ignore::shenyang_innovation.charts.MissingFontWarning")
def test_the_pictures_kept_are_those_that_the_script_makes(repository: Path) -> None:
    made = screens()
    kept = {file.name: file.read_text(encoding="utf-8") for file in (repository / FOLDER).glob("*.svg")}
    remedy = "run `python -m tests.docs.screens`"
    assert kept.keys() == made.keys(), remedy
    for name, svg in made.items():
        assert letters(kept[name]) == letters(svg), remedy
        # Another renderer, or other fonts, put the same letters elsewhere.
        if kept[name].splitlines()[0] == svg.splitlines()[0] and has_chinese():
            assert kept[name] == svg, remedy
