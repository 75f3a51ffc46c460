"""Which relations are due between documents and times: the same quantity, a part of it, what derives from two."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shenyang_innovation.schema.statistics import Observation

    Due = tuple[str, str, str]
    BySource = Mapping[tuple[str, str], list[Observation]]

#: What is stated by the first indicator follows from two figures of the last: of the end of its period, and before it.
DERIVED: tuple[tuple[str, str, str], ...] = (
    ("high_tech_enterprises_average_growth", "average-growth", "high_tech_enterprises"),
    ("high_tech_enterprises_growth", "growth", "high_tech_enterprises"),
    ("high_tech_enterprises_net_increase", "difference", "high_tech_enterprises"),
    ("innovation_platforms_growth", "growth", "innovation_platforms"),
    ("rd_expenditure_growth", "growth", "rd_expenditure"),
    ("technology_contract_value_average_growth", "average-growth", "technology_contract_value"),
    ("technology_contract_value_growth", "growth", "technology_contract_value"),
    ("technology_enterprises_growth", "growth", "technology_enterprises"),
    ("technology_enterprises_net_increase", "difference", "technology_enterprises"),
)
#: The same where the indicator names the day that it compares with.
SINCE: tuple[tuple[str, str, str, date], ...] = (
    ("high_tech_enterprises_multiple_of_2015", "ratio", "high_tech_enterprises", date(2015, 12, 31)),
)
#: What the first indicator counts is, in one source, the sum of what the others count.
SUMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("science_awards", ("national_science_awards", "provincial_science_awards")),
)
#: What the first indicator counts is part of what the second counts of the city in another document for the same day
#: or for a time that the first lies in. Containment is our reading.
PARTS: tuple[tuple[str, str], ...] = (
    ("national_innovation_platforms", "innovation_platforms"),
    ("national_key_laboratories_approved", "new_national_science_technology_platforms"),
    ("provincial_innovation_platforms", "innovation_platforms"),
)
CITY = "shenyang"
NEAR = timedelta(days=31)
"""A figure that is no older than this is taken as that of the day before a period."""
DAY = timedelta(days=1)


def due_across(published: Mapping[str, date], by_source: BySource) -> set[Due]:
    """Every relation that is due between figures of different documents or times: kind, stated figure, operands."""
    by_indicator: dict[str, list[Observation]] = defaultdict(list)
    for (_, indicator_id), rows in sorted(by_source.items(), key=lambda item: (published[item[0][0]], item[0])):
        by_indicator[indicator_id] += (row for row in rows if row.status == "actual")
    return {
        *(pair for rows in by_indicator.values() for pair in _equals(rows)),
        *(pair for rows in by_indicator.values() for pair in _parts_of_the_city(rows)),
        *(pair for rows in by_indicator.values() for pair in _parts_in_time(rows)),
        *_parts_elsewhere(by_indicator),
        *_sums(by_source),
        *_derived(by_indicator),
    }


def _equals(rows: list[Observation]) -> Iterator[Due]:
    """What two documents say of one quantity; the later document is the stated one."""
    before: dict[tuple[object, ...], Observation] = {}
    for row in rows:
        key = (row.subject_id, row.period_start, row.period_end)
        earlier = before.get(key)
        if earlier is not None and earlier.source_id != row.source_id:
            yield "equal", row.observation_id, earlier.observation_id
        before[key] = row


def _parts_of_the_city(rows: list[Observation]) -> Iterator[Due]:
    """An indicator given for the city by one document and for something in it by another, for the same day."""
    cities: dict[object, list[Observation]] = defaultdict(list)
    for row in rows:
        if row.subject_id == CITY:
            cities[row.period_end].append(row)
    for part in rows:
        for whole in cities[part.period_end] if part.subject_id != CITY else ():
            if part.source_id != whole.source_id and part.measure == "stock":
                yield "part-of", whole.observation_id, part.observation_id


def _parts_in_time(rows: list[Observation]) -> Iterator[Due]:
    """A flow of a shorter time as part of one of a longer that it lies in, both from their first day."""
    flows: dict[tuple[str, object], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.measure == "flow" and row.period_start:
            flows[row.subject_id, row.period_start].append(row)
    for together in flows.values():
        together.sort(key=_end)
        for part, whole in pairwise(together):
            if _end(part) < _end(whole):
                yield "part-of", whole.observation_id, part.observation_id


def _parts_elsewhere(by_indicator: Mapping[str, list[Observation]]) -> Iterator[Due]:
    for inner, outer in PARTS:
        for part in by_indicator.get(inner, ()):
            for whole in by_indicator.get(outer, ()):
                if whole.subject_id == CITY and whole.source_id != part.source_id and _lies_in(part, whole):
                    yield "part-of", whole.observation_id, part.observation_id


def _lies_in(part: Observation, whole: Observation) -> bool:
    if part.period_start is None or whole.period_start is None:
        return False
    return whole.period_start <= part.period_start and _end(part) <= _end(whole)


def _end(row: Observation) -> date:
    return row.period_end or date.max


def _sums(by_source: BySource) -> Iterator[Due]:
    for whole, parts in SUMS:
        for source_id, indicator_id in by_source:
            given = [by_source.get((source_id, part), []) for part in parts]
            if indicator_id == whole and all(given):
                yield "sum", by_source[source_id, whole][0].observation_id, " ".join(r[0].observation_id for r in given)


def _derived(by_indicator: Mapping[str, list[Observation]]) -> Iterator[Due]:
    known = [(*one, None) for one in DERIVED] + list(SINCE)
    for derived, kind, base, since in known:
        for row in by_indicator.get(derived, ()):
            if row.period_start is None or row.period_end is None:
                continue
            bases = [one for one in by_indicator.get(base, ()) if one.subject_id == row.subject_id]
            later = _nearest(row, bases, row.period_end, row.period_end)
            before = _before(row, later, since)
            earlier = _nearest(row, bases, *before) if before else None
            if later and earlier:
                yield kind, row.observation_id, f"{later.observation_id} {earlier.observation_id}"


def _before(row: Observation, later: Observation | None, since: date | None) -> tuple[date, date] | None:
    """Between which days the earlier figure lies: a stock before the period, a flow a year before its end."""
    if later is None or row.period_start is None or row.period_end is None:
        return None
    if since:
        return since, since
    if later.measure == "stock":
        return row.period_start - NEAR, row.period_start - DAY
    return row.period_end - 12 * NEAR, row.period_end - 11 * NEAR


def _nearest(row: Observation, bases: Iterable[Observation], first: date, last: date) -> Observation | None:
    """Of the figures whose period ends between two days the latest; of several the one of the same document."""
    found = [one for one in bases if one.period_end and first <= one.period_end <= last]
    return max(found, key=lambda one: (_end(one), one.source_id == row.source_id), default=None)
