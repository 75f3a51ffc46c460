"""Reference periods as the periods of a dataframe library, told apart by how long they are."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from shenyang_innovation.errors import UsageError
from shenyang_innovation.published.frames import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeVar

    import pandas as pd
    import polars as pl

    AnyFrame = TypeVar("AnyFrame", pd.DataFrame, pl.DataFrame)

WHERE = "to_periods"
START, END = "period_start", "period_end"
CALENDAR = {"year": "Y", "quarter": "Q", "month": "M", "day": "D"}
"""The lengths that a calendar has, and what pandas calls them."""
FREQUENCIES = (*CALENDAR, "span", "open-start", "open-end", "none")
"""What `frequency` says of a reference period."""


def to_periods(frame: AnyFrame) -> AnyFrame:
    """The reference periods of a dataframe of observations (pandas or polars), one row for each of its rows.

    Columns:
        period: In pandas a `pandas.Period` of freq Y, Q, M or D, NaT where the period is no calendar one. In polars a
            struct of its first and its last day, `start` and `end`, each null where it is not known.
        frequency (codes): What it is: exactly one calendar `year`, `quarter`, `month` or `day`; a `span` of any other
            length; `open-start`, if only the end is known; `open-end`, if only the start is; `none`, without either.
        year (integer): The year in which it lies as a whole; null if it reaches over several, or is open.

    An instant, as the stock at the end of a year, is a `day`: 2024-12-31 has the year 2024 and is not the whole year.
    In pandas the rows of one frequency become a column of periods by `astype("period[Y]")`, and the index is that of
    the frame, so that `frame.join(to_periods(frame))` has both.

    Raises `UsageError` for another kind of dataframe, columns `period_start` and `period_end` that are missing or hold
    no days, and a period that ends before it starts.

    >>> from shenyang_innovation import load_observations
    >>> periods = to_periods(load_observations(indicator="cluster_output_value"))
    >>> print(periods.head(1).to_string(index=False))
    period frequency  year
      2024      year  2024
    """
    name = library(frame, WHERE, among=("pandas", "polars"))
    if missing := [column for column in (START, END) if column not in frame.columns]:
        remedy = "Give a dataframe of observations; what other tables refer to can be joined by observation_id"
        raise UsageError(f"there is no column {missing[0]}", where=WHERE, remedy=remedy)
    starts, ends = (_days(frame[column].to_list(), column) for column in (START, END))
    frequencies = [_frequency(start, end, row) for row, (start, end) in enumerate(zip(starts, ends, strict=True), 1)]
    years = [_year(start, end) for start, end in zip(starts, ends, strict=True)]
    if name == "polars":
        return _polars(starts, ends, frequencies, years)  # type: ignore[no-any-return]
    return _pandas(frame, starts, frequencies, years)  # type: ignore[no-any-return]


def _days(cells: Sequence[Any], column: str) -> list[date | None]:
    days: list[date | None] = []
    for cell in cells:
        if cell is None or cell != cell:  # noqa: PLR0124 - the null of pandas is not equal to itself
            days.append(None)
        elif isinstance(cell, datetime):
            days.append(cell.date())
        elif isinstance(cell, date):
            days.append(cell)
        else:
            raise UsageError(f"{column} holds {cell!r}, no day", where=WHERE, remedy="Make it a column of dates first")
    return days


def _frequency(start: date | None, end: date | None, row: int) -> str:
    """What a reference period is.

    >>> _frequency(date(2024, 1, 1), date(2024, 6, 30), 1), _frequency(date(2024, 2, 1), date(2024, 2, 29), 1)
    ('span', 'month')
    """
    if start is None or end is None:
        return "none" if start is end else "open-start" if start is None else "open-end"
    if start > end:
        what = f"row {row} has a period that starts on {start} and ends on {end}"
        raise UsageError(what, where=WHERE, remedy="Correct the row")
    if start == end:
        return "day"
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start.year == end.year
    match (start.month, end.month) if whole_months else (0, 0):
        case (1, 12):
            return "year"
        case (first, last) if first and first == last:
            return "month"
        case (1, 3) | (4, 6) | (7, 9) | (10, 12):
            return "quarter"
    return "span"


def _year(start: date | None, end: date | None) -> int | None:
    return start.year if start and end and start.year == end.year else None


def _pandas(frame: Any, starts: Any, frequencies: Any, years: Any) -> Any:
    import pandas as pd

    periods = [
        pd.Period(start, freq=CALENDAR[frequency]) if frequency in CALENDAR else pd.NaT
        for start, frequency in zip(starts, frequencies, strict=True)
    ]
    columns = {
        "period": pd.Series(periods, index=frame.index, dtype=object),
        "frequency": pd.Series(pd.Categorical(frequencies, list(FREQUENCIES)), index=frame.index),
        "year": pd.Series(years, index=frame.index, dtype="Int64"),
    }
    return pd.DataFrame(columns, index=frame.index)


def _polars(
    starts: Sequence[date | None],
    ends: Sequence[date | None],
    frequencies: Sequence[str],
    years: Sequence[int | None],
) -> Any:
    import polars as pl

    periods = [{"start": start, "end": end} for start, end in zip(starts, ends, strict=True)]
    return pl.DataFrame(
        {"period": periods, "frequency": frequencies, "year": years},
        schema={
            "period": pl.Struct({"start": pl.Date, "end": pl.Date}),
            "frequency": pl.Enum(FREQUENCIES),
            "year": pl.Int64,
        },
    )
