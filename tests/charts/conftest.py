"""The pictures as their specifications, and the tables as plain text to compare them with."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.charts import PICTURES

pytest.importorskip("altair", reason="pictures are drawn with Altair")

REPOSITORY = Path(__file__).resolve().parents[2]
NAMES = tuple(PICTURES)
Spec = dict[str, Any]
Rows = list[dict[str, Any]]


@cache
def spec(name: str, language: str = "en", theme: str = "light") -> Spec:
    """The specification of a picture, valid by the schema of Vega-Lite."""
    made: Spec = PICTURES[name].draw(language=language, theme=theme).to_dict()  # type: ignore[arg-type]
    return made


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of a published table, read without anything of ours."""
    with (REPOSITORY / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def layers(made: Spec, mark: str | None = None) -> list[tuple[Spec, Rows]]:
    """The layers of a picture with their data, all or those of one kind of mark."""
    return [
        (layer, made["datasets"][layer["data"]["name"]])
        for layer in made["layer"]
        if mark is None or layer["mark"]["type"] == mark
    ]


def drawn(made: Spec) -> Rows:
    """The rows of the marks that stand for figures, which say their status, or for things, which say their kind."""
    found = [(layer["encoding"].get("fill", {}).get("field"), rows) for layer, rows in layers(made)]
    return [row for field, rows in found if field in {"status", "kind"} for row in rows]


def caption(made: Spec) -> str:
    """What stands below a picture, without the ends of its lines."""
    found = [row["caption"] for _, rows in layers(made, "text") for row in rows if "caption" in row]
    assert len(found) == 1
    return squeezed(found[0])


def squeezed(text: str) -> str:
    """A text without spaces and ends of lines: pictures break lines anywhere."""
    return "".join(text.split())


def arrowed(made: Spec) -> set[str]:
    """The observations beside which there is an arrow."""
    return {
        row["observation_id"]
        for layer, rows in layers(made, "point")
        if str(layer["mark"].get("shape", "")).startswith("M")
        for row in rows
    }


def texts(made: Spec) -> set[str]:
    """What is written beside the marks: the text of each text mark."""
    found = set()
    for layer, rows in layers(made, "text"):
        field = layer["encoding"]["text"]["field"]
        found |= {str(row[field]) for row in rows}
    return found
