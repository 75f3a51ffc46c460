"""One loader for each table; what each gives by backend and columns stands in the stub.

Built by `shenyang-innovation build` from the row models: change those, not this file.
"""

from __future__ import annotations

from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.location import folder_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from shenyang_innovation.published.names import Backend, Evidence, Status, Theme


def load_sources(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
    evidence: Evidence | None = None,
) -> Any:
    """Load sources: Sources (来源文件).

    The public documents that the tables were read from: some as whole texts, some only cited.

    One row for each source_id; 18 rows of 22 columns.

    Columns:
        source_id (string): Identifier of a source. Key.
        evidence (string of codes): text: read whole, every figure is here with its place; citation: only stated
            facts are known, without places and not complete.
        document_kind (string of codes): What kind of document it is.
        title_zh (string): Title of the document, or what it is called after.
        title_en (string): Title in English, in our rendering.
        publisher_id (string, null if not given): Who published the document; null if that of a citation is not
            known. Refers to organizations.organization_id.
        publisher_zh (string, null if not given): Name of the publisher.
        publisher_en (string, null if not given): Name of the publisher in English.
        speaker_id (string, null if not given): Whose statements the document reports. Refers to entities.entity_id.
        published (date): Day of publication.
        published_basis (string of codes): How the day is known: printed in the document, in its address, that of a
            copy by others, or inferred.
        address (string, null if not given): Web address; null if it was not found.
        address_basis (string of codes, null if not given): Whether the address was seen or inferred.
        address_kind (string of codes, null if not given): Whether it is the place of publication or that of a
            repost by others.
        seen_by (date, null if not given): Day by which the document had been seen at the address: that of entering
            its facts.
        extent_read (string of codes): How much of the document was read.
        times_read (integer, null if not given): How often the facts of a citation were read from the document.
        script (string of codes, null if not given): Chinese script of the text (ISO 15924).
        characters (integer, null if not given): Length of the text in characters.
        sha256 (string, null if not given): SHA-256 of the exact text in UTF-8.
        rights (string): Who holds the rights in the document.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Source`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.
        evidence: Keep only the rows with this evidence.

    Raises:
        UnknownNameError: There is no such backend, column, version or evidence.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: 5g-reply-2022, 5g-stations-2022, bureau-summary-2019, bureau-summary-2020, bureau-summary-2023,
    bureau-summary-2024, enterprise-briefing-2021, exchange-meeting-2024, half-year-briefing-2023,
    innovation-week-2022, innovative-cities-2022, institute-founding-2020, message-board-reply-2025,
    press-conference-2023, proposal-reply-2025, shenyang-daily-2021, technology-enterprises-2023,
    technology-managers-2025. `evidence("sources", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_sources
        >>> rows = load_sources(backend="records")
        >>> rows[0].source_id
        '5g-reply-2022'
    """
    where = {"evidence": evidence}
    return load_table("sources", backend, columns=columns, as_of=as_of, where=where, since={})


