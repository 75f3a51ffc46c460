"""The benchmark of speed in small: it runs, and its texts are as dense as they are said to be."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.throughput.speed import _promises
from benchmarks.throughput.texts import TEXTS
from benchmarks.throughput.ways import FLOOR, OURS, SLOW, ways
from shenyang_innovation.reading import read_figures

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_the_benchmark_runs(repository: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "throughput", "--size", "20000", "--rounds", "1"]
    done = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"| {way.name} | " in done.stdout for way in ways())
    assert "times as long as finding the digits" in done.stdout


@pytest.mark.parametrize(("text", "least", "most"), [("ordinary", 30, 60), ("dense", 5, 20), ("thin", 200, 1000)])
def test_a_text_is_as_dense_as_it_is_said_to_be(text: str, least: int, most: int) -> None:
    assert least < len(TEXTS[text]) / len(read_figures(TEXTS[text])) < most


def test_a_promise_is_kept_or_not() -> None:
    (kept,) = _promises({"ordinary": {FLOOR: 150e6, OURS: 10e6, SLOW: 5e4}})
    assert (kept.count("Kept:"), kept.count("Not kept:")) == (2, 0)
    (broken,) = _promises({"ordinary": {FLOOR: 151e6, OURS: 10e6, SLOW: 5.1e4}})
    assert (broken.count("Kept:"), broken.count("Not kept:")) == (0, 2)
