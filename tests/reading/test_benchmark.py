"""The benchmark of reading in small: its section names every input, and what it says of them can be so."""

from __future__ import annotations

import re

from benchmarks.reading import HARD, ORDINARY, PROMISED, main
from shenyang_innovation.reading import read_figures


def test_the_section_has_a_row_for_every_input() -> None:
    section = main(["--size", "6000", "--rounds", "1", "--growth", "2"])
    rows = [line for line in section.splitlines() if re.match(r"\| (?!input)[a-z]", line)]
    assert len(rows) == sum(map(len, HARD.values()))
    assert all(len(row.split(" | ")) == 5 for row in rows)


def test_what_is_promised_is_measured() -> None:
    assert set(PROMISED) <= {piece for pieces in HARD.values() for piece in pieces}


def test_ordinary_text_is_as_dense_in_figures_as_such_texts_are() -> None:
    assert 30 < len(ORDINARY) / len(read_figures(ORDINARY)) < 60
