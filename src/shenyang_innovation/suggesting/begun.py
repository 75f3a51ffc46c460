"""What is suggested, as the rows of a begun ledger: CSV for a person, JSON for tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.curation import ASIDE, LEDGER
from shenyang_innovation.building.ledgers import UNCONFIRMED
from shenyang_innovation.building.new_ledger import BEGUN, DISPOSITIONS, ledger_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shenyang_innovation.suggesting.scores import Likely
    from shenyang_innovation.suggesting.suggest import Suggested

MOST = 3  # suggestions of a kind in a row
WIDEST = 20  # characters on each side of a figure that are shown


class Begun(NamedTuple):
    """A row of a begun ledger: its cells, what the text says there, what changed, and all that is suggested."""

    cells: Mapping[str, object]
    suggested: Suggested
    change: str = ""


def begun(suggested: Suggested) -> Begun:
    """The row of a figure that is new: all that can be filled in, and the mark that nobody has confirmed it."""
    figure = suggested.figure
    cells = {
        "start": figure.start,
        "end": figure.end,
        "figure": figure.text,
        "disposition": DISPOSITIONS[figure.kind] + UNCONFIRMED,
    }
    return Begun({**cells, **suggested.cells}, suggested)


def begun_csv(rows: Iterable[Begun]) -> str:
    """The rows as CSV, with the scores behind the suggestions: `srdi_enterprises:0.71 high_tech_enterprises:0.20`."""
    return ledger_csv(({**row.cells, **_aside(row)} for row in rows), BEGUN)


def begun_json(rows: Iterable[Begun]) -> str:
    """The rows as a JSON list of objects; an empty cell is null, the suggestions are lists with id and score."""
    objects = [
        {name: None if (cell := row.cells.get(name)) == "" else cell for name in LEDGER} | _structured(row)
        for row in rows
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _aside(row: Begun) -> dict[str, str]:
    one = row.suggested
    lists = (" ".join(f"{id_}:{score:.2f}" for id_, score in _first(kind)) for kind in _kinds(one))
    return dict(zip(ASIDE, (row.change, _words(one), *lists), strict=True))


def _structured(row: Begun) -> dict[str, object]:
    one = row.suggested
    lists = ([{"id": id_, "score": round(score, 4)} for id_, score in _first(kind)] for kind in _kinds(one))
    return dict(zip(ASIDE, (row.change or None, _words(one) or None, *lists), strict=True))


def _kinds(one: Suggested) -> tuple[Sequence[Likely], ...]:
    return one.indicators, one.subjects, one.themes


def _first(likely: Sequence[Likely]) -> list[Likely]:
    """The first few, without those whose score would be shown as nothing."""
    return [one for one in likely[:MOST] if one.score >= 0.005]


def _words(one: Suggested) -> str:
    """The figure in the middle of its words; it begins with a mark that no spreadsheet takes for a formula."""
    if not one.cells:
        return ""
    before, behind = one.words
    return f"…{before[-WIDEST:]}【{one.figure.text}】{behind[:WIDEST]}".rstrip()
