"""Targets and forecasts with what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.errors import CurationError, did_you_mean
from shenyang_innovation.schema.text import Cell

COPIED = ("source_id", "subject_id", "indicator_id", "value", "value_upper", "unit", "comparator", "status")
AIMS = ("target", "forecast")
SAME = ("indicator_id", "subject_id", "period_end")


def build_targets(observations: Mapping[str, Draft], outcomes: Sequence[Record]) -> list[Draft]:
    """One row of `targets` for each observation that is a target or forecast; each needs a row in outcomes.csv."""
    judged: dict[str, Record] = {}
    for record in outcomes:
        key = record.given("target_id")
        if key in judged:
            raise record.error(f"{key!r} is judged twice", "Keep one row for each target")
        judged[key] = record
        target = observations.get(key)
        if target is None or target.cells["status"] not in AIMS:
            raise record.error(f"{key!r} is no target or forecast", "Correct the id or remove the row")
    drafts: list[Draft] = []
    for key, target in observations.items():
        if target.cells["status"] not in AIMS:
            continue
        outcome = judged.get(key)
        if outcome is None:
            raise _missing_outcome(target)
        _verdict_fits(outcome, target, observations)
        drafts.append(
            Draft(
                outcome.where,
                {name: target.cells[name] for name in COPIED}
                | {"due": target.cells["period_end"], "due_basis": target.cells["period_basis"]}
                | dict(outcome.cells),
            )
        )
    return drafts


def _missing_outcome(target: Draft) -> CurationError:
    return CurationError(
        f"nothing is said of the target {target.cells['observation_id']} ({target.cells['figure']}, {target.where})",
        where="curation/outcomes.csv",
        remedy="Add a row; comparability none-yet and verdict open if no later figure answers it",
    )


def _verdict_fits(outcome: Record, target: Draft, observations: Mapping[str, Draft]) -> None:
    """The verdict says open without an outcome and something else with one; about a direct one it is arithmetic."""
    verdict, key = outcome.given("verdict"), outcome["outcome_id"]
    if (key is None) != (verdict == "open"):
        given = "without an outcome" if key is None else f"with the outcome {key}"
        raise outcome.error(f"verdict {verdict} {given}", "Say open exactly if no later figure answers the target")
    if key is None:
        return
    answer = observations.get(key)
    if answer is None or answer.cells["status"] != "actual":
        raise outcome.error(f"the outcome {key!r} is no actual observation", did_you_mean(key, _actuals(observations)))
    if answer.cells["unit"] != target.cells["unit"]:
        raise outcome.error("target and outcome have different units", "Correct the outcome")
    if outcome["comparability"] == "direct":
        _direct(outcome, target, answer)


def _actuals(observations: Mapping[str, Draft]) -> list[str]:
    return [key for key, draft in observations.items() if draft.cells["status"] == "actual"]


def _direct(outcome: Record, target: Draft, answer: Draft) -> None:
    for column in SAME:
        if target.cells[column] != answer.cells[column]:
            raise outcome.error(
                f"comparability direct, but {column} is {target.cells[column]} and {answer.cells[column]}",
                "Direct means same indicator, subject and date; else it is partly or other-definition",
            )
    verdict = {True: "met", False: "missed", None: "undecided"}[reached(target.cells, answer.cells)]
    if outcome["verdict"] != verdict:
        aim, came = target.cells["figure"], answer.cells["figure"]
        raise outcome.error(
            f"verdict {outcome['verdict']}, but {aim} was aimed at and {came} came about: {verdict}",
            "Correct the verdict or the comparability",
        )


def reached(target: Mapping[str, Cell], answer: Mapping[str, Cell]) -> bool | None:
    """Whether what came about is on the side of the target that was aimed at; None if the words leave it open.

    Up is good, but for ranks and for targets that set a limit.

    >>> aim = {"value": "100", "comparator": ">=", "measure": "stock"}
    >>> reached(aim, {"value": "120", "comparator": "="}), reached(aim, {"value": "90", "comparator": ">"})
    (True, None)
    >>> reached({"value": "16", "comparator": "=", "measure": "rank"}, {"value": "10", "comparator": "="})
    True
    """
    if upper := answer.get("value_upper"):
        ends = {reached(target, {**answer, "value": end, "value_upper": None}) for end in (answer["value"], upper)}
        return ends.pop() if len(ends) == 1 else None
    lower_is_better = target["measure"] == "rank" or target["comparator"] in ("<", "<=")
    # of a range that is aimed at, the end that is easier to reach
    easier = target.get("value_upper") if lower_is_better else None
    aim, came = Decimal(str(easier or target["value"])), Decimal(str(answer["value"]))
    strict = target["comparator"] in ("<", ">")
    if lower_is_better:
        aim, came = -aim, -came
    # what is said of the answer, as seen from the better side
    beyond, short_of = ("<", "<="), (">", ">=")
    if not lower_is_better:
        beyond, short_of = short_of, beyond
    surely = came > aim or (came == aim and (not strict or answer["comparator"] == beyond[0]))
    match answer["comparator"]:
        case "=":
            return surely
        case "~":
            return None
        case comparator if comparator in beyond:
            return True if surely else None
    # at most so much: a miss if even that falls short
    falls_short = came < aim or (came == aim and (strict or answer["comparator"] == short_of[0]))
    return False if falls_short else None
