"""What all descriptions have in common: they agree, are the same every time, and invent no date."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from shenyang_innovation.__about__ import DATA_RELEASED, DATA_VERSION
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.exports.about import about
from shenyang_innovation.exports.files import copy_package
from shenyang_innovation.progress import silent
from shenyang_innovation.published import descriptor
from tests.exports.conftest import Export
from tests.exports.published import REPOSITORY

FOLDERS = {"croissant": "croissant.json", "csvw": "csv-metadata.json", "ro-crate": "ro-crate-metadata.json"}
FILES = {"dcat": "dcat.json", "datacite": "datacite.json", "cff": "CITATION.cff"}
DESCRIPTIONS = FOLDERS | FILES
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def export_all(
    export: Export, place: Path, forms: dict[str, str], *options: str | Path, env: dict[str, str] | None = None
) -> dict[str, Path]:
    """Export each of the formats, and return where its description lies."""
    found = {}
    for form, name in forms.items():
        dest = place / form if form in FOLDERS else place / name
        done = export(form, dest, *options, env=env)
        assert (done.returncode, done.stderr) == (0, "")
        found[form] = dest / name if form in FOLDERS else dest
    return found


def read(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))  # JSON is YAML
    return loaded


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, export: Export) -> dict[str, Path]:
    elsewhere = {"PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "0"}
    return export_all(export, tmp_path_factory.mktemp("exports"), DESCRIPTIONS, env=elsewhere)


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that did not come with the code, though it is the same."""
    folder = tmp_path_factory.mktemp("another")
    shutil.copytree(REPOSITORY / "tables", folder / "tables")
    shutil.copy(REPOSITORY / "datapackage.json", folder)
    return folder


def said(form: str, file: Path) -> tuple[str | None, ...]:
    """Title, description, version, licence and day of release, as a description says them; None if it does not."""
    described = read(file)
    if form == "csvw":
        license_, day = described["dc:license"]["@id"], described.get("dc:issued", {}).get("@value")
        return described["dc:title"], described["dc:description"], described["schema:version"], license_, day
    if form == "datacite":
        title, text = described["titles"][0]["title"], described["descriptions"][0]["description"]
        return title, text, described["version"], described["rightsList"][0]["rightsUri"], described["dates"][0]["date"]
    if form == "cff":
        license_, day = described["license-url"], described.get("date-released")
        return described["title"], described["abstract"], described["version"], license_, day
    if form == "ro-crate":
        (described,) = (entity for entity in described["@graph"] if entity["@id"] == "./")
        described["license"] = described["license"]["@id"]
    license_, day = described["license"], described.get("datePublished")
    return described["name"], described["description"], described["version"], license_, day


@pytest.mark.parametrize("form", DESCRIPTIONS)
def test_title_description_version_licence_and_day_are_those_of_the_package(
    exported: dict[str, Path], form: str
) -> None:
    package = json.loads((REPOSITORY / "datapackage.json").read_text(encoding="utf-8"))
    expected = (package["title"], package["description"], DATA_VERSION, LICENSE, DATA_RELEASED)
    assert said(form, exported[form]) == expected


@pytest.mark.parametrize("form", DESCRIPTIONS)
def test_the_bytes_are_the_same_in_another_process(exported: dict[str, Path], form: str, tmp_path: Path) -> None:
    place = tmp_path / "again"
    if form in FOLDERS:
        place.mkdir()
    import_module(f"shenyang_innovation.exports.{form.replace('-', '_')}").write(descriptor.package(), place, silent)
    again = place / FOLDERS[form] if form in FOLDERS else place
    assert again.read_bytes() == exported[form].read_bytes()
    assert again.read_bytes().endswith(b"\n")
    assert b"\r" not in again.read_bytes()


@pytest.mark.parametrize("form", FOLDERS)
def test_the_published_files_lie_beside_the_description(exported: dict[str, Path], form: str) -> None:
    folder = exported[form].parent
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {FOLDERS[form]}
    assert names == {"datapackage.json", *(f"tables/{path.name}" for path in (REPOSITORY / "tables").glob("*.csv"))}
    for name in names:
        assert (folder / name).read_bytes() == (REPOSITORY / name).read_bytes()


def test_another_package_has_no_day_of_release(export: Export, another: Path, tmp_path: Path) -> None:
    forms = {form: name for form, name in DESCRIPTIONS.items() if form not in ("ro-crate", "datacite")}
    for form, file in export_all(export, tmp_path, forms, "--package", another).items():
        assert said(form, file)[-1] is None
        assert DATA_RELEASED not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "name"), [("ro-crate", "RO-Crate"), ("datacite", "DataCite")])
def test_a_format_that_asks_for_a_day_of_release_refuses_another_package(
    export: Export, another: Path, tmp_path: Path, form: str, name: str
) -> None:
    done = export(form, tmp_path / "out", "--package", another)
    assert done.returncode == 1
    assert f"{another}: the day of its release is not known, and {name} asks for one" in done.stderr
    assert "Export the package that comes with the code" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_is_not_as_the_descriptor_says_is_not_copied(another: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(another, package)
    table = package / "tables" / "clusters.csv"
    table.write_bytes(table.read_bytes().replace(b"10.5", b"15.0"))
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(DataFilesError, match=r"clusters\.csv: its SHA-256 is not the one that the descriptor says"):
        copy_package(descriptor.package(str(package)), place, silent)


def test_a_package_without_its_city_is_refused(another: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(another, package)
    table = package / "tables" / "places.csv"
    table.write_bytes(table.read_bytes().replace(b"\nshenyang,", b"\nshenyanG,"))
    with pytest.raises(DataFilesError, match=r"places\.csv: there is no place 'shenyang'"):
        about(descriptor.package(str(package)))
