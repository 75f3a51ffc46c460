"""Subjects against the texts: a figure is about the nearest thing that is named and that it can be about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.documents import documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.passages import Document, Named, Said
    from shenyang_innovation.checking.in_text.source_texts import Texts

CITY = "shenyang"  # what a figure is about where nothing more specific is named


class About(NamedTuple):
    """What a figure is about although it is not the nearest thing, and why."""

    subject_id: str
    reason: str


_OF_THE_CITY = About(CITY, "results behind 实施…工程 stay with the city; only the pool is the programme's own")
ABOUT_ANOTHER: Mapping[str, About] = {
    "message-board-reply-2025@2236": About(
        "shenyang-innovation-entrepreneurship-contest",
        "the national contest is where projects of the city contest won prizes",
    ),
    "proposal-reply-2025@1586": _OF_THE_CITY,
    "proposal-reply-2025@1598": _OF_THE_CITY,
}
_IN_A_LIST = re.compile('[”"]?[、等和及]|”“')  # behind a name: it is one of several that are counted or listed
_WHERE = "在"  # before a name: it is the place where something happens


def subjects_are_nearest(claims: Claims, texts: Texts) -> Iterator[Finding]:
    """Every figure that is not about the nearest thing which its indicator can be stated about.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> from shenyang_innovation.checking.in_text.source_texts import Texts
    >>> list(subjects_are_nearest(Claims("ledger.csv"), Texts(Path("texts"))))
    []
    """
    for document in documents(claims, texts):
        for said in document.said:
            claim = said.claim
            if claim.indicator is None:
                continue
            nearest, listed = due_subject(document, said), ABOUT_ANOTHER.get(f"{claim.source_id}@{claim.start}")
            if listed is not None and listed.subject_id == nearest:
                what = (
                    f"{claim.figure!r} is listed as about another thing than the nearest, but {nearest!r} is just that"
                )
                yield Finding(claim.where, what, "Take it from ABOUT_ANOTHER")
            due = listed.subject_id if listed else nearest
            if claim.subject_id != due:
                what = f"{claim.figure!r} is about {claim.subject_id!r}, but the nearest that "
                what += f"{claim.indicator.indicator_id!r} can be about is {due!r}"
                remedy = f"Correct subject_id in curation/ledgers/{claim.source_id}.csv, or add the mention"
                yield Finding(claim.where, what, remedy)


def due_subject(document: Document, said: Said) -> str:
    """The subject of a statement by the rules of curation.

    It is the first that is found of: the last thing named before the figure in its clause, the first named behind it
    there, the last named before it in its sentence, the first named in its paragraph; else the city. A place other
    than the city counts in the clause only, and the members of a list only at the head of a paragraph.
    """
    kinds = said.claim.indicator.subject_kinds if said.claim.indicator else ()
    return next((one.entity_id for one in nearest_things(document, said) if one.kind in kinds), CITY)


def nearest_things(document: Document, said: Said) -> Iterator[Named]:
    """What a statement may be about, of whatever kind: the things named around it in the order of `due_subject`."""
    start, clause, sentence = said.start, document.clause(said.start)[0], document.sentence(said.start)[0]
    behind = said.end + len(document.beside(said)[1])
    before = (one for one in document.named_back_from(start, sentence) if _is_free(document, one))
    in_clause = (one for one in document.named_back_from(start, clause) if _is_free(document, one))
    after = (one for one in document.named_from(start, behind) if _is_free(document, one))
    for near in (
        (one for one in in_clause if one.end < start + (one.kind != "places")),
        (one for one in after if said.end < one.end <= behind and one.kind != "places"),
        (one for one in before if one.kind != "places" or one.entity_id == CITY),
        (one for one in document.named_from(document.paragraph(start), sentence) if one.kind != "places"),
    ):
        yield from (one for one in near if not _is_where(document, one))


def _is_free(document: Document, one: Named) -> bool:
    """Whether a thing is none of several that are listed or counted."""
    return _IN_A_LIST.match(document.text, one.end) is None


def _is_where(document: Document, one: Named) -> bool:
    """Whether a thing is the place where something happens."""
    return document.text[one.start - 1 : one.start] == _WHERE
