"""Row models of what is said and done: measures, suggestions, targets, relations."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from shenyang_innovation.schema import columns as c
from shenyang_innovation.schema.annotations import ListOf, References
from shenyang_innovation.schema.row import Row, Table
from shenyang_innovation.schema.rules import FilledExactlyIf, Ordered, Together
from shenyang_innovation.schema.words import Answer, Basis, Comparability, RelationKind, Verdict

GROUP = "what is said and done"


class MeasureItem(Row):
    table: ClassVar[Table] = Table(
        name="measures",
        group=GROUP,
        title="Measures",
        title_zh="举措",
        description="Each reply, plan or report, item by item, in order.",
        key=("measure_id",),
        unique=(("source_id", "position"),),
        rules=(Ordered("start", "end", strict=True),),
    )
    measure_id: Annotated[c.Slug, Field(description="Identifier of an item: its source and position")]
    source_id: c.SourceId
    position: c.Position
    mark: Annotated[c.Text | None, Field(description="The list mark of the item as it stands in the source text")]
    heading_zh: c.HeadingZh
    heading_en: c.HeadingEn
    summary_en: Annotated[c.Text, Field(description="What the item says, in our words")]
    start: c.Start
    end: c.End
    note_en: c.NoteEn | None


class Suggestion(Row):
    table: ClassVar[Table] = Table(
        name="suggestions",
        group=GROUP,
        title="Suggestions",
        title_zh="建议",
        description="What the citizen proposed, beside what the reply answers or leaves open.",
        key=("suggestion_id",),
        unique=(("source_id", "position"),),
        rules=(
            Ordered("start", "end", strict=True),
            FilledExactlyIf("answered_by", "answered", ("in-full", "in-part")),
        ),
    )
    suggestion_id: Annotated[c.Slug, Field(description="Identifier of a suggestion: its source and position")]
    source_id: c.SourceId
    position: c.Position
    heading_zh: c.HeadingZh
    heading_en: c.HeadingEn
    start: c.Start
    end: c.End
    answered: Annotated[Answer, Field(description="Whether the reply answers it in full, in part or not at all")]
    answered_by: Annotated[
        str | None,
        Field(pattern=c.LIST, description="The items of the reply that answer it, separated by spaces"),
        ListOf("measures", "measure_id"),
    ]
    reason_en: c.ReasonEn


class Target(Row):
    table: ClassVar[Table] = Table(
        name="targets",
        group=GROUP,
        title="Targets and forecasts",
        title_zh="目标与预期",
        description="Every target and forecast with its due date and what became of it.",
        key=("target_id",),
        rules=(
            Ordered("value", "value_upper", strict=True),
            Together("due", "due_basis"),
            FilledExactlyIf("outcome_id", "comparability", ("direct", "partly", "other-definition")),
        ),
    )
    target_id: Annotated[
        c.ObservationKey,
        Field(description="The observation that states the target or forecast"),
        References("observations", "observation_id"),
    ]
    source_id: c.SourceId
    subject_id: c.SubjectId
    indicator_id: c.IndicatorId
    value: c.ValueOf
    value_upper: c.ValueUpper | None
    unit: c.UnitOf
    comparator: c.ComparatorOf
    status: c.StatusOf
    due: Annotated[
        date | None, Field(description="Last day on which it is to be reached; null for a forecast without one")
    ]
    due_basis: Annotated[Basis | None, Field(description="Whether the source states the due date or we inferred it")]
    outcome_id: Annotated[
        c.ObservationKey | None,
        Field(description="The later observation that answers it"),
        References("observations", "observation_id"),
    ]
    comparability: Annotated[Comparability, Field(description="How far the later observation measures the same thing")]
    verdict: Annotated[
        Verdict, Field(description="met, missed, undecided (the later observation can't decide it), open (none yet)")
    ]
    reason_en: c.ReasonEn


class Relation(Row):
    table: ClassVar[Table] = Table(
        name="relations",
        group=GROUP,
        title="Relations",
        title_zh="数量关系",
        description="Each sum, share, growth, part or count that ought to hold, with its residual.",
        key=("relation_id",),
        unique=(("relation_kind", "stated_id", "operands"),),
    )
    relation_id: Annotated[c.Slug, Field(description="Identifier of a relation")]
    relation_kind: Annotated[
        RelationKind, Field(description="What ought to hold between the stated value and the operands")
    ]
    stated_id: Annotated[
        c.ObservationKey,
        Field(description="The observation that is recomputed"),
        References("observations", "observation_id"),
    ]
    operands: Annotated[
        str,
        Field(
            pattern=c.LIST,
            description="Observations it is recomputed from or, for lists, the spans of the listed items, in order",
        ),
    ]
    stated_value: Annotated[c.Number, Field(description="Value of the stated observation")]
    computed_value: Annotated[c.Number, Field(description="Value recomputed from the operands")]
    residual: Annotated[c.Number, Field(description="stated_value minus computed_value")]
    tolerance: Annotated[c.Number, Field(ge=0, description="Half a unit of the last digit that the figures give")]
    unit: c.UnitOf
    holds: Annotated[bool, Field(description="Whether the relation holds within the tolerance")]
    reason_en: c.ReasonEn
