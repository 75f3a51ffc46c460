"""Where an export may lie, what happens to what is there, and that a killed or failed one leaves nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import shenyang_innovation as sy
from shenyang_innovation.exports.formats import FORMATS
from shenyang_innovation.published.backends import load_table
from tests.exports.conftest import Changed, Export
from tests.published.conftest import write_package

posix = pytest.mark.skipif(os.name == "nt", reason="needs the signals and limits of POSIX")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of a few rows, which is exported in no time."""
    return write_package(tmp_path_factory.mktemp("small") / "package")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory, small: Path) -> dict[str, Path]:
    """An export to a file and one to a folder, each a little other than a new one is."""
    folder = tmp_path_factory.mktemp("old")
    sy.export("sqlite", folder / "file", package=small)
    with (folder / "file").open("ab") as file:
        file.write(b"\0" * 4096)
    sy.export("jsonl", folder / "folder", package=small)
    (folder / "folder" / "places.jsonl").write_text("{}\n", encoding="utf-8")
    return {"sqlite": folder / "file", "jsonl": folder / "folder"}


# --- what is there ----------------------------------------------------------------------------------------------------


def test_what_the_command_prints_is_where_and_what(export: Export, tmp_path: Path) -> None:
    done = export("jsonl", "new", cwd=tmp_path)
    size = sum(file.stat().st_size for file in (tmp_path / "new").iterdir())
    rows = sum(len(load_table(table, "records")) for table in sy.list_tables())
    assert done.stdout == f"{tmp_path / 'new'}: {len(sy.list_tables())} tables, {rows} rows, {size} bytes\n"
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("form", ["sqlite", "jsonl"])
def test_what_is_there_is_replaced_with_force_alone(tmp_path: Path, form: str) -> None:
    place = sy.export(form, tmp_path / "place")
    first = place.stat().st_ino
    with pytest.raises(sy.UsageError) as caught:
        sy.export(form, place)
    assert str(caught.value) == f"{place}: this is there already. Replace it with --force (force=True)"
    assert place.stat().st_ino == first
    assert sy.export(form, place, force=True).stat().st_ino != first
    assert list(tmp_path.iterdir()) == [place]


def test_an_existing_file_ends_the_command_with_2(export: Export, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    done = export("sqlite", tmp_path / "notes")
    assert (done.returncode, done.stdout) == (2, "")
    said = f"{tmp_path / 'notes'}: this is there already. Replace it with --force (force=True)"
    assert done.stderr == f"shenyang-innovation: {said}\n"
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["letter.txt", ".ssh/id", "tables/observations.csv"])
def test_a_folder_that_holds_anything_else_is_never_replaced(tmp_path: Path, name: str) -> None:
    place = sy.export("jsonl", tmp_path / "home")
    kept = place / name
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(sy.UsageError) as caught:
        sy.export("jsonl", place, force=True)
    assert f"this folder holds {name!r}, which is no file of the new export" in str(caught.value)
    assert "Take it away, or choose another place" in str(caught.value)
    assert kept.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [place]


def test_an_empty_folder_is_replaced_with_force(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert (sy.export("jsonl", tmp_path / "empty", force=True) / "clusters.jsonl").is_file()


@pytest.mark.parametrize("form", ["jsonl", "csvw"])
def test_a_package_is_no_place_for_an_export_of_it(changed: Changed, form: str) -> None:
    folder = changed("places")
    before = sorted(folder.rglob("*"))
    with pytest.raises(sy.UsageError, match="this is the package that is exported"):
        sy.export(form, folder, force=True, package=folder)
    assert sorted(folder.rglob("*")) == before


def test_another_version_is_exported_by_its_folder(export: Export, changed: Changed, tmp_path: Path) -> None:
    folder = changed("places", ("沈阳市", "奉天市"))
    assert export("jsonl", tmp_path / "new", "--package", folder).returncode == 0
    assert "奉天市" in (tmp_path / "new" / "places.jsonl").read_text(encoding="utf-8")


def test_tables_that_are_not_those_of_the_descriptor_are_not_exported(changed: Changed, tmp_path: Path) -> None:
    folder = changed("places", ("沈阳市", "奉天市"))
    path = folder / "tables" / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("奉天市", "沈阳市"), encoding="utf-8")  # as long as before
    with pytest.raises(sy.DataFilesError, match="its tables are not those that the descriptor says"):
        sy.export("jsonl", tmp_path / "new", package=folder)
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


