"""Clauses of other documents, whose words nobody had in view when the registers were made.

`elsewhere.csv` has what thirteen further documents of the city and of newspapers count, in the fewest words, and the
indicator by its definition; where none fits, the cell is empty. The weights were not fitted to them, and the package is
that of the last release before these documents became sources.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.published import releases
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import resource
from shenyang_innovation.suggesting.known import TABLES, known
from shenyang_innovation.suggesting.suggest import SURE, suggest

if TYPE_CHECKING:
    from benchmarks.suggestions.confirmed import Rows
    from benchmarks.suggestions.measure import Shares

CLAUSES = Path(__file__).parent / "elsewhere.csv"
DAY = date(2025, 6, 5)
BEFORE = "0.4.0"


def elsewhere() -> Shares:
    """How often the indicator of such a clause is suggested, and how often one where none fits."""
    things, shares = known(_before()), Counter[str]()
    with CLAUSES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            clause, right = row["clause"], row["indicator_id"]
            start = clause.index("【")
            each = suggest(clause.replace("【", "").replace("】", ""), things, DAY).each
            one = next(one for one in each if one.figure.start == start)
            ids = [likely.id for likely in one.indicators]
            filled = bool(ids) and one.indicators[0].score >= SURE
            told = {
                "indicator known": bool(right),
                "indicator new": not right,
                "indicator first": bool(right) and ids[:1] == [right],
                "indicator among three": bool(right) and right in ids[:3],
                "indicator filled": filled,
                "indicator filled right": filled and ids[0] == right,
            }
            shares.update(name for name, holds in told.items() if holds)
    return shares


def _before() -> Rows:
    """The package of the last release before these documents became sources."""
    folder = releases.folder(BEFORE)
    return {name: read_cells(resource(name, folder)) for name in TABLES}
