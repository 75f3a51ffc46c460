"""A begun ledger becomes one that the build takes only when each of its rows is confirmed."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, get_args

import pytest

from shenyang_innovation.building.curation import ASIDE, LEDGER
from shenyang_innovation.building.new_ledger import BEGUN, DISPOSITIONS, confirmed, ledger_csv
from shenyang_innovation.building.package import build_files
from shenyang_innovation.cli import main
from shenyang_innovation.errors import CurationError, UsageError
from shenyang_innovation.reading.figure import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.building.conftest import Scratch

SOURCE = "ledgers/message-board-reply-2025.csv"
HEADER = ",".join(BEGUN)
ROW = "0,3,66家,observation,,nurseries,shenyang,actual,stated,,,2024-03-01,inferred,,,added,…【66家】苗圃,nurseries:0.80,,"
LINE = "0,3,66家,observation,,nurseries,shenyang,actual,stated,,,2024-03-01,inferred,,"


def test_each_kind_of_figure_has_a_disposition() -> None:
    assert set(DISPOSITIONS) == set(get_args(Kind))


def test_a_confirmed_ledger_has_the_columns_that_the_build_takes() -> None:
    assert confirmed(f"{HEADER}\n{ROW}\n", "begun.csv") == f"{','.join(LEDGER)}\n{LINE}\n"


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
def test_what_a_spreadsheet_adds_is_taken_away(mark: str, end: str) -> None:
    assert confirmed(f"{mark}{HEADER}{end}{ROW}{end}", "begun.csv") == f"{','.join(LEDGER)}\n{LINE}\n"


def test_without_the_columns_for_the_person_it_is_the_same() -> None:
    ledger = f"{','.join(LEDGER)}\n{LINE}\n"
    assert confirmed(ledger, "begun.csv") == ledger


def test_rows_that_are_not_confirmed_are_all_named() -> None:
    open_row = ROW.replace("observation", "observation?")
    rows = f"{open_row}\n{ROW}\n{open_row}\n{open_row}\n{open_row}\n{ROW}"
    with pytest.raises(CurationError) as caught:
        confirmed(f"{HEADER}\n{rows}\n", "begun.csv")
    assert str(caught.value) == (
        "begun.csv: 4 of 6 rows are not confirmed: lines 2, 4-6. "
        "Compare the row with the text and correct what is wrong, then take the ? away"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the header is "),
        ("a,b\n", "unknown column 'a'"),
        (f"{HEADER}\n1,2\n", "2 cells under 20 columns"),
        (f'{HEADER}\n"1,2\n', "not readable as CSV"),
        (f"{HEADER}\n{ROW.replace('66家', ' 66家')}\n", "white space around ' 66家' in figure"),
        ("字" * 200_000, "not readable as CSV"),
    ],
)
def test_what_is_no_begun_ledger_is_named(text: str, what: str) -> None:
    with pytest.raises(UsageError) as caught:
        confirmed(text, "begun.csv")
    assert str(caught.value).startswith("begun.csv")
    assert f"no begun ledger: {what}" in str(caught.value)


# --- what the build does with one -----------------------------------------------------------------------------------


def test_the_build_refuses_a_begun_ledger_with_its_columns(
    scratch: Scratch, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = scratch.root / "curation" / SOURCE
    header, *rows = ledger.read_text(encoding="utf-8").splitlines()
    ledger.write_text(
        "\n".join([f"{header},{','.join(ASIDE)}", *(f"{row},,,,," for row in rows), ""]), encoding="utf-8"
    )
    assert main(["build", "--root", str(scratch.root)]) == 1
    error = capsys.readouterr().err
    assert f"curation/{SOURCE}: unknown column 'change'" in error
    assert "confirm its rows, then `shenyang-innovation ledger FILE --confirmed`" in error


@pytest.mark.parametrize("disposition", ["observation", "date", "name", "ordinal", "furniture"])
def test_the_build_refuses_a_row_that_is_not_confirmed(disposition: str, scratch: Scratch) -> None:
    def unconfirm(rows: list[dict[str, str]]) -> None:
        rows[3]["disposition"] = f"{disposition}?"

    scratch.edit(SOURCE, unconfirm)
    with pytest.raises(CurationError) as caught:
        build_files(scratch.root)
    assert str(caught.value) == (
        f"curation/{SOURCE}, line 5: the row is not confirmed: its disposition is '{disposition}?'. "
        "Compare the row with the text and correct what is wrong, then take the ? away"
    )


def test_a_begun_ledger_that_is_confirmed_unread_is_refused(
    scratch: Scratch, sources_dir: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """No way leads from the command to a build in which nobody looked at a row."""
    text = next(sources_dir.glob("000*.txt"))
    assert main(["ledger", str(text), "--date", "2025-03-08"]) == 0
    begun = capsysbinary.readouterr().out
    ledger = scratch.root / "curation" / SOURCE
    ledger.write_bytes(begun)
    with pytest.raises(CurationError, match="unknown column 'change'"):
        build_files(scratch.root)
    begun_file = scratch.root / "begun.csv"
    begun_file.write_bytes(begun)
    assert main(["ledger", str(begun_file), "--confirmed"]) == 1
    assert b"64 of 64 rows are not confirmed: lines 2-65" in capsysbinary.readouterr().err
    with begun_file.open(encoding="utf-8", newline="") as file:
        ledger.write_text(ledger_csv(csv.DictReader(file), LEDGER), encoding="utf-8")  # the columns taken away by hand
    with pytest.raises(CurationError, match="line 2: the row is not confirmed"):
        build_files(scratch.root)
