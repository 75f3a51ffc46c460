"""Why a cell has no evidence: a null is told apart from a cell that comes from no source."""

from __future__ import annotations

from shenyang_innovation.published.trace import LISTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shenyang_innovation.published.cells import Cells
    from shenyang_innovation.published.descriptor import Field, Resource
    from shenyang_innovation.published.store import Store

NOT_GIVEN = "null: the sources do not give this"
NONE_OF_OURS = "null: there is none"
CODE = "from GB/T 2260, no source gives it"
REFERENCE_LIST = "from GB/T 2260, no source names it"
UNNAMED = "no source names it"
OUR_RECORD = "a record of the package itself, from no source"
NO_FIGURE = "no figure of the sources is about it"

OURS = ("note_en", "caveats", "ucum", "observation_id", LISTED)
"""Columns that the sources could not give: a null in them says nothing about the sources."""

RECORDS = ("errata", "retired")
"""Tables of what became of rows and cells of the package."""


def why_none(kept: Store, resource: Resource, row: Cells, field: Field) -> str:
    """Why the cell of a row has no evidence.

    >>> from shenyang_innovation.published.descriptor import package
    >>> from shenyang_innovation.published.store import store
    >>> places = package().resource("places")
    >>> (shenyang,) = store(package()).where("places", "place_id", "shenyang")
    >>> why_none(store(package()), places, shenyang, places.field("gbt2260"))
    'from GB/T 2260, no source gives it'
    """
    if row[field.name] is None:
        return NONE_OF_OURS if field.name in OURS or resource.name in RECORDS else NOT_GIVEN
    if resource.name in RECORDS:
        return OUR_RECORD
    if field.name == LISTED:
        return CODE
    if not _rests_on_mentions(kept, resource, field):
        return NO_FIGURE
    if field.name != "mention_count" and _is_listed(kept, resource, row):
        return REFERENCE_LIST
    return UNNAMED


def _rests_on_mentions(kept: Store, resource: Resource, field: Field) -> bool:
    of_entities = resource.name in (*kept.registers(), "entities", "aliases")
    return of_entities and not field.indicator and field.name != "observation_count"


def _is_listed(kept: Store, resource: Resource, row: Cells) -> bool:
    """Whether the entity of a row is a place with a code of GB/T 2260."""
    entity = str(row[resource.primary_key[0]])
    return any(place[LISTED] for place in kept.where("places", "place_id", entity))
