"""A text that comes in chunks is read as if it came at once, and no more of it is held than a piece."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading import ORDINARY, filled
from shenyang_innovation.reading import pieces as module
from shenyang_innovation.reading import read_figures
from shenyang_innovation.reading.pieces import EndlessTextError, figures_of_pieces, pieces

LINES = [
    *ORDINARY.splitlines(keepends=True),
    "将抓好落实。一是新建2家。二是再建4家。新建5家\n",
    "全年实现地区生产总值13\n20亿元。\n",
    "到2027年，力争高新技术企业突破1万家，技术合同成交额达到5\n00亿元，带动就业。",
    "轉(zhuǎn)化項(xiàng)目50餘項(xiàng)。\r\n",
    "\n",
    "短标题\n",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25).map("".join), st.integers(1, 60), st.integers(1, 300))
def test_in_pieces_as_at_once(text: str, chunk: int, size: int) -> None:
    chunks = [text[start : start + chunk] for start in range(0, len(text), chunk)]
    assert "".join(pieces(chunks, size)) == text
    assert list(figures_of_pieces(chunks, size=size)) == read_figures(text)


def test_a_piece_ends_with_a_sentence_where_there_is_no_paragraph() -> None:
    assert list(pieces(["甲乙。", "丙丁。戊"], size=2)) == ["甲乙。丙丁。", "戊"]
    assert list(pieces(["1家。\n", "2家。\n3家。"], size=2)) == ["1家。\n2家。\n", "3家。"]


def test_what_has_no_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 1000)
    with pytest.raises(EndlessTextError, match="no line and no sentence ends in 1000 characters"):
        list(figures_of_pieces(["1家、" * 200] * 3, size=100))


MEASURED = """
import sys
from shenyang_innovation.cli import main
main(["read", sys.argv[1]])
status = open("/proc/self/status", encoding="ascii").read()
print(status.split("VmHWM:")[1].split()[0], file=sys.stderr)
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs /proc, which says what a process has held at most"
)
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    held = []
    for size in (2_000_000, 10_000_000):
        path = tmp_path / f"{size}.txt"
        path.write_text(filled(ORDINARY, size), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
        )
        held.append(int(done.stderr))
    assert held[1] < 1.15 * held[0]
