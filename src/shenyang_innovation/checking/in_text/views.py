"""The source texts as rules read them: in Simplified script, with every mention at its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.in_text.claims import kept
from shenyang_innovation.checking.in_text.figures import sentence
from shenyang_innovation.checking.in_text.script import plain_text
from shenyang_innovation.checking.in_text.source_texts import matched
from shenyang_innovation.reading import readable
from shenyang_innovation.schema.entities import Alias, Entity
from shenyang_innovation.schema.provenance import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.source_texts import Texts
    from shenyang_innovation.checking.tables import Tables

    TextCheck = Callable[[Claims, Texts], Iterable[Finding]]
    ViewRule = Callable[[Tables, "Views"], Iterable[Finding]]

Span = tuple[int, int]


class Naming(NamedTuple):
    """A mention at its place in the Simplified text."""

    start: int
    end: int
    entity_id: str
    where: str


class View(NamedTuple):
    """The text of one source in Simplified script; `offsets` are the places of its characters in the raw text."""

    source_id: str
    text: str
    offsets: Sequence[int]
    namings: tuple[Naming, ...] = ()

    def place(self, raw: int) -> int:
        """The place in this text of an offset into the raw one."""
        return bisect_left(self.offsets, raw)

    def span(self, start: int, end: int) -> Span:
        """The place in this text of a stretch of the raw one."""
        return self.place(start), self.place(end)

    def raw(self, start: int, end: int) -> str:
        """A stretch of this text as a finding names it: by its offsets in the raw text."""
        return f"{self.offsets[start]}-{self.offsets[end - 1] + 1}"

    def sentence(self, place: int) -> Span:
        """Start and end of the sentence around a place."""
        return sentence(self.text, place)

    def paragraph(self, place: int) -> Span:
        """Start and end of the paragraph around a place."""
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end

    def of(self, *entity_ids: str | None) -> Iterator[Naming]:
        """The mentions of some entities, in reading order."""
        return (naming for naming in self.namings if naming.entity_id in entity_ids)


class Views(dict[str, View]):
    """The text of each source, by its identifier. What stands in it does not change any more."""

    @cached_property
    def _by_entity(self) -> Mapping[str, Sequence[tuple[View, Naming]]]:
        found: dict[str, list[tuple[View, Naming]]] = {}
        for view in self.values():
            for naming in view.namings:
                found.setdefault(naming.entity_id, []).append((view, naming))
        return found

    def of(self, entity_id: str) -> Sequence[tuple[View, Naming]]:
        """The mentions of an entity, text by text and in reading order, each with the text it stands in."""
        return self._by_entity.get(entity_id, ())


def on_views(rule: ViewRule) -> TextCheck:
    """A rule about tables and views as one about claims and texts.

    It finds nothing where the claims have no tables: then the curation can't be built, which is a finding already.
    """

    def check(claims: Claims, texts: Texts) -> Iterator[Finding]:
        if claims.tables is not None:
            yield from rule(claims.tables, _views(claims, texts))

    return check


@kept
def _views(claims: Claims, texts: Texts) -> Views:
    """The views that one rule after another asks for."""
    return Views() if claims.tables is None else read_views(claims.tables, claims, texts)


def read_views(tables: Tables, claims: Claims, texts: Texts) -> Views:
    """The text of every source that is at hand.

    Raises `MissingExtraError` if a source is in Traditional script and opencc is not there.
    """
    named: dict[str, list[tuple[str, Mention]]] = {}
    for where, row in tables.numbered(Mention):
        named.setdefault(row.source_id, []).append((where, row))
    views = Views()
    for source, file, _ in matched(claims, texts):
        if file is None:
            continue
        text, offsets = plain_text(file.text, source.script)
        view = View(source.source_id, spaced(text), offsets)
        namings = [
            Naming(*view.span(row.start, row.end), row.entity_id, where)
            for where, row in named.get(source.source_id, [])
            if row.end <= len(file.text)
        ]
        namings.sort(key=lambda naming: (naming.start, -naming.end))
        views[source.source_id] = view._replace(namings=tuple(namings))
    return views


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """A name half-width, with any white space but an end of line as a plain space.

    >>> plain("振兴\u00a0突破(一)")
    '振兴 突破(一)'
    """
    return spaced(readable(text))


def spaced(text: str) -> str:
    """A text with any white space but an end of line as a plain space, of the same length."""
    return re.sub(r"[^\S\n]", " ", text)


def forms_of(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """Each entity with the forms of its name: the name itself first, then its aliases."""
    forms: dict[str, list[str]] = {row.entity_id: [plain(row.name_zh)] for row in tables.of(Entity)}
    for alias in tables.of(Alias):
        forms.setdefault(alias.entity_id, []).append(plain(alias.alias_zh))
    return {entity_id: tuple(names) for entity_id, names in forms.items()}


def occurrences(form: str, text: str) -> Iterator[Span]:
    """Every place at which a form stands in a text, also where two overlap.

    >>> list(occurrences("沈沈", "沈沈沈"))
    [(0, 2), (1, 3)]
    """
    start = text.find(form)
    while start >= 0:
        yield start, start + len(form)
        start = text.find(form, start + 1)
