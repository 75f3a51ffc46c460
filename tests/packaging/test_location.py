"""The published package is found where it lies, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published.location import package_root


def code_folder(parent: Path) -> Path:
    code = parent / "shenyang_innovation"
    code.mkdir(parents=True)
    return code


def describe(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    return folder


def test_the_package_of_this_checkout_is_found(repository: Path) -> None:
    found = Path(package_root(), "datapackage.json")
    assert found.read_bytes() == (repository / "datapackage.json").read_bytes()


def test_data_beside_the_code_comes_first(tmp_path: Path) -> None:
    code = code_folder(tmp_path / "src")
    describe(tmp_path)
    bundled = describe(code / "_data")
    assert package_root(str(code)) == str(bundled)


def test_a_checkout_has_it_at_its_root(tmp_path: Path) -> None:
    code = code_folder(tmp_path / "src")
    describe(tmp_path)
    assert package_root(str(code)) == str(tmp_path)


def test_a_checkout_that_was_not_built_says_what_to_run(tmp_path: Path) -> None:
    code = code_folder(tmp_path / "src")
    with pytest.raises(DataFilesError, match="shenyang-innovation build") as caught:
        package_root(str(code))
    assert caught.value.where == str(tmp_path)


def test_an_installation_never_takes_the_package_of_somebody_else(tmp_path: Path) -> None:
    code = code_folder(tmp_path / "site-packages")
    describe(tmp_path)
    with pytest.raises(DataFilesError, match="--force-reinstall") as caught:
        package_root(str(code))
    assert caught.value.where == str(code / "_data")
