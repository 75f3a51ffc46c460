"""Other readers of numbers in Chinese, each given the most favourable reading of what it says.

What a peer calls a unit is turned into a code of ours and into base units where there is one. Where it gives a number
alone, what the unit behind the number is worth is added, so that it is not judged for what it does not claim to read.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal, DivisionByZero, InvalidOperation
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, NamedTuple

from benchmarks.quality.scoring import Read, Reader

TODAY = datetime(2025, 7, 1)  # noqa: DTZ001 - the day to which a peer refers 今年, the same in every run
READ = Callable[[str], list[Read]]


class Peer(NamedTuple):
    """A package that reads numbers, what it claims to say of them, and what it does better than this package."""

    package: str
    module: str
    reader: Callable[[], READ]
    claims: frozenset[str]
    what: str
    better: str


def installed() -> list[tuple[Peer, Reader]]:
    """The peers that are there, ready to read."""
    return [
        (peer, Reader(f"{peer.package} {version(peer.package)}", peer.reader(), peer.claims))
        for peer in PEERS
        if find_spec(peer.module)
    ]


def quietly(module: str) -> Any:
    """A module of a peer, imported without what it prints and warns of."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module(module)


# --- recognizers-text-suite -------------------------------------------------------------------------------------------

OF_AMOUNTS = "number ordinal percentage age currency dimension temperature datetime".split()
MODELS = (*OF_AMOUNTS, "phone_number", "ip_address", "email", "url")
"""All that the package recognizes in Chinese."""
NAMED = {
    "Square kilometer": ("square-metre", "1000000"),
    "Square meter": ("square-metre", "1"),
    "Square centimetre": ("square-metre", "0.0001"),
    "Hectare": ("square-metre", "10000"),
    "Mu": ("mu", "1"),
    "Kilometer": ("metre", "1000"),
    "Meter": ("metre", "1"),
    "Centimeter": ("metre", "0.01"),
    "Micrometer": ("metre", "0.001"),  # its name for 毫米
    "Microns": ("metre", "0.000001"),
    "Nanometer": ("metre", "0.000000001"),
    "Li": ("li", "1"),
    "Knot": ("nautical-mile", "1"),  # its name for 海里
    "Ton": ("tonne", "1"),
    "Kilogram": ("tonne", "0.001"),
    "Gram": ("tonne", "0.000001"),
    "Milligram": ("tonne", "0.000000001"),
    "Jin": ("jin", "1"),
    "Cubic meter": ("cubic-metre", "1"),
    "Liter": ("cubic-metre", "0.001"),
    "Milliliter": ("cubic-metre", "0.000001"),
    "Byte": ("byte", "1"),
    "Kilobyte": ("byte", "1000"),
    "Megabyte": ("byte", "1000000"),
    "Gigabyte": ("byte", "1000000000"),
    "Terabyte": ("byte", "1000000000000"),
    "Petabyte": ("byte", "1000000000000000"),
    "Kilometer per hour": ("kilometre-per-hour", "1"),
    "Degree": ("degree-celsius", "1"),
    "C": ("degree-celsius", "1"),
    "Year": ("year", "1"),
    "Macau Pataca": ("MOP", "1"),
    "Ruble": ("RUB", "1"),
    "Chinese yuan": ("CNY", "1"),
}
TIMES = {"Y": "year", "M": "month", "W": "week", "D": "day"} | {"TH": "hour", "TM": "minute", "TS": "second"}


def recognizers() -> dict[str, Callable[[str], list[Any]]]:
    """Every recognizer of the suite for Chinese."""
    suite = quietly("recognizers_suite")
    chinese = suite.Culture.Chinese

    def recognizer(model: str) -> Callable[[str], list[Any]]:
        function = getattr(suite, f"recognize_{model}")
        if model == "datetime":
            return lambda text: list(function(text, chinese, reference=TODAY))
        return lambda text: list(function(text, chinese))

    return {model: recognizer(model) for model in MODELS}


def _read_by_recognizers() -> READ:
    every = recognizers()

    def read(text: str) -> list[Read]:
        found = [said for model in OF_AMOUNTS for result in every[model](text) if (said := _recognized(text, result))]
        return _longest(found)

    return read


