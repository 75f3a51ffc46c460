"""The names of the tables and of the backends.

Built by `shenyang-innovation build` from the row models: change those, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Backend: TypeAlias = Literal["pandas", "polars", "pyarrow", "duckdb", "records"]
"""The forms in which a table can be loaded."""

TableName: TypeAlias = Literal[
    "sources",
    "figures",
    "cited_figures",
    "mentions",
    "caveats",
    "errata",
    "retired",
    "units",
    "indicators",
    "observations",
    "series",
    "places",
    "glossary",
    "entities",
    "aliases",
    "clusters",
    "industry_chains",
    "computing_centers",
    "platforms",
    "organizations",
    "people",
    "parks",
    "funds",
    "programs",
    "projects",
    "events",
    "measures",
    "suggestions",
    "targets",
    "relations",
]
"""The name of a table, for type checkers and editors."""

Evidence: TypeAlias = Literal["text", "citation"]
"""The codes of `evidence`."""

Theme: TypeAlias = Literal[
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
"""The codes of `theme`."""

Status: TypeAlias = Literal["actual", "target", "forecast"]
"""The codes of `status`."""

TABLES: tuple[TableName, ...] = (
    "sources",
    "figures",
    "cited_figures",
    "mentions",
    "caveats",
    "errata",
    "retired",
    "units",
    "indicators",
    "observations",
    "series",
    "places",
    "glossary",
    "entities",
    "aliases",
    "clusters",
    "industry_chains",
    "computing_centers",
    "platforms",
    "organizations",
    "people",
    "parks",
    "funds",
    "programs",
    "projects",
    "events",
    "measures",
    "suggestions",
    "targets",
    "relations",
)
"""The tables in the order in which they are published."""
