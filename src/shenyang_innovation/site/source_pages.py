"""The page of a document: what it is, its ledger in reading order, its items, and whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.backlinks import Backlinks
from shenyang_innovation.site.documents import about_document, published
from shenyang_innovation.site.listings import corrections
from shenyang_innovation.site.pieces import Facts, Html, Listing, Page, Row, Section
from shenyang_innovation.site.quantities import characters, grouped
from shenyang_innovation.site.view import View


def source_pages(view: View, backlinks: Backlinks) -> Iterator[Page]:
    """A page for each document."""
    for row in view.kept.rows("sources"):
        yield _page(view, backlinks, row)


def _page(view: View, backlinks: Backlinks, source: Cells) -> Page:
    id_ = str(source["source_id"])
    name, other = view.names("sources", id_)
    return Page(
        address=f"sources/{id_}.html",
        title=f"{name} ({id_})",
        heading=name,
        kind=view.code("document_kind", source["document_kind"]),
        under=Markup("{} · {}").format(view.spoken(other, view.other_tag), published(view, source)),
        trail=[(view.t("tables"), "tables/index.html"), (view.title("sources"), "tables/sources.html"), (id_, None)],
        sections=[
            Section("about", view.t("about_document"), [Facts(_about(view, source))]),
            *_ledger(view, source),
            *_citation(view, id_),
            *_items(view, id_),
            *_suggestions(view, id_),
            *_mentions(view, id_),
            *corrections(view, backlinks.errata("sources", id_)),
        ],
    )


def _about(view: View, source: Cells) -> list[tuple[str, Html]]:
    facts = about_document(view, source)[1:]
    facts.append((view.column("extent_read"), view.code("extent_read", source["extent_read"])))
    if source["evidence"] == "citation":
        facts += [
            (view.column("times_read"), str(source["times_read"])),
            (view.column("seen_by"), str(source["seen_by"])),
        ]
    else:
        facts += [
            (view.column("script"), view.code("script", source["script"])),
            (view.column("characters"), grouped(str(source["characters"]))),
            (view.column("sha256"), Markup("<code>{}</code>").format(source["sha256"])),
        ]
    facts.append((view.column("rights"), view.en(source["rights"])))
    if source["note_en"]:
        facts.append((view.column("note_en"), view.en(source["note_en"])))
    return facts


def _said(view: View, observation_id: str | None) -> Markup:
    """What an observation says, in a cell; nothing if there is none."""
    found = view.kept.observations([observation_id])
    if not found:
        return Markup()
    row = found[0]
    return Markup('{}<br><span class="aside">{}{}{}</span>').format(
        view.observed(row),
        view.link("indicators", row["indicator_id"]),
        view.comma,
        view.link("entities", row["subject_id"]),
    )


# --- the ledger -----------------------------------------------------------------------------------------------------


def _ledger(view: View, source: Cells) -> list[Section]:
    """Every figure of the text in reading order, under the items in which they stand."""
    id_ = str(source["source_id"])
    figures = view.kept.where("figures", "source_id", id_)
    if not figures:
        return []
    items = sorted(
        view.kept.where("measures", "source_id", id_), key=lambda item: int(str(item["start"])), reverse=True
    )
    rows: list[Row] = []
    for figure in figures:
        while items and int(str(items[-1]["start"])) <= int(str(figure["start"])):
            heading = items.pop()
            rows.append(
                Row((view.to(f"sources/{id_}.html#{heading['measure_id']}", _heading(view, heading)),), mark="item")
            )
        rows.append(_figure(view, figure))
    heads = [
        view.t("characters_head"),
        view.t("figure"),
        view.column("disposition"),
        view.t("read_as"),
        view.column("note_en"),
    ]
    listing = Listing("ledger-table", view.t("ledger_caption"), heads, rows)
    return [Section("ledger", view.t("ledger"), [listing], len(figures))]


def _figure(view: View, figure: Cells) -> Row:
    raw = Markup('<b class="figure">{}</b>').format(view.raw(figure["figure"], figure["source_id"]))
    if figure["observation_id"]:
        raw = view.link("observations", figure["observation_id"], raw)
    if figure["readable"] != figure["figure"]:
        raw += Markup(" ({})").format(view.zh(figure["readable"]))
    return Row(
        (
            characters(str(figure["start"]), str(figure["end"])),
            raw,
            view.code("disposition", figure["disposition"]),
            _said(view, figure["observation_id"]),
            view.en(figure["note_en"]) if figure["note_en"] else "",
        ),
        id=f"at-{figure['start']}",
        mark=None if figure["observation_id"] else "quiet",
    )


def _citation(view: View, id_: str) -> list[Section]:
    """The facts recorded of a document that is only cited."""
    facts = view.kept.where("cited_figures", "source_id", id_)
    if not facts:
        return []
    rows = []
    for fact in facts:
        raw = Markup('<b class="figure">{}</b>').format(view.zh(fact["figure"]))
        rows.append(
            Row(
                (
                    str(fact["number"]),
                    view.link("observations", fact["observation_id"], raw) if fact["observation_id"] else raw,
                    view.zh(fact["about_zh"]),
                    view.zh(fact["words_zh"]) if fact["words_zh"] else "",
                    view.en(fact["period_recorded"]),
                    _said(view, fact["observation_id"]) or view.code("disposition", fact["disposition"]),
                    view.en(fact["note_en"]) if fact["note_en"] else "",
                ),
                id=f"fact-{fact['number']}",
            )
        )
    heads = [view.column("number"), view.t("figure"), *map(view.column, ("about_zh", "words_zh", "period_recorded"))]
    heads += [view.t("read_as"), view.column("note_en")]
    listing = Listing("ledger-table", view.t("citation_caption"), heads, rows)
    return [Section("ledger", view.t("recorded_facts"), [listing], len(facts))]


# --- what it says and whom it names ---------------------------------------------------------------------------------


def _heading(view: View, item: Cells) -> Markup:
    mark = Markup("{} ").format(view.raw(item["mark"], item["source_id"])) if item.get("mark") else Markup()
    return mark + Markup("{}").format(str(item[f"heading_{view.language}"]))


def _items(view: View, id_: str) -> list[Section]:
    items = view.kept.where("measures", "source_id", id_)
    if not items:
        return []
    heads = [view.t("item"), view.t("summary"), view.t("characters_head")]
    rows = [
        Row(
            (
                Markup('{}<br><span class="aside">{}</span>').format(
                    _heading(view, item), view.spoken(item[f"heading_{view.other}"], view.other_tag)
                ),
                view.en(item["summary_en"]),
                characters(str(item["start"]), str(item["end"])),
            ),
            id=str(item["measure_id"]),
        )
        for item in items
    ]
    return [
        Section("items", view.t("items"), [Listing("items-table", view.t("items_caption"), heads, rows)], len(items))
    ]


def _suggestions(view: View, id_: str) -> list[Section]:
    found = view.kept.where("suggestions", "source_id", id_)
    if not found:
        return []
    heads = [view.t("suggestion"), view.column("answered"), view.column("answered_by"), view.column("reason_en")]
    rows = [_suggestion(view, one) for one in found]
    listing = Listing("suggestions-table", view.t("suggestions_caption"), heads, rows)
    return [Section("suggestions", view.t("suggestions"), [listing], len(found))]


def _suggestion(view: View, one: Cells) -> Row:
    items = [
        item for key in (one["answered_by"] or "").split() for item in view.kept.where("measures", "measure_id", key)
    ]
    answers = Markup("<br>").join(
        view.to(f"sources/{item['source_id']}.html#{item['measure_id']}", _heading(view, item)) for item in items
    )
    heading = Markup('{}<br><span class="aside">{}</span>').format(
        str(one[f"heading_{view.language}"]), view.spoken(one[f"heading_{view.other}"], view.other_tag)
    )
    return Row(
        (heading, view.code("answered", one["answered"]), answers, view.en(one["reason_en"])),
        id=str(one["suggestion_id"]),
    )


def _mentions(view: View, id_: str) -> list[Section]:
    found = view.kept.where("mentions", "source_id", id_)
    if not found:
        return []
    rows = [
        Row(
            (
                characters(str(row["start"]), str(row["end"])),
                view.raw(row["mention"], id_),
                view.link("entities", row["entity_id"]),
            )
        )
        for row in found
    ]
    heads = [view.t("characters_head"), view.t("as_worded"), view.t("who_is_meant")]
    listing = Listing("mentions-table", view.t("named_caption"), heads, rows)
    return [Section("mentions", view.t("whom_it_names"), [listing], len(found))]
