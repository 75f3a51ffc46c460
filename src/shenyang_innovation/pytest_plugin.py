"""A fixture of pytest for projects that keep a copy of a table: it fails with every bad cell named.

pytest loads this module in every run of an environment where the package is installed, so it imports nothing of ours
until the fixture is asked for.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def validate_shenyang_table() -> Callable[..., None]:
    """A function that fails the test if a table does not keep its schema, and names every bad cell.

    It takes a frame (pandas, polars, pyarrow, records) and the name of its table; or the path of a CSV, Parquet or
    Excel file, with the name of the table if the file is not named after it; or the path of a package.

        def test_clusters(validate_shenyang_table):
            validate_shenyang_table("data/clusters.csv")
    """
    return _validate


def _validate(data: object, table: str | None = None) -> None:
    __tracebackhide__ = True
    said = _said_of_path(Path(data), table) if isinstance(data, str | os.PathLike) else _said_of_frame(data, table)
    if said:
        pytest.fail(said, pytrace=False)


def _said_of_path(path: Path, table: str | None) -> str:
    from shenyang_innovation.checking.formats import as_text
    from shenyang_innovation.checking.validation import validate_path

    report = validate_path(path, table)
    return "" if report.holds else as_text([report])


def _said_of_frame(data: object, table: str | None) -> str:
    from shenyang_innovation.checking.schemas.validate import validate
    from shenyang_innovation.errors import UsageError, ValidationError

    if table is None:
        remedy = 'Give it second: validate_shenyang_table(frame, "clusters")'
        raise UsageError("a frame needs the name of its table", where="validate_shenyang_table", remedy=remedy)
    try:
        validate(data, table)
    except ValidationError as error:
        lines = [f"{table}: {error.what}", *map(str, error.faults)]
        return "\n".join(lines)
    return ""
