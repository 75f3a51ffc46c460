"""Names, terms, slogans and models that bear a number and state no amount. A new one is a row more."""

from __future__ import annotations

from shenyang_innovation.reading.numerals import COUNTING
from shenyang_innovation.reading.units import LATIN_UNIT, UNIT

# Names one by one: what they consist of is no pattern.
_SINGLE = "盛科40 四十七所 双一百 四个面向 三篇大文章 三生融合 从0到1"
# Parts that are counted to make a slogan: 一校一园, 一校多园, 一城一园三区多组团.
_PARTS = """
校 园 城 区 组团 核 带 轴 廊 群 极 体 翼 圈 基地 谷 港 湾 链 策 企 县 镇 村 品 业 湖 河 网 库 路 中心 平台
"""
_PART = "|".join(sorted(_PARTS.split(), key=len, reverse=True))

NAMES: tuple[str, ...] = (
    *(f"{name}(?![0-9])" for name in _SINGLE.split()),
    "最[后先初]一公里",
    "两机(?![构制关器])",
    f"(?:[{COUNTING}两多](?:{_PART})){{2,}}+",
    r"[0-9]++(?:\+(?:[0-9]++|[NnXx](?![A-Za-z])))++",  # 2+3+N
    f"[{COUNTING}]{{1,3}}号|[0-9]++号(?!召)",
    # Letters and digits: COVID-19 and 5G, but neither GDP8000亿元 nor 300P.
    rf"[A-Za-z]++-?[0-9]++[A-Za-z0-9]*+(?! ?(?:{UNIT}|[.万亿千百%]))",
    rf"[0-9]++(?:\.[0-9]++)?+(?!{LATIN_UNIT})[A-Za-z][A-Za-z0-9]*+",
)
