"""The page of an observation: the evidence of a figure."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.backlinks import Backlinks
from shenyang_innovation.site.documents import about_document, item_of
from shenyang_innovation.site.listings import broken, corrections, measured_as
from shenyang_innovation.site.pieces import Facts, Html, Listing, Page, Row, Section
from shenyang_innovation.site.quantities import characters, grouped, plain
from shenyang_innovation.site.view import View


def observation_pages(view: View, backlinks: Backlinks) -> Iterator[Page]:
    """A page for each observation."""
    for row in view.kept.rows("observations"):
        yield _page(view, backlinks, row)


def _page(view: View, backlinks: Backlinks, row: Cells) -> Page:
    id_ = str(row["observation_id"])
    figure = view.raw(row["figure"], row["source_id"])
    return Page(
        address=f"observations/{id_}.html",
        title=f"{plain(row, view.language)}: {view.about(row)} ({id_})",
        heading=Markup('<span class="figure">{}</span>').format(figure),
        kind=view.t("evidence_of"),
        under=Markup("{}{} <b>{}</b>{}{}{}{}{}{}").format(
            _qualifier(view, row),
            view.t("read_as_words"),
            view.quantity(row),
            view.colon,
            view.link("indicators", row["indicator_id"]),
            view.comma,
            view.link("entities", row["subject_id"]),
            view.pause,
            view.period(row),
        ),
        trail=[
            (view.t("tables"), "tables/index.html"),
            (view.title("observations"), "tables/observations.html"),
            (id_, None),
        ],
        sections=[
            Section("meaning", view.t("what_it_says"), [Facts(_meaning(view, row))]),
            *_caveats(view, row),
            Section("document", view.t("where_it_stands"), [Facts(_document(view, row))]),
            *_used(view, backlinks, row),
            *_series(view, id_),
            *_relations(view, backlinks.relations(id_)),
            *corrections(view, backlinks.errata("observations", id_)),
        ],
    )


def _qualifier(view: View, row: Cells) -> Markup:
    if row["qualifier"] is None:
        return Markup()
    word = view.raw(row["qualifier"], row["source_id"])
    return Markup('<span class="qualifier">{} <b>{}</b></span> · ').format(view.t("beside_it"), word)


def _meaning(view: View, row: Cells) -> list[tuple[str, Html]]:
    """What the figure was read as."""
    value = grouped(str(row["value"])) + (f" – {grouped(row['value_upper'])}" if row["value_upper"] else "")
    unit = view.to(view.addresses.of("units", str(row["unit"])), view.code("unit", row["unit"]))
    cue = Markup(" ({} <b>{}</b>)").format(view.t("by_the_word"), view.raw(row["cue"], row["source_id"]))
    status = Markup("{}{}").format(view.code("status", row["status"]), cue if row["cue"] else "")
    facts: list[tuple[str, Html]] = [
        (view.column("indicator_id"), view.link("indicators", row["indicator_id"])),
        (view.column("subject_id"), view.link("entities", row["subject_id"])),
        (view.column("value"), Markup("{}{}").format(view.sign(row["comparator"]), value)),
        (view.column("unit"), unit),
        (view.column("comparator"), f"{row['comparator']} ({view.code('comparator', row['comparator'])})"),
        (view.column("status"), view.with_basis(status, row["status_basis"])),
        (view.t("period"), view.period(row)),
        (view.column("measure"), view.code("measure", row["measure"])),
        (view.column("theme"), view.code("theme", row["theme"])),
    ]
    if row["readable"] != row["figure"]:
        facts.insert(0, (view.column("readable"), view.zh(row["readable"])))
    if row["note_en"]:
        facts.append((view.column("note_en"), view.en(row["note_en"])))
    return facts


def _caveats(view: View, row: Cells) -> list[Section]:
    codes = (row["caveats"] or "").split()
    known = [caveat for code in codes for caveat in view.kept.where("caveats", "caveat_id", code)]
    if not known:
        return []
    facts = [(str(caveat[f"label_{view.language}"]), view.en(caveat["definition_en"])) for caveat in known]
    return [Section("caveats", view.t("caveats"), [Facts(facts)], len(facts))]


# --- the document ---------------------------------------------------------------------------------------------------


def _document(view: View, row: Cells) -> list[tuple[str, Html]]:
    """Where the figure stands: document, publisher, speaker, day, address, place."""
    (source,) = view.kept.where("sources", "source_id", str(row["source_id"]))
    return [*about_document(view, source, row), *_place(view, source, row)]


def _place(view: View, source: Cells, row: Cells) -> list[tuple[str, Html]]:
    """The place in a text, or what is recorded of a fact that is only cited."""
    if row["start"] is not None:
        ledger = f"sources/{row['source_id']}.html#at-{row['start']}"
        where = view.t(
            "characters_of",
            place=characters(str(row["start"]), str(row["end"])),
            all=grouped(str(source["characters"])),
        )
        facts: list[tuple[str, Html]] = [(view.t("place"), view.to(ledger, where))]
        if item := item_of(view, row):
            heading = view.to(f"sources/{row['source_id']}.html#{item['measure_id']}", _heading(view, item))
            facts.append((view.t("in_the_item"), heading))
        digest = Markup("<code>{}</code>").format(source["sha256"])
        return [*facts, (view.column("sha256"), digest)]
    facts = []
    for fact in view.kept.where("cited_figures", "observation_id", str(row["observation_id"])):
        facts += [
            (view.column("about_zh"), view.zh(fact["about_zh"])),
            (view.column("words_zh"), view.zh(fact["words_zh"])),
            (view.column("period_recorded"), view.en(fact["period_recorded"])),
        ]
    extent = view.code("extent_read", source["extent_read"])
    times = view.t("read_times", extent=extent, times=source["times_read"])
    return [(view.t("place"), view.t("only_cited")), *facts, (view.column("extent_read"), times)]


def _heading(view: View, item: Cells) -> Html:
    return str(item[f"heading_{view.language}"])


# --- what it is used for --------------------------------------------------------------------------------------------


def _used(view: View, backlinks: Backlinks, row: Cells) -> list[Section]:
    """The cells, promises and outcomes that rest on it."""
    id_ = str(row["observation_id"])
    facts: list[tuple[str, Html]] = [
        (view.title(cell.table), Markup("{}: {}").format(view.link(cell.table, cell.key), view.column(cell.column)))
        for cell in backlinks.cells(id_)
    ]
    for column, word in (("target_id", "as_promise"), ("outcome_id", "as_outcome")):
        for target in view.kept.where("targets", column, id_):
            verdict = view.code("verdict", target["verdict"])
            words = f"{view.name('indicators', str(target['indicator_id']))} ({verdict})"
            facts.append((view.t(word), view.link("targets", target["target_id"], words)))
    return [Section("used", view.t("used_in"), [Facts(facts)])] if facts else []


def _series(view: View, id_: str) -> list[Section]:
    """The series it is in, each with what stands before and behind it."""
    rows = []
    for point in view.kept.where("series", "observation_id", id_):
        all_ = [
            other
            for other in view.kept.where("series", "indicator_id", str(point["indicator_id"]))
            if other["subject_id"] == point["subject_id"]
        ]
        at = all_.index(point)
        before, after = all_[at - 1] if at else None, all_[at + 1] if at + 1 < len(all_) else None
        name = view.name("indicators", str(point["indicator_id"]))
        series = view.to(f"indicators/{point['indicator_id']}.html#{point['subject_id']}", name)
        place = view.t("place_of", place=at + 1, all=len(all_))
        rows.append(
            Row(
                (
                    series + _measured_below(view, point),
                    view.link("entities", point["subject_id"]),
                    place,
                    _point(view, before, point),
                    _point(view, after, after),
                )
            )
        )
    if not rows:
        return []
    heads = [view.column("indicator_id"), view.column("subject_id"), *map(view.t, ("position", "before", "after"))]
    return [Section("series", view.t("in_series"), [Listing("series-table", view.t("series_caption"), heads, rows)])]


def _point(view: View, point: Cells | None, later: Cells | None) -> Markup:
    """A neighbour in a series; the break between the two, which forbids to compare them, stands at the later one."""
    if point is None or later is None:
        return view.missing("none")
    html = Markup('{}<br><span class="aside">{}</span>').format(view.observed(point), view.period(point))
    html += _measured_below(view, point)
    return html + Markup('<div class="remark">{}</div>').format(broken(view, later)) if later["break_en"] else html


def _measured_below(view: View, point: Cells) -> Markup:
    measured = measured_as(view, point)
    return Markup('<br><span class="aside">{}</span>').format(measured) if measured else measured


def _relations(view: View, relations: list[Cells]) -> list[Section]:
    """The sums, shares and growths in which it is."""
    if not relations:
        return []
    heads = [view.column(name) for name in ("relation_kind", "stated_id", "operands", "residual", "holds", "reason_en")]
    rows = [
        Row(
            (
                view.to(
                    view.addresses.of("relations", str(row["relation_id"])),
                    view.code("relation_kind", row["relation_kind"]),
                ),
                _named(view, str(row["stated_id"])),
                Markup("<br>").join(_named(view, operand) for operand in str(row["operands"]).split(" ")),
                grouped(str(row["residual"])),
                view.code("holds", row["holds"]),
                view.en(row["reason_en"]),
            )
        )
        for row in relations
    ]
    listing = Listing("relations-table", view.t("relations_caption"), heads, rows, frozenset({3}))
    return [Section("relations", view.t("in_relations"), [listing], len(rows))]


def _named(view: View, operand: str) -> Markup:
    """An operand: an observation with what it is, or a stretch of text."""
    found = view.kept.where("observations", "observation_id", operand)
    if not found:
        return Markup("{}").format(view.t("characters", place=characters(*operand.split("-"))))
    said = found[0]
    about = Markup('<span class="aside">{}</span>').format(view.about(said))
    return Markup("{} {} {}").format(view.observed(said), about, view.period(said))
