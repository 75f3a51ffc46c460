"""Corruptions sampled and judged, on all cores; the outcome depends on the seed alone."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corruption.judges import Judges
from benchmarks.corruption.places import corruptions, corruptions_of_texts, curated_files, table_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.corruption.corruption import Corruption, Group, Part
    from benchmarks.corruption.judges import Judge

CHUNK = 50


class Kind(NamedTuple):
    """Corruptions that are counted together: of one column, of one kind."""

    part: Part
    place: str
    group: Group
    kind: str


class Counts(NamedTuple):
    """How many corruptions there are of a kind, how many were tried, and how many of those each judge finds."""

    there: int
    tried: int
    found: Counter[Judge]
    missed: int
    example: str = ""


Outcomes = dict[Kind, Counts]


def every_corruption(judges: Judges, parts: Iterable[str], files: Iterable[str], seed: int) -> list[Corruption]:
    """All corruptions of some parts (tables, curation, texts) and, of those, of some files; no files are all."""
    texts, wanted, named = judges.text_by_source(), set(parts), set(files)
    of_files = [*table_files(judges.rows), *curated_files(judges.curation)]
    chosen = [file for file in of_files if file.part in wanted and (not named or file.name in named)]
    found = list(corruptions(chosen, judges.rows, texts, seed))
    if "texts" in wanted and (not named or "texts" in named):
        found += corruptions_of_texts(judges.curation, texts, seed)
    return found


def kind_of(corruption: Corruption) -> Kind:
    """What a corruption is counted under."""
    return Kind(corruption.part, corruption.place, corruption.group, corruption.kind)


def by_kind(found: Iterable[Corruption]) -> dict[Kind, list[Corruption]]:
    """The corruptions by what they are counted under."""
    kinds: dict[Kind, list[Corruption]] = {}
    for corruption in found:
        kinds.setdefault(kind_of(corruption), []).append(corruption)
    return kinds


def spread(items: Sequence[Corruption], most: int | None, seed: int) -> list[Corruption]:
    """At most so many of the items, evenly spread, beginning where the seed says; all of them for None."""
    if most is None or len(items) <= most:
        return list(items)
    step = len(items) / most
    begin = Random(f"{seed} {items[0].place} {items[0].kind}").random()
    return [items[int((number + begin) * step)] for number in range(most)]


def measure(
    judges: Judges, found: Sequence[Corruption], sample: int | None, seed: int, origin: tuple[Path, Path] | None = None
) -> Outcomes:
    """How many corruptions of each kind are found; with `origin`, root and sources, by a process for each core."""
    kinds = by_kind(found)
    tried = [corruption for items in kinds.values() for corruption in spread(items, sample, seed)]
    verdicts = _judged(judges, tried) if origin is None else _judged_on_all_cores(tried, origin)
    by: dict[Kind, list[tuple[Corruption, frozenset[Judge]]]] = {}
    for corruption, verdict in zip(tried, verdicts, strict=True):
        by.setdefault(kind_of(corruption), []).append((corruption, verdict))
    return {kind: _counts(len(kinds[kind]), pairs) for kind, pairs in by.items()}


def _counts(there: int, pairs: Sequence[tuple[Corruption, frozenset[Judge]]]) -> Counts:
    missed = [corruption for corruption, verdict in pairs if not verdict]
    found = Counter(judge for _, verdict in pairs for judge in verdict)
    return Counts(there, len(pairs), found, len(missed), str(missed[0].change) if missed else "")


def _judged(judges: Judges, tried: Sequence[Corruption]) -> list[frozenset[Judge]]:
    return [judges.judge(corruption) for corruption in tried]


_own: list[Judges] = []  # of a process


def _begin(root: Path, sources: Path) -> None:
    _own[:] = [Judges(root, sources)]


def _judge(corruption: Corruption) -> frozenset[Judge]:
    return _own[0].judge(corruption)


def _judged_on_all_cores(tried: Sequence[Corruption], origin: tuple[Path, Path]) -> list[frozenset[Judge]]:
    with multiprocessing.get_context("spawn").Pool(initializer=_begin, initargs=origin) as pool:
        return pool.map(_judge, tried, chunksize=CHUNK)
