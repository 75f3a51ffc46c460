"""Whether keys are unique over a whole file, with eight bytes a row in memory.

Of every key its 64-bit hash is kept. Where two hashes are equal the file is read once more and the keys themselves are
compared, so that two keys with one hash are no fault.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from shenyang_innovation.checking.schemas.files.pieces import Found, Piece
from shenyang_innovation.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from shenyang_innovation.checking.schemas.files.findings import Findings
    from shenyang_innovation.checking.schemas.files.pieces import Read
    from shenyang_innovation.schema.row import Table


class Key(NamedTuple):
    """Columns whose values no two rows share, and how a row that repeats them is spoken of."""

    columns: tuple[str, ...]
    rule: str
    remedy: str


def keys_of(table: Table) -> list[Key]:
    """The keys of a table."""
    remedy = "Remove one of the two rows or give it another key"
    primary = Key(table.key, "the key stands already in row {}", remedy)
    rule, remedy = "must be unique and stands already in row {}", "Remove or correct one of the two rows"
    return [primary, *(Key(columns, rule, remedy) for columns in table.unique)]


class KeyHashes:
    """The hashes of one key in every row of a file."""

    def __init__(self, table: Table, key: Key) -> None:
        self.table = table
        self.key = key
        self._hashes = array("Q")

    def add(self, rows: pl.DataFrame) -> None:
        """Take in some rows; a key with a null in it is not compared."""
        if set(self.key.columns) <= set(rows.columns):
            self._hashes.frombytes(_hashes(self._whole_keys(rows)).to_numpy().tobytes())

    def tell(self, read: Read, findings: Findings) -> None:
        """Find the rows whose key stands in a row above; the file is read again only if there may be any.

        If more of them are found than `findings` keeps, those beyond are counted by their hashes.
        """
        suspected, repeats = self._repeats()
        followed = suspected[: findings.room]
        findings.count_unseen(int(repeats[len(followed) :].sum()))
        if len(followed):
            for found in self._repeated(read, pl.Series(followed)):
                findings.add(found)

    def _repeats(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The hashes that more than one row has, and how many rows beyond the first have each.

        Sorts the hashes where they are, so as not to need the memory twice.
        """
        hashes = np.frombuffer(self._hashes, dtype=np.uint64)
        hashes.sort()
        return np.unique(hashes[1:][hashes[1:] == hashes[:-1]], return_counts=True)

    def _repeated(self, read: Read, suspected: pl.Series) -> Iterator[Found]:
        first_at: dict[tuple[object, ...], int] = {}
        for piece in read():
            if not isinstance(piece, Piece) or not set(self.key.columns) <= set(piece.rows.columns):
                continue
            placed = self._whole_keys(piece.rows.with_row_index("place of the row"), "place of the row")
            chosen = placed.filter(_hashes(placed.drop("place of the row")).is_in(suspected.implode()))
            for place, *key in chosen.iter_rows():
                number = piece.numbers[place]
                first = first_at.setdefault(tuple(key), number)
                if first != number:
                    yield Found(self._fault(number, key, first), piece.line_of(place))

    def _whole_keys(self, rows: pl.DataFrame, *more: str) -> pl.DataFrame:
        return rows.select(*more, *self.key.columns).drop_nulls(self.key.columns)

    def _fault(self, number: int, key: list[object], first: int) -> Fault:
        return Fault(
            table=self.table.name,
            row=number,
            column=", ".join(self.key.columns),
            value=", ".join(map(str, key)),
            rule=self.key.rule.format(first),
            remedy=self.key.remedy,
        )


def _hashes(keys: pl.DataFrame) -> pl.Series:
    return keys.hash_rows(seed=1)
