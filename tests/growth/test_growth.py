"""Many documents: the made ones keep every rule, and no rule does more work than there are more documents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
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
from shenyang_innovation.checking.in_text.claims import claims_of_curation
from shenyang_innovation.checking.in_text.source_texts import read_texts
from shenyang_innovation.checking.rules import RULES, TEXT_RULES
from shenyang_innovation.checking.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import FrameType

    from _typeshed import TraceFunction

    from shenyang_innovation.checking.finding import Finding

LINEAR = 1.3
"""Twice as many more documents may bring so much more than twice the work: documents differ."""
FEW_LINES = 2000


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
    """The lines that each rule goes through; of the real documents the texts are not there."""
    curation = read_curation(root / "curation")
    tables, texts = tables_of(assemble(curation)), read_texts(root / "texts")
    claims = claims_of_curation(curation, tables)
    claims.final = True
    done = {rule.name: lines_of(lambda check=rule.check: check(tables)) for rule in RULES}  # type: ignore[misc]
    return done | {rule.name: lines_of(lambda check=rule.check: check(claims, texts)) for rule in TEXT_RULES}  # type: ignore[misc]


def test_no_rule_does_more_than_twice_the_work_for_twice_the_documents(tmp_path: Path, repository: Path) -> None:
    few, more, most = (make_checkout(tmp_path / str(many), repository, many) for many in (5, 10, 20))
    work(few)  # what is made once for all texts is made now
    before, then, at_last = work(few), work(more), work(most)
    grows = {rule: (then[rule] - before[rule], at_last[rule] - then[rule]) for rule in before}
    worse = {rule: pair for rule, pair in grows.items() if pair[1] > 2 * LINEAR * pair[0] + FEW_LINES}
    assert worse == {}
    assert sum(then.values()) > sum(before.values())


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
