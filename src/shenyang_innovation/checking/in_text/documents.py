"""The sources whose texts are at hand, each as the rules about meaning see it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from shenyang_innovation.checking.in_text.claims import by_source, kept
from shenyang_innovation.checking.in_text.passages import document
from shenyang_innovation.checking.in_text.source_texts import matched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.passages import Document
    from shenyang_innovation.checking.in_text.source_texts import Texts


FIRST_YEAR = 1900


@kept
def documents(claims: Claims, texts: Texts) -> Sequence[Document]:
    """Every source of the claims with its text; one whose text is not there is left to `check_texts`.

    One whose day of publication is no date is left out as well: `periods_follow` names it.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> from shenyang_innovation.checking.in_text.source_texts import Texts
    >>> documents(Claims("ledger.csv"), Texts(Path("texts")))
    ()
    """
    figures, named, statements = by_source(claims.figures), by_source(claims.named), by_source(claims.statements)
    return tuple(
        document(source, file.text, figures.get(id_, ()), named.get(id_, ()), statements.get(id_, ()))
        for source, file, _ in matched(claims, texts)
        if file is not None and is_day(source.published)
        for id_ in [source.source_id]
    )


def is_day(text: str) -> bool:
    """Whether a text is a date as tables write it, of a year in which a source can have been published.

    >>> is_day("2024-02-29"), is_day("2023-02-29"), is_day("0024-02-29")
    (True, False, False)
    """
    try:
        day = date.fromisoformat(text)
        return day.isoformat() == text and day.year >= FIRST_YEAR
    except ValueError:
        return False
