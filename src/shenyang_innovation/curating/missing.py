"""What is still missing in the curation, kind by kind. Each kind asks the files alone, so that none needs a build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.ledgers import CONFIRM, UNCONFIRMED
from shenyang_innovation.building.registers import GUESSED
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.curating.loose import AIMS, Loose
from shenyang_innovation.schema.tables import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CITED = "citation"
NEEDED = ("indicator_id", "subject_id", "status")
"""The cells without which a confirmed row of a ledger is no observation."""
ENGLISH = {"sources.csv": ("source_id", "title_en"), "indicators.csv": ("indicator_id", "label_en")} | {
    f"registers/{model.table.name}.csv": (model.table.key[0], "name_en") for model in REGISTERS
}
"""The files of what has a name: the column of its identifier, and that of its English name."""
_CHINESE = re.compile("[\u3400-\u9fff]")


class Kind(NamedTuple):
    """A kind of thing that can be missing; `look` finds each."""

    name: str
    meaning: str
    look: Callable[[Loose], Iterator[Finding]]


def half_entered(curation: Loose) -> Iterator[Finding]:
    """Every document of which a part is there and another is not."""
    needed = {"text": ("ledgers", "mentions"), CITED: ("citations",)}
    begin = {"ledgers": "`shenyang-innovation ledger TEXT`", "mentions": "`shenyang-innovation mentions TEXT`"}
    expected: set[tuple[str, str]] = set()
    for row in curation.rows("sources.csv"):
        for kind in needed.get(row["evidence"], needed["text"]):
            expected.add((kind, row["source_id"]))
            file = f"{kind}/{row['source_id']}.csv"
            if not (curation.folder / file).is_file():
                remedy = f"Begin it by {begin[kind]}" if kind in begin else "Write down each stated figure"
                yield Finding(row.where, f"{row['source_id']!r} has no curation/{file}", remedy)
    for kind in ("ledgers", "mentions", CITED + "s"):
        for source_id in curation.there(kind):
            if (kind, source_id) not in expected:
                what = f"no source {source_id!r} asks for this file"
                yield Finding(f"curation/{kind}/{source_id}.csv", what, "Add its row to curation/sources.csv")


def unconfirmed(curation: Loose) -> Iterator[Finding]:
    """Every row that was begun and still bears its mark, of a source also which cells."""
    for row in curation.rows("sources.csv"):
        if guessed := [name for name in GUESSED if row[name].endswith(UNCONFIRMED)]:
            yield Finding(row.where, f"{', '.join(guessed)} of {row['source_id']!r} not confirmed", CONFIRM)
    ledgers, mentions = (
        [f"{kind}/{source_id}.csv" for source_id in curation.there(kind)] for kind in ("ledgers", "mentions")
    )
    marked = (
        (ledgers, "disposition", "figure"),
        (mentions, "entity_id", "mention"),
        (["measures.csv"], "heading_zh", "measure_id"),
    )
    for files, column, said in marked:
        for row in (row for file in files for row in curation.rows(file)):
            if row[column].endswith(UNCONFIRMED):
                yield Finding(row.where, f"{row[said]!r} as {row[column]} is not confirmed", CONFIRM)


def unfinished(curation: Loose) -> Iterator[Finding]:
    """Every observation without indicator, subject or status, or with one that has no row."""
    known = {
        "indicator_id": {row["indicator_id"] for row in curation.rows("indicators.csv")},
        "subject_id": {
            row[model.table.key[0]] for model in REGISTERS for row in curation.rows(f"registers/{model.table.name}.csv")
        },
    }
    homes = {"indicator_id": "curation/indicators.csv", "subject_id": "a register"}
    for key, row in curation.stated():
        if empty := [name for name in NEEDED if not row[name]]:
            yield Finding(row.where, f"{key} ({row['figure']}) has no {', '.join(empty)}", "Fill the cell")
        for name, there in known.items():
            if row[name] and row[name] not in there:
                what = f"{key} ({row['figure']}) has the {name} {row[name]!r}, which has no row"
                yield Finding(row.where, what, f"Correct it, or add the row to {homes[name]}")


def without_items(curation: Loose) -> Iterator[Finding]:
    """Every text of which nobody has entered what it says item by item."""
    told = {row["source_id"] for row in curation.rows("measures.csv")}
    for row in curation.rows("sources.csv"):
        if row["evidence"] != CITED and row["source_id"] not in told:
            what = f"{row['source_id']!r} has no items"
            yield Finding(row.where, what, "Add what it says item by item to curation/measures.csv")


def without_english(curation: Loose) -> Iterator[Finding]:
    """Every entity, indicator or source without English name, or with a Chinese one in its place."""
    for file, (key, column) in ENGLISH.items():
        for row in curation.rows(file):
            if not row[column] or _CHINESE.search(row[column]):
                zh = row["name_zh"] or row["label_zh"] or row["title_zh"]
                stands = f"only {row[column]!r}" if row[column] else "none"
                yield Finding(row.where, f"{column} of {row[key]!r} ({zh}): {stands}", f"Give {column}, our rendering")


def unjudged(curation: Loose) -> Iterator[Finding]:
    """Every target or forecast of which outcomes.csv says nothing."""
    judged = {row["target_id"] for row in curation.rows("outcomes.csv")}
    for key, row in curation.stated():
        if row["status"] in AIMS and key not in judged:
            what = f"nothing is said of the {row['status']} {key} ({row['figure']})"
            remedy = "Add its row to curation/outcomes.csv: none-yet and open, or what answers it"
            yield Finding(row.where, what, remedy)


def past_due(curation: Loose) -> Iterator[Finding]:
    """Every target or forecast that was due by the day that is asked about and is still open."""
    aims = {key: row for key, row in curation.stated() if row["status"] in AIMS}
    for row in curation.rows("outcomes.csv"):
        aim = aims.get(row["target_id"])
        if aim is not None and row["verdict"] == "open" and "" < aim["period_end"] <= curation.day:
            meant = f"{aim['indicator_id']} of {aim['subject_id']}"
            what = f"{aim['figure']} ({meant}, {row['target_id']}) was due on {aim['period_end']} and has no outcome"
            yield Finding(row.where, what, "Look for a later document that gives it, and enter it as the outcome")


def untraced(curation: Loose) -> Iterator[Finding]:
    """Every source without address or publisher."""
    for row in curation.rows("sources.csv"):
        for column, what in (("address", "address"), ("publisher_id", "publisher")):
            if not row[column]:
                yield Finding(
                    row.where,
                    f"{row['source_id']!r} has no {what}",
                    "Look for it, else say in the note that it is unknown",
                )


def second_hand(curation: Loose) -> Iterator[Finding]:
    """Every source of which the day or the address was inferred, or is that of a copy."""
    known = (
        ("published_basis", "day", {"inferred": "is inferred", "copy": "is that of a copy"}),
        ("address_basis", "address", {"inferred": "is inferred"}),
        ("address_kind", "address", {"repost": "is that of a repost"}),
    )
    for row in curation.rows("sources.csv"):
        for column, what, doubts in known:
            if doubt := doubts.get(row[column]):
                said = f"the {what} of {row['source_id']!r} {doubt} ({column})"
                yield Finding(row.where, said, "Look for the place of publication, then correct the cell and the note")


def partly_read(curation: Loose) -> Iterator[Finding]:
    """Every source of which only a part was read, or whose facts nobody has read again."""
    for row in curation.rows("sources.csv"):
        doubts = [
            said
            for said, holds in (
                (f"only the {row['extent_read'].replace('-', ' ')} was read", row["extent_read"] not in ("", "whole")),
                ("its facts were read once", row["times_read"] == "1"),
            )
            if holds
        ]
        if doubts:
            what = f"{row['source_id']!r}: {' and '.join(doubts)}"
            yield Finding(row.where, what, "Read it again, whole if its text is found; then enter it as a text")


KINDS: Sequence[Kind] = (
    Kind("half-entered", "documents of which a part is not there", half_entered),
    Kind("unconfirmed", "rows that were begun and nobody has confirmed", unconfirmed),
    Kind("unfinished", "observations without indicator, subject or status", unfinished),
    Kind("without-items", "texts without what they say item by item", without_items),
    Kind("without-english", "things without an English name", without_english),
    Kind("unjudged", "targets of which nothing is said", unjudged),
    Kind("past-due", "targets past due with no outcome", past_due),
    Kind("untraced", "documents without address or publisher", untraced),
    Kind("second-hand", "days and addresses that were inferred or are those of a copy", second_hand),
    Kind("partly-read", "documents of which only a part was read, or facts that were read once", partly_read),
)
