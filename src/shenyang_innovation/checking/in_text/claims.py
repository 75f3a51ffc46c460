"""What is said about the source texts, taken from the curation or, without it, from the published tables.

The checks against the texts know only these claims, so an installed package can be checked like a checkout.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.statement_claims import (
    Known,
    MentionClaim,
    StatementClaim,
    indicator_claim,
    statement_claim,
)
from shenyang_innovation.reading import UnreadableFigure, read_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.building.records import Record
    from shenyang_innovation.checking.in_text.source_texts import Texts
    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.schema.text import Cell

LISTS = ("list-count", "open-list")  # the kinds of relations whose operands are spans
Amount = tuple["Decimal | None", "Decimal | None", "str | None", str]


class SourceClaim(NamedTuple):
    """A text is known by its hash, and has this length, script and title."""

    where: str
    source_id: str
    sha256: str
    characters: int | None
    script: str
    title: str
    published: str = ""


class FigureClaim(NamedTuple):
    """A figure stands here and means this. `amount` is value, upper value, unit, comparator; None if it states none."""

    where: str
    source_id: str
    start: int
    end: int
    figure: str
    disposition: str
    amount: Amount | None = None
    status: str | None = None
    status_basis: str | None = None
    qualifier: str | None = None
    cue: str | None = None


class SpanClaim(NamedTuple):
    """A stretch of text: `exact` stands there, `name` is what it says, `words` stand in it, `mark` begins it."""

    where: str
    source_id: str
    start: int
    end: int
    exact: str | None = None
    name: str | None = None
    words: str | None = None
    mark: str | None = None


class ListClaim(NamedTuple):
    """The spans of a list of things that are counted."""

    where: str
    source_id: str
    spans: list[tuple[int, int]]


@dataclass(eq=False)
class Claims:
    """Everything that is said about the texts, and what of it could not even be understood.

    Of `final` claims, which nobody changes any more, rules keep for each other what they found out.
    """

    ledger: str
    sources: list[SourceClaim] = field(default_factory=list)
    figures: list[FigureClaim] = field(default_factory=list)
    spans: list[SpanClaim] = field(default_factory=list)
    lists: list[ListClaim] = field(default_factory=list)
    statements: list[StatementClaim] = field(default_factory=list)
    named: list[MentionClaim] = field(default_factory=list)
    unclear: list[Finding] = field(default_factory=list)
    tables: Tables | None = None  # None if the curation can't be built
    whole: bool = True  # whether the claims are about all sources
    final: bool = False

    def of_one(self, source_id: str) -> Claims:
        """The same claims about one source only.

        >>> Claims("ledger.csv").of_one("shenyang-daily-2021").whole
        False
        """
        return replace(self, sources=[one for one in self.sources if one.source_id == source_id], whole=False)


class _OfSource(Protocol):
    @property
    def source_id(self) -> str: ...


Claim = TypeVar("Claim", bound=_OfSource)
Found = TypeVar("Found")


def by_source(claims: Iterable[Claim]) -> Mapping[str, Sequence[Claim]]:
    """Claims of one kind by the source that they are about.

    >>> list(by_source([ListClaim("relations.csv, line 2", "a", [(0, 2)])]))
    ['a']
    """
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.source_id, []).append(claim)
    return found


def kept(find: Callable[[Claims, Texts], Found]) -> Callable[[Claims, Texts], Found]:
    """A function of claims and texts that remembers its last answer, if the claims are final."""
    remembered = lru_cache(maxsize=1)(find)

    @wraps(find)
    def found(claims: Claims, texts: Texts) -> Found:
        return remembered(claims, texts) if claims.final else find(claims, texts)

    return found


# --- from the published tables ------------------------------------------------------------------------------------


def claims_of_tables(tables: Tables) -> Claims:
    """What the published tables say about the texts.

    >>> from shenyang_innovation.checking.tables import Tables
    >>> from shenyang_innovation.schema.tables import TABLES
    >>> claims_of_tables(Tables({name: [] for name in TABLES})).figures
    []
    """
    from shenyang_innovation.schema.provenance import FigureRow, Mention, Source
    from shenyang_innovation.schema.statements import MeasureItem, Relation, Suggestion
    from shenyang_innovation.schema.statistics import Observation, Term

    claims = Claims("tables/figures.csv", tables=tables)
    for where, source in tables.numbered(Source):
        if source.sha256 is None or source.script is None:
            continue  # a citation claims nothing of a text
        claims.sources.append(
            SourceClaim(
                where,
                source.source_id,
                source.sha256,
                source.characters,
                source.script,
                source.title_zh,
                source.published.isoformat(),
            )
        )
    observed = {row.observation_id: row for row in tables.of(Observation)}
    for where, row in tables.numbered(FigureRow):
        claim = FigureClaim(where, row.source_id, row.start, row.end, row.figure, row.disposition)
        if (o := observed.get(row.observation_id or "")) is not None:
            amount = (o.value, o.value_upper, o.unit, o.comparator)
            claim = claim._replace(amount=amount, status=o.status, status_basis=o.status_basis)
            claim = claim._replace(qualifier=o.qualifier, cue=o.cue)
        claims.figures.append(claim)
    for where, mention in tables.numbered(Mention):
        claims.spans.append(SpanClaim(where, mention.source_id, mention.start, mention.end, exact=mention.mention))
    for where, term in tables.numbered(Term):
        claims.spans.append(SpanClaim(where, term.source_id, term.start, term.end, name=term.term_zh))
    for where, item in tables.numbered(MeasureItem):
        span = SpanClaim(where, item.source_id, item.start, item.end, words=item.heading_zh, mark=item.mark)
        claims.spans.append(span)
    for where, proposed in tables.numbered(Suggestion):
        span = SpanClaim(where, proposed.source_id, proposed.start, proposed.end, words=proposed.heading_zh)
        claims.spans.append(span)
    for where, relation in tables.numbered(Relation):
        if relation.relation_kind in LISTS:
            _add_list(claims, where, relation.stated_id, relation.operands)
    _add_statements_of_tables(claims, tables)
    return claims


def _add_statements_of_tables(claims: Claims, tables: Tables) -> None:
    from shenyang_innovation.schema.entities import Entity
    from shenyang_innovation.schema.provenance import Mention
    from shenyang_innovation.schema.statistics import Indicator, Observation
    from shenyang_innovation.schema.text import to_cells

    known = Known(
        {row.indicator_id: indicator_claim(to_cells(row)) for row in tables.of(Indicator)},
        {row.entity_id: row.entity_kind for row in tables.of(Entity)},
    )
    for mention in tables.of(Mention):
        kind = known.kinds.get(mention.entity_id, "")
        claims.named.append(MentionClaim(mention.source_id, mention.start, mention.end, mention.entity_id, kind))
    for where, row in tables.numbered(Observation):
        if row.start is None or row.end is None:
            continue  # of a citation
        claims.statements.append(statement_claim(where, row.source_id, (row.start, row.end), to_cells(row), known))


# --- from the curation ----------------------------------------------------------------------------------------------


def claims_of_curation(curation: Curation, tables: Tables | None = None) -> Claims:
    """What the curation says about the texts; a row whose offsets are no numbers is in `unclear`.

    `tables` are those that it gives, for whoever has built them; else they are built here.
    """
    claims = Claims("curation/ledgers/{source_id}.csv", tables=tables or _built(curation))
    for record in (record for record in curation.sources if record["source_id"] in curation.ledgers):
        where, source_id = record.where, str(record["source_id"])
        characters = _length(claims, record)
        claims.sources.append(
            SourceClaim(
                where,
                source_id,
                str(record["sha256"]),
                characters,
                str(record["script"]),
                str(record["title_zh"]),
                str(record["published"]),
            )
        )
    known = _known_by_curation(curation)
    for source_id, ledger in curation.ledgers.items():
        for where, start, end, record in _placed(claims, ledger):
            claim = FigureClaim(where, source_id, start, end, str(record["figure"]), str(record["disposition"]))
            if claim.disposition == "observation":
                claim = _observed(claims, claim, record)
                claims.statements.append(statement_claim(where, source_id, (start, end), record.cells, known))
            claims.figures.append(claim)
    for source_id, mentions in curation.mentions.items():
        for where, start, end, record in _placed(claims, mentions):
            entity_id = str(record["entity_id"])
            claims.spans.append(SpanClaim(where, source_id, start, end, exact=str(record["mention"])))
            claims.named.append(MentionClaim(source_id, start, end, entity_id, known.kinds.get(entity_id, "")))
    for where, start, end, record in _placed(claims, curation.plain["glossary"]):
        claims.spans.append(SpanClaim(where, str(record["source_id"]), start, end, name=record["term_zh"]))
    for where, start, end, record in _placed(claims, curation.plain["measures"]):
        source_id, words = str(record["source_id"]), record["heading_zh"]
        claims.spans.append(SpanClaim(where, source_id, start, end, words=words, mark=record["mark"]))
    for where, start, end, record in _placed(claims, curation.plain["suggestions"]):
        claims.spans.append(SpanClaim(where, str(record["source_id"]), start, end, words=record["heading_zh"]))
    for record in curation.relations:
        if record["relation_kind"] in LISTS:
            _add_list(claims, record.where, str(record["stated_id"]), str(record["operands"]))
    return claims


def _known_by_curation(curation: Curation) -> Known:
    indicators = map(indicator_claim, (record.cells for record in curation.plain["indicators"]))
    kinds = {
        str(next(iter(record.cells.values()))): name
        for name, records in curation.registers.items()
        for record in records
    }
    return Known({indicator.indicator_id: indicator for indicator in indicators}, kinds)


def _built(curation: Curation) -> Tables | None:
    """The tables that the curation gives, or None: that it can't be built is a finding of the build itself."""
    from shenyang_innovation.building.assemble import assemble
    from shenyang_innovation.checking.tables import tables_of
    from shenyang_innovation.errors import CurationError

    try:
        return tables_of(assemble(curation))
    except CurationError:
        return None


