"""Dates as they are worded, and the first and last day of what they name."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenyang_innovation.reading import read_period


@pytest.mark.parametrize(
    ("wording", "first", "last"),
    [
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024 年", "2024-01-01", "2024-12-31"),
        ("2013-2024年", "2013-01-01", "2024-12-31"),
        ("2025-2027", "2025-01-01", "2027-12-31"),
        ("2025年上半年", "2025-01-01", "2025-06-30"),
        ("2025年下半年", "2025-07-01", "2025-12-31"),
        ("2024年前三季度", "2024-01-01", "2024-09-30"),
        ("2024年第二季度", "2024-04-01", "2024-06-30"),
        ("2024年一季度", "2024-01-01", "2024-03-31"),
        ("2020年底", "2020-12-31", "2020-12-31"),
        ("2020年末", "2020-12-31", "2020-12-31"),
        ("2020年初", "2020-01-01", "2020-01-01"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2024年1-3月", "2024-01-01", "2024-03-31"),
        ("2024年1月4日", "2024-01-04", "2024-01-04"),
        ("2024年01月04日18:20", "2024-01-04", "2024-01-04"),
        ("2023-03-04 18:14:18", "2023-03-04", "2023-03-04"),
        ("2023/3/4", "2023-03-04", "2023-03-04"),
        ("十四五", "2021-01-01", "2025-12-31"),
        ("第十四个五年", "2021-01-01", "2025-12-31"),
        ("第三个五年", "1966-01-01", "1970-12-31"),
        ("第二个五年", "1958-01-01", "1962-12-31"),
        ("二○三五年", "2035-01-01", "2035-12-31"),
        ("二〇二四年底", "2024-12-31", "2024-12-31"),
        ("２０２４年", "2024-01-01", "2024-12-31"),
    ],
)
def test_what_a_date_names(wording: str, first: str, last: str) -> None:
    period = read_period(wording)
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "wording",
    [
        "三年",
        "3年",
        "近三年",
        "三届",
        "30日",
        "18:20",
        "20世纪",
        "2020年代",
        "2024年2月30日",
        "2024年13月",
        "2024-2013年",
        "",
        "家",
    ],
)
def test_what_needs_more_than_a_year_or_names_no_day(wording: str) -> None:
    assert read_period(wording) is None


@pytest.mark.parametrize("wording", ["1月4日", "2月", "一季度", "上半年", "底"])
def test_a_part_of_a_year_needs_the_year(wording: str) -> None:
    assert read_period(wording) is None
    period = read_period(wording, year=2024)
    assert period is not None
    assert period.first.year == period.last.year == 2024


def test_its_own_year_goes_before_the_one_given() -> None:
    assert read_period("2024年", year=1999) == read_period("2024年")
    assert read_period("2024年1月4日", year=1999) == read_period("2024年1月4日")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_in_any_writing(day: date) -> None:
    worded = (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day.year}年{day.month:02}月{day.day:02}日")
    assert [read_period(wording) for wording in worded] == [(day, day)] * 3


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_ends_before_the_next_begins(year: int, month: int) -> None:
    period = read_period(f"{year}年{month}月")
    assert period is not None
    assert period.first == date(year, month, 1)
    assert (period.last + timedelta(days=1)).day == 1
    assert period.last.day == calendar.monthrange(year, month)[1]


@given(st.text(alphabet="0123456789年月日-/.: 底初上下半季度第个五十四○一二", max_size=20))
def test_any_wording_gives_a_period_in_order_or_none(wording: str) -> None:
    period = read_period(wording)
    assert period is None or period.first <= period.last
