"""The registry of columns: a name, its type, constraint and description, written once and used by every table.

Types here are shared by several tables; a column of one table only is declared in its row model.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from shenyang_innovation.schema.annotations import ListOf, References
from shenyang_innovation.schema.words import (
    Basis,
    Comparator,
    EvidenceKind,
    Measure,
    Status,
    Theme,
    UnitCode,
)

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z0-9]+(_[a-z0-9]+)*$"
OBSERVATION = r"^[a-z0-9]+(-[a-z0-9]+)*[@.][0-9]+$"
_DAY = r"[0-9]{4}(-(H[12]|[0-9]{2}(-[0-9]{2})?))?"
PERIOD = f"^((end of )?{_DAY}|mid-[0-9]{{4}}|{_DAY}/{_DAY})$"
LIST = r"^\S+( \S+)*$"

# Characters that nobody sees and that change what he sees or finds: controls, soft hyphen, marks and overrides of
# direction, zero-width and line separators, byte order marks, annotations. Spelled so that Python, Rust and JavaScript
# read them alike.
_HIDDEN = r"\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_SPACES = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = r"=+\-@"
TEXT = f"^[^{_SPACES}{_FORMULA}{_HIDDEN}]([^{_HIDDEN}]*[^{_SPACES}{_HIDDEN}])?$"
CELL = f"^({TEXT[1:-1]}|=|-[0-9.]+)$"
"""Also what a cell of a column of codes or numbers can be."""
PLAIN = "no white space around it, no line end, no control or invisible character, no =, +, - or @ to begin with"
"""The pattern of a text in words."""

Text = Annotated[str, Field(min_length=1, pattern=TEXT)]
CellText = Annotated[str, Field(min_length=1, pattern=CELL)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[Decimal, Field(allow_inf_nan=False)]
Slug = Annotated[str, Field(pattern=SLUG)]
ObservationKey = Annotated[str, Field(pattern=OBSERVATION)]

# keys and references
SourceKey = Annotated[Slug, Field(description="Identifier of a source")]
SourceId = Annotated[SourceKey, References("sources", "source_id")]
EntityKey = Annotated[Slug, Field(description="Identifier of an entity, unique over all registers")]
EntityId = Annotated[EntityKey, References("entities", "entity_id")]
SubjectId = Annotated[Slug, Field(description="The entity the figure is about"), References("entities", "entity_id")]
IndicatorKey = Annotated[str, Field(pattern=NAME, description="Identifier of an indicator")]
IndicatorId = Annotated[IndicatorKey, References("indicators", "indicator_id")]
PlaceId = Annotated[
    Slug,
    Field(description="The place where it is, as far as a source or its own name says so"),
    References("places", "place_id"),
]
ParentId = Annotated[
    Slug,
    Field(description="The entity it belongs to, is run by or is part of, as far as a source or its own name says so"),
    References("entities", "entity_id"),
]
ParentBasis = Annotated[Basis, Field(description="Whether the parent is stated by a source or inferred by us")]
PlaceBasis = Annotated[Basis, Field(description="Whether the place is stated by a source or inferred by us")]

# text positions
Start = Annotated[Count, Field(description="Offset of the first character in the source text, from 0")]
End = Annotated[Annotated[int, Field(ge=1)], Field(description="Offset behind the last character in the source text")]
Figure = Annotated[Text, Field(description="The characters of the figure as they stand in the source")]
Readable = Annotated[Text, Field(description="The same characters in Simplified script, without inserted pinyin")]
Position = Annotated[
    Annotated[int, Field(ge=1)], Field(description="Place in the order of the document or series, from 1")
]
HeadingZh = Annotated[
    Text, Field(max_length=40, description="Short heading or key phrase as the source words it, Simplified")
]
HeadingEn = Annotated[Text, Field(description="English rendering of the heading")]

# names and words
NameZh = Annotated[Text, Field(description="Name as a source writes it, in Simplified script")]
NameEn = Annotated[Text, Field(description="Name in English, in our rendering")]
LabelZh = Annotated[Text, Field(description="Short label in Chinese")]
LabelEn = Annotated[Text, Field(description="Short label in English")]
DefinitionEn = Annotated[Text, Field(description="What it means, in our words")]
NoteEn = Annotated[Text, Field(description="Remark of the curators")]
ReasonEn = Annotated[Text, Field(description="Why it was judged so, in our words")]

# observations
ThemeOf = Annotated[Theme, Field(description="Field of the innovation system the indicator belongs to")]
MeasureOf = Annotated[Measure, Field(description="What kind of quantity: stock, flow, cumulative, rate or rank")]
UnitKey = Annotated[UnitCode, Field(description="Code of a unit")]
UnitOf = Annotated[UnitCode, Field(description="Base unit of the value"), References("units", "unit")]
ValueOf = Annotated[Number, Field(description="Value in the base unit, read from the figure")]
ValueUpper = Annotated[Number, Field(description="Upper end, if the figure is a range")]
ComparatorOf = Annotated[Comparator, Field(description="How the quantity compares with the value: over 1100 is > 1100")]
EvidenceOf = Annotated[
    EvidenceKind,
    Field(
        description="text: read whole, every figure is here with its place; citation: only stated facts are known, "
        "without places and not complete"
    ),
]
StatusOf = Annotated[Status, Field(description="Whether it came about, is aimed at, or is expected")]
PeriodStart = Annotated[date, Field(description="First day of the reference period; null if it has no known start")]
PeriodEnd = Annotated[date, Field(description="Last day of the reference period; null if a forecast names no time")]
PeriodBasis = Annotated[Basis, Field(description="Whether the source states the reference period or we inferred it")]
Caveats = Annotated[
    str,
    Field(pattern=LIST, description="Codes of the caveats that apply, separated by spaces"),
    ListOf("caveats", "caveat_id"),
]
