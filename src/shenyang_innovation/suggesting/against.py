"""A new version of a text against its ledger: which rows are still there, what of them is certain, what is gone.

A row stays confirmed only where its figure stands in the same words: its paragraph up to the end of its sentence is
the same in both texts, for that is all that the rules of curation look at. So the old text is needed for that; without
it the rows are found by the wording of their figures alone, and each is to be confirmed anew.
"""

from __future__ import annotations

import hashlib
import re
from difflib import SequenceMatcher
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.curation import ASIDE, LEDGER
from shenyang_innovation.building.ledgers import UNCONFIRMED, refuse_unconfirmed
from shenyang_innovation.building.records import records_of
from shenyang_innovation.checking.in_text.figures import sentence
from shenyang_innovation.checking.in_text.periods import due_period
from shenyang_innovation.errors import CurationError, UsageError
from shenyang_innovation.reading import readable
from shenyang_innovation.suggesting.begun import Begun, begun
from shenyang_innovation.suggesting.periods import period_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.building.records import Record
    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.suggesting.known import Known
    from shenyang_innovation.suggesting.suggest import Suggested, Suggestions

KEPT = "kept"
SAME_FIGURE = "same figure"
OTHER_PERIOD = "other period"
NO_DAY_GIVEN = "day not given"
OTHER_KIND = "read otherwise"
WAS = "was "  # and the figure that stood there
ADDED = "added"
PERIOD = ("period_start", "period_end", "period_basis")
READ = ("qualifier", "status", "status_basis", "cue")
_NUMBER = re.compile("[0-9.,〇零○一二两三四五六七八九十百千]+")
_CONFIRM_FIRST = "It was begun and is not a ledger yet: confirm it, and let `ledger FILE --confirmed` print the ledger"


class Compared(NamedTuple):
    """The rows of the new text, and those of the old ledger that are not in it any more."""

    rows: Sequence[Begun]
    removed: Sequence[Record]

    def summary(self) -> str:
        """How many rows there are of each change, and each row that is gone, one a line.

        >>> Compared([], []).summary()
        'nothing kept, removed 0\\n'
        """
        counts: dict[str, int] = {}
        for row in self.rows:
            change = "other figure" if row.change.startswith(WAS) else row.change
            counts[change] = counts.get(change, 0) + 1
        told = ", ".join(f"{change} {count}" for change, count in sorted(counts.items())) or "nothing kept"
        gone = "".join(f"removed: {record.where}: {_shown(record)}\n" for record in self.removed)
        return f"{told}, removed {len(self.removed)}\n{gone}"


class _Spot(NamedTuple):
    """A figure of either version as it is compared: what stands around it, its wording, that without its number.

    `place` is the words of its paragraph up to the end of its sentence, as a hash, and how far on it stands; None if
    the text is not at hand.
    """

    number: int
    place: tuple[str, int] | None
    wording: str
    form: str


_LEVELS = (attrgetter("place"), attrgetter("wording"), attrgetter("form"))


def old_ledger(ledger: str, file: str, text: str | None) -> list[Record]:
    """The rows of an earlier ledger, whose figures stand in its text if that is given; else `UsageError`.

    >>> old_ledger("a,b\\n", "old.csv", None)
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.UsageError: old.csv: not the ledger: unknown column 'a'. Choose one of: start, ...
    """
    try:
        records = records_of(ledger, file, LEDGER, dict.fromkeys(ASIDE, _CONFIRM_FIRST))
        for record in records:
            figure = record.given("figure")
            start, end = record.span(figure)
            refuse_unconfirmed(record)
            if text is not None and text[start:end] != figure:
                what = f"{figure!r} does not stand at {start}-{end} of the old text"
                raise record.error(what, "Give the text from which this ledger was made")
    except CurationError as error:
        raise UsageError(f"not the ledger: {error.what}", where=error.where, remedy=error.remedy) from None
    return records


