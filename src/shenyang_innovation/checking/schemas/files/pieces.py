"""What a reader of a file gives, one after another: pieces of its rows, and what keeps other rows from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import polars as pl


class Found(NamedTuple):
    """A fault, and the line of the file on which its row starts (from 1), where a line can be told."""

    fault: Fault
    line: int | None = None


class Piece(NamedTuple):
    """Some rows of a table.

    `numbers` are those of the rows (from 1, header not counted); `line_of` says for the place of a row in the piece,
    from 0, on which line of the file it starts. `told` holds by place the columns of cells that were found bad on
    reading, and are null in `rows`.
    """

    rows: pl.DataFrame
    numbers: Sequence[int]
    line_of: Callable[[int], int | None] = lambda _: None
    told: Mapping[int, frozenset[str]] = {}


if TYPE_CHECKING:
    Item = Piece | Found
    Items = Iterator[Item]
    Read = Callable[[], Items]
    """Reads the file from its beginning each time it is called."""
