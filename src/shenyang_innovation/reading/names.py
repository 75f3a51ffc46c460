"""Names, terms, slogans and models that bear a number and state no amount, and ordinary words with a numeral in them.

A name is a figure of its own kind; an ordinary word is none at all. Most ordinary words could not be mistaken, since a
Chinese numeral is a figure only with a unit or classifier behind it; they are listed so that this does not rest on an
accident. A new word is a row more in `names.csv` beside this module.
"""

from __future__ import annotations

import csv
import pkgutil
from typing import Literal, NamedTuple

from shenyang_innovation.reading.numerals import COUNTING, DIGITS, GREAT, SMALL

# --- from the table -------------------------------------------------------------------------------


class Word(NamedTuple):
    """A row of `names.csv`: what stands as it is, its kind, and characters that must not follow."""

    word: str
    kind: Literal["name", "word"]
    not_before: str = ""


def _words() -> tuple[Word, ...]:
    table = pkgutil.get_data("shenyang_innovation.reading", "names.csv")
    rows = csv.reader((table or b"").decode("utf-8").splitlines())
    next(rows)
    kinds: dict[str, Literal["name", "word"]] = {"name": "name", "word": "word"}
    return tuple(Word(word, kinds[kind], not_before) for word, kind, not_before in rows)


WORDS = _words()
"""Names (`name`: slogans, terms, firms) and ordinary words with a numeral in them that counts nothing (`word`)."""

# --- patterns -------------------------------------------------------------------------------------

# Words that end in a number, and letters with a point or a space in them.
_NUMBERED = """
盛科40 PM2\\.5 PM10 PM1 COVID-19 WiFi-?[67] 1080[Pp] 720[Pp] 2160[Pp] 7[×xX*]24(?:小时)? 24/7 从零到一
""".split()
# Numbers that these words make names of: the figure is the number.
_NAMING = (
    "热线|条(?=[”」])|线(?!下|上|城市)|星级|国道|省道|县道|乡道|高速|工程|计划(?!投|到|在|于|用|建|新|引|完|开|每|今|明|总|实)"
    "|高校|院校|急救|报警|火警|中学|小学|产品体系|会议室|航班|次列车|次高铁|医院|研究所|大道|公交|便民|举报电话"
)
_NAMING_FIRST = "".join(sorted({word[0] for word in _NAMING.split("|")}))
# Parts that are counted to make a slogan: 一校一园, 一校多园, 一城一园三区多组团.
_PARTS = """
校 园 城 区 组团 核 带 轴 廊 群 极 体 翼 圈 基地 谷 港 湾 链 策 企 县 镇 村 品 业 湖 河 网 库 路 中心 平台 院 所 街 岛
湿地 主 副 心
"""
_PART = "|".join(sorted(_PARTS.split(), key=len, reverse=True))
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_COUNTED = f"{COUNTING}两"


def _kind_of_start(pattern: str) -> str:
    """The characters that are tried together with the one that a pattern begins with."""
    return next((starts for starts in (DIGITS, LATIN, SMALL) if pattern[0] in starts), pattern[0])


def numbered(latin: str, unit: str) -> tuple[tuple[str, str], ...]:
    """Patterns of names that bear a number, each with the characters it may begin with.

    `latin` finds the units in Latin letters, `unit` all that may stand behind an Arabic number.
    """
    return (
        *((_kind_of_start(name), f"{name}(?![0-9])") for name in _NUMBERED),
        (SMALL, "二十大(?![产类重项主领])"),
        ("最", "最[后先初]一公里"),
        (SMALL, "两机(?![构制关器])"),
        (f"{SMALL}多", f"(?:[{_COUNTED}多](?:{_PART})){{2,}}+"),
        (SMALL, f"(?<![0-9{COUNTING}])[{COUNTING}]{{1,3}}号"),
        (GREAT, "百强(?!度)"),
        # telephones, aeroplanes
        (DIGITS, r"1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|[48]00-?[0-9]{3}-?[0-9]{4}(?![0-9])"),
        (DIGITS, r"(?<=[打电歼轰\-])(?:(?<=拨打|致电)|(?<=[歼轰])|(?<=[歼运直轰教]-))[0-9]++"),
        # What follows the digits makes the name; the set in front fails at once for an amount.
        (
            DIGITS,
            (
                f"[0-9]++(?=[+·•强级后号.A-Za-z、和/{_NAMING_FIRST}])(?:"
                r"(?:\+(?:[0-9]++|[NnXx](?![A-Za-z])))++"  # 2+3+N
                r"|(?<![0-9]{3})[·•][0-9]{1,2}(?![0-9])"  # 3·15
                f"|(?={_NAMING})(?<=[0-9]{{2}})|(?=星级)|(?<=985|211)(?=[、和/](?:985|211))"
                "|\\.0(?=版|时代|模式|行动|计划|工程|战略)"
                "|强(?![度化大于劲调制])|号(?!召)|(?<![0-9]{3})(?:\\.[0-9])?级(?!联)"
                "|(?:(?<=[5-9]0)|(?<=[09][05])|(?<=85)|(?<=75))(?<![0-9]{3})后(?![0-9续来期的])"
                rf"|(?:\.[0-9]++)?+(?!{latin})[A-Za-z][A-Za-z0-9]*+)"
            ),  # 5G
        ),
        (LATIN, r"(?:GB|DB|ISO|IEC|IEEE|YY|NY|HJ)(?:/[A-Z]{1,3})?[ -]?[0-9]++(?:[.-][0-9]++)*+"),
        # Letters and digits: COVID-19 and 5G, but neither GDP8000亿元 nor 300P.
        (LATIN, rf"[A-Za-z]++-?[0-9]++(?:-?[A-Za-z0-9])*+(?! ?(?:{unit}|[.万亿千百%]))"),
    )


def ratio(unit: str) -> str:
    """A pattern of the parts of a whole (4:38:58): no time of day, and no label before an amount."""
    part = r"[0-9]{1,3}+(?:\.[0-9]++)?+"
    return f"{part}(?:[:∶]{part})++(?! ?[0-9.%{unit}])"


#: What is quoted as a whole and begins with a numeral: “三个年”.
QUOTED = rf"(?<=[“\"「『])(?!十[一二三四五六]五)[{_COUNTED}双][^“”\"「」『』,。;:、0-9()]{{1,6}}(?=[”\"」』])"