# --- wrong use ----------------------------------------------------------------------------------------------------


def test_an_unknown_format_is_told_the_nearest(export: Export, tmp_path: Path) -> None:
    done = export("sqlight", tmp_path / "place")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "shenyang-innovation: export: no format 'sqlight'. Did you mean 'sqlite'?\n"


def test_the_help_names_every_format(export: Export) -> None:
    shown = export("--help").stdout
    for form in FORMATS.values():
        assert f"  {form.name} " in shown
        assert form.summary in shown


@pytest.mark.parametrize(
    ("form", "dest", "said"),
    [
        ("sqlite", "", "'' is no place for an export. Name a file, such as shenyang.sqlite"),
        ("jsonl", "-", "'-' is no place for an export. Name a folder, such as jsonl"),
        ("sqlite", "a\0b", r"'a\x00b' is no place for an export. Name a file, such as shenyang.sqlite"),
        ("sqlite", "/", "/: sqlite is a file, and this names a folder. Name a file, such as shenyang.sqlite"),
        ("jsonl", "/", "/: this is the root of the file system. Name a folder, such as jsonl"),
        ("sqlite", "new/", "new/: sqlite is a file, and this names a folder. Name a file, such as shenyang.sqlite"),
        ("sqlite", "folder", "folder: this is a folder, and sqlite is a file. Name a file, such as shenyang.sqlite"),
        ("jsonl", "file", "file: this is a file, and jsonl is a folder. Name a folder, such as jsonl"),
        ("sqlite", "link", "link: this is a link. Name what it leads to, or remove it"),
        ("jsonl", "link", "link: this is a link. Name what it leads to, or remove it"),
        ("sqlite", "pipe", "pipe: this is neither a file nor a folder. Name a file, such as shenyang.sqlite"),
        ("sqlite", "none/new", "none: there is no such folder. Make it, or choose another place"),
        ("sqlite", "file/new", "file: there is no such folder. Make it, or choose another place"),
    ],
)
@posix
def test_a_place_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, dest: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("folder")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(sy.UsageError) as caught:
        sy.export(form, dest, force=True)
    assert str(caught.value).endswith(said)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "link", "pipe"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    assert sy.export("sqlite", tmp_path / ("n" * 255)).is_file()
    with pytest.raises(sy.ExportError, match="File name too long"):
        sy.export("sqlite", tmp_path / ("n" * 256))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system in which nobody may write")
def test_a_folder_in_which_nobody_may_write(export: Export) -> None:
    done = export("sqlite", "/proc/shenyang.sqlite")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("shenyang-innovation: /proc/shenyang.sqlite: can't be written: ")
    assert done.stderr.endswith(". Make room or allow writing, then retry\n")


