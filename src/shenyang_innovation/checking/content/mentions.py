"""Rules about mentions: they nest, and what they say is a name of their entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.script import simplified
from shenyang_innovation.reading import readable
from shenyang_innovation.schema.entities import Alias, Entity
from shenyang_innovation.schema.provenance import Mention, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shenyang_innovation.checking.tables import Tables


#: Nouns of a class that a list writes once, behind its last member.
CLASS_NOUNS = ("产业集群", "产业链", "国家重点实验室", "大模型")


def mentions_nest(tables: Tables) -> Iterator[Finding]:
    """Two mentions of one source lie apart or one inside the other; they never cross."""
    by_source: dict[str, list[tuple[str, Mention]]] = {}
    for where, row in tables.numbered(Mention):
        by_source.setdefault(row.source_id, []).append((where, row))
    for placed in by_source.values():
        around: list[Mention] = []
        for where, row in sorted(placed, key=lambda pair: (pair[1].start, -pair[1].end)):
            while around and around[-1].end <= row.start:
                around.pop()
            if around and row.end > around[-1].end:
                outer = around[-1]
                what = f"{row.mention!r} ({row.start}-{row.end}) crosses {outer.mention!r} ({outer.start}-{outer.end})"
                yield Finding(where, what, f"Correct the offsets in curation/mentions/{row.source_id}.csv")
            else:
                around.append(row)


def mentions_name_their_entity(tables: Tables) -> Iterator[Finding]:
    """What a mention says is, in Simplified script, the name of its entity or one of its aliases.

    Raises `MissingExtraError` if a source is in Traditional script and opencc is not there.
    """
    names: dict[str, set[str]] = {row.entity_id: {_plain(row.name_zh)} for row in tables.of(Entity)}
    for alias in tables.of(Alias):
        names.setdefault(alias.entity_id, set()).add(_plain(alias.alias_zh))
    for where, row, said in _said(tables):
        if said not in names.get(row.entity_id, ()):
            place = f"{row.source_id}, characters {row.start}-{row.end}"
            what = f"{said!r} ({place}) is neither the name nor an alias of {row.entity_id!r}"
            file = f"curation/mentions/{row.source_id}.csv"
            yield Finding(where, what, f"Correct it in {file}, or add the form to curation/registers/aliases.csv")


def names_are_written(tables: Tables) -> Iterator[Finding]:
    """No form of a name is made up: a mention of the entity writes it.

    A mention in a list may leave out the noun of its class (`冶金建材` of `冶金建材产业链`), one of a place all but its
    beginning; an alias may stand within it. Raises `MissingExtraError` if a source is in Traditional script and
    opencc is not there.
    """
    written: dict[str, set[str]] = {}
    for _, mention, said in _said(tables):
        written.setdefault(mention.entity_id, set()).add(said)
    for where, entity in tables.numbered(Entity):
        name = _plain(entity.name_zh)
        forms = written.get(entity.entity_id, {name})
        begun = entity.entity_kind == "places" and any(name.startswith(form) for form in forms)
        if not begun and not _is_written(name, forms):
            what = f"no mention writes the name {entity.name_zh!r} of {entity.entity_id!r}, or all but its class noun"
            yield Finding(where, what, "Give it the fullest form in which a source writes it")
    for where, alias in tables.numbered(Alias):
        form = _plain(alias.alias_zh)
        if not any(form in said for said in written.get(alias.entity_id, ())):
            what = f"no mention writes the alias {alias.alias_zh!r} of {alias.entity_id!r}"
            yield Finding(where, what, "Remove it from curation/registers/aliases.csv, or add the mention")


def _is_written(name: str, forms: Iterable[str]) -> bool:
    return any(name == form or name in {f"{form}{noun}" for noun in CLASS_NOUNS} for form in forms)


def _said(tables: Tables) -> Iterator[tuple[str, Mention, str]]:
    """Every mention with its place and what it says in Simplified script."""
    scripts = {row.source_id: row.script for row in tables.of(Source)}
    for where, row in tables.numbered(Mention):
        yield where, row, " ".join(simplified(row.mention, scripts.get(row.source_id) or "Hans").split())


def _plain(name: str) -> str:
    """A name as mentions are compared with it: half-width, any white space as one space."""
    return " ".join(readable(name).split())
