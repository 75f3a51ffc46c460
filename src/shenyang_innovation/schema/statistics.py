"""Row models of the statistical tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, get_args

from pydantic import Field

from shenyang_innovation.schema import columns as c
from shenyang_innovation.schema.annotations import References
from shenyang_innovation.schema.row import Filter, Row, Table
from shenyang_innovation.schema.rules import FilledExactlyIf, Ordered, Together
from shenyang_innovation.schema.text import Cell
from shenyang_innovation.schema.words import Basis, EntityKind, PlaceLevel, QuantityKind, Span

GROUP = "statistics"
_KIND = f"({'|'.join(get_args(EntityKind))})"


class UnitRow(Row):
    table: ClassVar[Table] = Table(
        name="units",
        group=GROUP,
        title="Units",
        title_zh="计量单位",
        description="The base units of the values: what each measures, and its code in UCUM for those who join the "
        "tables with data of others.",
        key=("unit",),
        unique=(("label_zh",), ("label_en",)),
    )
    unit: c.UnitKey
    label_zh: c.LabelZh
    label_en: c.LabelEn
    ucum: Annotated[
        str | None,
        Field(
            pattern=r"^[!-~]+$",
            description="Code in the Unified Code for Units of Measure; null if UCUM has none that says the same",
        ),
    ]
    quantity_kind: Annotated[
        QuantityKind, Field(description="What is measured in it; units of one kind need not be convertible")
    ]
    note_en: c.NoteEn | None


def ucum_codes(rows: Iterable[Mapping[str, Cell]]) -> dict[str, str]:
    """The code in UCUM of each unit that has one, from the rows of `units`.

    >>> ucum_codes([{"unit": "square-metre", "ucum": "m2"}, {"unit": "rank", "ucum": None}])
    {'square-metre': 'm2'}
    """
    return {str(row["unit"]): code for row in rows if (code := row["ucum"]) is not None}


class Indicator(Row):
    table: ClassVar[Table] = Table(
        name="indicators",
        group=GROUP,
        title="Indicators",
        title_zh="指标",
        description="What is measured: definition, unit and measure of each indicator, how the sources word it, and "
        "the caveats that apply to every observation of it.",
        key=("indicator_id",),
        unique=(("label_zh",), ("label_en",)),
    )
    indicator_id: c.IndicatorKey
    label_zh: c.LabelZh
    label_en: c.LabelEn
    definition_en: c.DefinitionEn
    measure: c.MeasureOf
    theme: c.ThemeOf
    unit: c.UnitOf
    classifiers: Annotated[
        str,
        Field(
            pattern=c.LIST,
            description="Classifiers or units in which the sources count it, in Simplified script, separated by "
            "spaces; none is a number without one",
        ),
    ]
    subject_kinds: Annotated[
        str,
        Field(
            pattern=f"^{_KIND}( {_KIND})*$",
            description="Kinds of entity that it can be stated about, separated by spaces",
        ),
    ]
    terms_zh: Annotated[
        str,
        Field(
            pattern=r"^\S{1,12}( \S{1,12})*$",
            description="Words of the field, in Simplified script, separated by spaces: one of them stands beside each "
            "figure of it",
        ),
    ]
    caveats: c.Caveats | None


class Observation(Row):
    table: ClassVar[Table] = Table(
        name="observations",
        group=GROUP,
        title="Observations",
        title_zh="观测值",
        description="Every quantity that a source states about a subject, one row a figure. Those of a text have their "
        "place in it, those of a citation have none.",
        key=("observation_id",),
        unique=(("source_id", "start"),),
        rules=(
            Ordered("start", "end", strict=True),
            Ordered("value", "value_upper", strict=True),
            Ordered("period_start", "period_end"),
            Together("period_end", "period_basis"),
            FilledExactlyIf("start", "evidence", ("text",)),
            FilledExactlyIf("end", "evidence", ("text",)),
        ),
        filters=(
            Filter("evidence", "evidence"),
            Filter("theme", "theme"),
            Filter("subject", "subject_id"),
            Filter("indicator", "indicator_id"),
            Filter("status", "status"),
            Filter("since", "period_end", since=True),
        ),
    )
    observation_id: Annotated[
        c.ObservationKey,
        Field(description="Identifier of an observation: its source with @ and its offset, or with . and its number"),
    ]
    source_id: c.SourceId
    evidence: c.EvidenceOf
    start: c.Start | None
    end: c.End | None
    figure: c.Figure
    readable: c.Readable
    indicator_id: c.IndicatorId
    subject_id: c.SubjectId
    theme: c.ThemeOf
    value: c.ValueOf
    value_upper: c.ValueUpper | None
    unit: c.UnitOf
    classifier: Annotated[c.Text | None, Field(description="Classifier or unit as worded, in Simplified script")]
    comparator: c.ComparatorOf
    qualifier: Annotated[
        c.Text | None, Field(description="The word of comparison beside the figure, as it stands in the source text")
    ]
    status: c.StatusOf
    status_basis: Annotated[
        Basis, Field(description="Whether the status follows from a cue in the text or was inferred")
    ]
    cue: Annotated[
        c.Text | None, Field(description="The word that makes it a target or forecast, as it stands in the source text")
    ]
    measure: c.MeasureOf
    period_start: c.PeriodStart | None
    period_end: c.PeriodEnd | None
    period_basis: c.PeriodBasis | None
    caveats: c.Caveats | None
    note_en: c.NoteEn | None


class SeriesPoint(Row):
    table: ClassVar[Table] = Table(
        name="series",
        group=GROUP,
        title="Series",
        title_zh="时间序列",
        description="The dated observations of one indicator about one subject in the order of time, actuals with "
        "targets and forecasts beside them, and those of another indicator that is joined. Nothing is interpolated; "
        "where the definition changes, a new segment begins.",
        key=("indicator_id", "subject_id", "position"),
        unique=(("indicator_id", "subject_id", "observation_id"),),
        rules=(
            Ordered("value", "value_upper", strict=True),
            Ordered("period_start", "period_end"),
        ),
        filters=(
            Filter("indicator", "indicator_id", first=True),
            Filter("subject", "subject_id", first=True, default="shenyang"),
            Filter("status", "status"),
            Filter("evidence", "evidence"),
        ),
    )
    indicator_id: Annotated[
        c.IndicatorKey, Field(description="Indicator of the series"), References("indicators", "indicator_id")
    ]
    subject_id: c.SubjectId
    position: c.Position
    observation_id: Annotated[
        c.ObservationKey, Field(description="The observation"), References("observations", "observation_id")
    ]
    own_indicator_id: Annotated[
        c.IndicatorKey,
        Field(description="Indicator of the observation: another than that of the series if it is joined to it"),
        References("indicators", "indicator_id"),
    ]
    period_start: c.PeriodStart | None
    period_end: c.PeriodEnd
    period_basis: c.PeriodBasis
    span: Annotated[
        Span,
        Field(
            description="What stretch the period is; only equal ones compare. A stock has a day; open is one whose "
            "first day is not known"
        ),
    ]
    value: c.ValueOf
    value_upper: c.ValueUpper | None
    unit: c.UnitOf
    comparator: c.ComparatorOf
    status: c.StatusOf
    evidence: c.EvidenceOf
    source_id: c.SourceId
    segment: Annotated[
        int, Field(ge=1, description="Number of the stretch of one definition, from 1; across two, compare with care")
    ]
    break_en: Annotated[
        c.Text | None, Field(description="Why a new segment begins here; null where the one before goes on")
    ]
    repeats: Annotated[
        c.ObservationKey | None,
        Field(description="The earlier document's observation of the same quantity for the same period"),
        References("observations", "observation_id"),
    ]


class Place(Row):
    table: ClassVar[Table] = Table(
        name="places",
        group=GROUP,
        title="Places",
        title_zh="地区",
        description="Places the sources name, and all county-level divisions of Shenyang with their codes.",
        key=("place_id",),
        unique=(("gbt2260",),),
    )
    place_id: Annotated[c.Slug, Field(description="Identifier of a place")]
    name_zh: c.NameZh
    name_en: c.NameEn
    place_level: Annotated[PlaceLevel, Field(description="Level of the place")]
    within_id: Annotated[c.Slug | None, Field(description="The place it lies in"), References("places", "place_id")]
    gbt2260: Annotated[
        str | None,
        Field(pattern=r"^[0-9]{6}$", description="Code of GB/T 2260; only for Liaoning, Shenyang and its divisions"),
    ]


class Term(Row):
    table: ClassVar[Table] = Table(
        name="glossary",
        group=GROUP,
        title="Glossary",
        title_zh="术语",
        description="Terms of the sources that a reader from elsewhere needs explained.",
        key=("term_id",),
        unique=(("term_zh",),),
        rules=(Ordered("start", "end", strict=True),),
    )
    term_id: Annotated[c.Slug, Field(description="Identifier of a term")]
    term_zh: Annotated[c.Text, Field(description="The term in Simplified script")]
    term_en: Annotated[c.Text, Field(description="The term in English")]
    definition_en: c.DefinitionEn
    source_id: c.SourceId
    start: c.Start
    end: c.End
