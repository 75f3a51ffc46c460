"""Units: each has its row, which says what it measures and how UCUM writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.statistics import UnitRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.schema.words import QuantityKind, UnitCode

FILE = "curation/units.csv"


class Meant(NamedTuple):
    """What a unit measures, and its code in UCUM."""

    quantity_kind: QuantityKind
    ucum: str | None


#: It stands here beside the table because nothing else asks what a unit measures, and a wrong code would be believed by
#: whoever joins the tables with others; a test has each code read by a library of UCUM.
MEANT: Mapping[UnitCode, Meant] = {
    "CNY": Meant("money", None),
    "PFLOPS": Meant("computing-power", "10*15{FLOP}/s"),
    "count": Meant("count", "1"),
    "percent": Meant("ratio", "%"),
    "percentage-point": Meant("ratio-difference", "%{point}"),
    "person": Meant("count", "{person}"),
    "person-time": Meant("count", "{person-time}"),
    "rank": Meant("ordinal", None),
    "square-metre": Meant("area", "m2"),
    "times": Meant("ratio", "1"),
    "year": Meant("time", "a"),
}


def units_are_meant(tables: Tables) -> Iterator[Finding]:
    """Every unit that a value can have has its row, and the row says what `MEANT` says."""
    missing = dict(MEANT)
    for where, row in tables.numbered(UnitRow):
        expected = missing.pop(row.unit, None)
        here = Meant(row.quantity_kind, row.ucum)
        if expected is not None and here != expected:
            what = f"{row.unit!r} is {_words(here)}, but it should be {_words(expected)}"
            yield Finding(where, what, f"Correct it in {FILE}, or MEANT in checking/content/units.py")
    for unit in missing if tables.of(UnitRow) else ():
        yield Finding("tables/units.csv", f"the unit {unit!r} is missing", f"Add it to {FILE}")


def _words(meant: Meant) -> str:
    return f"a unit of {meant.quantity_kind} with {meant.ucum or 'no code'} in UCUM"
