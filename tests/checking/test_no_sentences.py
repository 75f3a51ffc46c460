"""No sentence of a source stands in this repository: only figures, names, titles and short headings do."""

from __future__ import annotations

import csv
import io
import subprocess
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.reading import readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LENGTH = 16
BORDERS = frozenset(",，。;；")
#: The columns of curation/ and tables/ that hold a name, title or heading as the source words it, and the longest.
QUOTING = frozenset(("alias_zh", "heading_zh", "mention", "name_zh", "title_zh"))
LONGEST = 40
TEXT = "某市在两年之内建成基地六十六家；同时引进人才，并将加强服务。"  # our own words


def windows(text: str) -> Iterator[str]:
    """Every stretch of so many characters, white space aside, that runs over the border of a clause."""
    plain = "".join(text.split())
    for start in range(len(plain) - LENGTH + 1):
        window = plain[start : start + LENGTH]
        if not BORDERS.isdisjoint(window[1:-1]):
            yield window


def passages(path: str, text: str) -> Iterator[tuple[str, str]]:
    """The stretches of a file that must hold no sentence, each with its place; a cell of a CSV file is one."""
    if not path.endswith(".csv"):
        yield path, text
        return
    kept = path.startswith(("curation/", "tables/"))
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    for line, row in enumerate(rows, start=2):
        for column, cell in zip_longest(header, row, fillvalue=""):
            if not (kept and column in QUOTING and len(cell) <= LONGEST):
                yield f"{path}, line {line}, {column}", cell


def quoted(path: str, text: str, sentences: frozenset[str]) -> list[str]:
    """The places of a file at which it says what a source says."""
    return [
        f"{place}: {window}"
        for place, passage in passages(path, text)
        for form in (passage, readable(passage))
        for window in windows(form)
        if window in sentences
    ]


def sentences_of(*texts: str) -> frozenset[str]:
    return frozenset(window for text in texts for form in (text, readable(text)) for window in windows(form))


def text_files(repository: Path) -> Iterator[tuple[str, str]]:
    """Every text file that git tracks or would add; in an unpacked sdist every file."""
    if (repository / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True).stdout.split("\0")
    else:
        names = [path.relative_to(repository).as_posix() for path in sorted(repository.rglob("*"))]
    for name in names:
        path = repository / name
        if path.is_file():
            try:
                yield name, path.read_bytes().decode()
            except UnicodeDecodeError:
                continue  # a picture, or bytes of another encoding that a test needs


def test_no_file_of_the_repository_holds_a_sentence_of_a_source(repository: Path, sources_dir: Path) -> None:
    sentences = sentences_of(*(path.read_bytes().decode() for path in sorted(sources_dir.glob("*.txt"))))
    files = dict(text_files(repository))
    assert {"README.md", "tables/figures.csv", "src/shenyang_innovation/cli/__init__.py"} <= set(files)
    assert [place for name, text in files.items() for place in quoted(name, text, sentences)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/x.md", f"As the text says: {TEXT[4:24]}"),
        ("src/x.py", f'    """{TEXT[4:16]}\n    {TEXT[16:24]}."""'),
        ("curation/x.csv", f"note_en\n{TEXT[4:24]}\n"),
        ("tests/x.csv", f"name_zh\n{TEXT[4:24]}\n"),
        ("tables/x.csv", f"name_zh,figure\n{TEXT + TEXT},x\n"),
        ("x.txt", TEXT.replace("两", "兩")),
    ],
)
def test_a_sentence_is_found(path: str, text: str) -> None:
    assert quoted(path, text, sentences_of(TEXT))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/x.md", TEXT[:15]),
        ("docs/x.md", "在两年之内建成基地六十六家之后"),
        ("curation/registers/x.csv", f"name_zh\n{TEXT[4:24]}\n"),
        ("tables/x.csv", f"mention,note_en\n{TEXT[4:14]},{TEXT[14:24]}\n"),
    ],
)
def test_a_name_or_a_few_words_are_none(path: str, text: str) -> None:
    assert quoted(path, text, sentences_of(TEXT)) == []
