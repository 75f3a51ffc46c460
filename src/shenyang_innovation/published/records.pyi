"""What a row of each table is, as a typed named tuple.

Built by `shenyang-innovation build` from the row models: change those, not this file.
"""

from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

NAMES: dict[str, str]
"""The name of the record type of each table."""

def record_type(table: str) -> type[Any]:
    """The type of the records of a table."""

class Source(NamedTuple):
    """A row of `sources`."""

    source_id: str
    """Identifier of a source."""
    evidence: Literal["text", "citation"]
    """text: read whole, every figure is here with its place; citation: only stated facts are known, without
    places and not complete."""
    document_kind: Literal[
        "meeting-report",
        "message-board-reply",
        "news-report",
        "newspaper-feature",
        "policy-explanation",
        "press-conference-report",
        "proposal-reply",
        "suggestion-reply",
        "work-summary",
    ]
    """What kind of document it is."""
    title_zh: str
    """Title of the document, or what it is called after."""
    title_en: str
    """Title in English, in our rendering."""
    publisher_id: str | None
    """Who published the document; null if that of a citation is not known."""
    publisher_zh: str | None
    """Name of the publisher."""
    publisher_en: str | None
    """Name of the publisher in English."""
    speaker_id: str | None
    """Whose statements the document reports."""
    published: date
    """Day of publication."""
    published_basis: Literal["printed", "address", "copy", "inferred"]
    """How the day is known: printed in the document, in its address, that of a copy by others, or inferred."""
    address: str | None
    """Web address; null if it was not found."""
    address_basis: Literal["stated", "inferred"] | None
    """Whether the address was seen or inferred."""
    address_kind: Literal["original", "repost"] | None
    """Whether it is the place of publication or that of a repost by others."""
    seen_by: date | None
    """Day by which the document had been seen at the address: that of entering its facts."""
    extent_read: Literal["whole", "opening-part"]
    """How much of the document was read."""
    times_read: int | None
    """How often the facts of a citation were read from the document."""
    script: Literal["Hans", "Hant"] | None
    """Chinese script of the text (ISO 15924)."""
    characters: int | None
    """Length of the text in characters."""
    sha256: str | None
    """SHA-256 of the exact text in UTF-8."""
    rights: str
    """Who holds the rights in the document."""
    note_en: str | None
    """Remark of the curators."""

class FigureRow(NamedTuple):
    """A row of `figures`."""

    source_id: str
    """Identifier of a source."""
    start: int
    """Offset of the first character in the source text, from 0."""
    end: int
    """Offset behind the last character in the source text."""
    figure: str
    """The characters of the figure as they stand in the source."""
    readable: str
    """The same characters in Simplified script, without inserted pinyin."""
    disposition: Literal["observation", "date", "name", "ordinal", "furniture"]
    """What the figure is, or why it is no observation."""
    observation_id: str | None
    """The observation that the figure gives."""
    note_en: str | None
    """Remark of the curators."""

class CitedFigure(NamedTuple):
    """A row of `cited_figures`."""

    source_id: str
    """Identifier of a source."""
    number: int
    """Number of the fact in its source, from 1; never used again."""
    figure: str
    """The characters of the figure as they stand in the source."""
    about_zh: str
    """What the figure is about, in the words of the citation."""
    words_zh: str | None
    """The word beside the figure, as the citation gives it."""
    period_recorded: str
    """The period recorded: a year, half-year, month or day, START/END, or the end or middle of one."""
    disposition: Literal["observation", "date", "name", "ordinal", "furniture"]
    """What the figure is, or why it is no observation."""
    observation_id: str | None
    """The observation that the figure gives."""
    note_en: str | None
    """Remark of the curators."""

class Mention(NamedTuple):
    """A row of `mentions`."""

    source_id: str
    """Identifier of a source."""
    start: int
    """Offset of the first character in the source text, from 0."""
    end: int
    """Offset behind the last character in the source text."""
    mention: str
    """The characters that name the entity as they stand in the source text."""
    entity_id: str
    """Identifier of an entity, unique over all registers."""

