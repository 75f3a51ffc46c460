"""Indicators against the texts: a word of the field stands beside every figure that counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.documents import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.source_texts import Texts


def terms_stand_beside(claims: Claims, texts: Texts) -> Iterator[Finding]:
    """Every figure beside which no term of its indicator stands, and every term that stands beside none.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> from shenyang_innovation.checking.in_text.source_texts import Texts
    >>> list(terms_stand_beside(Claims("ledger.csv"), Texts(Path("texts"))))
    []
    """
    used: dict[str, set[str]] = {}
    terms: dict[str, tuple[str, ...]] = {}
    for document in documents(claims, texts):
        for said in document.said:
            claim, indicator = said.claim, said.claim.indicator
            if indicator is None:
                yield Finding(claim.where, f"the indicator of {claim.figure!r} is unknown", "Correct indicator_id")
                continue
            beside = document.beside(said)
            found = {term for term in indicator.terms if any(term in side for side in beside)}
            used.setdefault(indicator.indicator_id, set()).update(found)
            terms[indicator.indicator_id] = indicator.terms
            if not found:
                what = f"none of the terms {' '.join(indicator.terms)!r} of {indicator.indicator_id!r} stands beside "
                remedy = "Give the row its indicator, or the indicator the word that stands there (terms_zh)"
                yield Finding(claim.where, f"{what}{claim.figure!r}", remedy)
    for indicator_id, term in _cited(claims):
        used.setdefault(indicator_id, set()).add(term)
    for indicator_id, known in terms.items() if claims.whole else ():
        for term in known:
            if term not in used[indicator_id]:
                what = f"the term {term!r} of {indicator_id!r} stands beside none of its figures"
                yield Finding("indicators.csv", what, "Remove it from terms_zh")


def _cited(claims: Claims) -> Iterator[tuple[str, str]]:
    """Each indicator with each of its terms that stands in what a cited figure is about."""
    from shenyang_innovation.checking.content.citations import terms_beside

    for indicator_id, found in terms_beside(claims.tables).items() if claims.tables else ():
        for term in found:
            yield indicator_id, term
