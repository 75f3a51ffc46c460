"""The mentions of a new text, begun: every place at which a name of the registers stands, for a person to confirm."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.ledgers import UNCONFIRMED
from shenyang_innovation.building.new_ledger import MENTIONS_FORM, ledger_csv
from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.in_text.script import plain_text, script_of
from shenyang_innovation.checking.in_text.views import View, occurrences, spaced
from shenyang_innovation.suggesting.names import named_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shenyang_innovation.checking.in_text.views import Naming
    from shenyang_innovation.curating.checkout import Names

COLUMNS = (*MENTIONS_FORM.columns, *MENTIONS_FORM.aside)
PINYIN = re.compile(r"[(（][^()（）]*[)）]")  # what a view leaves out behind a character
WIDEST = 15  # characters on each side of a name that are shown


class BegunMention(NamedTuple):
    """A place in the raw text, what stands there, the entity meant, others of that name, and the words around it."""

    start: int
    end: int
    mention: str
    entity_id: str
    others: Sequence[str]
    words: str


def text_view(text: str, names: Names) -> View:
    """A new text as rules see it, with every name at its place; a longer name before those inside it.

    A name inside a longer one is there where the longer one refers to it by the registers: to its parent, its operator.
    Raises `MissingExtraError` for a text in Traditional script if opencc is not there.
    """
    script = script_of(text)
    if script == "Hant":
        need("opencc", extra="build", where="mentions")
    read, offsets = plain_text(text, script)
    view = View("", spaced(read), offsets)
    outermost = named_things(read, offsets, names.forms)
    found = {naming for outer in outermost for naming in (outer, *_inner(outer, view, names))}
    return view._replace(namings=tuple(sorted(found, key=lambda one: (one.start, -one.end, one.entity_id))))


def begun_mentions(text: str, names: Names) -> list[BegunMention]:
    """Every place that names a thing, in the order of a file of mentions.

    Raises `MissingExtraError` for a text in Traditional script if opencc is not there.

    >>> from shenyang_innovation.curating.checkout import Names
    >>> names = Names({"city": ("沈阳",), "fair": ("沈阳机床展",)}, {}, {"fair": frozenset({"city"})})
    >>> [(one.start, one.mention, one.entity_id) for one in begun_mentions("在沈阳机床展上", names)]
    [(1, '沈阳机床展', 'fair'), (1, '沈阳', 'city')]
    """
    view = text_view(text, names)
    owners: dict[str, list[str]] = {}
    for entity_id, forms in names.forms.items():
        for form in forms:
            owners.setdefault(form, []).append(entity_id)
    rows = []
    for start, end, entity_id, _ in view.namings:
        first, last = view.offsets[start], _end(text, view, end)
        others = [one for one in owners.get(view.text[start:end], ()) if one != entity_id]
        rows.append(BegunMention(first, last, text[first:last], entity_id, others, _words(view, start, end)))
    return rows


def mentions_csv(rows: Sequence[BegunMention]) -> str:
    """The rows as CSV, each entity with the mark that nobody has confirmed it.

    >>> mentions_csv([BegunMention(1, 3, "沈阳", "shenyang", [], "…在【沈阳】")])
    'start,end,mention,entity_id,words,suggested_entities\\n1,3,沈阳,shenyang?,…在【沈阳】,\\n'
    """
    return ledger_csv((_cells(row) | {"suggested_entities": " ".join(row.others)} for row in rows), COLUMNS)


def mentions_json(rows: Sequence[BegunMention]) -> str:
    """The same rows as a JSON list of objects; the other entities of the name are a list.

    >>> mentions_json([])
    '[]\\n'
    """
    objects = [_cells(row) | {"suggested_entities": list(row.others)} for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _cells(row: BegunMention) -> dict[str, object]:
    marked = f"{row.entity_id}{UNCONFIRMED}"
    return {"start": row.start, "end": row.end, "mention": row.mention, "entity_id": marked, "words": row.words}


def _inner(outer: Naming, view: View, names: Names) -> Iterator[Naming]:
    """The things that a name refers to, where their own name stands in it."""
    said = view.text[outer.start : outer.end]
    for entity_id in sorted(names.ties.get(outer.entity_id, ())):
        forms = sorted(names.forms.get(entity_id, ()), key=len, reverse=True)
        form = next((form for form in forms if form in said and form != said), None)
        for start, end in occurrences(form, said) if form else ():
            yield outer._replace(start=outer.start + start, end=outer.start + end, entity_id=entity_id)


def _end(text: str, view: View, end: int) -> int:
    """Where a name that ends at a place of the view ends in the raw text: behind the pinyin of its last character."""
    last = view.offsets[end - 1] + 1
    left_out = text[last : view.offsets[end] if end < len(view.offsets) else len(text)]
    return last + len(inserted[0] if (inserted := PINYIN.match(left_out)) else "")


def _words(view: View, start: int, end: int) -> str:
    """The name in its line, cut on both sides; it begins with a mark that no spreadsheet takes for a formula."""
    first, last = view.paragraph(start)
    before, behind = view.text[max(first, start - WIDEST) : start], view.text[end : min(last, end + WIDEST)]
    return f"…{before}【{view.text[start:end]}】{behind}".rstrip()
