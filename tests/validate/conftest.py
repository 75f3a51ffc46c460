"""The command `validate` as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command `validate` in a folder of its own."""

    def run(*arguments: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "shenyang_innovation", "validate", *map(str, arguments)],
            cwd=cwd,
            env=os.environ | {"PYTHONWARNINGS": "error"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
