"""Code blocks of docs/other-tools.md in languages other than Python, run in a folder that holds the published files alone."""

from __future__ import annotations

import os
import re
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def blocks(page: Path, language: str) -> str:
    """The blocks of a language, one after another; there is at least one."""
    found = re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found, f"{page.name} has no block in {language}"
    return "\n".join(found)


def printed(command: list[str], folder: Path) -> dict[str, str]:
    """What a program prints in a folder, as what stands before a tab or a bar → what stands behind it."""
    environment = os.environ | {"LC_ALL": "C.UTF-8"}  # what R prints in, whatever it reads
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [re.split(r"[\t|]", line) for line in done.stdout.splitlines()]
    assert all(len(line) == 2 for line in lines), done.stdout
    said = dict(lines)
    assert len(said) == len(lines), "a line stands twice"
    return said


def columns(rows: Iterable[Iterable[object]], names: Iterable[str]) -> dict[str, list[object]]:
    """Rows as columns; a decimal number as the float that is nearest, since engines hold floats."""
    names, by_column = list(names), list(zip(*rows, strict=True))
    return {
        name: [float(cell) if isinstance(cell, Decimal) else cell for cell in column]
        for name, column in zip(names, by_column or [()] * len(names), strict=True)
    }
