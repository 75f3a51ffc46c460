"""A scratch checkout: the curation as it is, with made documents beside the real ones, and their texts."""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.growth.documents import Made, document, relation
from benchmarks.growth.words import indicator
from shenyang_innovation.reading import read_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.growth.page import Cells

    Key = Callable[[Cells], tuple[str | int, ...]]

FEWEST, MOST = 4, 4000
"""A list of a made document names three organisations of others; there are names and terms for so many documents."""


def make_checkout(root: Path, repository: Path, documents: int, texts: Path | None = None) -> Path:
    """Make a checkout in the new folder `root` from that in `repository`, with so many made documents.

    `root/texts` has the texts of the made documents and, if `texts` names their folder, those of the real ones.
    Nothing is built, and no code is there but what the build writes. Raises ValueError for a number of documents that
    can't be made, FileExistsError if there is something at `root`.
    """
    if not FEWEST <= documents <= MOST:
        raise ValueError(f"{documents} documents can't be made: ask for {FEWEST} to {MOST}")
    shutil.copytree(repository / "curation", root / "curation")
    for folder in ("docs", "tables", "texts"):
        (root / folder).mkdir()
    for path in sorted(texts.glob("*.txt")) if texts else ():
        shutil.copy(path, root / "texts" / path.name)
    made = [document(number, documents) for number in range(documents)]
    for one in made:
        (root / "texts" / f"{one.source['source_id']}.txt").write_bytes(one.text.encode())
    _enter(root / "curation", made)
    return root


def _enter(curation: Path, made: Sequence[Made]) -> None:
    """Add what belongs to the documents to the files of the curation."""
    for one in made:
        name = f"{one.source['source_id']}.csv"
        _begin(curation / "ledgers" / name, curation / "ledgers" / "shenyang-daily-2021.csv", one.ledger)
        mentions = sorted(one.mentions, key=lambda row: (int(row["start"]), -int(row["end"]), row["entity_id"]))
        _begin(curation / "mentions" / name, curation / "mentions" / "shenyang-daily-2021.csv", mentions)
    _add(curation / "sources.csv", (one.source for one in made), _by("source_id"))
    _add(curation / "measures.csv", chain.from_iterable(one.measures for one in made), _by("source_id", "start"))
    _add(curation / "relations.csv", _relations(made), _by("relation_id"))
    _add(curation / "outcomes.csv", _outcomes(made), _by("target_id"))
    _add(curation / "indicators.csv", _indicators(made), _by("indicator_id"))
    aliases = chain.from_iterable(one.aliases for one in made)
    _add(curation / "registers" / "aliases.csv", aliases, _by("entity_id", "alias_zh"))
    for register, rows in _registers(made).items():
        _add(curation / "registers" / f"{register}.csv", rows, _by(next(iter(rows[0]))))


def _relations(made: Sequence[Made]) -> Iterable[Cells]:
    """The relations within documents, and between two that say the same."""
    for before, one in zip((None, *made), made, strict=False):
        yield from one.relations
        if before and one.aims.repeated:
            answer = str(before.aims.answer)
            yield relation(str(one.source["source_id"]), "repeated", "equal", one.aims.repeated, answer)


def _outcomes(made: Sequence[Made]) -> Iterable[Cells]:
    """What became of each target and forecast."""
    why = {"reason_en": "Made so"}
    for one, next_one in zip(made, (*made[1:], None), strict=True):
        answer = next_one.aims.answer if next_one else None
        if answer:
            verdict = "met" if one.aims.met else "missed"
            yield {
                "target_id": one.aims.target,
                "outcome_id": answer,
                "comparability": "direct",
                "verdict": verdict,
            } | why
        for target in (one.aims.forecast, *([] if answer else [one.aims.target])):
            yield {"target_id": target, "outcome_id": "", "comparability": "none-yet", "verdict": "open"} | why


def _indicators(made: Sequence[Made]) -> Iterable[Cells]:
    """The indicators that the documents use, with the classifiers and kinds of subject that they have there."""
    kinds = {row[key]: table for table, rows in _registers(made).items() for row in rows for key in list(row)[:1]}
    kinds["shenyang"] = "places"
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for row in chain.from_iterable(one.ledger for one in made):
        if row["disposition"] == "observation":
            said = read_wording(row["figure"], row["qualifier"])
            classifiers, subjects = found[row["indicator_id"]]
            classifiers.add(said.classifier or "none")
            subjects.add(kinds[row["subject_id"]])
    for indicator_id, (classifiers, subjects) in found.items():
        one = indicator(int(indicator_id.removeprefix("made_")))
        yield {
            "indicator_id": indicator_id,
            "label_zh": one.term,
            "label_en": f"Made {indicator_id}",
            "definition_en": "Made for a measurement.",
            "measure": one.measure,
            "theme": one.theme,
            "unit": one.unit,
            "classifiers": " ".join(sorted(classifiers)),
            "subject_kinds": " ".join(sorted(subjects)),
            "terms_zh": one.term,
        }


def _registers(made: Sequence[Made]) -> dict[str, list[Cells]]:
    """The entities of all documents, by register, each once."""
    rows: dict[str, dict[str, Cells]] = defaultdict(dict)
    for entity in chain.from_iterable(one.cast for one in made):
        rows[entity.register][entity.name.entity_id] = entity.row
    return {register: list(entities.values()) for register, entities in rows.items()}


# --- files --------------------------------------------------------------------------------------------------------


def _by(*columns: str) -> Key:
    """Rows are ordered by columns, in which an offset counts as a number."""

    def key(row: Cells) -> tuple[str | int, ...]:
        parts = (row[column].rpartition("@") if "@" in row[column] else ("", "", row[column]) for column in columns)
        return tuple(part for head, _, last in parts for part in ((head, int(last)) if last.isdigit() else (last, 0)))

    return key


def _begin(file: Path, like: Path, rows: Iterable[Cells]) -> None:
    """A new file with the columns of another."""
    with like.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    _write(file, columns, rows)


def _add(file: Path, rows: Iterable[Cells], key: Key) -> None:
    """More rows for a file, where its order has them."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        there = list(reader)
        columns = list(reader.fieldnames or ())
    _write(file, columns, sorted([*there, *rows], key=key))


def _write(file: Path, columns: Sequence[str], rows: Iterable[Cells]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
