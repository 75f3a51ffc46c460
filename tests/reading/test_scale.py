"""The benchmark of reading at scale in small: every way has its rows, all find the same, and the section has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import scale
from benchmarks.report import with_section
from benchmarks.scale_run import WAYS, Took

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_the_section_has_a_row_for_every_way_and_size() -> None:
    section = scale.main(["--megabytes", "0.2", "--turns", "1", "--spark", ""])
    named = [name for way, name in scale.NAMES.items() if not way.startswith("spark")]
    assert [section.count(f"\n| {name} | ") for name in named] == [3, 3, 3]
    assert "nan" not in section


def test_spark_has_its_rows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "run", lambda *_: Took(7, 9, 2.0, 3.0, 100.0, None, 400.0, 5.0))
    section = scale.main(["--megabytes", "0.02", "--turns", "2"])
    assert [section.count(f"\n| {name} | ") for name in scale.NAMES.values()] == [3] * len(WAYS)
    assert "to start the session takes 5.0 s more" in section


def test_ways_that_find_other_figures_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "run", lambda way, *_: Took(len(way), 9, 2.0, 3.0, None, None, None, 0))
    with pytest.raises(RuntimeError, match="the ways find other figures"):
        scale.main(["--megabytes", "0.02"])


def test_the_section_has_its_place(repository: Path) -> None:
    page = (repository / "docs" / scale.PAGE).read_text(encoding="utf-8")
    assert "new" in with_section(page, "scale", "new")
