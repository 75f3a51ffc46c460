"""Suggestions beside what people confirmed: how often it was the first, how often one of the first three."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shenyang_innovation.suggesting.known import known
from shenyang_innovation.suggesting.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.suggestions.confirmed import Rows, Source
    from shenyang_innovation.schema.text import Cell
    from shenyang_innovation.suggesting.scores import Likely, Weights
    from shenyang_innovation.suggesting.suggest import Suggested

Shares = Counter[str]
"""How many observations there are of each kind: `indicator known`, `indicator first`, `indicator among three`, …"""
PERIOD = ("period_start", "period_end", "period_basis")


def measured(source: Source, rows: Rows, weights: Weights) -> Shares:
    """The outcomes for one source, of which the rows may know nothing."""
    things = known(rows)
    shares: Shares = Counter()
    for one in suggest(source.text, things, source.published, weights).each:
        row = source.confirmed.get(one.figure.start)
        if row is not None:
            shares["observations"] += 1
            shares += _ranked("indicator", one.indicators, row["indicator_id"], set(things.indicators))
            shares += _ranked("subject", one.subjects, row["subject_id"], set(things.kinds))
            shares += _ranked("theme", one.themes, row["theme"], {known.theme for known in things.indicators.values()})
            shares += _filled(one, row)
    return shares


def _ranked(what: str, likely: Sequence[Likely], right: Cell, known_ids: set[str]) -> Shares:
    """Where the right one stands; `new` if nobody could know it."""
    if right not in known_ids:
        return Counter([f"{what} new"])
    ids = [one.id for one in likely]
    told = {"known": True, "first": ids[:1] == [right], "among three": right in ids[:3]}
    return Counter(f"{what} {name}" for name, holds in told.items() if holds)


def _filled(one: Suggested, row: Mapping[str, Cell]) -> Shares:
    """Which cells were filled in, and which of these as people confirmed them."""
    told: Shares = Counter()
    for what, names in (("indicator", ("indicator_id",)), ("subject", ("subject_id",)), ("period", PERIOD)):
        cells = [one.cells.get(name) or None for name in names]
        if any(cells):
            told += Counter([f"{what} filled"])
            told += Counter([f"{what} filled right"] if cells == [row[name] for name in names] else [])
    return told
