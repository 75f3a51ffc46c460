"""The libraries of the site: what is copied, and what is said where they can't be had."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from shenyang_innovation.errors import ExportError, UsageError
from shenyang_innovation.site.libraries import LIBRARIES, LOCK, NPM, copy_libraries, locked_versions, node_modules

#: An npm that brings two files of each library and counts how often it is asked.
NPM_THAT_WORKS = """#!/bin/sh
echo "$*" >>"$COUNT"
for name in datatables.net @leeoniya/ufuzzy; do mkdir -p "node_modules/$name"; done
"""
NPM_THAT_FAILS = """#!/bin/sh
mkdir node_modules
echo "npm error code ENOTFOUND" >&2
echo "npm error A complete log of this run can be found in: /somewhere" >&2
exit 7
"""


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A folder node_modules as npm leaves it, with more in it than pages load."""
    folder = tmp_path / "node_modules"
    for library in LIBRARIES:
        about = {"name": library.name, "version": locked_versions()[library.name], "license": "MIT"}
        for file in (*library.files, library.licence, "README.md"):
            place = folder / library.name / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"{file} of {library.name}", encoding="utf-8")
        (folder / library.name / "package.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(folder))
    return folder


def put_npm(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    npm = folder / "npm"
    npm.write_text(text, encoding="utf-8")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_files_that_pages_load_are_copied_with_their_licences_and_nothing_else(modules: Path, tmp_path: Path) -> None:
    dest = tmp_path / "libraries"
    made = copy_libraries(dest, modules)
    assert sorted(made) == sorted(path for path in dest.rglob("*") if path.is_file())
    assert [path.relative_to(dest).as_posix() for path in made] == [
        "datatables.net/dataTables.min.js",
        "datatables.net/License.txt",
        "ufuzzy/uFuzzy.iife.min.js",
        "ufuzzy/LICENSE",
        "LICENCES.txt",
    ]
    licences = (dest / "LICENCES.txt").read_text(encoding="utf-8")
    for library in LIBRARIES:
        assert f"{library.name} {locked_versions()[library.name]} (MIT)" in licences
        assert f"{library.licence} of {library.name}" in licences


def test_another_version_is_refused_by_both_numbers(modules: Path, tmp_path: Path) -> None:
    about = modules / "datatables.net" / "package.json"
    about.write_text('{"version": "1.2.3"}', encoding="utf-8")
    with pytest.raises(
        UsageError, match=rf"datatables.net is 1\.2\.3, and the pages want {locked_versions()['datatables.net']}"
    ):
        copy_libraries(tmp_path / "libraries", modules)
    assert not (tmp_path / "libraries").exists()


@pytest.mark.parametrize("missing", ["package.json", "LICENSE", "dist/uFuzzy.iife.min.js"])
def test_folder_without_a_file_is_refused_before_anything_is_written(
    modules: Path, tmp_path: Path, missing: str
) -> None:
    (modules / "@leeoniya/ufuzzy" / missing).unlink()
    with pytest.raises(UsageError, match=r"ufuzzy.*--libraries"):
        copy_libraries(tmp_path / "libraries", modules)
    assert not (tmp_path / "libraries").exists()


def test_without_npm_it_says_what_to_do(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ExportError, match=r"npm is not there.*Install Node\.js.*--libraries DIR"):
        node_modules()
    assert not cache.exists()


@pytest.mark.skipif(os.name == "nt", reason="the npm of this test is a shell script")
def test_npm_that_fails_is_quoted_and_leaves_nothing(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_npm(tmp_path / "bin", NPM_THAT_FAILS, monkeypatch)
    with pytest.raises(ExportError, match=r"npm ci ended with 7: code ENOTFOUND. .*--libraries DIR"):
        node_modules()
    assert not [path for path in cache.rglob("*") if path.is_file() or path.name == "node_modules"]


@pytest.mark.skipif(os.name == "nt", reason="the npm of this test is a shell script")
def test_npm_runs_once_for_a_lock_and_no_script_of_a_package(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNT", str(tmp_path / "count"))
    put_npm(tmp_path / "bin", NPM_THAT_WORKS, monkeypatch)
    first, second = node_modules(), node_modules()
    assert first == second
    assert (first / "datatables.net").is_dir()
    assert first.is_relative_to(cache)
    (asked,) = (tmp_path / "count").read_text(encoding="utf-8").splitlines()
    assert asked.startswith("ci --ignore-scripts")


def test_cache_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    put_npm(tmp_path / "bin", NPM_THAT_WORKS, monkeypatch)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "file"))
    with pytest.raises(ExportError, match=r"can't be kept.*XDG_CACHE_HOME"):
        node_modules()


def test_lock_has_a_hash_for_each_package_and_no_address() -> None:
    packages = json.loads((NPM / LOCK).read_text(encoding="utf-8"))["packages"]
    wanted = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted == locked_versions()
    for path, package in packages.items():
        assert "resolved" not in package
        assert not path or package["integrity"].startswith("sha512-")
