"""The controlled words of the tables. A word means the same in every table."""

from __future__ import annotations

from typing import Literal

Disposition = Literal["observation", "date", "name", "ordinal", "furniture"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Status = Literal["actual", "target", "forecast"]
Measure = Literal["stock", "flow", "cumulative", "rate", "rank"]
Basis = Literal["stated", "inferred"]
EvidenceKind = Literal["text", "citation"]
DayBasis = Literal["printed", "address", "copy", "inferred"]
AddressKind = Literal["original", "repost"]
Extent = Literal["whole", "opening-part"]
ErratumKind = Literal["package", "source"]
Span = Literal["day", "month", "quarter", "half-year", "year", "other", "open"]
Script = Literal["Hans", "Hant"]
UnitCode = Literal[
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
QuantityKind = Literal["area", "computing-power", "count", "money", "ordinal", "ratio", "ratio-difference", "time"]
Theme = Literal[
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
DocumentKind = Literal[
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
EntityKind = Literal[
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
PlaceLevel = Literal[
    "continent", "country", "macro-region", "province", "city", "district", "county", "county-level-city", "other"
]
ClusterKind = Literal["national-advanced", "city", "other"]
PlatformKind = Literal[
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
OrganizationKind = Literal[
    "association", "company", "hospital", "institute", "media", "party-body", "public-body", "university", "other"
]
ProgramKind = Literal[
    "activity-brand", "honour", "model", "plan", "policy", "programme", "project-scheme", "slogan", "other"
]
ProjectKind = Literal["large-model", "product", "project", "special-fund-project", "team", "technology"]
EventKind = Literal["activity", "contest", "forum", "meeting", "press-conference"]
Answer = Literal["in-full", "in-part", "not"]
Comparability = Literal["direct", "partly", "other-definition", "none-yet"]
Verdict = Literal["met", "missed", "undecided", "open"]
RelationKind = Literal[
    "sum",
    "share",
    "growth",
    "difference",
    "ratio",
    "average-growth",
    "part-of",
    "equal",
    "list-count",
    "open-list",
]
