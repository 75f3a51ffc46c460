"""A new version of a text against its ledger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.curation import LEDGER
from shenyang_innovation.building.new_ledger import confirmed, ledger_csv
from shenyang_innovation.errors import UsageError
from shenyang_innovation.suggesting.against import Compared, compared, old_ledger
from shenyang_innovation.suggesting.begun import begun, begun_csv
from shenyang_innovation.suggesting.suggest import suggest

if TYPE_CHECKING:
    from shenyang_innovation.suggesting.known import Known

DAY = date(2024, 3, 1)
TEXT = """一是发展林业。目前,全市苗圃66家,林业人才300人。
二是科技兴林。2023年,甲科技园苗圃5家。林业产业集群产值3亿元,同比增长6.6%。
"""


NOTES = {"66家": "Counted twice."}


def ledger_of(text: str, forest: Known) -> str:
    """A ledger in which somebody confirmed each row, with a note on one."""
    rows = [dict(one.cells) for one in map(begun, suggest(text, forest, DAY).each)]
    for row in rows:
        row |= {"disposition": str(row["disposition"]).removesuffix("?"), "note_en": NOTES.get(str(row["figure"]), "")}
    return ledger_csv(rows, LEDGER)


def against(new: str, forest: Known, *, by_text: bool = True, day: date | None = DAY) -> Compared:
    """A new version of the text against the ledger of the old one."""
    old_text = TEXT if by_text else None
    records = old_ledger(ledger_of(TEXT, forest), "old.csv", old_text)
    return compared(records, old_text, new, suggest(new, forest, day), forest)


def changes(outcome: Compared) -> dict[str, str]:
    return {
        f"{row.cells['figure']}": f"{row.change}{'?' * str(row.cells['disposition']).count('?')}"
        for row in outcome.rows
    }


def test_the_same_text_keeps_every_row_confirmed(forest: Known) -> None:
    outcome = against(TEXT, forest)
    assert set(changes(outcome).values()) == {"kept"}
    assert outcome.summary() == "kept 8, removed 0\n"
    assert confirmed(begun_csv(outcome.rows), "x") == ledger_of(TEXT, forest)


def test_what_stands_in_the_same_words_moves_with_them(forest: Known) -> None:
    new = f"前言。\n{TEXT}"
    outcome = against(new, forest)
    assert set(changes(outcome).values()) == {"kept"}
    for row in outcome.rows:
        assert new[int(str(row.cells["start"])) : int(str(row.cells["end"]))] == row.cells["figure"]
    assert "Counted twice." in {row.cells["note_en"] for row in outcome.rows}


def test_another_number_keeps_its_meaning_until_it_is_confirmed(forest: Known) -> None:
    outcome = against(TEXT.replace("66家", "超过70家"), forest)
    assert changes(outcome) == {
        "一是": "kept",
        "70家": "was 66家?",
        "300人": "same figure?",  # its sentence is not the same any more
        "二是": "kept",
        "2023年": "kept",
        "5家": "kept",
        "3亿元": "kept",
        "6.6%": "kept",
    }
    row = outcome.rows[1].cells
    assert (row["indicator_id"], row["qualifier"], row["note_en"]) == ("nurseries", "超过", "Counted twice.")
    assert outcome.summary() == "kept 6, other figure 1, same figure 1, removed 0\n"


def test_words_before_the_figure_in_its_paragraph_count(forest: Known) -> None:
    """The first thing named in a paragraph may be the subject of all that follows."""
    outcome = against(TEXT.replace("科技兴林", "甲园兴林"), forest)
    assert changes(outcome)["3亿元"] == "same figure?"
    assert changes(outcome)["66家"] == "kept"


def test_words_behind_the_figure_in_its_sentence_count(forest: Known) -> None:
    assert changes(against(TEXT.replace("林业人才300人", "林木300棵"), forest))["66家"] == "same figure?"


def test_words_behind_the_sentence_do_not_count(forest: Known) -> None:
    assert changes(against(TEXT.replace("产值3亿元", "产值4亿元"), forest))["5家"] == "kept"


def test_a_figure_that_is_new_has_suggestions(forest: Known) -> None:
    outcome = against(f"{TEXT}新增苗圃9家。\n", forest)
    assert changes(outcome)["9家"] == "added?"
    assert outcome.rows[-1].cells["indicator_id"] == "new_nurseries"
    assert outcome.summary() == "added 1, kept 8, removed 0\n"


def test_a_figure_that_is_gone_is_named(forest: Known) -> None:
    outcome = against(TEXT.replace(",林业人才300人", ""), forest)
    assert [record["figure"] for record in outcome.removed] == ["300人"]
    assert "removed 1\nremoved: old.csv, line 4: 300人 at 22-26, foresters\n" in outcome.summary()


def test_without_the_old_text_nothing_is_certain(forest: Known) -> None:
    outcome = against(TEXT, forest, by_text=False)
    assert set(changes(outcome).values()) == {"same figure?"}
    assert [row.cells["indicator_id"] for row in outcome.rows if row.cells["indicator_id"]]


def test_a_period_that_follows_from_another_day_is_to_be_confirmed(forest: Known) -> None:
    outcome = against(TEXT, forest, day=date(2024, 4, 1))
    assert changes(outcome)["66家"] == "other period?"
    assert outcome.rows[1].cells["period_end"] == "2024-04-01"
    assert changes(outcome)["5家"] == "kept"


def test_without_a_day_what_depends_on_it_is_to_be_confirmed(forest: Known) -> None:
    outcome = against(TEXT, forest, day=None)
    assert changes(outcome)["66家"] == "day not given?"
    assert outcome.rows[1].cells["period_end"] == "2024-03-01"
    assert changes(outcome)["5家"] == "kept"


def test_what_a_person_made_of_a_figure_stays(forest: Known) -> None:
    """A disposition other than that of reading, and a status that somebody inferred."""
    ledger = ledger_of(TEXT, forest)
    ledger = ledger.replace("一是,ordinal", "一是,furniture").replace(
        ",actual,stated,,2024-03-01", ",target,inferred,,2024-03-01"
    )
    records = old_ledger(ledger, "old.csv", TEXT)
    for new in (TEXT, TEXT.replace("66家", "70家")):
        rows = compared(records, TEXT, new, suggest(new, forest, DAY), forest).rows
        assert str(rows[0].cells["disposition"]).startswith("furniture")
        assert (rows[1].cells["status"], rows[1].cells["status_basis"]) == ("target", "inferred")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("66家", "67家"), "'67家' does not stand at"),
        (("一是,ordinal", "一是,ordinal?"), "line 2: not the ledger: the row is not confirmed"),
        (("start,", "begin,"), "unknown column 'begin'"),
        (("start,", "change,"), "unknown column 'change'. It was begun and is not a ledger yet"),
        (("0,2,一是", "0,3,一是"), "'一是' has 2 characters, but stands from 0 to 3"),
    ],
)
def test_what_is_not_the_ledger_of_the_old_text_is_named(change: tuple[str, str], what: str, forest: Known) -> None:
    with pytest.raises(UsageError) as caught:
        old_ledger(ledger_of(TEXT, forest).replace(*change, 1), "old.csv", TEXT)
    assert str(caught.value).startswith("old.csv")
    assert what in str(caught.value)
