"""Rules about relations: each is computed again from its operands, and what it shows is flagged on the figure."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.claims import LISTS
from shenyang_innovation.schema.statements import Relation
from shenyang_innovation.schema.statistics import Indicator, Observation
from shenyang_innovation.schema.text import to_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.checking.tables import Tables

    Observations = Mapping[str, Observation]

AGAIN = "Build the tables again"
AT_MOST = ("part-of", "open-list")  # what is recomputed is at most what is stated
UNITS = {"share": "percent", "growth": "percent", "average-growth": "percent", "ratio": "times"}
OPERANDS = {**dict.fromkeys(UNITS, 2), "difference": 2, "part-of": 1, "equal": 1}
EXCEEDS, INCOMPLETE = "parts-exceed-total", "list-incomplete"
#: Open lists that do not name members of what the figure counts, so that nothing is incomplete about them.
LISTS_OF_OTHERS = {
    "institute-fields-named": "names the fields in which the institutes are to be, not institutes",
    "three-group-chain-groups": "names all groups that the chains belong to, not chains",
}


def relations_are_recomputed(tables: Tables) -> Iterator[Finding]:
    """Every number of a relation follows from its operands and from the wording of the stated figure."""
    observations = {row.observation_id: row for row in tables.of(Observation)}
    for where, row in tables.numbered(Relation):
        stated = observations.get(row.stated_id)
        if stated is None:
            yield Finding(where, f"no observation {row.stated_id!r}", "Correct stated_id in curation/relations.csv")
            continue
        operands = row.operands.split(" ")
        faulty = _faulty_spans(operands) if row.relation_kind in LISTS else _faulty_values(row, stated, observations)
        if faulty is not None:
            yield Finding(where, f"{row.relation_id!r}: {faulty}", "Correct the operands in curation/relations.csv")
            continue
        for column, value in _expected(row, stated, observations).items():
            here = getattr(row, column)
            if here != value:
                what = f"{column} is {to_cell(here)}, but the {row.relation_kind} gives {to_cell(value)}"
                yield Finding(where, what, AGAIN)


def _faulty_spans(operands: Sequence[str]) -> str | None:
    """What keeps the operands of a list from being counted."""
    spans: list[tuple[int, int]] = []
    for operand in operands:
        match = re.fullmatch("([0-9]+)-([0-9]+)", operand)
        if match is None or int(match[1]) >= int(match[2]):
            return f"{operand!r} is no span"
        spans.append((int(match[1]), int(match[2])))
    if any(start < end for (_, end), (start, _) in pairwise(spans)):
        return "the items are not in reading order and apart"
    return None


def _faulty_values(row: Relation, stated: Observation, observations: Observations) -> str | None:
    """What keeps the operands from being computed with."""
    keys = row.operands.split(" ")
    unknown = [key for key in keys if key not in observations]
    if unknown:
        return f"no observation {unknown[0]!r}"
    if stated.observation_id in keys or len(set(keys)) < len(keys):
        return "an observation stands in it twice"
    wanted = OPERANDS.get(row.relation_kind)
    if wanted not in (None, len(keys)) or (wanted is None and len(keys) < 2):
        return f"a {row.relation_kind} of {len(keys)} operands"
    units = {observations[key].unit for key in keys}
    expected = {UNITS[row.relation_kind]} if row.relation_kind in UNITS else units
    if len(units) > 1 or stated.unit not in expected:
        return f"{stated.unit} can't be the {row.relation_kind} of {' and '.join(sorted(units))}"
    if row.relation_kind in UNITS and observations[keys[1]].value == 0:
        return f"a {row.relation_kind} of zero"
    return None


def _expected(row: Relation, stated: Observation, observations: Observations) -> dict[str, object]:
    """The computed columns of a relation as they ought to be."""
    computed, tolerance = _computed(row, stated, observations), _tolerance(row.relation_kind, stated)
    if row.relation_kind == "equal":
        tolerance = max(tolerance, _tolerance("equal", observations[row.operands]))
    residual = stated.value - computed
    return {
        "stated_value": stated.value,
        "computed_value": computed,
        "residual": residual,
        "tolerance": tolerance,
        "unit": stated.unit,
        "holds": residual >= 0 if row.relation_kind in AT_MOST else -tolerance <= residual <= tolerance,
    }


def _computed(row: Relation, stated: Observation, observations: Observations) -> Decimal:
    keys = row.operands.split(" ")
    if row.relation_kind in LISTS:
        return Decimal(len(keys))
    values = [observations[key].value for key in keys]
    if row.relation_kind == "difference":
        return values[0] - values[1]
    if row.relation_kind not in UNITS:
        return sum(values, Decimal(0))
    return round(_ratio(row.relation_kind, stated, values[0], values[1]), 4)


def _ratio(kind: str, stated: Observation, one: Decimal, other: Decimal) -> Decimal:
    if kind == "average-growth" and stated.period_end is not None:
        years = stated.period_end.year - (stated.period_start or stated.period_end).year + 1
        return 100 * (((one.ln() - other.ln()) / years).exp() - 1)
    return {"share": 100 * one, "growth": 100 * (one - other)}.get(kind, one) / other


def _tolerance(kind: str, stated: Observation) -> Decimal:
    """Half of the last digit in the wording: 0.05 for 42.4%, 500 for 4.5万; a plain whole number counts exactly."""
    number = re.search(r"[0-9]+(?:\.([0-9]+))?", stated.readable)
    worded, decimals = (Decimal(number[0]), len(number[1] or "")) if number else (Decimal(0), 0)
    exact = not decimals and worded == stated.value and kind not in UNITS
    if exact or not worded:
        return Decimal(0)
    return stated.value / worded * Decimal(5).scaleb(-decimals - 1)


def broken_relations_are_flagged(tables: Tables) -> Iterator[Finding]:
    """Where a relation does not hold, the stated observation carries a caveat; parts beyond a total have their own."""
    observations = {row.observation_id: row for row in tables.of(Observation)}
    for where, row in tables.numbered(Relation):
        stated = observations.get(row.stated_id)
        if row.holds or stated is None:
            continue
        caveats = (stated.caveats or "").split()
        exceeds = row.relation_kind in ("sum", "part-of") and row.residual < 0
        if EXCEEDS not in caveats if exceeds else not caveats:
            wanted = f"the caveat {EXCEEDS}" if exceeds else "a caveat"
            what = f"{row.relation_id!r} does not hold (residual {row.residual}), but {row.stated_id!r} lacks {wanted}"
            yield Finding(where, what, f"Give it one in curation/ledgers/{stated.source_id}.csv")


def open_lists_are_flagged(tables: Tables) -> Iterator[Finding]:
    """An observation has list-incomplete exactly if an open list names some of what it counts, or its indicator has it.

    `LISTS_OF_OTHERS` are the open lists that name something else.
    """
    of_open_lists = {row.indicator_id for row in tables.of(Indicator) if INCOMPLETE in (row.caveats or "").split()}
    listed = {
        row.stated_id
        for row in tables.of(Relation)
        if row.relation_kind == "open-list" and row.relation_id not in LISTS_OF_OTHERS
    } | {row.observation_id for row in tables.of(Observation) if row.indicator_id in of_open_lists}
    for where, row in tables.numbered(Observation):
        flagged = INCOMPLETE in (row.caveats or "").split()
        if flagged and row.observation_id not in listed:
            what = f"{row.observation_id!r} has {INCOMPLETE}, but no open list names members of it"
            yield Finding(where, what, "Add the open list to curation/relations.csv, or remove the caveat")
        elif row.observation_id in listed and not flagged:
            what = f"an open list names members of {row.observation_id!r}, but it lacks {INCOMPLETE}"
            yield Finding(where, what, f"Add the caveat in curation/ledgers/{row.source_id}.csv")


def lists_are_counted_once(tables: Tables) -> Iterator[Finding]:
    """A list belongs to one figure, and a figure to one list."""
    seen: dict[str, str] = {}
    for where, row in tables.numbered(Relation):
        if row.relation_kind not in LISTS:
            continue
        source_id = row.stated_id.rpartition("@")[0]
        for what, key in (("figure", row.stated_id), ("list", f"{source_id} {row.operands}")):
            if key in seen:
                yield Finding(where, f"the {what} {key!r} is that of {seen[key]!r} too", "Correct one of the two")
            seen[key] = row.relation_id
