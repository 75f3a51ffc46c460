"""A new text as the rules of curation see it: its figures as reading finds them, its names by the registers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.new_ledger import DISPOSITIONS
from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.in_text.claims import Claims, FigureClaim, SourceClaim
from shenyang_innovation.checking.in_text.figures import figures_of
from shenyang_innovation.checking.in_text.passages import document
from shenyang_innovation.checking.in_text.script import plain_text, script_of
from shenyang_innovation.checking.in_text.statement_claims import MentionClaim, StatementClaim
from shenyang_innovation.suggesting.names import named_things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.reading import Figure
    from shenyang_innovation.suggesting.known import Known

NO_DAY = date(9998, 12, 31)
"""Stands for the day of a document that nobody gave; no text names its year."""


class Page(NamedTuple):
    """A text, all its figures, and those that state something with their places."""

    document: Document
    figures: Sequence[Figure]
    stated: Sequence[tuple[Figure, Said]]


def page_of(text: str, known: Known, day: date | None) -> Page:
    """A text with its figures and names; `day` is the one of its publication.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there.
    """
    script = script_of(text)
    if script == "Hant":
        need("opencc", extra="build", where="ledger")
    figures = figures_of(text)
    claims = Claims("")
    for figure in figures:
        disposition = DISPOSITIONS[figure.kind]
        claims.figures.append(FigureClaim("", "", figure.start, figure.end, figure.text, disposition))
        if disposition == "observation":
            claims.statements.append(_statement(figure))
    plain, offsets = plain_text(text, script)
    for naming in named_things(plain, offsets, known.forms):
        start, end = offsets[naming.start], offsets[naming.end - 1] + 1
        claims.named.append(MentionClaim("", start, end, naming.entity_id, known.kinds[naming.entity_id]))
    source = SourceClaim("", "", "", None, script, "", (day or NO_DAY).isoformat())
    seen = document(source, text, claims.figures, claims.named, claims.statements)
    stated = [figure for figure in figures if DISPOSITIONS[figure.kind] == "observation"]
    return Page(seen, figures, list(zip(stated, seen.said, strict=True)))


def _statement(figure: Figure) -> StatementClaim:
    """What a figure says as far as it is read; the rest is nothing yet."""
    return StatementClaim(
        where="",
        source_id="",
        start=figure.start,
        end=figure.end,
        figure=figure.text,
        indicator=None,
        subject_id="",
        kind="",
        status=figure.status,
        status_basis="stated",
        cue=figure.cue,
        period_start=None,
        period_end=None,
        period_basis=None,
        caveats=(),
    )
