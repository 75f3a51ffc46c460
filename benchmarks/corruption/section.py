"""The outcomes as a section of docs/trust.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.report import conditions, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.corruption.measure import Kind, Outcomes


def section(outcomes: Outcomes, sample: int | None, seed: int) -> str:
    """What was measured by column and by kind, and what is missed."""
    tried = sum(counts.tried for counts in outcomes.values())
    there = sum(counts.there for counts in outcomes.values())
    size = f"All {there}"
    if sample is not None:
        size = f"At most {sample} of each column and kind, spread evenly with seed {seed}: {tried} of {there}"
    return "\n\n".join(
        [
            f"{size} corruptions were tried. " + conditions("python -m benchmarks corruption"),
            _shares(outcomes, "column", lambda kind: kind.place),
            _shares(outcomes, "kind", lambda kind: f"{kind.group}: {kind.kind}"),
            _missed(outcomes),
        ]
    )


def _shares(outcomes: Outcomes, title: str, key: Callable[[Kind], str]) -> str:
    sums: dict[str, tuple[int, int]] = {}
    for kind, counts in outcomes.items():
        if kind.part != "tables":
            tried, missed = sums.get(key(kind), (0, 0))
            sums[key(kind)] = tried + counts.tried - counts.found["unchanged"], missed + counts.missed
    rows = [
        [name, str(tried), str(missed), f"{100 * (tried - missed) / max(tried, 1):.1f} %"]
        for name, (tried, missed) in sums.items()
    ]
    return table([title, "tried", "missed", "caught"], rows)


def _missed(outcomes: Outcomes) -> str:
    rows = [
        [kind.place, kind.group, kind.kind, f"{counts.missed} of {counts.tried}", counts.example.replace("|", "/")]
        for kind, counts in outcomes.items()
        if counts.missed
    ]
    return table(["column", "group", "kind", "missed", "example"], rows)
