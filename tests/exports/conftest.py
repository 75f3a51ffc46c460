"""Exports made by the command as a user runs it, and a package of another version to export."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Export = Callable[..., "subprocess.CompletedProcess[str]"]
Changed = Callable[..., Path]


@pytest.fixture(scope="session")
def export() -> Export:
    """Run `shenyang-innovation export` as a process; `env` adds to its environment."""

    def run(
        *arguments: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "shenyang_innovation", "export", *map(str, arguments)]
        more = os.environ | (env or {})
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=more, cwd=cwd)

    return run


@pytest.fixture(scope="module")
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, export: Export) -> Path:
    """What the command makes of the package in the format that the test file names as FORMAT."""
    place = tmp_path_factory.mktemp("exported") / "shenyang"
    done = export(request.module.FORMAT, place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{place}: ")
    return place


@pytest.fixture
def exported_again(request: pytest.FixtureRequest, tmp_path: Path, export: Export) -> Path:
    """The same once more, with another hash seed, locale, time zone."""
    place = tmp_path / "again"
    elsewhere = {"PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "Asia/Shanghai", "PYTHONUTF8": "0"}
    assert export(request.module.FORMAT, place, env=elsewhere).returncode == 0
    return place


@pytest.fixture
def changed(repository: Path, tmp_path: Path) -> Changed:
    """A copy of the package in which texts of a table are others, (old, new) each; the descriptor says so."""

    def copy(table: str, *pairs: tuple[str, str]) -> Path:
        folder = tmp_path / "package"
        shutil.copytree(repository / "tables", folder / "tables")
        path = folder / "tables" / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        described = json.loads((repository / "datapackage.json").read_text(encoding="utf-8"))
        for resource in described["resources"]:
            if resource["name"] == table:
                resource["bytes"] = path.stat().st_size
                resource["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
        return folder

    return copy
