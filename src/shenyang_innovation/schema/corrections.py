"""Row models of the tables that say what was wrong, and which rows are no more."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from shenyang_innovation.schema import columns as c
from shenyang_innovation.schema.annotations import Computed
from shenyang_innovation.schema.row import Row, Table
from shenyang_innovation.schema.rules import Together
from shenyang_innovation.schema.words import ErratumKind

GROUP = "provenance"

TableName = Annotated[str, Field(pattern=c.NAME, description="Name of the table")]
RowKey = Annotated[c.Text, Field(description="Key of the row; the parts of a compound key joined by /")]
SinceVersion = Annotated[
    str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$", description="The first data version in which it is so")
]


class Erratum(Row):
    table: ClassVar[Table] = Table(
        name="errata",
        group=GROUP,
        title="Errata",
        title_zh="勘误",
        description="What was wrong and what is right: cells of earlier releases, and places where a document itself "
        "is wrong. There the tables keep what the document says, and the right value stands here.",
        key=("erratum_id",),
        unique=(("table_name", "row_key", "column_name", "since_version"),),
        rules=(Together("value", "unit"),),
    )
    erratum_id: Annotated[c.Slug, Field(description="Identifier of a correction")]
    erratum_kind: Annotated[
        ErratumKind,
        Field(description="Whether a released value of the package was wrong, or the document itself has it wrong"),
    ]
    table_name: TableName
    row_key: RowKey
    column_name: Annotated[str, Field(pattern=c.NAME, description="Name of the column")]
    wrong: Annotated[c.CellText | None, Field(description="The wrong cell, as it stands in the CSV; null if empty")]
    corrected: Annotated[
        c.CellText | None, Field(description="What is right, as it would stand in the CSV; null if empty")
    ]
    value: Annotated[c.ValueOf | None, Computed("read from `corrected`, if that is the figure of an observation")]
    value_upper: Annotated[c.ValueUpper | None, Computed("read from `corrected`, if that is a range")]
    unit: Annotated[c.UnitOf | None, Computed("read from `corrected`")]
    reason_en: c.ReasonEn
    since_version: SinceVersion
    evidence_id: Annotated[c.Text, Field(description="What shows it: the identifier of an observation or of a source")]


class Tombstone(Row):
    table: ClassVar[Table] = Table(
        name="retired",
        group=GROUP,
        title="Retired rows",
        title_zh="停用条目",
        description="Rows of earlier releases that are no more, why, and what took their place.",
        key=("table_name", "row_key"),
    )
    table_name: TableName
    row_key: RowKey
    reason_en: c.ReasonEn
    successor_key: Annotated[
        c.Text | None, Field(description="Key of the row of the same table that took its place; null if none did")
    ]
    since_version: SinceVersion
