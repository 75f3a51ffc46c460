"""The period of a figure by the rules, weighed by how likely each measure is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shenyang_innovation.checking.in_text.periods import due_period
from shenyang_innovation.suggesting.page import NO_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.checking.in_text.periods import Due
    from shenyang_innovation.checking.in_text.statement_claims import IndicatorClaim


def likeliest_period(document: Document, said: Said, measures: Mapping[IndicatorClaim, float]) -> tuple[Due, float]:
    """The period that the rules give for the likeliest measures together, and how likely it is.

    `measures` has an indicator for each measure with its likelihood.
    """
    shares: dict[Due, float] = defaultdict(float)
    for indicator, likelihood in measures.items():
        shares[due_period(document, said._replace(claim=said.claim._replace(indicator=indicator)))] += likelihood
    return max(shares.items(), key=lambda pair: pair[1])


def period_cells(due: Due) -> dict[str, str]:
    """A period as the cells of a ledger; all empty if it depends on a day that nobody gave."""
    if due.end is not None and due.end.year >= NO_DAY.year:
        return {}
    start, end = (day.isoformat() if day else "" for day in (due.start, due.end))
    return {"period_start": start, "period_end": end, "period_basis": due.basis or ""}
