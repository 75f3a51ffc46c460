"""What stands below each picture, for who clicks or cannot see: its figures with their evidence, or its lines."""

from __future__ import annotations

from shenyang_innovation.site.listings import observations
from shenyang_innovation.site.pictures import Drawn
from shenyang_innovation.site.pieces import Listing, Row
from shenyang_innovation.site.view import View


def shown_in(view: View, picture: Drawn) -> Listing:
    """The figures that a picture shows, each leading to its evidence; of a picture without figures its lines."""
    if not picture.observations:
        return _lines(view, picture)
    rows = view.kept.observations(picture.observations)
    of = ("indicator_id", "subject_id")
    return observations(view, f"{picture.name}-figures", view.t("figures_of_picture"), rows, of=of)


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
