"""Relations between figures, recomputed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import get_args

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record, as_offset
from shenyang_innovation.errors import did_you_mean
from shenyang_innovation.schema.text import Cell, to_cell
from shenyang_innovation.schema.words import RelationKind

LISTS = ("list-count", "open-list")
PARTS = ("part-of", "open-list")
RATIOS = ("share", "growth", "ratio", "average-growth")
KINDS: tuple[str, ...] = get_args(RelationKind)
NUMBER = re.compile(r"[0-9]+(?:\.([0-9]+))?")


def build_relations(observations: Mapping[str, Draft], relations: Sequence[Record]) -> list[Draft]:
    """Each relation recomputed from its operands, with its residual."""
    return [Draft(record.where, _recomputed(record, observations)) for record in relations]


def _recomputed(record: Record, observations: Mapping[str, Draft]) -> dict[str, Cell]:
    kind = record.given("relation_kind")
    if kind not in KINDS:
        raise record.error(f"no relation kind {kind!r}", did_you_mean(kind, KINDS))
    stated = _observation(record, record.given("stated_id"), observations).cells
    operands = record.given("operands").split(" ")
    if kind in LISTS:
        computed = Decimal(len(_spans(record, operands)))
        tolerance = _tolerance(kind, stated)
    else:
        given = [_observation(record, key, observations).cells for key in operands]
        computed = _computed(record, kind, [Decimal(str(cells["value"])) for cells in given], stated)
        # of two wordings of one quantity the coarser decides
        tolerance = max(_tolerance(kind, cells) for cells in (stated, *(given if kind == "equal" else ())))
    value = Decimal(str(stated["value"]))
    residual = value - computed
    holds = residual >= 0 if kind in PARTS else abs(residual) <= tolerance
    return dict(record.cells) | {
        "stated_value": to_cell(value),
        "computed_value": to_cell(computed),
        "residual": to_cell(residual),
        "tolerance": to_cell(tolerance),
        "unit": stated["unit"],
        "holds": to_cell(holds),
    }


def _years(record: Record, stated: Mapping[str, Cell]) -> int:
    """How many years the reference period of the stated observation touches."""
    try:
        first, last = (date.fromisoformat(str(stated[day])) for day in ("period_start", "period_end"))
    except ValueError:
        remedy = "Give the stated observation the first and the last day of its years, or take another kind"
        raise record.error("an average growth over no years", remedy) from None
    return last.year - first.year + 1


def _computed(record: Record, kind: str, values: Sequence[Decimal], stated: Mapping[str, Cell]) -> Decimal:
    match kind, values:
        case "sum", [_, _, *_]:
            return sum(values, Decimal(0))
        case (("share" | "growth" | "ratio" | "average-growth"), [_, whole]) if not whole:
            raise record.error("the whole is zero", f"A {kind} of zero can't be computed: correct the operands")
        case (("share" | "growth" | "ratio" | "average-growth"), [one, other]):
            return _ratio(kind, one / other, _years(record, stated) if kind == "average-growth" else 1)
        case "difference", [later, earlier]:
            return later - earlier
        case (("part-of" | "equal"), [value]):
            return value
    raise record.error(
        f"a {kind} of {len(values)} operands",
        "sum takes two or more, share a part and a whole, part-of and equal one, the others a later and an earlier",
    )


def _ratio(kind: str, ratio: Decimal, years: int) -> Decimal:
    """What a kind of relation makes of the ratio of its operands."""
    match kind:
        case "share":
            return _rounded(100 * ratio)
        case "growth":
            return _rounded(100 * (ratio - 1))
        case "average-growth":
            return _rounded(100 * (ratio ** (Decimal(1) / years) - 1))
    return _rounded(ratio)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"), rounding=ROUND_HALF_EVEN)


def _tolerance(kind: str, stated: Mapping[str, Cell]) -> Decimal:
    """Half a unit of the last digit that the figure gives; a whole number of things is exact, one of percent is not.

    >>> _tolerance("share", {"readable": "42.4%", "value": "42.4"})
    Decimal('0.05')
    >>> _tolerance("share", {"readable": "33%", "value": "33"})
    Decimal('0.5')
    >>> _tolerance("sum", {"readable": "4.5万个", "value": "45000"})
    Decimal('500')
    >>> _tolerance("sum", {"readable": "600P", "value": "600"})
    Decimal('0')
    """
    number = NUMBER.search(str(stated["readable"]))
    if number is None or not (worded := Decimal(number[0])):
        return Decimal(0)
    magnitude = Decimal(str(stated["value"])) / worded
    decimals = len(number[1] or "")
    if decimals == 0 and magnitude == 1 and kind not in RATIOS:
        return Decimal(0)
    half_step = (Decimal(5).scaleb(-decimals - 1) * magnitude).normalize()
    return Decimal(format(half_step, "f"))


def _observation(record: Record, key: str, observations: Mapping[str, Draft]) -> Draft:
    if key not in observations:
        raise record.error(
            f"no observation {key!r}", "Correct the id: its source with @ and an offset, or . and a number"
        )
    return observations[key]


def _spans(record: Record, operands: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of listed items, in reading order and apart."""
    spans: list[tuple[int, int]] = []
    behind = 0
    for operand in operands:
        start, end = (as_offset(part) for part in (operand.partition("-")[0], operand.partition("-")[2]))
        if start is None or end is None or not behind <= start < end:
            raise record.error(
                f"{operand!r} is no span behind the one before", "Write START-END of each item, in reading order"
            )
        behind = end
        spans.append((start, end))
    return spans
