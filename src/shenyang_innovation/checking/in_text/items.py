"""Measures and suggestions: the items of a document, in order and without a gap."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.statements import MeasureItem, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shenyang_innovation.checking.in_text.views import View, Views
    from shenyang_innovation.checking.tables import Tables

    Items = list[tuple[str, MeasureItem]]

#: Marks with which an item of a document begins.
MARK = re.compile(r"[一二三四五六七八九十]是|[0-9]+\.|\([一二三四五六七八九十]+\)")
#: The heading of a section, which belongs to no item: it is marked, and says no more than its name.
SECTION = re.compile(r"\([一二三四五六七八九十]\)[^,。;\n]*方面")
#: Between two items: white space, a heading, or a closing quote that a machine has damaged.
BETWEEN = re.compile(rf"(?:[^\w\s“”]{{3}}/p>)?\s*(?:{SECTION.pattern})?\s*")
#: Before the first item: the beginning of a paragraph, or a dateline with the reporter.
BODY_BEGINS = re.compile(r"(?:\n *|日电 ?\([^)\n]*\))$")
#: Behind the last item: thanks, a by-line, or the line of the source.
BODY_ENDS = re.compile(r"\s*(?:\(文 |\(责编:|编辑:|来源:|感谢)")
#: What a citizen proposes: a paragraph of the letter with a heading before a colon.
PROPOSAL = re.compile("^[^:,。\n]{4,20}:(?=.)", re.MULTILINE)
LETTER = re.compile("以下几点建议:\n(.*?)\n官方回复", re.DOTALL)
#: What answers a suggestion in the section of another, and why.
ELSEWHERE: dict[tuple[str, str], str] = {
    ("message-board-reply-2025-suggestion-3", "message-board-reply-2025-08"): "a park stands under infrastructure",
}
#: What stands in a section that answers a suggestion and does not, and why.
BESIDE_THE_POINT: dict[tuple[str, str], str] = {
    (
        "message-board-reply-2025-suggestion-5",
        "message-board-reply-2025-08",
    ): "a park is no infrastructure as asked for",
}
#: Words that headings share without speaking of the same thing.
COMMON = ("加强", "建设", "加快", "推进", "推动", "强化", "完善", "优化", "工作", "方面")


def items_are_numbered(tables: Tables) -> Iterator[Finding]:
    """Items are numbered in reading order from 1 without a gap, and each is called by its source and number."""
    numbered: tuple[tuple[type[MeasureItem | Suggestion], str], ...] = (
        (MeasureItem, "{}-{:02}"),
        (Suggestion, "{}-suggestion-{}"),
    )
    for model, pattern in numbered:
        by_source: dict[str, list[tuple[str, MeasureItem | Suggestion]]] = {}
        for where, row in tables.numbered(model):
            by_source.setdefault(row.source_id, []).append((where, row))
        for source_id, rows in by_source.items():
            for number, (where, row) in enumerate(sorted(rows, key=lambda pair: pair[1].start), start=1):
                name = dict(row)[model.table.key[0]]
                if row.position != number or name != pattern.format(source_id, number):
                    what = f"{name!r} has position {row.position}, but is item {number} of its source in reading order"
                    yield Finding(
                        where, what, f"Correct source, position or offsets in curation/{model.table.name}.csv"
                    )


def items_fill_their_document(tables: Tables, views: Views) -> Iterator[Finding]:
    """An item begins where the one before ends: nothing is between but a heading, nothing behind but furniture."""
    items: dict[str, Items] = {}
    for where, row in tables.numbered(MeasureItem):
        items.setdefault(row.source_id, []).append((where, row))
    for view in views.values():
        rows = sorted(items.get(view.source_id, ()), key=lambda pair: pair[1].start)
        for (_, before), (where, row) in pairwise(rows):
            start, end = view.place(before.end), view.place(row.start)
            if end < start:
                yield Finding(
                    where, f"{row.measure_id!r} begins before {before.measure_id!r} ends", _remedy("measures")
                )
            elif not BETWEEN.fullmatch(view.text, start, end):
                what = f"{view.raw(start, end)} between {before.measure_id!r} and {row.measure_id!r} is in no item"
                yield Finding(where, what, _remedy("measures"))
        yield from _ends(rows, view)


def _ends(rows: Items, view: View) -> Iterator[Finding]:
    """The first item begins the body of the text, and the last one ends it."""
    for where, row in rows[:1]:
        if not BODY_BEGINS.search(view.text, 0, view.place(row.start)):
            what = f"{row.measure_id!r} begins neither a paragraph nor behind a dateline"
            yield Finding(where, what, _remedy("measures"))
    for where, row in rows[-1:]:
        if not BODY_ENDS.match(view.text, view.place(row.end)):
            what = f"the text of {view.source_id!r} goes on behind its last item {row.measure_id!r}"
            yield Finding(where, what, _remedy("measures"))


def items_begin_with_their_mark(tables: Tables, views: Views) -> Iterator[Finding]:
    """An item has the mark that its text begins with, and none if it begins with none."""
    for where, row in tables.numbered(MeasureItem):
        if (view := views.get(row.source_id)) is not None:
            found = MARK.match(view.text, view.place(row.start))
            mark = found[0] if found else None
            if row.mark != mark:
                what = f"the mark of {row.measure_id!r} is {row.mark!r}, but it begins with {mark!r}"
                yield Finding(where, what, "Correct mark or start in curation/measures.csv")


def suggestions_are_complete(tables: Tables, views: Views) -> Iterator[Finding]:
    """Every paragraph of a letter that has a heading is a suggestion, from its heading to its end."""
    suggestions: dict[str, list[tuple[str, Suggestion]]] = {}
    for where, row in tables.numbered(Suggestion):
        suggestions.setdefault(row.source_id, []).append((where, row))
    for view in views.values():
        placed = suggestions.get(view.source_id, ())
        rows = {view.span(row.start, row.end): (where, row) for where, row in placed}
        letter = LETTER.search(view.text)
        proposals = PROPOSAL.finditer(view.text, *letter.span(1)) if letter else ()
        spans = {(match.start(), view.paragraph(match.start())[1]): match[0][:-1] for match in proposals}
        for span in spans.keys() - rows.keys():
            what = f"the suggestion {spans[span]!r} at {view.raw(*span)} has no row with this span"
            yield Finding(f"the text of {view.source_id}", what, _remedy("suggestions"))
        for span, (where, row) in rows.items():
            if spans.get(span) != row.heading_zh:
                what = f"{row.suggestion_id!r} is no paragraph of a letter with the heading {row.heading_zh!r}"
                yield Finding(where, what, _remedy("suggestions"))


def answers_speak_of_the_same(tables: Tables, views: Views) -> Iterator[Finding]:
    """A suggestion is answered by the items of the sections whose heading shares a word with its own, in order."""
    exceptions = set(ELSEWHERE) | set(BESIDE_THE_POINT)
    items: dict[str, list[MeasureItem]] = {}
    for item in tables.of(MeasureItem):
        items.setdefault(item.source_id, []).append(item)
    for where, row in tables.numbered(Suggestion):
        if (view := views.get(row.source_id)) is None:
            continue
        of_source = items.get(row.source_id, ())
        by_section = {item.measure_id for item in of_source if _share(row.heading_zh, _section(item, view))}
        expected = by_section - _of(BESIDE_THE_POINT, row) | _of(ELSEWHERE, row)
        exceptions -= {(row.suggestion_id, item) for item in by_section & _of(BESIDE_THE_POINT, row)}
        exceptions -= {(row.suggestion_id, item) for item in _of(ELSEWHERE, row) - by_section}
        if (row.answered_by or "").split() != sorted(expected):
            what = f"answered_by of {row.suggestion_id!r} is {row.answered_by}, but by the headings of sections it is "
            remedy = "Correct answered_by in curation/suggestions.csv, or the exceptions in checking/in_text/items.py"
            yield Finding(where, what + (" ".join(sorted(expected)) or "none"), remedy)
    for suggestion_id, measure_id in sorted(exceptions) if tables.of(Suggestion) and views else ():
        what = f"{measure_id!r} is an exception for {suggestion_id!r} without need"
        yield Finding("tables/suggestions.csv", what, "Take it off checking/in_text/items.py")


def _of(exceptions: Mapping[tuple[str, str], str], row: Suggestion) -> set[str]:
    """The items of the exceptions for one suggestion."""
    return {measure_id for suggestion_id, measure_id in exceptions if suggestion_id == row.suggestion_id}


def reasons_say_how_far(tables: Tables) -> Iterator[Finding]:
    """A reason says what is taken up and what is left open, as far as there is either."""
    for where, row in tables.numbered(Suggestion):
        said = ("Taken up:" in row.reason_en, "Left open:" in row.reason_en)
        expected = {"in-full": (True, False), "in-part": (True, True), "not": (False, True)}[row.answered]
        if said != expected:
            what = f"{row.suggestion_id!r} is answered {row.answered}, but its reason does not tell so"
            remedy = "Say `Taken up:` and `Left open:` in reason_en, or correct answered in curation/suggestions.csv"
            yield Finding(where, what, remedy)


def _section(item: MeasureItem, view: View) -> str:
    """The heading of the section that an item stands in."""
    start = view.place(item.start)
    headings = [*SECTION.finditer(view.text, 0, start), *filter(None, [SECTION.match(view.text, start)])]
    return headings[-1][0] if headings else ""


def _share(one: str, other: str) -> bool:
    """Whether two headings share a word of two characters that is not a common one."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)} - set(COMMON)
    return any(pair in other for pair in pairs if re.fullmatch(r"\w\w", pair))


def _remedy(table: str) -> str:
    return f"Correct the offsets in curation/{table}.csv, or add the item"
