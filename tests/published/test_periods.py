"""Reference periods: every kind of span that the observations have, and joining them with a series by year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

import shenyang_innovation as sy
from shenyang_innovation.errors import UsageError
from shenyang_innovation.published.periods import FREQUENCIES

pl = pytest.importorskip("polars", reason="needs the extra polars")
pytestmark = pytest.mark.usefixtures("real")

#: First day, last day → frequency, year, and the period as pandas writes it.
SPANS = [
    (date(2024, 1, 1), date(2024, 12, 31), "year", 2024, "2024"),
    (date(2024, 4, 1), date(2024, 6, 30), "quarter", 2024, "2024Q2"),
    (date(2024, 10, 1), date(2024, 12, 31), "quarter", 2024, "2024Q4"),
    (date(2024, 2, 1), date(2024, 2, 29), "month", 2024, "2024-02"),
    (date(2023, 12, 1), date(2023, 12, 31), "month", 2023, "2023-12"),
    (date(2024, 12, 31), date(2024, 12, 31), "day", 2024, "2024-12-31"),
    (date(2024, 1, 1), date(2024, 6, 30), "span", 2024, None),
    (date(2024, 2, 1), date(2024, 4, 30), "span", 2024, None),
    (date(2024, 1, 1), date(2024, 12, 30), "span", 2024, None),
    (date(2024, 1, 2), date(2024, 12, 31), "span", 2024, None),
    (date(2024, 2, 1), date(2024, 2, 28), "span", 2024, None),
    (date(2023, 1, 1), date(2024, 12, 31), "span", None, None),
    (date(2023, 1, 1), date(2024, 1, 31), "span", None, None),
    (None, date(2024, 12, 31), "open-start", None, None),
    (date(2024, 1, 1), None, "open-end", None, None),
    (None, None, "none", None, None),
]


def spans() -> dict[str, list[Any]]:
    return {"period_start": [span[0] for span in SPANS], "period_end": [span[1] for span in SPANS]}


def test_pandas() -> None:
    """With the index of the frame, so that the two can be joined."""
    frame = pd.DataFrame({name: pd.to_datetime(pd.Series(days)) for name, days in spans().items()})
    frame.index = pd.Index([f"row {number}" for number in range(len(SPANS))])
    periods = sy.to_periods(frame)
    assert periods.index.equals(frame.index)
    assert list(periods.frequency) == [span[2] for span in SPANS]
    assert [None if pd.isna(year) else year for year in periods.year] == [span[3] for span in SPANS]
    assert [None if pd.isna(one) else str(one) for one in periods.period] == [span[4] for span in SPANS]
    for one, (start, end, *_) in zip(periods.period, SPANS, strict=True):
        assert pd.isna(one) or (one.start_time.date(), one.end_time.date()) == (start, end)
    assert list(frame.columns) == ["period_start", "period_end"]


def test_polars() -> None:
    periods = sy.to_periods(pl.DataFrame(spans(), schema={"period_start": pl.Date, "period_end": pl.Date}))
    assert periods.rows() == [({"start": span[0], "end": span[1]}, *span[2:4]) for span in SPANS]
    assert periods.schema == {
        "period": pl.Struct({"start": pl.Date, "end": pl.Date}),
        "frequency": pl.Enum(FREQUENCIES),
        "year": pl.Int64,
    }


def test_every_kind_of_span_is_tried() -> None:
    assert {span[2] for span in SPANS} == set(FREQUENCIES)


def test_the_observations() -> None:
    """Each falls under one word, and the two libraries agree; a period that is null is told why."""
    observations = sy.load_observations()
    periods, others = sy.to_periods(observations), sy.to_periods(sy.load_observations(backend="polars"))
    assert list(periods.frequency) == others["frequency"].to_list()
    assert [None if pd.isna(year) else year for year in periods.year] == others["year"].to_list()
    assert set(periods.frequency) == {"year", "day", "span", "open-start", "none"}
    calendar = periods.frequency.isin(["year", "quarter", "month", "day"])
    assert (periods.period.notna() == calendar).all()
    start, end = observations.period_start, observations.period_end
    assert ((periods.frequency == "day") == (start == end)).all()
    assert ((periods.frequency == "open-start") == (start.isna() & end.notna())).all()
    assert ((periods.frequency == "none") == (start.isna() & end.isna())).all()
    lasting = (end - start).dt.days + 1
    assert lasting[periods.frequency == "year"].isin([365, 366]).all()


def test_a_stock_at_the_end_of_a_year_joins_that_year() -> None:
    observations = sy.load_observations()
    joined = observations.join(sy.to_periods(observations))
    instants = joined[joined.frequency == "day"]
    days = instants.period.astype(pd.PeriodDtype("D"))
    assert (days.dt.year == instants.year).all()
    assert (days.dt.asfreq("Y").dt.year == instants.year).all()
    years = joined[joined.frequency == "year"].period.astype(pd.PeriodDtype("Y"))
    assert list(years.dt.year) == list(joined[joined.frequency == "year"].year)
    yearbook = pd.DataFrame({"year": pd.array([2024], dtype="Int64"), "population": [9_000_000]})
    merged = joined.merge(yearbook, on="year")
    assert set(merged.frequency) >= {"year", "day"}
    assert len(merged) == (joined.year == 2024).sum()


def test_no_rows() -> None:
    observations = sy.load_observations().head(0)
    assert list(sy.to_periods(observations).columns) == ["period", "frequency", "year"]
    assert sy.to_periods(sy.load_observations(backend="polars").head(0)).height == 0


def test_what_has_no_periods() -> None:
    with pytest.raises(
        UsageError, match=r"to_periods: there is no column period_start\. Give a dataframe of observations"
    ):
        sy.to_periods(sy.load_targets())
    with pytest.raises(
        UsageError, match=r"a list is no dataframe of ours\. Give one of: pandas.DataFrame, polars.DataF"
    ):
        sy.to_periods([])  # type: ignore[type-var]
    with pytest.raises(UsageError, match=r"period_end holds '2024-12-31', no day\. Make it a column of dates first"):
        sy.to_periods(pd.DataFrame({"period_start": [None], "period_end": ["2024-12-31"]}))
    days = {"period_start": [date(2024, 1, 2)], "period_end": [date(2024, 1, 1)]}
    with pytest.raises(
        UsageError, match=r"row 1 has a period that starts on 2024-01-02 and ends on 2024-01-01\. Correct"
    ):
        sy.to_periods(pl.DataFrame(days))
