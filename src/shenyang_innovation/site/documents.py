"""What is said of a document wherever it is named."""

from __future__ import annotations

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.pieces import Html
from shenyang_innovation.site.view import View


def document(view: View, source_id: str) -> Markup:
    """A document in a cell: its title, and by whom and when it was published."""
    (source,) = view.kept.where("sources", "source_id", source_id)
    return Markup('{}<br><span class="aside">{}</span>').format(
        view.link("sources", source_id), published(view, source)
    )


def published(view: View, source: Cells) -> Markup:
    """By whom and when a document was published, as far as it is known."""
    name = source[f"publisher_{view.language}"]
    by = Markup("{}{}").format(name, view.pause) if name else Markup()
    day = Markup('<time datetime="{0}">{0}</time>').format(source["published"])
    return by + view.with_basis(day, source["published_basis"])


def about_document(view: View, source: Cells, row: Cells | None = None) -> list[tuple[str, Html]]:
    """What a document is: title, publisher, speaker (of a place in it), day, address and how each is known."""
    other = source[f"title_{view.other}"]
    title = Markup('{}<br><span class="aside">{}</span>').format(
        view.link("sources", source["source_id"]), view.spoken(other, view.other_tag)
    )
    day = Markup('<time datetime="{0}">{0}</time> <span class="basis">{1}</span>').format(
        source["published"], view.code("published_basis", source["published_basis"])
    )
    address = view.outside(source["address"])
    if source["address"]:
        kind = view.code("address_kind", source["address_kind"])
        basis = f"{view.pause}{view.t('inferred')}" if source["address_basis"] == "inferred" else ""
        address += Markup(' <span class="basis">{}{}</span>').format(kind, basis)
    facts: list[tuple[str, Html]] = [
        (view.t("document"), title),
        (view.column("document_kind"), view.code("document_kind", source["document_kind"])),
        (view.column("publisher_id"), _publisher(view, source)),
        (view.column("published"), day),
        (view.column("address"), address),
    ]
    speaker = source["speaker_id"]
    if speaker and (row is None or row["start"] is None or item_of(view, row)):
        facts.insert(3, (view.column("speaker_id"), view.link("entities", speaker)))
    return facts


def _publisher(view: View, source: Cells) -> Markup:
    if source["publisher_id"] is None:
        return view.missing("publisher_unknown")
    return view.link("organizations", source["publisher_id"])


def item_of(view: View, row: Cells) -> Cells | None:
    """The item of a reply, plan or report in which a place of a text lies."""
    items = view.kept.where("measures", "source_id", str(row["source_id"]))
    return next(
        (item for item in items if int(str(item["start"])) <= int(str(row["start"])) < int(str(item["end"]))), None
    )
