"""From a text to its figures: find the forms, read them, then look at what stands around."""

from __future__ import annotations

from shenyang_innovation.reading.context import Qualifiers, Statuses, kind_in_context
from shenyang_innovation.reading.figure import AMOUNTS, Figure, Kind
from shenyang_innovation.reading.forms import IN_TEXT, IN_WORDING, read_alone
from shenyang_innovation.reading.script import view
from shenyang_innovation.reading.wording import comparison


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
    seen = view(text)
    qualifiers, statuses = Qualifiers(seen.text), Statuses(seen.text)
    figures: list[Figure] = []

    def raw(span: tuple[int, int] | None) -> str:
        return "" if span is None else text[slice(*seen.span(*span))]

    for form, match in IN_TEXT.find(seen.text):
        if form.kind == "word" or (reading := read_alone(match[0])) is None:
            continue
        span = match.span()
        start, end = seen.span(*span)
        kind: Kind = form.kind
        if kind in AMOUNTS and reading.value is None:  # 1900 of 1900/ is by itself a year
            kind = IN_WORDING.kind(match[0])
        kind = kind_in_context(kind, seen.text, *span)
        if kind in AMOUNTS:
            qualifier = raw(qualifiers.of(*span))
            status, cue = statuses.at(*span)
            amount = (reading.value, reading.value_upper, reading.unit, reading.classifier)
            comparator = comparison(qualifier) or reading.comparator
            figure = Figure(start, end, text[start:end], kind, *amount, comparator, status, qualifier, raw(cue))
        else:
            figure = Figure(start, end, text[start:end], kind, *reading)
        figures.append(figure)
    return figures
