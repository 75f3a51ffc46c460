"""The pictures that the pages of the repository show: `python -m tests.docs.screens` writes them."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import get_args

from shenyang_innovation.charts import PICTURES, to_svg
from shenyang_innovation.charts.words import Language

FOLDER = Path("docs/images")
SHOWN = ("targets",)
"""What says most in one picture: what was aimed at, what came about, whether the two compare, and who says so."""


def screens() -> dict[str, str]:
    """The file of each picture and its text, which names the version of the renderer that made it."""
    return {
        f"{name}-{language}.svg": f"<!-- vl-convert {version('vl-convert-python')} -->\n{to_svg(drawn)}\n"
        for name in SHOWN
        for language in get_args(Language)
        for drawn in [PICTURES[name].draw(language=language)]
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in screens().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