# --- missing libraries ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [("parquet", "pyarrow", "arrow"), ("duckdb", "duckdb", "duckdb"), ("xlsx", "xlsxwriter", "excel")],
)
def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, form: str, library: str, extra: str) -> None:
    code = (
        f"import sys; sys.modules[{library!r}] = None\n"
        "from shenyang_innovation.cli import main\n"
        f"sys.exit(main(['export', {form!r}, {str(tmp_path / 'new')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    remedy = f"Run `pip install 'shenyang-innovation[{extra}]'`"
    assert done.stderr == f"shenyang-innovation: export {form}: {library} is not installed. {remedy}\n"
    assert list(tmp_path.iterdir()) == []


def test_formats_of_the_standard_library_need_no_other(tmp_path: Path) -> None:
    code = (
        "import sys, shenyang_innovation as sy\n"
        f"for form in ('sqlite', 'jsonl', 'sdmx-csv'): sy.export(form, {str(tmp_path)!r} + '/' + form)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert not {"pandas", "polars", "pyarrow", "duckdb", "xlsxwriter", "pydantic"} & set(done.stdout.split())


# --- disks and signals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["sqlite", "duckdb", "xlsx", "jsonl", "parquet", "sdmx-csv"])
@posix
def test_a_full_disk_leaves_nothing(tmp_path: Path, form: str) -> None:
    (tmp_path / "beside").touch()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from shenyang_innovation.cli import main\n"
        f"sys.exit(main(['export', {form!r}, {str(tmp_path / 'new')!r}]))"
    )
    command = [sys.executable, "-B", "-c", limited]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"shenyang-innovation: {tmp_path / 'new'}: can't be written: ")
    assert done.stderr.endswith(". Make room or allow writing, then retry\n")
    assert [path.name for path in tmp_path.iterdir()] == ["beside"]


def killed(form: str, folder: Path, number: str, package: Path, old: Path | None = None) -> dict[str, Any]:
    """What exports leave that get a signal at many moments; see kill_at.py."""
    folder.mkdir()
    script = Path(__file__).with_name("kill_at.py")
    command = [sys.executable, script, form, folder / "dest", number, package, *([old] if old else [])]
    done = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert {left["at"] for left in found["left"]} >= {"open", "os.mkdir", "os.rename", "os.rmdir"}
    return found


@pytest.mark.parametrize("form", ["sqlite", "jsonl"])
@posix
@pytest.mark.slow
def test_sigterm_leaves_nothing_but_what_was_there(
    tmp_path: Path, small: Path, old: dict[str, Path], form: str
) -> None:
    found = killed(form, tmp_path / "place", "SIGTERM", small, old[form])
    for left in found["left"]:
        assert os.waitstatus_to_exitcode(left["ended"]) == 128 + signal.SIGTERM
        assert left["dest"] in (found["old"], found["new"])
        assert left["beside"] == 0
    assert {left["dest"] for left in found["left"]} == {found["old"], found["new"]}


@pytest.mark.parametrize("form", ["sqlite", "jsonl"])
@posix
@pytest.mark.slow
def test_sigkill_leaves_nothing_at_dest_and_the_next_export_clears_away(tmp_path: Path, small: Path, form: str) -> None:
    found = killed(form, tmp_path / "place", "SIGKILL", small)
    for left in found["left"]:
        assert os.waitstatus_to_exitcode(left["ended"]) == -signal.SIGKILL
        assert left["dest"] in (None, found["new"])
        assert (left["after"], left["names"]) == (found["new"], ["dest"])
    assert {left["dest"] for left in found["left"]} == {None, found["new"]}


@posix
@pytest.mark.slow
def test_sigkill_while_a_folder_is_replaced_loses_neither(tmp_path: Path, small: Path, old: dict[str, Path]) -> None:
    found = killed("jsonl", tmp_path / "place", "SIGKILL", small, old["jsonl"])
    for left in found["left"]:
        assert left["dest"] in (found["old"], found["new"]) or left["kept"] == [found["old"]]
        assert (left["after"], left["names"]) == (found["new"], ["dest"])
    assert None in [left["dest"] for left in found["left"]]  # the moment between the two renames was tried


@posix
def test_of_two_exports_to_one_place_the_second_is_told(tmp_path: Path) -> None:
    from shenyang_innovation.exports.destination import staged
    from shenyang_innovation.exports.formats import find_format

    place = tmp_path / "new"
    with staged(place, find_format("sqlite"), force=False) as first:
        first.write_bytes(b"first")
        with pytest.raises(sy.ExportError, match="another export is at work here"):
            sy.export("sqlite", place)
    assert place.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [place]
