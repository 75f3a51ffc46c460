"""The forms that state an amount: for each the pattern that finds it and the function that reads it."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, Context, Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from shenyang_innovation.reading.dates import RANGE
from shenyang_innovation.reading.figure import Kind, Reading
from shenyang_innovation.reading.numerals import (
    ARABIC,
    CHINESE,
    COUNTING,
    DIGITS,
    GREAT,
    MAGNITUDE,
    NUMERAL,
    SMALL,
    number,
    pair,
    scaled,
    shifted,
)
from shenyang_innovation.reading.words import BEFORE, BEFORE_MAGNITUDE, RANKING, RANKING_FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shenyang_innovation.reading.figure import Comparator
    from shenyang_innovation.reading.units import Units

_SHARES = Context(prec=6, Emax=MAX_EMAX)  # 三分之一 is 33.3333 percent
NOTHING = Reading()
_new = tuple.__new__  # what Reading() does, in a third of its time
_COUNTED = f"{COUNTING}两"
_PLACES = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_CURRENCIES = {"¥": "CNY", "$": "USD", "€": "EUR", "£": "GBP"}
_MORE = "[余多几数]|来(?!自)"
# 百 千 万 亿 without a digit in front: 百亿元; one alone only behind a word of comparison or before 余: 近百家, 千余人.
_COMPARING = "".join(sorted({word[-1] for word in BEFORE if not word.isascii()} - set("有于")))
_TOLD = (
    f"(?:(?<=[{BEFORE_MAGNITUDE}{_COMPARING}达])(?<!每)"
    f"|(?<![每数几])(?=[百千万亿]{{1,3}}[余多]|[十百千]?万亿|[百千][万亿]|亿(?:元级|吨|斤)|万吨(?:级|及?以上)"
    "|[百千万亿](?:元|人|户|家|吨|亩|台|册|平方米)及?以[上下]))"
)
_GREAT = "(?:[百万亿]|千(?![瓦米克伏卡焦])){1,3}"
_BELOW_NOTHING = r"([0-9]++(?:\.[0-9]++)?+)(?: ?(%|‰|℃|摄氏度|个百分点|百分点)|(?<=\.[0-9])|(?<=\.[0-9][0-9]))"
# 前三 of ranks, and what tells that it is no stretch of time or place in a row (前三季度, 目前三).
_PLACE = f"(?:[{COUNTING}]{{1,3}}|[0-9]{{1,4}}|百)"
_NO_PLACE = "(?<![目当之以此从提年月日空])"
_END = "[。,、;!?)”的]|$|\n|行列|水平|之列"
# Nouns that are counted without a classifier: the number alone is the figure (三方面).
_BARE_COUNTED = "(?:方面|部门|维度|环节|要素|领域|阶段|层面|步走|举措|措施|任务|关口|板块|原则|要点|渠道|主体|类型)"


Said = tuple["str | Any", ...]
"""A figure as it stands in the text, and behind it the groups of its pattern; those that took no part are None."""


class Form(NamedTuple):
    """A shape of figure: its kind, the characters it may begin with, its pattern, and how it is read.

    The kind `word` looks like a number and is none.
    """

    kind: Kind | Literal["word"]
    starts: str
    pattern: str
    read: Callable[[Said, Units], Reading] = lambda _said, _units: NOTHING


# --- readers --------------------------------------------------------------------------------------


def _amount(said: Said, units: Units) -> Reading:
    """50余项, 4.5万个, 两三家: number, inner 余 or 多, magnitude, unit."""
    numeral, more, magnitude, unit = said[1:]
    low, high = number(numeral), None
    if low is None:
        low, high = pair(numeral) or (None, None)
    comparator: Comparator = "=" if not more else "~" if more == "来" else ">"
    return _measured(low, high, unit, _PLACES[magnitude or ""], comparator, units)


def number_of(match: re.Match[str], places: Mapping[str, tuple[str, int]]) -> Reading | None:
    """4.5万个 by its parts; None where the word is less than the base unit."""
    whole, part, magnitude, word = match.groups()
    unit, zeros = places[word]
    if magnitude:
        zeros += _PLACES[magnitude]
    if zeros < 0:
        return None
    value = Decimal(whole + "0" * zeros) if part is None else scaled(whole, part, zeros)
    return _new(Reading, (value, None, unit, word, "="))


def _bare(said: Said, units: Units) -> Reading:
    """三 of 三方面, 两千三百亿: a numeral without a unit."""
    return _measured(number(said[1]), None, None, 0, "=", units)


def _several(said: Said, units: Units) -> Reading:
    """数十家, 几百万元: more than one of the magnitude."""
    return _measured(number(f"一{said[1]}"), None, said[2], 0, ">", units)


def _some(said: Said, units: Units) -> Reading:
    """近百家, 千余人: one of the magnitude."""
    magnitude, more, scale, unit = said[1:]
    comparator: Comparator = "=" if not more else "~" if more == "来" else ">"
    return _measured(number(f"一{magnitude}"), None, unit, _PLACES[scale or ""], comparator, units)


def _half(said: Said, units: Units) -> Reading:
    """两年半, 三个半小时; 一周多, 两个多月 are more."""
    whole = number(said[1])
    if whole is None:
        return NOTHING
    unit = said[2] or f"个{said[5]}"
    if "多" in (said[3], said[4]):
        return _measured(whole, None, unit, 0, ">", units)
    return _measured(whole + Decimal("0.5"), None, unit, 0, "=", units)


def _one_half(said: Said, units: Units) -> Reading:
    """半个月."""
    return _measured(Decimal("0.5"), None, said[1], 0, "=", units)


def _range(said: Said, units: Units) -> Reading:
    """4到6个, 5%-8%, 3至5万元."""
    return _between(said[1], said[3], said[2], said[4], units)


def _chinese_range(said: Said, units: Units) -> Reading:
    """三至五年."""
    near, far, unit = said[1:]
    return _between(near, far, None, unit, units)


def _between(near: str, far: str, near_unit: str | None, far_unit: str | None, units: Units) -> Reading:
    """The near end takes the magnitude of the far one unless it bears its own."""
    low, high = number(near), number(far)
    if low is None or high is None:
        return NOTHING
    if (magnitude := re.search(f"{MAGNITUDE}$", far)) and not near_unit:
        scaled = number(near + magnitude[0]) if near[-1] not in "万亿" else None
        low = scaled if scaled is not None and scaled <= high else low
    if low >= high:
        return NOTHING
    return _measured(low, high, near_unit or far_unit, 0, "=", units)


def _product(said: Said, units: Units) -> Reading:
    """2×35万千瓦: all multiplied."""
    factors = [number(factor.strip()) for factor in re.split("[×xX*✕╳]", said[1])]
    value = number(said[2])
    for factor in factors[:-1]:
        if value is None or factor is None:
            return NOTHING
        value *= factor
    return _measured(value, None, said[3], 0, "=", units)


def _measured(
    low: Decimal | None, high: Decimal | None, unit: str | None, places: int, comparator: Comparator, units: Units
) -> Reading:
    """Numbers of a unit in its base unit. A whole number without a unit counts, a fraction does not."""
    if low is None:
        return NOTHING
    code, classifier = "count", None
    if not unit:
        if places == 0 and int(low.as_tuple().exponent) < 0:
            return Reading(low, high, None, None, comparator)
    else:
        known = units[unit]
        code, classifier = known.unit, unit
        places += known.places
    if places:
        low, high = shifted(low, places), None if high is None else shifted(high, places)
    return Reading(low, high, code, classifier, comparator)


def _share(part: Decimal | None, whole: Decimal | None) -> Reading:
    """A fraction as a percentage."""
    if part is None or not whole:
        return NOTHING
    return Reading(Decimal(f"{_SHARES.divide(shifted(part, 2), whole):f}"), None, "percent")


def _parts(said: Said, _: Units) -> Reading:
    """百分之五, 千分之三, 三分之一."""
    whole = Decimal(10_000) if said[1] == "万" else number(said[1]) or number(f"一{said[1]}")
    return _share(Decimal(100) if said[2] == "百" else number(said[2]), whole)


def _fraction(said: Said, _: Units) -> Reading:
    """1/4; what is no proper fraction is none (220/110千伏)."""
    part, whole = number(said[1]), number(said[2])
    return NOTHING if part is None or whole is None or part >= whole else _share(part, whole)


def _tenths(said: Said, _: Units) -> Reading:
    """两成五, 三成半."""
    tenths = number(said[1])
    rest = Decimal(5) if said[2] == "半" else number(said[2])
    if tenths is None or rest is None:
        return NOTHING
    return Reading(tenths * 10 + rest, None, "percent", "成")


def _rank(said: Said, _: Units) -> Reading:
    """第16名, 第五家, 第一."""
    value = number(said[1])
    return NOTHING if value is None else Reading(value, None, "rank", said[2])


def _among(said: Said, _: Units) -> Reading:
    """前三, 前十位: that rank or a better one."""
    value = number(said[1]) or number(f"一{said[1]}")
    return NOTHING if value is None else Reading(value, None, "rank", said[2], "<=")


def _first(said: Said, _: Units) -> Reading:
    """首家, 首位, 唯一."""
    return Reading(Decimal(1), None, "rank", None if said[0] in ("唯一", "榜首") else said[0][1:])


def _doubled(said: Said, _: Units) -> Reading:
    """翻番, 翻一番 and 翻一倍 are twice as much, 翻两番 four times."""
    doublings = number(said[1]) if said[1] else None
    return Reading(Decimal(2) ** int(doublings or 1), None, "times")


def _digits(said: Said, _: Units) -> Reading:
    """两位数: ten percent or more."""
    return Reading(Decimal({"三": 100, "3": 100}.get(said[1], 10)), None, "percent", None, ">=")


def _money(said: Said, units: Units) -> Reading:
    """¥1.2亿, $500."""
    reading = _measured(number(said[2]), None, None, _PLACES[said[4] or ""], ">" if said[3] else "=", units)
    return NOTHING if reading.value is None else reading._replace(unit=_CURRENCIES[said[1]])


def _negative(said: Said, units: Units) -> Reading:
    """-5.2%."""
    value = number(said[1])
    return _measured(None if value is None else -value, None, said[2], 0, "=", units)


# --- the forms ------------------------------------------------------------------------------------


def amounts(units: Units) -> tuple[Form, ...]:
    """The forms of amounts, in the order in which they are tried."""
    arabic, chinese = units.arabic, units.chinese
    return (
        # The commonest first, which nothing else could be.
        Form("quantity", DIGITS, rf"([0-9]++(?:\.[0-9]++)?+[万亿]?)()()(%|元(?![{units.behind('元')}]))", _amount),
        Form("rank", "第", f"第({NUMERAL})({RANKING})?", _rank),
        Form("rank", "前", f"{_NO_PLACE}前({_PLACE})(名|位|强(?!度)|大(?![学道街厦])|席)", _among),
        Form("rank", "前", f"{_NO_PLACE}前({_PLACE})()(?={_END})", _among),
        Form("rank", "首唯榜", f"首{RANKING_FIRST}|唯一(?!性)|榜首", _first),
        Form("quantity", "翻", f"翻了?(?:([{COUNTING}两])?番|一?倍)", _doubled),
        Form("quantity", f"双{SMALL}{DIGITS}", "([两双三23])位数(?!字)", _digits),
        Form("quantity", SMALL, "一半(?![径导成])", lambda *_: _share(Decimal(1), Decimal(2))),
        Form("quantity", "半", "半数|(?<=[过超])半(?![径导成年月小个数])", lambda *_: _share(Decimal(1), Decimal(2))),
        Form("quantity", GREAT, f"(百|千|万|百万)分之({NUMERAL}|百)", _parts),
        Form("quantity", SMALL, f"({CHINESE})分之({CHINESE})", _parts),
        Form("quantity", f"{SMALL}{DIGITS}", f"([{_COUNTED}0-9])成([{COUNTING[:-1]}半])(?![年月])", _tenths),
        Form(
            "quantity",
            f"{SMALL}{DIGITS}",
            f"([{_COUNTED}]{{1,3}}+|[0-9]{{1,3}}+)(?=[年天倍小周个])(?:(年|天|倍|小时|周)(半(?![年天])|多(?=[的来时]))|个([半多])(小时|月|星期|百分点))",
            _half,
        ),
        Form("quantity", "半", "半(个月|个小时|小时|天)", _one_half),
        Form("quantity", f"{SMALL}{GREAT}", f"(?<![从由])({CHINESE}){RANGE}({NUMERAL}) ?({chinese})", _chinese_range),
        Form(
            "quantity", DIGITS, f"({ARABIC})(?:({_MORE})(?=[{units.first} ])({MAGNITUDE})?)?(?: ?({arabic}))", _amount
        ),
        Form("quantity", f"{SMALL}{GREAT}", f"({CHINESE})(?:({_MORE})({MAGNITUDE})?)?({chinese})", _amount),
        Form("quantity", SMALL, f"({CHINESE})(?={_BARE_COUNTED})", _bare),
        Form(
            "quantity", SMALL, f"([{_COUNTED}][{_COUNTED}百千零]*[百千]?[万亿]{{1,2}})(?!分之|[{SMALL}{GREAT}])", _bare
        ),
        Form("quantity", "几数", f"[几数]([十百千万亿]++)(?:[余多])?({chinese})", _several),
        Form("quantity", GREAT, f"{_TOLD}({_GREAT})(?:({_MORE})({MAGNITUDE})?)?({chinese})", _some),
        Form(
            "quantity",
            GREAT,
            f"(?<=[{BEFORE_MAGNITUDE}{_COMPARING}达])([百千万十]?万亿|[百千]亿|[百千]万)()()()",
            _some,
        ),
        Form("quantity", "¥$€£", f"([¥$€£]) ?({ARABIC})(?:([余多])({MAGNITUDE})?)?", _money),
        # A share, a temperature or a number with a point may be below nothing; -3家 is a mark and a count.
        Form("quantity", "-", f"-(?<=[\\s(:长降为是速率幅负在]-){_BELOW_NOTHING}", _negative),
    )


def bare() -> tuple[Form, ...]:
    """Numbers without a unit, tried last."""
    return (Form("quantity", DIGITS, f"({ARABIC})([余多几](?=[万亿]))?({MAGNITUDE})?()", _amount),)


def compounds(units: Units) -> tuple[Form, ...]:
    """What may go on behind an amount in Arabic digits: the other end of a range, a factor, a denominator."""
    unit = units.arabic
    return (
        # Near and far end with one unit, or the same one twice; 从3家到5家 is no range but a change.
        Form(
            "quantity",
            f"{DIGITS}{SMALL}",
            f"(?<![从由])(?P<near>{NUMERAL}) ?(?P<near_unit>{unit})?{RANGE} ?(?P<far>{NUMERAL}) ?"
            f"(?(near_unit)(?P=near_unit)|(?:(?P<far_unit>{unit})|(?<=[万亿])))",
            _range,
        ),
        Form("quantity", DIGITS, f"((?:[0-9]++(?:\\.[0-9]++)?+ ?[×xX*✕╳] ?)++)({ARABIC}) ?({unit})", _product),
        Form("quantity", DIGITS, "([0-9]{1,4})/([1-9][0-9]{0,3})(?![0-9/年])", _fraction),
    )


def alone(units: Units) -> tuple[Form, ...]:
    """The forms that a wording has without the text that tells them: 三 of 三方面, 百家 of 近百家."""
    return (
        Form("quantity", f"{SMALL}{GREAT}{DIGITS}", f"({NUMERAL})", _bare),
        Form("quantity", GREAT, f"({_GREAT})(?:({_MORE})({MAGNITUDE})?)?({units.chinese})", _some),
        Form("quantity", f"{SMALL}{DIGITS}", f"({NUMERAL})()()([点口])", _amount),
        Form("date", "’", "’[0-9]{2}"),
        Form("quantity", "半", "半", lambda *_: _share(Decimal(1), Decimal(2))),
        Form("quantity", "-", f"-{_BELOW_NOTHING}", _negative),
        Form("rank", "前", f"前({_PLACE})()", _among),
    )
