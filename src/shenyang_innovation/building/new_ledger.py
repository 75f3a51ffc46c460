"""A ledger or mentions that were begun for a new text: how rows are marked, how they become what the build takes."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.curation import ASIDE, LEDGER, MENTIONS, MENTIONS_ASIDE
from shenyang_innovation.building.ledgers import CONFIRM, UNCONFIRMED
from shenyang_innovation.building.records import records_of
from shenyang_innovation.errors import CurationError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shenyang_innovation.schema.words import Disposition

BEGUN = (*LEDGER, *ASIDE)
"""The columns of a begun ledger."""


class Form(NamedTuple):
    """What is begun: its columns in the curation, those for the person beside them, which of them bears the mark."""

    name: str
    columns: tuple[str, ...]
    aside: tuple[str, ...]
    marked: str


LEDGER_FORM = Form("ledger", LEDGER, ASIDE, "disposition")
MENTIONS_FORM = Form("file of mentions", MENTIONS, MENTIONS_ASIDE, "entity_id")
DISPOSITIONS: dict[str, Disposition] = {
    "quantity": "observation",
    "rank": "observation",
    "date": "date",
    "ordinal": "ordinal",
    "name": "name",
}
"""What a figure of each kind is, unless a person says otherwise (part of the furniture of a page, for one)."""


def confirmed(begun: str, file: str, form: Form = LEDGER_FORM) -> str:
    """What a begun ledger (or file of mentions) has become, as the build takes it; `file` is how errors name it.

    It may have the byte order mark and the line ends that spreadsheets write. Raises CurationError if a row is not
    confirmed, UsageError if it is nothing that was begun.

    >>> confirmed(f"{','.join(LEDGER)}\\n0,2,5G,name?{',' * 11}\\n", "begun.csv")
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.CurationError: begun.csv: 1 of 1 rows is not confirmed: line 2. Compare the row with ...
    """
    text = begun.removeprefix("\ufeff")
    header = text.partition("\n")[0].rstrip("\r")
    try:
        plain = header == ",".join(form.columns)
        records = records_of(text, file, form.columns if plain else (*form.columns, *form.aside))
    except CurationError as error:
        raise UsageError(f"no begun {form.name}: {error.what}", where=error.where, remedy=error.remedy) from None
    open_lines = [record.line for record in records if (record[form.marked] or "").endswith(UNCONFIRMED)]
    if open_lines:
        verb, lines = ("is", "line") if len(open_lines) == 1 else ("are", "lines")
        what = f"{len(open_lines)} of {len(records)} rows {verb} not confirmed: {lines} {_listed(open_lines)}"
        raise CurationError(what, where=file, remedy=CONFIRM)
    return ledger_csv((record.cells for record in records), form.columns)


def ledger_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Rows as CSV in the form that curation has; a cell that is missing or None is empty.

    >>> ledger_csv([{"start": 3, "figure": "5G"}], ("start", "end", "figure"))
    'start,end,figure\\n3,,5G\\n'
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _listed(lines: Sequence[int]) -> str:
    """Numbers as ranges.

    >>> _listed([2, 3, 4, 7])
    '2-4, 7'
    """
    runs = [[line for _, line in run] for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
