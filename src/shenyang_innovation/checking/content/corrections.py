"""Rules about corrections: what is said to be wrong was so, what is said to be right is, and what is gone is gone.

`package` errata are about cells of earlier releases, `source` errata about what a document itself has wrong: there the
tables keep what the document says, so each is an expectation that fails when the document is mended.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pydantic import ValidationError

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.errors import did_you_mean
from shenyang_innovation.published.releases import in_order
from shenyang_innovation.reading.numerals import number
from shenyang_innovation.schema.corrections import Erratum, Tombstone
from shenyang_innovation.schema.fields import fields, members
from shenyang_innovation.schema.provenance import Source
from shenyang_innovation.schema.statements import MeasureItem
from shenyang_innovation.schema.statistics import Observation
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import from_cells, to_cell, to_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shenyang_innovation.checking.kept import Cells, Kept
    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.schema.fields import Field
    from shenyang_innovation.schema.row import Row

ERRATA = "curation/errata.csv"
RETIRED = "curation/retired.csv"
SOURCE_IN_ERROR = "source-in-error"
"""The caveat of an observation whose figure the document itself has wrong."""
NUMERAL = re.compile("[0-9]+|[一二三四五六七八九十]+")
COUNTED = frozenset(("mention_count", "observation_count"))
"""Columns that grow with the sources: what is right in them is right for a release, not for ever."""


def errata_have_their_cells(tables: Tables) -> Iterator[Finding]:
    """An erratum names a cell that is or was there, says of it two things, and what shows it is there."""
    rows = _rows_of(tables)
    shown_by = {row.source_id for row in tables.of(Source)} | {row.observation_id for row in tables.of(Observation)}
    for where, row in tables.numbered(Erratum):
        if row.table_name not in TABLES:
            remedy = f"{did_you_mean(row.table_name, tuple(TABLES))} Correct {ERRATA}"
            yield Finding(where, f"no table {row.table_name!r}", remedy)
        elif row.column_name not in (names := [field.name for field in fields(TABLES[row.table_name])]):
            remedy = f"{did_you_mean(row.column_name, names)} Correct {ERRATA}"
            yield Finding(where, f"no column {row.column_name!r} in {row.table_name}", remedy)
        elif rows.find(row.table_name, row.row_key) is None and not rows.is_retired(row.table_name, row.row_key):
            yield Finding(where, f"no row {row.row_key!r} in {row.table_name}", _gone(row))
        if row.wrong == row.corrected:
            yield Finding(where, f"{row.wrong!r} is said to be wrong and right", f"Correct {ERRATA}")
        if row.evidence_id not in shown_by:
            what = f"{row.evidence_id!r} is neither a source nor an observation"
            yield Finding(where, what, f"Name in {ERRATA} what shows that it is wrong")


def released_cells_are_corrected(tables: Tables) -> Iterator[Finding]:
    """A cell is what its last correction says, and each correction takes up where the one before ended.

    A list of codes may change for other reasons: what was taken from it stays away, what was added stays there.
    """
    rows = _rows_of(tables)
    for corrections in _by_cell(tables):
        for (_, before), (where, after) in pairwise(corrections):
            if before.corrected != after.wrong and not _is_list(after):
                what = f"what was wrong is {after.wrong!r}, but {before.erratum_id!r} had made it {before.corrected!r}"
                yield Finding(where, what, f"Correct `wrong` in {ERRATA}")
        where, last = corrections[-1]
        cells = rows.find(last.table_name, last.row_key)
        if last.column_name in COUNTED or cells is None or last.column_name not in cells:
            continue
        if not _stands(last, here := cells[last.column_name]):
            what = f"{_cell(last)} is {here!r}, but was corrected to {last.corrected!r}"
            remedy = f"Put it right in curation/, or enter in {ERRATA} why it is another now, with its data version"
            yield Finding(where, what, remedy)


def errata_are_cells(tables: Tables) -> Iterator[Finding]:
    """What is said to be wrong and right of a cell are both cells that its column can have."""
    rows = _rows_of(tables)
    for where, row in tables.numbered(Erratum):
        cells = rows.find(row.table_name, row.row_key)
        if cells is None or row.column_name not in cells:
            continue
        field = next(one for one in fields(TABLES[row.table_name]) if one.name == row.column_name)
        for name, cell in (("wrong", row.wrong), ("corrected", row.corrected)):
            if not rows.has_cell(row.table_name, cells, field, cell):
                yield Finding(where, f"{name} is {cell!r}, no cell of {_cell(row)}", f"Correct {ERRATA}")


def marks_are_in_sequence(tables: Tables) -> Iterator[Finding]:
    """The mark of an item has the number behind that of the item before, or 1; else an erratum says which is right.

    The first of a form may have any number: what was marked before it need be no item.
    """
    said = {
        (row.row_key, row.wrong): row.corrected
        for _, row in _of_kind(tables, "source")
        if (row.table_name, row.column_name) == ("figures", "figure")
    }
    last: dict[tuple[str, str], int] = {}
    for where, item in sorted(tables.numbered(MeasureItem), key=lambda pair: (pair[1].source_id, pair[1].start)):
        mark, right = item.mark or "", said.pop((f"{item.source_id}/{item.start}", item.mark), None)
        if not mark:
            continue
        form, value = _numbered(mark)
        before = last.get((item.source_id, form))
        expected = value if value == 1 or before is None else before + 1
        last[item.source_id, form] = expected
        if (value == expected) != (right is None) or (right and _numbered(right) != (form, expected)):
            what = f"{mark!r} of {item.measure_id!r} should have the number {expected}, its erratum says {right!r}"
            yield Finding(where, what, f"Say in {ERRATA} which mark is right, or correct the mark")


def documents_are_still_wrong(tables: Tables) -> Iterator[Finding]:
    """What a document has wrong still stands in it as worded; when it is mended, the correction comes off."""
    rows = _rows_of(tables)
    for where, row in _of_kind(tables, "source"):
        cells = rows.find(row.table_name, row.row_key)
        if cells is not None and row.column_name in cells and (here := cells[row.column_name]) != row.wrong:
            what = f"{_cell(row)} is {here!r}, no longer {row.wrong!r}: the document has been mended"
            yield Finding(where, what, _off(row))


def wrong_figures_are_flagged(tables: Tables) -> Iterator[Finding]:
    """An observation has the caveat `source-in-error` exactly if an erratum says that its document has it wrong."""
    wrong = {row.row_key for _, row in _of_kind(tables, "source") if row.table_name == "observations"}
    for where, row in tables.numbered(Observation):
        has = SOURCE_IN_ERROR in (row.caveats or "").split()
        if has != (row.observation_id in wrong):
            what = f"{row.observation_id!r} {'has' if has else 'lacks'} the caveat {SOURCE_IN_ERROR}"
            remedy = f"{'Remove' if has else 'Add'} it in the ledger of {row.source_id}, or correct {ERRATA}"
            yield Finding(where, what, remedy)


def retired_rows_are_gone(tables: Tables) -> Iterator[Finding]:
    """A retired row is no longer in its table, and what took its place is there."""
    rows = _rows_of(tables)
    for where, row in tables.numbered(Tombstone):
        if row.table_name not in TABLES:
            remedy = f"{did_you_mean(row.table_name, tuple(TABLES))} Correct {RETIRED}"
            yield Finding(where, f"no table {row.table_name!r}", remedy)
            continue
        if rows.find(row.table_name, row.row_key) is not None:
            what = f"the row {row.row_key!r} of {row.table_name} is retired and still there"
            yield Finding(where, what, f"Remove it from its file in curation/, or from {RETIRED}")
        heir = row.successor_key
        if heir and rows.find(row.table_name, heir) is None and not rows.is_retired(row.table_name, heir):
            what = f"what took its place is not there: {row.table_name} has no row {heir!r}"
            yield Finding(where, what, f"Correct successor_key in {RETIRED}")


# --- against the kept releases ----------------------------------------------------------------------------------


def corrections_are_of_releases(tables: Tables, kept: Kept) -> Iterator[Finding]:
    """In the last release before a correction the cell was as wrong as it says; a count is right in the first after it.

    Where no such release is kept, nothing is said.
    """
    rows = _rows_of(tables)
    for where, row in _of_kind(tables, "package"):
        before = kept.before(row.since_version)
        if before is not None:
            there = kept.find(before, row.table_name, row.row_key)
            if there is None or there.get(row.column_name) != row.wrong:
                found = "not there" if there is None or row.column_name not in there else repr(there[row.column_name])
                what = f"in the release {before}, {_cell(row)} is {found}, not {row.wrong!r}"
                yield Finding(where, what, f"Correct `wrong` or since_version in {ERRATA}")
        if row.column_name in COUNTED:
            after = kept.first_from(row.since_version)
            cells = kept.find(after, row.table_name, row.row_key) if after else rows.find(row.table_name, row.row_key)
            if cells is not None and (here := cells.get(row.column_name)) != row.corrected:
                what = f"{_cell(row)} is {here!r} in {after or 'the tables'}, but was corrected to {row.corrected!r}"
                yield Finding(where, what, f"Correct `corrected` in {ERRATA}")


def retired_rows_were_released(tables: Tables, kept: Kept) -> Iterator[Finding]:
    """A retired row was in a kept release before the version since which it is gone."""
    for where, row in tables.numbered(Tombstone):
        earlier = [one for one in kept.versions if in_order(one) < in_order(row.since_version)]
        if not any(kept.find(version, row.table_name, row.row_key) for version in earlier):
            what = f"no release before {row.since_version} that is kept has the row {row.row_key!r} in {row.table_name}"
            yield Finding(where, what, f"Correct {RETIRED}; a row that was never released is simply removed")


# --- rows by their keys -----------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _rows_of(tables: Tables) -> _Rows:
    """The rows by key, found once for all rules that ask for them."""
    return _Rows(tables)


class _Rows:
    """The rows of the tables by key, the parts of a compound key joined by /."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._by_key: dict[str, dict[str, Row]] = {}
        self._retired = {(row.table_name, row.row_key) for row in tables.of(Tombstone)}

    def find(self, table: str, key: str) -> Cells | None:
        """The row as text; None if it is not there."""
        if table not in TABLES:
            return None
        if table not in self._by_key:
            columns = TABLES[table].table.key
            self._by_key[table] = {
                "/".join(str(to_cell(getattr(row, column))) for column in columns): row
                for _, row in self._tables.placed[table]
            }
        row = self._by_key[table].get(key)
        return None if row is None else to_cells(row)

    def has_cell(self, table: str, row: Cells, field: Field, cell: str | None) -> bool:
        """Whether a cell can stand in the column of a row: it is of its type, and what it names is or was there."""
        try:
            from_cells(TABLES[table], {**row, field.name: cell})
        except ValidationError as error:
            if any(field.name in one["loc"] for one in error.errors(include_url=False)):
                return False
        target = field.references or field.list_of
        named = members(field, cell) if cell and target else []
        return not target or all(self.find(target.table, key) or self.is_retired(target.table, key) for key in named)

    def is_retired(self, table: str, key: str) -> bool:
        """Whether the row has its tombstone."""
        return (table, key) in self._retired


