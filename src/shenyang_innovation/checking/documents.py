"""The sources whose texts are at hand, each as the rules about meaning see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.passages import document
from shenyang_innovation.checking.texts import matched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.claims import Claims
    from shenyang_innovation.checking.passages import Document
    from shenyang_innovation.checking.texts import Texts


def documents(claims: Claims, texts: Texts) -> Iterator[Document]:
    """Every source of the claims with its text; one whose text is not there is left to `check_texts`.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.claims import Claims
    >>> from shenyang_innovation.checking.texts import Texts
    >>> list(documents(Claims("ledger.csv"), Texts(Path("texts"))))
    []
    """
    for source, file, _ in matched(claims, texts):
        if file is not None:
            yield document(source, file.text, claims)
