"""The costs of many documents as a section of docs/growth.md."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from benchmarks.report import conditions, table

if TYPE_CHECKING:
    from benchmarks.growth.measure import Cost, Costs

SECONDS, MEGABYTES, LINEAR = 60, 1000, 1.1
"""What a command may take at most, and the power of the number of documents with which its time may grow, with a tenth
for what a machine is not the same from one minute to the next."""


def section(small: Costs, large: Costs) -> str:
    """What every command costs with few and with many documents, how that grows, and whether it keeps the bounds."""
    header = ["command", *(f"s, {one.documents:,}" for one in (small, large)), "s of a processor"]
    header += ["times as long", "power", *(f"MB, {one.documents:,}" for one in (small, large)), "kept"]
    step = large.documents / small.documents
    rows = [_row(name, cost, large.commands[name], step) for name, cost in small.commands.items()]
    made = conditions(f"python -m benchmarks growth --documents {large.documents}")
    counted = "; ".join(_counted(one) for one in (small, large))
    said = (
        f"{made} Rows: {counted}. Seconds are those that passed and, with {large.documents:,} documents, those of "
        "a processor; times as long and the power of the number of documents are of the latter. Bounds: "
        f"{SECONDS} s, {MEGABYTES:,} MB, and a power of {LINEAR}."
    )
    return f"{table(header, rows)}\n\n{said}"


def power(small: Cost, large: Cost, step: float) -> float:
    """The power of the number of documents with which the time of a processor grows; 1 is linear.

    >>> from benchmarks.growth.measure import Cost
    >>> power(Cost(1, 1, 50), Cost(90, 100, 70), 10)
    2.0
    """
    return log(large.processor / small.processor) / log(step)


def keeps(small: Cost, large: Cost, step: float) -> bool:
    """Whether a command keeps all bounds."""
    grows = power(small, large, step)
    return large.elapsed <= SECONDS and large.megabytes <= MEGABYTES and grows <= LINEAR


def _row(name: str, small: Cost, large: Cost, step: float) -> list[str]:
    return [
        name,
        f"{small.elapsed:.1f}",
        f"{large.elapsed:.1f}",
        f"{large.processor:.1f}",
        f"{large.processor / small.processor:.1f}",
        f"{power(small, large, step):.2f}",
        f"{small.megabytes:,.0f}",
        f"{large.megabytes:,.0f}",
        "yes" if keeps(small, large, step) else "**no**",
    ]


def _counted(one: Costs) -> str:
    """How many rows so many documents give."""
    return f"{one.documents:,} documents " + ", ".join(f"{count:,} {name}" for name, count in one.rows.items())
