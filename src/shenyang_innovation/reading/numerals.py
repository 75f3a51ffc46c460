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
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX)  # a text may hold a number of a million digits
_LONGEST = 24  # no Chinese numeral has more characters; longer runs are damage

COUNTING = "一二三四五六七八九十"
_ANY_DIGIT = "".join(_DIGITS)
RUN = f"[{_ANY_DIGIT}{''.join(_PLACES)}]++"  # characters of numerals in a row, be they a number or not

# 1,234 and 10.5; possessive, so that a failing match never tries again with fewer digits.
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
_SMALL = "[0-9]{1,4}+"
_THOUSAND = "千(?![米克瓦伏卡])"  # 千瓦 is a unit
# 1320, 1.05亿, 4.5万, 5千万, 1亿2000万, 1万6千
ARABIC = (
    rf"{_ARABIC}(?:[十百千]?万?亿(?:{_SMALL}[十百千]?万)?+|[十百千]?万(?:{_SMALL}{_THOUSAND})?+(?:{_SMALL}百)?+"
    rf"|{_THOUSAND}(?:{_SMALL}百)?+|百(?!分))?+"
)
# 十, 二十三, 一百零五, 三千万, 百亿, 十五点三八万; whether it is well formed is for `number` to say.
CHINESE = (
    rf"(?:[{COUNTING}两]|[百千](?=[万亿])|[零〇](?=点))[{_ANY_DIGIT}{''.join(_PLACES)}]*+"
    rf"(?:点[{_ANY_DIGIT}]++[十百千]?(?:万亿|[万亿])?)?+"
)
NUMERAL = f"(?:{ARABIC}|{CHINESE})"
MAGNITUDE = "(?:万亿|亿|万)"

_PLAIN = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_NEIGHBOURS = re.compile(f"[{COUNTING[:-1]}两]{{2}}")


def shifted(value: Decimal, places: int) -> Decimal:
    """The value times a power of ten, exact, without an exponent.

    >>> shifted(Decimal("1.05"), 8)
    Decimal('105000000')
    """
    return Decimal(f"{Decimal(f'{value:f}E{places}'):f}")


def number(text: str) -> Decimal | None:
    """The value of a numeral, Arabic, Chinese or mixed; None if it is not well formed.

    >>> [str(number(text)) for text in ("1,234.5", "二十三", "一百零五", "十五点三八万", "1万6千", "一一")]
    ['1234.5', '23', '105', '153800', '16000', 'None']
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    for sign in ("亿", "万"):
        if sign in text:
            return _parts(text, sign)
    if "点" in text:
        return _with_fraction(text)
    for sign in ("千", "百", "十"):
        if sign in text:
            return _parts(text, sign)
    return Decimal(_DIGITS[text]) if text in _DIGITS else None


def pair(text: str) -> tuple[Decimal, Decimal] | None:
    """The ends of an approximate count of two digits, such as 两三 or 三五; None for anything else.

    >>> pair("两三")
    (Decimal('2'), Decimal('3'))
    >>> pair("三二")
    """
    if not _NEIGHBOURS.fullmatch(text):
        return None
    low, high = _DIGITS[text[0]], _DIGITS[text[1]]
    return (Decimal(low), Decimal(high)) if low < high else None


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
