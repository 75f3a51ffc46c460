"""The page of an indicator: its definition, and every observation of it in the order of time, with its breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.backlinks import Backlinks
from shenyang_innovation.site.documents import document
from shenyang_innovation.site.listings import broken, corrections, measured_as, observations, wording
from shenyang_innovation.site.pieces import Facts, Html, Listing, Page, Row, Section
from shenyang_innovation.site.view import View


def indicator_pages(view: View, backlinks: Backlinks) -> Iterator[Page]:
    """A page for each indicator."""
    for row in view.kept.rows("indicators"):
        yield _page(view, backlinks, row)


def _page(view: View, backlinks: Backlinks, row: Cells) -> Page:
    id_ = str(row["indicator_id"])
    name, other = view.names("indicators", id_)
    return Page(
        address=f"indicators/{id_}.html",
        title=f"{name} ({view.t('indicator')})",
        heading=name,
        kind=view.t("indicator"),
        under=view.spoken(other, view.other_tag),
        trail=[
            (view.t("tables"), "tables/index.html"),
            (view.title("indicators"), "tables/indicators.html"),
            (name, None),
        ],
        sections=[
            Section("definition", view.t("definition"), [Facts(_definition(view, row))]),
            *_series(view, id_),
            *_apart(view, id_),
            *corrections(view, backlinks.errata("indicators", id_)),
        ],
    )


def _definition(view: View, row: Cells) -> list[tuple[str, Html]]:
    codes = (row["caveats"] or "").split()
    kinds = [view.register(kind) for kind in str(row["subject_kinds"]).split()]
    return [
        (view.column("definition_en"), view.en(row["definition_en"])),
        (view.column("measure"), view.code("measure", row["measure"])),
        (view.column("unit"), view.to(view.addresses.of("units", str(row["unit"])), view.code("unit", row["unit"]))),
        (view.column("theme"), view.code("theme", row["theme"])),
        (view.column("subject_kinds"), view.comma.join(kinds)),
        (view.column("terms_zh"), view.zh(view_list(row["terms_zh"]))),
        (view.column("classifiers"), view.zh(view_list(row["classifiers"]))),
        *([(view.t("caveats_of_all"), view.links("caveats", codes))] if codes else []),
        (view.column("indicator_id"), Markup("<code>{}</code>").format(row["indicator_id"])),
    ]


def view_list(words: str | None) -> str:
    """Words that are separated by spaces, as Chinese lists them."""
    return "、".join((words or "").split())


def _series(view: View, id_: str) -> list[Section]:
    """Its series, a table for each subject."""
    points = view.kept.where("series", "indicator_id", id_)
    by_subject = [(subject, list(some)) for subject, some in groupby(points, lambda point: str(point["subject_id"]))]
    if not by_subject:
        return []
    listings = [_one(view, subject, some) for subject, some in by_subject]
    return [Section("series", view.t("over_time"), listings, len(points))]


def _one(view: View, subject: str, points: list[Cells]) -> Listing:
    heads = [view.t("period"), view.t("value"), view.t("as_worded"), view.t("document"), view.t("remarks")]
    rows: list[Row] = []
    for point in points:
        if point["break_en"]:
            rows.append(Row((broken(view, point),), mark="break"))
        rows.append(_point(view, point))
    return Listing(subject, view.link("entities", subject), heads, rows, frozenset({1}))


def _point(view: View, point: Cells) -> Row:
    (said,) = view.kept.where("observations", "observation_id", str(point["observation_id"]))
    remarks = [view.links("caveats", (said["caveats"] or "").split()), measured_as(view, point)]
    if point["repeats"]:
        earlier = view.link("observations", point["repeats"], str(point["repeats"]))
        remarks.append(Markup("{} {}").format(view.t("repeats"), earlier))
    return Row(
        (
            view.period(said),
            view.observed(said),
            wording(view, said),
            document(view, str(said["source_id"])),
            Markup("<br>").join(remark for remark in remarks if remark),
        ),
        mark=str(said["status"]),
    )


def _apart(view: View, id_: str) -> list[Section]:
    """Observations of it that are in no series: those without a time."""
    rows = [
        row
        for row in view.kept.where("observations", "indicator_id", id_)
        if not view.kept.where("series", "observation_id", str(row["observation_id"]))
    ]
    if not rows:
        return []
    listing = observations(view, "apart-table", view.t("apart_caption"), rows, of=("subject_id",))
    return [Section("apart", view.t("apart"), [listing], len(rows))]
