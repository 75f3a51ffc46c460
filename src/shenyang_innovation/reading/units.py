"""What may stand behind a number: the table of units and classifiers, and the pattern that finds them.

The table is `units.csv` beside this module. Each row is a word with the code and the factor that make it a base unit:

=============  =====================================================================================
column         meaning
=============  =====================================================================================
`word`         as it stands in a text, in Simplified script and half-width
`unit`         code of the base unit, such as `CNY`, `count` or `square-metre`
`factor`       how many base units one of the word is; a power of ten
`kind`         `classifier` of what is counted (一 before one means "a"), or `measure`
`numerals`     `any`, or `arabic` for a word that behind a Chinese numeral is mostly part of another word
`behind`       characters, of which the last one of the number has to be one (千亿级)
`before`       pattern of what has to follow (意见 or 建议 behind 三点)
`not_before`   characters that must not follow, for they make another word of it (3人才); ranges as in `A-Z`
=============  =====================================================================================
"""

from __future__ import annotations

import csv
import pkgutil
import re
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("word", "unit", "factor", "kind", "numerals", "behind", "before", "not_before")
_KINDS = ("measure", "classifier")
_NUMERALS = ("any", "arabic")
_COMMON = "元%家个人项年平吨户名件台场倍亩公千"  # tried first


class UnreadableUnitsError(ValueError):
    """A table of units that can't be used: which row, why, and what to do."""


class Unit(NamedTuple):
    """A row of the table: a word that stands behind a number and what one of it is in base units."""

    word: str
    unit: str
    factor: str = "1"
    kind: str = "classifier"
    numerals: str = "any"
    behind: str = ""
    before: str = ""
    not_before: str = ""

    @property
    def places(self) -> int:
        """The power of ten that the factor is."""
        return Decimal(self.factor).adjusted()


class Units:
    """The units that a reader knows, by their words.

    >>> own = STANDARD.extended([Unit("锭", "count")])
    >>> own["锭"].unit, "锭" in STANDARD
    ('count', False)
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: dict[str, Unit] = {}
        for unit in units:
            if fault := _fault(unit):
                raise UnreadableUnitsError(f"unit {unit.word!r}: {fault}")
            self._units[unit.word] = unit

    def __getitem__(self, word: str) -> Unit:
        return self._units[word]

    def __contains__(self, word: object) -> bool:
        return word in self._units

    def __len__(self) -> int:
        return len(self._units)

    def extended(self, units: Iterable[Unit]) -> Units:
        """These units and others, which go before those of the same word."""
        return Units([*self._units.values(), *units])

    @cached_property
    def arabic(self) -> str:
        """A pattern of what may stand behind an Arabic number."""
        return _pattern(self._units.values())

    @cached_property
    def first(self) -> str:
        """The characters that units and magnitudes begin with, for a set."""
        return re.escape("".join(sorted({word[0] for word in self._units} | set("万亿"))))

    @cached_property
    def chinese(self) -> str:
        """A pattern of what may stand behind a Chinese numeral."""
        return _pattern(unit for unit in self._units.values() if unit.numerals == "any")

    @cached_property
    def latin(self) -> str:
        """A pattern of the units in Latin letters."""
        return _pattern(unit for word, unit in self._units.items() if word[0].isascii() and word[0].isalpha())

    @cached_property
    def classifiers(self) -> str:
        """A pattern of what 一 makes "a" of: 一个, 一场, 一位."""
        return _pattern(unit for unit in self._units.values() if unit.kind == "classifier" and unit.numerals == "any")


def read_units(text: str, where: str = "units.csv") -> list[Unit]:
    """The rows of a table of units as CSV; UnreadableUnitsError names a row that is none.

    >>> read_units("word,unit,factor,kind,numerals,behind,before,not_before\\n锭,count,1,classifier,any,,,\\n")[0].unit
    'count'
    """
    rows = csv.reader(text.splitlines())
    header = tuple(next(rows, ()))
    if header != COLUMNS:
        raise UnreadableUnitsError(f"{where}: the header is {','.join(header)!r}. It has to be {','.join(COLUMNS)}")
    units = []
    for number, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS):
            raise UnreadableUnitsError(f"{where}, row {number}: {len(row)} cells, not {len(COLUMNS)}. Complete the row")
        unit = Unit(*row)
        if fault := _fault(unit):
            raise UnreadableUnitsError(f"{where}, row {number}: {fault}")
        units.append(unit)
    return units


def _fault(unit: Unit) -> str | None:
    """What is wrong with a unit, and the remedy."""
    if not unit.word or not unit.unit:
        return "word or unit is empty. Give both"
    if unit.kind not in _KINDS:
        return f"the kind is {unit.kind!r}. It is one of: {', '.join(_KINDS)}"
    if unit.numerals not in _NUMERALS:
        return f"numerals is {unit.numerals!r}. It is one of: {', '.join(_NUMERALS)}"
    try:
        power = Decimal(unit.factor)
    except InvalidOperation:
        return f"the factor is {unit.factor!r}. It is a power of ten, such as 1000"
    if power.normalize().as_tuple().digits != (1,) or power < 0:
        return f"the factor is {unit.factor!r}, no power of ten. Give the word a unit of its own, as 亩 has"
    return None


def _pattern(units: Iterable[Unit]) -> str:
    """A pattern that matches the words where they are words of their own, the longest first."""
    by_first: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: (-len(unit.word), unit.word)):
        by_first.setdefault(unit.word[0], []).append(unit)
    ordered = sorted(by_first, key=lambda first: (_COMMON.find(first) % 1000, first))
    # The set in front fails at once where no unit follows; of the branches one at most has the right character.
    return f"(?=[{re.escape(''.join(ordered))}])(?:{'|'.join(_branch(by_first[first]) for first in ordered)})"


def _branch(units: list[Unit]) -> str:
    """The words that begin with one character."""
    first = re.escape(units[0].word[0])
    if len(units) == 1:
        return first + _rest(units[0])
    return f"{first}(?:{'|'.join(map(_rest, units))})"


def _rest(unit: Unit) -> str:
    """What follows the first character of a word, with what must stand around the word."""
    behind = f"(?<=[{unit.behind}]{re.escape(unit.word)})" if unit.behind else ""
    before = f"(?={unit.before})" if unit.before else ""
    other = f"(?![{unit.not_before}])" if unit.not_before else ""
    return re.escape(unit.word[1:]) + behind + before + other


@cache
def _standard() -> Units:
    table = pkgutil.get_data("shenyang_innovation.reading", "units.csv")
    if table is None:
        raise UnreadableUnitsError("units.csv: not found beside the reader. Install the package anew")
    return Units(read_units(table.decode("utf-8")))


STANDARD = _standard()
"""The units of `units.csv`."""
