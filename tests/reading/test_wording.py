"""Every form of figure, read from its wording alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shenyang_innovation.reading import UnreadableFigure, read_wording, readable

# wording, value, upper value, unit, classifier, comparator
AMOUNTS = [
    ("12个", "12", None, "count", "个", "="),
    ("10余万", "100000", None, "count", None, ">"),
    ("50多亿", "5000000000", None, "count", None, ">"),
    ("1,250家", "1250", None, "count", "家", "="),
    ("3.5万个", "35000", None, "count", "个", "="),
    ("2.46亿元", "246000000", None, "CNY", "元", "="),
    ("7200万元", "72000000", None, "CNY", "元", "="),
    ("1.2万亿元", "1200000000000", None, "CNY", "元", "="),
    ("3亿5000万元", "350000000", None, "CNY", "元", "="),
    ("1万6千人", "16000", None, "person", "人", "="),
    ("5千万美元", "50000000", None, "USD", "美元", "="),
    ("35万千瓦", "350000", None, "kilowatt", "千瓦", "="),
    ("48万平方米", "480000", None, "square-metre", "平方米", "="),
    ("2.5平方公里", "2500000", None, "square-metre", "平方公里", "="),
    ("800亩", "800", None, "mu", "亩", "="),
    ("450P", "450", None, "PFLOPS", "P", "="),
    ("77人", "77", None, "person", "人", "="),
    ("31名", "31", None, "person", "名", "="),
    ("6400人次", "6400", None, "person-time", "人次", "="),
    ("900家次", "900", None, "count", "家次", "="),
    ("12.5%", "12.5", None, "percent", "%", "="),
    ("10.50%", "10.50", None, "percent", "%", "="),
    ("25%", "25", None, "percent", "%", "="),
    ("百分之五", "5", None, "percent", None, "="),
    ("百分之三十五点五", "35.5", None, "percent", None, "="),
    ("三成", "30", None, "percent", "成", "="),
    ("1/4", "25", None, "percent", None, "="),
    ("四分之一", "25", None, "percent", None, "="),
    ("三分之一", "33.3333", None, "percent", None, "="),
    ("一半", "50", None, "percent", None, "="),
    ("0.6个百分点", "0.6", None, "percentage-point", "个百分点", "="),
    ("2百分点", "2", None, "percentage-point", "百分点", "="),
    ("3.2倍", "3.2", None, "times", "倍", "="),
    ("翻番", "2", None, "times", None, "="),
    ("翻一番", "2", None, "times", None, "="),
    ("翻了两番", "4", None, "times", None, "="),
    ("两位数", "10", None, "percent", None, ">="),
    ("四年", "4", None, "year", "年", "="),
    ("5年", "5", None, "year", "年", "="),
    ("五大", "5", None, "count", "大", "="),
    ("四市", "4", None, "count", "市", "="),
    ("两个", "2", None, "count", "个", "="),
    ("二十三项", "23", None, "count", "项", "="),
    ("一百零五家", "105", None, "count", "家", "="),
    ("三千六百户", "3600", None, "count", "户", "="),
    ("三万五千人", "35000", None, "person", "人", "="),
    ("百亿元", "10000000000", None, "CNY", "元", "="),
    ("十五点三八万平方米", "153800", None, "square-metre", "平方米", "="),
    ("50余项", "50", None, "count", "项", ">"),
    ("1000多家", "1000", None, "count", "家", ">"),
    ("30余万人", "300000", None, "person", "人", ">"),
    ("十余家", "10", None, "count", "家", ">"),
    ("4到6个", "4", "6", "count", "个", "="),
    ("3至5万元", "30000", "50000", "CNY", "元", "="),
    ("8000到1万家", "8000", "10000", "count", "家", "="),
    ("5%-8%", "5", "8", "percent", "%", "="),
    ("三到五年", "3", "5", "year", "年", "="),
    ("两三家", "2", "3", "count", "家", "="),
    ("三", "3", None, "count", None, "="),
    ("325", "325", None, "count", None, "="),
    ("85.3", "85.3", None, None, None, "="),
    ("首家", "1", None, "rank", "家", "="),
    ("首位", "1", None, "rank", "位", "="),
    ("唯一", "1", None, "rank", None, "="),
    ("第一", "1", None, "rank", None, "="),
    ("第16名", "16", None, "rank", "名", "="),
    ("第18位", "18", None, "rank", "位", "="),
    ("第五家", "5", None, "rank", "家", "="),
    ("一家", "1", None, "count", "家", "="),
    ("1200万", "12000000", None, "count", None, "="),
    ("60 家", "60", None, "count", "家", "="),
    ("1万6千多户", "16000", None, "count", "户", ">"),
    ("两千三百亿", "230000000000", None, "count", None, "="),
    ("千分之三", "0.3", None, "percent", None, "="),
    ("百分之百", "100", None, "percent", None, "="),
    ("3‰", "0.3", None, "percent", "‰", "="),
    ("两成五", "25", None, "percent", "成", "="),
    ("半数", "50", None, "percent", None, "="),
    ("千亿级", "100000000000", None, "count", "级", "="),
    ("千万千瓦", "10000000", None, "kilowatt", "千瓦", "="),
    ("三百万千瓦", "3000000", None, "kilowatt", "千瓦", "="),
    ("2×35万千瓦", "700000", None, "kilowatt", "千瓦", "="),
    ("2×3×5兆瓦", "30000", None, "kilowatt", "兆瓦", "="),
    ("十几家", "10", None, "count", "家", ">"),
    ("数十家", "10", None, "count", "家", ">"),
    ("几百万元", "1000000", None, "CNY", "元", ">"),
    ("十来个", "10", None, "count", "个", "~"),
    ("百余家", "100", None, "count", "家", ">"),
    ("三五年", "3", "5", "year", "年", "="),
    ("十七八个", "17", "18", "count", "个", "="),
    ("五六十人", "50", "60", "person", "人", "="),
    ("一百二三十家", "120", "130", "count", "家", "="),
    ("6%－6.5%", "6", "6.5", "percent", "%", "="),
    ("3万—5万元", "30000", "50000", "CNY", "元", "="),
    ("两年半", "2.5", None, "year", "年", "="),
    ("三个半小时", "3.5", None, "hour", "个小时", "="),
    ("两个多月", "2", None, "month", "个月", ">"),
    ("前三", "3", None, "rank", "", "<="),
    ("第二大", "2", None, "rank", "大", "="),
    ("1 200亿元", "120000000000", None, "CNY", "元", "="),
    ("2千3百万元", "23000000", None, "CNY", "元", "="),
    ("1亿零500万元", "105000000", None, "CNY", "元", "="),
    ("100亿亿次", "1000000000000000000", None, "count", "次", "="),
    ("12.5 EFLOPS", "12500", None, "PFLOPS", "EFLOPS", "="),
    ("1.5TB", "1500000000000", None, "byte", "TB", "="),
    ("35微克/立方米", "35", None, "microgram-per-cubic-metre", "微克/立方米", "="),
    ("-5.2%", "-5.2", None, "percent", "%", "="),
]  # fmt: skip


@pytest.mark.parametrize("amount", AMOUNTS, ids=lambda amount: amount[0])
def test_an_amount_is_read(amount: tuple[str, str, str | None, str | None, str | None, str]) -> None:
    figure, value, upper, *rest = amount
    wording = read_wording(figure)
    assert str(wording.value) == value
    assert wording.value_upper == (None if upper is None else Decimal(upper))
    assert [wording.unit, wording.classifier, wording.comparator] == rest
    assert wording.readable == readable(figure)


WITHOUT_VALUE = """
2024年 2020年底 2025年上半年 2013-2024年 2025-2027 二○三五年 1月4日 2024年01月04日18:20 2024年1-6月 十四五 2021
1. 2、 (一) 三是 第四场 第二十三次 首批 第十四个五年 一期
5G 2+3+N 一校一园 一城一园三区多组团 盛科40 四十七所 一号 3号
"""


@pytest.mark.parametrize("figure", [*WITHOUT_VALUE.split(), "2023-03-04 18:14:18"])
def test_a_date_an_ordinal_or_a_name_is_a_figure_without_value(figure: str) -> None:
    wording = read_wording(figure)
    assert wording[:5] == (None, None, None, None, "=")


@pytest.mark.parametrize(
    ("qualifier", "comparator"),
    [
        *((word, ">") for word in "超 超过 突破 逾 多 余 超過".split()),
        *((word, ">=") for word in "以上 不低于 不少于 至少".split()),
        *((word, "<=") for word in "以下 以内 不超过".split()),
        *((word, "<") for word in "不到 不足 低于".split()),
        *((word, "<=") for word in "不得超过 之内 ≤".split()),
        *((word, "~") for word in "约 近 左右 上下".split()),
        *((word, "=") for word in "达 达到 实现 達到".split()),
        ("", "="),
    ],
)
def test_the_qualifier_gives_the_comparator(qualifier: str, comparator: str) -> None:
    assert read_wording("50家", qualifier).comparator == comparator


def test_a_qualifier_goes_before_what_the_figure_itself_says() -> None:
    assert read_wording("50余家", "近").comparator == "~"
    assert read_wording("50余家").comparator == ">"


@pytest.mark.parametrize(
    "figure",
    ["", " ", "许多", "统一", "进一步", "超过50家", "50家、60家", "50家以上", "一一个", "⒓", "3家5%", "百", "10%-5%"],
)
def test_what_is_not_exactly_one_figure_is_refused(figure: str) -> None:
    with pytest.raises(UnreadableFigure, match="is not exactly one figure") as caught:
        read_wording(figure)
    assert "such as '1320亿元'" in caught.value.remedy


def test_an_unknown_qualifier_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(UnreadableFigure, match="'大于等于' is no known word of comparison") as caught:
        read_wording("50家", "大于等于")
    assert "超过" in caught.value.remedy


def test_readable_is_simplified_half_width_and_without_pinyin() -> None:
    assert readable("20餘項(xiàng)") == "20余项"
    assert readable("兩個(gè)") == "两个"
    assert readable("3.5\uff05") == "3.5%"
    assert readable("\uff15\uff10余家") == "50余家"
    assert readable("從0到1") == "从0到1"
    assert readable("300P(PFLOPS)") == "300P(PFLOPS)"
    assert read_wording("5億元").classifier == "元"
    assert read_wording("120個").classifier == "个"
