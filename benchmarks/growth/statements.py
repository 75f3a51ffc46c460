"""Clauses of made documents that state something: the words, and the row of the ledger that they ask for."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import NamedTuple

from benchmarks.growth.page import Cells, Figure, Words
from benchmarks.growth.words import Indicator


class Form(NamedTuple):
    """How a number may be worded: words before and behind it, and which of them is a word of comparison."""

    before: str
    number: str
    behind: str = ""
    qualifier: str = ""


PLAIN = Form("达到", "{0}")
AT_LEAST = Form("达到", "{0}", "以上", "以上")
FORMS = (
    PLAIN,
    Form("超过", "{0}", "", "超过"),
    Form("约", "{0}", "", "约"),
    Form("", "{0}0余"),
    Form("为", "{0}到{1}"),
    AT_LEAST,
    Form("不低于", "{0}", "", "不低于"),
)
UNBOUND = (PLAIN, FORMS[1], FORMS[2], AT_LEAST, FORMS[6])
"""The forms that go with every unit."""


class Period(NamedTuple):
    """The cells of a reference period, and whether a caveat is due for it."""

    cells: Cells
    caveat: str = ""


def in_year(year: int, measure: str) -> Period:
    """The period of a figure behind a year."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    start = {"stock": last, "cumulative": ""}.get(measure, first)
    return Period({"period_start": start, "period_end": last, "period_basis": "stated"})


def by_now(day: date, measure: str) -> Period:
    """The period of a figure of a document that names no date beside it."""
    start = day.isoformat() if measure == "stock" else ""
    unstated = "period-unstated" if measure in ("flow", "rate") else ""
    return Period({"period_start": start, "period_end": day.isoformat(), "period_basis": "inferred"}, unstated)


def dated(year: int) -> Figure:
    """A year as a figure."""
    return Figure(f"{year}年", {"disposition": "date"})


def states(indicator: Indicator, subject_id: str, value: int, period: Period, form: Form, cue: str = "") -> Words:
    """A clause that gives an indicator; with a cue as a target, or as a forecast behind 预计."""
    number = form.number.format(value, value + 2)
    caveats = sorted({indicator.caveats, period.caveat} - {""})
    cells = {
        "disposition": "observation",
        "qualifier": form.qualifier,
        "indicator_id": indicator.indicator_id,
        "subject_id": subject_id,
        "status": {"": "actual", "预计": "forecast"}.get(cue, "target"),
        "status_basis": "stated",
        "cue": cue,
        "caveats": " ".join(caveats),
    }
    figure = Figure(f"{number}{indicator.behind}", cells | period.cells)
    return Words(f"{indicator.term}{form.before}{{figure}}{form.behind}", {"figure": figure})


def any_form(indicator: Indicator, drawn: Random) -> Form:
    """One of the ways in which a number of an indicator may be worded."""
    return drawn.choice(FORMS if indicator.unit == "count" else UNBOUND)
