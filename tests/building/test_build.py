"""The build: rebuilt files equal the kept ones, and a change of curation changes what it should and nothing else."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building import package
from shenyang_innovation.building.package import build, build_files, compare
from shenyang_innovation.cli import main
from shenyang_innovation.errors import DataFilesError

if TYPE_CHECKING:
    from tests.building.conftest import Scratch

LEDGER = "ledgers/message-board-reply-2025.csv"


def test_what_is_kept_equals_a_fresh_build(repository: Path) -> None:
    assert compare(repository, build_files(repository)) == []


@pytest.mark.parametrize(
    "setting",
    [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"}, {"LC_ALL": "C"}, {"TZ": "Asia/Shanghai"}],
    ids=lambda setting: "=".join(*setting.items()),
)
def test_the_build_does_not_depend_on_its_surroundings(repository: Path, setting: dict[str, str]) -> None:
    command = [sys.executable, "-m", "shenyang_innovation", "build", "--check", "--root", str(repository)]
    done = subprocess.run(command, env=os.environ | setting, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_corrected_figure_changes_its_cells_and_no_others(scratch: Scratch) -> None:
    before = {path.name: path.read_text(encoding="utf-8") for path in (scratch.root / "tables").glob("*.csv")}

    def correct(rows: list[dict[str, str]]) -> None:
        next(row for row in rows if row["figure"] == "695亿元")["figure"] = "696亿元"

    scratch.edit(LEDGER, correct)
    changed = build(scratch.root)
    tables = ("figures", "observations", "series", "clusters")
    assert changed == [*(f"tables/{name}.csv" for name in tables), "datapackage.json"]
    cells: list[tuple[str, str, str, str]] = []
    for name in tables:
        after = (scratch.root / "tables" / f"{name}.csv").read_text(encoding="utf-8")
        for old, new in zip(_rows(before[f"{name}.csv"]), _rows(after), strict=True):
            cells += [(name, column, old[column], new[column]) for column in old if old[column] != new[column]]
    assert cells == [
        ("figures", "figure", "695亿元", "696亿元"),
        ("figures", "readable", "695亿元", "696亿元"),
        ("observations", "figure", "695亿元", "696亿元"),
        ("observations", "readable", "695亿元", "696亿元"),
        ("observations", "value", "69500000000", "69600000000"),
        ("series", "value", "69500000000", "69600000000"),
        ("clusters", "output_value_cny", "69500000000", "69600000000"),
    ]


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    "file", ["tables/clusters.csv", "datapackage.json", "src/shenyang_innovation/published/loaders.py"]
)
def test_an_edited_built_file_is_named(scratch: Scratch, capsys: pytest.CaptureFixture[str], file: str) -> None:
    path = scratch.root / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("clusters", "clustres", 1).replace("city", "town", 1), encoding="utf-8")
    assert main(["build", "--check", "--root", str(scratch.root)]) == 1
    assert f"{file}: line " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["old.csv", "notes.txt"])
def test_a_stray_in_tables_is_named_and_left(scratch: Scratch, capsys: pytest.CaptureFixture[str], name: str) -> None:
    stray = scratch.root / "tables" / name
    stray.write_text("mine\n", encoding="utf-8")
    assert main(["build", "--check", "--root", str(scratch.root)]) == 1
    assert f"tables/{name}: is not built by anything" in capsys.readouterr().out
    assert main(["build", "--root", str(scratch.root)]) == 1
    assert f"tables/{name}: nothing builds this file" in capsys.readouterr().err
    assert stray.read_text(encoding="utf-8") == "mine\n"


def test_files_of_the_system_are_let_be(scratch: Scratch) -> None:
    for folder in ("tables", "curation/ledgers"):
        (scratch.root / folder / ".DS_Store").write_bytes(b"\0")
    assert compare(scratch.root, build_files(scratch.root)) == []


def test_a_new_file_may_be_read_by_everybody(scratch: Scratch) -> None:
    table = scratch.root / "tables" / "clusters.csv"
    table.unlink()
    build(scratch.root)
    assert table.stat().st_mode & 0o777 == 0o644


def moved(rows: list[dict[str, str]]) -> None:
    """The figure of a ledger at a place one further on, as long as before: without the text it looks right."""
    row = next(row for row in rows if row["figure"] == "695亿元")
    row["start"], row["end"] = str(int(row["start"]) + 1), str(int(row["end"]) + 1)


def test_a_build_that_asks_the_texts_first_writes_what_stands_in_them(
    scratch: Scratch, sources_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (scratch.root / "tables" / "clusters.csv").write_text("old\n", encoding="utf-8")
    assert main(["build", "--root", str(scratch.root), "--sources", str(sources_dir)]) == 0
    assert capsys.readouterr().out == "tables/clusters.csv\n"


def test_a_build_that_asks_the_texts_first_stops_at_a_figure_that_stands_elsewhere(
    scratch: Scratch, sources_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scratch.edit(LEDGER, moved)
    line = scratch.line(LEDGER, "figure", "695亿元")
    before = {path: path.read_bytes() for path in sorted(scratch.root.rglob("*")) if path.is_file()}
    assert main(["build", "--root", str(scratch.root), "--sources", str(sources_dir)]) == 1
    said = capsys.readouterr().out
    assert f"curation/{LEDGER}, line {line}: '695亿元' does not stand at 1336-1341" in said
    assert "Correct the offsets: it stands at 1335-1340" in said
    assert said.endswith("Nothing was written.\n")
    assert {path: path.read_bytes() for path in sorted(scratch.root.rglob("*")) if path.is_file()} == before


def test_the_checkout_is_found_from_a_folder_inside_it(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    # as in an installed package, whose code lies in no checkout
    monkeypatch.setattr(package, "__file__", str(scratch.root.parent / "elsewhere" / "a" / "b" / "package.py"))
    monkeypatch.chdir(scratch.root / "curation" / "ledgers")
    assert package.find_root() == scratch.root
    monkeypatch.chdir(scratch.root.parent)
    with pytest.raises(DataFilesError, match="--root"):
        package.find_root()


def test_the_working_folder_comes_before_the_checkout_of_the_code(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scratch.root)
    assert package.find_root() == scratch.root  # though the code that runs lies in a checkout of its own


def test_a_second_build_changes_nothing(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(scratch.root)]) == 0
    assert "Nothing changed" in capsys.readouterr().out
