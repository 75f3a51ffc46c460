"""Rules about sources that are only cited: what is said of their figures follows from what was recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shenyang_innovation.building.citations import cited_id, qualifier_of, read_status
from shenyang_innovation.building.recorded import reference_period
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.figures import KINDS
from shenyang_innovation.reading import read_figures
from shenyang_innovation.reading.wording import comparison
from shenyang_innovation.schema.corrections import Tombstone
from shenyang_innovation.schema.provenance import CitedFigure, Source
from shenyang_innovation.schema.statements import MeasureItem, Suggestion
from shenyang_innovation.schema.statistics import Indicator, Observation, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.tables import Tables

CUT = "ambiguous-period"
AGAIN = "Build the tables again"
TITLED = {"suggestion-reply": "建议的答复", "work-summary": "工作总结", "policy-explanation": "政策解读"}
"""What stands in the titles of documents of a kind, and only there."""
PADDED = re.compile(r"(?<![0-9.,])0[0-9]")


def cited_observations_stand_in_figures(tables: Tables) -> Iterator[Finding]:
    """Every observation of a citation is one cited figure, numbered and worded alike, and the other way round."""
    figures = {row.observation_id: row for row in tables.of(CitedFigure) if row.observation_id}
    for where, row in _cited(tables):
        figure = figures.pop(row.observation_id, None)
        if figure is None:
            yield Finding(where, f"no cited figure gives the observation {row.observation_id!r}", AGAIN)
        elif (figure.source_id, figure.figure) != (row.source_id, row.figure):
            yield Finding(where, f"source or wording differ from the cited figure of {row.observation_id!r}", AGAIN)
    for key in figures:
        yield Finding("tables/cited_figures.csv", f"the observation {key!r} is missing", AGAIN)
    for where, figure in tables.numbered(CitedFigure):
        if figure.observation_id not in (None, cited_id(figure.source_id, str(figure.number))):
            yield Finding(where, f"{figure.observation_id!r} is not made of source and number", AGAIN)


def cited_statuses_follow(tables: Tables) -> Iterator[Finding]:
    """Qualifier, cue and basis of a status are those of the word recorded beside the figure."""
    figures = _figures(tables)
    for where, row in _cited(tables):
        if (figure := figures.get(row.observation_id)) is None:
            continue
        words = figure.words_zh or ""
        said, cue = read_status(words, figure.figure)
        stated = said == row.status
        expected = (qualifier_of(words, cue), "stated" if stated else "inferred", cue if stated else None)
        if (row.qualifier, row.status_basis, row.cue) != expected:
            what = f"{row.observation_id!r} is {row.status} ({row.status_basis}), but {words!r} makes it {said}"
            yield Finding(where, what, AGAIN)


def cited_periods_follow(tables: Tables) -> Iterator[Finding]:
    """The reference period is that recorded; one cut at the day of publication has the caveat that says so."""
    figures = _figures(tables)
    published = {row.source_id: row.published for row in tables.of(Source)}
    for where, row in _cited(tables):
        figure = figures.get(row.observation_id)
        if figure is None or row.source_id not in published:
            continue
        try:
            period = reference_period(figure.period_recorded, row.measure, row.status, published[row.source_id])
        except ValueError:
            yield Finding(where, f"{figure.period_recorded!r} is no period", "Correct it in curation/citations/")
            continue
        expected = (period.start, period.end, "inferred" if period.cut else "stated")
        if (row.period_start, row.period_end, row.period_basis) != expected:
            what = f"the period of {row.observation_id!r} is not that of {figure.period_recorded!r}"
            yield Finding(where, what, AGAIN)
        elif period.cut != (CUT in (row.caveats or "").split()):
            what = f"{figure.period_recorded!r} was {'not ' if period.cut else ''}over when the source was published"
            remedy = f"{'Add' if period.cut else 'Remove'} the caveat {CUT} in curation/citations/{row.source_id}.csv"
            yield Finding(where, what, remedy)


def cited_terms_stand_beside(tables: Tables) -> Iterator[Finding]:
    """One of the terms of the indicator stands in what the citation says that the figure is about."""
    figures, terms = _figures(tables), _terms(tables)
    for where, row in _cited(tables):
        figure = figures.get(row.observation_id)
        if figure and not any(term in figure.about_zh for term in terms.get(row.indicator_id, ())):
            what = f"{figure.about_zh!r} has none of the terms of {row.indicator_id!r}"
            yield Finding(where, what, "Correct the indicator in curation/citations/, or terms_zh of the indicator")
    in_texts = {row.indicator_id for row in tables.of(Observation) if row.evidence == "text"}
    for indicator_id, found in terms_beside(tables).items():
        for term in terms.get(indicator_id, ()):
            if term not in found and indicator_id not in in_texts:
                what = f"the term {term!r} of {indicator_id!r} stands in nothing that a cited figure is about"
                yield Finding("tables/indicators.csv", what, "Remove it from terms_zh in curation/indicators.csv")


def terms_beside(tables: Tables) -> dict[str, set[str]]:
    """Each indicator of a cited figure with those of its terms that stand in what one is about."""
    figures, terms = _figures(tables), _terms(tables)
    found: dict[str, set[str]] = {}
    for _, row in _cited(tables):
        about = figures[row.observation_id].about_zh if row.observation_id in figures else ""
        found.setdefault(row.indicator_id, set()).update(
            term for term in terms.get(row.indicator_id, ()) if term in about
        )
    return found


def facts_are_numbered(tables: Tables) -> Iterator[Finding]:
    """The facts of a citation are numbered from 1; a number that is missing is that of a retired fact."""
    retired = {row.row_key for row in tables.of(Tombstone) if row.table_name == CitedFigure.table.name}
    last: dict[str, int] = {}
    for where, row in tables.numbered(CitedFigure):
        for number in range(last.get(row.source_id, 0) + 1, row.number):
            if (key := f"{row.source_id}/{number}") not in retired:
                what = f"the fact {number} of {row.source_id!r} is missing"
                remedy = f"Put it back in curation/citations/, or retire {key} in curation/retired.csv"
                yield Finding(where, what, remedy)
        last[row.source_id] = row.number


def cited_figures_are_worded(tables: Tables) -> Iterator[Finding]:
    """A cited figure is one of the kind that its disposition says; the word beside it compares or is a cue."""
    for where, row in tables.numbered(CitedFigure):
        kinds = [read.kind for read in read_figures(row.figure) if read.text == row.figure]
        if not kinds or kinds[0] not in KINDS.get(row.disposition, ()) or PADDED.search(row.figure):
            what = f"{row.figure!r} is {row.disposition}, but reads as {kinds[0] if kinds else 'no figure'}"
            yield Finding(where, what, f"Correct figure or disposition in curation/citations/{row.source_id}.csv")
        words = row.words_zh or ""
        behind = words.removeprefix(read_status(words, row.figure)[1] or "")
        if behind and comparison(behind) is None:
            what = f"{words!r} neither compares nor says that something is to come"
            yield Finding(where, what, f"Correct words_zh in curation/citations/{row.source_id}.csv")


def cited_sources_are_titled(tables: Tables) -> Iterator[Finding]:
    """A citation has the kind that its title names, and was seen when it was out; who sums up his work speaks."""
    for where, row in tables.numbered(Source):
        if row.evidence != "citation":
            continue
        for kind, words in TITLED.items():
            if (kind == row.document_kind) != (words in row.title_zh):
                what = f"{row.source_id!r} is {row.document_kind}, its title is {row.title_zh!r}"
                yield Finding(where, what, "Correct document_kind or title_zh in curation/sources.csv")
        if row.document_kind == "work-summary" and row.speaker_id != row.publisher_id:
            what = f"{row.source_id!r} sums up the work of {row.publisher_id}, but {row.speaker_id} speaks"
            yield Finding(where, what, "Correct publisher_id or speaker_id in curation/sources.csv")
        if row.seen_by and row.seen_by < row.published:
            what = f"{row.source_id!r} was seen on {row.seen_by} and published on {row.published}"
            yield Finding(where, what, "Correct one of the days in curation/sources.csv")


def texts_are_read_whole(tables: Tables) -> Iterator[Finding]:
    """A source whose text is at hand was read as a whole."""
    for where, row in tables.numbered(Source):
        if row.evidence == "text" and row.extent_read != "whole":
            what = f"{row.source_id!r} is a text, of which the {row.extent_read} is said to be read"
            yield Finding(where, what, "Correct extent_read in curation/sources.csv")


def places_are_in_texts(tables: Tables) -> Iterator[Finding]:
    """A term or an item has its place in a source whose text is at hand."""
    cited = {row.source_id for row in tables.of(Source) if row.evidence == "citation"}
    rows: tuple[tuple[str, Term | MeasureItem | Suggestion], ...]
    rows = (*tables.numbered(Term), *tables.numbered(MeasureItem), *tables.numbered(Suggestion))
    for where, row in rows:
        if row.source_id in cited:
            what = f"a place in {row.source_id!r}, which is only cited: there is no text"
            yield Finding(where, what, "Name the source in which it stands")


def cited_days_are_in_addresses(tables: Tables) -> Iterator[Finding]:
    """A day of a citation that is known from its address stands there."""
    for where, row in tables.numbered(Source):
        if row.evidence == "citation" and row.published_basis == "address":
            digits = re.sub("[^0-9]", "", row.address or "")
            if row.published.isoformat().replace("-", "") not in digits:
                what = f"the day {row.published} of {row.source_id!r} does not stand in {row.address}"
                yield Finding(where, what, "Correct published or published_basis in curation/sources.csv")


def _cited(tables: Tables) -> Iterator[tuple[str, Observation]]:
    return ((where, row) for where, row in tables.numbered(Observation) if row.evidence == "citation")


def _terms(tables: Tables) -> dict[str, list[str]]:
    return {row.indicator_id: row.terms_zh.split(" ") for row in tables.of(Indicator)}


def _figures(tables: Tables) -> dict[str, CitedFigure]:
    return {row.observation_id: row for row in tables.of(CitedFigure) if row.observation_id}