def _recognized(text: str, result: Any) -> Read | None:
    start, end, kind = result.start, result.end + 1, result.type_name
    resolution = result.resolution or {}
    if kind.startswith("datetime"):
        return _recognized_time(start, end, resolution)
    value = _decimal((resolution.get("value") or "").rstrip("%"))
    if value is None:
        return None
    if kind == "number":
        return _plain_number(text, start, end, value)
    if kind in {"ordinal", "percentage"}:
        kind, unit = {"ordinal": ("ordinal", "rank"), "percentage": ("quantity", "percent")}[kind]
        return Read(start, end, kind, value, None, unit)
    unit, factor = NAMED.get(resolution["unit"], (resolution.get("isoCurrency") or resolution["unit"], "1"))
    return Read(start, end, "quantity", value * Decimal(factor), None, unit)


def _recognized_time(start: int, end: int, resolution: dict[str, Any]) -> Read:
    """A date; a span of time has its length too."""
    first: dict[str, str] = (resolution.get("values") or [{}])[0]
    span = re.fullmatch(r"P(T?)([0-9.]+)([YMWDHS])", first.get("timex", ""))
    if span is None:
        return Read(start, end, "date")
    return Read(start, end, "date", Decimal(span[2]), None, TIMES.get(span[1] + span[3]))


def _longest(reads: list[Read]) -> list[Read]:
    """Of what overlaps the longest; of two with one span what comes first."""
    kept: list[Read] = []
    for read in sorted(reads, key=lambda read: read.start - read.end):
        if all(read.end <= other.start or other.end <= read.start for other in kept):
            kept.append(read)
    return sorted(kept)


# --- cn2an ------------------------------------------------------------------------------------------------------------

_NUMERAL = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9０-９.零〇一二三四五六七八九十百千万亿两点壹贰叁肆伍陆柒捌玖拾佰仟萬億兩])+"
NUMERALS = re.compile(f"(?:(?P<of>{_NUMERAL})分之)?(?P<number>{_NUMERAL})")


def _read_by_cn2an() -> READ:
    convert = quietly("cn2an").cn2an

    def converted(numeral: str) -> Decimal | None:
        try:
            return _decimal(str(convert(numeral.replace(",", ""), "smart")))
        except (ValueError, IndexError, KeyError, TypeError):
            return None

    def read(text: str) -> list[Read]:
        return list(_numerals(text, converted))

    return read


def _numerals(text: str, converted: Callable[[str], Decimal | None]) -> Iterator[Read]:
    for match in NUMERALS.finditer(text):
        start, end = match.span()
        if (value := converted(match["number"])) is None:
            continue
        if match["of"] is None:
            yield _plain_number(text, start, end, value)
            continue
        of = Decimal({"百": 100, "千": 1000, "万": 10000}.get(match["of"], converted(match["of"]) or 0))
        with contextlib.suppress(DivisionByZero, InvalidOperation):
            yield Read(start, end, "quantity", value / of * 100, None, "percent")


# --- jionlp -----------------------------------------------------------------------------------------------------------

CURRENCIES = {
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "韩元": "KRW",
    "卢布": "RUB",
    "澳元": "AUD",
    "加元": "CAD",
    "瑞士法郎": "CHF",
    "新加坡元": "SGD",
    "新台币": "TWD",
    "澳门元": "MOP",
}
BLURRED = {"accurate": "=", "blur+": ">", "blur-": "<", "blur": "~"}


def jionlp_extractors() -> tuple[Callable[[str], list[dict[str, Any]]], Callable[[str], list[dict[str, Any]]]]:
    """What it has to find and read money, and time."""
    ner = quietly("jionlp").ner
    base = {"year": TODAY.year, "month": TODAY.month, "day": TODAY.day}

    def time(text: str) -> list[dict[str, Any]]:
        logging.disable()  # it logs whatever turns out to be no time
        try:
            return list(ner.extract_time(text, time_base=base))
        finally:
            logging.disable(logging.NOTSET)

    return ner.extract_money, time


def _read_by_jionlp() -> READ:
    money, time = jionlp_extractors()

    def read(text: str) -> list[Read]:
        return _longest([_money(found) for found in money(text)] + [_time(found) for found in time(text)])

    return read


