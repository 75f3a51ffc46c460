"""Which relations are due: what counts a part of what, what is said twice, and what is a share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shenyang_innovation.checking.content.across import due_across
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.tables import order_in_source
from shenyang_innovation.schema.provenance import Source
from shenyang_innovation.schema.statements import Relation
from shenyang_innovation.schema.statistics import Indicator, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from shenyang_innovation.checking.tables import Tables

#: What the first indicator counts is part of what the second counts, wherever one source gives both.
PART_OF: tuple[tuple[str, str], ...] = (
    ("computing_capacity_of_listed_centers", "computing_capacity"),
    ("contest_national_awards", "contest_projects_submitted"),
    ("contest_provincial_awards", "contest_projects_submitted"),
    ("digital_scenarios_in_pool", "digital_application_scenarios"),
    ("high_tech_enterprises_in_finance_pool", "high_tech_enterprises"),
    ("national_science_awards", "science_awards"),
    ("national_science_technology_platforms", "innovation_platforms"),
    ("new_5g_base_stations", "5g_base_stations"),
    ("new_high_tech_enterprises", "high_tech_enterprises"),
    ("new_majors_new_quality_forces", "new_undergraduate_majors"),
    ("new_national_enterprise_technology_centers", "national_science_technology_platforms"),
    ("new_national_makerspaces", "national_innovation_entrepreneurship_platforms"),
    ("new_national_science_technology_platforms", "national_science_technology_platforms"),
    ("new_national_technology_smes", "national_technology_smes"),
    ("new_provincial_digital_workshops", "digital_workshops"),
    ("new_provincial_industrial_internet_platforms", "provincial_industrial_internet_platforms"),
    ("new_provincial_smart_factories", "smart_factories"),
    ("platforms_linked_with_national", "innovation_platforms"),
    ("projects_newly_attracted", "projects_signed"),
    ("projects_settled", "projects_signed"),
    ("provincial_science_awards", "science_awards"),
    ("smart_upgrade_projects_in_pool", "smart_upgrade_projects"),
    ("sme_digital_pilot_enterprises", "sme_digital_assessments"),
    ("sme_transformations_accepted", "sme_transformations_filed"),
    ("sme_transformations_filed", "sme_digital_pilot_enterprises"),
)
CITY = "shenyang"
NEW = "new_"
"""How the identifier of an indicator begins that counts what is added."""
SHARE = "占比"
TWO_DEFINITIONS = "same-number-two-definitions"
REMEDY = "Correct curation/relations.csv, or PART_OF in checking/content/parts.py"


class Due:
    """The relations between figures that a set of observations asks for: kind, stated figure, operands."""

    def __init__(self, tables: Tables) -> None:
        self.indicators: dict[str, Indicator] = {row.indicator_id: row for row in tables.of(Indicator)}
        self.by_indicator: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        self.sources_of: dict[str, dict[str, None]] = defaultdict(dict)
        self.published: dict[str, date] = {row.source_id: row.published for row in tables.of(Source)}
        for row in sorted(tables.of(Observation), key=order_in_source):
            self.by_indicator[row.source_id, row.indicator_id].append(row)
            self.sources_of[row.indicator_id][row.source_id] = None

    def relations(self) -> set[tuple[str, str, str]]:
        """Every relation that is due."""
        pairs = [*self._contained(), *self._of_the_city()]
        wholes: dict[str, list[str]] = defaultdict(list)
        for part, whole in self._of_the_city():
            wholes[whole.observation_id].append(part.observation_id)
        return {
            *(("part-of", whole.observation_id, part.observation_id) for part, whole in pairs),
            *(("sum", whole, " ".join(parts)) for whole, parts in wholes.items() if len(parts) > 1),
            *(("equal", later.observation_id, earlier.observation_id) for earlier, later in self._repeated()),
            *self._shares(),
            *due_across(self.published, self.by_indicator),
        }

    def _contained(self) -> Iterator[tuple[Observation, Observation]]:
        """Parts with the nearest figure of their whole; what is added later is no part of what there was."""
        for inner, outer in PART_OF:
            for source_id in self.sources_of.get(inner, ()):
                wholes = self.by_indicator.get((source_id, outer), [])
                parts = self.by_indicator[source_id, inner] if wholes else ()
                for part in (part for part in parts if not (inner.startswith(NEW) and _is_later(part, wholes))):
                    yield part, min(wholes, key=lambda whole: abs(order_in_source(whole) - order_in_source(part)))

    def _of_the_city(self) -> Iterator[tuple[Observation, Observation]]:
        """An indicator given for the city and for something else: the lesser is part of the larger."""
        for rows in self.by_indicator.values():
            for city in (row for row in rows if row.subject_id == CITY):
                for other in (row for row in rows if row.subject_id != CITY):
                    part, whole = sorted((city, other), key=lambda row: row.value)
                    yield part, whole

    def _repeated(self) -> Iterator[tuple[Observation, Observation]]:
        """What a source reports twice of one subject, or as one number under two definitions."""
        for rows in self.by_indicator.values():
            for earlier, later in _pairs_of_one_subject(rows):
                if (earlier.period_start, earlier.period_end) == (later.period_start, later.period_end):
                    yield earlier, later
        flagged: dict[str, list[Observation]] = defaultdict(list)
        for rows in self.by_indicator.values():
            for row in rows:
                if TWO_DEFINITIONS in (row.caveats or "").split():
                    flagged[f"{row.source_id} {row.value}"].append(row)
        for rows in flagged.values():
            yield from _pairs_of_one_subject(sorted(rows, key=order_in_source))

    def _shares(self) -> Iterator[tuple[str, str, str]]:
        """An indicator that is labelled a share, with the part right before it and the whole of this part."""
        contained = {part.observation_id: whole for part, whole in self._contained()}
        parts: dict[str, list[Observation]] = defaultdict(list)
        for part, _ in self._contained():
            parts[part.source_id].append(part)
        for (source_id, indicator_id), rows in self.by_indicator.items():
            indicator = self.indicators.get(indicator_id)
            if indicator is None or SHARE not in indicator.label_zh:
                continue
            for row in rows:
                before = (part for part in parts[source_id] if order_in_source(part) < order_in_source(row))
                nearest = max(before, key=order_in_source, default=None)
                if nearest is not None:
                    whole = contained[nearest.observation_id]
                    yield "share", row.observation_id, f"{nearest.observation_id} {whole.observation_id}"


def _is_later(part: Observation, wholes: list[Observation]) -> bool:
    return part.period_end is not None and all(
        whole.period_end and whole.period_end < part.period_end for whole in wholes
    )


def _pairs_of_one_subject(rows: list[Observation]) -> Iterator[tuple[Observation, Observation]]:
    for at, earlier in enumerate(rows):
        for later in rows[at + 1 :]:
            if later.subject_id == earlier.subject_id and later.status == earlier.status == "actual":
                yield earlier, later


def relations_are_complete(tables: Tables) -> Iterator[Finding]:
    """The relations between figures are exactly those that indicators, subjects and labels ask for."""
    yield from _needed(tables)
    due = Due(tables).relations()
    for where, row in tables.numbered(Relation):
        if row.relation_kind in ("list-count", "open-list"):
            continue
        here = (row.relation_kind, row.stated_id, row.operands)
        if here not in due:
            what = f"{row.relation_id!r}: nothing makes {row.stated_id!r} the {row.relation_kind} of {row.operands!r}"
            yield Finding(where, what, REMEDY)
        due.discard(here)
    for kind, stated_id, operands in sorted(due):
        what = f"no relation makes {stated_id!r} the {kind} of {operands!r}, but one is due"
        yield Finding("tables/relations.csv", what, REMEDY)


def _needed(tables: Tables) -> Iterator[Finding]:
    """`PART_OF` has no pair of indicators that no source gives together."""
    sources: dict[str, set[str]] = defaultdict(set)
    for row in tables.of(Observation):
        sources[row.indicator_id].add(row.source_id)
    for inner, outer in PART_OF if sources else ():
        if sources[inner].isdisjoint(sources[outer]):
            what = f"no source gives {inner!r} and {outer!r} together"
            yield Finding("tables/observations.csv", what, "Take the pair off PART_OF in checking/content/parts.py")
