"""The page of a target or forecast: the promise, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.site.backlinks import Backlinks
from shenyang_innovation.site.documents import document
from shenyang_innovation.site.listings import corrections, wording
from shenyang_innovation.site.pieces import Facts, Html, Page, Passage, Section, paragraph
from shenyang_innovation.site.view import View


def target_pages(view: View, backlinks: Backlinks) -> Iterator[Page]:
    """A page for each target and forecast."""
    for row in view.kept.rows("targets"):
        yield _page(view, backlinks, row)


def _page(view: View, backlinks: Backlinks, target: Cells) -> Page:
    id_ = str(target["target_id"])
    (said,) = view.kept.where("observations", "observation_id", id_)
    return Page(
        address=f"targets/{id_}.html",
        title=f"{view.about(target)} ({view.code('status', target['status'])}, {id_})",
        heading=view.name("indicators", str(target["indicator_id"])),
        kind=view.code("status", target["status"]),
        under=Markup("{}{}{} · {}").format(
            view.link("entities", target["subject_id"]), view.colon, view.observed(said), verdict(view, target)
        ),
        trail=[(view.t("tables"), "tables/index.html"), (view.title("targets"), "tables/targets.html"), (id_, None)],
        sections=[
            Section("promise", view.t("promised"), [Facts(_promise(view, target, said))]),
            Section("outcome", view.t("outcome"), _outcome(view, target)),
            Section("judgement", view.t("judgement"), [Facts(_judgement(view, target))]),
            *corrections(view, backlinks.errata("targets", id_)),
        ],
    )


def verdict(view: View, target: Cells) -> Markup:
    """What became of a target, as a mark."""
    code = target["verdict"]
    return Markup('<span class="verdict {}">{}</span>').format(code, view.code("verdict", code))


def due(view: View, target: Cells) -> Markup:
    """By when it is to be reached."""
    if target["due"] is None:
        return view.missing("no_due")
    return view.with_basis(Markup('<time datetime="{0}">{0}</time>').format(target["due"]), target["due_basis"])


def _said(view: View, row: Cells) -> list[tuple[str, Html]]:
    return [
        (view.t("value"), view.observed(row)),
        (view.t("as_worded"), wording(view, row)),
        (view.column("indicator_id"), view.link("indicators", row["indicator_id"])),
        (view.column("subject_id"), view.link("entities", row["subject_id"])),
        (view.t("period"), view.period(row)),
        (view.t("document"), document(view, str(row["source_id"]))),
    ]


def _promise(view: View, target: Cells, said: Cells) -> list[tuple[str, Html]]:
    facts = _said(view, said)
    if said["cue"]:
        facts.insert(2, (view.column("cue"), view.raw(said["cue"], said["source_id"])))
    return [*facts[:-1], (view.column("due"), due(view, target)), facts[-1]]


def _outcome(view: View, target: Cells) -> list[Facts | Passage]:
    found = view.kept.observations([target["outcome_id"]])
    if not found:
        return [paragraph(view.t("no_outcome"))]
    return [Facts(_said(view, found[0]))]


def _judgement(view: View, target: Cells) -> list[tuple[str, Html]]:
    return [
        (view.column("verdict"), verdict(view, target)),
        (view.column("comparability"), view.code("comparability", target["comparability"])),
        (view.column("reason_en"), view.en(target["reason_en"])),
    ]
