"""Observations → series: one indicator about one subject in the order of time, in segments of one definition."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.schema.text import Cell

Key = tuple[str, ...]
Published = Mapping[str, Cell]
COPIED = (
    "observation_id",
    "period_start",
    "period_end",
    "period_basis",
    "value",
    "value_upper",
    "unit",
    "comparator",
    "status",
    "evidence",
    "source_id",
)
QUANTITY = ("indicator_id", "period_start", "period_end", "status")
MONTHS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


def build_series(
    observations: Iterable[Draft], breaks: Sequence[Record], joined: Sequence[Record], published: Published
) -> list[Draft]:
    """One row for each dated observation of each series: that of its own indicator, and those that join this.

    `published` has the day of each source: of what holds for one time the earlier document comes first. Raises
    CurationError for a break or a joined indicator that does not come into a series.
    """
    by_subject: dict[Key, list[Draft]] = defaultdict(list)
    for draft in observations:
        if draft.cells["period_end"] is not None:
            by_subject[str(draft.cells["indicator_id"]), str(draft.cells["subject_id"])].append(draft)
    reasons = _keyed(breaks, ("indicator_id", "subject_id", "observation_id"))
    joins = _keyed(joined, ("indicator_id", "joined_id"))
    drafts: list[Draft] = []
    for indicator, subject in by_subject:
        others = {other: record for (into, other), record in joins.items() if into == indicator}
        points = [point for one in (indicator, *others) for point in by_subject.get((one, subject), ())]
        points.sort(key=lambda draft: _in_time(draft, published))
        drafts += _rows((indicator, subject), points, reasons, others)
    _refuse_unused(drafts, reasons, joins)
    return drafts


def _keyed(records: Sequence[Record], columns: Sequence[str]) -> dict[Key, Record]:
    keyed: dict[Key, Record] = {}
    for record in records:
        key = tuple(record.given(column) for column in columns)
        record.given("reason_en")
        if key in keyed:
            raise record.error(f"{' '.join(key)!r} stands twice", f"Keep it or {keyed[key].where}")
        keyed[key] = record
    return keyed


def _in_time(draft: Draft, published: Published) -> Key:
    cells = draft.cells
    day = published[str(cells["source_id"])]
    return str(cells["period_end"]), cells["period_start"] or "", day or "", str(cells["observation_id"])


def _rows(
    key: Key, points: Sequence[Draft], reasons: Mapping[Key, Record], others: Mapping[str, Record]
) -> Iterator[Draft]:
    """The rows of a series. Segments are numbered as they begin; the reason stands where one begins."""
    segments: dict[Key, int] = {}
    broken: dict[str, str] = {}
    first: dict[Key, Cell] = {}
    for position, draft in enumerate(points, start=1):
        cells = draft.cells
        own, id_ = str(cells["indicator_id"]), str(cells["observation_id"])
        if (*key, id_) in reasons:
            broken[own] = id_
        definition = own, broken.get(own, "")
        begins = definition not in segments and bool(segments)
        segment = segments.setdefault(definition, len(segments) + 1)
        before = first.setdefault(tuple(cells[column] or "" for column in QUANTITY), id_)
        yield Draft(
            draft.where,
            {column: cells[column] for column in COPIED}
            | {
                "indicator_id": key[0],
                "subject_id": key[1],
                "position": str(position),
                "own_indicator_id": own,
                "span": span_of(cells["period_start"], cells["period_end"]),
                "segment": str(segment),
                "break_en": _reason(definition, key, reasons, others) if begins else None,
                "repeats": before if before != id_ else None,
            },
        )


def _reason(definition: Key, key: Key, reasons: Mapping[Key, Record], others: Mapping[str, Record]) -> Cell:
    """Why another definition begins: the break at the observation, else that another indicator comes in or goes on."""
    own, broken = definition
    if broken:
        return reasons[(*key, broken)]["reason_en"]
    return (others.get(own) or next(iter(others.values())))["reason_en"]


def _refuse_unused(drafts: Iterable[Draft], reasons: Mapping[Key, Record], joins: Mapping[Key, Record]) -> None:
    behind = {
        (str(cells["indicator_id"]), str(cells["subject_id"]), str(cells["observation_id"]))
        for cells in (draft.cells for draft in drafts)
        if cells["segment"] != "1"
    }
    for key, record in reasons.items():
        if key not in behind:
            what = f"{key[2]!r} does not come behind another figure of {key[0]} about {key[1]}"
            raise record.error(what, "Name an observation behind the first of the series, or remove the row")
    joining = {(str(draft.cells["indicator_id"]), str(draft.cells["own_indicator_id"])) for draft in drafts}
    for key, record in joins.items():
        if key not in joining or key[0] == key[1]:
            what = f"no dated observation of {key[1]} joins the series of {key[0]}"
            raise record.error(what, "Correct the indicators, or remove the row")


def span_of(start: Cell, end: Cell) -> str:
    """What stretch of time lies between two days: a day, whole months of the calendar, or another.

    >>> span_of("2023-01-01", "2023-06-30"), span_of("2023-12-31", "2023-12-31"), span_of(None, "2023-12-31")
    ('half-year', 'day', 'open')
    """
    if start is None or end is None:
        return "open"
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return "other"  # the row model of the observation says so better
    if first == last:
        return "day"
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    aligned = months in MONTHS and (first.month - 1) % months == 0
    return MONTHS[months] if whole and aligned else "other"
