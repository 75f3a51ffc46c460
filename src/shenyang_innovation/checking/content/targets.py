"""Rules about targets and forecasts: each has its row, and what became of it follows from the later figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.provenance import Source
from shenyang_innovation.schema.statements import Target
from shenyang_innovation.schema.statistics import Indicator, Observation, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from shenyang_innovation.checking.tables import Tables

COPIED = ("source_id", "subject_id", "indicator_id", "value", "value_upper", "unit", "comparator", "status")
AFTERWARDS = "published-afterwards"
AGAIN = "Build the tables again"


def targets_are_due_later(tables: Tables) -> Iterator[Finding]:
    """No target or forecast is due before its source was published.

    What is cited may be, with the caveat `published-afterwards`: the words are older than the day of publication.
    """
    published = {row.source_id: row.published for row in tables.of(Source)}
    cited = {row.observation_id: row for row in tables.of(Observation) if row.evidence == "citation"}
    for where, row in tables.numbered(Target):
        day = published.get(row.source_id)
        late = bool(row.due and day and row.due < day)
        if row.target_id in cited:
            if late != (AFTERWARDS in (cited[row.target_id].caveats or "").split()):
                what = f"{row.target_id!r} is due on {row.due}, its source was published on {day}"
                remedy = f"{'Add' if late else 'Remove'} the caveat {AFTERWARDS}"
                yield Finding(where, what, f"{remedy} in curation/citations/{row.source_id}.csv")
        elif late:
            what = f"{row.target_id!r} is due on {row.due}, before its source was published on {day}"
            yield Finding(where, what, f"Correct status or period in curation/ledgers/{row.source_id}.csv")


def targets_are_complete(tables: Tables) -> Iterator[Finding]:
    """Every target and forecast has its row in targets, which says what the observation says."""
    aimed = {row.observation_id: (where, row) for where, row in tables.numbered(Observation) if row.status != "actual"}
    for where, target in tables.numbered(Target):
        _, observation = aimed.pop(target.target_id, (None, None))
        if observation is None:
            what = f"{target.target_id!r} is no target or forecast"
            yield Finding(where, what, "Remove its row from curation/outcomes.csv")
            continue
        for column in COPIED:
            here, there = getattr(target, column), getattr(observation, column)
            if here != there:
                what = f"{column} of {target.target_id!r} is {here}, its observation has {there}"
                yield Finding(where, what, AGAIN)
        if (target.due, target.due_basis) != (observation.period_end, observation.period_basis):
            what = f"due of {target.target_id!r} is {target.due}, its observation ends on {observation.period_end}"
            yield Finding(where, what, AGAIN)
    for where, observation in aimed.values():
        what = f"the {observation.status} {observation.observation_id!r} has no row in targets"
        yield Finding(where, what, "Say in curation/outcomes.csv what became of it")


def outcomes_are_later(tables: Tables) -> Iterator[Finding]:
    """What answers a target is an actual of the same unit, from a source not older than the target's own."""
    published = {row.source_id: row.published for row in tables.of(Source)}
    observations = {row.observation_id: row for row in tables.of(Observation)}
    for where, row in tables.numbered(Target):
        answer = observations.get(row.outcome_id or "")
        if answer is None:
            continue
        if answer.status != "actual" or answer.unit != row.unit:
            what = f"the outcome {row.outcome_id!r} is a {answer.status} in {answer.unit}, the target is in {row.unit}"
            yield Finding(where, what, "Name an actual observation of the same unit in curation/outcomes.csv")
        elif published[answer.source_id] <= published[row.source_id]:
            what = f"the outcome {row.outcome_id!r} is not from a later source than the target"
            yield Finding(where, what, "Name a later observation in curation/outcomes.csv")


def verdicts_agree(tables: Tables) -> Iterator[Finding]:
    """A verdict is open exactly if nothing answers the target; about a direct outcome it is arithmetic."""
    observations = {row.observation_id: row for row in tables.of(Observation)}
    for where, row in tables.numbered(Target):
        if (row.outcome_id is None) != (row.verdict == "open"):
            given = f"the outcome {row.outcome_id!r}" if row.outcome_id else "no outcome"
            what = f"the verdict on {row.target_id!r} is {row.verdict} with {given}"
            yield Finding(where, what, "Say open exactly if no later figure answers the target")
        answer = observations.get(row.outcome_id or "")
        if answer is not None and row.comparability == "direct":
            for what in _direct(row, answer):
                yield Finding(where, what, "Correct comparability, verdict or outcome in curation/outcomes.csv")


