"""Any string at all: `read_figures` never raises, its spans are in order and apart, its time is linear."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading import HARD, ORDINARY
from shenyang_innovation.reading import read_figures, read_wording
from shenyang_innovation.reading.names import WORDS as LISTED
from shenyang_innovation.reading.words import CUES, NO_COMPARISON, QUALIFIERS

# --- what is read ---------------------------------------------------------------------------------------------------

DIGITS = "0123456789０１２３４５６７８９.,:%‰/+-—–~至到"
NUMERALS = "零〇○一二三四五六七八九十百千万亿两半几数余多点億萬餘兩"
UNITS = """
元 美元 平方米 平方公里 亩 公里 吨 千瓦 千瓦时 P PFLOPS % 个百分点 倍 年 个月 天 小时 人 名 位 人次 个 家 家次 项 場 戶 台套 大 市
項 個 種 成 番 位数 分之 一半 世纪 季度 年代 月 日 号 期 届 批
""".split()
BRACKETS = "()[]{}（）《》〈〉“”‘’「」『』\"'"
WORDS = """
目前 截至 已 去年 聚焦 围绕 方面 维度 是 行动 近 过去 连续 第 首 唯一 翻 最后 从0到 五年 校 园 上半年 年底前 这是 其中 将近 將 預計 達到 超過 約
""".split()
PINYIN = ["(zhōng)", "(xiàng)", "(guó)", "(me)", "(", ")", "(zhōng", "(ǖ)", "(zhuǎnyì)"]
# Zero-width, directions, controls, halves of surrogate pairs, marks that join, another plane, line ends of all kinds.
ODD = [
    *"\u200b\u200d\u2060\ufeff\u00ad\u202e\u202c\u2066\u2069\0\a\x1b\x7f\u0301\ufe0f\U0001f600\U00020000",
    *"\ud800\udbff\udc00\udfff\n\r\t\v\f\x85\u2028\u2029\u3000\xa0²½Ⅷ①⑳㊀٣৩𝟗",
    "\r\n",
]
CUE_WORDS = [re.sub(r"\(\?[^)]*\)|[\\()|?:{}\[\]]", "", part) for cue in CUES for part in cue.pattern.split("|")]
PIECES = st.one_of(
    st.sampled_from([*DIGITS, *NUMERALS]),
    st.sampled_from([*DIGITS, *NUMERALS]),
    st.sampled_from([*UNITS, *BRACKETS, *"，。、；：！？,;:!? \n"]),
    st.sampled_from([*QUALIFIERS, *NO_COMPARISON, *CUE_WORDS, *WORDS]),
    st.sampled_from([row.word for row in LISTED]),
    st.sampled_from([*PINYIN, *ODD]),
    st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,4})?", fullmatch=True),
    st.characters(),
)
MADE = st.lists(PIECES, max_size=40).map("".join)
SENTENCES = re.findall("[^。\n]+。", ORDINARY)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sentence such as a report has, with pieces of it cut out, doubled, exchanged or put in between."""
    text: str = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        match draw(st.sampled_from(["cut", "double", "put", "turn", "join"])):
            case "cut":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:end] * draw(st.integers(1, 3)) + text[end:]
            case "put":
                text = text[:start] + draw(PIECES) + text[end:]
            case "turn":
                text = text[:start] + text[start:end][::-1] + text[end:]
            case _:
                text = text[:start] + draw(st.sampled_from(ODD)).join(text[start:end]) + text[end:]
    return text


@settings(max_examples=400, deadline=None)
@given(st.one_of(MADE, mutated(), st.text()))
def test_spans_are_in_order_apart_and_inside_and_a_wording_says_the_same(text: str) -> None:
    behind = 0
    for figure in read_figures(text):
        assert behind <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        behind = figure.end
        if figure.kind in ("quantity", "rank"):
            assert isinstance(figure.value, Decimal)
            assert figure.value.is_finite()
            assert figure.value_upper is None or figure.value < figure.value_upper
        assert read_wording(figure.text, figure.qualifier)[:5] == figure[4:9]
        assert figure.qualifier in text
        assert figure.cue in text


@settings(max_examples=200, deadline=None)
@given(st.one_of(MADE, mutated()), st.one_of(MADE, mutated()))
def test_what_stands_in_one_paragraph_does_not_change_the_next(first: str, second: str) -> None:
    """A paragraph is read as if it stood alone; no figure and no cue reaches over its end."""
    alone = [(figure.start, figure.end, figure.kind, figure.status) for figure in read_figures(second)]
    shift = len(first) + 2
    behind = [
        (figure.start - shift, figure.end - shift, figure.kind, figure.status)
        for figure in read_figures(f"{first}\n\n{second}")
        if figure.start >= shift
    ]
    assert behind == alone


LONG = "9" * 1_100_000  # more digits than the exponent of a decimal of Python's default context may be


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{LONG}家", "quantity"),
        (f"{LONG}亿元", "quantity"),
        (f"0.{LONG}%", "quantity"),
        (f"百分之{LONG}", "quantity"),
        (f"第{LONG}", "rank"),
    ],
    ids=["count", "magnitude", "fraction", "share", "rank"],
)
def test_a_number_may_have_a_million_digits(text: str, kind: str) -> None:
    (figure,) = read_figures(text)
    assert (figure.text, figure.kind) == (text, kind)
    assert len(format(figure.value or 0, "f")) >= len(LONG)


# --- its time -------------------------------------------------------------------------------------------------------


def seconds(text: str) -> float:
    start = time.process_time()
    read_figures(text)
    return time.process_time() - start


PIECES_OF_TIME = sorted({piece for pieces in HARD.values() for piece in pieces} | {"1,234", "项(xiàng)", "将1、", "a1"})


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES_OF_TIME, ids=ascii)
def test_time_grows_with_the_length_and_not_faster(piece: str) -> None:
    short, long = (min(seconds(piece * pieces) for _ in range(3)) for pieces in (1_000, 8_000))
    assert long < 8 * 5 * short + 0.1, "eight times the text takes far more than eight times as long"


# Not one piece again and again but long stretches one after another: what a pattern takes in before it fails.
STRETCHES = [
    ("1", "亿"),
    ("1", "a", "%"),
    ("a", "1", "P"),
    ("一", "点", "一", "亿"),
    ("一", "分之", "一"),
    ("1", "-", "1"),
    ("第", "1", "届"),
    ("第", "一", "二"),
    ("《", "一", "》"),
    ("“", "1", "”"),
    ("1+", "1", "N"),
    ("一校", "一", "园"),
    ("数", "十", "家"),
    ("中(", "a", "ō", ")"),
    ("1,111,", "1", ","),
    ("预计", "将", "1家"),
    (" ", "1", " ", "家"),
    ("年", "1", "年"),
]


@pytest.mark.slow
@pytest.mark.parametrize("stretches", STRETCHES, ids=ascii)
def test_time_grows_with_long_stretches_and_not_faster(stretches: tuple[str, ...]) -> None:
    short, long = (
        min(seconds("".join(piece * pieces for piece in stretches)) for _ in range(3)) for pieces in (1_000, 8_000)
    )
    assert long < 8 * 5 * short + 0.1, "eight times the text takes far more than eight times as long"
