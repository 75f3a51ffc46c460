"""From a cell of a table back to the figures, mentions and documents that it comes from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shenyang_innovation.errors import UnknownNameError, did_you_mean
from shenyang_innovation.published import descriptor, trace
from shenyang_innovation.published.store import Store, store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from shenyang_innovation.published.cells import Cells
    from shenyang_innovation.published.descriptor import Resource
else:
    from shenyang_innovation.published.light import NamedTuple

MANY = 20
"""More keys than this are not listed in an error."""


class Evidence(NamedTuple):
    """One place in one document that a cell rests on; printing it gives a few lines to read.

    `kind` is "observation" (a figure that states a quantity), "mention" (a name), "position" (a stretch of text) or
    "source" (a document as a whole). `text` is what stands there, character by character; it is None where the
    package keeps no text, for sentences are not copied. What a kind does not have is None.
    """

    table: str
    key: str
    column: str
    kind: str
    source_id: str
    publisher_zh: str
    publisher_en: str
    title_zh: str
    title_en: str
    address: str | None
    address_basis: str | None
    speaker_zh: str | None
    speaker_en: str | None
    published: date
    published_basis: str
    start: int | None
    end: int | None
    text: str | None
    readable: str | None
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


class EvidenceList(list[Evidence]):
    """The evidence of one cell; a list that prints as text and shows as a table in a notebook."""

    def __str__(self) -> str:
        return "\n\n".join(str(item) for item in self) if self else "no evidence: the sources do not give this"

    def _repr_html_(self) -> str:
        from shenyang_innovation.published.printed import as_html

        return as_html(self)


def evidence(table: str, key: str | int | tuple[str | int, ...], column: str) -> EvidenceList:
    """The places in the documents that the cell of a table rests on, in reading order, source by source.

    `key` is the primary key of the row. Where that has several columns it is a tuple, or one text with "/" between
    the parts.

    The list is empty for a null: the sources do not give it. Columns that hold our own words (English names,
    definitions, notes) lead to the places of the row they belong to.

    Raises `UnknownNameError` for a table, row or column that is not there, with the nearest that is.

    >>> for item in evidence("clusters", "new-materials", "output_value_cny"):
    ...     print(item.text, item.value, item.unit, item.source_id)
    695亿元 69500000000 CNY message-board-reply-2025
    """
    package = descriptor.package()
    resource = package.resource(table)
    field = resource.field(column)
    kept = store(package)
    row = _row(kept, resource, key)
    if row[column] is None:
        return EvidenceList()
    return EvidenceList(
        _evidence(kept, resource, row, column, place) for place in trace.places(kept, resource, row, field)
    )


def _row(kept: Store, resource: Resource, key: str | int | tuple[str | int, ...]) -> Cells:
    width = len(resource.primary_key)
    parts = tuple(str(part) for part in key) if isinstance(key, tuple) else tuple(str(key).split("/", width - 1))
    if len(parts) == width:
        for row in kept.where(resource.name, resource.primary_key[0], parts[0]):
            if tuple(row[column] for column in resource.primary_key) == parts:
                return row
    asked = "/".join(parts)
    raise UnknownNameError(
        f"no row with the key {asked!r} ({'/'.join(resource.primary_key)})",
        where=f"table {resource.name}",
        remedy=_nearest(asked, resource, [_joined(resource, row) for row in kept.rows(resource.name)]),
    )


def _joined(resource: Resource, row: Cells) -> str:
    return "/".join(row[column] or "" for column in resource.primary_key)


def _nearest(asked: str, resource: Resource, keys: list[str]) -> str:
    remedy = did_you_mean(asked, keys) if keys else "The table has no rows"
    if remedy.startswith("Choose") and len(keys) > MANY:
        return f"`shenyang-innovation show {resource.name} --columns {','.join(resource.primary_key)}` lists the keys"
    return remedy


def _evidence(kept: Store, resource: Resource, row: Cells, column: str, place: trace.Place) -> Evidence:
    (source,) = kept.where("sources", "source_id", place.source_id)
    speaker = kept.where("entities", "entity_id", source["speaker_id"])[0] if source["speaker_id"] else {}
    said = place.observation or {}
    return Evidence(
        table=resource.name,
        key=_joined(resource, row),
        column=column,
        kind=place.kind,
        source_id=place.source_id,
        publisher_zh=str(source["publisher_zh"]),
        publisher_en=str(source["publisher_en"]),
        title_zh=str(source["title_zh"]),
        title_en=str(source["title_en"]),
        address=source["address"],
        address_basis=source["address_basis"],
        speaker_zh=speaker.get("name_zh"),
        speaker_en=speaker.get("name_en"),
        published=date.fromisoformat(str(source["published"])),
        published_basis=str(source["published_basis"]),
        start=place.start,
        end=place.end,
        text=place.text,
        readable=place.readable,
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


def _number(cell: str | None) -> Decimal | None:
    return None if cell is None else Decimal(cell)


def _day(cell: str | None) -> date | None:
    return None if cell is None else date.fromisoformat(cell)
