"""Citations → cited figures and observations: facts of documents whose text is not at hand.

What holds for the figure of a ledger holds here: its value is read from its wording. Instead of a place in a text there
is the number of the fact, and instead of the sentence the word and the period that were recorded with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shenyang_innovation.building.ledgers import known_indicator, means_nothing, said_of
from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.recorded import ReferencePeriod, reference_period
from shenyang_innovation.building.records import Record
from shenyang_innovation.reading import read_figures
from shenyang_innovation.reading.wording import comparison
from shenyang_innovation.schema.text import Cell

MEANING = ("indicator_id", "subject_id", "status", "caveats")


def cited_id(source_id: str, number: Cell) -> str:
    """The identifier of the observation that a cited fact gives.

    >>> cited_id("bureau-summary-2019", "1")
    'bureau-summary-2019.1'
    """
    return f"{source_id}.{number}"


def build_cited_figures(source_id: str, facts: list[Record]) -> list[Draft]:
    """One row of `cited_figures` for each fact of a citation."""
    drafts: list[Draft] = []
    for record in facts:
        cells = {name: cell for name, cell in record.cells.items() if name not in MEANING}
        observed = record["disposition"] == "observation"
        id_ = {"observation_id": cited_id(source_id, record["number"]) if observed else None}
        drafts.append(Draft(record.where, {"source_id": source_id, **cells, **id_}))
    return drafts


def build_citations(
    source_id: str, published: Cell, facts: list[Record], indicators: Mapping[str, Record]
) -> list[Draft]:
    """One row of `observations` for each fact that is an observation; CurationError for one that can't be read."""
    drafts: list[Draft] = []
    for record in facts:
        if record["disposition"] == "observation":
            drafts.append(Draft(record.where, _observation(source_id, published, record, indicators)))
        else:
            means_nothing(record, MEANING)
    return drafts


def _observation(source_id: str, published: Cell, record: Record, indicators: Mapping[str, Record]) -> dict[str, Cell]:
    indicator = known_indicator(record, indicators)
    status, words = record.given("status"), record["words_zh"] or ""
    said, cue = read_status(words, str(record["figure"]))
    stated = said == status
    period = _period(record, str(indicator["measure"]), published)
    return {
        "observation_id": cited_id(source_id, record["number"]),
        "source_id": source_id,
        "evidence": "citation",
        "start": None,
        "end": None,
        **said_of(record, qualifier_of(words, cue), indicator),
        "status": status,
        "status_basis": "stated" if stated else "inferred",
        "cue": cue if stated else None,
        "period_start": period.start.isoformat() if period.start else None,
        "period_end": period.end.isoformat(),
        "period_basis": "inferred" if period.cut else "stated",
    }


def qualifier_of(words: str, cue: str | None = None) -> str | None:
    """The word beside a cited figure, behind its cue, if it makes the value another: 达到 and 增加到 do not.

    >>> qualifier_of("突破"), qualifier_of("达到"), qualifier_of("预计", "预计"), qualifier_of("力争突破", "力争")
    ('突破', None, None, '突破')
    """
    word = words.removeprefix(cue or "")
    return word if comparison(word) not in (None, "=") else None


def read_status(words: str, figure: str) -> tuple[str, str | None]:
    """The status of a figure behind the word recorded with it, and the cue that says so.

    >>> read_status("预计", "850家"), read_status("突破", "1500人")
    (('forecast', '预计'), ('actual', None))
    """
    found = [read for read in read_figures(words + figure) if read.end == len(words + figure)]
    return (found[0].status, found[0].cue or None) if found else ("actual", None)


def _period(record: Record, measure: str, published: Cell) -> ReferencePeriod:
    recorded = record.given("period_recorded")
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        remedy = "Give the day of publication in curation/sources.csv, as YYYY-MM-DD"
        raise record.error("its source has no day of publication", remedy) from None
    try:
        return reference_period(recorded, measure, record.given("status"), day)
    except ValueError:
        remedy = "Write a year, YYYY-MM, YYYY-H1, a day, START/END, 'end of' or 'mid-' before one"
        raise record.error(f"period_recorded {recorded!r} is no period", remedy) from None
