"""The claims of curation and tables against the five source texts, where they are at hand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.checking.in_text import figures as figures_in_text
from shenyang_innovation.checking.in_text.claims import claims_of_curation, claims_of_tables
from shenyang_innovation.checking.in_text.figures import figure_findings
from shenyang_innovation.checking.in_text.source_texts import Texts, check_texts, check_words, read_texts
from shenyang_innovation.reading import read_figures

if TYPE_CHECKING:
    from pathlib import Path

    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.checking.tables import Tables


@pytest.fixture(scope="module")
def read(sources_dir: Path) -> Texts:
    return read_texts(sources_dir)


@pytest.fixture(scope="module")
def texts(read: Texts) -> dict[str, str]:
    return {file.sha256: file.text for file in read.files}


def test_the_curation_stands_in_the_texts(curation: Curation, read: Texts) -> None:
    assert list(map(str, check_texts(claims_of_curation(curation), read))) == []


def test_the_published_tables_stand_in_the_texts(tables: Tables, read: Texts) -> None:
    assert list(map(str, check_texts(claims_of_tables(tables), read))) == []


def test_the_words_of_the_curation_are_those_of_the_texts(curation: Curation, read: Texts) -> None:
    pytest.importorskip("opencc", reason="comparing words in Traditional script needs opencc (extra build)")
    assert list(map(str, check_words(claims_of_curation(curation), read))) == []


def test_both_ways_give_the_same_claims(curation: Curation, tables: Tables) -> None:
    ours, theirs = claims_of_curation(curation), claims_of_tables(tables)
    assert ours.unclear == []
    key = lambda claim: (claim.source_id, claim.start, claim.end)  # noqa: E731
    assert [c._replace(where="") for c in sorted(ours.spans, key=key)] == [
        c._replace(where="") for c in sorted(theirs.spans, key=key)
    ]
    assert [c._replace(where="") for c in sorted(ours.figures, key=key)] == [
        c._replace(where="") for c in sorted(theirs.figures, key=key)
    ]
    assert sorted(c.spans for c in ours.lists) == sorted(c.spans for c in theirs.lists)


def test_every_digit_of_every_figure_is_guarded(curation: Curation, texts: dict[str, str]) -> None:
    """One digit of a text changed, its hash not asked: the figure is named at its row."""
    claims = claims_of_curation(curation)
    missed: list[str] = []
    for source in claims.sources:
        text = texts[source.sha256]
        ledger = [claim for claim in claims.figures if claim.source_id == source.source_id]
        for claim in ledger:
            digit = re.search("[0-9]", claim.figure)
            if digit is None:
                continue
            at = claim.start + digit.start()
            other = text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
            if claim.where not in {f.where for f in figure_findings(ledger, other, "x.txt", "ledger")}:
                missed.append(claim.where)
    assert missed == []


def test_every_row_of_every_ledger_is_guarded(
    curation: Curation, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row dropped, moved by one, or with another figure: each is found."""
    monkeypatch.setattr(figures_in_text, "read_figures", cache(read_figures))  # the texts stay as they are
    claims = claims_of_curation(curation)
    missed: list[str] = []
    for source in claims.sources:
        text = texts[source.sha256]
        ledger = [claim for claim in claims.figures if claim.source_id == source.source_id]
        for at, claim in enumerate(ledger):
            others = {
                "dropped": [],
                "moved": [claim._replace(start=claim.start + 1, end=claim.end + 1)],
                "longer": [claim._replace(end=claim.end + 1, figure=text[claim.start : claim.end + 1])],
                "reworded": [claim._replace(figure="9" + claim.figure[1:] + "9")],
            }
            for what, rows in others.items():
                broken = ledger[:at] + rows + ledger[at + 1 :]
                if not any(figure_findings(broken, text, "x.txt", "ledger")):
                    missed.append(f"{claim.where} {what}")
    assert missed == []
