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

HEAD = """\
from typing import Any, assert_type
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import shenyang_innovation as sy
from shenyang_innovation.published import records
"""
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


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what both checkers read: the uses written by hand, and those of every loader."""
    folder = tmp_path_factory.mktemp("types")
    lines = [line for table, model in TABLES.items() for line in uses_of(table, model)]
    (folder / "every_loader.py").write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    shutil.copy(USES, folder)
    return folder


def ran(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", *command]
    return subprocess.run(
        run, capture_output=True, encoding="utf-8", cwd=folder, env=os.environ | environment, check=False
    )


@pytest.mark.slow
@pytest.mark.skipif(find_spec("mypy") is None, reason="needs mypy")
def test_mypy(checked: Path, repository: Path) -> None:
    options = ["--strict", "--config-file", "", "--follow-imports", "silent", "--cache-dir", "cache"]
    done = ran(["mypy", *options, "."], checked, MYPYPATH=str(repository / "src"))
    assert done.returncode == 0, done.stdout + done.stderr


needs_pyright = pytest.mark.skipif(find_spec("pyright") is None, reason="needs pyright, which comes with the judges")


def pyright(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What pyright says; without the setting it would look for a newer pyright on the network."""
    run = ["pyright", "--pythonpath", sys.executable, *options]
    return ran(run, folder, PYRIGHT_PYTHON_IGNORE_WARNINGS="1")


@pytest.mark.slow
@needs_pyright
def test_pyright(checked: Path, repository: Path) -> None:
    settings = STRICT | {"extraPaths": [str(repository / "src")]}
    (checked / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = pyright(checked)
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
