"""Mentions against the texts: every place that names an entity has its row, and names this entity and no other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from shenyang_innovation.checking.content.mentions import CLASS_NOUNS
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.forms import FormSearch
from shenyang_innovation.checking.in_text.views import forms_of, plain
from shenyang_innovation.schema.entities import Alias, ComputingCenter, Entity, Person
from shenyang_innovation.schema.tables import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.checking.in_text.views import Naming, Span, View, Views
    from shenyang_innovation.checking.tables import Tables

    Forms = Mapping[str, tuple[str, ...]]

START = attrgetter("start")

#: Nouns of a class that alone name a thing only where the text has named it in full before.
BARE_NOUNS = ("大赛", "联盟")
#: A country as an adjective.
ADJECTIVES = re.compile("中国(?:速度|水平)")
#: Another name in brackets at the end of a name; a number, an edition or a single word is none.
BRACKETED = re.compile(r"\(([^()\d第]{3,})\)$")
#: Words before a city of one character.
BEFORE_ONE = "驻来留在"
#: Two things of one name, told apart by the level that the sentence speaks of: the word, who it is with, and without.
HOMONYMS = {"重大科技专项": ("省", "provincial-major-science-projects", "municipal-major-science-projects")}

_CITIES = "a group of cities is written with one character of each"
_PROVINCE = "a list of the province"
_JOINT = "a laboratory of two countries"
_TITLES = "the event is also that of what its name speaks of"
#: A name inside a longer name to which the registers know no tie, and why the longer name refers to it.
REFERS: dict[tuple[str, str], str] = {
    ("ha-chang-shen-da", "harbin"): _CITIES,
    ("ha-chang-shen-da", "changchun"): _CITIES,
    ("ha-chang-shen-da", "shenyang"): _CITIES,
    ("ha-chang-shen-da", "dalian"): _CITIES,
    ("liaoning-alliance-list", "liaoning"): _PROVINCE,
    ("liaoning-open-bidding-list-2021", "liaoning"): _PROVINCE,
    ("china-lebanon-intelligent-robot-laboratory", "china"): _JOINT,
    ("china-lebanon-intelligent-robot-laboratory", "lebanon"): _JOINT,
    ("york-university-canada", "canada"): "a foreign university",
    (
        "shenyang-automobile-city-computing-center",
        "dadong-automobile-city",
    ): "the park stands in the name of the centre",
    ("northeast-exchange-meeting", "shenyang-industrial-technology-research-institute"): _TITLES,
    ("alliance-launch-ceremony", "new-rd-institutions-alliance"): _TITLES,
    ("shenyang-ai-promotion-meeting", "shenyang-ai-alliance"): _TITLES,
    ("shenyang-contest-2021", "shenyang-innovation-entrepreneurship-contest"): _TITLES,
    ("tsinghua-alumni-meeting", "tsinghua-university"): _TITLES,
    ("young-talent-special-events", "shengjinghui"): _TITLES,
    ("young-talent-special-events", "liaochuanghui"): _TITLES,
    ("discipline-innovation-base-training", "discipline-innovation-bases"): _TITLES,
}


def names_are_mentions(tables: Tables, views: Views) -> Iterator[Finding]:
    """Every place of a text that names an entity has its mention, unless it stands inside a longer name."""
    forms = forms_of(tables)
    owners: dict[str, list[str]] = {}
    for entity_id, names in forms.items():
        for name in names:
            owners.setdefault(name, []).append(entity_id)
    looked_for = FormSearch(owners)
    for view in views.values():
        for form, places in looked_for.places(view.text).items():
            entity_ids = owners[form]
            for start, end in places:
                if not _taken(start, end, view) and named_here(start, end, entity_ids, forms, view):
                    where = f"the text of {view.source_id}, characters {view.raw(start, end)}"
                    what = f"{form!r} names {' or '.join(entity_ids)}, but no mention stands there"
                    yield Finding(where, what, f"Add it to curation/mentions/{view.source_id}.csv")


def _taken(start: int, end: int, view: View) -> bool:
    """Whether a mention stands here already, or a longer one over it."""
    return any(
        naming.start < end and start < naming.end and naming.end - naming.start >= end - start
        for naming in view.namings
    )


def named_here(start: int, end: int, entity_ids: Sequence[str], forms: Forms, view: View) -> Sequence[str]:
    """Which of the entities that share a form the words at its place name; none where they are common words.

    >>> from shenyang_innovation.checking.in_text.views import View
    >>> text = "风能等2条产业链,沈从文"
    >>> forms = {"wind": ("风能产业链", "风能"), "shenyang": ("沈阳", "沈")}
    >>> seen = View("a", text, range(len(text)))
    >>> named_here(0, 2, ["wind"], forms, seen), named_here(10, 11, ["shenyang"], forms, seen)
    (['wind'], [])
    """
    text, form = view.text, view.text[start:end]
    if ADJECTIVES.match(text, start) or (len(form) == 1 and text[start - 1 : start] not in tuple(BEFORE_ONE)):
        return []
    if form in BARE_NOUNS:
        return [naming.entity_id for naming in view.of(*entity_ids) if naming.end <= start]
    nouns = {entity_id: _class_noun(form, forms[entity_id][0]) for entity_id in entity_ids}
    return [entity_id for entity_id, noun in nouns.items() if noun is None or closes(noun, text, end)]


def homonym(said: str, sentence: str) -> str | None:
    """Which of two things of one name is meant in a sentence; None for a name that only one has."""
    word, with_word, without = HOMONYMS.get(said, ("", None, None))
    return with_word if word and word in sentence else without


def _class_noun(form: str, name: str) -> str | None:
    """The noun of a class that a form leaves out at the end of the name."""
    rest = name.removeprefix(form) if name.startswith(form) else ""
    return next((noun for noun in CLASS_NOUNS if rest.endswith(noun)), None)


def closes(noun: str, text: str, place: int) -> bool:
    """Whether a list in which an item ends here is closed by the noun.

    >>> closes("产业链", "先进材料、石油化工2条产业链", 4), closes("产业链", "围绕新材料等领域,形成产业链", 5)
    (True, False)
    """
    item = r"[、,“”和及]{1,3}[^、,。;“”\n等]{1,16}"
    return re.compile(rf"(?:{item})*?”?等?[^、,。;\n]{{0,10}}?{noun}").match(text, place) is not None


def mentions_name_one(tables: Tables, views: Views) -> Iterator[Finding]:
    """Where a name is that of several things, the words around it say which of them is meant."""
    forms = forms_of(tables)
    for view in views.values():
        for naming in view.namings:
            said = view.text[naming.start : naming.end]
            names = forms.get(naming.entity_id, ("",))
            noun = _class_noun(said, names[0])
            if noun and not closes(noun, view.text, naming.end):
                what = f"{said!r} is no {names[0]!r} here: no {noun!r} closes its list"
                yield Finding(naming.where, what, _remedy(view))
            meant = homonym(said, view.text[slice(*view.sentence(naming.start))])
            if meant is not None and naming.entity_id != meant:
                word, with_word, _ = HOMONYMS[said]
                what = f"{said!r} is {meant!r} in a sentence {'with' if meant == with_word else 'without'} {word!r}"
                yield Finding(naming.where, what, _remedy(view))


def _remedy(view: View) -> str:
    return f"Correct entity_id in curation/mentions/{view.source_id}.csv, or remove the mention"


def inner_names_are_mentions(tables: Tables, views: Views) -> Iterator[Finding]:
    """A name inside a longer name is a mention exactly if the longer name refers to it."""
    forms, ties = forms_of(tables), _ties(tables)
    needed = set(REFERS)
    for view in views.values():
        by_start = sorted(view.namings, key=START)
        for outer in view.namings:
            within = slice(bisect_left(by_start, outer.start, key=START), bisect_right(by_start, outer.end, key=START))
            inner = [naming for naming in by_start[within] if _inside(naming, outer)]
            needed -= {(outer.entity_id, naming.entity_id) for naming in inner}
            for naming in inner:
                if naming.entity_id not in ties.get(outer.entity_id, ()):
                    what = f"{naming.entity_id!r} is a mention inside {outer.entity_id!r}, which does not refer to it"
                    yield Finding(naming.where, what, "Remove it, or enter what ties the two in its register")
            written = {naming.entity_id for naming in inner}
            text = view.text[outer.start : outer.end]
            for entity_id in ties.get(outer.entity_id, set()) - written:
                if form := next((form for form in forms.get(entity_id, ()) if form in text and form != text), None):
                    what = f"{outer.entity_id!r} refers to {entity_id!r} by {form!r}, which is no mention of its own"
                    yield Finding(outer.where, what, f"Add it to curation/mentions/{view.source_id}.csv")
    for outer_id, inner_id in sorted(needed) if views else ():
        what = f"no mention of {inner_id!r} stands inside one of {outer_id!r}"
        yield Finding("tables/mentions.csv", what, "Add it, or take the pair off REFERS in checking/in_text/names.py")


def _inside(inner: Naming, outer: Naming) -> bool:
    here, there = (inner.start, inner.end), (outer.start, outer.end)
    return there[0] <= here[0] and here[1] <= there[1] and here != there


def _ties(tables: Tables) -> dict[str, set[str]]:
    """To which entities the name of each may refer: its parent and operator, and the organisation of its head."""
    ties: dict[str, set[str]] = {row.entity_id: set() for row in tables.of(Entity)}
    for model in REGISTERS:
        for row in tables.of(model):
            cells = dict(row)
            ties.setdefault(cells[model.table.key[0]], set()).update(filter(None, [cells.get("parent_id")]))
    for center in tables.of(ComputingCenter):
        ties[center.computing_center_id].update(filter(None, [center.operator]))
    heads = {person.person_id: person.organization_id for person in tables.of(Person)}
    for above in ties.values():
        above |= {organization for person in above if (organization := heads.get(person))}
    for outer_id, inner_id in REFERS:
        ties.setdefault(outer_id, set()).add(inner_id)
    return ties


def stated_aliases_are_equated(tables: Tables, views: Views) -> Iterator[Finding]:
    """A text equates an alias with the name exactly if its basis is stated: by 简称, in brackets, or by 是."""
    yield from _bracketed(tables)
    names = {row.entity_id: plain(row.name_zh) for row in tables.of(Entity)}
    looked_for = FormSearch(plain(row.alias_zh) for row in tables.of(Alias))
    written: dict[str, list[tuple[View, Span]]] = {}
    for view in views.values():
        for form, places in looked_for.places(view.text).items():
            written.setdefault(form, []).extend((view, place) for place in places)
    for where, row in tables.numbered(Alias):
        equated = any(
            _equated(*place, row.entity_id, names.get(row.entity_id, ""), view)
            for view, place in written.get(plain(row.alias_zh), ())
        )
        if views and equated != (row.alias_basis == "stated"):
            what = f"the alias {row.alias_zh!r} of {row.entity_id!r} is {row.alias_basis}, but "
            what += "a text equates it with the name" if equated else "no text equates it with the name"
            yield Finding(where, what, "Correct alias_basis in curation/registers/aliases.csv")


def _bracketed(tables: Tables) -> Iterator[Finding]:
    """A name in brackets at the end of a name is an alias."""
    aliases = {(row.entity_id, plain(row.alias_zh)) for row in tables.of(Alias)}
    for where, entity in tables.numbered(Entity):
        inner = BRACKETED.search(plain(entity.name_zh))
        if inner and (entity.entity_id, inner[1]) not in aliases:
            what = f"{inner[1]!r} in brackets behind {entity.name_zh!r} is no alias"
            yield Finding(where, what, "Add it to curation/registers/aliases.csv, stated")


def _equated(start: int, end: int, entity_id: str, name: str, view: View) -> bool:
    text = view.text
    if text[:start].endswith("简称“") and text[end : end + 1] == "”":
        return True
    if f"({text[start:end]})" in name:
        return text[start - 1 : start] == "("
    called = re.compile("是(?:[^,。;、\n]+、)*")
    return any(called.fullmatch(text, naming.end, start) for naming in view.of(entity_id) if naming.end <= start)