def _stands(row: Erratum, here: str | None) -> bool:
    """Whether a cell still is as it was corrected."""
    if not _is_list(row):
        return here == row.corrected
    wrong, corrected, codes = (set((cell or "").split()) for cell in (row.wrong, row.corrected, here))
    return not (wrong - corrected) & codes and corrected - wrong <= codes


def _is_list(row: Erratum) -> bool:
    model = TABLES.get(row.table_name)
    return model is not None and any(field.name == row.column_name and field.list_of for field in fields(model))


def _of_kind(tables: Tables, kind: str) -> Iterable[tuple[str, Erratum]]:
    return [(where, row) for where, row in tables.numbered(Erratum) if row.erratum_kind == kind]


def _by_cell(tables: Tables) -> Iterator[list[tuple[str, Erratum]]]:
    """The corrections of each released cell, in the order of the versions."""
    found = sorted(_of_kind(tables, "package"), key=lambda pair: (_key(pair), in_order(pair[1].since_version)))
    return (list(group) for _, group in groupby(found, _key))


def _key(pair: tuple[str, Erratum]) -> tuple[str, str, str]:
    return pair[1].table_name, pair[1].row_key, pair[1].column_name


def _numbered(mark: str) -> tuple[str, int]:
    """The form of a mark without its number, and the number."""
    found = NUMERAL.search(mark)
    value = number(found[0]) if found else None
    return NUMERAL.sub("", mark, count=1), int(value or 0)


def _cell(row: Erratum) -> str:
    return f"{row.column_name} of {row.row_key!r} in {row.table_name}"


def _gone(row: Erratum) -> str:
    if row.erratum_kind == "source":
        return f"If the document has been mended: {_off(row)}"
    return f"Correct the key in {ERRATA}, or retire the row in {RETIRED}"


def _off(row: Erratum) -> str:
    flag = f", and the caveat {SOURCE_IN_ERROR} off the observation" if row.table_name == "observations" else ""
    return f"Take the correction {row.erratum_id!r} off {ERRATA}{flag}"
