"""The annotated set is read strictly: what is not of its format is an error that says where and what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from benchmarks.quality.annotations import AnnotationError, escaped, read_annotated, read_blocks, unescaped
from benchmarks.quality.places import places

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = r"""
# of a report

= 新增3家，\n占3.5%，列前10名；三农工作抓好三方面，十分重要。
# its figures
+ 3家 | 3 | count | = | actual | arabic
+ 3.5% | 3.5 | percent | = | actual | percent
+ 前10名 | 10 | rank | <= | actual | rank | rank
+ 三 | 3 | count | = | actual | bare
- 三农 | name
- 十分 | none

= 4到6个
+ 4到6个 | 4..6 | count | = | target | range
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.txt"


def test_a_file_is_read_whole(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    first, second = read_blocks(file)
    assert [first.text[one.start : one.end] for one in first.figures] == ["3家", "3.5%", "前10名", "三"]
    assert first.text[: first.figures[1].start] == "新增3家，\n占"
    assert first.text[first.figures[3].end :].startswith("方面")
    assert [(one.kind, one.unit) for one in first.figures[2:]] == [("rank", "rank"), ("quantity", "count")]
    assert [(first.text[trap.start : trap.end], trap.kind) for trap in first.traps] == [
        ("三农", "name"),
        ("十分", "none"),
    ]
    (figure,) = second.figures
    assert (figure.value, figure.value_upper, figure.status) == (Decimal(4), Decimal(6), "target")
    assert read_annotated(file.parent) == [first, second]


FIGURE = "= 共3家\n+ 3家 | 3 | count | = | actual | arabic"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("= 共3家\n3家", 2, "begins with none of"),
        ("=共3家", 1, "begins with none of"),
        ("+ 3家 | 3 | count | = | actual | arabic", 1, "one text"),
        ("= 共3家\n= 共4家", 1, "one text"),
        (FIGURE.replace("actual", "real"), 2, "'real' is none of"),
        (FIGURE.replace("count", "pieces"), 2, "'pieces' is none of"),
        (FIGURE.replace("| = |", "| == |"), 2, "'==' is none of"),
        (FIGURE.replace("arabic", "digits"), 2, "'digits' is none of"),
        (FIGURE.replace("| 3 |", "| three |"), 2, "is no number and no range"),
        (FIGURE.replace("| 3 |", "| 6..4 |"), 2, "is no range"),
        (FIGURE.replace("| 3 |", "| 4..5..6 |"), 2, "is no range"),
        (FIGURE.replace("| actual", ""), 2, "5 fields"),
        (f"{FIGURE} | rank", 2, "a rank has the unit rank"),
        (FIGURE.replace("count", "rank"), 2, "a rank has the unit rank"),
        ("= 共3家\n- 3家", 2, "is no trap"),
        ("= 共3家\n- 3家 | nothing", 2, "is no trap"),
        (r"= 共3\x家", 1, "is no escape"),
        ("\n\n= 共3家\n+ 4家 | 4 | count | = | actual | arabic", 3, "'4家' is nowhere"),
        ("= 共13家\n+ 3家 | 3 | count | = | actual | arabic", 1, "'3家' is nowhere"),
        ("= 共4家和3家\n+ 3家 | 3 | count | = | actual | arabic\n+ 4家 | 4 | count | = | actual | arabic", 1, "order"),
        (f"{FIGURE}\n- 3 | none", 1, "overlap"),
        ("= 三农和三方面\n+ 三 | 3 | count | = | actual | bare", 1, "Add a trap line"),
    ],
)
def test_what_is_not_of_the_format_is_named(file: Path, text: str, line: int, what: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AnnotationError, match=what) as caught:
        read_blocks(file)
    assert str(caught.value).startswith(f"some.txt, line {line}: ")


def test_a_wording_is_found_where_its_number_is_whole() -> None:
    assert places("2.5和5", ["5"], []) == ([(4, 5)], [])
    assert places("1万5千家有5千家", ["5千家"], []) == ([(6, 9)], [])
    assert places("附件2一并上报", [], ["附件2"]) == ([], [(0, 3)])
    assert places("第三十三批共三批", ["三批"], ["第三十三批"]) == ([(6, 8)], [(0, 5)])


def test_a_text_with_too_many_ways_to_place_its_figures_says_so() -> None:
    with pytest.raises(ValueError, match="too many ways"):
        places("3家、" * 40, ["3家"] * 20, [])


@pytest.mark.parametrize("text", ["\u200b\u3000\n\t\\n\\", "三\ufeff家", "3 家|"])
def test_what_is_escaped_comes_back(text: str) -> None:
    assert "\n" not in escaped(text)
    assert unescaped(escaped(text)) == text
