"""The commands that begin what a new document needs, as a user runs them, and how far they are right."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.curation import MENTIONS
from shenyang_innovation.curating.checkout import Checkout
from shenyang_innovation.curating.items import begun_items
from shenyang_innovation.curating.mentions import begun_mentions
from shenyang_innovation.curating.source import begun_source
from shenyang_innovation.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.curating.conftest import Run, Scratch

ADDRESS = "https://ln.cri.cn/n/20230304/8a09cd46-d891-1c0a-af91-2df862a1f7d7.html"
TEXT = "苗圃一年间的新变化\n来源:沈阳日报 2026-03-02 09:30\n2025年,沈阳市有苗圃3家。\n"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def put(digest: str) -> Callable[[list[dict[str, str]]], object]:
    """An edit that makes a text that of shenyang-daily-2021."""
    return lambda rows: next(row for row in rows if row["source_id"] == "shenyang-daily-2021").update(sha256=digest)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "shenyang-daily-2026.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# --- source ---------------------------------------------------------------------------------------------------------


def test_the_row_has_what_the_file_tells_and_marks_what_is_guessed(run: Run, text: Path) -> None:
    (row,) = rows(run("source", text, "--address", "https://example.org/a").stdout)
    assert {name: cell for name, cell in row.items() if cell} == {
        "source_id": "shenyang-daily-2026",
        "evidence": "text",
        "document_kind": "newspaper-feature?",
        "title_zh": "苗圃一年间的新变化?",
        "publisher_id": "shenyang-daily?",
        "published": "2026-03-02?",
        "published_basis": "printed?",
        "address": "https://example.org/a",
        "address_basis": "stated",
        "extent_read": "whole",
        "script": "Hans",
        "characters": str(len(TEXT)),
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "rights": "Rights in the text remain with its publisher; only facts are taken from it",
    }


def test_a_text_that_is_there_is_refused(scratch: Scratch, run: Run, text: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    scratch.edit("sources.csv", put(digest))
    done = run("source", text)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the text is that of the source 'shenyang-daily-2021' (curation/sources.csv, line " in done.stderr
    assert "--against" in done.stderr


def test_an_address_that_is_there_in_another_spelling_is_refused(run: Run, text: Path) -> None:
    done = run("source", text, "--address", f"{ADDRESS.replace('https://ln', 'HTTP://LN')}/")
    assert (done.returncode, done.stdout) == (1, "")
    assert "that of the source 'press-conference-2023' (curation/sources.csv, line " in done.stderr
    assert f"there written {ADDRESS}. " in done.stderr


@pytest.mark.parametrize(
    ("name", "arguments", "status", "said"),
    [
        ("a.txt", ["--address", "example.org"], 2, "--address: 'example.org' is no web address"),
        ("shenyang-daily-2021.txt", [], 1, "'shenyang-daily-2021' is another document (curation/sources.csv, line "),
        ("a.txt", ["--format", "xml"], 2, "no format 'xml'"),
    ],
)
def test_wrong_use_of_source_is_named(
    run: Run, tmp_path: Path, name: str, arguments: list[str], status: int, said: str
) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = run("source", tmp_path / name, *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr


def test_what_is_guessed_of_each_source_is_what_people_entered(repository: Path, sources_dir: Path) -> None:
    names = Checkout(repository).names()
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sources_dir.glob("*.txt")}
    count = 0
    for _, right in Checkout(repository).rows("sources"):
        if not right["sha256"]:
            continue
        text = by_hash[right["sha256"]].read_bytes().decode()
        guessed = begun_source(by_hash[right["sha256"]], text, None, [], names)
        for name in ("document_kind", "publisher_id", "speaker_id", "published"):
            if guessed[name]:
                assert guessed[name] == f"{right[name]}?"
                count += 1
        for name in ("script", "characters", "rights", "evidence", "extent_read"):
            assert guessed[name] == right[name]
    assert count >= 16


def test_a_document_without_text_begins_with_its_address(run: Run) -> None:
    (row,) = rows(run("source", "--address", "https://example.org/202603/t20260302_1.html").stdout)
    assert {name: cell for name, cell in row.items() if cell and name != "rights"} == {
        "evidence": "citation",
        "published": "2026-03-02?",
        "published_basis": "address?",
        "address": "https://example.org/202603/t20260302_1.html",
        "address_basis": "stated",
    }
    there = run("source", "--address", ADDRESS.replace("https", "http"))
    assert (there.returncode, there.stdout) == (1, "")
    assert "is that of the source 'press-conference-2023'" in there.stderr
    nothing = run("source")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "neither a text nor an address" in nothing.stderr


# --- ledger ---------------------------------------------------------------------------------------------------------


def test_a_text_that_has_its_ledger_is_named(scratch: Scratch, run: Run, text: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert run("ledger", text).stderr == ""
    scratch.edit("sources.csv", put(digest))
    done = run("ledger", text)
    assert "this text is the source 'shenyang-daily-2021' (curation/sources.csv, line " in done.stderr
    assert "), which has its ledger" in done.stderr
    assert "--against curation/ledgers/shenyang-daily-2021.csv" in done.stderr
    assert len(rows(done.stdout)) == 4
    (scratch.root / "curation/ledgers/shenyang-daily-2021.csv").unlink()
    assert run("ledger", text).stderr == ""  # its row was entered, and now its ledger is begun


# --- mentions -------------------------------------------------------------------------------------------------------


def test_begun_mentions_are_taken_over_when_they_are_confirmed(run: Run, text: Path) -> None:
    begun = run("mentions", text).stdout
    assert [(row["mention"], row["entity_id"]) for row in rows(begun)] == [
        ("沈阳日报", "shenyang-daily?"),
        ("沈阳市", "shenyang?"),
    ]
    file = text.with_name("begun.csv")
    file.write_text(begun, encoding="utf-8")
    refused = run("mentions", file, "--confirmed")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "2 of 2 rows are not confirmed: lines 2-3" in refused.stderr
    file.write_text(begun.replace("?", ""), encoding="utf-8-sig")
    done = run("mentions", file, "--confirmed")
    assert done.stdout.splitlines()[0] == ",".join(MENTIONS)
    assert len(rows(done.stdout)) == 2
    other = run("mentions", text, "--confirmed")
    assert (other.returncode, other.stdout) == (2, "")
    assert "no begun file of mentions" in other.stderr


def test_mentions_find_what_stands_in_the_registers_but_is_not_built(scratch: Scratch, run: Run, text: Path) -> None:
    new = {"park_id": "nursery", "name_zh": "苗圃", "name_en": "Nursery", "place_id": "shenyang"}
    scratch.edit("registers/parks.csv", lambda rows: rows.append({**dict.fromkeys(rows[0], ""), **new}))
    found = json.loads(run("mentions", text, "--format", "json").stdout)
    assert [row["entity_id"] for row in found].count("nursery?") == 2


def test_mentions_of_each_source_are_those_that_people_entered(repository: Path, sources_dir: Path) -> None:
    """All but one: a name in a passage that a machine has damaged."""
    names = Checkout(repository).names()
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sources_dir.glob("*.txt")}
    missed: list[tuple[str, ...]] = []
    for _, source in Checkout(repository).rows("sources"):
        if not source["sha256"]:
            continue
        found = begun_mentions(by_hash[source["sha256"]].read_bytes().decode(), names)
        file = repository / "curation" / "mentions" / f"{source['source_id']}.csv"
        entered = [tuple(row[name] for name in MENTIONS) for row in rows(file.read_text(encoding="utf-8"))]
        begun = [(str(one.start), str(one.end), one.mention, one.entity_id) for one in found]
        assert [one for one in begun if one not in entered] == []
        assert [one for one in entered if one in begun] == begun
        missed += [one for one in entered if one not in begun]
    assert [(one[3]) for one in missed] == ["new-rd-institutions-alliance"]


# --- items ----------------------------------------------------------------------------------------------------------


def test_items_are_paragraphs_with_the_headings_above_them(run: Run, text: Path) -> None:
    (row,) = rows(run("items", text).stdout)
    assert TEXT[int(row["start"]) : int(row["end"])] == "2025年,沈阳市有苗圃3家。"
    assert (row["measure_id"], row["position"], row["heading_zh"]) == ("shenyang-daily-2026-01", "1", "2025年?")


def test_an_item_ends_before_the_mark_of_the_next_and_the_lines_of_the_page() -> None:
    text = (
        "头版\n\n 全年成绩。\n\n抓平台\n一是建成。二是用好;三是管好。\n(一)人才方面\n四是引才。\n(责编:甲)\n版权所有。"
    )
    found = begun_items(text, "a-2026")
    assert [text[slice(*map(int, (str(row["start"]), str(row["end"]))))] for row in found] == [
        "全年成绩。",
        "抓平台\n一是建成。",
        "二是用好;",
        "三是管好。",
        "四是引才。",
    ]
    assert [row["mark"] for row in found] == ["", "", "二是", "三是", "四是"]


def test_items_need_a_file_named_after_its_source() -> None:
    with pytest.raises(UsageError, match="'报告' is no identifier"):
        begun_items("甲。", "报告")