def compared(old: Sequence[Record], old_text: str | None, text: str, new: Suggestions, known: Known) -> Compared:
    """The rows of a new version of a text, with what the old ledger says of them."""
    before = [_spot(at, int(record.given("start")), record.given("figure"), old_text) for at, record in enumerate(old)]
    now = [_spot(at, one.figure.start, one.figure.text, text) for at, one in enumerate(new.each)]
    carried = {there.number: (old[here.number], certain) for here, there, certain in _paired(before, now)}
    rows = [
        _carried(one, *carried[at], new.document, known) if at in carried else begun(one)._replace(change=ADDED)
        for at, one in enumerate(new.each)
    ]
    found = {record.line for record, _ in carried.values()}
    return Compared(rows, [record for record in old if record.line not in found])


# --- which row is which ---------------------------------------------------------------------------------------------


def _spot(number: int, start: int, figure: str, text: str | None) -> _Spot:
    wording = readable(figure)
    place = None
    if text is not None:
        paragraph = text.rfind("\n", 0, start) + 1
        words = text[paragraph : sentence(text, start)[1]]
        place = (hashlib.sha256(words.encode()).hexdigest(), start - paragraph)
    return _Spot(number, place, wording, _NUMBER.sub("#", wording))


def _paired(old: Sequence[_Spot], new: Sequence[_Spot], level: int = 0) -> Iterator[tuple[_Spot, _Spot, bool]]:
    """The same figure in both versions, in reading order, and whether it stands in the same words.

    First those in the same words, between these those of the same wording, between these those of the same form.
    """
    if level == len(_LEVELS) or not old or not new:
        return
    before, now = ([_LEVELS[level](spot) for spot in spots] for spots in (old, new))
    here = there = 0
    for at, to, size in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        yield from _paired(old[here:at], new[there:to], level + 1)
        yield from ((*pair, level == 0) for pair in zip(old[at : at + size], new[to : to + size], strict=True))
        here, there = at + size, to + size


# --- what is carried over -------------------------------------------------------------------------------------------


def _carried(one: Suggested, record: Record, same_words: bool, document: Document, known: Known) -> Begun:
    """The row of a figure that has one in the old ledger already."""
    figure = one.figure
    cells: dict[str, object] = {name: record[name] or "" for name in LEDGER}
    cells |= {"start": figure.start, "end": figure.end, "figure": figure.text}
    same_figure = readable(figure.text) == readable(record.given("figure"))
    change = KEPT if same_words else SAME_FIGURE if same_figure else f"{WAS}{record['figure']}"
    if record["disposition"] == "observation" and one.said is None:
        change = OTHER_KIND  # what was read as a quantity then is read as none now
    elif record["disposition"] == "observation" and one.said is not None:
        if not same_words:
            inferred = record["status_basis"] == "inferred"
            cells |= {name: one.cells[name] for name in READ if name == "qualifier" or not inferred}
        period = _period(one.said, cells, document, known)
        if period is not None and any(cells[name] != period.get(name) for name in PERIOD):
            cells |= period
            change = change if change != KEPT else OTHER_PERIOD if period else NO_DAY_GIVEN
    if change != KEPT:
        cells["disposition"] = f"{cells['disposition']}{UNCONFIRMED}"
    return Begun(cells, one, change)


def _period(said: Said, cells: Mapping[str, object], document: Document, known: Known) -> dict[str, str] | None:
    """The period of a row by the rules, empty if it depends on a day nobody gave; None if its indicator is unknown."""
    indicator = known.indicators.get(str(cells["indicator_id"]))
    if indicator is None:
        return None
    claim = said.claim._replace(indicator=indicator.claim, status=str(cells["status"]))
    return period_cells(due_period(document, said._replace(claim=claim)))


def _shown(record: Record) -> str:
    meant = record["indicator_id"] or record["disposition"]
    return f"{record['figure']} at {record['start']}-{record['end']}, {meant}"
