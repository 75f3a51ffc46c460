"""Targets with their outcomes, and relations recomputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.errors import CurationError
from shenyang_innovation.schema.text import Cell, to_cell

COPIED = ("source_id", "subject_id", "indicator_id", "value", "value_upper", "unit", "comparator", "status")
LISTS = ("list-count", "open-list")
PARTS = ("part-of", "open-list")


def build_targets(observations: Mapping[str, Draft], outcomes: Sequence[Record]) -> list[Draft]:
    """One row of `targets` for each observation that is a target or forecast; each needs a row in outcomes.csv."""
    judged: dict[Cell, Record] = {}
    for record in outcomes:
        if record["target_id"] in judged:
            raise record.error(f"{record['target_id']!r} is judged twice", "Keep one row for each target")
        judged[record["target_id"]] = record
        target = observations.get(str(record["target_id"]))
        if target is None or target.cells["status"] == "actual":
            raise record.error(f"{record['target_id']!r} is no target or forecast", "Correct the id or remove the row")
    drafts: list[Draft] = []
    for key, target in observations.items():
        if target.cells["status"] == "actual":
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
    """A verdict about a directly comparable outcome is arithmetic and has to agree with it."""
    answer = observations.get(str(outcome["outcome_id"])) if outcome["outcome_id"] else None
    if outcome["outcome_id"] is None:
        if outcome["verdict"] != "open":
            raise outcome.error(f"verdict {outcome['verdict']} without an outcome", "Name the outcome, or say open")
        return
    if answer is None or answer.cells["status"] != "actual":
        raise outcome.error(f"the outcome {outcome['outcome_id']!r} is no actual observation", "Correct the id")
    if answer.cells["unit"] != target.cells["unit"]:
        raise outcome.error("target and outcome have different units", "Correct the outcome")
    if outcome["comparability"] == "direct":
        reached = _reached(target, answer)
        if outcome["verdict"] != ("met" if reached else "missed"):
            aim, came = target.cells["figure"], answer.cells["figure"]
            raise outcome.error(
                f"verdict {outcome['verdict']}, but {aim} was aimed at and {came} came about",
                "Correct the verdict or the comparability",
            )


def _reached(target: Draft, answer: Draft) -> bool:
    """Whether the value that came about is on the side of the target that was aimed at."""
    aim, came = Decimal(str(target.cells["value"])), Decimal(str(answer.cells["value"]))
    match target.cells["comparator"]:
        case "<":
            return came < aim
        case "<=":
            return came <= aim
        case ">":
            return came > aim or (came == aim and answer.cells["comparator"] == ">")
    return came >= aim


def build_relations(observations: Mapping[str, Draft], relations: Sequence[Record]) -> list[Draft]:
    """Each relation recomputed from its operands, with its residual."""
    drafts: list[Draft] = []
    for record in relations:
        stated = _observation(record, str(record["stated_id"]), observations)
        operands = str(record["operands"]).split(" ")
        kind = str(record["relation_kind"])
        if kind in LISTS:
            computed = Decimal(len(_spans(record, operands)))
        else:
            values = [Decimal(str(_observation(record, key, observations).cells["value"])) for key in operands]
            computed = _computed(record, kind, values)
        value = Decimal(str(stated.cells["value"]))
        tolerance = _half_step(value)
        residual = value - computed
        holds = residual >= 0 if kind in PARTS else abs(residual) <= tolerance
        drafts.append(
            Draft(
                record.where,
                dict(record.cells)
                | {
                    "stated_value": to_cell(value),
                    "computed_value": to_cell(computed),
                    "residual": to_cell(residual),
                    "tolerance": to_cell(tolerance),
                    "unit": stated.cells["unit"],
                    "holds": to_cell(holds),
                },
            )
        )
    return drafts


def _computed(record: Record, kind: str, values: Sequence[Decimal]) -> Decimal:
    match kind, values:
        case "sum", [_, _, *_]:
            return sum(values, Decimal(0))
        case "share", [part, whole]:
            return _rounded(100 * part / whole)
        case "growth", [later, earlier]:
            return _rounded(100 * (later / earlier - 1))
        case (("part-of" | "equal"), [value]):
            return value
    raise record.error(
        f"a {kind} of {len(values)} operands",
        "sum takes two or more, share a part and a whole, growth a later and an earlier, part-of and equal one",
    )


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"), rounding=ROUND_HALF_EVEN)


def _half_step(value: Decimal) -> Decimal:
    """Half a unit of the last digit given; whole numbers are taken as exact counts."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) if int(exponent) < 0 else Decimal(0)


def _observation(record: Record, key: str, observations: Mapping[str, Draft]) -> Draft:
    if key not in observations:
        raise record.error(f"no observation {key!r}", "Correct the id: its source, @, and the offset of its figure")
    return observations[key]


def _spans(record: Record, operands: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of listed items, in reading order and apart."""
    spans: list[tuple[int, int]] = []
    behind = 0
    for operand in operands:
        start, _, end = operand.partition("-")
        if not (start.isdigit() and end.isdigit() and behind <= int(start) < int(end)):
            raise record.error(
                f"{operand!r} is no span behind the one before", "Write START-END of each item, in reading order"
            )
        behind = int(end)
        spans.append((int(start), behind))
    return spans
