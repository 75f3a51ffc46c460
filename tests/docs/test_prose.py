"""The prose as pages: nothing of it is left out, and what leads nowhere or is loaded from elsewhere stops the build."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import prose
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NAVIGATION = re.compile(r"^nav = \[.*?^\]$", re.MULTILINE | re.DOTALL)
GOOD = (
    "# Start\n\n## Here\n\n[here](#here), [there](docs/there.md#there), [a file](LICENSE)\n\n![a picture](docs/a.svg)\n"
)


def in_navigation(entry: object) -> Iterator[str]:
    """The pages of a part of the navigation, which is a page, a list of parts, or one with a title."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, list):
        for part in entry:
            yield from in_navigation(part)
    elif isinstance(entry, dict):
        yield from in_navigation(list(entry.values()))


def test_every_page_is_in_the_navigation_once(repository: Path) -> None:
    project = tomllib.loads((repository / "zensical.toml").read_text(encoding="utf-8"))["project"]
    pages = {page.relative_to(repository).as_posix() for pattern in prose.PAGES for page in repository.glob(pattern)}
    assert sorted(in_navigation(project["nav"])) == sorted(pages)
    assert project["theme"]["font"] is False


@pytest.fixture
def small(repository: Path, tmp_path: Path) -> Path:
    """A repository of two pages, a picture and a file, built as ours is."""
    pytest.importorskip("zensical", reason="`hatch run docs:test` has zensical")
    root = tmp_path / "repository"
    (root / "docs").mkdir(parents=True)
    settings = (repository / "zensical.toml").read_text(encoding="utf-8")
    (root / "zensical.toml").write_text(NAVIGATION.sub("", settings), encoding="utf-8")
    (root / "README.md").write_text(GOOD, encoding="utf-8")
    (root / "LICENSE").write_text("free\n", encoding="utf-8")
    (root / "README.zh.md").write_text("# 开始\n", encoding="utf-8")
    (root / "docs" / "there.md").write_text("# There\n\n[back](../README.md#here)\n", encoding="utf-8")
    (root / "docs" / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return root


def wrong(root: Path, work: Path) -> list[str]:
    made = prose.built(root, work)
    return [*prose.dead_links(made), *prose.loaded_from_elsewhere(made)]


def test_what_leads_somewhere_is_built(small: Path, tmp_path: Path) -> None:
    assert wrong(small, tmp_path) == []
    assert (tmp_path / "site" / "docs" / "there.html").is_file()
    assert (tmp_path / "site" / "docs" / "a.svg").is_file()


def test_what_is_in_chinese_is_said_to_be(small: Path, tmp_path: Path) -> None:
    made = prose.built(small, tmp_path)
    assert re.search(
        r'<article lang="zh-Hans" .*开始', (made / "README.zh.html").read_text(encoding="utf-8"), re.DOTALL
    )
    assert 'lang="zh' not in (made / "docs" / "there.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "changed", "said"),
    [
        ("docs/there.md#there", "docs/nowhere.md", "page does not exist"),
        ("docs/there.md#there", "docs/there.md#nowhere", "anchor does not exist"),
        ("(#here)", "(#nowhere)", "anchor does not exist"),
    ],
)
def test_zensical_stops_at_a_link_to_no_page_or_place(
    small: Path, tmp_path: Path, right: str, changed: str, said: str
) -> None:
    (small / "README.md").write_text(GOOD.replace(right, changed), encoding="utf-8")
    with pytest.raises(SystemExit, match=said):
        prose.built(small, tmp_path)


@pytest.mark.parametrize(
    ("right", "changed", "said"),
    [
        ("(LICENSE)", "(LICENCE)", "index.html: LICENCE leads nowhere"),
        ("docs/a.svg", "docs/b.svg", "index.html: docs/b.svg leads nowhere"),
        ("docs/a.svg", "https://example.org/a.svg", "index.html: loads https://example.org/a.svg"),
        ("# Start\n", '# Start\n<script src="//example.org/a.js"></script>\n', "index.html: loads //example.org/a.js"),
    ],
)
def test_what_zensical_lets_pass_is_found(small: Path, tmp_path: Path, right: str, changed: str, said: str) -> None:
    (small / "README.md").write_text(GOOD.replace(right, changed), encoding="utf-8")
    assert wrong(small, tmp_path) == [said]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="there is something else"):
        prose.main(tmp_path)
    assert (tmp_path / "mine.txt").is_file()
