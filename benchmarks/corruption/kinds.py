"""The kinds of corruption of one cell: each gives other cells that somebody could mistake for the right one."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.schema.text import to_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from shenyang_innovation.schema.text import Cell

    Change = tuple[str, Cell]
    """A kind of corruption and the cell that it gives."""

DRAWS = 3
"""So many other codes are tried in the place of one."""

CHINESE = "一二三四五六七八九十"
NUMERALS = f"0123456789{CHINESE}两二两兩首半百○廿"
UNITS = "元 家 个 人 人次 项 % 个百分点 倍 平方米 P 条 年".split()
UNIT = re.compile(r"(?:个百分点|人次|平方米|[^0-9.万亿萬億余餘多到至\-—~]+?)$")
MAGNITUDES = "万亿萬億"
OF_CLASS = {"万": "亿", "亿": "万", "萬": "億", "億": "萬"}


class Domain(NamedTuple):
    """What stands in a column: the valid codes, or all that is in it."""

    values: Sequence[str]


def characters(cell: str, random: Random) -> Iterator[Change]:
    """A character replaced by the next of its script, dropped, or written twice."""
    at = random.randrange(len(cell))
    yield "character changed", cell[:at] + _next(cell[at]) + cell[at + 1 :]
    at = random.randrange(len(cell))
    yield "character dropped", (cell[:at] + cell[at + 1 :]) or None
    at = random.randrange(len(cell))
    yield "character added", cell[:at] + cell[at] + cell[at:]


def _next(character: str) -> str:
    if character.isascii() and character.isalnum():
        return {"z": "a", "Z": "A", "9": "0"}.get(character, chr(ord(character) + 1))
    return chr(ord(character) + 1) if "\u3400" <= character < "\u9fff" else "x"


def digits(cell: str, random: Random) -> Iterator[Change]:
    """A numeral replaced by another of its kind, dropped, or added; nothing if there is none."""
    places = [place for place, character in enumerate(cell) if character in NUMERALS]
    if not places:
        return
    at = random.choice(places)
    alike = "0123456789" if cell[at].isascii() else CHINESE
    yield "digit changed", cell[:at] + random.choice(alike.replace(cell[at], "")) + cell[at + 1 :]
    at = random.choice(places)
    yield "digit dropped", (cell[:at] + cell[at + 1 :]) or None
    at = random.choice(places)
    alike = "0123456789" if cell[at].isascii() else CHINESE
    yield "digit added", cell[:at] + random.choice(alike) + cell[at:]


def figure(cell: str, random: Random) -> Iterator[Change]:
    """Digits, unit and magnitude of a figure."""
    yield from digits(cell, random)
    yield from units(cell, random)


def units(cell: str, random: Random) -> Iterator[Change]:
    """Another unit or classifier, another magnitude, none.

    >>> from random import Random
    >>> [kind for kind, _ in units("1.5万个", Random(0))]
    ['unit changed', 'unit dropped', 'magnitude changed', 'magnitude dropped']
    """
    if (unit := UNIT.search(cell)) and unit.start() > 0:
        others = [other for other in UNITS if other != unit[0]]
        alike = [other for other in others if len(other) == len(unit[0])]
        yield "unit changed", cell[: unit.start()] + random.choice(alike or others)
        yield "unit dropped", cell[: unit.start()]
    for at, character in enumerate(cell):
        if character in MAGNITUDES:
            yield "magnitude changed", cell[:at] + OF_CLASS[character] + cell[at + 1 :]
            yield "magnitude dropped", cell[:at] + cell[at + 1 :]
            return


def number(cell: str, random: Random) -> Iterator[Change]:
    """Digits, ten times as much, the other sign."""
    yield from digits(cell, random)
    if cell.strip("0."):
        yield "ten times", to_cell(Decimal(cell) * 10)
        yield "sign changed", cell.removeprefix("-") if cell.startswith("-") else f"-{cell}"


def dates(cell: str, domain: Domain, random: Random) -> Iterator[Change]:
    """The date shifted by a day, a month or a year, or another of the column; a digit of it changed."""
    day = date.fromisoformat(cell)
    sign = random.choice((-1, 1))
    yield "shifted a day", (day + sign * timedelta(days=1)).isoformat()
    yield "shifted a month", _shifted(day, sign).isoformat()
    yield "shifted a year", _shifted(day, sign * 12).isoformat()
    for other in _others(cell, domain, random, 1):
        yield "another date of the column", other
    yield from digits(cell, random)


def _shifted(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def codes(cell: str, domain: Domain, random: Random) -> Iterator[Change]:
    """Other valid codes, each as likely as the next."""
    for other in _others(cell, domain, random, DRAWS):
        yield "code swapped", other


def members(cell: str, domain: Domain, random: Random) -> Iterator[Change]:
    """A member of a list swapped for another valid one, dropped, or added; the list stays sorted if it was."""
    given = cell.split(" ")
    others = [value for value in domain.values if value not in given]
    at = random.randrange(len(given))
    for other in random.sample(others, min(DRAWS, len(others))):
        yield "member swapped", _joined([*given[:at], other, *given[at + 1 :]], given)
    yield "member dropped", _joined([*given[:at], *given[at + 1 :]], given)
    if others:
        yield "member added", _joined([*given, random.choice(others)], given)
    if len(given) > 1:
        at = random.randrange(len(given) - 1)
        yield "members exchanged", " ".join([*given[:at], given[at + 1], given[at], *given[at + 2 :]])
    yield "member repeated", " ".join([*given[: at + 1], *given[at:]])


def _joined(members: list[str], before: list[str]) -> Cell:
    return " ".join(sorted(members) if before == sorted(before) else members) or None


def filled(domain: Domain, random: Random) -> Iterator[Change]:
    """A value of the column where there is none."""
    for other in _others("", domain, random, 1):
        yield "value for null", other


def _others(cell: str, domain: Domain, random: Random, draws: int) -> list[str]:
    others = [value for value in domain.values if value != cell]
    return random.sample(others, min(draws, len(others)))
