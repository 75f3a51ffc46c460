"""mypy and pyright infer what each loader gives, for each table and backend."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from shenyang_innovation.building.python.loaders import FRAMES
from shenyang_innovation.schema.tables import TABLES

HEAD = """\
from typing import assert_type
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import shenyang_innovation as sy
from shenyang_innovation.published import records
"""
USES = Path(__file__).with_name("typed_uses.py")


@pytest.fixture(scope="module")
def every_loader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that asserts the type of every table in every backend."""
    lines = [HEAD]
    for table, model in TABLES.items():
        lines.append(f"assert_type(sy.load_{table}(), pd.DataFrame)")
        for backend, type_ in [*FRAMES.items(), ("records", f"list[records.{model.__name__}]")]:
            lines.append(f'assert_type(sy.load_{table}(backend="{backend}"), {type_})')
            lines.append(f'assert_type(sy.load("{table}", backend="{backend}"), {type_})')
    file = tmp_path_factory.mktemp("types") / "every_loader.py"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.slow
@pytest.mark.skipif(find_spec("mypy") is None, reason="needs mypy")
def test_mypy(every_loader: Path, repository: Path) -> None:
    run = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--follow-imports", "silent"]
    cache = ["--cache-dir", str(every_loader.parent / "cache")]
    environment = os.environ | {"MYPYPATH": str(repository / "src")}
    done = subprocess.run(
        [*run, *cache, str(USES), str(every_loader)],
        capture_output=True,
        encoding="utf-8",
        cwd=every_loader.parent,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pyright") is None, reason="needs pyright")
def test_pyright(every_loader: Path, repository: Path) -> None:
    config = every_loader.with_name("pyrightconfig.json")
    config.write_text(f'{{"extraPaths": ["{repository / "src"}"]}}', encoding="utf-8")
    run = ["pyright", "--project", str(config), "--pythonpath", sys.executable]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", cwd=every_loader.parent, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
