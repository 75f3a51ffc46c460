"""From a text to its figures: find the forms, read them, then look at what stands around."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from shenyang_innovation.reading.context import FIRST_BEHIND, LAST_BEFORE, STRETCHES, Qualifiers, kind_in_context
from shenyang_innovation.reading.figure import AMOUNTS, Figure
from shenyang_innovation.reading.forms import in_text, in_wording
from shenyang_innovation.reading.script import view
from shenyang_innovation.reading.statuses import Statuses
from shenyang_innovation.reading.units import STANDARD
from shenyang_innovation.reading.words import QUALIFIERS

if TYPE_CHECKING:
    from shenyang_innovation.reading.figure import Kind, Reading, Status
    from shenyang_innovation.reading.units import Units

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
        self._forms = in_text(units)
        self._wordings = in_wording(units)
        self._kept = lru_cache(maxsize=_KEPT)(self._wordings.read)

    def figures(self, text: str) -> list[Figure]:
        """Every figure of a text in reading order; see `read_figures`."""
        return self.piece(text)[0]

    def wording(self, wording: str) -> tuple[Kind, Reading] | None:
        """The kind and the reading of a wording in Simplified script; None if it is not exactly one figure."""
        return self._kept(wording) if len(wording) <= _SHORT else self._wordings.read(wording)

    def piece(self, text: str, before: Statuses | None = None, offset: int = 0) -> tuple[list[Figure], Statuses]:
        """The figures of a piece of a text that begins at `offset`, and what the next piece has to know of it."""
        # Here most of the time of a long text is spent: what is rare is asked for before a function is called for it.
        seen = view(text)
        shown, moved, kept = seen.text, bool(seen.starts), self._kept
        qualifiers, statuses = Qualifiers(shown), Statuses(shown, before, lambda span: text[slice(*seen.span(*span))])
        figures: list[Figure] = []
        behind = 0
        new = tuple.__new__  # what Figure() does, in a third of its time
        for form, start, stop in self._forms.find(shown):
            if start < behind:
                continue
            goes_on = form == "quantity" and shown[stop : stop + 1] in _GOING_ON
            end = self._end(shown, start, stop) if goes_on else stop
            found = kept(shown[start:end]) if end - start <= _SHORT else self.wording(shown[start:end])
            if found is None:
                continue
            behind = end
            alone, (value, upper, unit, classifier, comparator) = found
            kind = alone if value is None and form in AMOUNTS else form  # 1900 of 1900/ is by itself a year
            if kind in AMOUNTS and (classifier is None or classifier in STRETCHES):
                kind = kind_in_context(kind, classifier, shown, start, end)
            qualifier = cue = ""
            status: Status = "actual"
            if kind in AMOUNTS:
                if qualifiers.governing or shown[start - 1] in LAST_BEFORE or shown[end : end + 1] in FIRST_BEHIND:
                    word = qualifiers.of(start, end)
                    if word:
                        comparator = QUALIFIERS[shown[word[0] : word[1]]]
                        qualifier = text[slice(*seen.span(*word))]
                if start >= statuses.quiet:
                    status, cue = statuses.at(start, end)
            begin, beyond = seen.span(start, end) if moved else (start, end)
            figures.append(
                new(
                    Figure,
                    (
                        begin + offset,
                        beyond + offset,
                        text[begin:beyond],
                        kind,
                        value,
                        upper,
                        unit,
                        classifier,
                        comparator,
                        status,
                        qualifier,
                        cue,
                    ),
                )
            )
        return figures, statuses

    def _end(self, shown: str, start: int, end: int) -> int:
        """Where an amount ends that may go on behind `end`."""
        for longer in self._forms.longer(shown, start, end):
            if self.wording(shown[start:longer]):
                return longer
        return end


_STANDARD = Reader()


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
    return _STANDARD.figures(text)


def read_alone(wording: str) -> Reading | None:
    """What a wording in Simplified script says by itself; None if it is not exactly one figure."""
    found = _STANDARD.wording(wording)
    return found[1] if found else None
