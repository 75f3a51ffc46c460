"""Corruptions of tables, curation and texts are found as promised, in a sample; what is missed is listed, strictly.

`python -m benchmarks corruption --sample 0` tries them all.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from itertools import chain
from random import Random
from typing import TYPE_CHECKING

import pytest

from benchmarks.corruption.judges import Judges, corrupted_curation
from benchmarks.corruption.measure import by_kind, every_corruption, measure, spread
from benchmarks.corruption.missed import mended, unlisted
from benchmarks.corruption.places import curated_files
from benchmarks.corruption.section import BARS, Bar
from benchmarks.corruption.shares import share
from shenyang_innovation.building.package import build
from shenyang_innovation.checking.run import run_checks
from shenyang_innovation.errors import CurationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.corruption.corruption import Corruption
    from benchmarks.corruption.measure import Kind, Outcomes
    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.building.records import Record

SEED = 1
OF_TABLES, CODES = 300, 4
"""So many corruptions of tables are tried, and so many swapped codes of a curated column; one of each other kind."""


@pytest.fixture(scope="module")
def judges(repository: Path, sources_dir: Path) -> Judges:
    return Judges(repository, sources_dir)


@pytest.fixture(scope="module")
def there(judges: Judges) -> list[Corruption]:
    return every_corruption(judges, ("tables", "curation", "texts"), (), SEED)


@pytest.fixture(scope="module")
def outcomes(judges: Judges, there: list[Corruption]) -> Outcomes:
    of_tables = spread([corruption for corruption in there if corruption.part == "tables"], OF_TABLES, SEED)
    others = [corruption for corruption in there if corruption.part != "tables"]
    swapped = [corruption for corruption in others if corruption.kind.endswith("swapped")]
    return (
        measure(judges, of_tables, None, SEED)
        | measure(judges, others, 1, SEED)
        | measure(judges, swapped, CODES, SEED)
    )


def missed_kinds(outcomes: Outcomes) -> list[Kind]:
    return [kind for kind, counts in outcomes.items() if counts.missed]


@pytest.mark.parametrize("bar", [bar for bar in BARS if bar.least is not None], ids=lambda bar: bar.what)
def test_as_many_are_found_as_promised(outcomes: Outcomes, bar: Bar) -> None:
    of_bar = {kind: counts for kind, counts in outcomes.items() if kind.part == bar.part and bar.counts(kind)}
    missed = {f"{kind.place}: {kind.kind}": counts.example for kind, counts in of_bar.items() if counts.missed}
    assert share(of_bar).of_all >= (bar.least or 0), missed


def test_what_is_missed_is_listed(outcomes: Outcomes) -> None:
    assert unlisted(missed_kinds(outcomes)) == []


def test_what_is_listed_is_missed(judges: Judges, there: list[Corruption], outcomes: Outcomes) -> None:
    """What the sample finds each time is gone through up to the first that is missed."""
    kinds = by_kind(corruption for corruption in there if corruption.part == "curation")
    never = []
    for entry in mended(missed_kinds(outcomes)):
        listed = list(chain.from_iterable(some for kind, some in kinds.items() if entry.covers(kind)))
        if all(judges.judge(corruption) for corruption in Random(SEED).sample(listed, len(listed))):
            never.append(entry)
    assert never == []


def test_every_curated_row_is_corrupted(judges: Judges) -> None:
    corrupted = Counter(len(file.rows) for file in curated_files(judges.curation))
    assert corrupted == Counter(len(records) for records in files_of(judges.curation))


def files_of(curation: Curation) -> Iterator[list[Record]]:
    for part in curation:
        yield from part.values() if isinstance(part, dict) else [part]


# --- the same through files, the build and the command's own run ------------------------------------------------------


def write_curation(root: Path, curation: Curation, whole: Curation) -> None:
    """Write every file that has rows in the whole curation; one that lost its only row keeps its header."""
    for records, known in zip(files_of(curation), files_of(whole), strict=True):
        if known:
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(known[0].cells)
            writer.writerows([cell or "" for cell in record.cells.values()] for record in records)
            (root / known[0].file).write_bytes(out.getvalue().encode())


def is_found_by_the_commands(root: Path, sources: Path) -> bool:
    try:
        build(root)
    except CurationError:
        return True
    return not run_checks(root, sources).holds


@pytest.mark.slow
def test_the_commands_find_what_the_judges_find(
    repository: Path, sources_dir: Path, judges: Judges, there: list[Corruption], tmp_path: Path
) -> None:
    of_curation = [corruption for corruption in there if corruption.part == "curation"]
    tried = Random(SEED).sample(of_curation, 400)
    by_verdict: dict[str, list[Corruption]] = {}
    for corruption in tried:
        by_verdict.setdefault("".join(judges.judge(corruption)), []).append(corruption)
    assert {"build", "rules", "texts", ""} <= set(by_verdict)
    root = tmp_path / "checkout"
    shutil.copytree(repository / "curation", root / "curation")
    for verdict, some in by_verdict.items():
        for corruption in some[:2]:
            write_curation(root, corrupted_curation(judges.curation, corruption), judges.curation)
            assert is_found_by_the_commands(root, sources_dir) == (verdict not in ("", "unchanged")), corruption
            write_curation(root, judges.curation, judges.curation)
