"""What stands below each picture, for who clicks or cannot see: its figures with their evidence, or its lines."""

from __future__ import annotations

from shenyang_innovation.site.documents import document
from shenyang_innovation.site.listings import caveats, in_time, wording
from shenyang_innovation.site.pictures import Drawn
from shenyang_innovation.site.pieces import Listing, Row
from shenyang_innovation.site.view import View


def shown_in(view: View, picture: Drawn) -> Listing:
    """The figures that a picture shows, each leading to its evidence; of a picture without figures its lines."""
    return _figures(view, picture) if picture.observations else _lines(view, picture)


def _figures(view: View, picture: Drawn) -> Listing:
    rows = view.kept.observations(picture.observations)
    heads = ("value", "period", "as_worded", "document", "caveats")
    return Listing(
        f"{picture.name}-figures",
        view.t("figures_of_picture"),
        (view.column("indicator_id"), view.column("subject_id"), *(view.t(head) for head in heads)),
        [
            Row(
                (
                    view.link("indicators", row["indicator_id"]),
                    view.link("entities", row["subject_id"]),
                    view.observed(row),
                    view.period(row),
                    wording(view, row),
                    document(view, str(row["source_id"])),
                    caveats(view, row),
                )
            )
            for row in sorted(rows, key=lambda row: (in_time(view, row, "indicator_id"), str(row["subject_id"])))
        ],
        frozenset({2}),
    )


def _lines(view: View, picture: Drawn) -> Listing:
    return Listing(
        f"{picture.name}-lines",
        view.t("lines_of_picture"),
        tuple(view.t(head) for head in ("line_from", "line_says", "line_to", "line_basis")),
        [
            Row((view.link("entities", below), way, view.link("entities", above), basis))
            for below, above, way, basis in sorted(picture.links, key=lambda line: view.name("entities", line[0]))
        ],
    )
