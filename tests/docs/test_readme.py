"""The code blocks of the README run as tests: Python blocks as doctests, console blocks as commands."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

PROGRAM = "shenyang-innovation"


def run_console(example: Example) -> str | None:
    """Run each `$` line of a console block; what it prints must be what stands below it."""
    expected = str(example.parsed)
    printed = ""
    for line in expected.splitlines():
        if line.startswith("$ "):
            program, *arguments = shlex.split(line[2:])
            if program != PROGRAM:
                return f"only {PROGRAM} runs here, not {program}"
            command = [sys.executable, "-m", "shenyang_innovation", *arguments]
            done = subprocess.run(
                command, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONUTF8": "1"}
            )
            printed += f"{line}\n{done.stdout}{done.stderr}"
    return None if printed.strip() == expected.strip() else f"expected:\n{expected}\nprinted:\n{printed}"


PARSERS: list[Callable[[Document], Iterable[Region]]] = [
    PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE),
    CodeBlockParser(language="console", evaluator=run_console),
]


def test_the_blocks_of_the_readme_print_what_stands_there(repository: Path) -> None:
    """In order, since a block goes on from the one before."""
    examples = list(Sybil(PARSERS).parse(repository / "README.md").examples())
    assert len(examples) > 10
    for example in examples:
        example.evaluate()


def test_ci_runs_the_test_command_of_the_readme(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    script = (repository / ".ci" / "run").read_text(encoding="utf-8")
    assert "\n.venv/bin/pip install hatch && .venv/bin/hatch test\n" in readme
    assert "install -qq hatch" in script
    assert '" hatch test\n' in script


@pytest.mark.slow
def test_the_first_command_of_the_readme_shows_the_clusters(repository: Path, tmp_path: Path) -> None:
    """As a stranger runs it: in a copy of the checkout, with nothing prepared."""
    readme = (repository / "README.md").read_text(encoding="utf-8")
    command = readme.split("```sh\n", 1)[1].split("```", 1)[0].strip()
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install .")
    copy = tmp_path / "checkout"
    wanted = shutil.ignore_patterns(".*", "__pycache__", "dist")
    shutil.copytree(repository, copy, ignore=wanted)
    setting = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        ["bash", "-c", command], cwd=copy, env=setting, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "132000000000" in done.stdout
    assert "69500000000" in done.stdout
