"""The published rows without what only some sources gave: as if these had never been read.

The registers were made with all sources in view. So it is not enough to drop the rows of a source: of each term,
classifier, kind of subject and form of a name one has to know which sources have it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.content.mentions import CLASS_NOUNS
from shenyang_innovation.checking.in_text.script import plain_text, simplified
from shenyang_innovation.checking.in_text.views import plain
from shenyang_innovation.suggesting.known import known, pairs
from shenyang_innovation.suggesting.page import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.suggestions.confirmed import Rows, Source, Sources
    from shenyang_innovation.schema.text import Cell

    Row = Mapping[str, Cell]

#: What an indicator says in lists: each member is left out if only sources that are gone have it.
LISTS = ("terms_zh", "classifiers", "subject_kinds")


class Gone(NamedTuple):
    """The sources of which nothing is known, and those of which only the terms are not."""

    everything: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()


class Support:
    """Which sources give what: an indicator, a member of one of its lists, a form of a name."""

    def __init__(self, sources: Sources) -> None:
        self._rows = sources.rows
        self._said = {one.source_id: frozenset(pairs(plain_text(one.text, one.script)[0])) for one in sources.each}
        self._given: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self._forms: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        kinds = {row["entity_id"]: row["entity_kind"] for row in sources.rows["entities"]}
        terms = {row["indicator_id"]: str(row["terms_zh"]).split() for row in sources.rows["indicators"]}
        for source in sources.each:
            for row, beside in _observed(source, sources.rows):
                id_ = str(row["indicator_id"])
                self._add(source, id_)
                self._add(source, id_, "classifiers", row["classifier"] or "none")
                self._add(source, id_, "subject_kinds", kinds[row["subject_id"]])
                for term in terms[id_]:
                    if any(term in side for side in beside):
                        self._add(source, id_, "terms_zh", term)
        scripts = {one.source_id: one.script for one in sources.each}
        for row in sources.rows["mentions"]:
            source_id = str(row["source_id"])
            form = plain(simplified(str(row["mention"]), scripts[source_id]))
            self._forms[str(row["entity_id"])][form].add(source_id)
        self._coded = {row["place_id"] for row in sources.rows["places"] if row["gbt2260"]}

    def _add(self, source: Source, *what: str | None) -> None:
        self._given[tuple(map(str, what))].add(source.source_id)

    def left_out(self, gone: Gone) -> Rows:
        """The rows that suggestions are made from, without what only the sources that are gone gave."""
        indicators = [
            self._indicator(row, gone)
            for row in self._rows["indicators"]
            if self._remains(gone.everything, str(row["indicator_id"]))
        ]
        aliases = [row for row in self._rows["aliases"] if self._is_name(gone, row["entity_id"], row["alias_zh"])]
        named = {row["entity_id"] for row in aliases}
        entities: list[Row] = []
        for row in self._rows["entities"]:
            if self._is_name(gone, row["entity_id"], row["name_zh"]):
                entities.append(row)
            elif row["entity_id"] in named:  # its name is known in another form only
                alias = next(one["alias_zh"] for one in aliases if one["entity_id"] == row["entity_id"])
                entities.append({**row, "name_zh": alias})
        return {"indicators": indicators, "entities": entities, "aliases": aliases}

    def _remains(self, gone: frozenset[str], *what: str) -> bool:
        return not gone or bool(self._given.get(what, set()) - gone)

    def _indicator(self, row: Row, gone: Gone) -> Row:
        id_ = str(row["indicator_id"])
        cells = dict(row)
        for name in LISTS:
            without = gone.everything | gone.terms if name == "terms_zh" else gone.everything
            kept = [one for one in str(row[name]).split() if self._remains(without, id_, name, one)]
            cells[name] = " ".join(kept)
        if gone.everything:
            cells["label_zh"] = " ".join(self._said_elsewhere(str(row["label_zh"]), gone.everything))
        return cells

    def _said_elsewhere(self, label: str, gone: frozenset[str]) -> Iterator[str]:
        """The stretches of a label of which each pair of characters stands in a text that is not gone."""
        said = frozenset[str]().union(*(here for id_, here in self._said.items() if id_ not in gone))
        plain_label = "".join(filter(str.isalnum, label))
        start = 0
        for at in range(1, len(plain_label) + 1):
            if plain_label[at - 1 : at + 1] not in said:
                yield plain_label[start:at]
                start = at

    def _is_name(self, gone: Gone, entity_id: Cell, name: Cell) -> bool:
        """Whether a form of a name is known: a source that is not gone has it, or it is that of a place with a code."""
        if entity_id in self._coded or not gone.everything:
            return True
        given = {form for form, sources in self._forms[str(entity_id)].items() if sources - gone.everything}
        form = plain(str(name))  # of a list's members it is put together from the field and the class noun
        return form in given or any(form.removesuffix(noun) in given for noun in CLASS_NOUNS if form.endswith(noun))


def _observed(source: Source, rows: Rows) -> Iterator[tuple[Row, tuple[str, str]]]:
    """Each observation with the words beside its figure."""
    page = page_of(source.text, known(rows), source.published)
    for figure, said in page.stated:
        if figure.start in source.confirmed:
            yield source.confirmed[figure.start], page.document.beside(said)
