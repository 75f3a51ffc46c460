"""README.zh.md is README.md in Chinese: the same sections, code, links and rows, so that its blocks print the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)]*)\)")
READMES = ("README.md", "README.zh.md")


class Section(NamedTuple):
    """A part of a page, from a heading to the next: what has to be the same in both languages."""

    level: int
    blocks: list[str]
    links: list[str]
    items: int
    rows: list[list[str]]


def sections(page: Path) -> list[Section]:
    """The sections in order; links within the page only count, since headings have other names."""
    text = page.read_text(encoding="utf-8")
    blocks = CODE.findall(text)
    parts = re.split(r"^(#+) .*$", CODE.sub("@@", text), flags=re.MULTILINE)
    return [_section(len(level), part, blocks) for level, part in zip(parts[1::2], parts[2::2], strict=True)]


def _section(level: int, part: str, blocks: list[str]) -> Section:
    own = [blocks.pop(0) for _ in range(part.count("@@"))]
    part = part.replace("-zh.svg)", "-en.svg)")
    links = ["the other" if address in READMES else re.sub("^#.*", "#", address) for address in LINK.findall(part)]
    rows = [re.findall(r"`[^`]*`", line) for line in part.splitlines() if line.startswith("|")]
    return Section(level, own, links, len(re.findall(r"^- ", part, re.MULTILINE)), rows)


def test_both_have_the_same_sections_code_links_and_rows(repository: Path) -> None:
    english, chinese = (sections(repository / name) for name in READMES)
    assert len(english) == len(chinese) > 10
    for ours, theirs in zip(english, chinese, strict=True):
        assert theirs == ours


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_contents_names_the_sections_in_order(repository: Path, name: str) -> None:
    text = CODE.sub("", (repository / name).read_text(encoding="utf-8"))
    listed = re.findall(r"^- \[(.*)\]\(#(.*)\)$", text, re.MULTILINE)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert [title for title, _ in listed] == headings
    for title, anchor in listed:
        assert anchor == re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", READMES)
def test_a_link_that_is_named_after_a_file_leads_to_it(repository: Path, name: str) -> None:
    named = re.findall(r"\[([\w./-]+\.(?:md|cff))\]\(([^)]*)\)", (repository / name).read_text(encoding="utf-8"))
    assert len(named) > 10
    assert [(label, address) for label, address in named if label != address.partition("#")[0]] == []


def test_no_line_of_chinese_has_the_commas_of_english(repository: Path) -> None:
    text = CODE.sub("", (repository / "README.zh.md").read_text(encoding="utf-8"))
    prose = re.sub(r"`[^`]*`|\]\([^)]*\)", "", text)
    assert re.findall(r"[\u4e00-\u9fff][,;:()]|[,;:()][\u4e00-\u9fff]", prose) == []
