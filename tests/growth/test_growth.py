"""Many documents: the made ones keep every rule, and no rule does more work than there are more documents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

import pytest

from benchmarks import growth
from benchmarks.growth import checkout
from benchmarks.growth.checkout import make_checkout
from benchmarks.growth.measure import Cost, Costs
from benchmarks.growth.section import keeps, section
from benchmarks.report import with_section
from shenyang_innovation.building.assemble import assemble
from shenyang_innovation.building.curation import read_curation
from shenyang_innovation.checking.in_text.claims import claims_of_tables
from shenyang_innovation.checking.in_text.source_texts import read_texts
from shenyang_innovation.checking.rules import RULES, TEXT_RULES
from shenyang_innovation.checking.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import FrameType

    from _typeshed import TraceFunction

    from shenyang_innovation.checking.finding import Finding

LINEAR = 1.03
"""Twice the documents may ask for so many times twice the work, for documents differ."""
FEW_LINES = 100


# --- made documents -------------------------------------------------------------------------------------------------


def command(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "shenyang_innovation", *arguments],
        env={**os.environ, "PYTHONPATH": str(repository / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_made_documents_build_and_keep_every_rule(tmp_path: Path, repository: Path, sources_dir: Path) -> None:
    root = make_checkout(tmp_path / "made", repository, 20, sources_dir)
    built = command(repository, "build", "--root", str(root))
    assert (built.returncode, built.stderr) == (0, "")
    checked = command(repository, "check", "--root", str(root), "--sources", str(root / "texts"))
    assert checked.stdout.endswith(" rules checked, 0 findings\n"), checked.stdout
    assert (checked.returncode, checked.stdout.count("made-")) == (0, 0)


def test_so_few_or_many_documents_are_not_made(tmp_path: Path, repository: Path) -> None:
    for documents in (checkout.FEWEST - 1, checkout.MOST + 1):
        with pytest.raises(ValueError, match="documents can't be made"):
            make_checkout(tmp_path / "made", repository, documents)


# --- work -----------------------------------------------------------------------------------------------------------


def lines_of(check: Callable[[], Iterable[Finding]]) -> int:
    """How many lines of ours are gone through to find everything; each turn of a loop or a comprehension is one."""
    count = 0

    def line(_frame: FrameType, _event: str, _given: object) -> TraceFunction:
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, _event: str, _given: object) -> TraceFunction | None:
        return line if "shenyang_innovation" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        deque(check(), maxlen=0)
    finally:
        sys.settrace(before)
    return count


def work(root: Path) -> dict[str, int]:
    """The lines that each rule goes through for the made documents alone: the real ones would hide how it grows."""
    rows = assemble(read_curation(root / "curation"))
    made = {
        name: [row for row in table if any((cell or "").startswith("made") for cell in row.values())]
        for name, table in rows.items()
    }
    tables, texts = tables_of(made), read_texts(root / "texts")
    claims = claims_of_tables(tables)
    claims.final = True
    done = {rule.name: lines_of(partial(rule.check, tables)) for rule in RULES}
    return done | {rule.name: lines_of(partial(rule.check, claims, texts)) for rule in TEXT_RULES}


def test_no_rule_does_more_than_twice_the_work_for_twice_the_documents(tmp_path: Path, repository: Path) -> None:
    few, many, more = (make_checkout(tmp_path / str(number), repository, number) for number in (4, 10, 20))
    work(few)  # what is made once for all texts is made now
    first, second = work(many), work(more)
    worse = {rule: (first[rule], second[rule]) for rule in first if second[rule] > 2 * LINEAR * first[rule] + FEW_LINES}
    assert worse == {}
    assert sum(second.values()) > sum(first.values())


# --- the benchmark --------------------------------------------------------------------------------------------------


def test_the_section_says_what_does_not_keep_its_bounds(repository: Path) -> None:
    rows = {"figures": 1000}
    small = Costs(10, rows, {"build": Cost(2, 1, 50), "check": Cost(2, 1, 50), "diff": Cost(2, 1, 50)})
    large = Costs(100, rows, {"build": Cost(11, 10, 500), "check": Cost(21, 20, 500), "diff": Cost(9, 9, 1001)})
    written = section(small, large)
    assert "| build | 2.0 | 11.0 | 10.0 | 10.0 | 1.00 | 50 | 500 | yes |" in written
    assert [line.rpartition("| **no** |")[1] != "" for line in written.split("\n")[2:5]] == [False, True, True]
    assert not keeps(Cost(10, 10, 50), Cost(61, 60, 50), 10)
    page = (repository / "docs" / growth.PAGE).read_text(encoding="utf-8")
    assert written in with_section(page, "growth", written)
