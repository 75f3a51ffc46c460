"""The published cells, read by nothing of ours, to compare exports with."""

from __future__ import annotations

import csv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def published_rows(table: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in its file, a null as an empty text."""
    with (REPOSITORY / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
