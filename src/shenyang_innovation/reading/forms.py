"""The forms a figure has, in the order in which they are tried, and the one table of them.

Scanning a text and reading a wording use the same forms, so they can't disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from shenyang_innovation.reading.amounts import Form, alone, amounts, bare, compounds, number_of
from shenyang_innovation.reading.dates import dates, years
from shenyang_innovation.reading.figure import AMOUNTS
from shenyang_innovation.reading.names import LATIN, QUOTED, WORDS, numbered, ratio
from shenyang_innovation.reading.numerals import COUNTING, DIGITS, GREAT, RUN, SMALL
from shenyang_innovation.reading.words import BEGINNING, ITEM, LINE, SERIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shenyang_innovation.reading.figure import Kind, Reading
    from shenyang_innovation.reading.units import Units

_NUMERALS = f"{SMALL}{GREAT}第双半几数前首"


def _ordinals() -> tuple[Form, ...]:
    """The marks of lists, and what only numbers."""
    return tuple(
        Form("ordinal", starts, pattern)
        for starts, pattern in (
            (SMALL, ITEM),
            (DIGITS, rf"{BEGINNING}[0-9]{{1,2}}(?:[.、](?![0-9])|\))"),
            (SMALL, f"{BEGINNING}[{COUNTING}]{{1,3}}、(?![{COUNTING}])"),
            (
                SMALL,
                f"[{COUNTING}]{{1,3}}届(?=人大|人民|政协|会议|[一二三四五六七八九十]{{1,2}}次|中央|[一二三四五六七]中|委员|全国|省|市|区|县|全会|党|常委)",
            ),
            (
                SMALL,
                f"(?:(?<=人大|政协)|(?<=届))[{COUNTING}]{{1,2}}次(?=会议)|(?<=政协|人大)[{COUNTING}]{{1,3}}届|[{COUNTING}]{{1,2}}次(?=全会|党代会)",
            ),
            (DIGITS, "(?<=附件|附表|专栏)[0-9]{1,2}(?![0-9.%])"),
            ("(", rf"\((?:[{COUNTING}]{{1,3}}|[0-9]{{1,2}})\)"),
            ("[", r"\[[0-9]{1,3}(?:[-,][0-9]{1,3})*\]"),
            ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "[①-⑳]"),
            ("第", f"{BEGINNING}第[{COUNTING}]{{1,2}}(?=[,、:])"),
            ("第", f"第(?:[{COUNTING}百零]++|[0-9]++){SERIES}"),
            ("首", "首[批届期轮场]"),
            (SMALL, f"[{COUNTING}]{{1,2}}期(?![间货待望末限])"),
        )
    )


# A noun, and how many there are of it: 医院一所.
_COUNTED_BEHIND = "(?<=[\u4e00-\u9fff]一)(?<!唯一一)[套所座台条处项栋辆艘件部支](?:[,。;、)\\n]|$)"


def _words(units: Units) -> tuple[Form, ...]:
    """What looks like a number and is none."""
    return (
        Form("word", SMALL, "十分(?!之)"),
        # 一 before a classifier means "a": 一个, 一场, 一位
        Form(
            "word", SMALL, f"一(?!个百分点|个月|个半|个星期|个工作日|个小时|{_COUNTED_BEHIND})(?:{units.classifiers})"
        ),
        Form("word", SMALL, "(?<=[这那每同某前后头的])一年"),
        Form("word", f"{SMALL}双", QUOTED),
    )


def _named(units: Units) -> tuple[Form, ...]:
    """Names, marks and numbers in a row."""
    names = (Form("name", starts, pattern) for starts, pattern in numbered(units.latin, units.arabic))
    return (*names, *_ordinals())


def _beginning_otherwise(units: Units) -> tuple[Form, ...]:
    """Those that do not begin with a digit, and go before ordinary words."""
    return tuple(form for form in _named(units) if form.starts != DIGITS)


def _amounts(units: Units) -> tuple[Form, ...]:
    """Dates and amounts; no ordinary word begins with a digit, so names that do are tried here."""
    return (
        *amounts(units)[:1],
        *(form for form in _named(units) if form.starts == DIGITS),
        *(Form("date", starts, pattern) for starts, pattern in dates()),
        Form("name", DIGITS, ratio(units.first)),
        *amounts(units)[1:],
        # 2.1 at the beginning of a line
        Form("ordinal", DIGITS, rf"{LINE}[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}(?=[ \t]?[\u4e00-\u9fff“《])"),
        *(Form("date", starts, pattern) for starts, pattern in years()),
        *bare(),
    )


def _literal() -> tuple[Form, ...]:
    """Names and ordinary words as they stand, by the characters at which they are found."""
    rests = dict[tuple[str, Literal["name", "word"]], list[str]]()
    for word, kind, not_before in sorted(WORDS, key=lambda row: (row.kind, -len(row.word))):
        # of an ordinary word it is enough to find the numeral
        place = 0 if kind == "name" else next(at for at, character in enumerate(word) if character in _NUMERALS)
        behind = f"(?<={word[: place + 1]})" if place else ""
        other = f"(?![{not_before}])" if not_before else ""
        if word[-1] in _NUMERALS:  # 五四, but not 五四三圈
            other += f"(?![{SMALL}])"
        rests.setdefault((word[place], kind), []).append(behind + word[place + 1 :] + other + "(?![0-9])")
    # The first character stands in front: the rest is tried only where it fits.
    return tuple(Form(kind, start, f"{start}(?:{'|'.join(found)})") for (start, kind), found in rests.items())


def in_text(units: Units) -> Table:
    """The forms of figures in a text."""
    # Numerals in a row that are no figure are passed over at once, and so are letters.
    passed = (Form("word", f"{SMALL}{GREAT}", RUN), Form("word", LATIN, "[A-Za-z]++"))
    return Table((_literal(), _beginning_otherwise(units), _words(units), _amounts(units), passed), units)


def in_wording(units: Units) -> Table:
    """The forms of wordings that stand by themselves: without ordinary words, and with what a text had to tell."""
    names = tuple(form for form in _literal() if form.kind == "name")
    return Table((names, _beginning_otherwise(units), _amounts(units), compounds(units), alone(units)), units)


_NO_FORM = "no_form"
_IN_DATES_AND_NAMES = "年月日时点级A-Za-z"


class Table:
    """Forms by the character at which they begin; of those at a place the first that fits wins.

    They come in ranks, of which each has a pattern of its own for each character.
    """

    def __init__(self, ranks: Iterable[tuple[Form, ...]], units: Units) -> None:
        self._units = units
        self._patterns: dict[str, list[_Joined]] = {}
        self._ranks: list[dict[_Joined, str]] = []  # of each rank the forms and the characters at which they begin
        for forms in ranks:
            by_start: dict[str, list[Form]] = {}
            for form in forms:
                for start in form.starts:
                    by_start.setdefault(start, []).append(form)
            rank: dict[_Joined, str] = {}
            for start, found in by_start.items():
                joined = _joined(tuple(found))
                self._patterns.setdefault(start, []).append(joined)
                rank[joined] = rank.get(joined, "") + start
            self._ranks.append(rank)

    @cached_property
    def _compounds(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(form.pattern) for form in compounds(self._units))

    @cached_property
    def _plain(self) -> _Matching:
        """A number in digits and a unit that no date and no name has."""
        unit = f"(?![{_IN_DATES_AND_NAMES}])(?:{self._units.arabic})"
        return re.compile(rf"([0-9]++)(?:\.([0-9]++))?+(万亿|[万亿])?({unit})").fullmatch

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        """The unit and the power of ten of each word."""
        return {word: (unit.unit, unit.places) for word, unit in self._units.items()}

    @cached_property
    def _next(self) -> tuple[_Matching, dict[str | None, _Kind]]:
        """One pattern that passes over what begins no form, and finds the next one; and the kinds by its groups."""
        kinds: dict[str | None, _Kind] = {_NO_FORM: "word"}
        alternatives: list[str] = []
        for rank in self._ranks:
            for joined, starts in rank.items():
                branches = []
                for form in joined.forms.values():
                    name = f"form{len(kinds)}"
                    kinds[name] = form.kind
                    branches.append(f"(?:{form.pattern})(?P<{name}>)")
                guard = f"(?=[{re.escape(starts)}])" if len(starts) > 1 else ""
                alternatives.append(f"{guard}(?:{'|'.join(branches)})")
        # Digits are the commonest: what begins with one is tried first, which no rank before it does.
        alternatives.sort(key=lambda alternative: not alternative.startswith(f"(?=[{DIGITS}])"))
        starts = re.escape("".join(sorted(self._patterns)))
        pattern = f"[^{starts}]*+()(?:{'|'.join(alternatives)}|[{starts}](?P<{_NO_FORM}>))"
        return re.compile(pattern).match, kinds

    def find(self, text: str) -> Iterator[tuple[Kind, int, int]]:
        """The kinds of the forms in a text, from left to right, with their places; words are passed over."""
        following, kinds = self._next
        behind = 0
        while match := following(text, behind):
            behind = match.end()
            kind = kinds[match.lastgroup]
            if kind != "word":
                yield kind, match.start(1), behind

    def longer(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where an amount may end that goes on behind `end`: 10%-15%, 2×35万千瓦, 1/4."""
        for pattern in self._compounds:
            if (match := pattern.match(text, start)) and match.end() > end:
                yield match.end()

    def read(self, wording: str) -> tuple[Kind, Reading] | None:
        """The kind and the reading of a wording; None if it is not exactly one of the forms or malformed."""
        if (plain := self._plain(wording)) and (reading := number_of(plain, self._places)):
            return "quantity", reading
        return self.read_by_form(wording)

    def read_by_form(self, wording: str) -> tuple[Kind, Reading] | None:
        """The same, without the short way for what most figures are: a number and a unit."""
        for joined in self._patterns.get(wording[:1], ()):
            if match := joined.fullmatch(wording):
                form = joined.forms[match.lastgroup]
                if form.kind == "word":
                    return None
                first, last = joined.groups[match.lastgroup]
                reading = form.read((wording, *match.groups()[first:last]), self._units)
                return None if form.kind in AMOUNTS and reading.value is None else (form.kind, reading)
        return None


_Kind = Literal["quantity", "rank", "date", "ordinal", "name", "word"]
_Matching = Callable[..., re.Match[str] | None]


class _Joined:
    """Forms as one pattern, compiled when it is first asked: that takes longer than reading a page."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms: dict[str | None, Form] = {f"form{place}": form for place, form in enumerate(forms)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # The empty group that names a form stands behind it.
        return re.compile("|".join(f"(?:{form.pattern})(?P<{name}>)" for name, form in self.forms.items()))

    @cached_property
    def fullmatch(self) -> _Matching:
        return self._pattern.fullmatch

    @cached_property
    def groups(self) -> dict[str | None, tuple[int, int]]:
        """The groups of each form among those of all."""
        ends = [0, *(self._pattern.groupindex[str(name)] for name in self.forms)]
        return {name: (before, end - 1) for name, before, end in zip(self.forms, ends, ends[1:], strict=False)}


@cache
def _joined(forms: tuple[Form, ...]) -> _Joined:
    return _Joined(forms)
