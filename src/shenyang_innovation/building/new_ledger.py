"""A text → the ledger that a person fills in: every figure at its place, with what can be read for certain."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from shenyang_innovation.building.curation import LEDGER
from shenyang_innovation.reading import read_figures

if TYPE_CHECKING:
    from shenyang_innovation.reading import Figure
    from shenyang_innovation.schema.words import Disposition

DISPOSITIONS: dict[str, Disposition] = {
    "quantity": "observation",
    "rank": "observation",
    "date": "date",
    "ordinal": "ordinal",
    "name": "name",
}
"""What a figure of each kind is, unless a person says otherwise (part of the furniture of a page, for one)."""


def new_ledger(text: str) -> str:
    """The ledger of a text as CSV, one row a figure in reading order.

    Place, wording and disposition are filled in, and for an observation its word of comparison, its status and the cue
    of it. Indicator, subject, period and caveats are left for a person to decide.

    >>> print(new_ledger("2024年,产值超过5亿元。"), end="")
    start,end,figure,disposition,qualifier,indicator_id,subject_id,status,status_basis,cue,period_start,period_end,\
period_basis,caveats,note_en
    0,5,2024年,date,,,,,,,,,,,
    10,13,5亿元,observation,超过,,,actual,stated,,,,,,
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, LEDGER, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_row, read_figures(text)))
    return out.getvalue()


def _row(figure: Figure) -> dict[str, str | int]:
    disposition = DISPOSITIONS[figure.kind]
    row: dict[str, str | int] = {
        "start": figure.start,
        "end": figure.end,
        "figure": figure.text,
        "disposition": disposition,
    }
    if disposition == "observation":
        row |= {
            "qualifier": figure.qualifier,
            "status": figure.status,
            "status_basis": "stated",
            "cue": figure.cue,
        }
    return row
