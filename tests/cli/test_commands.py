"""The commands as a user runs them: their output and their exit status; as processes where that is the point."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from wcwidth import wcswidth

from shenyang_innovation.cli import COMMANDS, Command, main
from shenyang_innovation.reading.units import COLUMNS

MODULE = [sys.executable, "-m", "shenyang_innovation"]


class Done(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process; `columns` is the width of the terminal, None is a pipe."""

    def call(*arguments: str, columns: int | None = None) -> Done:
        monkeypatch.setenv("COLUMNS", "" if columns is None else str(columns))
        capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        return Done(status, *capsys.readouterr())

    return call


# --- processes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_has_an_example_that_runs(run: Run, command: Command, tmp_path: Path) -> None:
    shown = run(command.name, "--help")
    assert shown.returncode == 0
    assert f"example: shenyang-innovation {command.example}" in " ".join(shown.stdout.split())
    (tmp_path / "report.txt").write_text("全市已有12家,力争达到20家以上。", encoding="utf-8")
    if command.name == "browse":
        for part in ("", "en", "zh"):
            (tmp_path / "public" / part).mkdir()
            (tmp_path / "public" / part / "index.html").touch()
    arguments = [*MODULE, *shlex.split(command.example)]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    # something is always missing; and between two releases, not all agrees as it has to for one
    assert done.returncode in ((0, 1) if command.name in ("doctor", "release") else (0,))
    assert done.stderr == ""
    assert done.stdout