class Caveat(NamedTuple):
    """A row of `caveats`."""

    caveat_id: str
    """Code of a caveat."""
    label_zh: str
    """Short label in Chinese."""
    label_en: str
    """Short label in English."""
    definition_en: str
    """What it means, in our words."""

class Erratum(NamedTuple):
    """A row of `errata`."""

    erratum_id: str
    """Identifier of a correction."""
    erratum_kind: Literal["package", "source"]
    """Whether a released value of the package was wrong, or the document itself has it wrong."""
    table_name: str
    """Name of the table."""
    row_key: str
    """Key of the row; the parts of a compound key joined by /."""
    column_name: str
    """Name of the column."""
    wrong: str | None
    """The wrong cell, as it stands in the CSV; null if empty."""
    corrected: str | None
    """What is right, as it would stand in the CSV; null if empty."""
    value: Decimal | None
    """Value in the base unit, read from the figure."""
    value_upper: Decimal | None
    """Upper end, if the figure is a range."""
    unit: (
        Literal[
            "CNY",
            "PFLOPS",
            "count",
            "percent",
            "percentage-point",
            "person",
            "person-time",
            "rank",
            "square-metre",
            "times",
            "year",
        ]
        | None
    )
    """Base unit of the value."""
    reason_en: str
    """Why it was judged so, in our words."""
    since_version: str
    """The first data version in which it is so."""
    evidence_id: str
    """What shows it: the identifier of an observation or of a source."""

class Tombstone(NamedTuple):
    """A row of `retired`."""

    table_name: str
    """Name of the table."""
    row_key: str
    """Key of the row; the parts of a compound key joined by /."""
    reason_en: str
    """Why it was judged so, in our words."""
    successor_key: str | None
    """Key of the row of the same table that took its place; null if none did."""
    since_version: str
    """The first data version in which it is so."""

class UnitRow(NamedTuple):
    """A row of `units`."""

    unit: Literal[
        "CNY",
        "PFLOPS",
        "count",
        "percent",
        "percentage-point",
        "person",
        "person-time",
        "rank",
        "square-metre",
        "times",
        "year",
    ]
    """Code of a unit."""
    label_zh: str
    """Short label in Chinese."""
    label_en: str
    """Short label in English."""
    ucum: str | None
    """Code in the Unified Code for Units of Measure; null if UCUM has none that says the same."""
    quantity_kind: Literal["area", "computing-power", "count", "money", "ordinal", "ratio", "ratio-difference", "time"]
    """What is measured in it; units of one kind need not be convertible."""
    note_en: str | None
    """Remark of the curators."""

class Indicator(NamedTuple):
    """A row of `indicators`."""

    indicator_id: str
    """Identifier of an indicator."""
    label_zh: str
    """Short label in Chinese."""
    label_en: str
    """Short label in English."""
    definition_en: str
    """What it means, in our words."""
    measure: Literal["stock", "flow", "cumulative", "rate", "rank"]
    """What kind of quantity: stock, flow, cumulative, rate or rank."""
    theme: Literal[
        "clusters",
        "computing",
        "contests",
        "digitalisation",
        "enterprises",
        "finance",
        "governance",
        "higher-education",
        "open-cooperation",
        "parks",
        "platforms",
        "research",
        "talent",
        "technology-transfer",
    ]
    """Field of the innovation system the indicator belongs to."""
    unit: Literal[
        "CNY",
        "PFLOPS",
        "count",
        "percent",
        "percentage-point",
        "person",
        "person-time",
        "rank",
        "square-metre",
        "times",
        "year",
    ]
    """Base unit of the value."""
    classifiers: str
    """Classifiers or units in which the sources count it, in Simplified script, separated by spaces; none is a
    number without one."""
    subject_kinds: str
    """Kinds of entity that it can be stated about, separated by spaces."""
    terms_zh: str
    """Words of the field, in Simplified script, separated by spaces: one of them stands beside each figure of
    it."""
    caveats: str | None
    """Codes of the caveats that apply, separated by spaces."""

