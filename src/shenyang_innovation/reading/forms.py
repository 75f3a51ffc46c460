"""The forms a figure has: for each the pattern that finds it and the function that reads it.

Scanning a text and reading a wording use this one table, so they can't disagree.
"""

from __future__ import annotations

import re
from decimal import MAX_EMAX, Context, Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from shenyang_innovation.reading import words
from shenyang_innovation.reading.figure import Kind, Reading
from shenyang_innovation.reading.names import NAMES
from shenyang_innovation.reading.numerals import (
    ARABIC,
    CHINESE,
    COUNTING,
    MAGNITUDE,
    NUMERAL,
    RUN,
    number,
    pair,
    shifted,
)
from shenyang_innovation.reading.units import BARE_COUNTED, RANKING, UNIT, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shenyang_innovation.reading.figure import Comparator

_SHARES = Context(prec=6, Emax=MAX_EMAX)  # 三分之一 is 33.3333 percent
_RANGE = "[-–—~至到]"


class Form(NamedTuple):
    """A shape of figure and how it is read. The kind `word` looks like a number and is none."""

    kind: Kind | Literal["word"]
    pattern: str
    read: Callable[[re.Match[str]], Reading] = lambda _: Reading()


# --- readers --------------------------------------------------------------------------------------


def _amount(match: re.Match[str]) -> Reading:
    """50余项, 4.5万个, 两三家: number, inner 余 or 多, magnitude, unit."""
    numeral, more, magnitude, unit = match.groups()
    low, high = number(numeral), None
    if low is None:
        low, high = pair(numeral) or (None, None)
    return _measured(low, high, unit or None, magnitude or "", ">" if more else "=")


def _range(match: re.Match[str]) -> Reading:
    """4到6个, 5%-8%, 3至5万元: the near end takes the magnitude of the far one unless it bears its own."""
    near, far = match["near"], match["far"]
    low, high = number(near), number(far)
    if low is None or high is None:
        return Reading()
    if (magnitude := re.search(f"{MAGNITUDE}$", far)) and not match["near_unit"]:
        scaled = number(near + magnitude[0]) if near[-1] not in "万亿" else None
        low = scaled if scaled is not None and scaled <= high else low
    if low >= high:
        return Reading()
    return _measured(low, high, match["near_unit"] or match["far_unit"], "", "=")


def _measured(low: Decimal | None, high: Decimal | None, unit: str | None, magnitude: str, more: Comparator) -> Reading:
    """Numbers of a unit in its base unit. A whole number without a unit counts, a fraction does not."""
    if low is None:
        return Reading()
    if magnitude:
        places = {"万": 4, "亿": 8, "万亿": 12}[magnitude]
        low, high = shifted(low, places), None if high is None else shifted(high, places)
    if unit is None:
        return Reading(low, high, "count" if low == low.to_integral_value() else None, None, more)
    code, factor = UNITS[unit]
    return Reading(_times(low, factor), None if high is None else _times(high, factor), code, unit, more)


def _times(value: Decimal, factor: str) -> Decimal:
    """Exact, because every factor is a power of ten."""
    return value if factor == "1" else shifted(value, Decimal(factor).adjusted())


def _share(part: Decimal | None, whole: Decimal | None) -> Reading:
    """A fraction as a percentage."""
    if part is None or not whole:
        return Reading()
    return Reading(Decimal(f"{_SHARES.divide(shifted(part, 2), whole):f}"), None, "percent")


def _rank(match: re.Match[str]) -> Reading:
    """第16名, 第五家, 第一."""
    value = number(match[1])
    return Reading() if value is None else Reading(value, None, "rank", match[2])


def _first(match: re.Match[str]) -> Reading:
    """首家, 首位, 唯一."""
    return Reading(Decimal(1), None, "rank", None if match[0] == "唯一" else match[0][1:])


def _doubled(match: re.Match[str]) -> Reading:
    """翻番, 翻一番 and 翻一倍 are twice as much, 翻两番 four times."""
    doublings = number(match[1]) if match[1] else None
    return Reading(Decimal(2) ** int(doublings or 1), None, "times")


def _digits(match: re.Match[str]) -> Reading:
    """两位数: ten percent or more."""
    return Reading(Decimal({"三": 100, "3": 100}.get(match[1], 10)), None, "percent", None, ">=")


# --- dates ----------------------------------------------------------------------------------------

_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"
_CHINESE_YEAR = f"[一二][零〇○{COUNTING[:-1]}]{{3}}"
_CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
_DAY = f"(?:[0-9]{{1,2}}月?{_RANGE}[0-9]{{1,2}}月(?![0-9])|[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?)"
_PART_OF_YEAR = "上半年|下半年|第?[一二三四]季度|前三季度|底|末|初"
_DATES: tuple[str, ...] = (
    rf"{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])(?:[ T]?{_CLOCK})?",
    f"{_YEAR} ?年?{_RANGE} ?{_YEAR}(?: ?年(?:{_PART_OF_YEAR})?)?",
    f"{_YEAR} ?年(?: ?{_DAY}(?: ?{_CLOCK})?|{_PART_OF_YEAR})?",
    f"{_CHINESE_YEAR}年(?:{_PART_OF_YEAR})?",
    f"十[一二三四五六]五(?!年)|第[{COUNTING}]{{1,3}}个五年",
    "[0-9]{1,2}世纪(?:[0-9]0年代)?|[0-9]0年代",
    f"{_DAY}(?: ?{_CLOCK})?|[0-9]{{1,2}}日(?!元|均)",
    _CLOCK,
    "第?[一二三四]季度",
    # A year by itself, as in a title; 2000家 and 2000多家 are amounts.
    rf"{_YEAR}(?! ?(?:{UNIT}|[万亿千百余多.%‰+/:]|{_RANGE} ?[0-9]))",
)

