"""Exports as a user makes them, and the published cells to compare them with, read by nothing of ours."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def export(form: str, place: Path, *options: str, status: int = 0, environment: Mapping[str, str] | None = None) -> str:
    """Run `shenyang-innovation export`, and return what it says; its exit status must be the one given."""
    command = [sys.executable, "-m", "shenyang_innovation", "export", form, str(place), *options]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | dict(environment or {}),
        timeout=60,
        check=False,
    )
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stderr


def published_rows(table: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in its file, a null as an empty text."""
    with (REPOSITORY / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
