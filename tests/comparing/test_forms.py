"""What the command prints: text, JSON, Markdown, the draft of the changelog; and what a notebook shows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from shenyang_innovation import diff
from shenyang_innovation.cli import main
from shenyang_innovation.comparing.draft import as_draft
from shenyang_innovation.comparing.lines import wrapped
from shenyang_innovation.comparing.markdown import as_markdown
from shenyang_innovation.comparing.text import as_text
from tests.comparing import made

if TYPE_CHECKING:
    from pathlib import Path

    from shenyang_innovation import Diff


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two packages between which much changed."""
    old, new = made.tables(), made.tables()
    old["things"]["rows"].append(["tanks", "坦克", "Tanks", "other", "", "", ""])
    new["things"]["fields"].append(made.column("colour"))
    new["things"]["fields"][4]["description"] = "产值" * 30 + " and more words of English than fit into one line"
    for row in new["things"]["rows"]:
        row.append("")
    rows = new["things"]["rows"]
    rows[0][4], rows[1][4] = "696", "1321"
    rows[0][1] = "新材料和先进金属材料以及其他一切材料和材料的材料产业集群的全称"
    rows[2][2] = "A | part * of `all`\x1b[31m"
    rows += [[f"new-{letter}", f"新{letter}", letter, "city", "", "", "", ""] for letter in "abcdefgh"]
    new["errata"]["rows"].append(
        ["a", "value", "things", "metals", "size", "695", "696", "The figure was misread.", "1.1.0", ""]
    )
    new["retired"]["rows"].append(["things", "tanks", "No source names them.", "parts", "1.1.0"])
    made.write(tmp_path / "old", old)
    made.write(tmp_path / "new", new, version="1.1.0", schema_version="1.0.1")
    return tmp_path / "old", tmp_path / "new"


@pytest.fixture
def found(pair: tuple[Path, Path]) -> Diff:
    return diff(*pair)


@pytest.mark.parametrize("width", [50, 80, 100])
def test_text_fits_the_terminal(found: Diff, width: int) -> None:
    lines = as_text(found, width).splitlines()
    assert max(map(wcswidth, lines)) <= width
    assert "新材料和先进金属" in as_text(found, width)
    assert all(line == line.rstrip() for line in lines)


def test_text_has_steps_rows_cells_and_reasons(found: Diff) -> None:
    said = as_text(found, 200)
    for line in (
        "Step called for: minor",
        "  schema   minor  1.0.0 → 1.0.1: not enough, it calls for 1.1.0",
        "  data     minor  1.0.0 → 1.1.0: enough",
        "  minor  things.colour: column added",
        "  + new-a",
        "  - tanks\n      retired: No source names them.; in its place parts",
        "      size: 695 → 696\n        because: The figure was misread.",
    ):
        assert line in said
    assert "\x1b" not in said


def test_no_more_rows_are_listed_than_asked_for(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *map(str, pair), "--most", "2"]) == 0
    said = capsys.readouterr().out
    assert said.count("  + new-") == 2
    assert "  … and 6 more added: --most 8 lists them\n" in said
    assert main(["diff", *map(str, pair), "--most", "8"]) == 0
    assert "more added" not in capsys.readouterr().out


def test_json_holds_every_change(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *map(str, pair), "--format", "json", "--most", "0"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["new"] == {"named": str(pair[1]), "kind": "folder", "version": "1.1.0", "schemaVersion": "1.0.1"}
    assert said["steps"] == {"schema": "minor", "data": "minor", "package": "minor"}
    assert (said["differs"], said["enough"]) == (True, {"schema": False, "data": True})
    assert [(change["change"], change["column"], change["read"]) for change in said["schema"]] == [
        ("changed", "size", True),
        ("added", "colour", False),
    ]
    things = next(table for table in said["rows"] if table["table"] == "things")
    assert (things["key"], len(things["added"]), things["step"]) == (["thing_id"], 8, "minor")
    assert things["added"][0]["cells"]["name_zh"] == "新a"
    assert things["removed"][0] | {"cells": None} == {
        "key": "tanks",
        "cells": None,
        "reason": "No source names them.",
        "successor": "parts",
        "retired": True,
        "step": "minor",
    }
    assert things["removed"][0]["cells"]["name_zh"] == "坦克"
    assert {
        "key": "metals",
        "column": "size",
        "old": "695",
        "new": "696",
        "reason": "The figure was misread.",
        "step": "minor",
        "read": False,
    } in things["changed"]


def test_markdown_is_tables_that_no_cell_breaks(found: Diff) -> None:
    said = as_markdown(found)
    for block in re.findall(r"(?:^\|.*\n)+", said, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1
    assert "| changed | `metals` | size | 695 | 696 | The figure was misread. | minor |" in said
    assert r"A \| part \* of \`all\`" in said
    assert "\x1b" not in said


def test_the_draft_is_of_the_manner_of_the_changelog(found: Diff) -> None:
    said = as_draft(found)
    assert all(wcswidth(line) <= 130 for line in said.splitlines())
    for line in (
        "- `things`, `size`: described anew.",
        "- New column `things`, `colour`: What colour says.",
        "- `things`, 8 rows added: `new-a`, `new-b`, `new-c`, `new-d`, `new-e`, `new-f` and 2 more.",
        "- `things`, `tanks` removed, retired: No source names them.; in its place parts.",
        "- `things`, `size` of `metals`: 695 → 696. The figure was misread.",
        "- `things`, `size` of `planes`: 1320.5 → 1321. Why?",
        "- `things`, `name_en` of `parts`: worded anew.",
        "- `errata`, 1 row added: `a`.",
    ):
        assert line in said


def test_the_draft_gives_the_reason_that_a_row_has_itself(tmp_path: Path) -> None:
    old, new = made.tables(), made.tables()
    for tables, cells in ((old, ["open", "Nothing answers it.", ""]), (new, ["met", "A later figure does.", "x"])):
        names = ("target_id", "verdict", "reason_en", "outcome_id")
        fields = [made.column(name) for name in names]
        tables["targets"] = made.UNITS | {"fields": fields, "primaryKey": ["target_id"], "rows": [["a", *cells]]}
    found = diff(made.write(tmp_path / "old", old), made.write(tmp_path / "new", new))
    assert as_draft(found) == "- `targets`, `a`: `verdict` open → met, `outcome_id` null → x. A later figure does.\n"


def test_the_draft_of_nothing_says_so(tmp_path: Path) -> None:
    root = made.write(tmp_path / "old")
    assert as_draft(diff(root, root)) == "- No value changed.\n"


def test_the_exit_status_tells_that_they_differ_where_it_is_asked_to(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = map(str, pair)
    statuses = [
        main(["diff", *arguments]) for arguments in ((old, new), (old, new, "--exit-code"), (old, old, "--exit-code"))
    ]
    assert statuses == [0, 1, 0]
    assert main(["diff", old, new, "--format", "yaml"]) == 2
    assert "Choose one of: text, json, markdown" in capsys.readouterr().err


def test_a_notebook_shows_a_table(found: Diff) -> None:
    shown = found._repr_html_()
    assert "<td" in shown
    assert "size: 695 → 696" in shown
    assert "<script" not in shown


@pytest.mark.parametrize(
    "text", ["", "a", "   ", "中" * 50, "a" * 100, "a b " * 30, "中，" * 40, "https://x.org/" + "y" * 99]
)
@pytest.mark.parametrize("width", [10, 21])
def test_lines_lose_nothing_and_are_no_wider(text: str, width: int) -> None:
    lines = wrapped(f"x {text}", width, 4)
    assert max(map(wcswidth, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(f"x{text}".split())
