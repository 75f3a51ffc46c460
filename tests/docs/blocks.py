"""The code blocks of a page: Python blocks run as doctests, console blocks as commands."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from itertools import takewhile
from typing import TYPE_CHECKING

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

PROGRAM = "shenyang-innovation"


def run_console(example: Example) -> str | None:
    """Run each `$` line of a console block; what it prints must be what stands below it.

    `COLUMNS=80` before a command has it print what a terminal of that width shows.
    """
    expected = str(example.parsed)
    printed = ""
    for line in expected.splitlines():
        if line.startswith("$ "):
            words = shlex.split(line[2:])
            setting = dict(word.split("=", 1) for word in takewhile(lambda word: word.startswith("COLUMNS="), words))
            program, *arguments = words[len(setting) :]
            if program != PROGRAM:
                return f"only {PROGRAM} runs here, not {program}"
            command = [sys.executable, "-m", "shenyang_innovation", *arguments]
            done = subprocess.run(
                command,
                capture_output=True,
                encoding="utf-8",
                check=False,
                env=os.environ | {"PYTHONUTF8": "1"} | setting,
            )
            printed += f"{line}\n{done.stdout}{done.stderr}"
    return None if printed.strip() == expected.strip() else f"expected:\n{expected}\nprinted:\n{printed}"


PARSERS: list[Callable[[Document], Iterable[Region]]] = [
    PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE),
    CodeBlockParser(language="console", evaluator=run_console),
]


def run_blocks(page: Path) -> int:
    """Run the blocks of a page in their order, since a block goes on from the one before; returns how many there are."""
    examples = list(Sybil(PARSERS).parse(page).examples())
    for example in examples:
        example.evaluate()
    return len(examples)
