"""The outcomes as a section of docs/adding-a-source.md."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.report import conditions, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.suggestions.measure import Shares
    from shenyang_innovation.suggesting.scores import Weights

#: Each state of knowledge, and what it is.
STATES = {
    "unknown": "the source was never read",
    "worded": "its indicators are known, but not its terms",
    "seen": "the source is read again",
}
WHATS = ("indicator", "subject", "theme")


def section(by_state: Mapping[str, Mapping[str, Shares]], others: Shares, fit: Weights, used: Weights) -> str:
    """The whole section, as Markdown."""
    totals = {state: sum(by_source.values(), Counter[str]()) for state, by_source in by_state.items()}
    parts = [
        "Of what people confirmed, so much was suggested first, and so much among the first three:",
        _ranked(totals),
        "By source, where it was never read:",
        _by_source(by_state["unknown"]),
        "Of the cells that were filled in, so many were as people confirmed them:",
        _filled(totals),
        _elsewhere(others),
        f"The weights fitted to all five sources: {_weights(fit)}. In use: {_weights(used)}.",
        conditions("python -m benchmarks suggestions"),
    ]
    return "\n\n".join(parts)


def _ranked(totals: Mapping[str, Shares]) -> str:
    header = ["what is known", "", "known", "first", "among three", "of all observations: first", "among three"]
    rows = [
        [STATES[state] if what == WHATS[0] else "", what, *_counts(shares, what)]
        for state, shares in totals.items()
        for what in WHATS
    ]
    return table(header, rows)


def _counts(shares: Shares, what: str) -> list[str]:
    known, places = shares[f"{what} known"], (f"{what} first", f"{what} among three")
    of_known = [_of(shares[place], known) for place in places]
    return [str(known), *of_known, *(_of(shares[place], shares["observations"]) for place in places)]


def _by_source(by_source: Mapping[str, Shares]) -> str:
    header = ["source", "observations", *(f"{what}: known, first, among three" for what in WHATS)]
    rows = [
        [id_, str(shares["observations"]), *(_three(shares, what) for what in WHATS)]
        for id_, shares in by_source.items()
    ]
    return table(header, rows)


def _three(shares: Shares, what: str) -> str:
    return ", ".join(str(shares[f"{what} {place}"]) for place in ("known", "first", "among three"))


def _filled(totals: Mapping[str, Shares]) -> str:
    whats = ("indicator", "subject", "period")
    header = ["what is known", *whats]
    rows = [
        [STATES[state], *(_right(shares[f"{what} filled right"], shares[f"{what} filled"]) for what in whats)]
        for state, shares in totals.items()
    ]
    return table(header, rows)


def _elsewhere(shares: Shares) -> str:
    known, new = shares["indicator known"], shares["indicator new"]
    wrong = shares["indicator filled"] - shares["indicator filled right"]
    return (
        f"Clauses of thirteen further documents, which nobody had in view when the weights were fitted: {known} "
        f"are of a known indicator, of which {shares['indicator first']} were suggested first and "
        f"{shares['indicator among three']} among three; {new} are of none. Of {shares['indicator filled']} cells that "
        f"were filled in, {wrong} were wrong."
    )


def _of(count: int, whole: int) -> str:
    return f"{count} ({100 * count / whole:.0f} %)" if whole else "–"


def _right(right: int, filled: int) -> str:
    return f"{right} of {filled}"


def _weights(weights: Weights) -> str:
    signs = {**weights.signs._asdict(), "new": weights.new}
    return ", ".join(f"{name} {weight:.1f}" for name, weight in signs.items())
