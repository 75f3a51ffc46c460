"""The sources with their texts and what people confirmed of each figure."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shenyang_innovation.schema.text import Cell

    Rows = Mapping[str, Sequence[Mapping[str, Cell]]]

TABLES = ("indicators", "entities", "aliases", "observations", "mentions", "places", "sources")


class Source(NamedTuple):
    """A source, its text, and each of its observations by the place of its figure."""

    source_id: str
    published: date
    script: str
    text: str
    confirmed: Mapping[int, Mapping[str, Cell]]


class Sources(NamedTuple):
    """All sources, and the published rows that suggestions are made from."""

    rows: Rows
    each: Sequence[Source]


def confirmed_sources(root: Path, folder: Path) -> Sources:
    """The sources of the package in `root` with their texts from a folder; LookupError if one is not there."""
    rows = {name: read_cells(resource(name, str(root))) for name in TABLES}
    texts = {hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode() for path in folder.glob("*.txt")}
    each: list[Source] = []
    for row in (row for row in rows["sources"] if row["evidence"] == "text"):
        id_, sha256 = str(row["source_id"]), str(row["sha256"])
        if sha256 not in texts:
            raise LookupError(f"{folder}: the text of {id_} is not there. Name the folder that has it by --sources")
        observed = {int(str(one["start"])): one for one in rows["observations"] if one["source_id"] == id_}
        day = date.fromisoformat(str(row["published"]))
        each.append(Source(id_, day, str(row["script"]), texts[sha256], observed))
    return Sources(rows, each)
