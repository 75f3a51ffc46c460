"""Rules about caveats: each code stands exactly where its condition holds.

`CONDITIONS` are asked of the tables alone; `caveats_in_text` asks the texts for the others. What the definition of an
indicator brings to every observation is said once there (`OF_INDICATOR`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.reading.numerals import number
from shenyang_innovation.schema.entities import Entity
from shenyang_innovation.schema.provenance import FigureRow, Source
from shenyang_innovation.schema.statements import Relation
from shenyang_innovation.schema.statistics import Indicator, Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from shenyang_innovation.checking.tables import Tables

#: Caveats about what is counted. They belong to the indicator, and every observation of it has them.
OF_INDICATOR = frozenset(
    """
    applied-not-granted approval-date-unstated averaging-unstated chain-counts-differ cultivated-not-granted
    edition-unstated expansion-by-or-to gross-or-net-unclear growth-quantity-unnamed holds-for-each-member level-unclear
    list-date-unstated population-unclear price-basis-unstated progress-undefined subject-unnamed wording-ambiguous
    """.split()
)
#: Caveats that an indicator may have too, while others of its like have them for a reason of their own.
ALSO_OF_INDICATOR = frozenset(("list-incomplete", "several-names"))
PERIODIC = ("flow", "rate")  # measures whose period has a first day
NO_TERRITORY = "territory of its figures is not recorded"
IN_TIME = ("growth", "difference", "ratio", "average-growth")  # relations of a later and an earlier figure
_MARK = re.compile("([一二三四五六七八九十]{1,3})是")


class Context(NamedTuple):
    """What the conditions look up besides the observation: all by observation, entity or indicator."""

    indicators: Mapping[str, Indicator]
    exceeding: frozenset[str]
    other_classifier: frozenset[str]
    two_definitions: frozenset[str]
    other_members: frozenset[str]
    slipped: frozenset[str]
    severally_named: frozenset[str]
    disagreeing: frozenset[str]
    of_no_territory: frozenset[str]


#: Code → when it is due, and the same in words.
CONDITIONS: dict[str, tuple[Callable[[Observation, Context], bool], str]] = {
    "attendances-not-entities": (lambda o, _: o.classifier in ("家次", "户次"), "organisations are counted by 家次"),
    "classifiers-differ": (
        lambda o, c: o.observation_id in c.other_classifier,
        "it is part of a whole that is counted with another classifier",
    ),
    "due-date-unstated": (
        lambda o, _: o.status != "actual" and o.period_basis != "stated",
        "it is a target or forecast whose date is not stated",
    ),
    "members-differ": (
        lambda o, c: o.observation_id in c.other_members,
        "another source lists the members of the same number",
    ),
    "numbering-slip": (
        lambda o, c: o.observation_id in c.slipped,
        "it stands in an item whose mark does not follow the one before, or behind it",
    ),
    "parts-exceed-total": (
        lambda o, c: o.observation_id in c.exceeding,
        "it is of a sum or part that exceeds its total",
    ),
    "period-unstated": (
        lambda o, _: o.measure in PERIODIC and o.status == "actual" and o.period_start is None,
        "it is a flow or rate without a first day",
    ),
    "persons-counted-as-times": (lambda o, _: o.unit == "person-time", "it is counted in person-times"),
    "precision-unstated": (lambda o, _: o.unit == "PFLOPS", "it is in PFLOPS"),
    "rank-claim-unsourced": (
        lambda o, c: o.measure == "rank" and "edition-unstated" not in _of(o, c),
        "it is a rank of no named ranking",
    ),
    "same-number-two-definitions": (
        lambda o, c: o.observation_id in c.two_definitions,
        "a relation says that it equals an observation of another indicator",
    ),
    "sources-disagree": (
        lambda o, c: o.observation_id in c.disagreeing,
        "what is stated of two times does not follow from them: it, and the earlier of the two",
    ),
    "subject-inferred": (
        lambda o, c: o.observation_id in c.of_no_territory,
        f"the note of its source says: {NO_TERRITORY}",
    ),
    "several-names": (
        lambda o, c: o.subject_id in c.severally_named or "several-names" in _of(o, c),
        "an observation about the same subject, or the indicator, has it",
    ),
}


def caveats_are_due(tables: Tables) -> Iterator[Finding]:
    """A caveat that has a condition stands exactly where the condition holds."""
    context = _context(tables)
    for where, row in tables.numbered(Observation):
        here = set((row.caveats or "").split())
        for code, (condition, meaning) in CONDITIONS.items():
            if condition(row, context) != (code in here):
                yield _finding(where, row, code, f"is due exactly if {meaning}", code in here)


def caveats_of_indicators_are_kept(tables: Tables) -> Iterator[Finding]:
    """A caveat about what is counted is that of the indicator, and of each of its observations."""
    indicators = {row.indicator_id: row for row in tables.of(Indicator)}
    for where, indicator in tables.numbered(Indicator):
        for code in (indicator.caveats or "").split():
            if code not in OF_INDICATOR | ALSO_OF_INDICATOR:
                what = f"{code!r} is no caveat about what is counted"
                yield Finding(where, what, "Remove it from curation/indicators.csv")
    for where, row in tables.numbered(Observation):
        of_indicator = (
            set((indicators[row.indicator_id].caveats or "").split()) if row.indicator_id in indicators else set()
        )
        here = set((row.caveats or "").split())
        for code in sorted((here ^ of_indicator) & OF_INDICATOR):
            yield _finding(where, row, code, f"belongs to the indicator {row.indicator_id!r} or to none", code in here)


def _finding(where: str, row: Observation, code: str, rule: str, present: bool) -> Finding:
    what = f"{row.observation_id!r} {'has' if present else 'lacks'} the caveat {code}, which {rule}"
    return Finding(where, what, f"{'Remove' if present else 'Add'} it in curation/ledgers/{row.source_id}.csv")


# --- what the conditions look up --------------------------------------------------------------------------------


def _of(row: Observation, context: Context) -> list[str]:
    indicator = context.indicators.get(row.indicator_id)
    return (indicator.caveats or "").split() if indicator else []


def _context(tables: Tables) -> Context:
    observations = {row.observation_id: row for row in tables.of(Observation)}
    kinds = {row.entity_id: row.entity_kind for row in tables.of(Entity)}
    return Context(
        indicators={row.indicator_id: row for row in tables.of(Indicator)},
        exceeding=frozenset(_exceeding(tables)),
        other_classifier=frozenset(_other_classifier(tables, observations)),
        two_definitions=frozenset(_two_definitions(tables, observations)),
        other_members=frozenset(_other_members(tables, observations)),
        slipped=frozenset(_slipped(tables)),
        severally_named=frozenset(
            row.subject_id
            for row in observations.values()
            if "several-names" in (row.caveats or "").split() and kinds.get(row.subject_id) != "places"
        ),
        disagreeing=frozenset(_disagreeing(tables)),
        of_no_territory=frozenset(_of_no_territory(tables)),
    )


def _of_no_territory(tables: Tables) -> Iterator[str]:
    sources = {row.source_id for row in tables.of(Source) if NO_TERRITORY in (row.note_en or "")}
    return (row.observation_id for row in tables.of(Observation) if row.source_id in sources)


def _exceeding(tables: Tables) -> Iterator[str]:
    for row in tables.of(Relation):
        if row.relation_kind in ("sum", "part-of") and not row.holds and row.residual < 0:
            yield from (row.stated_id, *row.operands.split())


def _disagreeing(tables: Tables) -> Iterator[str]:
    for row in tables.of(Relation):
        if row.relation_kind in IN_TIME and not row.holds:
            yield from (row.stated_id, row.operands.split()[-1])


def _other_classifier(tables: Tables, observations: Mapping[str, Observation]) -> Iterator[str]:
    for row in tables.of(Relation):
        whole, part = observations.get(row.stated_id), observations.get(row.operands)
        if row.relation_kind == "part-of" and whole and part and whole.classifier != part.classifier:
            yield part.observation_id


def _two_definitions(tables: Tables, observations: Mapping[str, Observation]) -> Iterator[str]:
    for row in tables.of(Relation):
        one, other = observations.get(row.stated_id), observations.get(row.operands)
        if row.relation_kind == "equal" and one and other and one.indicator_id != other.indicator_id:
            yield from (row.stated_id, row.operands)


def _other_members(tables: Tables, observations: Mapping[str, Observation]) -> Iterator[str]:
    """Counts of one indicator about one subject, each with its list in another source."""
    listed = [row.stated_id for row in tables.of(Relation) if row.relation_kind == "list-count"]
    alike: dict[tuple[object, ...], list[Observation]] = {}
    for one in (observations[key] for key in listed if key in observations):
        alike.setdefault((one.indicator_id, one.subject_id, one.value), []).append(one)
    for counts in alike.values():
        if len({one.source_id for one in counts}) > 1:
            yield from (one.observation_id for one in counts)


def _slipped(tables: Tables) -> Iterator[str]:
    """Observations in or behind an item whose mark does not follow the one before, up to the next 一是."""
    before: dict[str, int] = {}
    slipped: set[str] = set()
    for row in tables.of(FigureRow):
        if mark := _MARK.fullmatch(row.readable):
            count = int(number(mark[1]) or 0)
            if count == 1:
                slipped.discard(row.source_id)
            elif count != before.get(row.source_id, 0) + 1:
                slipped.add(row.source_id)
            before[row.source_id] = count
        elif row.observation_id and row.source_id in slipped:
            yield row.observation_id
