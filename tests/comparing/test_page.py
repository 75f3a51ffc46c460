"""docs/versions.md: its commands print what stands there, and what it says of the rule is what the code does."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation import diff
from shenyang_innovation.comparing.steps import is_wording
from shenyang_innovation.comparing.structure import structure
from shenyang_innovation.published.descriptor import package
from tests.comparing.changed import Changed, tombstone
from tests.docs.blocks import run_blocks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.comparing.changed import Rows

RETIRED = "hunnan-science-technology-city"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the two packages of the page."""
    Changed(tmp_path / "old", "0.4.0")
    new = Changed(tmp_path / "new", "0.4.0")
    new.rows("clusters", _correct)
    new.rows("parks", _retire)
    new.rows("indicators", _reword)
    error = {
        "erratum_id": "new-materials-output",
        "table_name": "clusters",
        "row_key": "new-materials",
        "column_name": "output_value_cny",
        "wrong": "69500000000",
        "corrected": "69600000000",
        "reason_en": "One digit was misread.",
    }
    gone = tombstone("parks", RETIRED, "It is the same park.", "hunnan-science-city")
    new.add("errata", ["erratum_id"], [error], "What was wrong and what is right.")
    new.add("retired", ["table_name", "row_key"], [gone], "Rows of earlier releases that are no more.")
    new.number(data="0.4.1", schema="0.5.0")
    return tmp_path


def _retire(rows: Rows) -> None:
    rows.remove(next(row for row in rows if row["park_id"] == RETIRED))


def _correct(rows: Rows) -> None:
    row = next(row for row in rows if row["cluster_id"] == "new-materials")
    row["output_value_cny"] = "69600000000"


def _reword(rows: Rows) -> None:
    rows[0]["definition_en"] = "Another wording of it."


def test_the_page_prints_what_stands_there(repository: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert run_blocks(repository / "docs" / "versions.md") > 0


def test_the_page_names_every_part_of_the_structure(repository: Path, project: Path) -> None:
    page = (repository / "docs" / "versions.md").read_text(encoding="utf-8")
    found = json.loads(json.dumps(structure(diff(project / "old", project / "new"))))
    names: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            names.update(value)
            for part in value.values():
                collect(part)
        elif isinstance(value, list):
            for part in value:
                collect(part)

    for table in found["rows"]:
        for row in (*table["added"], *table["removed"]):
            row["cells"] = {}
    collect(found)
    assert [name for name in sorted(names) if not re.search(rf'[`"]{name}[`"]', page)] == []


def test_what_is_described_as_our_own_words_is_wording() -> None:
    ours = re.compile(r"\b(in our words|our rendering|in English|English rendering|Remark of the curators)\b")
    columns = [(table, column) for table in package().resources.values() for column in table.fields]
    described = [(table.name, column.name) for table, column in columns if ours.search(column.description)]
    wording = [(table.name, column.name) for table, column in columns if is_wording(table, column)]
    assert described != []
    assert set(described) <= set(wording)
