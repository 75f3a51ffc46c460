"""From a text to its figures: find the forms, read them, then look at what stands around."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from shenyang_innovation.reading.context import Qualifiers, kind_in_context
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

    def piece(self, text: str, before: Statuses | None = None) -> tuple[list[Figure], Statuses]:
        """The figures of a piece of a text, and what the next piece has to know of it."""
        seen = view(text)
        shown, forms, read = seen.text, self._forms, self.wording
        moved = bool(seen.starts)
        qualifiers, statuses = Qualifiers(shown), Statuses(shown, before)
        figures: list[Figure] = []
        behind = 0
        for form, start, end in forms.find(shown):
            if start < behind:
                continue
            kind = form.kind
            if kind == "quantity" and shown[end : end + 1] in _GOING_ON:
                for longer in forms.longer(shown, start, end):
                    if read(shown[start:longer]):
                        end = longer
                        break
            found = read(shown[start:end])
            if found is None:
                continue
            behind = end
            reading = found[1]
            if reading.value is None:
                kind = found[0] if kind in AMOUNTS else kind  # 1900 of 1900/ is by itself a year
            elif kind in AMOUNTS:
                kind = kind_in_context(kind, reading, shown, start, end)
            begin, stop = seen.span(start, end) if moved else (start, end)
            value, upper, unit, classifier, comparator = reading
            qualifier = cue = ""
            status: Status = "actual"
            if kind in AMOUNTS:
                if word := qualifiers.of(start, end):
                    comparator = QUALIFIERS[shown[word[0] : word[1]]]
                    qualifier = text[slice(*seen.span(*word))]
                status, cued = statuses.at(start, end)
                if cued:
                    cue = text[slice(*seen.span(*cued))]
            figure = (begin, stop, text[begin:stop], kind, value, upper, unit, classifier, comparator, status, qualifier, cue)
            figures.append(Figure(*figure))
        return figures, statuses


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
