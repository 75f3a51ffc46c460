"""Rules about observations: what they say fits the figure, the indicator and the source they are bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.reading import UnreadableFigure, read_wording, readable
from shenyang_innovation.schema.provenance import FigureRow, Source
from shenyang_innovation.schema.statements import MeasureItem, Relation
from shenyang_innovation.schema.statistics import Indicator, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.tables import Tables

PLACE = ("source_id", "start", "end", "figure", "readable")
AGAIN = "Build the tables again"


def observations_stand_in_figures(tables: Tables) -> Iterator[Finding]:
    """Every observation is one figure of the ledger, with the same place and wording, and the other way round."""
    figures = {row.observation_id: row for row in tables.of(FigureRow) if row.observation_id}
    for where, row in tables.numbered(Observation):
        if row.evidence != "text":
            continue  # the rules of citations
        figure = figures.pop(row.observation_id, None)
        if row.observation_id != f"{row.source_id}@{row.start}":
            yield Finding(where, f"{row.observation_id!r} is not made of source and start", AGAIN)
        elif figure is None:
            yield Finding(where, f"no figure gives the observation {row.observation_id!r}", AGAIN)
        elif any(getattr(figure, column) != getattr(row, column) for column in PLACE):
            yield Finding(where, f"place or wording differ from the figure of {row.observation_id!r}", AGAIN)
    for observation_id in figures:
        yield Finding("tables/figures.csv", f"the observation {observation_id!r} is missing", AGAIN)


def figures_are_readable(tables: Tables) -> Iterator[Finding]:
    """The readable form of a figure is that of its wording, and the wording is as long as its place."""
    rows: list[tuple[str, FigureRow | Observation]] = [*tables.numbered(FigureRow), *tables.numbered(Observation)]
    for where, row in rows:
        if row.readable != readable(row.figure):
            yield Finding(where, f"{row.readable!r} is not the readable form of {row.figure!r}", AGAIN)
        if row.start is not None and row.end is not None and len(row.figure) != row.end - row.start:
            yield Finding(where, f"{row.figure!r} can't stand from {row.start} to {row.end}", AGAIN)


def values_are_read(tables: Tables) -> Iterator[Finding]:
    """Value, upper value, unit, classifier and comparator are those that reading gives for the wording."""
    for where, row in tables.numbered(Observation):
        try:
            said = read_wording(row.figure, row.qualifier or "")
        except UnreadableFigure as error:
            yield Finding(where, error.what, error.remedy)
            continue
        for column in ("value", "value_upper", "unit", "classifier", "comparator"):
            here, there = getattr(row, column), getattr(said, column)
            if here != there:
                what = f"{column} is {here}, but {row.figure!r} with the qualifier {row.qualifier!r} reads as {there}"
                yield Finding(where, what, AGAIN)


def cues_go_with_status(tables: Tables) -> Iterator[Finding]:
    """A target or forecast that is stated names its cue; an actual, and what was inferred, has none."""
    for where, row in tables.numbered(Observation):
        named = row.status != "actual" and row.status_basis == "stated"
        if named != (row.cue is not None):
            what = f"the cue of {row.observation_id!r} is {row.cue!r}, its status is {row.status} ({row.status_basis})"
            yield Finding(where, what, f"Correct cue or status in curation/ledgers/{row.source_id}.csv")


def observations_fit_their_indicator(tables: Tables) -> Iterator[Finding]:
    """Unit, measure and theme of an observation are those of its indicator."""
    indicators = {row.indicator_id: row for row in tables.of(Indicator)}
    for where, row in tables.numbered(Observation):
        indicator = indicators.get(row.indicator_id)
        for column in ("unit", "measure", "theme"):
            here, there = getattr(row, column), getattr(indicator, column, None)
            if here != there:
                what = f"{column} is {here!r}, but {row.indicator_id!r} has {there!r}"
                yield Finding(where, what, "Give the row another indicator, or correct curation/indicators.csv")


def actuals_are_past(tables: Tables) -> Iterator[Finding]:
    """What came about did so by the day its source was published."""
    published = {row.source_id: row.published for row in tables.of(Source)}
    for where, row in tables.numbered(Observation):
        day = published.get(row.source_id)
        if row.status == "actual" and row.period_end and day and row.period_end > day:
            what = f"an actual with period_end {row.period_end} in a source published on {day}"
            yield Finding(where, what, f"Correct status or period in curation/ledgers/{row.source_id}.csv")


def periods_fit_their_measure(tables: Tables) -> Iterator[Finding]:
    """A stock holds for one day; a flow has an earlier first day, or the caveat that its period is not stated."""
    for where, row in tables.numbered(Observation):
        unstated = "period-unstated" in (row.caveats or "").split()
        what = None
        if row.measure == "stock" and row.period_start != row.period_end:
            what = f"a stock from {row.period_start} to {row.period_end}"
        elif row.measure == "flow" and row.period_start and row.period_start == row.period_end:
            what = f"a flow of the one day {row.period_end}"
        elif row.measure == "flow" and row.period_end and unstated == (row.period_start is not None):
            what = f"a flow from {row.period_start} {'with' if unstated else 'without'} the caveat period-unstated"
        if what:
            yield Finding(where, what, f"Correct period, caveats or indicator in curation/ledgers/{row.source_id}.csv")


def inferred_dates_are_flagged(tables: Tables) -> Iterator[Finding]:
    """document-date-inferred stands exactly where an inferred period ends on the inferred date of its document."""
    inferred = {row.source_id: row.published for row in tables.of(Source) if row.published_basis == "inferred"}
    for where, row in tables.numbered(Observation):
        due = row.period_basis == "inferred" and row.period_end == inferred.get(row.source_id)
        if due != ("document-date-inferred" in (row.caveats or "").split()):
            what = f"{row.observation_id!r} ends on {row.period_end} ({row.period_basis}), which is "
            what += "the inferred date of its document" if due else "not the inferred date of its document"
            remedy = f"{'Add' if due else 'Remove'} the caveat document-date-inferred in curation/ledgers/"
            yield Finding(where, what, f"{remedy}{row.source_id}.csv, or correct the period")


def furniture_stands_behind(tables: Tables) -> Iterator[Finding]:
    """A figure is furniture exactly if it stands behind the last item of what its source says."""
    ends: dict[str, int] = {}
    for item in tables.of(MeasureItem):
        ends[item.source_id] = max(item.end, ends.get(item.source_id, 0))
    for where, row in tables.numbered(FigureRow):
        behind = row.source_id in ends and row.start >= ends[row.source_id]
        if behind != (row.disposition == "furniture"):
            what = f"{row.figure!r} is {row.disposition} and stands "
            what += f"{'behind' if behind else 'before the end of'} the last item of {row.source_id!r}"
            yield Finding(where, what, f"Correct its disposition in curation/ledgers/{row.source_id}.csv")


def observations_agree(tables: Tables) -> Iterator[Finding]:
    """What is said twice of one subject and time has one value, or a relation between the two says more."""
    related = {
        frozenset((row.stated_id, operand)) for row in tables.of(Relation) for operand in row.operands.split(" ")
    }
    first: dict[tuple[object, ...], Observation] = {}
    for where, row in tables.numbered(Observation):
        key = (row.indicator_id, row.subject_id, row.status, row.period_start, row.period_end)
        other = first.setdefault(key, row)
        differ = (row.value, row.value_upper, row.comparator) != (other.value, other.value_upper, other.comparator)
        if differ and frozenset((row.observation_id, other.observation_id)) not in related:
            what = f"{row.figure!r} and {other.figure!r} ({other.observation_id}) are the same quantity"
            remedy = "Correct indicator, subject or period of one, or add their relation to curation/relations.csv"
            yield Finding(where, what, remedy)
