"""Statuses against the texts: a status is stated exactly if reading finds it, and its cue is the one reading finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.documents import documents
from shenyang_innovation.checking.in_text.figures import figures_of
from shenyang_innovation.checking.in_text.source_texts import matched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.checking.in_text.source_texts import Texts

OBTAINED = "争取"  # before money in a report it means obtained, which is our reading


def statuses_follow(claims: Claims, texts: Texts) -> Iterator[Finding]:
    """Every status, basis or cue that is not what reading makes of the words around the figure.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> from shenyang_innovation.checking.in_text.source_texts import Texts
    >>> list(statuses_follow(Claims("ledger.csv"), Texts(Path("texts"))))
    []
    """
    files = {source.source_id: file for source, file, _ in matched(claims, texts)}
    for document in documents(claims, texts):
        file = files[document.source_id]
        read = {figure.start: figure for figure in figures_of(file.text)} if file else {}
        for said in document.said:
            claim, figure = said.claim, read.get(said.claim.start)
            if figure is None:
                continue  # that no figure stands there is said by another rule
            remedy = f"Correct status, status_basis or cue in curation/ledgers/{claim.source_id}.csv"
            doubtful = is_doubtful(document, said, figure.status)
            stated = figure.status == claim.status and not doubtful
            if stated != (claim.status_basis == "stated"):
                what = f"{claim.figure!r} is {claim.status} ({claim.status_basis}), but "
                what += f"the words before it make it {figure.status}{' if read strictly' if doubtful else ''}"
                yield Finding(claim.where, what, remedy)
            elif claim.status_basis == "stated" and figure.cue != claim.cue:
                what = f"the cue of {claim.figure!r} is {claim.cue!r}, but it stands under {figure.cue!r}"
                yield Finding(claim.where, what, remedy)
            if claim.status == "forecast" and claim.status_basis == "inferred":
                yield Finding(claim.where, f"{claim.figure!r} is a forecast without a word that says so", remedy)


def is_doubtful(document: Document, said: Said, status: str) -> bool:
    """Whether a status that reading found can only be inferred, because 争取 stands before an amount obtained."""
    return status == "actual" and OBTAINED in document.beside(said)[0]
