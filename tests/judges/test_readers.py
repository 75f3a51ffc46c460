"""The package in readers that are neither ours nor frictionless: `datapackage` of PyPI and of npm.

Both are old and want libraries of their own age, so each is installed into a folder of its own. Each reads every table
with its cells cast and follows every foreign key; and each refuses a broken cell, or it would prove nothing.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.schema.descriptor import describe_package
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Reader = Callable[..., dict[str, Any]]
    """Reads the package in a folder: all tables, or those named."""

pytestmark = pytest.mark.slow

PYPI, NPM = "datapackage==1.15.4", "datapackage@1.1.10"

IN_PYTHON = """
import json, sys
from datapackage import Package
package = Package(sys.argv[1])
read, errors = {}, [str(error) for error in package.errors]
for resource in package.resources:
    if resource.name not in (sys.argv[2:] or [resource.name]):
        continue
    try:
        read[resource.name] = len(resource.read(relations=True))
    except Exception as error:
        errors += [f"{resource.name}: {each}" for each in getattr(error, "errors", None) or [error]]
print(json.dumps({"read": read, "errors": errors}))
"""

IN_NODE = """
const { Package } = require('datapackage')
Package.load(process.argv[2]).then(async (package_) => {
  const read = {}
  const errors = package_.errors.map(String)
  const wanted = process.argv.slice(3)
  for (const resource of package_.resources) {
    if (wanted.length && !wanted.includes(resource.name)) continue
    try {
      read[resource.name] = (await resource.read({ relations: true })).length
    } catch (error) {
      const each = error.errors && error.errors.length ? error.errors : [error]
      errors.push(...each.map((one) => `${resource.name}: ${one}`))
    }
  }
  console.log(JSON.stringify({ read, errors }))
})
"""


@pytest.fixture(scope="session")
def python_reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("python-reader")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    # what would be done more, a pip of its own and bytecode of what is used once, takes longer than the reading
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "-qq", "--no-compile", PYPI], check=True
    )
    return lambda root, *tables: _read([str(python), "-W", "ignore", "-c", IN_PYTHON], root, tables, folder)


@pytest.fixture(scope="session")
def node_reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("needs node and npm on PATH")
    folder = tmp_path_factory.mktemp("node-reader")
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    subprocess.run([npm, "install", "--prefix", str(folder), *quiet, NPM], check=True, stdout=subprocess.DEVNULL)
    (folder / "read.cjs").write_text(IN_NODE, encoding="utf-8")
    return lambda root, *tables: _read([node, "read.cjs"], root, tables, folder)


def _read(command: list[str], root: Path, tables: tuple[str, ...], folder: Path) -> dict[str, Any]:
    command = [*command, str(root / "datapackage.json"), *tables]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(params=["python_reader", "node_reader"])
def reader(request: pytest.FixtureRequest) -> Reader:
    chosen: Reader = request.getfixturevalue(request.param)
    return chosen


def test_every_table_is_read_whole(reader: Reader, repository: Path) -> None:
    counts = {}
    for name in TABLES:
        with (repository / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            counts[name] = sum(1 for _ in csv.reader(file)) - 1
    assert reader(repository) == {"read": counts, "errors": []}


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("observations", "value", "many"),
        ("observations", "status", "hoped-for"),
        ("measures", "start", "-1"),
        ("measures", "heading_en", ""),
        ("sources", "sha256", "0"),
        ("figures", "observation_id", "nobody@1"),
        ("places", "within_id", "nowhere"),
    ],
)
def test_a_broken_cell_is_refused(
    reader: Reader, repository: Path, tmp_path: Path, table: str, column: str, cell: str
) -> None:
    """Under a descriptor that is right about the broken file, so that not its hash gives it away."""
    shutil.copytree(repository / "tables", tmp_path / "tables")
    path = tmp_path / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    rows[2][[field.name for field in fields(TABLES[table])].index(column)] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    files = {name: (tmp_path / "tables" / f"{name}.csv").read_bytes() for name in TABLES}
    descriptor = json.dumps(
        describe_package(files, version="1", schema_version="1", sources=[{"title": "none"}], ucum={})
    )
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    found = reader(tmp_path, table)
    assert table not in found["read"]
    assert any(error.startswith(f"{table}: ") for error in found["errors"])