def _direct(target: Target, answer: Observation) -> Iterator[str]:
    """What speaks against a direct outcome or against its verdict."""
    same = {
        "indicator_id": (target.indicator_id, answer.indicator_id),
        "subject_id": (target.subject_id, answer.subject_id),
        "period_end": (target.due, answer.period_end),
    }
    for column, (there, here) in same.items():
        if there != here:
            yield f"{column} of the direct outcome {answer.observation_id!r} is {here}, that of the target {there}"
    verdict = _verdict(target, answer)
    if target.verdict != verdict:
        aim, came = f"{target.comparator} {target.value}", f"{answer.comparator} {answer.value}"
        yield f"the verdict on {target.target_id!r} is {target.verdict}, but {came} for {aim} is {verdict}"


def outcomes_are_comparable(tables: Tables) -> Iterator[Finding]:
    """How far an outcome is comparable follows from what differs, and only a direct one is a verdict.

    `direct`: same indicator and subject; `partly`: the same named thing, by another indicator; `other-definition`: the
    same place, by an indicator of the same theme whose label shares a word. What is less than direct decides nothing.
    """
    observations = {row.observation_id: row for row in tables.of(Observation)}
    labels = {row.indicator_id: row.label_zh for row in tables.of(Indicator)}
    places = {row.place_id for row in tables.of(Place)}
    for where, row in tables.numbered(Target):
        aimed, answer = observations.get(row.target_id), observations.get(row.outcome_id or "")
        if aimed is None or answer is None:
            continue
        expected = None
        if row.subject_id == answer.subject_id:
            related = aimed.theme == answer.theme and _share(labels[row.indicator_id], labels[answer.indicator_id])
            if row.indicator_id == answer.indicator_id:
                expected = "direct"
            elif related:
                expected = "other-definition" if row.subject_id in places else "partly"
        if row.comparability != expected:
            what = f"{row.outcome_id!r} answers {row.target_id!r} as {row.comparability}, but indicators and subjects "
            what += f"make it {expected}" if expected else "have nothing in common"
            yield Finding(where, what, "Correct outcome or comparability in curation/outcomes.csv")
        elif row.comparability != "direct" and row.verdict != "undecided":
            what = f"the verdict on {row.target_id!r} is {row.verdict} by an outcome that is not direct"
            yield Finding(where, what, "Say undecided in curation/outcomes.csv")


def _share(one: str, other: str) -> bool:
    """Whether two labels share a word of two characters."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1) if re.fullmatch(r"\w\w", one[at : at + 2]))


def open_targets_have_no_answer(tables: Tables) -> Iterator[Finding]:
    """A target without outcome has none: no later source reports its indicator of its subject for the day it is due."""
    published = {row.source_id: row.published for row in tables.of(Source)}
    actuals: dict[tuple[str, str], list[Observation]] = {}
    for actual in tables.of(Observation):
        if actual.status == "actual":
            actuals.setdefault((actual.indicator_id, actual.subject_id), []).append(actual)
    for where, row in tables.numbered(Target):
        answers = [
            answer.observation_id
            for answer in actuals.get((row.indicator_id, row.subject_id), ())
            if row.outcome_id is None
            and row.due
            and published[answer.source_id] > published[row.source_id]
            and answer.period_end
            and answer.period_end >= row.due
        ]
        if answers:
            what = f"{row.target_id!r} has no outcome, but {answers[0]!r} reports the same later"
            yield Finding(where, what, "Enter it in curation/outcomes.csv")


class _Bound(NamedTuple):
    """An end of what a value may be; without a value there is no end. Whether the value itself may be is `closed`."""

    value: Decimal | None
    closed: bool = True


def _verdict(target: Target, answer: Observation) -> str:
    """met or missed where every value that the answer allows is so, else undecided."""
    low, high = _bounds(answer)
    aim = target.value
    if answer.measure == "rank" or target.comparator in ("<", "<="):  # the lower the better: turn the scale round
        low, high = (_Bound(end.value and -end.value, end.closed) for end in (high, low))
        aim = -(target.value_upper or target.value)
    strict = target.comparator in ("<", ">")
    if low.value is not None and (low.value > aim or (low.value == aim and not (strict and low.closed))):
        return "met"
    if high.value is not None and (high.value < aim or (high.value == aim and (strict or not high.closed))):
        return "missed"
    return "undecided"


def _bounds(answer: Observation) -> tuple[_Bound, _Bound]:
    """The lowest and the highest value that the wording of an observation allows."""
    low, high = _Bound(answer.value), _Bound(answer.value_upper or answer.value)
    match answer.comparator:
        case ">" | ">=":
            return low._replace(closed=answer.comparator == ">="), _Bound(None)
        case "<" | "<=":
            return _Bound(None), high._replace(closed=answer.comparator == "<=")
        case "~":
            return _Bound(None), _Bound(None)
    return low, high
