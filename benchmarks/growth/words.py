"""What made documents speak of: names that nobody bears, and indicators that nobody measures."""

from __future__ import annotations

from typing import NamedTuple

NAME_SIGNS = "岚岳汐泓澜熙钰铄昀晟皓霖翊翎苒荃蕴芷莞蘅"
TERM_SIGNS = "辰霁曦旻煜瑾璟琰"
"""Signs that nothing else in a made document has, so that no name stands where it is not meant."""


def name_stem(number: int) -> str:
    """Four signs for a number; no two numbers have the same.

    >>> name_stem(0), name_stem(1)
    ('岚岚岚岚', '岚岚岚岳')
    """
    return _written(number, NAME_SIGNS, 4)


def _written(number: int, signs: str, length: int) -> str:
    written = ""
    for _ in range(length):
        number, sign = divmod(number, len(signs))
        written = signs[sign] + written
    return written


class Indicator(NamedTuple):
    """What is measured: its term as texts word it, and the unit behind a number."""

    indicator_id: str
    term: str
    theme: str
    measure: str
    unit: str
    behind: str
    caveats: str = ""


class Kind(NamedTuple):
    """Indicators of one kind: the noun of their term, and what they share."""

    noun: str
    theme: str
    measure: str
    unit: str
    behind: str
    caveats: str = ""


KINDS = (
    Kind("企业", "enterprises", "stock", "count", "家"),
    Kind("成果", "technology-transfer", "flow", "count", "项"),
    Kind("平台", "platforms", "stock", "count", "个"),
    Kind("基金", "finance", "flow", "CNY", "亿元"),
    Kind("人才", "talent", "flow", "person", "人"),
    Kind("产业链增速", "clusters", "rate", "percent", "%"),
    Kind("载体", "parks", "stock", "square-metre", "万平方米"),
    Kind("算力", "computing", "stock", "PFLOPS", "P", "precision-unstated"),
    Kind("专项", "research", "cumulative", "count", "项"),
    Kind("智能场景", "digitalisation", "flow", "count", "个"),
)


def indicator(number: int) -> Indicator:
    """The made indicator of a number.

    >>> indicator(12).term
    '辰辰霁平台'
    """
    kind = KINDS[number % len(KINDS)]
    term = f"{_written(number // len(KINDS), TERM_SIGNS, 3)}{kind.noun}"
    return Indicator(f"made_{number:05}", term, *kind[1:])
