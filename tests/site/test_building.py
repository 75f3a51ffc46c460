"""Building the site: where, over what, of what, and the same each time."""

from __future__ import annotations

import filecmp
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.cli import main
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package
from shenyang_innovation.site.building import build_site

if TYPE_CHECKING:
    from tests.site.conftest import Site


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_two_builds_are_equal_byte_for_byte(site: Site, modules: Path, tmp_path: Path) -> None:
    """Whatever the clock, time zone, locale, hash seed and folder are; and what is printed says what was built."""
    other = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "shenyang_innovation", "site", "again", "--libraries", str(modules)]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | other, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    again = tmp_path / "again"
    assert files(again) == files(site.folder)
    assert filecmp.cmpfiles(site.folder, again, files(again), shallow=False)[1:] == ([], [])
    pages, size = len(site.addresses()), sum(path.stat().st_size for path in again.rglob("*") if path.is_file())
    assert done.stdout == f"{again}: {pages} pages, {len(files(again))} files, {size} bytes\n"


def test_the_list_of_the_files_of_a_site_is_whole(site: Site) -> None:
    listed = json.loads((site.folder / "site.json").read_text(encoding="utf-8"))
    assert set(listed["files"]) == files(site.folder) - {"site.json"}


# --- where ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have a build write one page with these words, or raise an error for none."""

    def use(words: str) -> None:
        def write(_package: Package, folder: Path, _modules: Path | None, _tell: Tell) -> int:
            (folder / "index.html").write_text(words, encoding="utf-8")
            if not words:
                raise KeyboardInterrupt
            return 1

        monkeypatch.setattr("shenyang_innovation.site.writing.write_site", write)

    use("first")
    return use


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    capsys.readouterr()
    assert main(["site", *map(str, arguments)]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    return error


@pytest.mark.usefixtures("built")
def test_a_new_or_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty", "deep/down"):
        assert main(["site", str(tmp_path / name)]) == 0
        assert files(tmp_path / name) == {"index.html", "site.json"}
    assert {path.name for path in tmp_path.iterdir()} == {"new", "empty", "deep"}


def test_an_earlier_site_is_replaced_with_force_alone(
    built: Callable[[str], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dest = tmp_path / "public"
    assert main(["site", str(dest)]) == 0
    built("second")
    assert (
        refused(capsys, dest)
        == f"shenyang-innovation: {dest}: a site is there already. Replace it with --force (force=True)\n"
    )
    assert (dest / "index.html").read_text(encoding="utf-8") == "first"
    assert main(["site", str(dest), "--force"]) == 0
    assert (dest / "index.html").read_text(encoding="utf-8") == "second"


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_else_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str], force: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert "this is a file, and site is a folder" in refused(capsys, tmp_path / "file", *force)
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("mine", encoding="utf-8")
    assert "is not empty, and it is no site of this package" in refused(capsys, tmp_path / "thesis", *force)
    (tmp_path / "thesis" / "site.json").write_text("{}", encoding="utf-8")
    assert "is not empty, and it is no site of this package" in refused(capsys, tmp_path / "thesis", *force)
    assert main(["site", str(tmp_path / "public")]) == 0
    (tmp_path / "public" / "mine.txt").write_text("mine", encoding="utf-8")
    assert "'mine.txt', which is no file of the site" in refused(capsys, tmp_path / "public", *force)
    assert "there is no such folder" in refused(capsys, tmp_path / "file" / "public", *force)
    assert (tmp_path / "thesis" / "chapter.txt").read_text(encoding="utf-8") == "mine"
    assert files(tmp_path / "public") == {"index.html", "mine.txt", "site.json"}


def test_a_build_that_ends_early_leaves_what_was_there(built: Callable[[str], None], tmp_path: Path) -> None:
    dest = tmp_path / "public"
    built("")
    with pytest.raises(KeyboardInterrupt):
        main(["site", str(dest)])
    assert list(tmp_path.iterdir()) == []
    built("first")
    assert main(["site", str(dest)]) == 0
    built("")
    with pytest.raises(KeyboardInterrupt):
        main(["site", str(dest), "--force"])
    assert (dest / "index.html").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.usefixtures("built")
def test_a_missing_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert main(["site", str(tmp_path / "public")]) == 1
    assert capsys.readouterr().err == (
        "shenyang-innovation: site: jinja2 is not installed. Run `pip install 'shenyang-innovation[site]'`\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["en/clusters/../../../x.html", "../x.html", "/x.html"])
def test_a_key_that_leads_out_of_the_folder_is_refused(
    tmp_path: Path, modules: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr("shenyang_innovation.site.writing.site_files", lambda *_: iter([(address, "")]))
    with pytest.raises(DataFilesError, match="a key would be the file"):
        build_site(tmp_path / "public", libraries=modules)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("built")
def test_a_folder_that_is_no_package_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", str(tmp_path / "public"), "--package", str(tmp_path)]) == 1
    assert "is no published package" in capsys.readouterr().err
