"""A document that is there already, or only half entered, stops the build: it is named and nothing is written."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.same_document import address_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.building.conftest import Scratch

Change = Callable[["Scratch"], object]
CITED = "bureau-summary-2019"
OLD, NEW = "press-conference-2023", "press-conference-2023-again"
ADDRESS = "https://ln.cri.cn/n/20230304/8a09cd46-d891-1c0a-af91-2df862a1f7d7.html"


def built(root: Path) -> dict[str, str]:
    """The hash of every file that a build writes, and of whatever else lies about."""
    files = (path for path in root.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def enter_again(**changes: str) -> Change:
    """Enter the document again under another identifier, whole, with other cells."""

    def change(scratch: Scratch) -> None:
        for folder in ("ledgers", "mentions"):
            files = scratch.root / "curation" / folder
            shutil.copy(files / f"{OLD}.csv", files / f"{NEW}.csv")

        def add(rows: list[dict[str, str]]) -> None:
            at, row = next((at, row) for at, row in enumerate(rows) if row["source_id"] == OLD)
            rows.insert(at + 1, {**row, "source_id": NEW, **changes})

        scratch.edit("sources.csv", add)

    return change


def without_mentions(scratch: Scratch) -> None:
    enter_again(sha256="0" * 64, address="https://example.org/")(scratch)
    (scratch.root / "curation" / "mentions" / f"{NEW}.csv").unlink()


def ledger_of_nobody(scratch: Scratch) -> None:
    files = scratch.root / "curation" / "ledgers"
    shutil.copy(files / f"{OLD}.csv", files / "nobody-2026.csv")


def unreadable(scratch: Scratch) -> None:
    scratch.edit(
        f"ledgers/{OLD}.csv", lambda rows: next(r for r in rows if r["figure"] == "5000家").update(figure="五扌家万啊")
    )


def unconfirmed(file: str, column: str) -> Change:
    return lambda scratch: scratch.edit(file, lambda rows: rows[0].update({column: f"{rows[0][column]}?"}))


def citation_without(*columns: str) -> Change:
    def change(scratch: Scratch) -> None:
        scratch.edit(
            "sources.csv",
            lambda rows: next(row for row in rows if row["source_id"] == CITED).update(dict.fromkeys(columns, "")),
        )

    return change


CASES: dict[str, tuple[Change, str, str]] = {
    "the same text": (
        enter_again(address="https://example.org/"),
        "the text (sha256) of 'press-conference-2023-again' is that of 'press-conference-2023'",
        " in curation/sources.csv, line ",
    ),
    "the same address": (
        enter_again(sha256="0" * 64),
        "the address https://ln.cri.cn/",
        "is that of 'press-conference-2023' in curation/sources.csv, line ",
    ),
    "the same address spelled otherwise": (
        enter_again(sha256="0" * 64, address=f"{ADDRESS.replace('https://ln.cri.cn', 'http://LN.CRI.cn:80')}/"),
        "the address http://LN.CRI.cn:80/",
        "is that of 'press-conference-2023' in curation/sources.csv, line ",
    ),
    "a ledger without mentions": (
        without_mentions,
        "curation/mentions/press-conference-2023-again.csv: the file is missing",
        "",
    ),
    "a ledger without source": (
        ledger_of_nobody,
        "curation/ledgers/nobody-2026.csv: nothing refers to this file",
        "sources.csv",
    ),
    "a figure that can't be read": (unreadable, f"curation/ledgers/{OLD}.csv, line ", "五扌家万啊"),
    "a citation without address": (
        citation_without("address", "address_basis", "address_kind"),
        "curation/sources.csv, line ",
        "address must be given if evidence is citation",
    ),
    "a citation without date": (
        citation_without("published"),
        f"curation/citations/{CITED}.csv, line 2: its source has no day of publication",
        "curation/sources.csv",
    ),
    "a source not confirmed": (
        unconfirmed("sources.csv", "document_kind"),
        "sources.csv, line 2: the row is not confirmed: its document_kind is '",
        "take the ? away",
    ),
    "a mention not confirmed": (
        unconfirmed(f"mentions/{OLD}.csv", "entity_id"),
        f"mentions/{OLD}.csv, line 2: the row is not confirmed: its entity_id is 'shenyang?'",
        "take the ? away",
    ),
    "an item not confirmed": (unconfirmed("measures.csv", "heading_zh"), "its heading_zh is ", "take the ? away"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_and_nothing_is_written(scratch: Scratch, case: str) -> None:
    change, said, also = CASES[case]
    change(scratch)
    before = built(scratch.root)
    command = [sys.executable, "-m", "shenyang_innovation", "build", "--root", str(scratch.root)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert also in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert built(scratch.root) == before


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.org/x", "https://a.org/x", True),
        ("https://a.org", "https://a.org/", True),
        ("https://a.org/x/", "https://a.org/x", True),
        ("https://A.oRg/x", "https://a.org/x", True),
        ("https://a.org./x", "https://a.org/x", True),
        ("https://a.org:443/x", "https://a.org/x", True),
        ("https://a.org/x#y", "https://a.org/x", True),
        ("https://a.org/%E6%B2%88", "https://a.org/沈", True),
        ("https://a.org/x", "https://a.org/X", False),
        ("https://a.org/x", "https://b.org/x", False),
        ("https://a.org:8080/x", "https://a.org/x", False),
        ("https://a.org/x?a=1", "https://a.org/x?a=2", False),
        ("https://a.org/x?a=1", "https://a.org/x", False),
        ("https://a.org:port/x", "https://a.org/x", False),
    ],
)
def test_which_spellings_are_one_address(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same
