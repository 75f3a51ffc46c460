"""From a text to its figures: find the forms, read them, then look at what stands around."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from shenyang_innovation.reading.context import FIRST_BEHIND, LAST_BEFORE, STRETCHES, Qualifiers, kind_in_context
from shenyang_innovation.reading.figure import AMOUNTS, Figure, Reading
from shenyang_innovation.reading.forms import in_text, in_wording
from shenyang_innovation.reading.script import view
from shenyang_innovation.reading.statuses import ITSELF, Statuses
from shenyang_innovation.reading.units import STANDARD
from shenyang_innovation.reading.words import QUALIFIERS

if TYPE_CHECKING:
    from decimal import Decimal

    from shenyang_innovation.reading.figure import Comparator, Kind, Status
    from shenyang_innovation.reading.units import Units

_Read = tuple["Kind", "Decimal | None", "Decimal | None", "str | None", "str | None", "Comparator", bool]
_GOING_ON = frozenset("-–—~〜至到/×xX*✕╳ ")
_SHORT = 16  # characters of a wording worth keeping: the shorter they are, the more of them a text can hold
_KEPT = 16_384


class Reader:
    """Reads figures with a table of units of its own.

    >>> from shenyang_innovation.reading import STANDARD, Unit
    >>> reader = Reader(STANDARD.extended([Unit("锭", "count")]))
    >>> [(figure.text, figure.unit) for figure in reader.figures("纺纱能力20万锭")]
    [('20万锭', 'count')]
    """

    def __init__(self, units: Units = STANDARD) -> None:
        self._units = units
        self._forms = in_text(units)
        self._wordings = in_wording(units)
        self._kept: dict[str, _Read | None] = {}

    def __reduce__(self) -> tuple[type[Reader], tuple[Units]]:
        """A reader is made anew where it is sent to."""
        return Reader, (self._units,)

    def figures(self, text: str) -> list[Figure]:
        """Every figure of a text in reading order; see `read_figures`."""
        return self.piece(text)[0]

    def wording(self, wording: str) -> tuple[Kind, Reading] | None:
        """The kind and the reading of a wording in Simplified script; None if it is not exactly one figure."""
        found = self._read(wording)
        return None if found is None else (found[0], Reading(*found[1:6]))

    def piece(self, text: str, before: Statuses | None = None, offset: int = 0) -> tuple[list[Figure], Statuses]:
        """The figures of a piece of a text that begins at `offset`, and what the next piece has to know of it."""
        # Figures are no rings: looking for rings among them would take a twentieth of the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self._piece(text, before, offset)
        finally:
            if collecting:
                gc.enable()

    def _piece(self, text: str, before: Statuses | None, offset: int) -> tuple[list[Figure], Statuses]:
        # Here most of the time of a long text is spent: what is rare is asked for before a function is called for it.
        seen = view(text)
        kept, read = self._kept.get, self._read
        inserted, shift = seen.next_shift(0)
        shown = seen.text + "\n"  # so that something stands behind the last figure
        qualifiers, statuses = (
            Qualifiers(seen.text),
            Statuses(seen.text, before, lambda span: text[slice(*seen.span(*span))]),
        )
        figures: list[Figure] = []
        behind = 0
        new = tuple.__new__  # what Figure() does, in a third of its time
        for form, start, stop in self._forms.find(seen.text):
            if start < behind:
                continue
            goes_on = form == "quantity" and shown[stop] in _GOING_ON
            behind = self._end(shown, start, stop) if goes_on else stop
            wording = shown[start:behind]
            found = kept(wording) or read(wording)
            if found is None:
                continue
            kind, value, upper, unit, classifier, comparator, depends = found
            status: Status = "actual"
            qualifier = cue = ""
            if form not in AMOUNTS:
                kind = form
            elif kind in AMOUNTS:  # 1900 of 1900/ is by itself a year
                kind = kind_in_context(form, classifier, shown, start, behind) if depends else form
                if kind in AMOUNTS:
                    if qualifiers.governing or shown[start - 1] in LAST_BEFORE or shown[behind] in FIRST_BEHIND:
                        word = qualifiers.of(start, behind)
                        if word:
                            comparator = QUALIFIERS[shown[word[0] : word[1]]]
                            qualifier = text[slice(*seen.span(*word))]
                    if start >= statuses.until:
                        statuses.go_on(start)
                    if statuses.cue and (shown[behind] not in ITSELF or not statuses.counts_itself(behind)):
                        status, cue = statuses.status, statuses.cue
            if behind > inserted:
                raw_start, raw_end = seen.span(start, behind)
                inserted, shift = seen.next_shift(start)
            else:
                raw_start, raw_end = start + shift, behind + shift
            said = text[raw_start:raw_end]
            begin, end = raw_start + offset, raw_end + offset
            figures.append(
                new(
                    Figure,
                    (begin, end, said, kind, value, upper, unit, classifier, comparator, status, qualifier, cue),
                )
            )
        return figures, statuses

    def _read(self, wording: str) -> _Read | None:
        """What a wording says, and whether its kind depends on what is around it; short ones are read once and kept."""
        if wording in self._kept:
            return self._kept[wording]
        found = self._wordings.read(wording)
        said: _Read | None = None
        if found is not None:
            kind, (value, upper, unit, classifier, comparator) = found
            said = kind, value, upper, unit, classifier, comparator, classifier is None or classifier in STRETCHES
        if len(wording) <= _SHORT:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[wording] = said
        return said

    def _end(self, shown: str, start: int, end: int) -> int:
        """Where an amount ends that may go on behind `end`."""
        for longer in self._forms.longer(shown, start, end):
            if self._read(shown[start:longer]):
                return longer
        return end


USUAL = Reader()
"""The reader that knows the units of `units.csv`."""


def read_figures(text: str) -> list[Figure]:
    """Every figure of a text in reading order, spans apart. Never raises, and takes linear time.

    Offsets are indices into the text as given, whatever its script: `text[figure.start:figure.end]` is the
    figure.

    >>> for figure in read_figures("2024年,两个园区产值达4.5亿元,力争三年内引进人才超过200人。"):
    ...     print(figure.start, figure.text, figure.kind, figure.value, figure.comparator, figure.status)
    0 2024年 date None = actual
    6 两个 quantity 2 = actual
    13 4.5亿元 quantity 450000000 = actual
    21 三年 date 3 = actual
    30 200人 quantity 200 > target
    """
    return USUAL.figures(text)


def read_alone(wording: str) -> Reading | None:
    """What a wording in Simplified script says by itself; None if it is not exactly one figure."""
    found = USUAL.wording(wording)
    return found[1] if found else None
