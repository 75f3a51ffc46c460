"""The rows of a begun ledger, as CSV for a person and as JSON for tools."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

from shenyang_innovation.building.curation import ASIDE, LEDGER
from shenyang_innovation.building.new_ledger import BEGUN, confirmed
from shenyang_innovation.suggesting.begun import begun, begun_csv, begun_json
from shenyang_innovation.suggesting.suggest import suggest

if TYPE_CHECKING:
    from shenyang_innovation.suggesting.begun import Begun
    from shenyang_innovation.suggesting.known import Known

TEXT = "一是力争到2027年建成苗圃约5家,居全国第三位。\n用5G。"


def begun_rows(text: str, forest: Known) -> list[Begun]:
    return list(map(begun, suggest(text, forest, date(2024, 3, 1)).each))


def rows(ledger: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ledger, newline="")))


def test_each_row_bears_the_mark_that_nobody_has_confirmed_it(forest: Known) -> None:
    written = rows(begun_csv(begun_rows(TEXT, forest)))
    assert [(row["figure"], row["disposition"]) for row in written] == [
        ("一是", "ordinal?"),
        ("2027年", "date?"),
        ("5家", "observation?"),
        ("第三位", "observation?"),
        ("5G", "name?"),
    ]


def test_an_observation_has_all_that_is_read_and_suggested(forest: Known) -> None:
    row = rows(begun_csv(begun_rows(TEXT, forest)))[2]
    assert [row[name] for name in LEDGER] == [
        *("15", "17", "5家", "observation?", "约", "nurseries", "shenyang", "target", "stated", "力争"),
        *("2027-12-31", "2027-12-31", "stated", "", ""),
    ]
    assert row["words"] == "…一是力争到2027年建成苗圃约【5家】,"
    assert row["suggested_indicators"].startswith("nurseries:0.")
    assert row["suggested_subjects"] == "shenyang:1.00"
    assert row["suggested_themes"].startswith("parks:")


def test_only_an_observation_has_suggestions(forest: Known) -> None:
    for row in rows(begun_csv(begun_rows(TEXT, forest))):
        if row["disposition"] != "observation?":
            assert {row[name] for name in (*LEDGER[4:], *ASIDE)} == {""}


def test_the_words_never_begin_a_formula_and_are_few(forest: Known) -> None:
    (row,) = rows(begun_csv(begun_rows(f"=SUM({'苗' * 50}圃5家{'木' * 50}", forest)))
    assert row["words"].startswith("…")
    assert len(row["words"]) < 50


def test_json_has_the_same_rows_with_scores_as_numbers(forest: Known) -> None:
    begun_ones = begun_rows(TEXT, forest)
    objects = json.loads(begun_json(begun_ones))
    assert [list(one) for one in objects] == [list(BEGUN)] * 5
    for one, row in zip(objects, rows(begun_csv(begun_ones)), strict=True):
        assert [("" if one[name] is None else str(one[name])) for name in LEDGER] == [row[name] for name in LEDGER]
    assert (objects[0]["start"], objects[0]["indicator_id"], objects[0]["suggested_indicators"]) == (0, None, [])
    (first, *_) = objects[2]["suggested_indicators"]
    assert first["id"] == "nurseries"
    assert 0 < first["score"] <= 1


def test_a_text_without_figures_has_a_ledger_without_rows(forest: Known) -> None:
    assert begun_csv(begun_rows("无", forest)) == ",".join(BEGUN) + "\n"
    assert json.loads(begun_json(begun_rows("无", forest))) == []


def test_with_the_marks_taken_away_the_build_takes_it(forest: Known) -> None:
    ledger = begun_csv(begun_rows(TEXT, forest)).replace("?", "")
    assert rows(confirmed(ledger, "begun.csv")) == [{name: row[name] for name in LEDGER} for row in rows(ledger)]
