"""Numerals: the patterns that find them and the value they have."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, Context, Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_PLACES = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}
_SCALES = {
    "": 0,
    **{sign: places for sign, places in _PLACES.items() if sign != "十"},
    **{small + great: _PLACES.get(small, 0) + places for small in "十百千" for great, places in (("万", 4), ("亿", 8))},
    **{f"{small}万亿": _PLACES.get(small, 0) + 12 for small in ("", "十", "百", "千")},
    **{f"{small}亿亿": _PLACES.get(small, 0) + 16 for small in ("", "百", "千", "万")},
}
_TENS = {"廿": "二十", "卅": "三十"}
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX)  # a text may hold a number of a million digits
_LONGEST = 24  # no Chinese numeral has more characters; longer runs are damage

COUNTING = "一二三四五六七八九十"
_ANY_DIGIT = "".join(_DIGITS)
_SIGNS = "".join(_PLACES)
SMALL = f"{COUNTING}两廿卅零〇"
"""What a Chinese numeral may begin with."""
GREAT = "百千万亿"
DIGITS = "0123456789"
RUN = f"[{_ANY_DIGIT}{_SIGNS}]++"  # characters of numerals in a row, be they a number or not
SPACES = "\u00a0\u2009\u202f"  # that part thousands

# 1,234 and 10.5; possessive, so that a failing match never tries again with fewer digits. Only a group of at most three
# digits may be followed by others; a plain space parts thousands where a magnitude or a unit follows.
_ARABIC = (
    rf"[0-9]++(?:(?=[, {SPACES}])(?<![0-9]{{4}})(?:(?:,[0-9]{{3}}){{1,5}}(?![0-9])"
    rf"|(?:[{SPACES}][0-9]{{3}}){{1,5}}(?![0-9])"
    rf"|(?: [0-9]{{3}}){{1,5}}(?= ?[万亿千元%家个项人户名件份台公平亩吨场条辆套])))?+(?:\.[0-9]++)?+"
)
_SMALL = "(?:[0-9],[0-9]{3}|[0-9]{1,4}+)"
_NO_UNIT = "(?![米克瓦伏卡焦分])"  # 千瓦 is a unit
_THOUSAND = f"千{_NO_UNIT}"
# 1320, 1.05亿, 4.5万, 5千万, 1亿2000万, 1万6千
ARABIC = (
    rf"{_ARABIC}(?: ?(?=[十百千万亿])(?:[十百千]?万?亿亿?(?:零?{_SMALL}[十百千]?万)?+"
    rf"|[十百千]?万(?:零?{_SMALL}{_THOUSAND})?+(?:{_SMALL}百|零{_SMALL}|(?:[0-9]{{4}}|[0-9],[0-9]{{3}})(?![0-9年]))?+"
    rf"|{_THOUSAND}(?:{_SMALL}百)?+万?|百(?!分)))?+"
)
# 十, 二十三, 一百零五, 三千万, 百亿, 十五点三八万; whether it is well formed is for `number` to say.
CHINESE = (
    rf"(?:[{COUNTING}两廿卅]|[百千](?=[万亿])|万(?=亿)|[零〇](?=[点.]))(?:[{_ANY_DIGIT}十百万亿]++|{_THOUSAND})*+"
    rf"(?:[点.][{_ANY_DIGIT}]++[十百千]?(?:万亿|[万亿])?)?+"
)
NUMERAL = f"(?:{ARABIC}|{CHINESE})"
MAGNITUDE = "(?:万亿|亿|万)"

_PLAIN = re.compile(r"([0-9]+(?:[, \u00a0\u2009\u202f][0-9]{3})*)(?:\.([0-9]+))?(?: ?([十百千万亿]{1,3}))?")
_POSITIONAL = re.compile(f"[一二三四五六七八九][{_ANY_DIGIT}]{{2,7}}")  # 二九三九, and two digits are a pair
_SEPARATORS = str.maketrans("", "", f", {SPACES}")
_PAIR = re.compile(
    f"((?:[{COUNTING}两百千万零]*[十百千万])?)([{COUNTING[:-1]}两])([{COUNTING[:-1]}两])([十百千]?[万亿]?)"
)


def shifted(value: Decimal, places: int) -> Decimal:
    """The value times a power of ten, exact, without an exponent.

    >>> shifted(Decimal("1.05"), 8)
    Decimal('105000000')
    """
    return Decimal(f"{_EXACT.scaleb(value, places):f}") if places else value


def number(text: str) -> Decimal | None:
    """The value of a numeral, Arabic, Chinese or mixed; None if it is not well formed.

    >>> [str(number(text)) for text in ("1,234.5", "二十三", "一百零五", "十五点三八万", "1万6千", "一一")]
    ['1234.5', '23', '105', '153800', '16000', 'None']
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        whole, part, scale = plain.groups("")
        if scale in _SCALES:
            return scaled(whole.translate(_SEPARATORS) if len(whole) > 3 else whole, part, _SCALES[scale])
    for sign in ("亿", "万"):
        if sign in text:
            return _parts(text.translate(_SEPARATORS), sign)
    if "点" in text or "." in text:
        return _with_fraction(text.replace(".", "点"))
    if text[:1] in _TENS:
        text = _TENS[text[0]] + text[1:]
    for sign in ("千", "百", "十"):
        if sign in text:
            return _parts(text, sign)
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    return Decimal("".join(str(_DIGITS[digit]) for digit in text)) if _POSITIONAL.fullmatch(text) else None


def scaled(whole: str, part: str, places: int) -> Decimal:
    """Digits before and behind the point, the point moved to the right: 1.05亿."""
    if len(part) > places:
        return Decimal(f"{whole}{part[:places]}.{part[places:]}")
    return Decimal(whole + part.ljust(places, "0"))


def pair(text: str) -> tuple[Decimal, Decimal] | None:
    """The ends of an approximate count of two digits, such as 两三 or 五六十; None for anything else.

    >>> pair("两三"), pair("十七八")
    ((Decimal('2'), Decimal('3')), (Decimal('17'), Decimal('18')))
    >>> pair("五六十")
    (Decimal('50'), Decimal('60'))
    >>> pair("三二")
    """
    match = _PAIR.fullmatch(text)
    if match is None:
        return None
    tens, near, far, scale = match.groups()
    low, high = number(tens + near + scale), number(tens + far + scale)
    if low is None or high is None or low >= high:
        return None
    return low, high


def _parts(text: str, sign: str) -> Decimal | None:
    """What stands before and behind the greatest magnitude of a numeral: 一百 + 零五."""
    head, _, tail = text.rpartition(sign)
    places = _PLACES[sign]
    if len(tail) > _LONGEST or (len(head) > _LONGEST and not _PLAIN.fullmatch(head)):
        return None
    left = number(head) if head else Decimal(1)
    if tail in _DIGITS and places > 1:  # 三万五 is 35 000, 三万零五 is 30 005
        right: Decimal | None = shifted(Decimal(_DIGITS[tail]), places - 1)
    else:
        right = number(tail.lstrip("零〇○") or "零")
    if left is None or right is None or right >= 10**places:
        return None
    if places < 4 and left >= 10 and not _PLAIN.fullmatch(head):  # 十百 is no number
        return None
    return _EXACT.add(shifted(left, places), right)


def _with_fraction(text: str) -> Decimal | None:
    """十五点三八 → 15.38."""
    head, _, tail = text.partition("点")
    whole = number(head)
    if whole is None or not all(digit in _DIGITS for digit in tail):
        return None
    return Decimal(f"{whole:f}.{''.join(str(_DIGITS[digit]) for digit in tail)}")
