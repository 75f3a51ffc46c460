"""What a row of each table is, as a typed named tuple; the types of its columns stand in the stub.

Built by `shenyang-innovation build` from the row models: change those, not this file.
"""

from __future__ import annotations

import sys

from shenyang_innovation.published.light import named_tuple

NAMES: dict[str, str] = {
    "sources": "Source",
    "figures": "FigureRow",
    "cited_figures": "CitedFigure",
    "mentions": "Mention",
    "caveats": "Caveat",
    "errata": "Erratum",
    "retired": "Tombstone",
    "units": "UnitRow",
    "indicators": "Indicator",
    "observations": "Observation",
    "series": "SeriesPoint",
    "places": "Place",
    "glossary": "Term",
    "entities": "Entity",
    "aliases": "Alias",
    "clusters": "Cluster",
    "industry_chains": "IndustryChain",
    "computing_centers": "ComputingCenter",
    "platforms": "Platform",
    "organizations": "Organization",
    "people": "Person",
    "parks": "Park",
    "funds": "Fund",
    "programs": "Program",
    "projects": "Project",
    "events": "Event",
    "measures": "MeasureItem",
    "suggestions": "Suggestion",
    "targets": "Target",
    "relations": "Relation",
}
"""The name of the record type of each table."""

_COLUMNS: dict[str, tuple[str, ...]] = {
    "sources": (
        "source_id",
        "evidence",
        "document_kind",
        "title_zh",
        "title_en",
        "publisher_id",
        "publisher_zh",
        "publisher_en",
        "speaker_id",
        "published",
        "published_basis",
        "address",
        "address_basis",
        "address_kind",
        "seen_by",
        "extent_read",
        "times_read",
        "script",
        "characters",
        "sha256",
        "rights",
        "note_en",
    ),
    "figures": ("source_id", "start", "end", "figure", "readable", "disposition", "observation_id", "note_en"),
    "cited_figures": (
        "source_id",
        "number",
        "figure",
        "about_zh",
        "words_zh",
        "period_recorded",
        "disposition",
        "observation_id",
        "note_en",
    ),
    "mentions": ("source_id", "start", "end", "mention", "entity_id"),
    "caveats": ("caveat_id", "label_zh", "label_en", "definition_en"),
    "errata": (
        "erratum_id",
        "erratum_kind",
        "table_name",
        "row_key",
        "column_name",
        "wrong",
        "corrected",
        "value",
        "value_upper",
        "unit",
        "reason_en",
        "since_version",
        "evidence_id",
    ),
    "retired": ("table_name", "row_key", "reason_en", "successor_key", "since_version"),
    "units": ("unit", "label_zh", "label_en", "ucum", "quantity_kind", "note_en"),
    "indicators": (
        "indicator_id",
        "label_zh",
        "label_en",
        "definition_en",
        "measure",
        "theme",
        "unit",
        "classifiers",
        "subject_kinds",
        "terms_zh",
        "caveats",
    ),
    "observations": (
        "observation_id",
        "source_id",
        "evidence",
        "start",
        "end",
        "figure",
        "readable",
        "indicator_id",
        "subject_id",
        "theme",
        "value",
        "value_upper",
        "unit",
        "classifier",
        "comparator",
        "qualifier",
        "status",
        "status_basis",
        "cue",
        "measure",
        "period_start",
        "period_end",
        "period_basis",
        "caveats",
        "note_en",
    ),
    "series": (
        "indicator_id",
        "subject_id",
        "position",
        "observation_id",
        "own_indicator_id",
        "period_start",
        "period_end",
        "period_basis",
        "span",
        "value",
        "value_upper",
        "unit",
        "comparator",
        "status",
        "evidence",
        "source_id",
        "segment",
        "break_en",
        "repeats",
    ),
    "places": ("place_id", "name_zh", "name_en", "place_level", "within_id", "gbt2260"),
    "glossary": ("term_id", "term_zh", "term_en", "definition_en", "source_id", "start", "end"),
    "entities": ("entity_id", "entity_kind", "name_zh", "name_en", "mention_count", "observation_count"),
    "aliases": ("entity_id", "alias_zh", "alias_basis"),
    "clusters": (
        "cluster_id",
        "name_zh",
        "name_en",
        "cluster_kind",
        "reference_year",
        "output_value_cny",
        "output_growth_percent",
        "industry_chain_count",
        "national_platform_count",
        "provincial_platform_count",
        "national_high_tech_enterprise_count",
        "srdi_enterprise_count",
        "place_id",
        "place_basis",
        "note_en",
    ),
    "industry_chains": ("industry_chain_id", "name_zh", "name_en", "cluster_id", "cluster_basis", "note_en"),
    "computing_centers": (
        "computing_center_id",
        "name_zh",
        "name_en",
        "capacity_as_of",
        "capacity_pflops",
        "district",
        "district_basis",
        "operator",
        "operator_basis",
        "note_en",
    ),
    "platforms": (
        "platform_id",
        "name_zh",
        "name_en",
        "platform_kind",
        "place_id",
        "place_basis",
        "parent_id",
        "parent_basis",
        "note_en",
    ),
    "organizations": (
        "organization_id",
        "name_zh",
        "name_en",
        "organization_kind",
        "place_id",
        "place_basis",
        "parent_id",
        "parent_basis",
        "note_en",
    ),
    "people": ("person_id", "name_zh", "name_en", "role_en", "organization_id", "note_en"),
    "parks": ("park_id", "name_zh", "name_en", "place_id", "place_basis", "parent_id", "parent_basis", "note_en"),
    "funds": ("fund_id", "name_zh", "name_en", "size_as_of", "size_cny", "parent_id", "parent_basis", "note_en"),
    "programs": ("program_id", "name_zh", "name_en", "program_kind", "parent_id", "parent_basis", "note_en"),
    "projects": (
        "project_id",
        "name_zh",
        "name_en",
        "project_kind",
        "place_id",
        "place_basis",
        "parent_id",
        "parent_basis",
        "note_en",
    ),
    "events": (
        "event_id",
        "name_zh",
        "name_en",
        "event_kind",
        "place_id",
        "place_basis",
        "parent_id",
        "parent_basis",
        "note_en",
    ),
    "measures": (
        "measure_id",
        "source_id",
        "position",
        "mark",
        "heading_zh",
        "heading_en",
        "summary_en",
        "start",
        "end",
        "note_en",
    ),
    "suggestions": (
        "suggestion_id",
        "source_id",
        "position",
        "heading_zh",
        "heading_en",
        "start",
        "end",
        "answered",
        "answered_by",
        "reason_en",
    ),
    "targets": (
        "target_id",
        "source_id",
        "subject_id",
        "indicator_id",
        "value",
        "value_upper",
        "unit",
        "comparator",
        "status",
        "due",
        "due_basis",
        "outcome_id",
        "comparability",
        "verdict",
        "reason_en",
    ),
    "relations": (
        "relation_id",
        "relation_kind",
        "stated_id",
        "operands",
        "stated_value",
        "computed_value",
        "residual",
        "tolerance",
        "unit",
        "holds",
        "reason_en",
    ),
}


def record_type(table: str) -> type:
    """The type of the records of a table.

    >>> record_type("clusters").__name__
    'Cluster'
    """
    made: type = getattr(sys.modules[__name__], NAMES[table])
    return made


def __getattr__(name: str) -> type:
    """Make the type of that name when it is first asked for: to make all takes longer than to read a table.

    >>> __getattr__("Cluster")._fields[0]
    'cluster_id'
    """
    for table, record_name in NAMES.items():
        if record_name == name:
            made = named_tuple(name, _COLUMNS[table], __name__, f"A row of `{table}`.")
            globals()[name] = made
            return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])


def __dir__() -> list[str]:
    """The types too that were not asked for yet.

    >>> "Cluster" in __dir__()
    True
    """
    return sorted({*globals(), *NAMES.values()})
