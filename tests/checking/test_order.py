"""The files that people write: one form, one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content.order import files_are_plain, rows_stand_in_order

if TYPE_CHECKING:
    from pathlib import Path

    from shenyang_innovation.building.curation import Curation


def test_the_curation_of_this_repository(curation: Curation, repository: Path) -> None:
    assert list(rows_stand_in_order(curation)) == []
    assert list(files_are_plain(repository / "curation")) == []


def exchanged(curation: Curation, group: str, member: str | None, at: int) -> Curation:
    """The curation with a row exchanged with the next one."""
    part = getattr(curation, group)
    rows = list(part if member is None else part[member])
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    parts: dict[str, Any] = {group: rows if member is None else {**part, member: rows}}
    return curation._replace(**parts)


@pytest.mark.parametrize(
    ("group", "member"),
    [
        ("sources", None),
        ("aliases", None),
        ("relations", None),
        ("outcomes", None),
        ("ledgers", "press-conference-2023"),
        ("mentions", "press-conference-2023"),
        ("registers", "programs"),
        ("registers", "places"),
        *(("plain", name) for name in ("indicators", "caveats", "glossary", "measures", "suggestions")),
    ],
)
def test_exchanged_rows(curation: Curation, group: str, member: str | None) -> None:
    rows = getattr(curation, group) if member is None else getattr(curation, group)[member]
    for at in range(len(rows) - 1):
        findings = list(rows_stand_in_order(exchanged(curation, group, member, at)))
        assert findings, at
        assert findings[0].where == rows[at].where
        assert "Keep the rows in the order of" in findings[0].remedy


def test_a_longer_mention_stands_before_those_inside_it(curation: Curation) -> None:
    mentions = curation.mentions["message-board-reply-2025"]
    at = next(number for number, row in enumerate(mentions) if row["start"] == mentions[number + 1]["start"])
    assert list(rows_stand_in_order(exchanged(curation, "mentions", "message-board-reply-2025", at)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n1,2\n", None),
        ('a,b\n"1,2",3\n', None),
        ('a,b\n"1",2\n', 2),
        ("a,b\r\n1,2\r\n", 1),
        ("a,b\n1,2", 2),
        ("\ufeffa,b\n1,2\n", None),  # a byte order mark is an error of reading
    ],
)
def test_the_form_of_a_file(tmp_path: Path, text: str, line: int | None) -> None:
    folder = tmp_path / "curation"
    folder.mkdir()
    (folder / "x.csv").write_text(text, encoding="utf-8", newline="")
    wheres = [finding.where for finding in files_are_plain(folder)]
    assert wheres == ([] if line is None else [f"curation/x.csv, line {line}"])
