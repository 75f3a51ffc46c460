"""From a cell of a table back to the figures, mentions and documents that it comes from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.published import trace
from shenyang_innovation.published.absence import why_none
from shenyang_innovation.published.descriptor import package_as_of
from shenyang_innovation.published.store import Store, store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple

    from shenyang_innovation.published.cells import Cells
    from shenyang_innovation.published.descriptor import Resource
else:
    from shenyang_innovation.published.light import NamedTuple


class Evidence(NamedTuple):
    """One place in one document that a cell rests on; printing it gives a few lines to read.

    `kind` is "observation" (a figure that states a quantity), "mention" (a name), "position" (a stretch of text),
    "citation" (a fact of a document that is only cited) or "source" (a document as a whole). `evidence` is "text" if
    the document was read whole, and "citation" if only stated facts of it are known: then there is no place in a text,
    but what the fact is about (`about_zh`), the word beside it, and how much of the document was read how often. `text`
    is what stands there, character by character; it is None where the package keeps no text, for sentences are not
    copied. What a kind does not have is None.
    """

    table: str
    key: str
    column: str
    kind: str
    source_id: str
    evidence: str
    extent_read: str
    times_read: int | None
    publisher_zh: str | None
    publisher_en: str | None
    title_zh: str
    title_en: str
    address: str | None
    address_basis: str | None
    address_kind: str | None
    speaker_zh: str | None
    speaker_en: str | None
    published: date
    published_basis: str
    start: int | None
    end: int | None
    text: str | None
    readable: str | None
    about_zh: str | None
    words_zh: str | None
    period_recorded: str | None
    observation_id: str | None
    indicator_id: str | None
    subject_id: str | None
    value: Decimal | None
    value_upper: Decimal | None
    unit: str | None
    comparator: str | None
    qualifier: str | None
    status: str | None
    cue: str | None
    period_start: date | None
    period_end: date | None
    period_basis: str | None
    caveats: tuple[str, ...]
    note: str | None

    def __str__(self) -> str:
        from shenyang_innovation.published.printed import in_words

        return in_words(self)

    def _repr_html_(self) -> str:
        from shenyang_innovation.published.printed import as_html

        return as_html([self])


class EvidenceList(list[Evidence]):
    """The evidence of one cell; a list that prints as text and shows as a table in a notebook.

    `reason` says why an empty one is empty: the cell is null, or what it holds comes from no source.
    """

    def __init__(self, items: Iterable[Evidence] = (), *, reason: str | None = None) -> None:
        super().__init__(items)
        self.reason: str | None = reason

    def __str__(self) -> str:
        return "\n\n".join(str(item) for item in self) if self else f"no evidence; {self.reason}"

    def _repr_html_(self) -> str:
        from shenyang_innovation.published.printed import as_html

        return as_html(self, self.reason)


def evidence(
    table: str, key: str | int | tuple[str | int, ...], column: str, *, as_of: str | None = None
) -> EvidenceList:
    """The places in the documents that the cell of a table rests on, in reading order, source by source.

    `key` is the primary key of the row. Where that has several columns it is a tuple, or one text with "/" between
    the parts. `as_of` names a data version: the cell and what it rests on are then those of that release.

    The list is empty for a null, and for what comes from no source: a code of GB/T 2260, a row of that list which no
    source names, a count of 0. Its `reason` says which. Columns that hold our own words (English names, definitions,
    notes) lead to the places of the row they belong to.

    Raises `UnknownNameError` for a table, row, column or version that is not there, with the nearest that is, and
    `UsageError` for a key that can be none.

    >>> for item in evidence("clusters", "new-materials", "output_value_cny"):
    ...     print(item.text, item.value, item.unit, item.source_id)
    695亿元 69500000000 CNY message-board-reply-2025
    >>> evidence("places", "shenyang", "gbt2260").reason
    'from GB/T 2260, no source gives it'
    """
    package = package_as_of(as_of, table)
    resource = package.resource(table)
    field = resource.field(column)
    kept = store(package)
    row = _row(kept, resource, key)
    places = [] if row[column] is None else trace.places(kept, resource, row, field)
    if not places:
        return EvidenceList(reason=why_none(kept, resource, row, field))
    return EvidenceList(_evidence(kept, resource, row, column, place) for place in places)


def _row(kept: Store, resource: Resource, key: str | int | tuple[str | int, ...]) -> Cells:
    parts = _parts(resource, key)
    for row in kept.where(resource.name, resource.primary_key[0], parts[0]):
        if tuple(row[column] for column in resource.primary_key) == parts:
            return row
    asked = "/".join(parts)
    keys = [_joined(resource, row) for row in kept.rows(resource.name)]
    raise UnknownNameError(
        f"no row with the key {asked!r} ({'/'.join(resource.primary_key)})",
        where=f"table {resource.name}",
        remedy=did_you_mean(asked, keys) if keys else "The table has no rows",
    )


def _parts(resource: Resource, key: object) -> tuple[str, ...]:
    """The parts of a key as text; a frame gives whole numbers of a type of its own, so only the kind is looked at."""
    if isinstance(key, tuple) and key:
        return tuple(str(part) for part in key)
    if isinstance(key, str) or hasattr(key, "__index__"):
        return tuple(str(key).split("/", len(resource.primary_key) - 1))
    remedy = f"Give {', '.join(resource.primary_key)} as text, or as a tuple if there are several"
    raise UsageError(f"{key!r} is no key", where=f"table {resource.name}", remedy=remedy)


def _joined(resource: Resource, row: Cells) -> str:
    return "/".join(row[column] or "" for column in resource.primary_key)


def _evidence(kept: Store, resource: Resource, row: Cells, column: str, place: trace.Place) -> Evidence:
    (source,) = kept.where("sources", "source_id", place.source_id)
    speaker = _speaker(kept, source, place)
    said = place.observation or {}
    fact = _fact(kept, place)
    return Evidence(
        table=resource.name,
        key=_joined(resource, row),
        column=column,
        kind=place.kind,
        source_id=place.source_id,
        evidence=source.get("evidence") or "text",  # before 1.0.0, all sources were texts that were read whole
        extent_read=source.get("extent_read") or "whole",
        times_read=int(times) if (times := source.get("times_read")) else None,
        publisher_zh=source["publisher_zh"],
        publisher_en=source["publisher_en"],
        title_zh=str(source["title_zh"]),
        title_en=str(source["title_en"]),
        address=source["address"],
        address_basis=source["address_basis"],
        address_kind=source.get("address_kind"),
        speaker_zh=speaker.get("name_zh"),
        speaker_en=speaker.get("name_en"),
        published=date.fromisoformat(str(source["published"])),
        published_basis=str(source["published_basis"]),
        start=place.start,
        end=place.end,
        text=place.text,
        readable=place.readable,
        about_zh=fact.get("about_zh"),
        words_zh=fact.get("words_zh"),
        period_recorded=fact.get("period_recorded"),
        observation_id=said.get("observation_id"),
        indicator_id=said.get("indicator_id"),
        subject_id=said.get("subject_id"),
        value=_number(said.get("value")),
        value_upper=_number(said.get("value_upper")),
        unit=said.get("unit"),
        comparator=said.get("comparator"),
        qualifier=said.get("qualifier"),
        status=said.get("status"),
        cue=said.get("cue"),
        period_start=_day(said.get("period_start")),
        period_end=_day(said.get("period_end")),
        period_basis=said.get("period_basis"),
        caveats=tuple((said.get("caveats") or "").split()),
        note=place.note,
    )


def _fact(kept: Store, place: trace.Place) -> Cells:
    """The fact of a citation at a place; empty for a place in a text."""
    if place.fact is not None or place.observation is None or "cited_figures" not in tuple(kept.package.resources):
        return place.fact or {}
    (*_, fact) = ({}, *kept.where("cited_figures", "observation_id", str(place.observation["observation_id"])))
    return fact


def _speaker(kept: Store, source: Cells, place: trace.Place) -> Cells:
    """Who is reported at the place: the speaker of the document, but only inside the items of what is said there.

    The citizen's part of a message board, a headline or a copyright notice is nobody's answer.
    """
    if not source["speaker_id"]:
        return {}
    items = kept.where("measures", "source_id", place.source_id)
    inside = any(
        int(str(item["start"])) <= place.start < int(str(item["end"])) for item in items if place.start is not None
    )
    if place.start is not None and not inside:
        return {}
    return kept.where("entities", "entity_id", source["speaker_id"])[0]


def _number(cell: str | None) -> Decimal | None:
    return None if cell is None else Decimal(cell)


def _day(cell: str | None) -> date | None:
    return None if cell is None else date.fromisoformat(cell)
