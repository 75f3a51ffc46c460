"""Who finds a corruption. No judge asks a hash, and what was corrupted in the curation is built anew.

What can't have changed is not judged again: a rule that reads none of the changed tables gives what it gave before,
which was nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pydantic

from benchmarks.corruption.asked import changed_claims, logged_claims, logged_tables
from benchmarks.corruption.corruption import Cells, Characters, WholeRow, corrupted
from benchmarks.corruption.known import Known
from shenyang_innovation.building.curation import Curation, read_curation
from shenyang_innovation.checking.content.order import rows_stand_in_order
from shenyang_innovation.checking.in_text.claims import claims_of_curation, claims_of_tables
from shenyang_innovation.checking.in_text.source_texts import read_texts
from shenyang_innovation.checking.kept import Kept, archive_of
from shenyang_innovation.checking.rules import RELEASE_RULES, RULES, TEXT_RULES, Rule
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.errors import CurationError
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.corruption.corruption import Corruption
    from shenyang_innovation.building.records import Record
    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.rules import ReleaseRule, TextRule
    from shenyang_innovation.schema.text import Cell

Judge = Literal["schemas", "rules", "texts", "rebuild", "build", "unchanged"]
"""Who finds it first. `unchanged`: the build gives the same tables, so that there is nothing to find."""
KEYS = {
    name: {
        *model.table.key,
        *(field.name for field in fields(model) if field.references or field.list_of),
    }
    for name, model in TABLES.items()
}


class Judges:
    """All judges of one checkout, which has to be faultless, with the source texts at hand."""

    def __init__(self, root: Path, sources: Path) -> None:
        self.curation = read_curation(root / "curation")
        if not _is_read(self.curation):
            raise ValueError(
                "the curation as it stands counts as one that is not read: every corruption would be found"
            )
        self.texts = read_texts(sources)
        self._known = Known(self.curation)
        self.rows = self._known.assembled
        self.tables = Tables({name: self._placed(name, rows) for name, rows in self.rows.items()})
        kept = Kept(archive_of(root) or "")
        self._rules = (*RULES, *(_beside(rule, kept) for rule in RELEASE_RULES))
        self._claims = claims_of_curation(self.curation, self.tables)
        self._claims_of_tables = claims_of_tables(self.tables)
        self._asked = {rule.name: self._asks(rule) for rule in self._rules}
        self._asked_of_texts = {rule.name: self._asks_of_texts(rule) for rule in TEXT_RULES}

    def _asks(self, rule: Rule) -> set[str]:
        """The tables that a rule asks for, which must find nothing."""
        asked: set[str] = set()
        _hold(rule.name, rule.check(logged_tables(self.tables, asked)))
        return asked

    def _asks_of_texts(self, rule: TextRule) -> set[str]:
        """The claims that a rule asks for, which must find nothing."""
        asked: set[str] = set()
        for claims in (self._claims, self._claims_of_tables):
            _hold(rule.name, rule.check(logged_claims(claims, asked), self.texts))
        return asked

    def text_by_source(self) -> dict[str, str]:
        """The text of each source."""
        by_hash = {file.sha256: file.text for file in self.texts.files}
        return {source.source_id: by_hash[source.sha256] for source in self._claims.sources}

    def judge(self, corruption: Corruption) -> frozenset[Judge]:
        """The judges that find a corruption; of curation and texts the first one alone."""
        change = corruption.change
        if isinstance(change, Characters):
            return self._of_text(corruption.source_id, change)
        if corruption.part == "tables":
            return self._of_table(corruption.file, change)
        first = self._of_curation(corruption)
        return frozenset({first} if first else ())

    # --- published tables -------------------------------------------------------------------------------------------

    def _of_table(self, name: str, change: Cells | WholeRow) -> frozenset[Judge]:
        rows = corrupted(self.rows[name], change, _with_cells)
        if rows == self.rows[name]:
            return frozenset({"unchanged"})
        by: set[Judge] = {"rebuild"}  # the tables of a fresh build are self.rows
        try:
            placed = self._placed(name, rows)
        except pydantic.ValidationError:
            return frozenset({"schemas", "rules", "texts", *by})
        keyed = isinstance(change, WholeRow) or not KEYS[name].isdisjoint(dict(change.cells))
        if keyed and next(self._known.breaches({**self.rows, name: rows}), None):
            return frozenset({"schemas", "rules", "texts", *by})
        tables = Tables({**self.tables.placed, name: placed})
        if self._rules_find(tables, {f"tables/{name}"}):
            return frozenset({"rules", "texts", *by})
        if self._texts_find(claims_of_tables(tables), self._claims_of_tables):
            by.add("texts")
        return frozenset(by)

    # --- curation ---------------------------------------------------------------------------------------------------

    def _of_curation(self, corruption: Corruption) -> Judge | None:
        cells = corruption.change.cells if isinstance(corruption.change, Cells) else ()
        if any(cell != cell.strip() for _, cell in cells if cell):
            return "build"  # white space around a cell is not read
        curation = corrupted_curation(self.curation, corruption)
        if not _is_read(curation):
            return "build"
        try:
            rows = self._known.assemble(curation)
        except CurationError:
            return "build"
        changed = {name for name in rows if rows[name] != self.rows[name]}
        if not changed:
            return "rules" if any(rows_stand_in_order(curation)) else "unchanged"
        placed = {name: self._placed(name, rows[name]) for name in changed}
        tables = Tables({**self.tables.placed, **placed})
        if self._rules_find(tables, {f"tables/{name}" for name in changed}):
            return "rules"
        return "texts" if self._texts_find(claims_of_curation(curation, tables), self._claims) else None

    # --- texts ------------------------------------------------------------------------------------------------------

    def _of_text(self, source_id: str, change: Characters) -> frozenset[Judge]:
        digest = next(source.sha256 for source in self._claims.sources if source.source_id == source_id)
        files = tuple(
            file._replace(text=file.text[: change.start] + change.characters + file.text[change.end :])
            if file.sha256 == digest
            else file
            for file in self.texts.files
        )
        if files == self.texts.files:
            return frozenset({"unchanged"})
        texts = self.texts._replace(files=files)
        found = any(True for rule in TEXT_RULES for _ in rule.check(self._claims, texts))
        return frozenset({"texts"} if found else ())

    # --- what they share --------------------------------------------------------------------------------------------

    def _placed(self, name: str, rows: Sequence[Mapping[str, Cell]]) -> list[Placed]:
        model = TABLES[name]
        return [Placed(number, self._known.from_cells(model, cells)) for number, cells in enumerate(rows, start=1)]

    def _rules_find(self, tables: Tables, changed: set[str]) -> bool:
        return any(True for rule in self._rules if self._asked[rule.name] & changed for _ in rule.check(tables))

    def _texts_find(self, claims: Claims, before: Claims) -> bool:
        changed = changed_claims(claims, before)
        claims.final = True  # the rules may keep for each other what they find out
        asked = (rule for rule in TEXT_RULES if self._asked_of_texts[rule.name] & changed)
        return any(True for rule in asked for _ in rule.check(claims, self.texts))


def _beside(rule: ReleaseRule, kept: Kept) -> Rule:
    """A rule about tables and kept releases as one about tables."""
    return Rule(rule.name, rule.guards, lambda tables: rule.check(tables, kept))


def _hold(name: str, findings: Iterable[Finding]) -> None:
    if found := list(findings):
        raise LookupError(f"{name} does not hold before anything is corrupted: {found[0]}")


def _with_cells(row: Mapping[str, Cell], cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return {**row, **cells}


def corrupted_curation(curation: Curation, corruption: Corruption) -> Curation:
    """The curation with a corruption in one of its files."""
    change = corruption.change
    if isinstance(change, Characters):
        raise TypeError(f"{corruption} is of a text")

    def within(records: Sequence[Record]) -> list[Record]:
        return corrupted(records, change, lambda record, cells: replace(record, cells={**record.cells, **cells}))

    group, member = corruption.file, corruption.source_id
    for folder in ("plain", "registers"):
        if group in getattr(curation, folder):
            group, member = folder, corruption.file
    parts: dict[str, Any] = curation._asdict()
    part = parts[group]
    parts[group] = {**part, member: within(part[member])} if isinstance(part, dict) else within(part)
    return Curation(**parts)


def _is_read(curation: Curation) -> bool:
    """Whether the files would be read at all: each source with its own files."""
    own = (*curation.ledgers, *curation.citations)
    return sorted(str(record["source_id"]) for record in curation.sources) == sorted(own)