def _money(found: dict[str, Any]) -> Read:
    (start, end), detail = found["offset"], found["detail"]
    number, comparator = detail["num"], BLURRED.get(detail["definition"], "=")
    if isinstance(number, list):  # a range, or what it takes 几 and 余 to mean
        number, comparator = number[0], ">" if re.search("[余多几数]", found["text"]) else "="
    unit = CURRENCIES.get(detail["case"], detail["case"])
    return Read(start, end, "quantity", _decimal(number), None, unit, comparator)


def _time(found: dict[str, Any]) -> Read:
    start, end = found["offset"]
    said = found["detail"]["time"]
    if found["type"] == "time_delta" and isinstance(said, dict) and len(said) == 1:
        (unit, number), *_ = said.items()
        if not isinstance(number, list):
            return Read(start, end, "date", Decimal(str(number)), None, unit)
    return Read(start, end, "date")


# --- numbers alone ----------------------------------------------------------------------------------------------------

BEHIND = {
    "平方公里": "1000000",
    "公顷": "10000",
    "公里": "1000",
    "千米": "1000",
    "厘米": "0.01",
    "毫米": "0.001",
    "微米": "0.000001",
    "纳米": "0.000000001",
    "公斤": "0.001",
    "千克": "0.001",
    "毫克": "0.000000001",
    "克": "0.000001",
    "毫升": "0.000001",
    "升": "0.001",
    "兆瓦时": "1000",
    "兆瓦": "1000",
    "吉瓦时": "1000000",
    "吉瓦": "1000000",
    "MW": "1000",
    "GW": "1000000",
    "EFLOPS": "1000",
    "成": "10",
    "‰": "0.1",
    "KB": "1000",
    "MB": "1000000",
    "GB": "1000000000",
    "TB": "1000000000000",
    "PB": "1000000000000000",
    "EB": "1000000000000000000",
}
_BEHIND = re.compile(rf"\s*({'|'.join(BEHIND)})")


def _plain_number(text: str, start: int, end: int, value: Decimal) -> Read:
    if "分之" in text[start:end]:
        return Read(start, end, "quantity", value if text[start:end][0] == "百" else value * 100, None, "percent")
    behind = _BEHIND.match(text, end)
    factor = Decimal(BEHIND[behind[1]]) if behind else Decimal(1)
    return Read(start, end, "quantity", value * factor, None, "count" if value == value.to_integral_value() else None)


def _decimal(number: str) -> Decimal | None:
    try:
        return Decimal(number)
    except InvalidOperation:
        return None


PEERS = (
    Peer(
        "recognizers-text-suite",
        "recognizers_suite",
        _read_by_recognizers,
        frozenset(("value", "unit")),
        "numbers, ordinals, percentages, ages, currencies, dimensions, temperatures and dates, for the culture `zh-cn`."
        " Of what overlaps the longest counts, and a number without a unit is taken for a count",
        "It reads nine other languages by the same interface. It resolves dates and times, relative to any day"
        " (下周一, 明天下午三点), and spans of time to seconds. It knows some two hundred currencies, and finds ages,"
        " temperatures, telephone numbers and addresses. There are versions of it for C#, JavaScript and Java.",
    ),
    Peer(
        "cn2an",
        "cn2an",
        _read_by_cn2an,
        frozenset(("value",)),
        "`cn2an(…, 'smart')` of every run of digits and numerals, without its commas, and of both sides of 分之: it"
        " turns a number that is given, and looks for none in a text",
        "It writes numbers as numerals too, also as those of cheques (壹仟贰佰), and rewrites all numbers of a text."
        " It is small.",
    ),
    Peer(
        "jionlp",
        "jionlp",
        _read_by_jionlp,
        frozenset(("value", "unit", "comparator")),
        "`ner.extract_money` and `ner.extract_time`; it has nothing that finds other figures",
        "It resolves dates, times, spans and what recurs (每周三上午10点), relative to any day. It reads amounts in"
        " 角 and 分 (五百元三角二分), and gives 几千元 and 50余亿元 an upper end. It does much else for Chinese text:"
        " places, names, identity cards, telephone numbers.",
    ),
)
