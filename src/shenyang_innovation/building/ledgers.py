"""Ledgers → figures and observations. Here the wording of a figure becomes a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.errors import did_you_mean
from shenyang_innovation.reading import UnreadableFigure, read_wording, readable
from shenyang_innovation.schema.text import Cell, to_cell
from shenyang_innovation.schema.words import Disposition, Status

UNCONFIRMED = "?"
"""Behind what nobody has confirmed yet: the disposition of a figure, the entity of a mention, a cell of a source."""
CONFIRM = f"Compare the row with the text and correct what is wrong, then take the {UNCONFIRMED} away"
MEANING = (
    "indicator_id",
    "subject_id",
    "status",
    "status_basis",
    "period_start",
    "period_end",
    "period_basis",
    "caveats",
)


def build_figures(source_id: str, ledger: list[Record]) -> list[Draft]:
    """One row of `figures` for each row of a ledger, which must be in reading order without overlap."""
    drafts: list[Draft] = []
    behind = 0
    for record in ledger:
        refuse_unconfirmed(record)
        start, end = record.span(record.given("figure"))
        if start < behind:
            raise record.error(
                f"the figure {record['figure']!r} starts at {start}, before the end {behind} of the row above",
                "Keep the ledger in reading order, each figure once",
            )
        behind = end
        drafts.append(
            Draft(
                record.where,
                {
                    "source_id": source_id,
                    "start": record["start"],
                    "end": record["end"],
                    "figure": record["figure"],
                    "readable": readable(str(record["figure"])),
                    "disposition": record["disposition"],
                    "observation_id": f"{source_id}@{start}" if record["disposition"] == "observation" else None,
                    "note_en": record["note_en"],
                },
            )
        )
    return drafts


def build_observations(source_id: str, ledger: list[Record], indicators: Mapping[str, Record]) -> list[Draft]:
    """One row of `observations` for each figure whose disposition is observation."""
    drafts: list[Draft] = []
    for record in ledger:
        if record["disposition"] == "observation":
            drafts.append(Draft(record.where, _observation(source_id, record, indicators)))
        else:
            means_nothing(record)
    return drafts


def _observation(source_id: str, record: Record, indicators: Mapping[str, Record]) -> dict[str, Cell]:
    indicator = known_indicator(record, indicators)
    if record["period_end"] is None and record["status"] != "forecast":
        raise record.error("period_end is missing", "Only a forecast may name no time: give the last day of the period")
    _cue_fits_status(record)
    return {
        "observation_id": f"{source_id}@{record['start']}",
        "source_id": source_id,
        "evidence": "text",
        "start": record["start"],
        "end": record["end"],
        **said_of(record, record["qualifier"], indicator),
        "status": record["status"],
        "status_basis": record["status_basis"],
        "cue": record["cue"],
        "period_start": record["period_start"],
        "period_end": record["period_end"],
        "period_basis": record["period_basis"],
    }


def known_indicator(record: Record, indicators: Mapping[str, Record]) -> Record:
    """The indicator that a row names; CurationError if there is none of this name."""
    named = record.given("indicator_id")
    if named not in indicators:
        remedy = f"{did_you_mean(named, list(indicators))} Else add it to curation/indicators.csv"
        raise record.error(f"unknown indicator {named!r}", remedy)
    return indicators[named]


def said_of(record: Record, qualifier: Cell, indicator: Record) -> dict[str, Cell]:
    """What figure and indicator of a row make of it, whatever kind of evidence it is: the value is read here.

    Raises CurationError for a wording that is no amount, or one in another unit than the indicator has.
    """
    try:
        wording = read_wording(str(record["figure"]), qualifier or "")
    except UnreadableFigure as error:
        raise record.error(str(error), "Correct figure or qualifier, or teach reading the form") from None
    if wording.value is None or wording.unit is None:
        raise record.error(f"{record['figure']!r} gives no value", "Correct its disposition, or teach reading the form")
    if wording.unit != indicator["unit"]:
        raise record.error(
            f"{record['figure']!r} is in {wording.unit}, "
            f"but {record['indicator_id']} is measured in {indicator['unit']}",
            "Correct the indicator of the row, or the unit of the indicator",
        )
    return {
        "figure": record["figure"],
        "readable": readable(str(record["figure"])),
        "indicator_id": record["indicator_id"],
        "subject_id": record["subject_id"],
        "theme": indicator["theme"],
        "value": to_cell(wording.value),
        "value_upper": to_cell(wording.value_upper),
        "unit": wording.unit,
        "classifier": wording.classifier,
        "comparator": wording.comparator,
        "qualifier": qualifier,
        "measure": indicator["measure"],
        "caveats": record["caveats"],
        "note_en": record["note_en"],
    }


def refuse_unconfirmed(record: Record, column: str = "disposition") -> None:
    """Raise CurationError for a row that still bears the mark of a begun one in that column."""
    cell = record[column] or ""
    if cell.endswith(UNCONFIRMED):
        raise record.error(f"the row is not confirmed: its {column} is {cell!r}", CONFIRM)


def means_nothing(record: Record, columns: Sequence[str] = (*MEANING, "qualifier", "cue")) -> None:
    """Raise CurationError for a figure that is no observation and has a cell in one of the columns of one."""
    if record["disposition"] not in get_args(Disposition):
        return  # the row model says so better
    for column in columns:
        if record[column] is not None:
            raise record.error(
                f"a {record['disposition']} has no {column}, but the row gives {record[column]!r}",
                "Empty the cell, or make the row an observation",
            )


def _cue_fits_status(record: Record) -> None:
    """A cue goes with a target or forecast; without one such a status can only be inferred."""
    if record["status"] not in get_args(Status):
        return  # the row model says so better
    if record["status"] == "actual" and record["cue"] is not None:
        raise record.error(f"the cue {record['cue']!r} on an actual", "Empty the cue or correct the status")
    if record["status"] != "actual" and (record["cue"] is None) != (record["status_basis"] == "inferred"):
        raise record.error(
            f"cue {record['cue']!r} with status_basis {record['status_basis']}",
            "A stated target or forecast names its cue, an inferred one has none",
        )
