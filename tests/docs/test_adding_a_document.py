"""The page about adding a document, walked from the text to the published rows in a copy of the checkout."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.docs.walk import Scratch, walk

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/adding-a-document.md"
LOADED = """
import shenyang_innovation as sy
frame = sy.load_observations()
print(frame[frame.source_id == "shenyang-daily-2026"].value.tolist())
(figure,) = sy.evidence("observations", "shenyang-daily-2026@203", "value")
print(figure.source_id, figure.start, figure.text)
print(sy.load_targets().set_index("target_id").verdict["press-conference-2023@637"])
"""


@pytest.fixture(scope="module")
def walked(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Scratch, list[str]]:
    """The copy of the checkout behind the last step, and what was not as the page says."""
    scratch = Scratch(repository, tmp_path_factory.mktemp("walk"))
    return scratch, list(walk(repository / PAGE, scratch))


def test_each_step_does_what_the_page_says(walked: tuple[Scratch, list[str]]) -> None:
    assert "\n".join(walked[1]) == ""


def test_the_rows_are_published_and_lead_back_to_the_text(walked: tuple[Scratch, list[str]]) -> None:
    scratch, _ = walked
    (scratch.root.parent / "loaded.py").write_text(LOADED, encoding="utf-8")
    shown = scratch.run(f"{scratch.python} ../loaded.py").stdout.splitlines()
    assert shown == ["[93.0, 31.0, 46.0, 100.0, 180.0, 55.0]", "shenyang-daily-2026 203 55%", "met"]
    assert (scratch.texts / "shenyang-daily-2026.txt").read_text(encoding="utf-8")[203:206] == "55%"


def test_every_rule_holds_against_all_texts(walked: tuple[Scratch, list[str]], sources_dir: Path) -> None:
    scratch, _ = walked
    for text in sources_dir.glob("*.txt"):
        shutil.copy(text, scratch.texts)
    checked = scratch.run("shenyang-innovation check --sources ../texts").stdout
    assert " 0 findings" in checked.splitlines()[-1], checked
    assert "not run" not in checked


def test_nothing_is_missing_that_was_not_before(walked: tuple[Scratch, list[str]]) -> None:
    scratch, _ = walked
    found = json.loads(scratch.run("shenyang-innovation doctor --format json").stdout)
    assert found["as_of"] >= "2026-03-02"
    assert "shenyang-daily-2026" not in json.dumps(found["kinds"])
    assert "press-conference-2023@637" not in json.dumps(found["kinds"])


def test_what_is_not_as_the_page_says_is_told(repository: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ echo one\ntwo\n$ echo three\n...\n```\n", encoding="utf-8")
    (told,) = walk(page, Scratch(repository, tmp_path))
    assert told.startswith("$ echo one\nexpected:\ntwo\n")
