"""Dates as they are worded → the first and the last day of what they name."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.reading.numerals import COUNTING, number
from shenyang_innovation.reading.script import readable

if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR = "(?P<year>[0-9]{4})"
_UNTIL = "[-–—~至到]"
_CLOCK = "(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(f"[一二][零〇○{COUNTING[:-1]}]{{3}}(?=年)")
_CHINESE_NUMBER = re.compile(f"[{COUNTING}]{{1,3}}(?=[月日号])")
_FIRST_PLAN = 1953  # the year in which the first five-year period began
_PLAN_YEARS = 5
# Parts of a year, as months from and to.
_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)} | {
    f"{mark}{quarter}季度": (3 * at + 1, 3 * at + 3) for at, quarter in enumerate("一二三四") for mark in ("", "第")
}


class Period(NamedTuple):
    """The first and the last day of a stretch of time; a day has both."""

    first: date
    last: date


def read_period(wording: str, year: int | None = None) -> Period | None:
    """What a date names, from its first to its last day; None if it needs more context than the `year` it lies in.

    The end of a year (2020年底, 2020年末) is its last day, its beginning (2020年初) the first. The time of day is left
    out.

    >>> read_period("2025年上半年")
    Period(first=datetime.date(2025, 1, 1), last=datetime.date(2025, 6, 30))
    >>> read_period("2020年底") == read_period("2020-12-31 09:49:07")
    True
    >>> read_period("十四五") == read_period("2021-2025年")
    True
    >>> print(read_period("1月4日"), read_period("三年"))
    None None
    >>> read_period("1月4日", year=2024).last
    datetime.date(2024, 1, 4)
    """
    text = "".join(readable(wording).split())
    text = _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), text)
    text = _CHINESE_NUMBER.sub(lambda match: str(number(match[0]) or match[0]), text)
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text):
            try:
                period = read(match, year)
            except ValueError:  # no such day: 2月30日
                return None
            return period if period is not None and period.first <= period.last else None
    return None


def _days(match: re.Match[str], year: int | None) -> Period | None:
    """2024年1月4日, 1月4日, 2024-01-04: one day."""
    named = match.groupdict().get("year") or year
    if named is None:
        return None
    day = date(int(named), int(match["month"]), int(match["day"]))
    return Period(day, day)


def _months(match: re.Match[str], year: int | None) -> Period | None:
    """2024年1月, 3月-5月."""
    named = match.groupdict().get("year") or year
    return None if named is None else _span(int(named), int(match["from"]), int(match["to"] or match["from"]))


def _years(match: re.Match[str], _: int | None) -> Period:
    """2024年, 2013-2024年."""
    return Period(date(int(match["year"]), 1, 1), date(int(match["to"] or match["year"]), 12, 31))


def _part(match: re.Match[str], year: int | None) -> Period | None:
    """2025年上半年, 2020年底, 一季度."""
    named = match.groupdict().get("year") or year
    if named is None:
        return None
    whole = _span(int(named), 1, 12)
    match match["part"]:
        case "底" | "末":
            return Period(whole.last, whole.last)
        case "初":
            return Period(whole.first, whole.first)
        case part:
            return _span(int(named), *_PARTS[part])


def _plan(match: re.Match[str], _: int | None) -> Period | None:
    """十四五, 第十四个五年: the five years of a plan."""
    count = number(match["plan"])
    if count is None:
        return None
    # the years 1963 to 1965 stood between the second and the third
    first = _FIRST_PLAN + _PLAN_YEARS * (int(count) - 1) + (3 if count > 2 else 0)
    return Period(date(first, 1, 1), date(first + _PLAN_YEARS - 1, 12, 31))


def _span(year: int, first: int, last: int) -> Period:
    """Whole months of a year."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


_MONTH = "(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
_RANGE_OF_MONTHS = f"(?P<from>[0-9]{{1,2}})月?(?:{_UNTIL}(?P<to>[0-9]{{1,2}}))?月份?"
_PART = f"(?P<part>{'|'.join([*_PARTS, '底', '末', '初'])})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None], Period | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (f"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}}){_CLOCK}", _days),
        (f"(?:{_YEAR}年)?{_MONTH}{_CLOCK}", _days),
        (f"(?:{_YEAR}年)?{_RANGE_OF_MONTHS}", _months),
        (f"(?:{_YEAR}年)?{_PART}", _part),
        (f"{_YEAR}年?(?:{_UNTIL}(?P<to>[0-9]{{4}})年?)?", _years),
        (f"第?(?P<plan>[{COUNTING}]{{1,3}})(?:五|个五年)", _plan),
    )
)
