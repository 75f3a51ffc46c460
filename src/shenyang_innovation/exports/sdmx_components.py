"""What an observation is in SDMX: its dimensions, its measure and its attributes, each filled from a column.

An observation of ours is a figure as a source states it, so its identifier is a dimension: two sources may state the
same quantity for the same time. There is no time dimension. SDMX asks for a period in each observation then, and many
here have none that it can write: what came about up to a day has no known start, and a forecast may name no time. So
the reference period is an attribute, REF_PERIOD, which is left out where there is none, beside the first and the last
day as far as they are known. (TIME_PERIOD is a name that SDMX keeps for the dimension.)

OBS_STATUS has the codes of SDMX: A, a normal value, and F, a forecast. No code says that a value is aimed at, and none
is misused for it: it is left out for a target, and STATUS, which is always there, says which of the three it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

OBS_STATUS = {"actual": "A", "forecast": "F"}

Row = dict[str, Any]


class Component(NamedTuple):
    """A column of SDMX-CSV: its identifier, the column of observations it is filled from, and what it has to say.

    `codes` is the table whose keys its values are; a column with an enum has a code list of its own. `kind` is the
    type of its text where it has no codes. `value` makes of a row what stands in the file, if it is not the cell.
    """

    name: str
    column: str
    codes: str | None = None
    kind: str = "String"
    several: bool = False
    value: Callable[[Row], str] | None = None
    note: str = ""


def period(row: Row) -> str:
    """The reference period as SDMX writes it: a year, month or day, or the first day and a number of days.

    >>> from datetime import date
    >>> period({"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)})
    '2024'
    >>> period({"period_start": date(2024, 2, 1), "period_end": date(2024, 2, 29)})
    '2024-02'
    >>> period({"period_start": date(2021, 1, 1), "period_end": date(2024, 1, 4)})
    '2021-01-01/P1099D'
    >>> period({"period_start": None, "period_end": date(2024, 12, 31)})
    ''
    """
    start, end = row["period_start"], row["period_end"]
    if start is None or end is None:
        return ""
    if start == end:
        return str(start)
    after = end + timedelta(days=1)
    if start.day == after.day == 1:
        months = (after.year - start.year) * 12 + after.month - start.month
        if months == 1:
            return f"{start:%Y-%m}"
        if months == 12 and start.month == 1:
            return f"{start:%Y}"
    return f"{start}/P{(after - start).days}D"


def _observation_status(row: Row) -> str:
    return OBS_STATUS.get(row["status"], "")


DIMENSIONS = (
    Component("OBSERVATION", "observation_id"),
    Component("INDICATOR", "indicator_id", codes="indicators"),
    Component("SUBJECT", "subject_id", codes="entities"),
)
MEASURE = Component("OBS_VALUE", "value", kind="Decimal")
ATTRIBUTES = (
    Component("OBS_VALUE_UPPER", "value_upper", kind="Decimal"),
    Component("UNIT_MEASURE", "unit"),
    Component("COMPARATOR", "comparator"),
    Component("STATUS", "status"),
    Component(
        "OBS_STATUS",
        "status",
        kind="String",
        value=_observation_status,
        note="In the codes of SDMX: A, normal value; F, forecast value; left out for a target, for which there is none",
    ),
    Component(
        "REF_PERIOD",
        "period_end",
        kind="ObservationalTimePeriod",
        value=period,
        note="Reference period; left out if its first or last day is not known",
    ),
    Component("PERIOD_START", "period_start", kind="GregorianDay"),
    Component("PERIOD_END", "period_end", kind="GregorianDay"),
    Component("PERIOD_BASIS", "period_basis"),
    Component("MEASURE", "measure"),
    Component("THEME", "theme"),
    Component("CAVEATS", "caveats", codes="caveats", several=True),
    Component("SOURCE", "source_id", codes="sources"),
    Component("FIGURE", "figure"),
    Component("NOTE", "note_en"),
)
COMPONENTS = (*DIMENSIONS, MEASURE, *ATTRIBUTES)
