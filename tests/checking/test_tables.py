"""Rows that were judged before are made without judging them again: they must be the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.checking.schemas.tablefile import read_table_file
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import from_cells, from_judged_cells

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("table", TABLES)
def test_a_judged_row_is_the_row_that_judging_gives(repository: Path, table: str) -> None:
    model = TABLES[table]
    file = read_table_file(repository / "tables" / f"{table}.csv", table, [field.name for field in fields(model)])
    for _, cells in file.rows or ():
        judged, made = from_cells(model, cells), from_judged_cells(model, cells)
        assert made == judged
        assert repr(made) == repr(judged)
        assert made.model_fields_set == judged.model_fields_set
        assert [type(value) for value in vars(made).values()] == [type(value) for value in vars(judged).values()]
