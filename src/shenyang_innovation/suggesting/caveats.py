"""The caveats that are due by what is counted, by the cells of the row and by the words around its figure.

Those that depend on other rows (a relation, a name that several things have) are left to `check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shenyang_innovation.checking.content.caveats import CONDITIONS, Context
from shenyang_innovation.checking.in_text.caveats import CONDITIONS as WORD_CONDITIONS
from shenyang_innovation.schema.statistics import Indicator, Observation

if TYPE_CHECKING:
    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.checking.in_text.statement_claims import IndicatorClaim


def due_caveats(document: Document, said: Said, indicator: IndicatorClaim, classifier: str | None) -> str:
    """The caveats of a statement whose indicator, subject and period are filled in, as a cell of a ledger."""
    claim = said.claim
    cells: dict[str, Any] = {
        "observation_id": "",
        "indicator_id": indicator.indicator_id,
        "subject_id": claim.subject_id,
        "classifier": classifier,
        "unit": indicator.unit,
        "measure": indicator.measure,
        "status": claim.status,
        "period_start": claim.period_start,
        "period_basis": claim.period_basis,
        "caveats": " ".join(indicator.caveats),
    }
    row = Observation.model_construct(**cells)
    of_it = {indicator.indicator_id: Indicator.model_construct(**cells)}
    context = Context(of_it, *(frozenset[str]() for _ in Context._fields[1:]))
    due = set(indicator.caveats)
    due |= {code for code, (condition, _) in CONDITIONS.items() if condition(row, context)}
    due |= {code for code, (condition, _) in WORD_CONDITIONS.items() if condition(document, said)}
    return " ".join(sorted(due))
