"""Who made documents speak of: entities that do not exist, with their rows in the registers."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.growth.page import Cells, Name
from benchmarks.growth.words import name_stem

SERIES = 10
"""Documents of a series: one a year about the same park, fund, cluster, event, centre and person."""
CITY = Name("shenyang", "沈阳")
NEWSPAPER = Name("shenyang-daily", "沈阳日报")


class Entity(NamedTuple):
    """A made entity: its name as texts write it, the register it stands in and its row there."""

    name: Name
    register: str
    row: Cells


class Cast(NamedTuple):
    """Whom a document speaks of: its own four, and those of its series."""

    organization: Entity
    platform: Entity
    program: Entity
    project: Entity
    head: Entity
    cluster: Entity
    chain: Entity
    park: Entity
    fund: Entity
    event: Entity
    center: Entity
    person: Entity


def cast(document: int) -> Cast:
    """Whom the made document of a number speaks of.

    >>> cast(12).park == cast(10).park != cast(20).park
    True
    """
    first = document - document % SERIES
    own, head, series = _stems(document), organization(first), _stems(first)
    above = organization(document)
    cluster = _entity("clusters", first, series[4], "产业集群", {"cluster_kind": "city", **_PLACED})
    return Cast(
        organization=above,
        platform=_entity("platforms", document, own[1], "实验室", _LABORATORY | _above(above), above.name),
        program=_entity("programs", document, own[2], "行动计划", {"program_kind": "plan"} | _above(above)),
        project=_project(document, own[3]),
        head=head,
        cluster=cluster,
        chain=_entity("industry_chains", first, series[5], "产业链", _listed_behind(cluster)),
        park=_entity("parks", first, series[6], "科技园", _PLACED),
        fund=_entity("funds", first, series[7], "基金", {}),
        event=_entity("events", first, series[8], "对接会", {"event_kind": "meeting", **_PLACED}),
        center=_entity("computing_centers", first, series[9], "智算中心", _operated_by(head), head.name),
        person=_entity("people", first, series[10], "", {"organization_id": head.name.entity_id, "role_en": "Head"}),
    )


def organization(document: int) -> Entity:
    """The organisation of the document of a number."""
    row = {"organization_kind": "institute", **_PLACED}
    return _entity("organizations", document, _stems(document)[0], "研究院", row)


def short_form(document: int) -> Name:
    """The alias of the organisation of a document."""
    return Name(organization(document).name.entity_id, f"{_stems(document)[0]}院")


_PLACED = {"place_id": "shenyang", "place_basis": "inferred"}
_LABORATORY = {"platform_kind": "laboratory", **_PLACED}
_KEYS = {
    "organizations": "organization_id",
    "platforms": "platform_id",
    "programs": "program_id",
    "projects": "project_id",
    "clusters": "cluster_id",
    "industry_chains": "industry_chain_id",
    "parks": "park_id",
    "funds": "fund_id",
    "events": "event_id",
    "computing_centers": "computing_center_id",
    "people": "person_id",
}


def _stems(document: int) -> list[str]:
    return [name_stem(document * 11 + number) for number in range(11)]


def _entity(register: str, document: int, stem: str, noun: str, row: Cells, above: Name | None = None) -> Entity:
    """An entity; the name of one that belongs to another begins with the name of that."""
    entity_id = f"made-{register.replace('_', '-')}-{document:05}"
    form = f"{above.form if above else ''}{stem}{noun}"
    name = Name(entity_id, form, (above,) if above else ())
    cells = {_KEYS[register]: entity_id, "name_zh": form, "name_en": f"Made {register} {document}"}
    return Entity(name, register, cells | row)


def _project(document: int, stem: str) -> Entity:
    """A project by its name, or a technology by the noun that texts put behind its name."""
    by_name = document % 2 == 0
    kind = {"project_kind": "project" if by_name else "technology", **_PLACED}
    return _entity("projects", document, stem, "示范项目" if by_name else "芯片", kind)


def _above(entity: Entity) -> Cells:
    return {"parent_id": entity.name.entity_id, "parent_basis": "inferred"}


def _listed_behind(cluster: Entity) -> Cells:
    return {"cluster_id": cluster.name.entity_id, "cluster_basis": "stated"}


def _operated_by(entity: Entity) -> Cells:
    return {"operator": entity.name.entity_id, "operator_basis": "inferred"}