class Observation(NamedTuple):
    """A row of `observations`."""

    observation_id: str
    """Identifier of an observation: its source with @ and its offset, or with . and its number."""
    source_id: str
    """Identifier of a source."""
    evidence: Literal["text", "citation"]
    """text: read whole, every figure is here with its place; citation: only stated facts are known, without
    places and not complete."""
    start: int | None
    """Offset of the first character in the source text, from 0."""
    end: int | None
    """Offset behind the last character in the source text."""
    figure: str
    """The characters of the figure as they stand in the source."""
    readable: str
    """The same characters in Simplified script, without inserted pinyin."""
    indicator_id: str
    """Identifier of an indicator."""
    subject_id: str
    """The entity the figure is about."""
    theme: Literal[
        "clusters",
        "computing",
        "contests",
        "digitalisation",
        "enterprises",
        "finance",
        "governance",
        "higher-education",
        "open-cooperation",
        "parks",
        "platforms",
        "research",
        "talent",
        "technology-transfer",
    ]
    """Field of the innovation system the indicator belongs to."""
    value: Decimal
    """Value in the base unit, read from the figure."""
    value_upper: Decimal | None
    """Upper end, if the figure is a range."""
    unit: Literal[
        "CNY",
        "PFLOPS",
        "count",
        "percent",
        "percentage-point",
        "person",
        "person-time",
        "rank",
        "square-metre",
        "times",
        "year",
    ]
    """Base unit of the value."""
    classifier: str | None
    """Classifier or unit as worded, in Simplified script."""
    comparator: Literal["=", ">", ">=", "<", "<=", "~"]
    """How the quantity compares with the value: over 1100 is > 1100."""
    qualifier: str | None
    """The word of comparison beside the figure, as it stands in the source text."""
    status: Literal["actual", "target", "forecast"]
    """Whether it came about, is aimed at, or is expected."""
    status_basis: Literal["stated", "inferred"]
    """Whether the status follows from a cue in the text or was inferred."""
    cue: str | None
    """The word that makes it a target or forecast, as it stands in the source text."""
    measure: Literal["stock", "flow", "cumulative", "rate", "rank"]
    """What kind of quantity: stock, flow, cumulative, rate or rank."""
    period_start: date | None
    """First day of the reference period; null if it has no known start."""
    period_end: date | None
    """Last day of the reference period; null if a forecast names no time."""
    period_basis: Literal["stated", "inferred"] | None
    """Whether the source states the reference period or we inferred it."""
    caveats: str | None
    """Codes of the caveats that apply, separated by spaces."""
    note_en: str | None
    """Remark of the curators."""

class SeriesPoint(NamedTuple):
    """A row of `series`."""

    indicator_id: str
    """Indicator of the series."""
    subject_id: str
    """The entity the figure is about."""
    position: int
    """Place in the order of the document or series, from 1."""
    observation_id: str
    """The observation."""
    own_indicator_id: str
    """Indicator of the observation: another than that of the series if it is joined to it."""
    period_start: date | None
    """First day of the reference period; null if it has no known start."""
    period_end: date
    """Last day of the reference period; null if a forecast names no time."""
    period_basis: Literal["stated", "inferred"]
    """Whether the source states the reference period or we inferred it."""
    span: Literal["day", "month", "quarter", "half-year", "year", "other", "open"]
    """What stretch the period is; only equal ones compare. A stock has a day; open is one whose first day is not
    known."""
    value: Decimal
    """Value in the base unit, read from the figure."""
    value_upper: Decimal | None
    """Upper end, if the figure is a range."""
    unit: Literal[
        "CNY",
        "PFLOPS",
        "count",
        "percent",
        "percentage-point",
        "person",
        "person-time",
        "rank",
        "square-metre",
        "times",
        "year",
    ]
    """Base unit of the value."""
    comparator: Literal["=", ">", ">=", "<", "<=", "~"]
    """How the quantity compares with the value: over 1100 is > 1100."""
    status: Literal["actual", "target", "forecast"]
    """Whether it came about, is aimed at, or is expected."""
    evidence: Literal["text", "citation"]
    """text: read whole, every figure is here with its place; citation: only stated facts are known, without
    places and not complete."""
    source_id: str
    """Identifier of a source."""
    segment: int
    """Number of the stretch of one definition, from 1; across two, compare with care."""
    break_en: str | None
    """Why a new segment begins here; null where the one before goes on."""
    repeats: str | None
    """The earlier document's observation of the same quantity for the same period."""

