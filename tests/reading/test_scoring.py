"""The scorer, tried with readers that are wrong in a known way: the measure falls by what they get wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from benchmarks.quality.annotations import Block, read_blocks
from benchmarks.quality.failing import KnownFailuresError, failures, known, mended, unknown
from benchmarks.quality.scoring import FIELDS, Measures, Read, Reader, Score, score

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = """
= 2024年新增12家，增长8.2%，三农工作列第二位。
+ 12家 | 12 | count | = | actual | arabic
+ 8.2% | 8.2 | percent | = | actual | percent
+ 第二位 | 2 | rank | = | actual | rank | rank
- 2024年 | date
- 三农 | name

= 力争建成4到6个，占三分之一，推进一体化，用时3小时。
+ 4到6个 | 4..6 | count | = | target | range
+ 三分之一 | 33.3333 | percent | = | target | fraction
+ 3小时 | 3 | hour | = | target | time
- 一体化 | none
"""
Change: TypeAlias = "Callable[[Read], Read | None]"


@pytest.fixture
def blocks(tmp_path: Path) -> list[Block]:
    file = tmp_path / "texts.txt"
    file.write_text(TEXTS, encoding="utf-8")
    return read_blocks(file)


def reader_of(blocks: list[Block], change: Change, more: tuple[Read, ...] = (), claims: str = "") -> Reader:
    """A reader that knows what is right, and says what `change` makes of it."""
    right = {
        block.text: [
            Read(one.start, one.end, one.kind, one.value, one.value_upper, one.unit, one.comparator, one.status)
            for one in block.figures
        ]
        + [Read(trap.start, trap.end, trap.kind) for trap in block.traps if trap.kind != "none"]
        for block in blocks
    }

    def read(text: str) -> list[Read]:
        first = more if text == blocks[0].text else ()
        return [*(said for one in right[text] if (said := change(one))), *first]

    return Reader("made", read, frozenset(claims.split()) if claims else frozenset((*FIELDS, "upper")))


def amounts(change: Change) -> Change:
    """The change, of quantities and ranks alone."""
    return lambda read: change(read) if read.value is not None else read


def scored(blocks: list[Block], change: Change, *, lenient: bool = False, claims: str = "") -> Score:
    return score(reader_of(blocks, amounts(change), claims=claims), blocks, lenient=lenient)


def as_is(read: Read) -> Read:
    return read


@pytest.mark.parametrize("lenient", [False, True])
def test_who_reads_right_is_all_right(blocks: list[Block], lenient: bool) -> None:
    result = scored(blocks, as_is, lenient=lenient)
    assert result.measures() == Measures(6, 6, 6)
    assert [result.share(field) for field in FIELDS] == [1.0] * len(FIELDS)
    assert all(tried.as_its_kind and not tried.as_amount for tried in result.traps)
    assert failures(result) == []


def test_who_reads_nothing_finds_nothing(blocks: list[Block]) -> None:
    result = scored(blocks, lambda _: None)
    assert result.measures() == Measures(0, 0, 6)
    assert (result.measures().precision, result.measures().recall, result.measures().f1) == (1, 0, 0)
    assert result.share("value") is None
    assert [failure.what for failure in failures(result)] == ["missed"] * 6


def test_shifted_spans_are_wrong_strictly_and_do_leniently(blocks: list[Block]) -> None:
    def shifted(read: Read) -> Read:
        return read._replace(end=read.end - 1)

    strict = scored(blocks, shifted)
    assert strict.measures() == Measures(0, 6, 6)
    assert len(strict.alarms) == 6
    assert [failure.what for failure in failures(strict)] == ["missed"] * 6
    assert "12: quantity 12 count" in failures(strict)[0].said
    assert scored(blocks, shifted, lenient=True).measures() == Measures(6, 6, 6)


@pytest.mark.parametrize("lenient", [False, True])
def test_one_wrong_value_is_one_less(blocks: list[Block], lenient: bool) -> None:
    def wrong(read: Read) -> Read:
        return read._replace(value=Decimal(13)) if read.value == 12 else read

    result = scored(blocks, wrong, lenient=lenient)
    assert result.measures() == Measures(5, 6, 6)
    assert result.measures("arabic") == Measures(0, 1, 1)
    assert result.measures("percent") == Measures(1, 1, 1)
    assert result.spans() == Measures(6, 6, 6)
    assert result.share("value") == pytest.approx(5 / 6)
    assert [tuple(failure) for failure in failures(result)] == [
        ("value", "2024年新增【12家】，增长8.2%，三农", "13", "12")
    ]


def test_the_upper_end_is_part_of_the_value_of_who_claims_ranges(blocks: list[Block]) -> None:
    def lower(read: Read) -> Read:
        return read._replace(value_upper=None)

    assert scored(blocks, lower).measures() == Measures(5, 6, 6)
    assert scored(blocks, lower, lenient=True).measures() == Measures(5, 6, 6)
    assert scored(blocks, lower, lenient=True, claims="value").measures() == Measures(6, 6, 6)


@pytest.mark.parametrize(
    ("field", "value", "right"), [("unit", "count", 2), ("comparator", ">", 0), ("status", "actual", 3)]
)
def test_each_field_is_judged_by_itself(blocks: list[Block], field: str, value: str, right: int) -> None:
    change: dict[str, Any] = {field: value}
    result = scored(blocks, lambda read: read._replace(**change))
    assert result.measures() == Measures(6, 6, 6)
    shares = {name: result.share(name) for name in FIELDS}
    assert shares == dict.fromkeys(FIELDS, 1.0) | {field: pytest.approx(right / 6)}
    assert {failure.what for failure in failures(result)} == {field}


def test_a_rank_read_as_a_quantity_is_found_and_of_the_wrong_kind(blocks: list[Block]) -> None:
    result = scored(blocks, lambda read: read._replace(kind="quantity"))
    assert result.measures() == Measures(6, 6, 6)
    assert result.share("kind") == pytest.approx(5 / 6)
    as_ordinal = scored(blocks, lambda read: read._replace(kind="ordinal") if read.kind == "rank" else read)
    assert as_ordinal.measures() == Measures(5, 5, 6)


def test_what_is_not_claimed_is_not_judged(blocks: list[Block]) -> None:
    def bare(read: Read) -> Read:
        kind = {"rank": "ordinal", "hour": "date"}.get(read.unit or "", "quantity")
        return Read(read.start, read.end, kind, read.value)

    result = scored(blocks, bare, lenient=True, claims="value")
    assert result.measures() == Measures(6, 6, 6)
    assert [result.share(field) for field in FIELDS] == [1.0, None, None, None, None]


def test_leniently_a_third_is_a_third_and_several_readings_of_a_figure_count_once(blocks: list[Block]) -> None:
    third = scored(blocks, lambda read: read._replace(value=(read.value or 0) * Decimal("1.00001")), lenient=True)
    assert third.measures() == Measures(6, 6, 6)
    start = blocks[0].figures[1].start
    digits = (Read(start, start + 1, "quantity", Decimal(8)), Read(start + 2, start + 3, "quantity", Decimal(2)))
    reader = reader_of(blocks, as_is, digits)
    assert score(reader, blocks, lenient=True).measures() == Measures(6, 6, 6)
    assert score(reader, blocks).measures() == Measures(6, 8, 6)


def test_a_trap_that_comes_out_as_an_amount_is_an_alarm_and_a_failure(blocks: list[Block]) -> None:
    trap = blocks[0].traps[1]
    reader = reader_of(blocks, as_is, (Read(trap.start, trap.start + 1, "quantity", Decimal(3), None, "count"),))
    for lenient in (False, True):
        result = score(reader, blocks, lenient=lenient)
        assert result.measures() == Measures(6, 7, 6)
        assert [tried.trap.wording for tried in result.traps if tried.as_amount] == ["三农"]
        assert [(failure.what, failure.right) for failure in failures(result)] == [("trap", "name")]


def test_an_amount_read_from_nothing_is_a_failure(blocks: list[Block]) -> None:
    reader = reader_of(blocks, as_is, (Read(len(blocks[0].text) - 1, len(blocks[0].text), "quantity", Decimal(1)),))
    (failure,) = failures(score(reader, blocks))
    assert (failure.what, failure.said) == ("no figure", "。: quantity 1 -")


def test_where_no_figure_may_be_a_name_is_let_pass_and_a_date_is_not(blocks: list[Block]) -> None:
    trap = blocks[1].traps[0]

    def tried(kind: str) -> bool:
        reader = Reader("made", lambda text: [Read(trap.start, trap.end, kind)] if text == blocks[1].text else [])
        (found,) = score(reader, blocks[1:]).traps
        return found.as_its_kind

    assert (tried("name"), tried("date"), tried("quantity")) == (True, False, False)


def test_a_name_may_hold_a_date_and_no_amount(blocks: list[Block]) -> None:
    trap = blocks[0].traps[1]
    for kind, right in (("date", True), ("quantity", False)):
        result = score(reader_of(blocks, as_is, (Read(trap.start, trap.start + 1, kind),)), blocks)
        assert [tried.as_its_kind for tried in result.traps if tried.trap == trap] == [right]


# --- the list of what is known ----------------------------------------------------------------------------------------


def test_the_list_tells_what_is_new_and_what_is_mended(blocks: list[Block], tmp_path: Path) -> None:
    found = failures(scored(blocks, lambda read: None if read.unit == "percent" else read))
    first, second = unknown(found, {})
    file = tmp_path / "known.txt"
    file.write_text(f"# why\n{first}nobody writes so\nvalue | 共【3家】 | mended\n", encoding="utf-8")
    reasons = known(file)
    assert set(reasons.values()) == {"nobody writes so", "mended"}
    assert unknown(found, reasons) == [second]
    assert mended(found, reasons) == ["value | 共【3家】"]


@pytest.mark.parametrize("line", ["value | 共【3家】 | ", "value | 共【3家】", "value", "a | b | c\na | b | d"])
def test_a_failure_without_a_reason_is_no_known_one(tmp_path: Path, line: str) -> None:
    file = tmp_path / "known.txt"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(KnownFailuresError, match=r"known\.txt, line \d: "):
        known(file)
