"""The five source texts, which are not part of the repository; without them these tests are skipped."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.reading import read_figures, read_wording

if TYPE_CHECKING:
    from pathlib import Path

# text: quantities, ranks, dates, ordinals, names
FIGURES = {
    "000_eea29c4ad141e935.txt": (38, 2, 5, 15, 4),
    "001_349eacdf8ef718fa.txt": (13, 0, 6, 17, 3),
    "002_bd290a25517ed456.txt": (68, 5, 7, 10, 16),
    "003_057fbea590d023ab.txt": (18, 0, 14, 5, 5),
    "004_5a649c74cb501400.txt": (16, 0, 5, 1, 3),
}


def source(folder: Path, name: str) -> str:
    """The raw text; `sources_dir` has skipped the test if the folder is not there."""
    return (folder / name).read_bytes().decode()


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_found(sources_dir: Path, name: str) -> None:
    kinds = Counter(figure.kind for figure in read_figures(source(sources_dir, name)))
    assert tuple(kinds[kind] for kind in ("quantity", "rank", "date", "ordinal", "name")) == FIGURES[name]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_the_same_in_its_text_and_by_itself(sources_dir: Path, name: str) -> None:
    text = source(sources_dir, name)
    for figure in read_figures(text):
        assert text[figure.start : figure.end] == figure.text
        wording = read_wording(figure.text, figure.qualifier)
        assert (wording.value, wording.value_upper) == (figure.value, figure.value_upper), figure
        assert (wording.unit, wording.classifier) == (figure.unit, figure.classifier), figure
        assert (wording.comparator, wording.readable) == (figure.comparator, figure.readable), figure


@pytest.mark.parametrize("name", FIGURES)
def test_every_quantity_and_rank_has_value_and_unit(sources_dir: Path, name: str) -> None:
    for figure in read_figures(source(sources_dir, name)):
        if figure.kind in ("quantity", "rank"):
            assert figure.value is not None, figure
            assert figure.unit is not None, figure
