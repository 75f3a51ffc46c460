"""The code blocks of the pages of docs/ run as tests, each page from its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.docs.blocks import run_blocks

if TYPE_CHECKING:
    from pathlib import Path

#: Each page, and the libraries without which its blocks can't run.
PAGES: dict[str, tuple[str, ...]] = {
    "charts.md": ("altair", "vl_convert"),
    "citing.md": (),
    "corrections.md": (),
    "figure-to-cell.md": (),
    "filter-by-status.md": (),
    "join-with-others.md": ("polars",),
    "limits.md": (),
    "other-tools.md": ("ibis",),
    "reading.md": (),
    "reading-at-scale.md": ("polars", "pyarrow"),
    "targets-and-caveats.md": (),
    "terminal.md": (),
}


@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis asks DuckDB by the old word
@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_of_a_page_print_what_stands_there(
    repository: Path, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a page may write a file
    for library in PAGES[page]:
        pytest.importorskip(library, reason=f"{page} shows {library}")
    assert run_blocks(repository / "docs" / page) > 0


def test_a_block_that_is_wrong_fails(tmp_path: Path) -> None:
    for block in ("```python\n>>> 1 + 1\n3\n```", "```console\n$ shenyang-innovation --version\n0\n```"):
        page = tmp_path / "page.md"
        page.write_text(f"# Page\n\n{block}\n", encoding="utf-8")
        with pytest.raises(AssertionError):
            run_blocks(page)
