"""mypy and pyright infer what each loader gives, for each table and backend, and refuse names that are not there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import shenyang_innovation as sy
from shenyang_innovation.building.python.loaders import FRAMES
from shenyang_innovation.published.names import TableName, Theme
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.schema.row import Row

HEAD = '''\
"""What type checkers must infer of every loader in every backend. Nothing here runs: mypy reads it with the tests.

Made by `python -m tests.published.test_typing` from the row models; a test compares.
"""

from __future__ import annotations

from typing import Any, assert_type

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

import shenyang_innovation as sy
from shenyang_innovation.published import records
'''
LOADERS = Path(__file__).with_name("typed_loaders.py")
USES = Path(__file__).with_name("typed_uses.py")
# Strict, and deaf to the ignores of mypy: what pyright has to refuse carries its own.
STRICT = {
    "typeCheckingMode": "strict",
    "enableTypeIgnoreComments": False,
    "reportUnnecessaryTypeIgnoreComment": "error",
}


def uses_of(table: str, model: type[Row]) -> Iterator[str]:
    """A statement for each way of loading a table, which asserts the type of what comes."""
    yield f"assert_type(sy.load_{table}(), pd.DataFrame)"
    yield f'assert_type(sy.load("{table}"), pd.DataFrame)'
    for backend, type_ in [*FRAMES.items(), ("records", f"list[records.{model.__name__}]")]:
        yield f'assert_type(sy.load_{table}(backend="{backend}"), {type_})'
        yield f'assert_type(sy.load("{table}", backend="{backend}"), {type_})'
        some = "list[Any]" if backend == "records" else type_
        yield f'assert_type(sy.load_{table}(backend="{backend}", columns=["note_en"]), {some})'
        yield f'assert_type(sy.load_{table}(backend="{backend}", as_of="0.4.0"), {some})'


def every_loader() -> str:
    """The text of typed_loaders.py."""
    parts = [HEAD]
    for table, model in TABLES.items():
        parts += ["", f"def {table}() -> None:", *(f"    {use}" for use in uses_of(table, model)), ""]
    return "\n".join(parts)


def ran(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", *command]
    return subprocess.run(
        run, capture_output=True, encoding="utf-8", cwd=folder, env=os.environ | environment, check=False
    )


def test_mypy_reads_every_loader() -> None:
    """`mypy --strict` reads this file and the uses written by hand with all tests (`hatch run checks:types`)."""
    assert LOADERS.read_text(encoding="utf-8") == every_loader()


needs_pyright = pytest.mark.skipif(find_spec("pyright") is None, reason="needs pyright, which comes with the judges")


def pyright(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What pyright says; without the setting it would look for a newer pyright on the network."""
    run = ["pyright", "--pythonpath", sys.executable, *options]
    return ran(run, folder, PYRIGHT_PYTHON_IGNORE_WARNINGS="1")


@pytest.mark.slow
@needs_pyright
def test_pyright(tmp_path: Path, repository: Path) -> None:
    for file in (USES, LOADERS):
        shutil.copy(file, tmp_path)
    settings = STRICT | {"extraPaths": [str(repository / "src")]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = pyright(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@needs_pyright
def test_the_type_of_every_name_is_written_down(tmp_path: Path) -> None:
    """An installed package that says it is typed is so in whole: no checker has to guess."""
    found = json.loads(
        pyright(tmp_path, "--verifytypes", "shenyang_innovation", "--ignoreexternal", "--outputjson").stdout
    )
    unknown = [symbol["name"] for symbol in found["typeCompleteness"]["symbols"] if not symbol["isTypeKnown"]]
    assert (unknown, found["typeCompleteness"]["completenessScore"]) == ([], 1)


def test_editors_know_every_table_and_theme() -> None:
    """An editor completes the text of an argument from the `Literal` that is its type."""
    assert list(get_args(TableName)) == sy.list_tables()
    assert set(get_args(Theme)) == {row.theme for row in sy.load_indicators(backend="records")}


if __name__ == "__main__":
    LOADERS.write_text(every_loader(), encoding="utf-8")
