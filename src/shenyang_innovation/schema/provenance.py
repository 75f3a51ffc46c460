"""Row models of the tables that say where everything comes from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from shenyang_innovation.schema import columns as c
from shenyang_innovation.schema.annotations import Computed, References
from shenyang_innovation.schema.row import Filter, Row, Table
from shenyang_innovation.schema.rules import FilledExactlyIf, FilledIf, Ordered, Together
from shenyang_innovation.schema.words import (
    AddressKind,
    Basis,
    DayBasis,
    Disposition,
    DocumentKind,
    Extent,
    Script,
)

GROUP = "provenance"


class Source(Row):
    table: ClassVar[Table] = Table(
        name="sources",
        group=GROUP,
        title="Sources",
        title_zh="来源文件",
        description="The public documents that the tables were read from: some as whole texts, some only cited.",
        key=("source_id",),
        unique=(("sha256",), ("address",)),
        rules=(
            FilledIf("publisher_id", "evidence", ("text",)),
            Together("publisher_id", "publisher_zh"),
            Together("publisher_id", "publisher_en"),
            Together("address", "address_basis"),
            Together("address", "address_kind"),
            FilledIf("address", "evidence", ("citation",)),
            FilledExactlyIf("seen_by", "evidence", ("citation",)),
            FilledExactlyIf("times_read", "evidence", ("citation",)),
            FilledExactlyIf("script", "evidence", ("text",)),
            FilledExactlyIf("characters", "evidence", ("text",)),
            FilledExactlyIf("sha256", "evidence", ("text",)),
        ),
        filters=(Filter("evidence", "evidence"),),
    )
    source_id: c.SourceKey
    evidence: c.EvidenceOf
    document_kind: Annotated[DocumentKind, Field(description="What kind of document it is")]
    title_zh: Annotated[c.Text, Field(description="Title of the document, or what it is called after")]
    title_en: Annotated[c.Text, Field(description="Title in English, in our rendering")]
    publisher_id: Annotated[
        c.Slug | None,
        Field(description="Who published the document; null if that of a citation is not known"),
        References("organizations", "organization_id"),
    ]
    publisher_zh: Annotated[
        c.Text | None, Field(description="Name of the publisher"), Computed("name_zh of publisher_id")
    ]
    publisher_en: Annotated[
        c.Text | None, Field(description="Name of the publisher in English"), Computed("name_en of publisher_id")
    ]
    speaker_id: Annotated[
        c.Slug | None, Field(description="Whose statements the document reports"), References("entities", "entity_id")
    ]
    published: Annotated[date, Field(description="Day of publication")]
    published_basis: Annotated[
        DayBasis,
        Field(
            description="How the day is known: printed in the document, in its address, that of a copy by others, or "
            "inferred"
        ),
    ]
    address: Annotated[
        c.Text | None, Field(pattern=r"^https?://\S+$", description="Web address; null if it was not found")
    ]
    address_basis: Annotated[Basis | None, Field(description="Whether the address was seen or inferred")]
    address_kind: Annotated[
        AddressKind | None, Field(description="Whether it is the place of publication or that of a repost by others")
    ]
    seen_by: Annotated[
        date | None,
        Field(description="Day by which the document had been seen at the address: that of entering its facts"),
    ]
    extent_read: Annotated[Extent, Field(description="How much of the document was read")]
    times_read: Annotated[
        int | None, Field(ge=1, description="How often the facts of a citation were read from the document")
    ]
    script: Annotated[Script | None, Field(description="Chinese script of the text (ISO 15924)")]
    characters: Annotated[c.Count | None, Field(description="Length of the text in characters")]
    sha256: Annotated[str | None, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the exact text in UTF-8")]
    rights: Annotated[c.Text, Field(description="Who holds the rights in the document")]
    note_en: c.NoteEn | None


class FigureRow(Row):
    table: ClassVar[Table] = Table(
        name="figures",
        group=GROUP,
        title="Figures",
        title_zh="数字台账",
        description="Every figure of every source whose text was read whole, in reading order, and what it is.",
        key=("source_id", "start"),
        unique=(("observation_id",),),
        rules=(
            Ordered("start", "end", strict=True),
            FilledExactlyIf("observation_id", "disposition", ("observation",)),
        ),
    )
    source_id: c.SourceId
    start: c.Start
    end: c.End
    figure: c.Figure
    readable: c.Readable
    disposition: Annotated[Disposition, Field(description="What the figure is, or why it is no observation")]
    observation_id: Annotated[
        c.ObservationKey | None,
        Field(description="The observation that the figure gives"),
        References("observations", "observation_id"),
    ]
    note_en: c.NoteEn | None


class CitedFigure(Row):
    table: ClassVar[Table] = Table(
        name="cited_figures",
        group=GROUP,
        title="Cited figures",
        title_zh="引用数字",
        description="The facts known of each source that is only cited: the figure as worded, what it is about, and "
        "the period that was recorded with it. They are not complete and have no place in a text.",
        key=("source_id", "number"),
        unique=(("observation_id",),),
        rules=(FilledExactlyIf("observation_id", "disposition", ("observation",)),),
    )
    source_id: c.SourceId
    number: Annotated[int, Field(ge=1, description="Number of the fact in its source, from 1; never used again")]
    figure: c.Figure
    about_zh: Annotated[c.Text, Field(description="What the figure is about, in the words of the citation")]
    words_zh: Annotated[c.Text | None, Field(description="The word beside the figure, as the citation gives it")]
    period_recorded: Annotated[
        str,
        Field(
            pattern=c.PERIOD,
            description="The period recorded: a year, half-year, month or day, START/END, or the end or middle of one",
        ),
    ]
    disposition: Annotated[Disposition, Field(description="What the figure is, or why it is no observation")]
    observation_id: Annotated[
        c.ObservationKey | None,
        Field(description="The observation that the figure gives"),
        References("observations", "observation_id"),
    ]
    note_en: c.NoteEn | None


class Mention(Row):
    table: ClassVar[Table] = Table(
        name="mentions",
        group=GROUP,
        title="Mentions",
        title_zh="提及",
        description="The places where the sources name an entity.",
        key=("source_id", "start", "end", "entity_id"),
        rules=(Ordered("start", "end", strict=True),),
    )
    source_id: c.SourceId
    start: c.Start
    end: c.End
    mention: Annotated[
        c.Text, Field(description="The characters that name the entity as they stand in the source text")
    ]
    entity_id: c.EntityId


class Caveat(Row):
    table: ClassVar[Table] = Table(
        name="caveats",
        group=GROUP,
        title="Caveats",
        title_zh="注意事项",
        description="The controlled codes that warn about an observation.",
        key=("caveat_id",),
        unique=(("label_zh",), ("label_en",)),
    )
    caveat_id: Annotated[c.Slug, Field(description="Code of a caveat")]
    label_zh: c.LabelZh
    label_en: c.LabelEn
    definition_en: c.DefinitionEn
