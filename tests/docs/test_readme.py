"""The code blocks of the README run as tests: Python blocks as doctests, console blocks as commands."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.docs.blocks import run_blocks

if TYPE_CHECKING:
    from pathlib import Path


def test_the_blocks_of_the_readme_print_what_stands_there(repository: Path) -> None:
    assert run_blocks(repository / "README.md") > 10


def test_who_sees_the_top_knows_what_it_is_how_it_looks_and_how_to_try_it(repository: Path) -> None:
    """Two sentences, a picture, two commands, the contents: in this order, and on one screen."""
    top, _, _ = (repository / "README.md").read_text(encoding="utf-8").partition("\n## ")
    said, *rest = [part for part in top.split("\n\n") if not part.startswith("#")]
    assert said.partition(" ([")[0].count(". ") + 1 == 2
    kinds = [part[:3] for part in rest if part.startswith(("![", "```", "- ["))]
    assert kinds == ["![T", "```", "```", "- ["]
    assert (repository / rest[0].rpartition("](")[2].rstrip(")\n")).is_file()
    assert len(top.splitlines()) < 40


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