LOCALES = {
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["show", "clusters", "--where", "name_zh~新材料", "--columns", "name_zh"], 0, "新材料产业集群"),
        (["evidence", "clusters", "new-materials", "output_value_cny"], 0, "695亿元"),
        (["evidence", "places", "大东", "name_zh"], 2, "'大东'"),
        (["read", "报告.txt"], 0, "报告.txt,2,5,12家"),
        (["read", "没有.txt"], 2, ".txt: No such file"),
    ],
    ids=["show", "evidence", "unknown key", "read", "unknown file"],
)
def test_output_is_utf8_in_every_locale(
    arguments: list[str], status: int, said: str, locale: str, tmp_path: Path
) -> None:
    (tmp_path / "报告.txt").write_text("已有12家", encoding="utf-8")
    others = ("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE", "LC_", "LANG")
    setting = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    done = subprocess.run(
        [*MODULE, *arguments], env=setting | LOCALES[locale], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == status
    assert said in (done.stdout + done.stderr).decode("utf-8")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["list"], 0),  # less than a buffer: met at the end
        (["show", "mentions", "--format", "json"], 0),
        (["--help"], 0),
        (["validate", "clusters.csv"], 1),
    ],
    ids=["list", "show", "help", "validate"],
)
def test_a_reader_that_has_gone_is_no_error(arguments: list[str], status: int, unbuffered: str, tmp_path: Path) -> None:
    (tmp_path / "clusters.csv").write_text("cluster_id\n", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as pipe:
        done = subprocess.run(
            [*MODULE, *arguments],
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            cwd=tmp_path,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (status, b"")


# --- wrong use and what falls short ---------------------------------------------------------------------------------


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
        (["show", "clusters", "--columns", ""], "a name of a column is empty"),
        (["show", "clusters", "--columns", "name_zh,name_zh"], "'name_zh' stands there twice"),
        (["show", "clusters", "--where", "kind=city"], "Did you mean 'cluster_kind'?"),
        (["show", "clusters", "--where", "cluster_kind=cty"], "Did you mean 'city'?"),
        (["show", "clusters", "--where", "city"], "is no condition"),
        (["show", "clusters", "--where", "output_value_cny==5"], "is no condition"),
        (["show", "clusters", "--where", "output_value_cny<>5"], "is no condition"),
        (["show", "clusters", "--where", "output_value_cny>much"], "is no number"),
        (["show", "observations", "--where", "value=nan"], "is no number"),
        (["show", "observations", "--where", "value>1_000"], "is no number"),
        (["show", "relations", "--where", "holds=False"], "Cells of holds are true or false"),
        (["show", "clusters", "--format", "markdwn"], "Did you mean 'markdown'?"),
        (["list", "--format", "jsno"], "Did you mean 'json'?"),
        (["read", "report.txt", "--format", "table"], "no format 'table'. Choose one of: csv, json"),
        (["describe", "target"], "Did you mean 'targets'?"),
        (["evidence", "clusters", "new-material", "output_value_cny"], "Did you mean 'new-materials'?"),
        (["evidence", "clusters", "new-materials", "output_value"], "Did you mean 'output_value_cny'?"),
        (["cite", "cluster"], "Did you mean 'clusters'?"),
        (["cite", "--style", "bibtx"], "Did you mean 'bibtex'?"),
        (["shwo"], "invalid choice"),
        ([], "required"),
        (["read", "no-such-file.txt"], "No such file"),
        (["validate", "no-such-file.csv"], "no-such-file.csv: there is no such file or folder"),
        (["check", "--root", "no-such-folder"], "no-such-folder: there is no such folder"),
        (["check", "--sources", "no-such-folder"], "no-such-folder: there is no such folder"),
        (["build", "--root", "no-such-folder"], "no-such-folder: there is no such folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_named_with_the_nearest_right_word(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_no_error_prints_hundreds_of_identifiers(run: Run) -> None:
    done = run("evidence", "mentions", "?", "mention")
    assert done.returncode == 2
    assert re.search(r"Choose one of \d{3,}: ", done.stderr)
    assert len(done.stderr) < 1000


@pytest.fixture
def broken(repository: Path, tmp_path: Path) -> Path:
    """A copy of the package with one wrong figure; skips in a checkout that was not built."""
    if not (repository / "datapackage.json").is_file():
        pytest.skip("needs the built package: run `shenyang-innovation build`")
    shutil.copy(repository / "datapackage.json", tmp_path)
    shutil.copytree(repository / "tables", tmp_path / "tables")
    path = tmp_path / "tables" / "clusters.csv"
    text = path.read_text(encoding="utf-8")
    assert ",132000000000," in text
    path.write_text(text.replace(",132000000000,", ",-132000000000,"), encoding="utf-8")
    return tmp_path


def test_a_package_that_falls_short_is_status_1_and_named(run: Run, broken: Path) -> None:
    for arguments in (["check", "--root", str(broken)], ["validate", str(broken)]):
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (1, "")
        assert "output_value_cny" in done.stdout


def test_a_table_that_falls_short_is_status_1_and_named(run: Run, broken: Path) -> None:
    done = run("validate", str(broken / "tables" / "clusters.csv"))
    assert (done.returncode, done.stderr) == (1, "")
    assert "-132000000000" in done.stdout


def test_a_table_that_holds_is_status_0(run: Run, broken: Path) -> None:
    done = run("validate", str(broken / "tables" / "sources.csv"))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_is_no_checkout_can_not_be_built(run: Run, tmp_path: Path) -> None:
    done = run("build", "--root", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no curation/sources.csv" in done.stderr


# --- looking --------------------------------------------------------------------------------------------------------


def test_show_lines_up_chinese(run: Run) -> None:
    lines = run("show", "clusters", "--columns", "name_zh, output_value_cny").stdout.splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("---"))
    edge = wcswidth(lines[rule])
    filled = [line for line in lines[rule + 1 :] if re.search(r"\d$", line)]
    assert len(filled) == 2
    assert [wcswidth(line) for line in filled] == [edge, edge]


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_show_fits_the_terminal_and_says_what_it_leaves_out(run: Run, columns: int) -> None:
    done = run("show", "clusters", columns=columns)
    assert max(wcswidth(line) for line in done.stdout.splitlines()) <= columns
    assert "more columns do not fit" in done.stdout
    assert "note_en" in done.stdout


def test_show_to_a_pipe_leaves_nothing_out(run: Run) -> None:
    assert "do not fit" not in run("show", "clusters").stdout


def test_show_as_csv_equals_the_table(run: Run, repository: Path) -> None:
    done = run("show", "clusters", "--format", "csv", "--columns", "cluster_id,output_value_cny,output_growth_percent")
    with (repository / "tables" / "clusters.csv").open(encoding="utf-8", newline="") as stream:
        kept = [
            {column: row[column] for column in ("cluster_id", "output_value_cny", "output_growth_percent")}
            for row in csv.DictReader(stream)
        ]
    assert list(csv.DictReader(io.StringIO(done.stdout))) == kept


def test_show_as_json_has_numbers_and_nulls(run: Run) -> None:
    rows = json.loads(run("show", "clusters", "--format", "json", "--where", "cluster_id=high-end-equipment").stdout)
    assert [(row["output_value_cny"], row["output_growth_percent"], row["srdi_enterprise_count"]) for row in rows] == [
        (132000000000, 10.5, None)
    ]


def test_show_as_markdown_is_a_table(run: Run) -> None:
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
def test_where_compares_numbers_as_numbers(run: Run, condition: str, expected: set[str]) -> None:
    rows = json.loads(run("show", "clusters", "--format", "json", "--where", condition).stdout)
    assert {row["cluster_id"] for row in rows} == expected


def test_two_conditions_must_both_hold(run: Run) -> None:
    arguments = ["--where", "reference_year=2024", "--where", "output_growth_percent<10"]
    rows = json.loads(run("show", "clusters", "--format", "json", *arguments).stdout)
    assert [row["cluster_id"] for row in rows] == ["new-materials"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clusters", "biomedicine-cluster", "output_value_cny"], "null: the sources do not give this"),
        (["places", "dadong", "name_zh"], "from GB/T 2260, no source names it"),
        (["places", "shenyang", "gbt2260"], "from GB/T 2260, no source gives it"),
        (["entities", "5g", "observation_count"], "no figure of the sources is about it"),
    ],
)
def test_a_cell_without_evidence_says_why(run: Run, arguments: list[str], said: str) -> None:
    _, key, column = arguments
    assert run("evidence", *arguments) == Done(0, f"{column} of {key}: no evidence; {said}\n", "")


def test_read_gives_one_row_a_figure(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("全市已有12家,力争达到20家以上。", encoding="utf-8")
    rows = json.loads(run("read", str(text), "--format", "json").stdout)
    assert [(row["text"], row["value"], row["comparator"], row["status"]) for row in rows] == [
        ("12家", "12", "=", "actual"),
        ("20家", "20", ">=", "target"),
    ]
    assert len(run("read", str(text)).stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("全市有12家".encode("gb18030"), "probably GB18030"),
        (b"", "empty"),
        (b"PK\x03\x04\x00\x00", "NUL"),
        (b"\xff\xfe1\x002\x00", "UTF-16"),
        (None, "folder"),
    ],
    ids=["GB18030", "empty", "archive", "UTF-16", "folder"],
)
def test_read_refuses_what_is_no_text(run: Run, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "text.txt"
    path.mkdir() if content is None else path.write_bytes(content)
    done = run("read", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        ("产值12亿元".encode(), 0, "-,2,6,12亿元,quantity,1200000000"),
        ("产值12亿元".encode("gb18030"), 2, "standard input: not UTF-8 but probably GB18030 at byte 0"),
        (b"", 2, "standard input: the file is empty"),
        ("产值12亿元。\n".encode() * 30_000 + b"\0", 2, "standard input: this is no text, it has NUL bytes"),
    ],
    ids=["text", "GB18030", "empty", "binary behind much text"],
)
def test_read_takes_standard_input(content: bytes, status: int, said: str) -> None:
    done = subprocess.run([*MODULE, "read", "-"], input=content, capture_output=True, check=False)
    assert done.returncode == status
    assert said in (done.stderr if status else done.stdout).decode()


def test_read_knows_more_units_by_a_table_and_refuses_what_is_none(run: Run, tmp_path: Path) -> None:
    text, units = tmp_path / "report.txt", tmp_path / "mine.csv"
    text.write_text("纺纱能力20万锭", encoding="utf-8")
    units.write_text(f"{','.join(COLUMNS)}\n锭,count,1,classifier,any,,,\n", encoding="utf-8")
    assert "20万锭" in run("read", str(text), "--units", str(units)).stdout
    units.write_text(f"{','.join(COLUMNS)}\n锭,count,12,classifier,any,,,\n", encoding="utf-8")
    done = run("read", str(text), "--units", str(units))
    assert (done.returncode, done.stdout) == (2, "")
    assert "mine.csv, row 2: the factor is '12', no power of ten" in done.stderr


def test_another_error_of_the_reader_is_not_taken_for_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("a slip of ours")

    monkeypatch.setattr("shenyang_innovation.reading.files.figures_of_files", fails)
    with pytest.raises(ValueError, match="a slip of ours"):
        main(["read", "report.txt"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device that is always full")
def test_an_output_that_is_full_is_said() -> None:
    command = f"{shlex.quote(sys.executable)} -m shenyang_innovation list > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("shenyang-innovation: the output can't be written: No space left")
    assert "Traceback" not in done.stderr
