"""The command `ledger` as a user runs it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import pytest

from shenyang_innovation.building.curation import LEDGER
from shenyang_innovation.building.new_ledger import BEGUN
from shenyang_innovation.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = ("qualifier", "status", "status_basis", "cue")
PERIOD = ("period_start", "period_end", "period_basis")


class Done(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def call(*arguments: object) -> Done:
        capsysbinary.readouterr()
        try:
            status = main(["ledger", *map(str, arguments)])
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsysbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("目前,沈阳国家高新技术企业达到433家。", encoding="utf-8")
    return path


def rows(ledger: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ledger, newline="")))


def curated(repository: Path, sources_dir: Path) -> Iterator[tuple[dict[str, str], Path, Path]]:
    """Each source with its text and its ledger."""
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sources_dir.glob("*.txt")}
    sources = rows((repository / "curation" / "sources.csv").read_bytes().decode())
    for source in (source for source in sources if source["evidence"] == "text"):
        ledger = repository / "curation" / "ledgers" / f"{source['source_id']}.csv"
        yield source, by_hash[source["sha256"]], ledger


def test_a_begun_ledger(run: Run, report: Path) -> None:
    done = run(report, "--date", "2025-03-08")
    assert (done.status, done.err) == (0, "")
    (row,) = rows(done.out)
    assert list(row) == list(BEGUN)
    assert (row["figure"], row["disposition"], row["indicator_id"]) == (
        "433家",
        "observation?",
        "high_tech_enterprises",
    )
    assert (row["subject_id"], row["period_end"]) == ("shenyang", "2025-03-08")
    assert json.loads(run(report, "--format", "json").out)[0]["period_end"] is None


def test_from_text_to_ledger(run: Run, report: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun.csv"
    begun.write_text(run(report, "--date", "2025-03-08").out, encoding="utf-8")
    refused = run(begun, "--confirmed")
    assert (refused.status, refused.out) == (1, "")
    assert "begun.csv: 1 of 1 rows is not confirmed: line 2" in refused.err
    begun.write_text(begun.read_text(encoding="utf-8").replace("observation?", "observation"), encoding="utf-8")
    done = run(begun, "--confirmed")
    assert (done.status, done.err) == (0, "")
    assert list(rows(done.out)[0]) == list(LEDGER)
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(done.out, encoding="utf-8")
    again = run(report, "--date", "2025-03-08", "--against", ledger, "--old-text", report)
    assert (again.status, again.err) == (0, "kept 1, removed 0\n")


def test_each_source_has_the_places_and_wordings_of_its_ledger(run: Run, repository: Path, sources_dir: Path) -> None:
    count = 0
    for source, text, ledger in curated(repository, sources_dir):
        confirmed = rows(ledger.read_bytes().decode())
        begun = rows(run(text, "--date", source["published"]).out)
        place = ("start", "end", "figure")
        assert [[row[name] for name in place] for row in begun] == [[row[name] for name in place] for row in confirmed]
        assert {row["disposition"][-1] for row in begun} == {"?"}
        for row, right in zip(begun, confirmed, strict=True):
            if right["disposition"] != "furniture" and right["status_basis"] != "inferred":
                names = ("disposition", *WORDS)
                assert [row[name].removesuffix("?") for name in names] == [right[name] for name in names], right
        count += 1
    assert count == 5


def test_a_text_that_did_not_change_keeps_its_ledger(
    run: Run, repository: Path, sources_dir: Path, tmp_path: Path
) -> None:
    for source, text, ledger in curated(repository, sources_dir):
        options = ("--against", ledger, "--old-text", text)
        done = run(text, "--date", source["published"], *options)
        begun = tmp_path / "begun.csv"
        begun.write_bytes(done.out.encode())
        assert run(begun, "--confirmed").out == ledger.read_bytes().decode(), source["source_id"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "2025-02-30"], "--date: '2025-02-30' is no day. Write YYYY-MM-DD"),
        (["--date", "8.3.2025"], "--date: '8.3.2025' is no day"),
        (["--old-text", "report.txt"], "--old-text: without --against"),
        (["--confirmed", "--date", "2025-03-08"], "--confirmed: with --date. Leave out --date"),
        (["--confirmed", "--against", "old.csv"], "--confirmed: with --against"),
        (["--confirmed", "--format", "json"], "--confirmed: with --format json"),
        (["--format", "xml"], "--format: no format 'xml'"),
        (["--confirmed"], "report.txt: no begun ledger: unknown column"),
        (["--against", "no.csv"], "no.csv: No such file or directory"),
        (["--against", "."], "this is a folder"),
        (["--against", "report.txt"], "report.txt: not the ledger: unknown column"),
        (["--against", "gbk.csv"], "GB18030"),
        (["--against", "empty.csv"], "empty.csv: "),
    ],
)
def test_wrong_use_is_named(
    arguments: list[str], said: str, run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    (report.parent / "gbk.csv").write_bytes("起,止,数".encode("gb18030"))
    (report.parent / "empty.csv").write_bytes(b"")
    done = run("report.txt", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("已有12家".encode("gb18030"), "GB18030"),
        (b"", "empty"),
        (b"\0\1\2", "NUL"),
        ("已有12家".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_that_is_no_text_is_named(data: bytes, said: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    done = run(path)
    assert (done.status, done.out) == (2, "")
    assert "report.txt: " in done.err
    assert said in done.err
