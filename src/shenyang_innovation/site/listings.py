"""Tables that several kinds of page have: observations, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.documents import document
from shenyang_innovation.site.pieces import Html, Listing, Row, Section
from shenyang_innovation.site.view import View

TABLES = {"indicator_id": "indicators", "subject_id": "entities"}
"""The tables of what an observation is of."""


def wording(view: View, row: Cells) -> Markup:
    """The characters of a figure with the word of comparison beside it; in readable form if that differs."""
    raw = view.raw(row["figure"], row["source_id"])
    html = Markup('<b class="figure">{}</b>').format(raw)
    if row["readable"] != row["figure"]:
        html += Markup(" ({})").format(view.zh(row["readable"]))
    if row.get("qualifier"):
        word = view.raw(row["qualifier"], row["source_id"])
        html += Markup('<br><span class="aside">{}{}{}</span>').format(view.t("beside_it"), view.colon, word)
    return html


def caveats(view: View, row: Cells) -> Markup:
    """The caveats of an observation, each leading to its meaning; nothing if there are none."""
    codes = (row["caveats"] or "").split()
    return view.links("caveats", codes)


def observations(view: View, id_: str, caption: Html, rows: Iterable[Cells], *, of: Sequence[str]) -> Listing:
    """Observations as a table, told apart by the columns `of`: their indicator, their subject or both."""
    heads = ("value", "period", "as_worded", "document", "caveats")
    return Listing(
        id_,
        caption,
        (*map(view.column, of), *map(view.t, heads)),
        [
            Row(
                (
                    *(view.link(TABLES[column], row[column]) for column in of),
                    view.observed(row),
                    view.period(row),
                    wording(view, row),
                    document(view, str(row["source_id"])),
                    caveats(view, row),
                )
            )
            for row in sorted(rows, key=lambda row: in_time(view, row, of))
        ],
        frozenset({len(of)}),
    )


def in_time(view: View, row: Cells, of: Sequence[str]) -> tuple[str, ...]:
    """What observations are sorted by: what they are of, then their period."""
    return (
        *(view.name(TABLES[column], str(row[column])) for column in of),
        row["period_end"] or "9999",
        row["period_start"] or "",
        str(row["observation_id"]),
    )


def measured_as(view: View, point: Cells) -> Markup:
    """What a point of a joined series was measured as, if that is another indicator."""
    if point["own_indicator_id"] == point["indicator_id"]:
        return Markup()
    return Markup("{} {}").format(view.t("measured_as"), view.link("indicators", point["own_indicator_id"]))


def broken(view: View, point: Cells) -> Markup:
    """Why a point of a series can't be compared with the one before it."""
    return Markup("<b>{}</b> {}").format(view.t("break"), view.en(point["break_en"]))


def corrections(view: View, rows: Sequence[Cells]) -> list[Section]:
    """What was wrong here and what is right; nothing if nothing was."""
    if not rows:
        return []
    heads = [view.column(name) for name in ("column_name", "wrong", "corrected", "since_version", "reason_en")]
    cells = [
        Row(
            (
                view.to(
                    view.addresses.of("errata", str(row["erratum_id"])), f"{row['table_name']}.{row['column_name']}"
                ),
                _cell(view, row, "wrong"),
                _cell(view, row, "corrected"),
                str(row["since_version"]),
                view.en(row["reason_en"]),
            )
        )
        for row in rows
    ]
    listing = Listing("corrections-table", view.t("corrections_caption"), heads, cells)
    return [Section("corrections", view.t("corrections"), [listing], len(rows))]


def _cell(view: View, row: Cells, column: str) -> Html:
    """A wrong or right cell, in the language of its column."""
    if row[column] is None:
        return view.missing("none")
    name = str(row["column_name"])
    tag = "en" if name.endswith("_en") else "zh-Hans" if name.endswith("_zh") else view.tag
    return view.spoken(row[column], tag)
