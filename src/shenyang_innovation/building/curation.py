"""The curation folder as a whole: which files there are and what stands in them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

from shenyang_innovation.building.records import Record, read_records
from shenyang_innovation.building.same_document import refuse_same_document
from shenyang_innovation.errors import CurationError, did_you_mean
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.tables import REGISTERS, TABLES
from shenyang_innovation.schema.words import EvidenceKind

LEDGER = (
    "start",
    "end",
    "figure",
    "disposition",
    "qualifier",
    "indicator_id",
    "subject_id",
    "status",
    "status_basis",
    "cue",
    "period_start",
    "period_end",
    "period_basis",
    "caveats",
    "note_en",
)
ASIDE = ("change", "words", "suggested_indicators", "suggested_subjects", "suggested_themes")
"""What a ledger that the command `ledger` began has beside these: it is for the person who confirms the rows."""
ASIDE_REMEDIES = dict.fromkeys(
    ASIDE,
    "This ledger was begun and is not taken over yet: confirm its rows, then `shenyang-innovation ledger FILE "
    "--confirmed` prints it as it belongs here",
)
CITATION = (
    "number",
    "figure",
    "about_zh",
    "words_zh",
    "period_recorded",
    "disposition",
    "indicator_id",
    "subject_id",
    "status",
    "caveats",
    "note_en",
)
MENTIONS = ("start", "end", "mention", "entity_id")
MENTIONS_ASIDE = ("words", "suggested_entities")
"""What a file of mentions that the command `mentions` began has beside these."""
MENTIONS_ASIDE_REMEDIES = dict.fromkeys(
    MENTIONS_ASIDE,
    "These mentions were begun and are not taken over yet: confirm the rows, then `shenyang-innovation mentions FILE "
    "--confirmed` prints them as they belong here",
)
RELATIONS = ("relation_id", "relation_kind", "stated_id", "operands", "reason_en")
JOINED = ("indicator_id", "joined_id", "reason_en")
BREAKS = ("indicator_id", "subject_id", "observation_id", "reason_en")
OUTCOMES = ("target_id", "outcome_id", "comparability", "verdict", "reason_en")
PLAIN = ("units", "indicators", "caveats", "glossary", "measures", "suggestions", "errata", "retired")


class Curation(NamedTuple):
    """Everything people wrote. Ledgers, mentions and citations are by source; registers by table."""

    sources: list[Record]
    ledgers: dict[str, list[Record]]
    mentions: dict[str, list[Record]]
    citations: dict[str, list[Record]]
    registers: dict[str, list[Record]]
    aliases: list[Record]
    plain: dict[str, list[Record]]
    relations: list[Record]
    outcomes: list[Record]
    breaks: list[Record]
    joined: list[Record]


def curated_columns(model: type[Row]) -> tuple[str, ...]:
    """The columns of a table that people write: all but those the build fills."""
    return tuple(field.name for field in fields(model) if not field.computed)


def read_curation(folder: Path) -> Curation:
    """Read the whole folder `curation/`; CurationError for a file that is missing, not asked for or malformed."""
    sources = read_records(folder, "sources.csv", curated_columns(TABLES["sources"]))
    texts, cited = _distinct(sources)
    _no_strays(folder / "ledgers", texts)
    _no_strays(folder / "mentions", texts)
    _no_strays(folder / "citations", cited)
    registers = {
        model.table.name: read_records(folder, f"registers/{model.table.name}.csv", curated_columns(model))
        for model in REGISTERS
    }
    _no_strays(folder / "registers", [*registers, "aliases"])
    return Curation(
        sources=sources,
        ledgers={id_: read_records(folder, f"ledgers/{id_}.csv", LEDGER, ASIDE_REMEDIES) for id_ in texts},
        mentions={id_: read_records(folder, f"mentions/{id_}.csv", MENTIONS, MENTIONS_ASIDE_REMEDIES) for id_ in texts},
        citations={id_: read_records(folder, f"citations/{id_}.csv", CITATION) for id_ in cited},
        registers=registers,
        aliases=read_records(folder, "registers/aliases.csv", curated_columns(TABLES["aliases"])),
        plain={name: read_records(folder, f"{name}.csv", curated_columns(TABLES[name])) for name in PLAIN},
        relations=read_records(folder, "relations.csv", RELATIONS),
        outcomes=read_records(folder, "outcomes.csv", OUTCOMES),
        breaks=read_records(folder, "breaks.csv", BREAKS),
        joined=read_records(folder, "joined.csv", JOINED),
    )


def _distinct(sources: list[Record]) -> tuple[list[str], list[str]]:
    """The ids of the sources that are texts and of those that are cited; each names files, so none may stand twice."""
    first: dict[str, Record] = {}
    for record in sources:
        id_ = record.given("source_id")
        if id_ in first:
            raise record.error(f"the source {id_!r} stands already in {first[id_].where}", "Keep one of the two rows")
        if (kind := record.given("evidence")) not in get_args(EvidenceKind):
            raise record.error(f"no evidence {kind!r}", did_you_mean(kind, get_args(EvidenceKind)))
        first[id_] = record
    refuse_same_document(sources)
    cited = [id_ for id_, record in first.items() if record["evidence"] == "citation"]
    return [id_ for id_ in first if id_ not in cited], cited


def _no_strays(folder: Path, expected: list[str]) -> None:
    """A file nobody asks for is data that would silently stay out of the package."""
    for path in sorted(folder.glob("[!.]*")):
        if path.suffix != ".csv" or path.stem not in expected:
            raise CurationError(
                "nothing refers to this file",
                where=f"{folder.parent.name}/{folder.name}/{path.name}",
                remedy="Add its source to sources.csv with the evidence that the folder is for, or remove it",
            )