def load_figures(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load figures: Figures (数字台账).

    Every figure of every source whose text was read whole, in reading order, and what it is.

    One row for each source_id and start; 276 rows of 8 columns.

    Columns:
        source_id (string): Identifier of a source. Part of the key. Refers to sources.source_id.
        start (integer): Offset of the first character in the source text, from 0. Part of the key.
        end (integer): Offset behind the last character in the source text.
        figure (string): The characters of the figure as they stand in the source.
        readable (string): The same characters in Simplified script, without inserted pinyin.
        disposition (string of codes): What the figure is, or why it is no observation.
        observation_id (string, null if not given): The observation that the figure gives. Refers to
            observations.observation_id.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.FigureRow`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: exchange-meeting-2024, message-board-reply-2025, press-conference-2023, proposal-reply-2025,
    shenyang-daily-2021. `evidence("figures", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_figures
        >>> rows = load_figures(backend="records")
        >>> rows[0].source_id
        'exchange-meeting-2024'
    """
    return load_table("figures", backend, columns=columns, as_of=as_of)


def load_cited_figures(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load cited_figures: Cited figures (引用数字).

    The facts known of each source that is only cited: the figure as worded, what it is about, and the period that
    was recorded with it. They are not complete and have no place in a text.

    One row for each source_id and number; 71 rows of 9 columns.

    Columns:
        source_id (string): Identifier of a source. Part of the key. Refers to sources.source_id.
        number (integer): Number of the fact in its source, from 1; never used again. Part of the key.
        figure (string): The characters of the figure as they stand in the source.
        about_zh (string): What the figure is about, in the words of the citation.
        words_zh (string, null if not given): The word beside the figure, as the citation gives it.
        period_recorded (string): The period recorded: a year, half-year, month or day, START/END, or the end or
            middle of one.
        disposition (string of codes): What the figure is, or why it is no observation.
        observation_id (string, null if not given): The observation that the figure gives. Refers to
            observations.observation_id.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.CitedFigure`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: 5g-reply-2022, 5g-stations-2022, bureau-summary-2019, bureau-summary-2020, bureau-summary-2023,
    bureau-summary-2024, enterprise-briefing-2021, half-year-briefing-2023, innovation-week-2022,
    innovative-cities-2022, institute-founding-2020, technology-enterprises-2023, technology-managers-2025.
    `evidence("cited_figures", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_cited_figures
        >>> rows = load_cited_figures(backend="records")
        >>> rows[0].source_id
        '5g-reply-2022'
    """
    return load_table("cited_figures", backend, columns=columns, as_of=as_of)


def load_mentions(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load mentions: Mentions (提及).

    The places where the sources name an entity.

    One row for each source_id and start and end and entity_id; 512 rows of 5 columns.

    Columns:
        source_id (string): Identifier of a source. Part of the key. Refers to sources.source_id.
        start (integer): Offset of the first character in the source text, from 0. Part of the key.
        end (integer): Offset behind the last character in the source text. Part of the key.
        mention (string): The characters that name the entity as they stand in the source text.
        entity_id (string): Identifier of an entity, unique over all registers. Part of the key. Refers to
            entities.entity_id.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Mention`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: exchange-meeting-2024, message-board-reply-2025, press-conference-2023, proposal-reply-2025,
    shenyang-daily-2021. `evidence("mentions", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_mentions
        >>> rows = load_mentions(backend="records")
        >>> rows[0].source_id
        'exchange-meeting-2024'
    """
    return load_table("mentions", backend, columns=columns, as_of=as_of)


def load_caveats(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load caveats: Caveats (注意事项).

    The controlled codes that warn about an observation.

    One row for each caveat_id; 40 rows of 4 columns.

    Columns:
        caveat_id (string): Code of a caveat. Key.
        label_zh (string): Short label in Chinese.
        label_en (string): Short label in English.
        definition_en (string): What it means, in our words.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Caveat`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("caveats", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_caveats
        >>> rows = load_caveats(backend="records")
        >>> rows[0].caveat_id
        'ambiguous-period'
    """
    return load_table("caveats", backend, columns=columns, as_of=as_of)


def load_errata(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load errata: Errata (勘误).

    What was wrong and what is right: cells of earlier releases, and places where a document itself is wrong. There
    the tables keep what the document says, and the right value stands here.

    One row for each erratum_id; 27 rows of 13 columns.

    Columns:
        erratum_id (string): Identifier of a correction. Key.
        erratum_kind (string of codes): Whether a released value of the package was wrong, or the document itself
            has it wrong.
        table_name (string): Name of the table.
        row_key (string): Key of the row; the parts of a compound key joined by /.
        column_name (string): Name of the column.
        wrong (string, null if not given): The wrong cell, as it stands in the CSV; null if empty.
        corrected (string, null if not given): What is right, as it would stand in the CSV; null if empty.
        value (number, null if not given): Value in the base unit, read from the figure.
        value_upper (number, null if not given): Upper end, if the figure is a range.
        unit (string of codes, null if not given): Base unit of the value. Refers to units.unit.
        reason_en (string): Why it was judged so, in our words.
        since_version (string): The first data version in which it is so.
        evidence_id (string): What shows it: the identifier of an observation or of a source.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Erratum`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("errata", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_errata
        >>> rows = load_errata(backend="records")
        >>> rows[0].erratum_id
        'ai-elements-caveats'
    """
    return load_table("errata", backend, columns=columns, as_of=as_of)


def load_retired(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load retired: Retired rows (停用条目).

    Rows of earlier releases that are no more, why, and what took their place.

    One row for each table_name and row_key; 0 rows of 5 columns.

    Columns:
        table_name (string): Name of the table. Part of the key.
        row_key (string): Key of the row; the parts of a compound key joined by /. Part of the key.
        reason_en (string): Why it was judged so, in our words.
        successor_key (string, null if not given): Key of the row of the same table that took its place; null if
            none did.
        since_version (string): The first data version in which it is so.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Tombstone`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("retired", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_retired
        >>> rows = load_retired(backend="records")
        >>> len(rows)
        0
    """
    return load_table("retired", backend, columns=columns, as_of=as_of)


def load_units(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load units: Units (计量单位).

    The base units of the values: what each measures, and its code in UCUM for those who join the tables with data
    of others.

    One row for each unit; 11 rows of 6 columns.

    Columns:
        unit (string of codes): Code of a unit. Key.
        label_zh (string): Short label in Chinese.
        label_en (string): Short label in English.
        ucum (string, null if not given): Code in the Unified Code for Units of Measure; null if UCUM has none that
            says the same.
        quantity_kind (string of codes): What is measured in it; units of one kind need not be convertible.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.UnitRow`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("units", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_units
        >>> rows = load_units(backend="records")
        >>> rows[0].unit
        'CNY'
    """
    return load_table("units", backend, columns=columns, as_of=as_of)


def load_indicators(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load indicators: Indicators (指标).

    What is measured: definition, unit and measure of each indicator, how the sources word it, and the caveats that
    apply to every observation of it.

    One row for each indicator_id; 184 rows of 11 columns.

    Columns:
        indicator_id (string): Identifier of an indicator. Key.
        label_zh (string): Short label in Chinese.
        label_en (string): Short label in English.
        definition_en (string): What it means, in our words.
        measure (string of codes): What kind of quantity: stock, flow, cumulative, rate or rank.
        theme (string of codes): Field of the innovation system the indicator belongs to.
        unit (string of codes): Base unit of the value. Refers to units.unit.
        classifiers (string): Classifiers or units in which the sources count it, in Simplified script, separated by
            spaces; none is a number without one.
        subject_kinds (string): Kinds of entity that it can be stated about, separated by spaces.
        terms_zh (string): Words of the field, in Simplified script, separated by spaces: one of them stands beside
            each figure of it.
        caveats (string, null if not given): Codes of the caveats that apply, separated by spaces. Lists
            caveats.caveat_id.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Indicator`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("indicators", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_indicators
        >>> rows = load_indicators(backend="records")
        >>> rows[0].indicator_id
        '5g_base_stations'
    """
    return load_table("indicators", backend, columns=columns, as_of=as_of)


def load_observations(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
    evidence: Evidence | None = None,
    theme: Theme | None = None,
    subject: str | None = None,
    indicator: str | None = None,
    status: Status | None = None,
    since: str | int | date | None = None,
) -> Any:
    """Load observations: Observations (观测值).

    Every quantity that a source states about a subject, one row a figure. Those of a text have their place in it,
    those of a citation have none.

    One row for each observation_id; 230 rows of 25 columns.

    Columns:
        observation_id (string): Identifier of an observation: its source with @ and its offset, or with . and its
            number. Key.
        source_id (string): Identifier of a source. Refers to sources.source_id.
        evidence (string of codes): text: read whole, every figure is here with its place; citation: only stated
            facts are known, without places and not complete.
        start (integer, null if not given): Offset of the first character in the source text, from 0.
        end (integer, null if not given): Offset behind the last character in the source text.
        figure (string): The characters of the figure as they stand in the source.
        readable (string): The same characters in Simplified script, without inserted pinyin.
        indicator_id (string): Identifier of an indicator. Refers to indicators.indicator_id.
        subject_id (string): The entity the figure is about. Refers to entities.entity_id.
        theme (string of codes): Field of the innovation system the indicator belongs to.
        value (number): Value in the base unit, read from the figure.
        value_upper (number, null if not given): Upper end, if the figure is a range.
        unit (string of codes): Base unit of the value. Refers to units.unit.
        classifier (string, null if not given): Classifier or unit as worded, in Simplified script.
        comparator (string of codes): How the quantity compares with the value: over 1100 is > 1100.
        qualifier (string, null if not given): The word of comparison beside the figure, as it stands in the source
            text.
        status (string of codes): Whether it came about, is aimed at, or is expected.
        status_basis (string of codes): Whether the status follows from a cue in the text or was inferred.
        cue (string, null if not given): The word that makes it a target or forecast, as it stands in the source
            text.
        measure (string of codes): What kind of quantity: stock, flow, cumulative, rate or rank.
        period_start (date, null if not given): First day of the reference period; null if it has no known start.
        period_end (date, null if not given): Last day of the reference period; null if a forecast names no time.
        period_basis (string of codes, null if not given): Whether the source states the reference period or we
            inferred it.
        caveats (string, null if not given): Codes of the caveats that apply, separated by spaces. Lists
            caveats.caveat_id.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Observation`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.
        evidence: Keep only the rows with this evidence.
        theme: Keep only the rows with this theme.
        subject: Keep only the rows with this subject_id.
        indicator: Keep only the rows with this indicator_id.
        status: Keep only the rows with this status.
        since: Keep only the rows whose period_end is in this year (2024), month (2024-07) or day, or later; none
            without one.

    Raises:
        UnknownNameError: There is no such backend, column, version, evidence, theme, subject, indicator or status.
        UsageError: The columns are none, or one is named twice, or since is no day.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: 5g-reply-2022, 5g-stations-2022, bureau-summary-2019, bureau-summary-2020, bureau-summary-2023,
    bureau-summary-2024, enterprise-briefing-2021, exchange-meeting-2024, half-year-briefing-2023,
    innovation-week-2022, innovative-cities-2022, message-board-reply-2025, press-conference-2023,
    proposal-reply-2025, shenyang-daily-2021, technology-enterprises-2023, technology-managers-2025.
    `evidence("observations", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_observations
        >>> rows = load_observations(backend="records")
        >>> rows[0].observation_id
        '5g-reply-2022.1'
    """
    where = {"evidence": evidence, "theme": theme, "subject_id": subject, "indicator_id": indicator, "status": status}
    return load_table("observations", backend, columns=columns, as_of=as_of, where=where, since={"period_end": since})


def load_series(
    indicator: str | None = None,
    subject: str | None = "shenyang",
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
    status: Status | None = None,
    evidence: Evidence | None = None,
) -> Any:
    """Load series: Series (时间序列).

    The dated observations of one indicator about one subject in the order of time, actuals with targets and
    forecasts beside them, and those of another indicator that is joined. Nothing is interpolated; where the
    definition changes, a new segment begins.

    One row for each indicator_id and subject_id and position; 233 rows of 19 columns.

    Columns:
        indicator_id (string): Indicator of the series. Part of the key. Refers to indicators.indicator_id.
        subject_id (string): The entity the figure is about. Part of the key. Refers to entities.entity_id.
        position (integer): Place in the order of the document or series, from 1. Part of the key.
        observation_id (string): The observation. Refers to observations.observation_id.
        own_indicator_id (string): Indicator of the observation: another than that of the series if it is joined to
            it. Refers to indicators.indicator_id.
        period_start (date, null if not given): First day of the reference period; null if it has no known start.
        period_end (date): Last day of the reference period; null if a forecast names no time.
        period_basis (string of codes): Whether the source states the reference period or we inferred it.
        span (string of codes): What stretch the period is; only equal ones compare. A stock has a day; open is one
            whose first day is not known.
        value (number): Value in the base unit, read from the figure.
        value_upper (number, null if not given): Upper end, if the figure is a range.
        unit (string of codes): Base unit of the value. Refers to units.unit.
        comparator (string of codes): How the quantity compares with the value: over 1100 is > 1100.
        status (string of codes): Whether it came about, is aimed at, or is expected.
        evidence (string of codes): text: read whole, every figure is here with its place; citation: only stated
            facts are known, without places and not complete.
        source_id (string): Identifier of a source. Refers to sources.source_id.
        segment (integer): Number of the stretch of one definition, from 1; across two, compare with care.
        break_en (string, null if not given): Why a new segment begins here; null where the one before goes on.
        repeats (string, null if not given): The earlier document's observation of the same quantity for the same
            period. Refers to observations.observation_id.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.SeriesPoint`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.
        indicator: Keep only the rows with this indicator_id.
        subject: Keep only the rows with this subject_id. Left out, it is 'shenyang'; None keeps all.
        status: Keep only the rows with this status.
        evidence: Keep only the rows with this evidence.

    Raises:
        UnknownNameError: There is no such backend, column, version, indicator, subject, status or evidence.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: 5g-reply-2022, 5g-stations-2022, bureau-summary-2019, bureau-summary-2020, bureau-summary-2023,
    bureau-summary-2024, enterprise-briefing-2021, exchange-meeting-2024, half-year-briefing-2023,
    innovation-week-2022, innovative-cities-2022, message-board-reply-2025, press-conference-2023,
    proposal-reply-2025, shenyang-daily-2021, technology-enterprises-2023, technology-managers-2025.
    `evidence("series", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_series
        >>> rows = load_series(backend="records")
        >>> rows[0].indicator_id
        '5g_base_stations'
    """
    where = {"indicator_id": indicator, "subject_id": subject, "status": status, "evidence": evidence}
    return load_table("series", backend, columns=columns, as_of=as_of, where=where, since={})


def load_places(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load places: Places (地区).

    Places the sources name, and all county-level divisions of Shenyang with their codes.

    One row for each place_id; 24 rows of 6 columns.

    Columns:
        place_id (string): Identifier of a place. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        place_level (string of codes): Level of the place.
        within_id (string, null if not given): The place it lies in. Refers to places.place_id.
        gbt2260 (string, null if not given): Code of GB/T 2260; only for Liaoning, Shenyang and its divisions.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Place`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("places", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_places
        >>> rows = load_places(backend="records")
        >>> rows[0].place_id
        'canada'
    """
    return load_table("places", backend, columns=columns, as_of=as_of)


def load_glossary(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load glossary: Glossary (术语).

    Terms of the sources that a reader from elsewhere needs explained.

    One row for each term_id; 45 rows of 7 columns.

    Columns:
        term_id (string): Identifier of a term. Key.
        term_zh (string): The term in Simplified script.
        term_en (string): The term in English.
        definition_en (string): What it means, in our words.
        source_id (string): Identifier of a source. Refers to sources.source_id.
        start (integer): Offset of the first character in the source text, from 0.
        end (integer): Offset behind the last character in the source text.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Term`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: exchange-meeting-2024, message-board-reply-2025, press-conference-2023, proposal-reply-2025,
    shenyang-daily-2021. `evidence("glossary", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_glossary
        >>> rows = load_glossary(backend="records")
        >>> rows[0].term_id
        'achievement-transfer'
    """
    return load_table("glossary", backend, columns=columns, as_of=as_of)


def load_entities(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load entities: Entities (实体索引).

    Index of everything that has a register row.

    One row for each entity_id; 327 rows of 6 columns.

    Columns:
        entity_id (string): Identifier of an entity, unique over all registers. Key.
        entity_kind (string of codes): The table in which its row stands.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        mention_count (integer): How often the sources name it.
        observation_count (integer): How many observations are about it.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Entity`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("entities", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_entities
        >>> rows = load_entities(backend="records")
        >>> rows[0].entity_id
        '5g'
    """
    return load_table("entities", backend, columns=columns, as_of=as_of)


def load_aliases(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load aliases: Aliases (别名).

    Other names under which the sources speak of an entity.

    One row for each entity_id and alias_zh; 64 rows of 3 columns.

    Columns:
        entity_id (string): Identifier of an entity, unique over all registers. Part of the key. Refers to
            entities.entity_id.
        alias_zh (string): Another form of the name as a source writes it, in Simplified script. Part of the key.
        alias_basis (string of codes): Whether a source itself equates the two names or we inferred it.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Alias`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("aliases", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_aliases
        >>> rows = load_aliases(backend="records")
        >>> rows[0].entity_id
        'advanced-materials-chain'
    """
    return load_table("aliases", backend, columns=columns, as_of=as_of)


def load_clusters(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load clusters: Industrial clusters (产业集群).

    The industrial clusters the sources name, with the figures given for them.

    One row for each cluster_id; 12 rows of 15 columns.

    Columns:
        cluster_id (string): Identifier of a cluster. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        cluster_kind (string of codes): National advanced manufacturing cluster, cluster of the city, or other.
        reference_year (integer, null if not given): Year the figures of the row are for.
        output_value_cny (integer, CNY, null if not given): Output value of the cluster in the year. Source:
            observations of cluster_output_value, as of reference_year.
        output_growth_percent (number, percent, null if not given): Growth of the output value over the year before.
            Source: observations of cluster_output_growth, as of reference_year.
        industry_chain_count (integer, count, null if not given): Industry chains in the cluster. Source:
            observations of cluster_industry_chains, as of reference_year.
        national_platform_count (integer, count, null if not given): National-level technology innovation platforms
            in the cluster. Source: observations of national_innovation_platforms, as of reference_year.
        provincial_platform_count (integer, count, null if not given): Provincial-level technology innovation
            platforms in the cluster. Source: observations of provincial_innovation_platforms, as of reference_year.
        national_high_tech_enterprise_count (integer, count, null if not given): National high-tech enterprises in
            the cluster. Source: observations of high_tech_enterprises, as of reference_year.
        srdi_enterprise_count (integer, count, null if not given): Specialised, refined, distinctive and innovative
            (专精特新) enterprises in the cluster. Source: observations of srdi_enterprises, as of reference_year.
        place_id (string, null if not given): The place where it is, as far as a source or its own name says so.
            Refers to places.place_id.
        place_basis (string of codes, null if not given): Whether the place is stated by a source or inferred by us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Cluster`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("clusters", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_clusters
        >>> rows = load_clusters(backend="records")
        >>> rows[0].cluster_id
        'aerospace-cluster'
    """
    return load_table("clusters", backend, columns=columns, as_of=as_of)


def load_industry_chains(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load industry_chains: Industry chains (产业链).

    The industry chains the sources name.

    One row for each industry_chain_id; 13 rows of 6 columns.

    Columns:
        industry_chain_id (string): Identifier of an industry chain. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        cluster_id (string, null if not given): Identifier of a cluster. Refers to clusters.cluster_id.
        cluster_basis (string of codes, null if not given): Whether a source states that it belongs to the cluster.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.IndustryChain`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("industry_chains", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_industry_chains
        >>> rows = load_industry_chains(backend="records")
        >>> rows[0].industry_chain_id
        'advanced-materials-chain'
    """
    return load_table("industry_chains", backend, columns=columns, as_of=as_of)


def load_computing_centers(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load computing_centers: Computing centres (算力中心).

    The computing centres the sources name, with their latest stated capacity.

    One row for each computing_center_id; 7 rows of 10 columns.

    Columns:
        computing_center_id (string): Identifier of a computing centre. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        capacity_as_of (date, null if not given): Day for which the capacity is given.
        capacity_pflops (number, PFLOPS, null if not given): Computing capacity; the sources do not say at which
            precision. Source: observations of ai_computing_capacity, as of capacity_as_of.
        district (string, null if not given): District of Shenyang in which it lies. Refers to places.place_id.
        district_basis (string of codes, null if not given): Whether a source states the district or we inferred it.
        operator (string, null if not given): Organisation that runs or enables it. Refers to
            organizations.organization_id.
        operator_basis (string of codes, null if not given): Whether a source states the operator or we inferred it.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.ComputingCenter`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("computing_centers", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_computing_centers
        >>> rows = load_computing_centers(backend="records")
        >>> rows[0].computing_center_id
        'china-telecom-northeast-computing-center'
    """
    return load_table("computing_centers", backend, columns=columns, as_of=as_of)


def load_platforms(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load platforms: Platforms (创新平台).

    Laboratories, facilities, research centres, alliances and other platforms the sources name.

    One row for each platform_id; 30 rows of 9 columns.

    Columns:
        platform_id (string): Identifier of a platform. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        platform_kind (string of codes): What kind of platform it is.
        place_id (string, null if not given): The place where it is, as far as a source or its own name says so.
            Refers to places.place_id.
        place_basis (string of codes, null if not given): Whether the place is stated by a source or inferred by us.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Platform`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("platforms", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_platforms
        >>> rows = load_platforms(backend="records")
        >>> rows[0].platform_id
        'ai-industry-cooperation-platform'
    """
    return load_table("platforms", backend, columns=columns, as_of=as_of)


def load_organizations(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load organizations: Organisations (机构).

    Universities, institutes, companies, public bodies and associations the sources name.

    One row for each organization_id; 63 rows of 9 columns.

    Columns:
        organization_id (string): Identifier of an organisation. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        organization_kind (string of codes): What kind of organisation it is.
        place_id (string, null if not given): The place where it is, as far as a source or its own name says so.
            Refers to places.place_id.
        place_basis (string of codes, null if not given): Whether the place is stated by a source or inferred by us.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Organization`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("organizations", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_organizations
        >>> rows = load_organizations(backend="records")
        >>> rows[0].organization_id
        'baidu'
    """
    return load_table("organizations", backend, columns=columns, as_of=as_of)


def load_people(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load people: People (人物).

    People the sources name in a public role; reporters, editors and the citizen are left out.

    One row for each person_id; 8 rows of 6 columns.

    Columns:
        person_id (string): Identifier of a person. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        role_en (string): The role in which the source names the person, in our rendering.
        organization_id (string, null if not given): Identifier of an organisation. Refers to
            organizations.organization_id.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Person`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("people", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_people
        >>> rows = load_people(backend="records")
        >>> rows[0].person_id
        'cai-huizhi'
    """
    return load_table("people", backend, columns=columns, as_of=as_of)


def load_parks(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load parks: Parks (园区).

    Science cities, parks, zones and towns the sources name.

    One row for each park_id; 12 rows of 8 columns.

    Columns:
        park_id (string): Identifier of a park. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        place_id (string, null if not given): The place where it is, as far as a source or its own name says so.
            Refers to places.place_id.
        place_basis (string of codes, null if not given): Whether the place is stated by a source or inferred by us.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Park`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("parks", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_parks
        >>> rows = load_parks(backend="records")
        >>> rows[0].park_id
        'dadong-automobile-city'
    """
    return load_table("parks", backend, columns=columns, as_of=as_of)


def load_funds(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load funds: Funds (基金).

    Funds and fund systems the sources name, with the size given for them.

    One row for each fund_id; 8 rows of 8 columns.

    Columns:
        fund_id (string): Identifier of a fund. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        size_as_of (date, null if not given): Day for which the size is given.
        size_cny (integer, CNY, null if not given): Total size of the fund or fund system. Source: observations of
            fund_size, as of size_as_of.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Fund`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("funds", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_funds
        >>> rows = load_funds(backend="records")
        >>> rows[0].fund_id
        'angel-investment-fund'
    """
    return load_table("funds", backend, columns=columns, as_of=as_of)


def load_programs(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load programs: Programmes (规划计划与政策).

    Plans, programmes, policies, models of work, honours and slogans the sources name.

    One row for each program_id; 111 rows of 7 columns.

    Columns:
        program_id (string): Identifier of a programme. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        program_kind (string of codes): Whether it is a plan, programme, policy, model, honour or slogan.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Program`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("programs", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_programs
        >>> rows = load_programs(backend="records")
        >>> rows[0].program_id
        '5g-industrial-internet'
    """
    return load_table("programs", backend, columns=columns, as_of=as_of)


def load_projects(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load projects: Projects (项目与产品).

    Projects, technologies, products, teams and large models the sources name.

    One row for each project_id; 22 rows of 9 columns.

    Columns:
        project_id (string): Identifier of a project. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        project_kind (string of codes): Whether it is a project, technology, product, team or large model.
        place_id (string, null if not given): The place where it is, as far as a source or its own name says so.
            Refers to places.place_id.
        place_basis (string of codes, null if not given): Whether the place is stated by a source or inferred by us.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Project`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("projects", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_projects
        >>> rows = load_projects(backend="records")
        >>> rows[0].project_id
        '5g'
    """
    return load_table("projects", backend, columns=columns, as_of=as_of)


def load_events(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load events: Events (赛事与会议).

    Contests, forums, meetings and activities the sources name.

    One row for each event_id; 17 rows of 9 columns.

    Columns:
        event_id (string): Identifier of an event. Key.
        name_zh (string): Name as a source writes it, in Simplified script.
        name_en (string): Name in English, in our rendering.
        event_kind (string of codes): Whether it is a contest, forum, meeting or other activity.
        place_id (string, null if not given): The place where it is, as far as a source or its own name says so.
            Refers to places.place_id.
        place_basis (string of codes, null if not given): Whether the place is stated by a source or inferred by us.
        parent_id (string, null if not given): The entity it belongs to, is run by or is part of, as far as a source
            or its own name says so. Refers to entities.entity_id.
        parent_basis (string of codes, null if not given): Whether the parent is stated by a source or inferred by
            us.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Event`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("events", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_events
        >>> rows = load_events(backend="records")
        >>> rows[0].event_id
        'alliance-launch-ceremony'
    """
    return load_table("events", backend, columns=columns, as_of=as_of)


def load_measures(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load measures: Measures (举措).

    Each reply, plan or report, item by item, in order.

    One row for each measure_id; 54 rows of 10 columns.

    Columns:
        measure_id (string): Identifier of an item: its source and position. Key.
        source_id (string): Identifier of a source. Refers to sources.source_id.
        position (integer): Place in the order of the document or series, from 1.
        mark (string, null if not given): The list mark of the item as it stands in the source text.
        heading_zh (string): Short heading or key phrase as the source words it, Simplified.
        heading_en (string): English rendering of the heading.
        summary_en (string): What the item says, in our words.
        start (integer): Offset of the first character in the source text, from 0.
        end (integer): Offset behind the last character in the source text.
        note_en (string, null if not given): Remark of the curators.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.MeasureItem`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: exchange-meeting-2024, message-board-reply-2025, press-conference-2023, proposal-reply-2025,
    shenyang-daily-2021. `evidence("measures", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_measures
        >>> rows = load_measures(backend="records")
        >>> rows[0].measure_id
        'exchange-meeting-2024-01'
    """
    return load_table("measures", backend, columns=columns, as_of=as_of)


def load_suggestions(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load suggestions: Suggestions (建议).

    What the citizen proposed, beside what the reply answers or leaves open.

    One row for each suggestion_id; 6 rows of 10 columns.

    Columns:
        suggestion_id (string): Identifier of a suggestion: its source and position. Key.
        source_id (string): Identifier of a source. Refers to sources.source_id.
        position (integer): Place in the order of the document or series, from 1.
        heading_zh (string): Short heading or key phrase as the source words it, Simplified.
        heading_en (string): English rendering of the heading.
        start (integer): Offset of the first character in the source text, from 0.
        end (integer): Offset behind the last character in the source text.
        answered (string of codes): Whether the reply answers it in full, in part or not at all.
        answered_by (string, null if not given): The items of the reply that answer it, separated by spaces. Lists
            measures.measure_id.
        reason_en (string): Why it was judged so, in our words.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Suggestion`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: message-board-reply-2025. `evidence("suggestions", key, column)` leads from a cell to its places in the
    documents.

    Example:
        >>> from shenyang_innovation import load_suggestions
        >>> rows = load_suggestions(backend="records")
        >>> rows[0].suggestion_id
        'message-board-reply-2025-suggestion-1'
    """
    return load_table("suggestions", backend, columns=columns, as_of=as_of)


def load_targets(*, backend: Backend = "pandas", columns: Sequence[str] | None = None, as_of: str | None = None) -> Any:
    """Load targets: Targets and forecasts (目标与预期).

    Every target and forecast with its due date and what became of it.

    One row for each target_id; 20 rows of 15 columns.

    Columns:
        target_id (string): The observation that states the target or forecast. Key. Refers to
            observations.observation_id.
        source_id (string): Identifier of a source. Refers to sources.source_id.
        subject_id (string): The entity the figure is about. Refers to entities.entity_id.
        indicator_id (string): Identifier of an indicator. Refers to indicators.indicator_id.
        value (number): Value in the base unit, read from the figure.
        value_upper (number, null if not given): Upper end, if the figure is a range.
        unit (string of codes): Base unit of the value. Refers to units.unit.
        comparator (string of codes): How the quantity compares with the value: over 1100 is > 1100.
        status (string of codes): Whether it came about, is aimed at, or is expected.
        due (date, null if not given): Last day on which it is to be reached; null for a forecast without one.
        due_basis (string of codes, null if not given): Whether the source states the due date or we inferred it.
        outcome_id (string, null if not given): The later observation that answers it. Refers to
            observations.observation_id.
        comparability (string of codes): How far the later observation measures the same thing.
        verdict (string of codes): met, missed, undecided (the later observation can't decide it), open (none yet).
        reason_en (string): Why it was judged so, in our words.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Target`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    Sources: 5g-stations-2022, bureau-summary-2024, press-conference-2023, proposal-reply-2025, shenyang-daily-2021,
    technology-managers-2025. `evidence("targets", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_targets
        >>> rows = load_targets(backend="records")
        >>> rows[0].target_id
        '5g-stations-2022.2'
    """
    return load_table("targets", backend, columns=columns, as_of=as_of)


def load_relations(
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
) -> Any:
    """Load relations: Relations (数量关系).

    Each sum, share, growth, part or count that ought to hold, with its residual.

    One row for each relation_id; 86 rows of 11 columns.

    Columns:
        relation_id (string): Identifier of a relation. Key.
        relation_kind (string of codes): What ought to hold between the stated value and the operands.
        stated_id (string): The observation that is recomputed. Refers to observations.observation_id.
        operands (string): Observations it is recomputed from or, for lists, the spans of the listed items, in
            order.
        stated_value (number): Value of the stated observation.
        computed_value (number): Value recomputed from the operands.
        residual (number): stated_value minus computed_value.
        tolerance (number): Half a unit of the last digit that the figures give.
        unit (string of codes): Base unit of the value. Refers to units.unit.
        holds (boolean): Whether the relation holds within the tolerance.
        reason_en (string): Why it was judged so, in our words.

    Args:
        backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or
            "records" (a list of `records.Relation`, with the standard library alone).
        columns: The names of the columns wanted, in their order; all if left out. Records then have no class of
            their own.
        as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they
            are the current ones. Records of an earlier version have no class of their own.

    Raises:
        UnknownNameError: There is no such backend, column or version.
        UsageError: The columns are none, or one is named twice.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing or damaged.

    `evidence("relations", key, column)` leads from a cell to its places in the documents.

    Example:
        >>> from shenyang_innovation import load_relations
        >>> rows = load_relations(backend="records")
        >>> rows[0].relation_id
        '5g-stations-2021-twice'
    """
    return load_table("relations", backend, columns=columns, as_of=as_of)


def load(
    name: str,
    *,
    backend: Backend = "pandas",
    columns: Sequence[str] | None = None,
    as_of: str | None = None,
    package: str | os.PathLike[str] | None = None,
) -> Any:
    """Load a table by its name: `load("clusters")` is `load_clusters()`.

    Args:
        name: The name of a table; see `list_tables()`.
        backend: "pandas", "polars", "pyarrow", "duckdb" or "records".
        columns: The names of the columns wanted, in their order; all if left out.
        as_of: A data version, such as "0.4.0": the table is then that of this release, with its columns. Not
            together with package.
        package: The folder of another published package (the one with datapackage.json), such as that of an
            older or newer version: its tables and columns are then those of its own descriptor.

    Raises:
        UnknownNameError: There is no such table, backend, column or version.
        UsageError: The columns are none, or one is named twice; or both as_of and package are given.
        MissingExtraError: The backend is not installed; the error names the extra to install.
        DataFilesError: The files of the package are missing, damaged, or of a version that can't be read.

    Example:
        >>> load("clusters", backend="records") == load_clusters(backend="records")
        True
    """
    root = None if package is None else folder_of(package)
    return load_table(name, backend, root=root, as_of=as_of, columns=columns)
