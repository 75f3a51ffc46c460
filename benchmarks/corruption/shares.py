"""Which share of corruptions is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from benchmarks.corruption.judges import Judge
    from benchmarks.corruption.measure import Outcomes


class Share(NamedTuple):
    """Corruptions tried and found, and the share of all that are there: each kind counts by how many there are."""

    tried: int
    found: int
    of_all: float

    def __str__(self) -> str:
        return f"{self.found:,} of {self.tried:,}"


def share(outcomes: Outcomes, judge: Judge | None = None) -> Share:
    """What is found of some kinds of corruption, by one judge or by any; what changes nothing does not count."""
    tried, found, there, of_there = 0, 0, 0.0, 0.0
    for counts in outcomes.values():
        changing = counts.tried - counts.found["unchanged"]
        if changing:
            here = counts.found[judge] if judge else changing - counts.missed
            weight = counts.there / counts.tried
            tried, found = tried + changing, found + here
            there, of_there = there + weight * changing, of_there + weight * here
    return Share(tried, found, of_there / there if there else 0.0)


def percent(share: Share) -> str:
    """The share as people read it; it says 100 % only where nothing was missed.

    >>> percent(Share(3, 3, 1.0)), percent(Share(10_000, 9_999, 0.9999)), percent(Share(0, 0, 0.0))
    ('100 %', '99.9 %', '')
    """
    if not share.tried:
        return ""
    if share.found == share.tried:
        return "100 %"
    return f"{min(100 * share.of_all, 99.9):.1f} %"
