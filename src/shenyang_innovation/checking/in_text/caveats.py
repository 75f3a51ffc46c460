"""Caveats against the texts: those whose condition is in the words around a figure stand exactly where it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.documents import documents
from shenyang_innovation.checking.in_text.periods import due_period
from shenyang_innovation.checking.in_text.things import CITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.checking.in_text.source_texts import Texts

#: Observations that have the caveat although its condition does not hold, and why.
ALL_THE_SAME: Mapping[str, Mapping[str, str]] = {
    "status-ambiguous": {
        "shenyang-daily-2021@306": "platforms whose construction is sped up may stand or be still to come",
    },
    "subject-unclear": {
        "proposal-reply-2025@346": "the name may mean the company or its computing centre in the city",
        "shenyang-daily-2021@1425": "last of a list under a pronoun; the institute is named there as an object only",
    },
}


def _ambiguous_period(document: Document, said: Said) -> bool:
    return due_period(document, said).ambiguous


def _cumulative_word(document: Document, said: Said) -> bool:
    whole = said.claim.indicator is not None and said.claim.indicator.measure == "flow" and said.claim.period_start
    return bool(whole) and "累计" in document.beside(said)[0]


def _persons_as_teams(document: Document, said: Said) -> bool:
    is_person = said.claim.indicator is not None and said.claim.indicator.unit == "person"
    return is_person and "团队" in document.beside(said)[1]


def _teams_as_projects(document: Document, said: Said) -> bool:
    return re.search("团队.*项目", "".join(document.beside(said))) is not None


def _ambiguous_status(_: Document, said: Said) -> bool:
    return said.claim.status_basis == said.claim.period_basis == "inferred"


def _unclear_subject(document: Document, said: Said) -> bool:
    """An organisation that its sentence does not name before the figure, or names only behind the city."""
    if said.claim.kind != "organizations":
        return False
    start = document.sentence(said.start)[0]
    before = [one.entity_id for one in document.named_from(start, said.start)]
    subject = said.claim.subject_id
    return subject not in before or (CITY in before and before.index(CITY) < before.index(subject))


#: Code → when it is due, and the same in words.
CONDITIONS: dict[str, tuple[Callable[[Document, Said], bool], str]] = {
    "ambiguous-period": (
        _ambiguous_period,
        "the period is counted from 近三年, 三年来, 年度, 现有 or 截至 with a flow",
    ),
    "cumulative-word-in-period": (_cumulative_word, "累计 stands before a flow of a named period"),
    "persons-counted-as-teams": (_persons_as_teams, "团队 stands behind a number of persons"),
    "status-ambiguous": (_ambiguous_status, "neither status nor period is stated"),
    "subject-unclear": (_unclear_subject, "its sentence does not begin with the organisation"),
    "teams-counted-as-projects": (_teams_as_projects, "团队 and 项目 are counted together"),
}


def caveats_follow(claims: Claims, texts: Texts) -> Iterator[Finding]:
    """Every caveat that stands where the words around the figure give no cause for it, or lacks where they do.

    >>> from pathlib import Path
    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> from shenyang_innovation.checking.in_text.source_texts import Texts
    >>> list(caveats_follow(Claims("ledger.csv"), Texts(Path("texts"))))
    []
    """
    for document in documents(claims, texts):
        for said in document.said:
            claim = said.claim
            for code, (condition, meaning) in CONDITIONS.items():
                due, present = condition(document, said), code in claim.caveats
                listed = f"{claim.source_id}@{claim.start}" in ALL_THE_SAME.get(code, ())
                if listed and due:
                    what = f"{claim.figure!r} stands in the list of those that have {code} all the same, but it is due"
                    yield Finding(claim.where, what, "Take it from ALL_THE_SAME")
                elif (due or listed) != present:
                    what = (
                        f"{claim.figure!r} {'has' if present else 'lacks'} the caveat {code}, which is due if {meaning}"
                    )
                    remedy = f"{'Remove' if present else 'Add'} it in curation/ledgers/{claim.source_id}.csv"
                    yield Finding(claim.where, what, remedy)
