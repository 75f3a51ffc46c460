"""What is missing is found also in a curation that does not build, each thing with its place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.cli import main
from shenyang_innovation.curating import doctor
from shenyang_innovation.curating.doctor import BUILDS, Diagnosis, Missing, diagnose
from shenyang_innovation.curating.loose import Loose
from shenyang_innovation.curating.missing import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.curating.conftest import Run, Scratch

HALF = ("press-conference-2023", "proposal-reply-2025", "shenyang-daily-2021")
LEDGER = "ledgers/press-conference-2023.csv"
#: Of each kind: the file, the row by a cell, the cells that are changed, the place and the words of what is found.
BROKEN = {
    "unconfirmed": (LEDGER, ("figure", "5000家"), {"disposition": "observation?"}, "'5000家' as observation?"),
    "unfinished": (LEDGER, ("figure", "5000家"), {"indicator_id": ""}, "press-conference-2023@1047 (5000家) has no indicator_id"),
    "without-english": ("registers/parks.csv", ("park_id", "shengjing-fund-town"), {"name_en": ""}, "name_en of 'shengjing-fund-town'"),
    "unjudged": ("outcomes.csv", ("target_id", "press-conference-2023@1047"), {"target_id": "x@1"}, "the target press-conference-2023@1047 (5000家)"),
    "untraced": ("sources.csv", ("source_id", "press-conference-2023"), {"address": "", "address_basis": "", "address_kind": ""}, "'press-conference-2023' has no address"),
    "second-hand": ("sources.csv", ("source_id", "press-conference-2023"), {"address_basis": "inferred"}, "the address of 'press-conference-2023' is inferred"),
}  # fmt: skip


def look(scratch: Scratch, name: str, day: str | None = None) -> list[str]:
    """What is found of one kind, without a build."""
    (kind,) = (kind for kind in KINDS if kind.name == name)
    return [f"{one.where}: {one.what}" for one in kind.look(Loose(scratch.root / "curation", day))]


def found(diagnosis: Diagnosis) -> dict[str, list[str]]:
    return {kind.kind: [f"{one.where}: {one.what}" for one in kind.findings] for kind in diagnosis.kinds}


@pytest.mark.parametrize("kind", BROKEN)
def test_each_kind_is_found_at_its_place(scratch: Scratch, kind: str) -> None:
    file, (column, value), cells, said = BROKEN[kind]
    before = look(scratch, kind)
    scratch.edit(file, lambda rows: next(row for row in rows if row[column] == value).update(cells))
    (new,) = (one for one in look(scratch, kind) if one not in before)
    assert said in new
    assert new.startswith("curation/")


def test_a_row_that_was_begun_is_found_wherever_it_stands(scratch: Scratch) -> None:
    for file, column in (
        ("mentions/shenyang-daily-2021.csv", "entity_id"),
        ("measures.csv", "heading_zh"),
        ("sources.csv", "published"),
    ):
        scratch.edit(file, lambda rows, column=column: rows[0].update({column: f"{rows[0][column]}?"}))  # type: ignore[misc]
    unconfirmed = look(scratch, "unconfirmed")
    assert [one.partition(",")[0] for one in unconfirmed] == [
        "curation/sources.csv",
        "curation/mentions/shenyang-daily-2021.csv",
        "curation/measures.csv",
    ]


def test_a_half_entered_document_is_found(scratch: Scratch) -> None:
    curation = scratch.root / "curation"
    (curation / "mentions" / "shenyang-daily-2021.csv").rename(curation / "mentions" / "nobody-2026.csv")
    scratch.edit(
        "measures.csv", lambda rows: [row.update(source_id="x") for row in rows if row["source_id"][:2] == "pr"]
    )
    one, two, three = (scratch.line("sources.csv", "source_id", name) for name in HALF)
    missing = found(diagnose(scratch.root))
    assert missing["half-entered"] == [
        f"curation/sources.csv, line {three}: 'shenyang-daily-2021' has no curation/mentions/shenyang-daily-2021.csv",
        "curation/mentions/nobody-2026.csv: no source 'nobody-2026' asks for this file",
    ]
    assert missing["without-items"] == [
        f"curation/sources.csv, line {one}: 'press-conference-2023' has no items",
        f"curation/sources.csv, line {two}: 'proposal-reply-2025' has no items",
    ]
    assert len(missing["not-built"]) == 1


def test_what_is_past_due_depends_on_the_day_alone(scratch: Scratch) -> None:
    def due(day: str | None) -> list[str]:
        return [one for one in look(scratch, "past-due", day) if "press-conference-2023@1446" in one]

    assert due("2023-12-30") == []
    assert len(due("2023-12-31")) == len(due(None)) == 1
    assert "80% (computing_fill_rate of shenyang-ai-computing-center, " in due(None)[0]
    row = {"verdict": "undecided", "outcome_id": "message-board-reply-2025@826"}
    scratch.edit("outcomes.csv", lambda rows: next(r for r in rows if r["target_id"].endswith("2023@1446")).update(row))
    assert due(None) == []


def test_the_command_says_it_as_text_and_as_json(run: Run) -> None:
    said, told = run("doctor"), run("doctor", "--format", "json", "--on", "2021-01-01")
    assert said.returncode == told.returncode == 1
    assert "past-due: targets past due with no outcome (" in said.stdout
    assert " kinds looked for, as of " in said.stdout.splitlines()[-1]
    answer = json.loads(told.stdout)
    assert answer["as_of"] == "2021-01-01"
    counts = {kind["kind"]: kind["count"] for kind in answer["kinds"]}
    assert counts["past-due"] == counts["not-built"] == 0
    assert answer["missing"] == sum(counts.values())


def test_where_nothing_is_missing_it_ends_with_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = Diagnosis("2025-09-08", [Missing("untraced", "documents without address", [])])
    monkeypatch.setattr(doctor, "diagnose", lambda *_: nothing)
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out == "Nothing is missing: 1 kind looked for, as of 2025-09-08.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on", "tomorrow"], "--on: 'tomorrow' is no day"),
        (["--format", "csv"], "no format 'csv'"),
        (["--root", "no-such-folder"], "no-such-folder: there is no such folder"),
    ],
)
def test_wrong_use_of_doctor_is_named(run: Run, arguments: list[str], said: str) -> None:
    done = run("doctor", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_files_that_are_no_tables_are_no_traceback(scratch: Scratch, run: Run) -> None:
    curation = scratch.root / "curation"
    (curation / "outcomes.csv").write_bytes(b'\xff\xfe\0a,"\n')
    (curation / "indicators.csv").unlink()
    (curation / "sources.csv").write_text("source_id,address\na\nb,c,d,e\n", encoding="utf-8")
    done = run("doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert "not-built: " in done.stdout


def test_the_checkout_itself_has_nothing_half_entered(repository: Path) -> None:
    missing = found(diagnose(repository))
    for kind in (
        "not-built",
        "half-entered",
        "unconfirmed",
        "unfinished",
        "without-items",
        "without-english",
        "unjudged",
    ):
        assert missing[kind] == []


def test_the_page_explains_each_kind(repository: Path) -> None:
    page = (repository / "docs" / "adding-a-document.md").read_text(encoding="utf-8")
    explained = page.split("## What is still missing")[1]
    assert re.findall(r"^\| `([a-z-]+)` \|", explained, re.MULTILINE) == [BUILDS[0], *(kind.name for kind in KINDS)]
