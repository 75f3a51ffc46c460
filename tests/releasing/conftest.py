"""A scratch checkout, and the command in it as a process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("src", "curation", "tables", "docs")
FILES = ("datapackage.json", "releases.tar.xz", "CHANGELOG.md", "CITATION.cff")
VERSION, DAY = "97.0.0", "2031-02-03"


class Checkout:
    """A copy of a checkout, in which the command runs from its own code."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit status of a command, and what it said."""
        done = self._ran("-m", "shenyang_innovation", *arguments)
        return done.returncode, done.stdout + done.stderr

    def python(self, program: str) -> str:
        """What a program prints."""
        done = self._ran("-c", program)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    def _ran(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = os.environ | {"PYTHONPATH": str(self.root / "src")}
        command = [sys.executable, *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=self.root, env=env, check=False)

    def replace(self, path: str, pattern: str, new: str) -> None:
        """Replace the one place in a file that fits a pattern."""
        file = self.root / path
        text, count = re.subn(pattern, lambda _: new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count == 1, (path, pattern, count)
        file.write_text(text, encoding="utf-8")

    def number(self, name: str, value: str) -> None:
        """Set a version number or a day of the code."""
        self.replace("src/shenyang_innovation/__about__.py", rf'^{name} = ".*"$', f'{name} = "{value}"')

    def make_version(self, version: str = VERSION, day: str = DAY) -> None:
        """Set all numbers and days, built and cited as they have to be."""
        for name in ("__version__", "SCHEMA_VERSION", "DATA_VERSION"):
            self.number(name, version)
        for name in ("__released__", "DATA_RELEASED"):
            self.number(name, day)
        changelog = (self.root / "CHANGELOG.md").read_text(encoding="utf-8")
        head, _, rest = changelog.partition("\n## ")
        rest = rest if not rest.startswith("Unreleased") else rest.partition("\n## ")[2]
        text = f"{head}\n## {version} ({day})\n\n### Data\n\n- Something.\n\n## {rest}"
        (self.root / "CHANGELOG.md").write_text(text, encoding="utf-8")
        assert self.run("build")[0] == 0
        assert self.run("export", "cff", "CITATION.cff", "--force")[0] == 0


@pytest.fixture(scope="session")
def next_release(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout that is ready to be released as `VERSION`."""
    root = tmp_path_factory.mktemp("next")
    for name in FOLDERS:
        shutil.copytree(repository / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(repository / name, root)
    Checkout(root).make_version()
    return root


@pytest.fixture
def checkout(tmp_path: Path, next_release: Path) -> Checkout:
    """A checkout of its own, ready to be released."""
    shutil.copytree(next_release, tmp_path / "checkout")
    return Checkout(tmp_path / "checkout")
