"""A row on its way into a table, with the place it comes from, so that every error can name it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from shenyang_innovation.schema.text import Cell


class Draft(NamedTuple):
    """The cells of a row not yet validated, and the file and line they come from."""

    where: str
    cells: Mapping[str, Cell]
