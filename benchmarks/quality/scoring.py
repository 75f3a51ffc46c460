"""How well a reader of figures does on the annotated set.

Strictly, a figure is found where a quantity or rank is read with exactly its span, and right where its value is right
too; any other quantity or rank is a false alarm. Leniently, for readers whose spans mean something else, it is found
where anything read overlaps it, and right where one of these has its value; a false alarm is what overlaps no figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from benchmarks.quality.annotations import AMOUNT, Annotated, Block, Trap

FIELDS = ("value", "unit", "comparator", "status", "kind")
DURATIONS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
TOLERANCE = Decimal("0.0001")
"""Of a value, where leniently judged: a third may be 33.3333 or 33.333333333."""


class Spanned(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Read(NamedTuple):
    """What a reader says of a place in a text."""

    start: int
    end: int
    kind: str
    value: Decimal | None = None
    value_upper: Decimal | None = None
    unit: str | None = None
    comparator: str = "="
    status: str = "actual"


class Reader(NamedTuple):
    """A reader, and which of FIELDS it says anything about; `upper` is the far end of a range.

    What does not say `kind` knows no ranks and no spans of time: an ordinal will do for a rank, a date for a duration.
    """

    name: str
    read: Callable[[str], Iterable[Read]]
    claims: frozenset[str] = frozenset((*FIELDS, "upper"))


class Verdict(NamedTuple):
    """A figure, what was read for it (None: nothing), and the FIELDS that are wrong of those that the reader claims."""

    block: Block
    figure: Annotated
    read: Read | None
    wrong: frozenset[str]
    near: tuple[Read, ...]
    """All that was read where it stands."""

    @property
    def right(self) -> bool:
        """Whether span and value are right."""
        return self.read is not None and "value" not in self.wrong


class Tried(NamedTuple):
    """A trap and what was read where it stands."""

    block: Block
    trap: Trap
    near: tuple[Read, ...]

    @property
    def as_amount(self) -> bool:
        """Whether it came out as a quantity or a rank."""
        return any(read.kind in AMOUNT for read in self.near)

    @property
    def as_its_kind(self) -> bool:
        """Whether it came out as what it is, which may hold more (a date in a name); where none is, also as a name."""
        kinds = {read.kind for read in self.near}
        return kinds <= {"name"} if self.trap.kind == "none" else self.trap.kind in kinds and not self.as_amount


class Score(NamedTuple):
    """What a reader made of the annotated set."""

    reader: Reader
    verdicts: list[Verdict]
    alarms: list[tuple[Block, Read]]
    """Amounts read where no figure was found by them."""
    traps: list[Tried]

    def measures(self, form: str | None = None) -> Measures:
        """Precision, recall and F1 of span and value: of all, or of the figures of a form and what overlaps them."""
        verdicts = [verdict for verdict in self.verdicts if form in {None, verdict.figure.form}]
        alarms = [
            1
            for block, read in self.alarms
            if form is None or any(one.form == form for one in block.figures if overlap(one, read))
        ]
        found = sum(verdict.read is not None for verdict in verdicts)
        return Measures(sum(verdict.right for verdict in verdicts), found + len(alarms), len(verdicts))

    def spans(self) -> Measures:
        """Precision, recall and F1 of spans alone."""
        found = sum(verdict.read is not None for verdict in self.verdicts)
        return Measures(found, found + len(self.alarms), len(self.verdicts))

    def share(self, field: str) -> float | None:
        """How many of the figures found have a field right; None if the reader does not claim it, or found none."""
        found = [verdict for verdict in self.verdicts if verdict.read is not None]
        if field not in self.reader.claims or not found:
            return None
        return sum(field not in verdict.wrong for verdict in found) / len(found)

    def forms(self) -> Counter[str]:
        """How many figures each form has."""
        return Counter(verdict.figure.form for verdict in self.verdicts)


class Measures(NamedTuple):
    """How many were right, of how many read and of how many that there are."""

    right: int
    read: int
    there: int

    @property
    def precision(self) -> float:
        """Of what was read, how much is right; 1 if nothing was read.

        >>> Measures(right=3, read=4, there=6).precision
        0.75
        """
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, how much was read right.

        >>> Measures(right=3, read=4, there=6).recall
        0.5
        """
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Measures(right=3, read=4, there=6).f1
        0.6
        """
        return 2 * self.right / (self.read + self.there) if self.read + self.there else 1.0


def score(reader: Reader, blocks: Sequence[Block], *, lenient: bool = False) -> Score:
    """Let a reader read every text, and judge what it says."""
    found = Score(reader, [], [], [])
    judge = _leniently if lenient else _strictly
    for block in blocks:
        reads = list(reader.read(block.text))
        verdicts, alarms = judge(reader, block, reads)
        found.verdicts.extend(verdicts)
        found.alarms.extend((block, read) for read in alarms)
        found.traps.extend(Tried(block, trap, _near(trap, reads)) for trap in block.traps)
    return found


def overlap(one: Spanned, other: Spanned) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _strictly(reader: Reader, block: Block, reads: list[Read]) -> tuple[list[Verdict], list[Read]]:
    at = {(read.start, read.end): read for read in reads if read.kind in AMOUNT}
    verdicts = []
    for figure in block.figures:
        read = at.pop((figure.start, figure.end), None)
        wrong = _wrong(reader, figure, read) if read else frozenset[str]()
        verdicts.append(Verdict(block, figure, read, wrong, _near(figure, reads)))
    return verdicts, list(at.values())


def _leniently(reader: Reader, block: Block, reads: list[Read]) -> tuple[list[Verdict], list[Read]]:
    near: dict[Annotated, list[Read]] = {figure: [] for figure in block.figures}
    alarms = []
    for read in reads:
        figures = [figure for figure in block.figures if overlap(figure, read) and _serves(reader, read, figure)]
        if figures:
            near[max(figures, key=lambda figure: overlap(figure, read))].append(read)
        elif read.kind in AMOUNT:
            alarms.append(read)
    return [_best(reader, block, figure, near[figure]) for figure in block.figures], alarms


def _best(reader: Reader, block: Block, figure: Annotated, reads: list[Read]) -> Verdict:
    """Of what overlaps a figure the reading of which least is wrong, its value before all else."""
    near = tuple(reads)
    verdicts = [Verdict(block, figure, read, _wrong(reader, figure, read, lenient=True), near) for read in reads]
    return min(
        verdicts,
        key=lambda verdict: ("value" in verdict.wrong, len(verdict.wrong)),
        default=Verdict(block, figure, None, frozenset(), near),
    )


def _serves(reader: Reader, read: Read, figure: Annotated) -> bool:
    if read.kind in AMOUNT or "kind" in reader.claims:
        return read.kind in AMOUNT
    return (read.kind == "ordinal" and figure.kind == "rank") or (read.kind == "date" and figure.unit in DURATIONS)


def _wrong(reader: Reader, figure: Annotated, read: Read, *, lenient: bool = False) -> frozenset[str]:
    """The fields that are wrong. Leniently values may differ by TOLERANCE, and > stands for >= too."""
    tolerance = TOLERANCE if lenient else Decimal(0)
    signs = slice(1) if lenient else slice(2)
    right = {
        "value": _same(figure.value, read.value, tolerance)
        and ("upper" not in reader.claims or _same(figure.value_upper, read.value_upper, tolerance)),
        "unit": figure.unit == read.unit,
        "comparator": figure.comparator[signs] == read.comparator[signs],
        "status": figure.status == read.status,
        "kind": figure.kind == read.kind,
    }
    return frozenset(field for field in FIELDS if field in reader.claims and not right[field])


def _same(right: Decimal | None, said: Decimal | None, tolerance: Decimal) -> bool:
    if right is None or said is None:
        return right is said
    return abs(right - said) <= tolerance * abs(right)


def _near(place: Spanned, reads: Sequence[Read]) -> tuple[Read, ...]:
    return tuple(read for read in reads if overlap(place, read))
