"""Subjects against the texts: a figure is about the nearest thing that is named and that it can be about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.documents import documents
from shenyang_innovation.checking.in_text.things import CITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.passages import Document, Named, Said
    from shenyang_innovation.checking.in_text.source_texts import Texts


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
    """What a statement may be about: things named around it, in the order of `due_subject`, of whatever kind.

    Of each kind none but the nearest is needed; one that is found farther off once more is given again.
    """
    start, clause, sentence = said.start, document.clause(said.start)[0], document.sentence(said.start)[0]
    behind = said.end + len(document.beside(said)[1])
    may_be = document.candidates
    # 居东北首位: a place that stands right before a figure is where the rank is held
    in_clause = [*may_be.things.last_ended(start, clause), *may_be.places.last_ended(start - 1, clause)]
    in_sentence = [*may_be.things.last_begun(start, sentence), *may_be.city.last_begun(start, sentence)]
    yield from sorted(in_clause, reverse=True)
    yield from sorted(may_be.things.first_ended(said.end, start, behind))
    yield from sorted(in_sentence, reverse=True)
    yield from sorted(may_be.heads.first_begun(document.paragraph(start), sentence))
