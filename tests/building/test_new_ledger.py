"""The ledger that is begun for a new text: the rows of the curated ones, as far as they can be read."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import get_args

import pytest

from shenyang_innovation.building.curation import LEDGER
from shenyang_innovation.building.new_ledger import DISPOSITIONS, new_ledger
from shenyang_innovation.cli import main
from shenyang_innovation.reading.figure import Kind

READ = ("start", "end", "figure")
WORDS = ("qualifier", "status", "status_basis", "cue")
FOR_A_PERSON = tuple(column for column in LEDGER if column not in (*READ, "disposition", *WORDS))


def rows(ledger: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ledger, newline="")))


def curated(repository: Path, sources_dir: Path) -> dict[str, tuple[Path, list[dict[str, str]]]]:
    """The text and the ledger of each source."""
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sources_dir.glob("*.txt")}
    sources = rows((repository / "curation" / "sources.csv").read_bytes().decode())
    return {
        id_: (
            by_hash[source["sha256"]],
            rows((repository / "curation" / "ledgers" / f"{id_}.csv").read_bytes().decode()),
        )
        for source in sources
        for id_ in (source["source_id"],)
    }


def test_the_command_gives_each_source_the_places_and_wordings_of_its_ledger(
    repository: Path, sources_dir: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = curated(repository, sources_dir)
    assert len(found) == 5
    for id_, (text, ledger) in found.items():
        assert main(["ledger", str(text)]) == 0
        begun = rows(capsysbinary.readouterr().out.decode())
        assert [[row[column] for column in READ] for row in begun] == [
            [row[column] for column in READ] for row in ledger
        ], id_
        assert {row[column] for row in begun for column in FOR_A_PERSON} == {""}


def test_what_it_reads_is_what_people_decided_but_for_what_they_inferred(repository: Path, sources_dir: Path) -> None:
    for id_, (text, ledger) in curated(repository, sources_dir).items():
        for begun, row in zip(rows(new_ledger(text.read_bytes().decode())), ledger, strict=True):
            if row["disposition"] == "furniture" or row["status_basis"] == "inferred":
                continue
            columns = ("disposition", *WORDS)
            assert [begun[column] for column in columns] == [row[column] for column in columns], (id_, row)


def test_each_kind_of_figure_has_a_disposition() -> None:
    assert set(DISPOSITIONS) == set(get_args(Kind))


def test_only_an_observation_has_words_around_it() -> None:
    begun = rows(new_ledger("一是力争到2027年建成约5家,居全国第三位。\n用5G。"))
    assert [(row["figure"], row["disposition"]) for row in begun] == [
        ("一是", "ordinal"),
        ("2027年", "date"),
        ("5家", "observation"),
        ("第三位", "observation"),
        ("5G", "name"),
    ]
    assert [[row[column] for column in WORDS] for row in begun] == [
        ["", "", "", ""],
        ["", "", "", ""],
        ["约", "target", "stated", "力争"],
        ["", "target", "stated", "力争"],
        ["", "", "", ""],
    ]


def test_a_text_without_figures_has_a_ledger_without_rows() -> None:
    assert new_ledger("无") == ",".join(LEDGER) + "\n"
