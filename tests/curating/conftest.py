from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.building.conftest import Scratch, scratch

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Scratch", "scratch"]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(scratch: Scratch) -> Run:
    """Run a command as a process in the copy of the checkout."""

    def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "shenyang_innovation", *map(str, arguments)]
        return subprocess.run(command, cwd=scratch.root, capture_output=True, encoding="utf-8", check=False)

    return call
