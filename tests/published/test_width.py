"""The width of a text is what the library says that lays out tables in a terminal."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from shenyang_innovation.published import descriptor
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.width import display_width


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("GDP", 3), ("沈阳", 4), ("ｆ，", 4), ("e\u0301", 1), ("a\u20dd", 1), ("\u200b", 0), ("“…”—", 4)],
)
def test_of_a_text(text: str, width: int) -> None:
    assert display_width(text) == width == wcswidth(text)


@pytest.mark.usefixtures("published")
def test_of_every_cell() -> None:
    for resource in descriptor.package().resources.values():
        for row in read_cells(resource):
            for cell in row.values():
                assert display_width(cell or "") == wcswidth(cell or "")
