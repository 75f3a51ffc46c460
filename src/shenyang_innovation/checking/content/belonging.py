"""What a thing belongs to: its parent, operator, cluster or organisation follows from its name or from a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.forms import FormSearch
from shenyang_innovation.checking.in_text.views import forms_of
from shenyang_innovation.schema.entities import ComputingCenter, IndustryChain, Organization, Person
from shenyang_innovation.schema.statements import Relation
from shenyang_innovation.schema.tables import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.views import Naming, View, Views
    from shenyang_innovation.checking.tables import Tables

#: Between the owner and what it makes, holds or is the author of.
OWNS = re.compile(
    "“?|(?:博士|教授)“|[^,。;\n]{0,4}打造的“?|(?:举办|办好|开展|”?签署)“?|委员:\n关于您提出的《|包括(?:[^,。;、\n]{2,8}、)*"
)
#: Between a thing and what it is a part of, counted among, entered in or run by.
IS_OF = re.compile("(?:[”“、][^。;、“”\n]{0,20})*?等(?:[0-9]+大产品的)?|”?入选|”?由")
#: Before a thing that the sentence's first organisation makes: the verb, and what stands in the list before it.
MADE = re.compile("(?:建立|打造|完成)(?:[^,。;、\n]{2,14}、)*(?:[^,。;\n]{2,14}等[0-9]大产品的)?$")
#: Between an organisation and a person who holds an office in it.
OFFICE = re.compile("(?:党组书记、局长|主任|院长)?")

_MARKED = "its mark stands in the list behind the sentence that ends with the programme"
_THE_EVENT = "the sentence says 活动 for the event that the text reports"
#: Parents that a text states by other means, and by which.
STATED: dict[str, tuple[str, str]] = {
    "sapling-project": ("sapling-trunk-pillar-programme", _MARKED),
    "trunk-project": ("sapling-trunk-pillar-programme", _MARKED),
    "pillar-project": ("sapling-trunk-pillar-programme", _MARKED),
    "exchange-meeting-theme": ("northeast-exchange-meeting", _THE_EVENT),
    "alliance-launch-ceremony": ("northeast-exchange-meeting", _THE_EVENT),
}


class Tie(NamedTuple):
    """A thing, what it belongs to, and how the register says that this is known."""

    where: str
    table: str
    column: str
    child: str
    above: str
    basis: str


def owners_follow_texts(tables: Tables, views: Views) -> Iterator[Finding]:
    """What a thing belongs to is inferred from its name, stated by words that tie them, or inferred as near."""
    yield from _needed(tables, views)
    forms = forms_of(tables)
    organizations = {row.organization_id for row in tables.of(Organization)}
    listed = _listed(tables, views)
    for tie in _ties(tables):
        names, above = forms[tie.child], forms.get(tie.above, ())
        if any(form in name for form in above if len(form) > 1 for name in names):
            basis: str | None = "inferred"
        elif STATED.get(tie.child, ("", ""))[0] == tie.above or _is_stated(tie, organizations, views):
            basis = "stated"
        else:
            basis = "inferred" if _is_near(tie, views) or tie.above in listed.get(tie.child, ()) else None
        if basis != tie.basis:
            what = f"{tie.column} of {tie.child!r} is {tie.above!r} ({tie.basis}), but "
            what += f"name and texts make it {basis}" if basis else "neither name nor texts tie the two"
            yield Finding(tie.where, what, f"Correct it in curation/registers/{tie.table}.csv")


def _needed(tables: Tables, views: Views) -> Iterator[Finding]:
    """`STATED` names no parent that is not given, or that the words show anyway."""
    organizations = {row.organization_id for row in tables.of(Organization)}
    ties = {tie.child: tie for tie in _ties(tables)}
    for child, (above, _) in STATED.items() if ties else ():
        tie = ties.get(child)
        if tie is None or tie.above != above or _is_stated(tie, organizations, views):
            yield Finding(
                "tables/entities.csv",
                f"{child!r} is in STATED without need",
                "Take it off checking/content/belonging.py",
            )


def _ties(tables: Tables) -> Iterator[Tie]:
    columns = (("parent_id", "parent_basis"), ("operator", "operator_basis"), ("cluster_id", "cluster_basis"))
    for model in REGISTERS:
        key, table = model.table.key[0], model.table.name
        for where, row in tables.numbered(model):
            cells = dict(row)
            for column, basis in columns:
                if basis in cells and cells[column]:
                    yield Tie(where, table, column, cells[key], cells[column], cells[basis])


def _is_stated(tie: Tie, organizations: set[str], views: Views) -> bool:
    return any(
        _is_owned(child, above, view) or _is_made(child, above, organizations, view)
        for view, child in views.of(tie.child)
        for above in view.of(tie.above)
    )


def _is_owned(child: Naming, above: Naming, view: View) -> bool:
    if above.end <= child.start:
        return OWNS.fullmatch(view.text, above.end, child.start) is not None
    between = IS_OF.fullmatch(view.text, child.end, above.start) if child.end <= above.start else None
    return between is not None and not (between[0].endswith("由") and view.text[above.end :][:2] != "主办")


def _is_made(child: Naming, above: Naming, organizations: set[str], view: View) -> bool:
    """Whether the first organisation of the sentence makes the thing."""
    start, _ = view.sentence(child.start)
    first = next((n for n in view.namings if n.start >= start and n.entity_id in organizations), None)
    return first == above and above.end <= child.start and bool(MADE.search(view.text[above.end : child.start]))


def _is_near(tie: Tie, views: Views) -> bool:
    """Whether a paragraph names both."""
    return any(
        view.paragraph(child.start) == view.paragraph(above.start)
        for view, child in views.of(tie.child)
        for above in view.of(tie.above)
    )


def _listed(tables: Tables, views: Views) -> dict[str, set[str]]:
    """Items of a list in paragraphs of their own, with what the sentence of the figure that counts them names."""
    listed: dict[str, set[str]] = {}
    for relation in tables.of(Relation):
        source_id, _, start = relation.stated_id.rpartition("@")
        view = views.get(source_id)
        if relation.relation_kind != "list-count" or view is None:
            continue
        sentence = view.sentence(view.place(int(start)))
        named = {n.entity_id for n in view.namings if sentence[0] <= n.start < sentence[1]}
        for operand in relation.operands.split(" "):
            span = view.span(*map(int, operand.split("-")))
            for naming in view.namings:
                if span == (naming.start, naming.end) and view.paragraph(span[0]) != view.paragraph(sentence[0]):
                    listed.setdefault(naming.entity_id, set()).update(named)
    return listed


def chains_of_a_cluster_are_listed(tables: Tables, views: Views) -> Iterator[Finding]:
    """An industry chain that a sentence lists behind its cluster has this cluster."""
    for where, row in tables.numbered(IndustryChain):
        clusters = {
            above.entity_id
            for view, child in views.of(row.industry_chain_id)
            for above in view.namings
            if above.end <= child.start
            and re.fullmatch("包括(?:[^,。;、\n]{2,8}、)*", view.text[above.end : child.start])
        }
        if clusters - {row.cluster_id}:
            what = (
                f"a text lists {row.industry_chain_id!r} behind {' and '.join(sorted(clusters))}, not {row.cluster_id}"
            )
            yield Finding(where, what, "Correct cluster_id in curation/registers/industry_chains.csv")


def people_hold_their_offices(tables: Tables, views: Views) -> Iterator[Finding]:
    """The organisation of a person is the one named right before the person, with at most the office between."""
    organizations = {row.organization_id for row in tables.of(Organization)}
    for where, row in tables.numbered(Person):
        found = {
            before.entity_id
            for view, naming in views.of(row.person_id)
            for before in view.namings
            if before.entity_id in organizations
            and before.end <= naming.start
            and OFFICE.fullmatch(view.text, before.end, naming.start)
        }
        if found != set(filter(None, [row.organization_id])):
            what = f"organization_id of {row.person_id!r} is {row.organization_id}, but before the name stands "
            yield Finding(
                where, what + (" and ".join(sorted(found)) or "none"), "Correct it in curation/registers/people.csv"
            )


def operators_follow_names(tables: Tables) -> Iterator[Finding]:
    """The operator of a computing centre is the organisation whose name stands in that of the centre."""
    forms = forms_of(tables)
    order = {row.organization_id: number for number, row in enumerate(tables.of(Organization))}
    named: dict[str, list[str]] = {}
    for organization_id in order:
        for form in forms[organization_id]:
            named.setdefault(form, []).append(organization_id)
    looked_for = FormSearch(named)
    for where, row in tables.numbered(ComputingCenter):
        spoken_of = {organization_id for form in looked_for.places(row.name_zh) for organization_id in named[form]}
        found = sorted(spoken_of, key=order.__getitem__)
        if found != list(filter(None, [row.operator])):
            what = f"operator of {row.computing_center_id!r} is {row.operator}, but its name speaks of "
            what += " and ".join(found) or "none"
            yield Finding(where, what, "Correct it in curation/registers/computing_centers.csv")
