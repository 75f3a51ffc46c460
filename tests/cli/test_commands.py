"""The commands as a user runs them: processes, their output and their exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from wcwidth import wcswidth

from shenyang_innovation.cli import COMMANDS, Command


def run(*arguments: str, columns: int | None = None) -> subprocess.CompletedProcess[str]:
    setting = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    if columns:
        setting["COLUMNS"] = str(columns)
    command = [sys.executable, "-m", "shenyang_innovation", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=setting, check=False)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_has_an_example_that_runs(command: Command, tmp_path: Path) -> None:
    shown = run(command.name, "--help")
    assert shown.returncode == 0
    assert f"example: shenyang-innovation {command.example}" in " ".join(shown.stdout.split())
    (tmp_path / "report.txt").write_text("全市已有12家,力争达到20家以上。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "shenyang_innovation", *shlex.split(command.example)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_every_command_is_in_the_readme(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert [
        command.name for command in COMMANDS if f"`{command.name}`" not in readme and f" {command.name} " not in readme
    ] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "cluster"], "Did you mean 'clusters'?"),
        (["show", "clusters", "--columns", "name"], "no column 'name'"),
        (["show", "clusters", "--where", "kind=city"], "Did you mean 'cluster_kind'?"),
        (["show", "clusters", "--where", "city"], "is no condition"),
        (["show", "clusters", "--where", "output_value_cny>much"], "is no number"),
        (["show", "clusters", "--format", "markdwn"], "Did you mean 'markdown'?"),
        (["describe", "target"], "Did you mean 'targets'?"),
        (["evidence", "clusters", "new-material", "output_value_cny"], "Did you mean 'new-materials'?"),
        (["evidence", "clusters", "new-materials", "output_value"], "Did you mean 'output_value_cny'?"),
        (["cite", "cluster"], "Did you mean 'clusters'?"),
        (["cite", "--style", "bibtx"], "Did you mean 'bibtex'?"),
        (["shwo"], "invalid choice"),
        ([], "required"),
        (["read", "no-such-file.txt"], "No such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_named_with_the_nearest_right_word(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_show_lines_up_chinese() -> None:
    lines = run("show", "clusters", "--columns", "name_zh,output_value_cny").stdout.splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("---"))
    edge = wcswidth(lines[rule])
    filled = [line for line in lines[rule + 1 :] if re.search(r"\d$", line)]
    assert len(filled) == 2
    assert [wcswidth(line) for line in filled] == [edge, edge]


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_show_fits_the_terminal_and_says_what_it_leaves_out(columns: int) -> None:
    done = run("show", "clusters", columns=columns)
    assert max(wcswidth(line) for line in done.stdout.splitlines()) <= columns
    assert "more columns do not fit" in done.stdout
    assert "note_en" in done.stdout


def test_show_to_a_pipe_leaves_nothing_out() -> None:
    assert "do not fit" not in run("show", "clusters").stdout


def test_show_as_csv_equals_the_table(repository: Path) -> None:
    done = run("show", "clusters", "--format", "csv", "--columns", "cluster_id,output_value_cny,output_growth_percent")
    with (repository / "tables" / "clusters.csv").open(encoding="utf-8", newline="") as stream:
        kept = [
            {column: row[column] for column in ("cluster_id", "output_value_cny", "output_growth_percent")}
            for row in csv.DictReader(stream)
        ]
    assert list(csv.DictReader(io.StringIO(done.stdout))) == kept


def test_show_as_json_has_numbers_and_nulls() -> None:
    rows = json.loads(run("show", "clusters", "--format", "json", "--where", "cluster_id=high-end-equipment").stdout)
    assert [(row["output_value_cny"], row["output_growth_percent"], row["srdi_enterprise_count"]) for row in rows] == [
        (132000000000, 10.5, None)
    ]


def test_show_as_markdown_is_a_table() -> None:
    lines = run("show", "people", "--format", "markdown", "--columns", "person_id,name_zh").stdout.splitlines()
    assert lines[0].startswith("| person_id")
    assert set(lines[1]) <= set("|-: ")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("output_value_cny>=132000000000", {"high-end-equipment"}),
        ("output_value_cny<132000000000", {"new-materials"}),
        ("reference_year=2024", {"high-end-equipment", "new-materials"}),
        ("name_zh~新材料", {"new-materials"}),
    ],
)
def test_where_compares_numbers_as_numbers(condition: str, expected: set[str]) -> None:
    rows = json.loads(run("show", "clusters", "--format", "json", "--where", condition).stdout)
    assert {row["cluster_id"] for row in rows} == expected


def test_two_conditions_must_both_hold() -> None:
    arguments = ["--where", "reference_year=2024", "--where", "output_growth_percent<10"]
    rows = json.loads(run("show", "clusters", "--format", "json", *arguments).stdout)
    assert [row["cluster_id"] for row in rows] == ["new-materials"]


def test_a_null_cell_has_no_evidence_and_says_so() -> None:
    done = run("evidence", "clusters", "biomedicine-cluster", "output_value_cny")
    assert done.returncode == 0
    assert "No source gives output_value_cny of biomedicine-cluster" in done.stdout


def test_read_gives_one_row_a_figure(tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("全市已有12家,力争达到20家以上。", encoding="utf-8")
    rows = json.loads(run("read", str(text), "--format", "json").stdout)
    assert [(row["text"], row["value"], row["comparator"], row["status"]) for row in rows] == [
        ("12家", "12", "=", "actual"),
        ("20家", "20", ">=", "target"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("全市有12家".encode("gb18030"), "probably GB18030"),
        (b"", "empty"),
        (b"PK\x03\x04\x00\x00", "NUL"),
        (b"\xff\xfe1\x002\x00", "NUL"),
        (None, "folder"),
    ],
    ids=["GB18030", "empty", "archive", "UTF-16", "folder"],
)
def test_read_refuses_what_is_no_text(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "text.txt"
    path.mkdir() if content is None else path.write_bytes(content)
    done = run("read", str(path))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{shlex.quote(sys.executable)} -m shenyang_innovation show mentions --format json | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("[\n", "")
