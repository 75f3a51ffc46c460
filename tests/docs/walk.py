"""A page walked as a reader walks it: its files written, its rows entered, its commands run, in a copy of the checkout.

What a block is, its first line says behind the three marks, where a reader doesn't see it but on the page's source:

    text FILE           the content of a new file
    csv new=FILE        the same for a table
    csv add=FILE        rows for the end of a file; cells of columns that are not shown are empty
    csv replace=FILE    rows in place of those that have the same first column
    csv confirm=FILE    cells of a begun file that are to be corrected, rows found by the first column; then each `?` goes
    markdown add=FILE   lines for the head of a section `### Data` under `## Unreleased`
    python raise=FILE   a version, of which the one in the file takes the next minor step
    console             commands behind `$`, and what they print; `...` stands for anything
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
UNRELEASED = "## Unreleased\n\n### Data\n\n"
LEFT_OUT = shutil.ignore_patterns(".*", "tests", "benchmarks", "dist", "__pycache__")
PROGRAM = "shenyang-innovation"


class Block(NamedTuple):
    language: str
    about: str
    content: str


class Scratch:
    """A copy of the checkout with everything that a reader of the page has; beside it the folder of the texts."""

    def __init__(self, repository: Path, folder: Path) -> None:
        self.root: Path = folder / "checkout"
        self.texts: Path = folder / "texts"
        self.texts.mkdir()
        shutil.copytree(repository, self.root, ignore=LEFT_OUT)
        programs = folder / "bin"
        programs.mkdir()
        program = programs / PROGRAM
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shenyang_innovation "$@"\n')
        program.chmod(0o755)
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON", "COLUMNS"))
        }
        self.python: str = sys.executable
        self.setting: dict[str, str] = clean | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(self.root / "src"),
            "PYTHONUTF8": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        for who in ("AUTHOR", "COMMITTER"):
            self.setting |= {f"GIT_{who}_NAME": "A reader", f"GIT_{who}_EMAIL": "reader@example.org"}
        self.run("git init -q && git add -A && git commit -q -m before")

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", command],
            cwd=self.root,
            env=self.setting,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


def blocks_of(page: Path) -> list[Block]:
    return [Block(*(part or "" for part in found)) for found in BLOCK.findall(page.read_text(encoding="utf-8"))]


def walk(page: Path, scratch: Scratch) -> Iterator[str]:
    """Do what each block of the page says; what is not as the page says is told, with the block."""
    for block in blocks_of(page):
        if block.language == "console":
            yield from _console(block.content, scratch)
        elif block.language == "text" and block.about:
            _new(scratch.root / block.about, block.content)
        elif block.language == "csv" and block.about.startswith("new="):
            _new(scratch.root / block.about.removeprefix("new="), block.content)
        elif block.language == "csv" and block.about.startswith("add="):
            _add(scratch.root / block.about.removeprefix("add="), block.content)
        elif block.language == "csv" and block.about.startswith("replace="):
            _replace(scratch.root / block.about.removeprefix("replace="), block.content)
        elif block.language == "csv" and block.about.startswith("confirm="):
            _confirm(scratch.root / block.about.removeprefix("confirm="), block.content)
        elif block.language == "python" and block.about.startswith("raise="):
            _raise(scratch.root / block.about.removeprefix("raise="), block.content.partition(" = ")[0])
        elif block.language == "markdown" and block.about.startswith("add="):
            _tell(scratch.root / block.about.removeprefix("add="), block.content)


def _console(content: str, scratch: Scratch) -> Iterator[str]:
    for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        printed = scratch.run(command).stdout
        if "Traceback" in printed or not OutputChecker().check_output(
            expected.strip(), printed.strip(), ELLIPSIS | NORMALIZE_WHITESPACE
        ):
            yield f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}"


def _new(file: Path, content: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(content, encoding="utf-8")


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _write(file: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _add(file: Path, content: str) -> None:
    there = file.read_text(encoding="utf-8")
    columns = there.partition("\n")[0].split(",")
    _write(file, columns, [*_rows(there), *_rows(content)])


def _replace(file: Path, content: str) -> None:
    rows, right = _rows(file.read_text(encoding="utf-8")), _rows(content)
    key = next(iter(right[0]))
    by_key = {row[key]: row for row in right}
    assert by_key.keys() <= {row[key] for row in rows}
    _write(file, list(rows[0]), [by_key.get(row[key], row) for row in rows])


def _confirm(file: Path, content: str) -> None:
    rows, corrected = _rows(file.read_text(encoding="utf-8")), _rows(content)
    key = next(iter(corrected[0]))
    for right in corrected:
        (row,) = (row for row in rows if row[key] == right[key])
        row |= {name: cell for name, cell in right.items() if cell}
    sure = [{name: cell.removesuffix("?") for name, cell in row.items()} for row in rows]
    _write(file, list(rows[0]), sure)


def _raise(file: Path, name: str) -> None:
    text, count = re.subn(
        rf'^{name} = "(\d+)\.(\d+)\.\d+"$',
        lambda found: f'{name} = "{found[1]}.{int(found[2]) + 1}.0"',
        file.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert count == 1
    file.write_text(text, encoding="utf-8")


def _tell(file: Path, content: str) -> None:
    text = file.read_text(encoding="utf-8")
    if UNRELEASED not in text:
        before, mark, behind = text.partition("\n## ")
        text = f"{before}\n{UNRELEASED}{mark.lstrip()}{behind}"
    file.write_text(text.replace(UNRELEASED, UNRELEASED + content), encoding="utf-8")
