"""Lists in a text beside the figures that count them: where one begins and ends, whether it is open, which is due."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from shenyang_innovation.checking.content.relations import LISTS_OF_OTHERS
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.claims import LISTS
from shenyang_innovation.schema.statements import Relation
from shenyang_innovation.schema.statistics import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.views import Span, View, Views
    from shenyang_innovation.checking.tables import Tables

#: Words that open a list, and marks that may.
VERBS = "围绕(?:沈阳|实施)?|聚焦|打造|支持|有|其中|建立|提升|部署|协同|通过|推进|实施|包括|从|对接|争取|入驻|增强|引进"
OPENS = re.compile(f"(?:[,。;“]|{VERBS})$")
VERB = re.compile(f"(?:{VERBS})$")
#: What stands between a closed list and the figure that counts it.
CLOSED = re.compile("”?(?:签署)?")
#: The same for an open list, or one member of what is counted.
OPEN = re.compile("”?等[^,。;、\n]{0,16}|是[^,。;\n]{0,10}的")
#: The same for a list that names others than what is counted; see `LISTS_OF_OTHERS`.
OF_OTHERS = re.compile("”?等[^。;、\n]{0,16}")
#: A closed list right before a figure: two items without a figure in them.
LISTED = re.compile(r"(?:^|[、,。;“])[^、,。;“\n0-9]{1,16}、[^、,。;\n0-9等]{1,24}$")
REMEDY = "Correct it in curation/relations.csv"


def lists_stand_beside_their_figure(tables: Tables, views: Views) -> Iterator[Finding]:
    """A list is opened by a verb or mark and ends at its figure; 等 before the figure makes it open."""
    observations = {row.observation_id: row for row in tables.of(Observation)}
    for where, row in tables.numbered(Relation):
        stated = observations.get(row.stated_id)
        view = views.get(row.stated_id.rpartition("@")[0])
        if row.relation_kind not in LISTS or stated is None or view is None:
            continue
        place = _place(stated)
        offsets = [(int(start), int(end)) for start, _, end in (one.partition("-") for one in row.operands.split(" "))]
        spans = [view.span(*pair) for pair in offsets]
        figure = view.span(*place)
        if torn := next((pair for pair in offsets if not _whole(*pair, view)), None):
            yield Finding(where, f"{row.relation_id!r}: {torn[0]}-{torn[1]} ends within inserted pinyin", REMEDY)
        if not _opens(spans[0][0], view) and not _behind(figure, spans, view):
            what = f"{row.relation_id!r}: nothing opens a list at {offsets[0][0]}"
            yield Finding(where, what, REMEDY)
        names = {(naming.start, naming.end) for naming in view.namings}
        if any(one[1] == other[0] and not {one, other} <= names for one, other in pairwise(spans)):
            yield Finding(where, f"{row.relation_id!r}: two items touch that are no names of their own", REMEDY)
        kind = _kind(row.relation_id, figure, spans, view)
        if kind is None:
            what = f"{row.relation_id!r}: its list does not end at the figure {stated.figure!r}"
            yield Finding(where, what, REMEDY)
        elif kind != row.relation_kind:
            yield Finding(where, f"{row.relation_id!r} is a {row.relation_kind}, but the words make it {kind}", REMEDY)


def _kind(relation_id: str, figure: Span, spans: list[Span], view: View) -> str | None:
    """What kind of list the words between it and its figure make it."""
    if relation_id in LISTS_OF_OTHERS:
        of_others = _behind(figure, spans, view) or _between(OF_OTHERS, spans, figure, view)
        return "open-list" if of_others else None
    if _between(OPEN, spans, figure, view):
        return "open-list"
    if _between(CLOSED, spans, figure, view) or _in_paragraphs_behind(figure, spans, view):
        return "list-count"
    return None


def _between(words: re.Pattern[str], spans: list[Span], figure: Span, view: View) -> bool:
    end = spans[-1][1]
    return end <= figure[0] and words.fullmatch(view.text, end, figure[0]) is not None


def _opens(start: int, view: View) -> bool:
    """Whether a word or mark opens a list here, and no such word stands at the beginning of the item itself."""
    within = any(
        (verb := VERB.search(view.text, 0, start + ahead)) is not None and verb.end() == start + ahead
        for ahead in (1, 2)
    )
    return OPENS.search(view.text, 0, start) is not None and not within


def _whole(start: int, end: int, view: View) -> bool:
    """Whether offsets of the raw text lie between characters, with inserted pinyin wholly in or out."""
    first, behind = view.span(start, end)
    return view.offsets[first] == start and end in (view.offsets[behind - 1] + 1, *view.offsets[behind : behind + 1])


def _place(row: Observation) -> Span:
    """The place of an observation of a text, which always has one."""
    return cast("Span", (row.start, row.end))


def _behind(figure: Span, spans: list[Span], view: View) -> bool:
    """Whether a list in quotes stands right behind its figure."""
    return (view.text[figure[1] : spans[0][0]], view.text[spans[-1][1] : spans[-1][1] + 1]) == ("“", "”")


def _in_paragraphs_behind(figure: Span, spans: list[Span], view: View) -> bool:
    """Whether the items are names in the paragraphs that follow that of the figure."""
    paragraph, names = view.paragraph(figure[0]), {(naming.start, naming.end) for naming in view.namings}
    return len(spans) > 1 and all(span[0] > paragraph[1] and span in names for span in spans)


def lists_are_complete(tables: Tables, views: Views) -> Iterator[Finding]:
    """A count in Chinese numerals, and one right behind a list without figures, has the relation of its list."""
    listed = {row.stated_id for row in tables.of(Relation) if row.relation_kind in LISTS}
    for where, row in tables.numbered(Observation):
        view = views.get(row.source_id)
        if view is None or row.unit != "count" or row.measure == "rank" or row.observation_id in listed:
            continue
        start = view.place(_place(row)[0])
        if not re.search("[0-9]", row.readable) or LISTED.search(view.text[max(0, start - 60) : start]):
            what = f"{row.observation_id!r} ({row.readable}) counts a list, but no relation has it"
            yield Finding(where, what, "Add the list-count or open-list in curation/relations.csv")


def others_are_needed(tables: Tables) -> Iterator[Finding]:
    """`LISTS_OF_OTHERS` names no relation that is not there."""
    there = {row.relation_id for row in tables.of(Relation)}
    for relation_id in sorted(LISTS_OF_OTHERS.keys() - there) if there else ():
        what = f"the list {relation_id!r} is missing"
        yield Finding(
            "tables/relations.csv", what, "Add it, or take it off LISTS_OF_OTHERS in checking/content/relations.py"
        )
