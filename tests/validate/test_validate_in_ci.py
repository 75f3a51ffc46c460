"""What docs/validate-in-ci.md shows, run in a project as the page describes it."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from shenyang_innovation.checking.formats import FORMATS
from shenyang_innovation.checking.validation import ENDINGS
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = "clusters, row 1, column cluster_kind: must be one of national-advanced, city, other (value 'town')"


def call(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    setting = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "GIT_"))}
    return subprocess.run(
        command, cwd=cwd, env=setting | environment, capture_output=True, encoding="utf-8", check=False
    )


def validate(arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line that begins with the name of the command."""
    program, *rest = shlex.split(arguments)
    assert program == "shenyang-innovation"
    return call(sys.executable, "-m", "shenyang_innovation", *rest, cwd=cwd)


@pytest.fixture
def page(repository: Path) -> str:
    return (repository / "docs" / "validate-in-ci.md").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> Iterator[str]:
    return (match[1] for match in re.finditer(rf"```{language}\n(.*?)```", page, re.DOTALL))


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """The project of the page."""
    published = (repository / "tables" / "clusters.csv").read_text(encoding="utf-8")
    assert published.split("\n")[1].count(",city,") == 1
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "clusters.csv").write_text(published.replace(",city,", ",town,", 1), encoding="utf-8")
    return folder


def mend(project: Path) -> None:
    file = project / "data" / "clusters.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",town,", ",city,"), encoding="utf-8")


# --- the command ------------------------------------------------------------------------------------------------


def test_the_commands_print_what_stands_there(page: str, project: Path) -> None:
    shown = list(blocks(page, "console"))
    assert len(shown) == 2
    for block in shown:
        command, _, expected = block.removeprefix("$ ").partition("\n")
        done = validate(command, project)
        assert (done.returncode, done.stdout, done.stderr) == (1, expected, "")


def test_files_written_as_the_page_says_are_valid(page: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = blocks(page, "pycon")
    monkeypatch.chdir(project)
    names: dict[str, object] = {}
    for example in doctest.DocTestParser().get_examples(shown):
        exec(example.source, names)
    files = sorted(str(path.relative_to(project)) for path in project.glob("data/targets.*"))
    assert [Path(file).suffix for file in files] == [".csv", ".parquet", ".xlsx"]
    done = validate(f"shenyang-innovation validate {' '.join(files)}", project)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_page_names_each_format_and_kind_of_file(page: str) -> None:
    first_cells = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    assert first_cells == [*ENDINGS, *FORMATS]


def test_the_workflow_fails_until_the_file_is_mended(page: str, project: Path) -> None:
    workflow = yaml.safe_load(next(blocks(page, "yaml")))
    runs = [step["run"] for step in workflow["jobs"]["tables"]["steps"] if "run" in step]
    install, check = runs
    assert install == next(blocks(page, "sh")).strip()
    assert NAMED in validate(check, project).stdout
    assert validate(check, project).returncode == 1
    mend(project)
    assert validate(check, project).returncode == 0


# --- pytest -----------------------------------------------------------------------------------------------------


def run_pytest(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return call(
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *arguments),
        cwd=project,
        PYTHONPATH="",
    )


def test_the_plugin_is_installed() -> None:
    """Without it the next tests would fail for a reason that they do not name: install the package again."""
    assert "shenyang_innovation.pytest_plugin" in {point.value for point in entry_points(group="pytest11")}


def test_the_fixture_names_every_bad_cell(page: str, project: Path) -> None:
    (code,) = blocks(page, "python")
    (project / "test_tables.py").write_text(code, encoding="utf-8")
    done = run_pytest(project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 failed" in done.stdout
    assert NAMED in done.stdout
    assert "aliases, row 1, column alias_basis: must be one of stated, inferred (value 'guessed')" in done.stdout
    assert "Traceback" not in done.stdout
    mend(project)
    (project / "test_tables.py").write_text(code.replace("guessed", "inferred"), encoding="utf-8")
    done = run_pytest(project)
    assert "2 passed" in done.stdout, done.stdout


def test_a_frame_without_the_name_of_its_table_is_told_so(project: Path) -> None:
    code = "def test_it(validate_shenyang_table):\n    validate_shenyang_table([{}])\n"
    (project / "test_tables.py").write_text(code, encoding="utf-8")
    assert 'Give it second: validate_shenyang_table(frame, "clusters")' in run_pytest(project).stdout


def test_a_run_that_does_not_use_the_fixture_imports_next_to_nothing(project: Path) -> None:
    code = """
import sys

def test_it():
    ours = sorted(name for name in sys.modules if name.startswith("shenyang_innovation"))
    assert ours == ["shenyang_innovation", "shenyang_innovation.__about__", "shenyang_innovation.pytest_plugin"]
    assert not {"pandas", "polars", "pydantic", "pandera", "pyarrow", "numpy"}.intersection(sys.modules)
"""
    (project / "test_nothing.py").write_text(code, encoding="utf-8")
    done = run_pytest(project)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


# --- pre-commit -------------------------------------------------------------------------------------------------


def hook(repository: Path) -> dict[str, str]:
    (hook,) = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(hook, dict)
    return hook


def test_the_hook_takes_the_files_that_are_named_after_a_table(repository: Path) -> None:
    files = re.compile(hook(repository)["files"])
    assert [name for name in TABLES if not (files.search(f"{name}.csv") and files.search(f"data/{name}.csv"))] == []
    named = re.findall(r"[a-z_]{4,}", hook(repository)["files"])
    assert sorted(named) == sorted(TABLES)
    for other in ("my-clusters.csv", "clusters.csv.bak", "clusters.json", "cluster.csv"):
        assert not files.search(other)


@pytest.mark.slow
def test_the_hook_stops_a_commit_until_the_file_is_mended(
    page: str, repository: Path, project: Path, tmp_path: Path
) -> None:
    """pre-commit clones a repository, makes an environment and installs into it: from a copy here, from PyPI the rest."""
    copy = tmp_path / "repository"
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "dist", "tests", "*.egg-info")
    shutil.copytree(repository, copy, ignore=ignored)
    who = ("-c", "user.name=t", "-c", "user.email=t@t.invalid", "-c", "commit.gpgsign=false")
    for folder in (copy, project):
        assert call("git", "init", "-q", cwd=folder).returncode == 0
    assert call("git", "add", "-A", cwd=copy).returncode == 0
    assert call("git", *who, "commit", "-qm", "copy", cwd=copy).returncode == 0
    commit = call("git", "rev-parse", "HEAD", cwd=copy).stdout.strip()
    _, config = blocks(page, "yaml")
    config = config.replace("ADDRESS_OF_THIS_REPOSITORY", str(copy)).replace("TAG_OR_COMMIT", commit)
    (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")

    def commit_all() -> subprocess.CompletedProcess[str]:
        assert call("git", "add", "-A", cwd=project).returncode == 0
        return call(sys.executable, "-m", "pre_commit", "run", cwd=project, PRE_COMMIT_HOME=str(tmp_path / "cache"))

    done = commit_all()
    assert done.returncode == 1, done.stdout + done.stderr
    assert NAMED in done.stdout, done.stdout
    mend(project)
    done = commit_all()
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout
