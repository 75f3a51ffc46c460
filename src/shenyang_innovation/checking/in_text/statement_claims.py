"""What an observation says, as the checks against the texts ask for it: the same from a ledger and from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shenyang_innovation.schema.text import Cell

    Cells = Mapping[str, Cell]


class IndicatorClaim(NamedTuple):
    """What an observation is of, and how the sources word it."""

    indicator_id: str
    measure: str
    unit: str
    subject_kinds: tuple[str, ...]
    terms: tuple[str, ...]
    caveats: tuple[str, ...]


class StatementClaim(NamedTuple):
    """A figure says this about a subject. Days are ISO dates; `indicator` is None and `kind` empty if unknown."""

    where: str
    source_id: str
    start: int
    end: int
    figure: str
    indicator: IndicatorClaim | None
    subject_id: str
    kind: str
    status: str
    status_basis: str
    cue: str
    period_start: str | None
    period_end: str | None
    period_basis: str | None
    caveats: tuple[str, ...]


class MentionClaim(NamedTuple):
    """An entity of a kind is named here."""

    source_id: str
    start: int
    end: int
    entity_id: str
    kind: str


class Known(NamedTuple):
    """What observations and mentions refer to: indicators, and the kind of each entity."""

    indicators: Mapping[str, IndicatorClaim]
    kinds: Mapping[str, str]


def indicator_claim(cells: Cells) -> IndicatorClaim:
    """An indicator from its row."""
    lists = {name: tuple((cells[name] or "").split()) for name in ("subject_kinds", "terms_zh", "caveats")}
    return IndicatorClaim(str(cells["indicator_id"]), str(cells["measure"]), str(cells["unit"]), *lists.values())


def statement_claim(where: str, source_id: str, span: tuple[int, int], cells: Cells, known: Known) -> StatementClaim:
    """An observation from its row in a ledger or in the table."""
    subject = cells["subject_id"] or ""
    return StatementClaim(
        where,
        source_id,
        *span,
        figure=cells["figure"] or "",
        indicator=known.indicators.get(cells["indicator_id"] or ""),
        subject_id=subject,
        kind=known.kinds.get(subject, ""),
        status=cells["status"] or "",
        status_basis=cells["status_basis"] or "",
        cue=cells["cue"] or "",
        period_start=cells["period_start"],
        period_end=cells["period_end"],
        period_basis=cells["period_basis"],
        caveats=tuple((cells["caveats"] or "").split()),
    )