class Place(NamedTuple):
    """A row of `places`."""

    place_id: str
    """Identifier of a place."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    place_level: Literal[
        "continent", "country", "macro-region", "province", "city", "district", "county", "county-level-city", "other"
    ]
    """Level of the place."""
    within_id: str | None
    """The place it lies in."""
    gbt2260: str | None
    """Code of GB/T 2260; only for Liaoning, Shenyang and its divisions."""

class Term(NamedTuple):
    """A row of `glossary`."""

    term_id: str
    """Identifier of a term."""
    term_zh: str
    """The term in Simplified script."""
    term_en: str
    """The term in English."""
    definition_en: str
    """What it means, in our words."""
    source_id: str
    """Identifier of a source."""
    start: int
    """Offset of the first character in the source text, from 0."""
    end: int
    """Offset behind the last character in the source text."""

class Entity(NamedTuple):
    """A row of `entities`."""

    entity_id: str
    """Identifier of an entity, unique over all registers."""
    entity_kind: Literal[
        "clusters",
        "computing_centers",
        "events",
        "funds",
        "industry_chains",
        "organizations",
        "parks",
        "people",
        "places",
        "platforms",
        "programs",
        "projects",
    ]
    """The table in which its row stands."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    mention_count: int
    """How often the sources name it."""
    observation_count: int
    """How many observations are about it."""

class Alias(NamedTuple):
    """A row of `aliases`."""

    entity_id: str
    """Identifier of an entity, unique over all registers."""
    alias_zh: str
    """Another form of the name as a source writes it, in Simplified script."""
    alias_basis: Literal["stated", "inferred"]
    """Whether a source itself equates the two names or we inferred it."""

class Cluster(NamedTuple):
    """A row of `clusters`."""

    cluster_id: str
    """Identifier of a cluster."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    cluster_kind: Literal["national-advanced", "city", "other"]
    """National advanced manufacturing cluster, cluster of the city, or other."""
    reference_year: int | None
    """Year the figures of the row are for."""
    output_value_cny: int | None
    """Output value of the cluster in the year [CNY]."""
    output_growth_percent: Decimal | None
    """Growth of the output value over the year before [percent]."""
    industry_chain_count: int | None
    """Industry chains in the cluster [count]."""
    national_platform_count: int | None
    """National-level technology innovation platforms in the cluster [count]."""
    provincial_platform_count: int | None
    """Provincial-level technology innovation platforms in the cluster [count]."""
    national_high_tech_enterprise_count: int | None
    """National high-tech enterprises in the cluster [count]."""
    srdi_enterprise_count: int | None
    """Specialised, refined, distinctive and innovative (专精特新) enterprises in the cluster [count]."""
    place_id: str | None
    """The place where it is, as far as a source or its own name says so."""
    place_basis: Literal["stated", "inferred"] | None
    """Whether the place is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class IndustryChain(NamedTuple):
    """A row of `industry_chains`."""

    industry_chain_id: str
    """Identifier of an industry chain."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    cluster_id: str | None
    """Identifier of a cluster."""
    cluster_basis: Literal["stated", "inferred"] | None
    """Whether a source states that it belongs to the cluster."""
    note_en: str | None
    """Remark of the curators."""

class ComputingCenter(NamedTuple):
    """A row of `computing_centers`."""

    computing_center_id: str
    """Identifier of a computing centre."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    capacity_as_of: date | None
    """Day for which the capacity is given."""
    capacity_pflops: Decimal | None
    """Computing capacity; the sources do not say at which precision [PFLOPS]."""
    district: str | None
    """District of Shenyang in which it lies."""
    district_basis: Literal["stated", "inferred"] | None
    """Whether a source states the district or we inferred it."""
    operator: str | None
    """Organisation that runs or enables it."""
    operator_basis: Literal["stated", "inferred"] | None
    """Whether a source states the operator or we inferred it."""
    note_en: str | None
    """Remark of the curators."""