# --- the table ------------------------------------------------------------------------------------

FORMS: tuple[Form, ...] = (
    *(Form("name", pattern) for pattern in NAMES),
    *(Form("ordinal", pattern) for pattern in words.ORDINALS),
    Form("word", "|".join(words.ORDINARY)),
    *(Form("date", pattern) for pattern in _DATES),
    Form("rank", f"第({NUMERAL})({RANKING})?", _rank),
    Form("rank", words.FIRST, _first),
    Form("quantity", f"翻了?(?:([{COUNTING}两])?番|一?倍)", _doubled),
    Form("quantity", "([两双三23])位数(?!字)", _digits),
    Form("quantity", "一半(?![径导成])", lambda _: _share(Decimal(1), Decimal(2))),
    Form("quantity", f"([百千])分之({NUMERAL})", lambda m: _share(number(m[2]), number(m[1]))),
    Form("quantity", f"({CHINESE})分之({CHINESE})", lambda m: _share(number(m[2]), number(m[1]))),
    Form("quantity", "([0-9]{1,4})/([1-9][0-9]{0,3})(?![0-9/])", lambda m: _share(number(m[1]), number(m[2]))),
    Form(
        "quantity",
        f"(?P<near>{NUMERAL}) ?(?P<near_unit>{UNIT})?{_RANGE} ?(?P<far>{NUMERAL}) ?"
        f"(?(near_unit)(?P=near_unit)|(?P<far_unit>{UNIT}))",
        _range,
    ),
    Form(
        "quantity",
        f"({ARABIC})(?:([余多])(?= ?(?:{MAGNITUDE}|{UNIT}))({MAGNITUDE})?)?(?: ?({UNIT}))?",
        _amount,
    ),
    Form("quantity", f"({CHINESE})(?:([余多])({MAGNITUDE})?)?({UNIT})", _amount),
    Form("quantity", f"({CHINESE})()()()(?={BARE_COUNTED})", _amount),
    # Numerals in a row that are no figure are passed over at once, and so are letters.
    Form("word", f"{RUN}|[A-Za-z]++"),
)
# A number by itself is a figure where a text has it and a wording repeats it: 三 of 三方面.
ALONE = Form("quantity", f"({NUMERAL})()()()", _amount)


class Table:
    """Forms as one pattern: the first that fits at a place wins."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = {f"form{place}": form for place, form in enumerate(forms)}

    @cached_property  # compiling takes longer than reading a page: whoever reads nothing does without
    def _any(self) -> re.Pattern[str]:
        # The empty group that names a form stands behind it: so the first character alone rules most forms out.
        return re.compile("|".join(f"(?:{form.pattern})(?P<{name}>)" for name, form in self._forms.items()))

    @cached_property
    def _each(self) -> dict[str, re.Pattern[str]]:
        return {name: re.compile(form.pattern) for name, form in self._forms.items()}

    def find(self, text: str) -> Iterator[tuple[Form, re.Match[str]]]:
        """The forms in a text, from left to right, with their places."""
        for match in self._any.finditer(text):
            yield self._forms[match.lastgroup or ""], match

    def kind(self, wording: str) -> Kind:
        """The kind that a wording has by itself, which must be exactly one of the forms."""
        match = self._any.fullmatch(wording)
        kind = "word" if match is None else self._forms[match.lastgroup or ""].kind
        if kind == "word":
            raise LookupError(f"{wording!r} is no figure")
        return kind

    def read(self, wording: str) -> Reading | None:
        """What a wording says; None if it is not exactly one of the forms or its number is malformed."""
        if not (match := self._any.fullmatch(wording)):
            return None
        name = match.lastgroup or ""
        alone = self._each[name].fullmatch(wording)
        form = self._forms[name]
        reading = form.read(alone) if alone else Reading()
        return None if form.kind in ("quantity", "rank") and reading.value is None else reading


IN_TEXT = Table(FORMS)
IN_WORDING = Table(form for form in (*FORMS, ALONE) if form.kind != "word")

_SHORT = 8  # characters of a wording worth keeping: the shorter they are, the more of them a text can hold


def read_alone(wording: str) -> Reading | None:
    """What a wording says by itself; None if it is not exactly one figure. Short ones are read once and kept."""
    return _kept(wording) if len(wording) <= _SHORT else IN_WORDING.read(wording)


@lru_cache(maxsize=4096)
def _kept(wording: str) -> Reading | None:
    return IN_WORDING.read(wording)
