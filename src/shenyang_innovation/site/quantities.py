"""Quantities and periods in words: what a value, its comparator, its unit and its period look like to a reader."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from shenyang_innovation.charts.words import COMPARATORS, MONEY, STATUSES, Language
from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.labels import UNITS, Label

DASH = "–"

_HALVES = {(1, 6): Label("first", "上半年"), (7, 12): Label("second", "下半年")}


def grouped(number: str) -> str:
    """A number of a table with its digits in groups of three; nothing is rounded.

    >>> grouped("69500000000"), grouped("0.60"), grouped("-1234.5")
    ('69,500,000,000', '0.60', '-1,234.5')
    """
    return f"{Decimal(number):,f}"


def amount(low: str, high: str | None, unit: str, language: Language, classifier: str | None = None) -> str:
    """A value, or a range, with its unit.

    >>> amount("69500000000", None, "CNY", "en"), amount("69500000000", None, "CNY", "zh")
    ('69.5 billion yuan', '695亿元')
    >>> amount("18", None, "rank", "zh", "位"), amount("4", "6", "count", "zh", "个")
    ('第18位', '4–6个')
    """
    if unit == "CNY":
        return _money(low, high, language)
    numbers = DASH.join(grouped(number) for number in (low, high) if number is not None)
    label = getattr(UNITS.get(unit), language, unit)
    if unit == "rank":
        return f"no. {numbers}" if language == "en" else f"第{numbers}{classifier or '位'}"
    if unit == "count":
        return numbers if language == "en" else f"{numbers}{classifier or ''}"
    if unit == "percent":
        return f"{numbers}%"
    joint = "" if language == "zh" and unit != "PFLOPS" else " "
    return f"{numbers}{joint}{label}"


def _money(low: str, high: str | None, language: Language) -> str:
    size, word = next(
        ((size, word) for size, word in MONEY[language] if abs(Decimal(low)) >= size), MONEY[language][-1]
    )
    shown = (grouped(str((Decimal(number) / size).normalize())) for number in (low, high) if number is not None)
    return DASH.join(shown) + word


def characters(start: str, end: str) -> str:
    """The characters between two offsets as a reader counts them: the first is the first, and the last belongs to it.

    >>> characters("1335", "1340"), characters("0", "1")
    ('1336–1340', '1')
    """
    first = int(start) + 1
    return str(first) if first == int(end) else f"{first}{DASH}{end}"


def period(start: str | None, end: str | None, language: Language) -> str:
    """A reference period; empty if there is none.

    >>> period("2024-01-01", "2024-12-31", "en"), period("2023-01-01", "2023-06-30", "zh")
    ('2024', '2023年上半年')
    >>> period(None, "2021-12-31", "en"), period("2021-12-31", "2021-12-31", "en")
    ('up to 2021-12-31', 'on 2021-12-31')
    >>> period("2016-01-01", "2020-12-31", "zh")
    '2016–2020年'
    """
    zh = language == "zh"
    if end is None:
        return "" if start is None else (f"自{start}" if zh else f"from {start}")
    if start is None:
        return f"截至{end}" if zh else f"up to {end}"
    if start == end:
        return end if zh else f"on {end}"
    return _calendar(date.fromisoformat(start), date.fromisoformat(end), zh=zh) or f"{start} {DASH} {end}"


def _calendar(first: date, last: date, *, zh: bool) -> str | None:
    """The name that a calendar has for a stretch of days, whole years or months of one year; None if it has none."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    if (first.month, last.month) == (1, 12):
        years = DASH.join(dict.fromkeys((str(first.year), str(last.year))))
        return f"{years}年" if zh else years
    return _months(first, last, zh=zh) if first.year == last.year else None


def _months(first: date, last: date, *, zh: bool) -> str:
    """Months of one year."""
    year = first.year
    if half := _HALVES.get((first.month, last.month)):
        return f"{year}年{half.zh}" if zh else f"{half.en} half of {year}"
    if first.month == last.month:
        return f"{year}年{first.month}月" if zh else f"{year}-{first.month:02}"
    if zh:
        return f"{year}年{first.month}{DASH}{last.month}月"
    return f"{year}-{first.month:02} to {year}-{last.month:02}"


def plain(row: Cells, language: Language) -> str:
    """A quantity as text: sign, value, unit, and its status unless it is actual.

    >>> row = {"value": "1100", "value_upper": None, "unit": "count", "comparator": ">", "classifier": "个"}
    >>> plain(row | {"status": "actual"}, "en"), plain(row | {"status": "target"}, "zh")
    ('>1,100', '>1,100个（目标）')
    """
    quantity = COMPARATORS.get(str(row["comparator"]), "") + amount(
        str(row["value"]), row["value_upper"], str(row["unit"]), language, row.get("classifier")
    )
    if row["status"] == "actual":
        return quantity
    status = STATUSES[str(row["status"])].of(language)
    return f"{quantity} ({status})" if language == "en" else f"{quantity}（{status}）"
