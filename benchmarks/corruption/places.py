"""Every corruption of every table, curated file and text, in a fixed order, by a seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corruption import kinds
from benchmarks.corruption.columns import LISTS, NOT_ASKED, changes, column_of, moves, span_moves
from benchmarks.corruption.comparisons import comparisons
from benchmarks.corruption.corruption import (
    ROW,
    Cells,
    Characters,
    Corruption,
    WholeRow,
)
from shenyang_innovation.building.curation import (
    BREAKS,
    CITATION,
    JOINED,
    LEDGER,
    MENTIONS,
    OUTCOMES,
    PLAIN,
    RELATIONS,
    curated_columns,
)
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.provenance import CitedFigure, FigureRow, Mention
from shenyang_innovation.schema.statements import Relation, Target
from shenyang_innovation.schema.statistics import Observation, SeriesPoint
from shenyang_innovation.schema.tables import REGISTERS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.corruption.corruption import Group, How, Part
    from shenyang_innovation.building.assemble import Rows
    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.schema.text import Cell


class File(NamedTuple):
    """The rows of one file with its columns; of one source, if each source has its own."""

    part: Part
    name: str
    source_id: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Sequence[Mapping[str, Cell]]


def table_files(tables: Rows) -> list[File]:
    """The published tables."""
    return [File("tables", name, "", fields(model), model.table.key, tables[name]) for name, model in TABLES.items()]


def curated_files(curation: Curation) -> list[File]:
    """The files that people write; what a column is stands in the row model of the table that publishes it."""
    figures = {field.name: field for field in (*fields(FigureRow), *fields(Observation))}
    ledger = tuple(figures[name] for name in LEDGER)
    citation = _only(CITATION, (*fields(Observation), *fields(CitedFigure)))
    mention = _only(MENTIONS, fields(Mention))

    def plain(name: str, records: Sequence[Mapping[str, Cell]]) -> File:
        model = TABLES[name]
        return File("curation", name, "", _only(curated_columns(model), fields(model)), model.table.key, records)

    cells = {
        name: [record.cells for record in records]
        for name, records in {
            "sources": curation.sources,
            "aliases": curation.aliases,
            **{name: curation.plain[name] for name in PLAIN},
            **{model.table.name: curation.registers[model.table.name] for model in REGISTERS},
        }.items()
    }
    of_series = {field.name: field for field in (*fields(Relation), *fields(SeriesPoint))}
    of_series["joined_id"] = of_series["own_indicator_id"]._replace(name="joined_id")
    series = tuple(of_series.values())
    breaks = [record.cells for record in curation.breaks]
    joined = [record.cells for record in curation.joined]
    relations = [record.cells for record in curation.relations]
    outcomes = [record.cells for record in curation.outcomes]
    return [
        *(
            File("curation", "ledgers", source_id, ledger, ("start",), [record.cells for record in records])
            for source_id, records in curation.ledgers.items()
        ),
        *(
            File("curation", "mentions", source_id, mention, ("start", "end"), [record.cells for record in records])
            for source_id, records in curation.mentions.items()
        ),
        *(
            File("curation", "citations", source_id, citation, ("number",), [record.cells for record in records])
            for source_id, records in curation.citations.items()
        ),
        File("curation", "breaks", "", _only(BREAKS, series), BREAKS[:3], breaks),
        File("curation", "joined", "", _only(JOINED, series), JOINED[:2], joined),
        File("curation", "relations", "", _only(RELATIONS, fields(Relation)), ("relation_id",), relations),
        File("curation", "outcomes", "", _only(OUTCOMES, fields(Target)), ("target_id",), outcomes),
        *(plain(name, rows) for name, rows in cells.items()),
    ]


def _only(names: Sequence[str], of: Sequence[Field]) -> tuple[Field, ...]:
    by_name = {field.name: field for field in of}
    return tuple(by_name[name] for name in names)


def corruptions(files: Sequence[File], tables: Rows, texts: Mapping[str, str], seed: int) -> Iterator[Corruption]:
    """Every corruption of some files, cell by cell; `texts` are those of the sources by id."""
    in_all: dict[tuple[str, str], list[Mapping[str, Cell]]] = {}
    for file in files:
        in_all.setdefault((file.part, file.name), []).extend(file.rows)
    for file in files:
        for field in file.fields:
            if field.name in NOT_ASKED:
                continue
            column = column_of(field, file.key, in_all[file.part, file.name], tables)
            for at, row in enumerate(file.rows):
                random = Random(f"{seed} {file.part} {file.name} {file.source_id} {field.name} {at}")
                if field.name == "operands" and row["relation_kind"] in LISTS:
                    text = texts.get(str(row["stated_id"]).partition("@")[0])
                    for kind, cell in span_moves(str(row["operands"]), text, random):
                        change = Cells(at, (("operands", cell),))
                        group: Group = "list" if kind.startswith("member") else "offset"
                        yield Corruption(file.part, file.name, file.source_id, "operands", group, kind, change)
                    continue
                for kind, cell in changes(column, row[field.name], random):
                    change = Cells(at, ((field.name, cell),))
                    yield Corruption(file.part, file.name, file.source_id, field.name, column.group, kind, change)
        yield from _of_offsets(file, texts, seed)
        yield from _of_rows(file)


def _of_offsets(file: File, texts: Mapping[str, str], seed: int) -> Iterator[Corruption]:
    if "start" not in {field.name for field in file.fields}:
        return
    for at, row in enumerate(file.rows):
        random = Random(f"{seed} {file.part} {file.name} {file.source_id} offsets {at}")
        text = texts.get(file.source_id or str(row["source_id"]))
        for column, kind, cells in moves(row, text, random):
            change = Cells(at, tuple(cells.items()))
            yield Corruption(file.part, file.name, file.source_id, column, "offset", kind, change)


def _of_rows(file: File) -> Iterator[Corruption]:
    hows: tuple[How, ...] = ("deleted", "repeated", "exchanged")
    for at in range(len(file.rows)):
        for how in hows if at + 1 < len(file.rows) else hows[:2]:
            yield Corruption(file.part, file.name, file.source_id, ROW, "row", f"row {how}", WholeRow(at, how))


def corruptions_of_texts(curation: Curation, texts: Mapping[str, str], seed: int) -> Iterator[Corruption]:
    """Every figure of every text with another digit, unit, magnitude or word of comparison, and without it."""
    for source_id, ledger in curation.ledgers.items():
        text = texts[source_id]
        for record in ledger:
            start, end = int(str(record["start"])), int(str(record["end"]))
            random = Random(f"{seed} texts {source_id} {start}")
            for kind, cell in kinds.figure(text[start:end], random):
                change = Characters(start, end, cell or "")
                yield Corruption("texts", "texts", source_id, "figure", "figure", kind, change)
            whole = Characters(start, end, "")
            yield Corruption("texts", "texts", source_id, "figure", "figure", "figure deleted", whole)
            if record["disposition"] == "observation":
                for kind, change in comparisons(text, start, end, record["qualifier"], random):
                    yield Corruption("texts", "texts", source_id, "comparison", "figure", kind, change)
