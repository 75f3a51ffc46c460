"""Rows of text → the bytes of a table's file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from operator import itemgetter

from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import Cell


def to_csv(name: str, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    r"""Rows as CSV: UTF-8, LF, quoted only where needed, a null as an empty cell.

    >>> to_csv("caveats", [{"caveat_id": "a", "label_zh": "甲", "label_en": "A, first", "definition_en": None}])
    b'caveat_id,label_zh,label_en,definition_en\na,\xe7\x94\xb2,"A, first",\n'
    """
    columns = [field.name for field in fields(TABLES[name])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(itemgetter(*columns), rows))  # csv writes None as an empty cell
    return out.getvalue().encode()
