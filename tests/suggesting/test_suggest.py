"""What is suggested for a figure follows from the words around it: small texts of our own."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.errors import MissingExtraError
from shenyang_innovation.suggesting.known import TABLES, known
from shenyang_innovation.suggesting.suggest import SURE, Suggested, suggest

if TYPE_CHECKING:
    from shenyang_innovation.suggesting.known import Known

DAY = date(2024, 3, 1)
PERIOD = ("period_start", "period_end", "period_basis")


def the(text: str, forest: Known, day: date | None = DAY) -> Suggested:
    """What is suggested for the figure in 【】."""
    start = text.index("【")
    each = suggest(text.replace("【", "").replace("】", ""), forest, day).each
    return next(one for one in each if one.figure.start == start)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全市苗圃【66家】。", "nurseries"),
        ("全市苗圃数量达到【66家】。", "nurseries"),
        ("全市有【66家】苗圃。", "nurseries"),
        ("全市新增苗圃【66家】。", "new_nurseries"),
        ("苗圃3家、林业人才【66人】。", "foresters"),
        ("全市林业人才【66人】。", "foresters"),
        ("全市累计培训林业人才【66人】。", "foresters_trained"),
        ("林业产业集群产值【5亿元】。", "forest_output"),
        ("林业产业集群产值5亿元,同比增长【3%】。", "forest_output_growth"),
    ],
)
def test_the_likeliest_indicator_is_that_of_the_words(text: str, indicator: str, forest: Known) -> None:
    one = the(text, forest)
    assert one.indicators[0].id == indicator
    assert one.cells["indicator_id"] == indicator


def test_an_indicator_in_another_unit_is_never_suggested(forest: Known) -> None:
    assert {one.id for one in the("苗圃【66人】。", forest).indicators} <= {"foresters", "foresters_trained"}


def test_what_stands_beyond_the_mark_of_a_list_is_about_the_neighbour(forest: Known) -> None:
    assert not the("有3家苗圃、【66家】水库。", forest).indicators
    assert not the("水库【66家】、苗圃3家。", forest).indicators
    assert (
        the("苗圃、水库分别有3家、【66家】。", forest).indicators[0].id == "nurseries"
    )  # a list shares what stands before it
    assert the("【66家】苗圃。", forest).indicators[0].id == "nurseries"


def test_unknown_words_leave_the_cell_empty(forest: Known) -> None:
    one = the("全市水库【66家】。", forest)
    assert one.cells["indicator_id"] == ""
    assert not one.indicators
    assert "caveats" not in one.cells


def test_words_that_only_resemble_leave_the_cell_empty(forest: Known) -> None:
    one = the("林业创新团队招录技术骨干人才共计【66人】。", forest)
    assert 0 < one.indicators[0].score < SURE
    assert one.cells["indicator_id"] == ""


def test_the_scores_are_shares(forest: Known) -> None:
    for text in ("全市新增苗圃【66家】。", "甲科技园建成。苗圃【66家】。", "全市水库【66家】。"):
        one = the(text, forest)
        for likely in (one.indicators, one.subjects, one.themes):
            assert sum(score for _, score in likely) <= 1 + 1e-9
            assert [score for _, score in likely] == sorted((score for _, score in likely), reverse=True)
        assert sum(score for _, score in one.subjects) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("沈阳市苗圃【66家】。", "shenyang"),
        ("甲科技园苗圃【66家】。", "jia-park"),
        ("甲园苗圃【66家】。", "jia-park"),
        ("甲科技园建成。苗圃【66家】。", "jia-park"),
        ("甲科技园新增苗圃【66家】。", "shenyang"),  # that indicator is about places alone
        ("林业产业集群产值【5亿元】。", "forest-cluster"),
        ("林业、苗木2个产业集群。产值【5亿元】。", "forest-cluster"),  # a list closed by the class noun
    ],
)
def test_the_likeliest_subject_is_the_one_that_the_rules_give(text: str, subject: str, forest: Known) -> None:
    one = the(text, forest)
    assert one.subjects[0].id == subject
    assert one.cells["subject_id"] == subject


def test_a_thing_that_is_named_is_likely_where_no_indicator_is(forest: Known) -> None:
    assert {one.id for one in the("甲科技园水库【66家】。", forest).subjects} == {"shenyang", "jia-park"}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年,新增苗圃【66家】。", ("2023-01-01", "2023-12-31", "stated")),
        ("2023年底,苗圃【66家】。", ("2023-12-31", "2023-12-31", "stated")),
        ("目前,苗圃【66家】。", ("2024-03-01", "2024-03-01", "inferred")),
        ("力争苗圃【66家】。", ("2024-12-31", "2024-12-31", "inferred")),
        ("预计苗圃【66家】。", ("", "", "")),
        ("全市水库【66家】。", ("2024-03-01", "2024-03-01", "inferred")),  # no indicator, but most likely a stock
    ],
)
def test_the_period_is_the_one_that_the_rules_give(text: str, period: tuple[str, ...], forest: Known) -> None:
    cells = the(text, forest).cells
    assert tuple(cells[name] for name in PERIOD) == period


def test_present_takes_the_period_that_the_same_number_has_elsewhere(forest: Known) -> None:
    cells = the("现有【32家】苗圃。截至2023年,苗圃32家。2025年规划。", forest).cells
    assert cells["period_end"] == "2023-12-31"
    assert cells["caveats"] == "ambiguous-period"


def test_without_a_day_only_periods_that_need_none_are_filled(forest: Known) -> None:
    assert the("2023年,新增苗圃【66家】。", forest, None).cells["period_end"] == "2023-12-31"
    for text in ("目前,苗圃【66家】。", "力争苗圃【66家】。", "近三年新增苗圃【66家】。", "新增苗圃【66家】。"):
        cells = the(text, forest, None).cells
        assert not any(cells.get(name) for name in PERIOD), text


def test_caveats_are_those_of_the_indicator_the_cells_and_the_words(forest: Known) -> None:
    assert the("新增苗圃【66家】。", forest).cells["caveats"] == "level-unclear period-unstated"
    assert the("力争新增苗圃【66家】。", forest).cells["caveats"] == "due-date-unstated level-unclear"
    assert the("目前,林业人才【66人】团队。", forest).cells["caveats"] == "persons-counted-as-teams"
    assert the("目前,苗圃【66家】。", forest).cells["caveats"] == ""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("林业产值【5亿元】。", ("actual", "stated", "")),
        ("力争林业产值【5亿元】。", ("target", "stated", "力争")),
        ("争取资金【5亿元】。", ("actual", "inferred", "")),  # obtained, which is our reading
    ],
)
def test_the_status_is_the_one_that_is_read(text: str, status: tuple[str, ...], forest: Known) -> None:
    cells = the(text, forest).cells
    assert tuple(cells[name] for name in ("status", "status_basis", "cue")) == status


@pytest.mark.parametrize(
    ("text", "theme"),
    [("苗圃【66家】。", "parks"), ("林业人才队伍建设。招收【66只】猎犬。", "talent"), ("水库【66座】。", None)],
)
def test_the_theme_is_that_of_the_words_whatever_the_unit(text: str, theme: str | None, forest: Known) -> None:
    themes = the(text, forest).themes
    assert (themes[0].id if themes else None) == theme


def test_a_text_in_traditional_script_is_read_like_one_in_simplified(forest: Known) -> None:
    pytest.importorskip("opencc")
    one = the("沈陽市累計培訓林業人才【66人】,產值達5億元。", forest)
    assert one.indicators[0].id == "foresters_trained"
    assert one.subjects[0].id == "shenyang"


def test_without_opencc_a_traditional_text_is_refused(forest: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(MissingExtraError, match="ledger: opencc is not installed"):
        suggest("瀋陽市產業鏈3條。", forest, DAY)


@pytest.mark.parametrize(
    "text", ["", "\n", "无", "【】", "1家", "。1家", "1家、" * 50, "《2024年》" * 20, "\u200b1家\r\n", "2024年" * 9]
)
def test_any_text_has_something_for_each_figure(text: str, forest: Known) -> None:
    for things in (forest, known({name: [] for name in TABLES})):
        for day in (DAY, None):
            assert all(one.cells or one.said is None for one in suggest(text, things, day).each)


def calls(text: str, things: Known) -> int:
    """How many functions are called for a text: how long it takes, however busy the machine is.

    What a function of C looks through within one call is not seen.
    """
    count = 0

    def called(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        suggest(text, things, date(2025, 3, 1))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "苗圃1家、",
        "沈阳苗圃6家。",
        "甲科技园苗圃66家,",
        "2024年,甲科技园苗圃66家,林业人才3人;沈阳市产值5亿元,同比增长3%。",  # one place in each sentence
        "2024年。苗圃66家,",  # the year that the document reports
        "2024年,现有苗圃66家,",
        "近三年2024年苗圃1家。",
        "近三年苗圃1家。2024年。",
        "近三年苗圃1家。",
        "近三年苗圃1家,",
        "现有66家苗圃。",  # it has the date that the same number has elsewhere
    ],
)
def test_time_grows_with_the_text_and_not_faster(text: str, forest: Known) -> None:
    calls(text, forest)  # what is compiled and kept is so by now
    short, long = (calls(text * size, forest) for size in (100, 800))
    assert long < 8.8 * short
