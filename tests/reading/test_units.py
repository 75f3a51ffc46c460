"""The table of units: what it holds, how it is extended, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from shenyang_innovation.reading import STANDARD, Reader, Unit, UnreadableUnitsError, read_figures, read_units, units
from shenyang_innovation.reading.forms import in_wording
from shenyang_innovation.reading.names import WORDS
from shenyang_innovation.reading.units import COLUMNS

HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def rows(repository: Path) -> list[Unit]:
    table = repository / "src" / "shenyang_innovation" / "reading" / "units.csv"
    return read_units(table.read_text(encoding="utf-8"))


def test_a_word_stands_once(rows: list[Unit]) -> None:
    assert len({unit.word for unit in rows}) == len(rows) == len(STANDARD)


def test_every_unit_is_read_behind_a_number(rows: list[Unit]) -> None:
    for unit in rows:
        number = "3万" if unit.behind else "3"
        figure = next(
            iter(read_figures(f"共{number}{unit.word}{unit.before.split('|')[0].removesuffix('(?!目(?!标))')}。"))
        )
        assert figure.classifier == unit.word, figure
        if unit.kind == "measure":
            assert figure.value == Decimal(number.replace("万", "0000")) * Decimal(unit.factor), figure


def test_a_unit_of_ones_own_is_read_and_the_standard_stays() -> None:
    reader = Reader(STANDARD.extended([Unit("锭", "count"), Unit("千锭", "count", "1000")]))
    assert [(figure.text, figure.value) for figure in reader.figures("20万锭和3千锭")] == [
        ("20万锭", Decimal(200000)),
        ("3千锭", Decimal(3000)),
    ]
    assert read_figures("20万锭")[0].text == "20万"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("word,unit\n", "the header is 'word,unit'"),
        (f"{HEADER}\n锭,count\n", "row 2: 2 cells, not 8"),
        (f"{HEADER}\n锭,count,1,thing,any,,,\n", "row 2: the kind is 'thing'"),
        (f"{HEADER}\n锭,count,1,classifier,roman,,,\n", "row 2: numerals is 'roman'"),
        (f"{HEADER}\n锭,count,12,classifier,any,,,\n", "row 2: the factor is '12', no power of ten"),
        (f"{HEADER}\n锭,count,x,classifier,any,,,\n", "row 2: the factor is 'x'"),
        (f"{HEADER}\n,count,1,classifier,any,,,\n", "row 2: word or unit is empty"),
    ],
)
def test_a_table_that_is_none_is_refused_by_its_row(table: str, said: str) -> None:
    with pytest.raises(UnreadableUnitsError, match=said):
        read_units(table, "mine.csv")


def test_a_listed_word_stands_once_and_has_a_numeral() -> None:
    assert len({row.word for row in WORDS}) == len(WORDS)
    assert [
        row.word for row in WORDS if not set("零一二三四五六七八九十百千万亿两第双半几数首0123456789") & set(row.word)
    ] == []


def test_a_name_of_the_list_is_found_as_such_and_an_ordinary_word_is_no_figure() -> None:
    for row in WORDS:
        figures = [(figure.text, figure.kind) for figure in read_figures(f"关于{row.word}。")]
        assert figures == ([(row.word, "name")] if row.kind == "name" else []), row


@pytest.mark.parametrize("number", ["3", "0.05", "12.50", "007", "3万", "1.05亿", "2.5万亿", "2024", "9.30"])
def test_the_short_way_of_a_number_and_a_unit_says_what_its_form_says(number: str) -> None:
    table = in_wording(STANDARD)
    for unit in read_units((Path(units.__file__).parent / "units.csv").read_text(encoding="utf-8")):
        wording = number + unit.word
        assert table.read(wording) == table.read_by_form(wording), wording


def test_a_listed_word_does_not_take_the_beginning_of_a_unit() -> None:
    """三公 is a name, 三公里 is not."""
    for row in WORDS:
        numeral = row.word[0]
        for word, unit in STANDARD.items():
            longer = word.startswith(row.word[1:]) and len(word) >= len(row.word) and unit.numerals == "any"
            if numeral in "二三四五六七八九两" and longer and not unit.behind and not unit.before:
                figure = next(iter(read_figures(f"共{numeral}{word}。")), None)
                assert figure is not None, (row.word, word)
                assert (figure.kind, figure.classifier) == ("quantity", word)
