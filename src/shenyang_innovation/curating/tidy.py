"""The files that people write, put into the one form and order that `check` asks for."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

from shenyang_innovation.checking.content.order import key_of, order_of
from shenyang_innovation.errors import CurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNDONE = "Mend it first: nothing was changed"


def tidy(root: Path, *, write: bool = True) -> list[str]:
    """Put every CSV file below `root/curation` into its form and order; returns the files that changed, or would.

    The rows stand in the order of their key, in UTF-8 with LF, quotes only where needed, without white space around
    cells, empty rows and what else a spreadsheet adds. No cell changes otherwise. All files are read before one is
    written: CurationError for a file that is no table, and then none is changed.
    """
    curation = root / "curation"
    changed = {}
    for path in sorted(curation.glob("**/*.csv")):
        file = path.relative_to(curation).as_posix()
        data = path.read_bytes()
        if (tidied := tidied_csv(data, file)) != data:
            changed[file] = tidied
    for file, data in changed.items() if write else ():
        _replace(curation / file, data)
    return [f"curation/{file}" for file in changed]


def tidied_csv(data: bytes, file: str) -> bytes:
    r"""The bytes of one file below curation/ in its form and order; raises as `tidy` does.

    >>> tidied_csv(b'\xef\xbb\xbfsource_id,start,term\r\n"b",10, x\r\nb,9,y\r\n,,\r\n', "glossary.csv")
    b'source_id,start,term\nb,9,y\nb,10,x\n'
    """
    where = f"curation/{file}"
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = next(lines, [])
        rows = [_row(header, cells, f"{where}, line {lines.line_num}") for cells in lines if any(map(str.strip, cells))]
    except UnicodeDecodeError as error:
        raise CurationError(f"not UTF-8 at byte {error.start}", where=where, remedy=f"{UNDONE}: save it so") from None
    except csv.Error as error:
        raise CurationError(f"not readable as CSV: {error}", where=where, remedy=UNDONE) from None
    columns = [name for name in order_of(file) if name.lstrip("-") in header]
    rows.sort(key=lambda cells: key_of(cells, columns))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *(row.values() for row in rows)])
    return out.getvalue().encode()


def _row(header: list[str], cells: list[str], where: str) -> Mapping[str, str]:
    if len(cells) != len(header) or len(set(header)) != len(header):
        raise CurationError(f"{len(cells)} cells under {len(header)} columns", where=where, remedy=UNDONE)
    return dict(zip(header, map(str.strip, cells), strict=True))


def _replace(path: Path, data: bytes) -> None:
    """Put new bytes in place of a file; whoever reads it sees the old ones or the new ones."""
    beside = path.with_name(f".{path.name}.tidied")
    beside.write_bytes(data)
    os.replace(beside, path)
