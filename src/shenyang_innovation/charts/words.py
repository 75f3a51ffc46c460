"""The words of the pictures in both languages, and how a value and a period are written."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, NamedTuple

from shenyang_innovation.errors import UnknownNameError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Words(NamedTuple):
    """One text in both languages."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """The text in this language.

        >>> Words(en="target", zh="目标").of("zh")
        '目标'
        """
        return self.zh if language == "zh" else self.en

    def filled(self, text: str) -> Words:
        """Both texts with another in the place of {}."""
        return Words(self.en.format(text), self.zh.format(text))


STATUSES = {
    "actual": Words(en="actual", zh="实际"),
    "target": Words(en="target", zh="目标"),
    "forecast": Words(en="forecast", zh="预期"),
}
COMPARATORS = {"=": "", ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈"}
"""The sign before a value; none before one that is stated as it is."""
BEYOND = (">", ">=")
"""The comparators of a value that is the least: the mark is open towards more."""
SHORT_OF = ("<", "<=")
"""Those of a value that is the most: the mark is open towards less."""
NOT_STATED = Words(en="not stated", zh="未提供")
BASIS = {"stated": Words(en="stated", zh="来源所述"), "inferred": Words(en="inferred", zh="推断")}
"""Whether a document states a day, a period or a link, or we infer it."""
INFERRED = "*"
"""The sign behind a period that we infer."""
INFERRED_DAY = Words(en=", date inferred", zh="，日期为推断")
"""What stands behind the day of a document that we infer."""
NO_DATE = Words(en="no date stated", zh="未说明日期")
OPEN_END = Words(
    en="An arrow marks an open end: the source says more than, or at least, that value (pointing back: less than).",
    zh="箭头表示开放端：来源称超过或不少于该值（反向则为不足或不超过）。",
)
BETWEEN = Words(en="; ", zh="；")
"""What stands between the members of a list."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")

_UNITS = {
    "percent": Words(en="%", zh="%"),
    "percentage-point": Words(en=" percentage points", zh="个百分点"),
    "PFLOPS": Words(en=" PFLOPS", zh="P"),
    "square-metre": Words(en=" m²", zh="平方米"),
    "times": Words(en=" times", zh="倍"),
    "person-time": Words(en="", zh="人次"),
    "year": Words(en="", zh="年"),
    "person": Words(en="", zh="人"),
}
"""What stands behind a number of this unit."""
MONEY = {
    "en": ((10**9, " billion yuan"), (10**6, " million yuan"), (1, " yuan")),
    "zh": ((10**8, "亿元"), (10**4, "万元"), (1, "元")),
}
"""The sizes in which money is written, the largest first, and the word behind each."""


def check_language(language: object) -> None:
    """Raise `UnknownNameError` for a language that the pictures do not speak."""
    if language not in LANGUAGES:
        raise UnknownNameError(f"no language {language!r}", where="charts", remedy=did_you_mean(language, LANGUAGES))


def written(
    value: Decimal, upper: Decimal | None, unit: str, comparator: str, language: str, classifier: str | None = None
) -> str:
    """A value with its comparator before and its unit behind it.

    >>> from decimal import Decimal
    >>> written(Decimal(132000000000), None, "CNY", "=", "en"), written(Decimal(132000000000), None, "CNY", "=", "zh")
    ('132 billion yuan', '1320亿元')
    >>> written(Decimal(1100), None, "person", ">", "zh", "名"), written(Decimal(4), Decimal(6), "count", "=", "en")
    ('>1100名', '4–6')
    """
    if unit == "CNY":
        size, behind = next(((size, name) for size, name in MONEY[language] if value >= size), MONEY[language][-1])
    else:
        size, behind = 1, _UNITS[unit].of(language) if unit in _UNITS else ""
        if language == "zh" and classifier and unit in {"count", "person", "person-time"}:
            behind = classifier
    ends = [_digits(end / size, language) for end in (value, upper) if end is not None]
    return f"{COMPARATORS[comparator]}{'–'.join(ends)}{behind}"


def _digits(value: Decimal, language: str) -> str:
    """A number with no zeros behind that say nothing; in English its thousands are set off, in Chinese they are not."""
    text = f"{value:f}" if language == "zh" else f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def part_of_year(start: date | None, end: date | None, measure: str, language: str) -> str:
    """What to write beside a figure that stands under its year, if it is not of the whole year or of its last day.

    >>> from datetime import date
    >>> part_of_year(date(2023, 1, 1), date(2023, 6, 30), "flow", "en")
    'to June'
    >>> part_of_year(date(2021, 3, 12), date(2021, 3, 12), "stock", "zh")
    '3月12日'
    >>> part_of_year(date(2023, 1, 1), date(2023, 12, 31), "flow", "en")
    ''
    """
    if end is None:
        return ""
    is_flow = measure == "flow"
    if is_flow and start and (start.month, start.day, start.year) != (1, 1, end.year):
        return period(start, end, language)
    if (end.month, end.day) == (12, 31):
        return ""
    month = Words(en=MONTHS[end.month - 1], zh=f"{end.month}月")
    if not is_flow:
        return _day_of(end, month).of(language)
    last = month if _is_last_of_month(end) else _day_of(end, month)
    return Words(en=f"to {last.en}", zh=f"至{last.zh}").of(language)


def _day_of(day: date, month: Words) -> Words:
    return Words(en=f"{day.day} {month.en}", zh=f"{month.zh}{day.day}日")


def _is_last_of_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def period(start: date | None, end: date | None, language: str) -> str:
    """A reference period in as few characters as say it.

    >>> from datetime import date
    >>> period(date(2024, 1, 1), date(2024, 12, 31), "en"), period(date(2024, 12, 31), date(2024, 12, 31), "en")
    ('2024', '2024-12-31')
    >>> period(date(2025, 1, 1), date(2025, 6, 30), "en"), period(date(2025, 2, 1), date(2025, 2, 28), "en")
    ('2025-01 to 2025-06', '2025-02')
    >>> period(None, date(2025, 3, 8), "en"), period(None, date(2025, 3, 8), "zh"), period(None, None, "en")
    ('up to 2025-03-08', '截至2025-03-08', 'no date stated')
    """
    if end is None:
        return NO_DATE.of(language) if start is None else Words(en=f"from {start}", zh=f"{start}起").of(language)
    if start == end:
        return end.isoformat()
    if start is None:
        return Words(en=f"up to {end}", zh=f"截至{end}").of(language)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
    first, last = start.isoformat(), end.isoformat()
    if start.day == 1 and _is_last_of_month(end):
        first, last = first[:7], last[:7]
    return first if first == last else Words(en=f"{first} to {last}", zh=f"{first}至{last}").of(language)
