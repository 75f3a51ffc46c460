"""Rows of text → the bytes of a table's file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import Cell


def to_csv(name: str, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """Rows as CSV: UTF-8, LF, quoted only where needed, a null as an empty cell."""
    columns = [field.name for field in fields(TABLES[name])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] or "" for column in columns] for row in rows)
    return out.getvalue().encode()
