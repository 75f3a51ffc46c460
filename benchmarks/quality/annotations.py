"""The annotated set: texts with every figure they state and with traps, read strictly.

The format is described in annotated/README.txt.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

from benchmarks.quality.places import Span, places
from shenyang_innovation.reading.figure import Comparator, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

ANNOTATED = Path(__file__).parent / "annotated"
FORMS = tuple(
    """
    arabic fullwidth chinese mixed fraction percent tenths separators magnitude inner range pair product point times
    doubling rank bare money area length mass volume energy power computing data time currency traditional pinyin
    broken table
    """.split()
)
UNITS = frozenset(
    """
    - CNY USD EUR HKD JPY GBP KRW RUB AUD CAD CHF SGD TWD MOP count person person-time square-metre mu metre li
    nautical-mile tonne teu tonne-coal-equivalent jin cubic-metre kilowatt-hour joule kilowatt PFLOPS byte
    bit-per-second year month week day hour minute second percent percentage-point times rank degree-celsius
    kilometre-per-hour
    """.split()
)
TRAPS = ("date", "ordinal", "name", "none")
AMOUNT = ("quantity", "rank")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.?)", re.DOTALL)
_PLAIN = {r"\n": "\n", r"\t": "\t", r"\\": "\\"}


class Annotated(NamedTuple):
    """A figure of a text and what it says."""

    start: int
    end: int
    wording: str
    kind: str
    value: Decimal
    value_upper: Decimal | None
    unit: str | None
    comparator: str
    status: str
    form: str


class Trap(NamedTuple):
    """What has a number in it and is neither quantity nor rank."""

    start: int
    end: int
    wording: str
    kind: str


class Block(NamedTuple):
    """A text with its figures and traps."""

    text: str
    figures: tuple[Annotated, ...]
    traps: tuple[Trap, ...]


class AnnotationError(ValueError):
    """A line of an annotated file that is not as it has to be: file, line, what is wrong and the remedy."""


class _Line(NamedTuple):
    number: int
    sign: str
    content: str


def read_annotated(folder: Path = ANNOTATED) -> list[Block]:
    """The blocks of every file of a folder; AnnotationError for the first line that is wrong."""
    return [block for file in sorted(folder.glob("*.txt")) for block in read_blocks(file)]


def read_blocks(file: Path) -> list[Block]:
    """The blocks of one file."""
    return [_block(file, lines) for lines in _groups(file)]


def unescaped(written: str) -> str:
    r"""What an escaped text stands for; ValueError for an escape that there is not.

    >>> unescaped(r"3\n万\u200b元")
    '3\n万\u200b元'
    """

    def character(match: re.Match[str]) -> str:
        if (plain := _PLAIN.get(match[0])) is not None:
            return plain
        if len(match[0]) == len(r"\u0000"):
            return match[0].encode().decode("unicode_escape")
        raise ValueError(rf"{match[0]!r} is no escape. Write \n, \t, \\ or \u and four hexadecimal digits")

    return _ESCAPE.sub(character, written)


def escaped(text: str) -> str:
    r"""A text as it is written on a line.

    >>> escaped("3\n万\u200b元\u3000")
    '3\\n万\\u200b元\\u3000'
    """
    named = {character: written for written, character in _PLAIN.items()}
    return "".join(
        named.get(character) or (character if character.isprintable() else f"\\u{ord(character):04x}")
        for character in text
    )


def _groups(file: Path) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    # not splitlines: a text may hold what Python takes for the end of a line
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("#"):
            continue
        if not line:
            if group:
                yield group
            group = []
        elif line[:2] in {"= ", "+ ", "- "}:
            group.append(_Line(number, line[0], line[2:]))
        else:
            raise _error(file, number, f"{line!r} begins with none of '= ', '+ ', '- '. Put the sign and a space first")
    if group:
        yield group


def _block(file: Path, lines: list[_Line]) -> Block:
    head, *others = lines
    if head.sign != "=" or any(line.sign == "=" for line in others):
        raise _error(file, head.number, "a block has one text, in its first line. Separate blocks by an empty line")
    text = _unescaped(file, head, head.content)
    figures = [_figure(file, line) for line in others if line.sign == "+"]
    traps = [_trap(file, line) for line in others if line.sign == "-"]
    try:
        of_figures, of_traps = places(text, [figure.wording for figure in figures], [trap.wording for trap in traps])
    except ValueError as error:
        raise _error(file, head.number, str(error)) from None
    return Block(
        text,
        tuple(_placed(figure, span) for figure, span in zip(figures, of_figures, strict=True)),
        tuple(trap._replace(start=start, end=end) for trap, (start, end) in zip(traps, of_traps, strict=True)),
    )


def _placed(figure: Annotated, span: Span) -> Annotated:
    start, end = span
    return figure._replace(start=start, end=end)


def _figure(file: Path, line: _Line) -> Annotated:
    wording, *fields = line.content.split(" | ")
    kind = "rank" if fields[-1:] == ["rank"] and len(fields) == 6 else "quantity"
    if len(fields) != 5 + (kind == "rank"):
        fields_wanted = "FIGURE | VALUE | UNIT | COMPARATOR | STATUS | FORM"
        raise _error(file, line.number, f"{len(fields) + 1} fields. Write {fields_wanted}, and | rank for a rank")
    value, unit, comparator, status, form = fields[:5]
    for field, allowed in (
        (unit, UNITS),
        (comparator, get_args(Comparator)),
        (status, get_args(Status)),
        (form, FORMS),
    ):
        if field not in allowed:
            raise _error(file, line.number, f"{field!r} is none of {' '.join(sorted(allowed))}. Write one of them")
    if (kind == "rank") != (unit == "rank"):
        raise _error(file, line.number, "a rank has the unit rank and | rank at its end. Write both or neither")
    try:
        lower, *upper = map(Decimal, value.split(".."))
    except InvalidOperation:
        raise _error(file, line.number, f"{value!r} is no number and no range. Write 4 or 4..6") from None
    if len(upper) > 1 or (upper and upper[0] <= lower):
        raise _error(file, line.number, f"{value!r} is no range. Write the lower end, two dots, the upper end")
    return Annotated(
        -1,
        -1,
        _unescaped(file, line, wording),
        kind,
        lower,
        upper[0] if upper else None,
        None if unit == "-" else unit,
        comparator,
        status,
        form,
    )


def _trap(file: Path, line: _Line) -> Trap:
    wording, _, kind = line.content.rpartition(" | ")
    if not wording or kind not in TRAPS:
        raise _error(file, line.number, f"{line.content!r} is no trap. Write WORDING | {' or '.join(TRAPS)}")
    return Trap(-1, -1, _unescaped(file, line, wording), kind)


def _unescaped(file: Path, line: _Line, written: str) -> str:
    try:
        return unescaped(written)
    except ValueError as error:
        raise _error(file, line.number, str(error)) from None


def _error(file: Path, number: int, what: str) -> AnnotationError:
    return AnnotationError(f"{file.name}, line {number}: {what}")
