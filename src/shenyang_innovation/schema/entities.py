"""Row models of the registers: what there is. Common columns come from `columns`, in the same order everywhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from shenyang_innovation.schema import columns as c
from shenyang_innovation.schema.annotations import Computed, MeasuredBy, References, Unit
from shenyang_innovation.schema.row import Row, Table
from shenyang_innovation.schema.rules import Together
from shenyang_innovation.schema.words import (
    Basis,
    ClusterKind,
    EntityKind,
    EventKind,
    OrganizationKind,
    PlatformKind,
    ProgramKind,
    ProjectKind,
)

GROUP = "what there is"
PLACE_AND_PARENT = (Together("place_id", "place_basis"), Together("parent_id", "parent_basis"))


class Entity(Row):
    table: ClassVar[Table] = Table(
        name="entities",
        group=GROUP,
        title="Entities",
        title_zh="实体索引",
        description="Index of everything that has a register row.",
        key=("entity_id",),
    )
    entity_id: c.EntityKey
    entity_kind: Annotated[EntityKind, Field(description="The table in which its row stands")]
    name_zh: c.NameZh
    name_en: c.NameEn
    mention_count: Annotated[c.Count, Field(description="How often the sources name it")]
    observation_count: Annotated[c.Count, Field(description="How many observations are about it")]


class Alias(Row):
    table: ClassVar[Table] = Table(
        name="aliases",
        group=GROUP,
        title="Aliases",
        title_zh="别名",
        description="Other names under which the sources speak of an entity.",
        key=("entity_id", "alias_zh"),
    )
    entity_id: c.EntityId
    alias_zh: Annotated[
        c.Text, Field(description="Another form of the name as a source writes it, in Simplified script")
    ]
    alias_basis: Annotated[Basis, Field(description="Whether a source itself equates the two names or we inferred it")]


class Cluster(Row):
    table: ClassVar[Table] = Table(
        name="clusters",
        group=GROUP,
        title="Industrial clusters",
        title_zh="产业集群",
        description="The industrial clusters the sources name, with the figures given for them.",
        key=("cluster_id",),
        rules=(Together("place_id", "place_basis"),),
    )
    cluster_id: Annotated[c.Slug, Field(description="Identifier of a cluster")]
    name_zh: c.NameZh
    name_en: c.NameEn
    cluster_kind: Annotated[
        ClusterKind, Field(description="National advanced manufacturing cluster, cluster of the city, or other")
    ]
    reference_year: Annotated[
        int | None,
        Field(ge=1949, le=2100, description="Year the figures of the row are for"),
        Computed("year of the latest figures given for the row"),
    ]
    output_value_cny: Annotated[
        int | None,
        Field(ge=0, description="Output value of the cluster in the year"),
        Unit("CNY"),
        MeasuredBy("cluster_output_value", "reference_year"),
    ]
    output_growth_percent: Annotated[
        Decimal | None,
        Field(description="Growth of the output value over the year before"),
        Unit("percent"),
        MeasuredBy("cluster_output_growth", "reference_year"),
    ]
    industry_chain_count: Annotated[
        int | None,
        Field(ge=0, description="Industry chains in the cluster"),
        Unit("count"),
        MeasuredBy("cluster_industry_chains", "reference_year"),
    ]
    national_platform_count: Annotated[
        int | None,
        Field(ge=0, description="National-level technology innovation platforms in the cluster"),
        Unit("count"),
        MeasuredBy("national_innovation_platforms", "reference_year"),
    ]
    provincial_platform_count: Annotated[
        int | None,
        Field(ge=0, description="Provincial-level technology innovation platforms in the cluster"),
        Unit("count"),
        MeasuredBy("provincial_innovation_platforms", "reference_year"),
    ]
    national_high_tech_enterprise_count: Annotated[
        int | None,
        Field(ge=0, description="National high-tech enterprises in the cluster"),
        Unit("count"),
        MeasuredBy("high_tech_enterprises", "reference_year"),
    ]
    srdi_enterprise_count: Annotated[
        int | None,
        Field(
            ge=0, description="Specialised, refined, distinctive and innovative (专精特新) enterprises in the cluster"
        ),
        Unit("count"),
        MeasuredBy("srdi_enterprises", "reference_year"),
    ]
    place_id: c.PlaceId | None
    place_basis: c.PlaceBasis | None
    note_en: c.NoteEn | None


class IndustryChain(Row):
    table: ClassVar[Table] = Table(
        name="industry_chains",
        group=GROUP,
        title="Industry chains",
        title_zh="产业链",
        description="The industry chains the sources name.",
        key=("industry_chain_id",),
        rules=(Together("cluster_id", "cluster_basis"),),
    )
    industry_chain_id: Annotated[c.Slug, Field(description="Identifier of an industry chain")]
    name_zh: c.NameZh
    name_en: c.NameEn
    cluster_id: Annotated[
        c.Slug | None, Field(description="Identifier of a cluster"), References("clusters", "cluster_id")
    ]
    cluster_basis: Annotated[Basis | None, Field(description="Whether a source states that it belongs to the cluster")]
    note_en: c.NoteEn | None


class ComputingCenter(Row):
    table: ClassVar[Table] = Table(
        name="computing_centers",
        group=GROUP,
        title="Computing centres",
        title_zh="算力中心",
        description="The computing centres the sources name, with their latest stated capacity.",
        key=("computing_center_id",),
        rules=(Together("district", "district_basis"), Together("operator", "operator_basis")),
    )
    computing_center_id: Annotated[c.Slug, Field(description="Identifier of a computing centre")]
    name_zh: c.NameZh
    name_en: c.NameEn
    capacity_as_of: Annotated[
        date | None,
        Field(description="Day for which the capacity is given"),
        Computed("reference period of the latest capacity given for the row"),
    ]
    capacity_pflops: Annotated[
        Decimal | None,
        Field(ge=0, description="Computing capacity; the sources do not say at which precision"),
        Unit("PFLOPS"),
        MeasuredBy("ai_computing_capacity", "capacity_as_of"),
    ]
    district: Annotated[
        c.Slug | None, Field(description="District of Shenyang in which it lies"), References("places", "place_id")
    ]
    district_basis: Annotated[Basis | None, Field(description="Whether a source states the district or we inferred it")]
    operator: Annotated[
        c.Slug | None,
        Field(description="Organisation that runs or enables it"),
        References("organizations", "organization_id"),
    ]
    operator_basis: Annotated[Basis | None, Field(description="Whether a source states the operator or we inferred it")]
    note_en: c.NoteEn | None


class Platform(Row):
    table: ClassVar[Table] = Table(
        name="platforms",
        group=GROUP,
        title="Platforms",
        title_zh="创新平台",
        description="Laboratories, facilities, research centres, alliances and other platforms the sources name.",
        key=("platform_id",),
        rules=PLACE_AND_PARENT,
    )
    platform_id: Annotated[c.Slug, Field(description="Identifier of a platform")]
    name_zh: c.NameZh
    name_en: c.NameEn
    platform_kind: Annotated[PlatformKind, Field(description="What kind of platform it is")]
    place_id: c.PlaceId | None
    place_basis: c.PlaceBasis | None
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None


class Organization(Row):
    table: ClassVar[Table] = Table(
        name="organizations",
        group=GROUP,
        title="Organisations",
        title_zh="机构",
        description="Universities, institutes, companies, public bodies and associations the sources name.",
        key=("organization_id",),
        rules=PLACE_AND_PARENT,
    )
    organization_id: Annotated[c.Slug, Field(description="Identifier of an organisation")]
    name_zh: c.NameZh
    name_en: c.NameEn
    organization_kind: Annotated[OrganizationKind, Field(description="What kind of organisation it is")]
    place_id: c.PlaceId | None
    place_basis: c.PlaceBasis | None
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None


class Person(Row):
    table: ClassVar[Table] = Table(
        name="people",
        group=GROUP,
        title="People",
        title_zh="人物",
        description="People the sources name in a public role; reporters, editors and the citizen are left out.",
        key=("person_id",),
    )
    person_id: Annotated[c.Slug, Field(description="Identifier of a person")]
    name_zh: c.NameZh
    name_en: c.NameEn
    role_en: Annotated[c.Text, Field(description="The role in which the source names the person, in our rendering")]
    organization_id: Annotated[
        c.Slug | None,
        Field(description="Identifier of an organisation"),
        References("organizations", "organization_id"),
    ]
    note_en: c.NoteEn | None


class Park(Row):
    table: ClassVar[Table] = Table(
        name="parks",
        group=GROUP,
        title="Parks",
        title_zh="园区",
        description="Science cities, parks, zones and towns the sources name.",
        key=("park_id",),
        rules=PLACE_AND_PARENT,
    )
    park_id: Annotated[c.Slug, Field(description="Identifier of a park")]
    name_zh: c.NameZh
    name_en: c.NameEn
    place_id: c.PlaceId | None
    place_basis: c.PlaceBasis | None
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None


class Fund(Row):
    table: ClassVar[Table] = Table(
        name="funds",
        group=GROUP,
        title="Funds",
        title_zh="基金",
        description="Funds and fund systems the sources name, with the size given for them.",
        key=("fund_id",),
        rules=(Together("parent_id", "parent_basis"),),
    )
    fund_id: Annotated[c.Slug, Field(description="Identifier of a fund")]
    name_zh: c.NameZh
    name_en: c.NameEn
    size_as_of: Annotated[
        date | None,
        Field(description="Day for which the size is given"),
        Computed("reference period of the latest size given for the row"),
    ]
    size_cny: Annotated[
        int | None,
        Field(ge=0, description="Total size of the fund or fund system"),
        Unit("CNY"),
        MeasuredBy("fund_size", "size_as_of"),
    ]
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None


class Program(Row):
    table: ClassVar[Table] = Table(
        name="programs",
        group=GROUP,
        title="Programmes",
        title_zh="规划计划与政策",
        description="Plans, programmes, policies, models of work, honours and slogans the sources name.",
        key=("program_id",),
        rules=(Together("parent_id", "parent_basis"),),
    )
    program_id: Annotated[c.Slug, Field(description="Identifier of a programme")]
    name_zh: c.NameZh
    name_en: c.NameEn
    program_kind: Annotated[
        ProgramKind, Field(description="Whether it is a plan, programme, policy, model, honour or slogan")
    ]
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None


class Project(Row):
    table: ClassVar[Table] = Table(
        name="projects",
        group=GROUP,
        title="Projects",
        title_zh="项目与产品",
        description="Projects, technologies, products, teams and large models the sources name.",
        key=("project_id",),
        rules=PLACE_AND_PARENT,
    )
    project_id: Annotated[c.Slug, Field(description="Identifier of a project")]
    name_zh: c.NameZh
    name_en: c.NameEn
    project_kind: Annotated[
        ProjectKind, Field(description="Whether it is a project, technology, product, team or large model")
    ]
    place_id: c.PlaceId | None
    place_basis: c.PlaceBasis | None
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None


class Event(Row):
    table: ClassVar[Table] = Table(
        name="events",
        group=GROUP,
        title="Events",
        title_zh="赛事与会议",
        description="Contests, forums, meetings and activities the sources name.",
        key=("event_id",),
        rules=PLACE_AND_PARENT,
    )
    event_id: Annotated[c.Slug, Field(description="Identifier of an event")]
    name_zh: c.NameZh
    name_en: c.NameEn
    event_kind: Annotated[EventKind, Field(description="Whether it is a contest, forum, meeting or other activity")]
    place_id: c.PlaceId | None
    place_basis: c.PlaceBasis | None
    parent_id: c.ParentId | None
    parent_basis: c.ParentBasis | None
    note_en: c.NoteEn | None
