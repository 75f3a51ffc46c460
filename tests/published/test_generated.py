"""The generated modules are valid Python, laid out as the formatter lays it out."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.python.loaders import loaders_module, loaders_stub
from shenyang_innovation.building.python.names import names_module
from shenyang_innovation.building.python.records import records_module, records_stub

if TYPE_CHECKING:
    from pathlib import Path

GENERATED = {
    "loaders.py": loaders_module({}),
    "loaders.pyi": loaders_stub(),
    "records.py": records_module(),
    "records.pyi": records_stub(),
    "names.py": names_module(),
}


def test_the_checked_in_names_and_records_are_those_of_a_fresh_build(repository: Path) -> None:
    for name in ("names.py", "loaders.pyi", "records.py", "records.pyi"):
        file = repository / "src" / "shenyang_innovation" / "published" / name
        assert file.read_text(encoding="utf-8") == GENERATED[name]


def test_generating_twice_gives_the_same() -> None:
    assert (loaders_module({}), loaders_stub(), records_module(), records_stub(), names_module()) == tuple(
        GENERATED.values()
    )


@pytest.mark.parametrize("name", GENERATED)
def test_it_is_python_with_docstrings(name: str) -> None:
    tree = ast.parse(GENERATED[name])
    assert ast.get_docstring(tree)
    for node in tree.body:
        if name.endswith(".py") and isinstance(node, ast.FunctionDef) and not node.decorator_list:
            assert ">>> " in (ast.get_docstring(node) or "")


def test_a_docstring_tells_the_size_and_shows_the_first_row() -> None:
    text = loaders_module({"clusters": [{"cluster_id": "it's one"}]})
    assert "One row for each cluster_id; 1 row of 15 columns." in text
    assert '        >>> rows[0].cluster_id\n        "it\'s one"\n' in text


def test_no_identifier_is_broken() -> None:
    sources = [f"a-rather-long-identifier-of-a-source-{number}" for number in range(8)]
    text = loaders_module({"figures": [{"source_id": source, "start": "1"} for source in sources]})
    for source in sources:
        assert source in text


@pytest.mark.skipif(find_spec("ruff") is None, reason="needs ruff")
@pytest.mark.parametrize("name", GENERATED)
def test_it_needs_no_formatting_and_has_no_lint(name: str, repository: Path) -> None:
    shown = f"src/shenyang_innovation/published/{name}"
    for command in (["format", "--diff", "--no-force-exclude"], ["check"]):
        run = [sys.executable, "-m", "ruff", *command, "--stdin-filename", shown, "-"]
        done = subprocess.run(
            run, input=GENERATED[name], capture_output=True, encoding="utf-8", cwd=repository, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