def _length(claims: Claims, record: Record) -> int | None:
    characters = record["characters"] or ""
    if _is_number(characters):
        return int(characters)
    what = f"characters is {characters!r}, which is no number" if characters else "characters is missing"
    claims.unclear.append(Finding(record.where, what, "Give the length of the text in characters"))
    return None


def _placed(claims: Claims, records: Iterable[Record]) -> Iterable[tuple[str, int, int, Record]]:
    for record in records:
        where, start, end = record.where, record["start"], record["end"]
        if _is_span(start, end):
            yield where, int(str(start)), int(str(end)), record
        else:
            claims.unclear.append(
                Finding(where, f"start {start!r} and end {end!r} are no span", "Give whole numbers, start before end")
            )


def _is_span(start: Cell, end: Cell) -> bool:
    first, last = start or "", end or ""
    return _is_number(first) and _is_number(last) and int(first) < int(last)


def _is_number(text: str) -> bool:
    """Whether a text is a whole number of a length that a text can have."""
    return text.isascii() and text.isdecimal() and len(text) < 12


def _observed(claims: Claims, claim: FigureClaim, record: Record) -> FigureClaim:
    claim = claim._replace(
        status=record["status"],
        status_basis=record["status_basis"],
        qualifier=record["qualifier"],
        cue=record["cue"],
    )
    try:
        said = read_wording(claim.figure, claim.qualifier or "")
    except UnreadableFigure as error:
        claims.unclear.append(Finding(claim.where, error.what, error.remedy))
        return claim
    return claim._replace(amount=(said.value, said.value_upper, said.unit, said.comparator))


def _add_list(claims: Claims, where: str, stated_id: str, operands: str) -> None:
    spans: list[tuple[int, int]] = []
    for operand in operands.split(" "):
        start, _, end = operand.partition("-")
        if not _is_span(start, end):
            claims.unclear.append(Finding(where, f"{operand!r} is no span", "Write START-END of each listed item"))
            return
        spans.append((int(start), int(end)))
    claims.lists.append(ListClaim(where, stated_id.rpartition("@")[0], spans))