class Platform(NamedTuple):
    """A row of `platforms`."""

    platform_id: str
    """Identifier of a platform."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    platform_kind: Literal[
        "alliance",
        "collection",
        "computing-platform",
        "engineering-center",
        "facility",
        "innovation-center",
        "laboratory",
        "pilot-zone",
        "research-center",
        "service-platform",
        "talent-base",
        "testing-center",
        "training-base",
        "other",
    ]
    """What kind of platform it is."""
    place_id: str | None
    """The place where it is, as far as a source or its own name says so."""
    place_basis: Literal["stated", "inferred"] | None
    """Whether the place is stated by a source or inferred by us."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class Organization(NamedTuple):
    """A row of `organizations`."""

    organization_id: str
    """Identifier of an organisation."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    organization_kind: Literal[
        "association", "company", "hospital", "institute", "media", "party-body", "public-body", "university", "other"
    ]
    """What kind of organisation it is."""
    place_id: str | None
    """The place where it is, as far as a source or its own name says so."""
    place_basis: Literal["stated", "inferred"] | None
    """Whether the place is stated by a source or inferred by us."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class Person(NamedTuple):
    """A row of `people`."""

    person_id: str
    """Identifier of a person."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    role_en: str
    """The role in which the source names the person, in our rendering."""
    organization_id: str | None
    """Identifier of an organisation."""
    note_en: str | None
    """Remark of the curators."""

class Park(NamedTuple):
    """A row of `parks`."""

    park_id: str
    """Identifier of a park."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    place_id: str | None
    """The place where it is, as far as a source or its own name says so."""
    place_basis: Literal["stated", "inferred"] | None
    """Whether the place is stated by a source or inferred by us."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class Fund(NamedTuple):
    """A row of `funds`."""

    fund_id: str
    """Identifier of a fund."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    size_as_of: date | None
    """Day for which the size is given."""
    size_cny: int | None
    """Total size of the fund or fund system [CNY]."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class Program(NamedTuple):
    """A row of `programs`."""

    program_id: str
    """Identifier of a programme."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    program_kind: Literal[
        "activity-brand", "honour", "model", "plan", "policy", "programme", "project-scheme", "slogan", "other"
    ]
    """Whether it is a plan, programme, policy, model, honour or slogan."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class Project(NamedTuple):
    """A row of `projects`."""

    project_id: str
    """Identifier of a project."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    project_kind: Literal["large-model", "product", "project", "special-fund-project", "team", "technology"]
    """Whether it is a project, technology, product, team or large model."""
    place_id: str | None
    """The place where it is, as far as a source or its own name says so."""
    place_basis: Literal["stated", "inferred"] | None
    """Whether the place is stated by a source or inferred by us."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class Event(NamedTuple):
    """A row of `events`."""

    event_id: str
    """Identifier of an event."""
    name_zh: str
    """Name as a source writes it, in Simplified script."""
    name_en: str
    """Name in English, in our rendering."""
    event_kind: Literal["activity", "contest", "forum", "meeting", "press-conference"]
    """Whether it is a contest, forum, meeting or other activity."""
    place_id: str | None
    """The place where it is, as far as a source or its own name says so."""
    place_basis: Literal["stated", "inferred"] | None
    """Whether the place is stated by a source or inferred by us."""
    parent_id: str | None
    """The entity it belongs to, is run by or is part of, as far as a source or its own name says so."""
    parent_basis: Literal["stated", "inferred"] | None
    """Whether the parent is stated by a source or inferred by us."""
    note_en: str | None
    """Remark of the curators."""

class MeasureItem(NamedTuple):
    """A row of `measures`."""

    measure_id: str
    """Identifier of an item: its source and position."""
    source_id: str
    """Identifier of a source."""
    position: int
    """Place in the order of the document or series, from 1."""
    mark: str | None
    """The list mark of the item as it stands in the source text."""
    heading_zh: str
    """Short heading or key phrase as the source words it, Simplified."""
    heading_en: str
    """English rendering of the heading."""
    summary_en: str
    """What the item says, in our words."""
    start: int
    """Offset of the first character in the source text, from 0."""
    end: int
    """Offset behind the last character in the source text."""
    note_en: str | None
    """Remark of the curators."""

class Suggestion(NamedTuple):
    """A row of `suggestions`."""

    suggestion_id: str
    """Identifier of a suggestion: its source and position."""
    source_id: str
    """Identifier of a source."""
    position: int
    """Place in the order of the document or series, from 1."""
    heading_zh: str
    """Short heading or key phrase as the source words it, Simplified."""
    heading_en: str
    """English rendering of the heading."""
    start: int
    """Offset of the first character in the source text, from 0."""
    end: int
    """Offset behind the last character in the source text."""
    answered: Literal["in-full", "in-part", "not"]
    """Whether the reply answers it in full, in part or not at all."""
    answered_by: str | None
    """The items of the reply that answer it, separated by spaces."""
    reason_en: str
    """Why it was judged so, in our words."""

class Target(NamedTuple):
    """A row of `targets`."""

    target_id: str
    """The observation that states the target or forecast."""
    source_id: str
    """Identifier of a source."""
    subject_id: str
    """The entity the figure is about."""
    indicator_id: str
    """Identifier of an indicator."""
    value: Decimal
    """Value in the base unit, read from the figure."""
    value_upper: Decimal | None
    """Upper end, if the figure is a range."""
    unit: Literal[
        "CNY",
        "PFLOPS",
        "count",
        "percent",
        "percentage-point",
        "person",
        "person-time",
        "rank",
        "square-metre",
        "times",
        "year",
    ]
    """Base unit of the value."""
    comparator: Literal["=", ">", ">=", "<", "<=", "~"]
    """How the quantity compares with the value: over 1100 is > 1100."""
    status: Literal["actual", "target", "forecast"]
    """Whether it came about, is aimed at, or is expected."""
    due: date | None
    """Last day on which it is to be reached; null for a forecast without one."""
    due_basis: Literal["stated", "inferred"] | None
    """Whether the source states the due date or we inferred it."""
    outcome_id: str | None
    """The later observation that answers it."""
    comparability: Literal["direct", "partly", "other-definition", "none-yet"]
    """How far the later observation measures the same thing."""
    verdict: Literal["met", "missed", "undecided", "open"]
    """met, missed, undecided (the later observation can't decide it), open (none yet)."""
    reason_en: str
    """Why it was judged so, in our words."""

class Relation(NamedTuple):
    """A row of `relations`."""

    relation_id: str
    """Identifier of a relation."""
    relation_kind: Literal[
        "sum", "share", "growth", "difference", "ratio", "average-growth", "part-of", "equal", "list-count", "open-list"
    ]
    """What ought to hold between the stated value and the operands."""
    stated_id: str
    """The observation that is recomputed."""
    operands: str
    """Observations it is recomputed from or, for lists, the spans of the listed items, in order."""
    stated_value: Decimal
    """Value of the stated observation."""
    computed_value: Decimal
    """Value recomputed from the operands."""
    residual: Decimal
    """stated_value minus computed_value."""
    tolerance: Decimal
    """Half a unit of the last digit that the figures give."""
    unit: Literal[
        "CNY",
        "PFLOPS",
        "count",
        "percent",
        "percentage-point",
        "person",
        "person-time",
        "rank",
        "square-metre",
        "times",
        "year",
    ]
    """Base unit of the value."""
    holds: bool
    """Whether the relation holds within the tolerance."""
    reason_en: str
    """Why it was judged so, in our words."""
