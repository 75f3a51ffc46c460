"""The page of an entity: what is said of it, by whom, when, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.backlinks import Backlinks
from shenyang_innovation.site.cells import Shown, cell_html
from shenyang_innovation.site.documents import document, item_of, published
from shenyang_innovation.site.listings import corrections, observations
from shenyang_innovation.site.pieces import Facts, Html, Listing, Page, Row, Section
from shenyang_innovation.site.quantities import characters
from shenyang_innovation.site.view import View


def entity_pages(view: View, backlinks: Backlinks) -> Iterator[Page]:
    """A page for each row of each register."""
    for table in view.kept.registers():
        resource = view.kept.package.resource(table)
        shown = Shown(resource, view)
        for row in view.kept.rows(table):
            yield _page(view, backlinks, shown, row)


def _page(view: View, backlinks: Backlinks, shown: Shown, row: Cells) -> Page:
    table = shown.resource.name
    id_ = str(row[shown.resource.primary_key[0]])
    name, other = view.names(table, id_)
    return Page(
        address=f"{table}/{id_}.html",
        title=f"{name} ({other}, {view.register(table)})",
        heading=name,
        kind=view.register(table),
        under=view.spoken(other, view.other_tag),
        trail=[(view.t("tables"), "tables/index.html"), (view.title(table), f"tables/{table}.html"), (name, None)],
        sections=[
            *_figures(view, id_),
            *_about(view, shown, row, id_),
            *_mentions(view, id_),
            *_leading(view, backlinks, id_),
            *corrections(view, backlinks.errata(table, id_)),
        ],
    )


def _about(view: View, shown: Shown, row: Cells, id_: str) -> list[Section]:
    """What its register says."""
    names = (f"name_{view.language}", f"name_{view.other}")
    facts: list[tuple[str, Html]] = [
        (column.label + (f" ({column.unit})" if column.unit else ""), cell_html(view, cell))
        for column, cell in zip(shown.columns, shown.row(row), strict=True)
        if column.field.name not in names and (row[column.field.name] or column.field.indicator)
    ]
    if aliases := view.kept.where("aliases", "entity_id", id_):
        joint = Markup("<br>")
        words = joint.join(
            Markup('{} <span class="basis">{}</span>').format(
                view.zh(alias["alias_zh"]), view.code("alias_basis", alias["alias_basis"])
            )
            for alias in aliases
        )
        facts.insert(0, (view.t("other_names"), words))
    return [Section("about", view.t("register_says"), [Facts(facts)])]


def _figures(view: View, id_: str) -> list[Section]:
    rows = view.kept.where("observations", "subject_id", id_)
    if not rows:
        return []
    listing = observations(view, "figures-table", view.t("figures_caption"), rows, of=("indicator_id",))
    return [Section("figures", view.t("figures_about"), [listing], len(rows))]


def _mentions(view: View, id_: str) -> list[Section]:
    """Where it is named: document by document, with the wordings, the places and the items in which they lie."""
    rows = sorted(view.kept.where("mentions", "entity_id", id_), key=lambda row: str(row["source_id"]))
    if not rows:
        return []
    heads = [view.t("document"), view.t("as_worded"), view.t("in_the_items"), view.t("places_in_text")]
    listed = [
        _of_document(view, source_id, list(some))
        for source_id, some in groupby(rows, lambda row: str(row["source_id"]))
    ]
    listing = Listing("mentions-table", view.t("mentions_caption"), heads, listed)
    return [Section("mentions", view.t("mentions"), [listing], len(rows))]


def _of_document(view: View, source_id: str, rows: list[Cells]) -> Row:
    wordings = dict.fromkeys(str(row["mention"]) for row in rows)
    items = {str(item["measure_id"]): item for row in rows if (item := item_of(view, row))}
    page = f"sources/{source_id}.html"
    headings = [view.to(f"{page}#{key}", str(item[f"heading_{view.language}"])) for key, item in items.items()]
    places = [
        view.to(
            view.addresses.of(
                "mentions", "/".join(str(row[name]) for name in ("source_id", "start", "end", "entity_id"))
            ),
            characters(str(row["start"]), str(row["end"])),
        )
        for row in rows
    ]
    return Row(
        (
            document(view, source_id),
            Markup("<br>").join(view.raw(words, source_id) for words in wordings),
            _listed(headings),
            Markup(", ").join(places),
        )
    )


def _listed(items: Iterable[Markup]) -> Markup:
    inner = Markup().join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>{}</ul>").format(inner) if inner else inner


def _leading(view: View, backlinks: Backlinks, id_: str) -> list[Section]:
    """Rows of other tables that name it."""
    found = backlinks.of_entity(id_)
    if not found:
        return []
    rows = [
        Row(
            (
                _name(view, link.table, link.key),
                view.title(link.table),
                view.column(link.column),
            )
        )
        for link in found
    ]
    heads = [view.t("what"), view.t("table"), view.t("as")]
    listing = Listing("links-table", view.t("links_caption"), heads, rows)
    return [Section("links", view.t("links_here"), [listing], len(rows))]


def _name(view: View, table: str, key: str) -> Markup:
    if table != "sources":
        return view.link(table, key)
    (source,) = view.kept.where("sources", "source_id", key)
    return Markup('{}<br><span class="aside">{}</span>').format(view.link(table, key), published(view, source))
