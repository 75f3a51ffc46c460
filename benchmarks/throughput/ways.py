"""The ways to look for numbers in a text whose speed is compared, each prepared before the clock starts."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple
from unittest.mock import patch

import shenyang_innovation
from benchmarks.quality.peers import jionlp_extractors, quietly, recognizers
from shenyang_innovation.reading import read_figures

Run = Callable[[], object]
DIGITS = r"\d+"
NUMBER = "(?:[0-9０-９]+(?:[.．,][0-9０-９]+)*|[一二三四五六七八九十百千零两几数]+)"
UNIT = "(?:[元家个项人名件种户所座台亩吨倍年天次位]|人次|美元|[%‰％]|个百分点|平方米|平方公里|公里|千瓦时?|小时|个月)"
QUANTITIES = f"{NUMBER}(?:余|多)?[百千万亿]*(?:余|多)?{UNIT}"
"""What comes to mind first for quantities: a number and what may stand behind it, whatever stands around."""


class Way(NamedTuple):
    """A way, the module it needs, what makes a text ready for it, and its part of the text: a slow one gets less."""

    name: str
    module: str
    prepare: Callable[[str], Run]
    part: int = 1


def ways() -> list[Way]:
    """The ways that are installed."""
    return [way for way in WAYS if find_spec(way.module)]


def found_by(module: str, pattern: str) -> Callable[[str], Run]:
    """All that a pattern finds, by a module with the interface of `re`."""

    def prepare(text: str) -> Run:
        compiled = import_module(module).compile(pattern)
        return lambda: compiled.findall(text)

    return prepare


def _placed(text: str) -> Run:
    compiled = re.compile(DIGITS)
    return lambda: [match.span() for match in compiled.finditer(text)]


def _ours(text: str) -> Run:
    return lambda: read_figures(text)


def _ours_on_regex(text: str) -> Run:
    """Our reader as it would be with `regex` for its engine: imported anew, with `regex` in the place of `re`."""
    package = "shenyang_innovation.reading"
    kept = {name: module for name, module in sys.modules.items() if not name.startswith(package)}
    with (
        patch.dict(sys.modules, kept | {"re": import_module("regex")}, clear=True),
        patch.object(shenyang_innovation, "reading", create=True),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")  # of what means something else in its own syntax
        reader = import_module(package).read_figures
    if [tuple(figure) for figure in reader(text)] != [tuple(figure) for figure in read_figures(text)]:
        raise AssertionError("with `regex` other figures are read, so that its time says nothing")
    return lambda: reader(text)


def extracted_by_polars(pattern: str) -> Callable[[str], Run]:
    """All that a pattern finds in a column of lines, by the regular expressions of Rust."""

    def prepare(text: str) -> Run:
        column = import_module("polars").Series(text.splitlines())
        return lambda: column.str.extract_all(pattern)

    return prepare


def counted_by_pyarrow(pattern: str) -> Callable[[str], Run]:
    """How often a pattern is in each of a column of lines, by RE2."""

    def prepare(text: str) -> Run:
        column = import_module("pyarrow").array(text.splitlines())
        count = import_module("pyarrow.compute").count_substring_regex
        return lambda: count(column, pattern)

    return prepare


def by_line(reader: Callable[[str], object], text: str) -> Run:
    """A reader that is given line after line, which is kind to one that gets slower with length."""
    lines = text.splitlines()

    def run() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of numerals that it does not know
            for line in lines:
                reader(line)

    return run


def _cn2an(text: str) -> Run:
    return by_line(quietly("cn2an").transform, text)


def _jionlp(text: str) -> Run:
    money, time = jionlp_extractors()
    return by_line(lambda line: (money(line), time(line)), text)


def _recognizers(text: str) -> Run:
    every = recognizers()

    def read(line: str) -> list[Any]:
        return [recognize(line) for recognize in every.values()]

    return by_line(read, text)


FLOOR, OURS, SLOW = "`re`: digits", "**`read_figures`**", "recognizers-text-suite, everything on"
ON_REGEX = "`read_figures` on `regex`"
WAYS = (
    Way(FLOOR, "re", found_by("re", DIGITS)),
    Way("`re`: digits with their places", "re", _placed),
    Way("`regex`: digits", "regex", found_by("regex", DIGITS)),
    Way("polars (Rust): digits", "polars", extracted_by_polars(DIGITS)),
    Way("pyarrow (RE2): digits, counted", "pyarrow", counted_by_pyarrow(DIGITS)),
    Way("`re`: quantities", "re", found_by("re", QUANTITIES)),
    Way("`regex`: quantities", "regex", found_by("regex", QUANTITIES)),
    Way("polars (Rust): quantities", "polars", extracted_by_polars(QUANTITIES)),
    Way("pyarrow (RE2): quantities, counted", "pyarrow", counted_by_pyarrow(QUANTITIES)),
    Way(OURS, "re", _ours),
    Way(ON_REGEX, "regex", _ours_on_regex),
    Way("cn2an: `transform`", "cn2an", _cn2an, 20),
    Way("jionlp: money and time", "jionlp", _jionlp, 20),
    Way(SLOW, "recognizers_suite", _recognizers, 200),
)
