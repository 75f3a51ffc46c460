"""What stands on the start page: counts, tables by their groups, newest documents, promises and what became of them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.descriptor import Resource
from shenyang_innovation.site.pieces import Html
from shenyang_innovation.site.target_pages import due, verdict
from shenyang_innovation.site.view import View

NEWEST = 6
"""So many documents are shown as the newest."""
EXAMPLE = ("clusters", "output_value_cny")
"""The measured column from which the example of the start page is taken: its largest value."""


class TableLink(NamedTuple):
    """A table as a list of tables has it."""

    resource: Resource
    title: str
    rows: int


class Promise(NamedTuple):
    """A target in a line: what was promised, of whom, by when, and what became of it."""

    what: Markup
    value: Html
    due: Markup
    verdict: Markup
    outcome: Markup


def tables_by_group(view: View) -> list[tuple[str, list[TableLink]]]:
    """The tables in their published order, by group."""
    links = [
        TableLink(one, one.title if view.language == "en" else one.title_zh, len(view.kept.rows(one.name)))
        for one in view.kept.package.resources.values()
    ]
    return [(view.group(group), list(some)) for group, some in groupby(links, lambda link: link.resource.group)]


def newest_documents(view: View) -> list[Cells]:
    """The documents published last."""
    rows = sorted(view.kept.rows("sources"), key=lambda row: str(row["source_id"]))
    return sorted(rows, key=lambda row: str(row["published"]), reverse=True)[:NEWEST]


def promises(view: View) -> list[Promise]:
    """The targets and forecasts, those first of which most is known, then by their due date."""
    order = ("met", "missed", "undecided", "open")
    rows = sorted(
        view.kept.rows("targets"),
        key=lambda row: (order.index(str(row["verdict"])), row["due"] or "9999", str(row["target_id"])),
    )
    return [_promise(view, row) for row in rows]


def _promise(view: View, row: Cells) -> Promise:
    what = Markup('{}<br><span class="aside">{}</span>').format(
        view.link("targets", row["target_id"], view.name("indicators", str(row["indicator_id"]))),
        view.link("entities", row["subject_id"]),
    )
    (said,) = view.kept.where("observations", "observation_id", str(row["target_id"]))
    answers = view.kept.observations([row["outcome_id"]])
    outcome = _outcome(view, row, answers[0]) if answers else view.missing("none_yet")
    return Promise(what, view.observed(said), due(view, row), verdict(view, row), outcome)


def _outcome(view: View, target: Cells, answer: Cells) -> Markup:
    """The later figure, and how far it measures the same."""
    if target["comparability"] == "direct":
        return view.observed(answer)
    words = view.code("comparability", target["comparability"])
    return Markup('{}<br><span class="aside">{}</span>').format(view.observed(answer), words)


def verdicts(view: View) -> list[tuple[str, str, int]]:
    """How many targets have each verdict: its code, its label, how many."""
    counts = Counter(str(row["verdict"]) for row in view.kept.rows("targets"))
    known = view.kept.package.resource("targets").field("verdict").enum or ()
    return [(code, view.code("verdict", code), counts[code]) for code in known]


def example(view: View) -> tuple[Markup, Cells] | None:
    """The entity with the largest value of the example's column, and the observation that gives it."""
    table, column = EXAMPLE
    indicator = view.kept.package.resource(table).field(column).indicator
    rows = view.kept.where("observations", "indicator_id", str(indicator))
    if not rows:
        return None
    largest = max(rows, key=lambda row: (float(str(row["value"])), str(row["observation_id"])))
    return view.link("entities", largest["subject_id"]), largest


def counts(view: View) -> list[tuple[int, str, str]]:
    """How many there are of the main things, what they are, and where they are listed."""
    tables = ("sources", "observations", "entities", "indicators", "targets")
    return [(len(view.kept.rows(table)), view.t(f"count_{table}"), f"tables/{table}.html") for table in tables]
