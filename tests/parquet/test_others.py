"""Whoever copies, exports or packs the tables takes the Parquet with them; other tools read either file."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pytest

import shenyang_innovation as sy
from shenyang_innovation import releasing
from shenyang_innovation.checking.schemas.package import validate_package
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.exports.croissant import describe_croissant
from shenyang_innovation.exports.dcat import describe_dcat
from shenyang_innovation.exports.export import export
from shenyang_innovation.published import descriptor, location
from shenyang_innovation.published.names import TABLES
from shenyang_innovation.whole import is_whole
from tests.exports.frames import assert_same

PATHS = {f"tables/{name}.{ending}" for name in TABLES for ending in ("csv", "parquet")}


def digests(root: Path) -> dict[str, str]:
    return {path: hashlib.sha256((root / path).read_bytes()).hexdigest() for path in PATHS}


# --- exports --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["csvw", "croissant"])
def test_the_published_files_are_copied_with_parquet(outgrown: Path, tmp_path: Path, form: str) -> None:
    place = export(form, tmp_path / form, package=outgrown)
    assert digests(place) == digests(outgrown)
    assert is_whole(str(place))
    assert validate_package(place) == []


def test_descriptions_have_every_file_with_its_hash(outgrown: Path) -> None:
    package = descriptor.package(str(outgrown))
    for described in (describe_croissant(package), describe_dcat(package)):
        files = {file["contentUrl"]: file for file in described["distribution"]}
        assert {path: file["sha256"] for path, file in files.items()} == digests(outgrown)
        assert files["tables/clusters.parquet"]["encodingFormat"] == "application/vnd.apache.parquet"
        assert len({file["@id"] for file in described["distribution"]}) == len(PATHS)


def test_ro_crate_describes_and_holds_every_file(
    outgrown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "package_root", lambda: str(outgrown))  # only of this one the day of release is known
    place = sy.export("ro-crate", tmp_path / "crate")
    graph = json.loads((place / "ro-crate-metadata.json").read_bytes())["@graph"]
    files = {one["@id"]: one["sha256"] for one in graph if one["@type"] == "File" and one["@id"] != "datapackage.json"}
    assert files == digests(outgrown) == digests(place)
    (root,) = (one for one in graph if one["@id"] == "./")
    assert {part["@id"] for part in root["hasPart"]} == PATHS | {"datapackage.json"}


def test_the_export_of_parquet_is_that_of_csv_and_names_its_files_alone(
    outgrown: Path, plain: Path, tmp_path: Path
) -> None:
    one, other = (export("parquet", tmp_path / root.name, package=root) for root in (outgrown, plain))
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }
    assert "tables/" not in (one / "datapackage.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["sqlite", "jsonl"])
def test_other_exports_are_those_of_csv(outgrown: Path, plain: Path, tmp_path: Path, form: str) -> None:
    one, other = (export(form, tmp_path / root.name, package=root) for root in (outgrown, plain))
    for path in [one] if one.is_file() else sorted(one.glob("*.jsonl")):
        assert path.read_bytes() == (other if one.is_file() else other / path.name).read_bytes()


@pytest.mark.parametrize("form", ["csvw", "jsonl", "parquet"])
def test_a_package_whose_parquet_was_changed_is_not_exported(copied: Path, tmp_path: Path, form: str) -> None:
    data = bytearray((copied / "tables" / "people.parquet").read_bytes())
    data[-20] ^= 1
    (copied / "tables" / "people.parquet").write_bytes(data)
    with pytest.raises(DataFilesError):
        export(form, tmp_path / "place", package=copied)
    assert not (tmp_path / "place").exists()


# --- releases -------------------------------------------------------------------------------------------------------


def test_a_kept_release_is_csv_alone(outgrown: Path, plain: Path) -> None:
    kept = releasing._package(outgrown)
    assert kept == releasing._package(plain)
    assert b"parquet" not in kept["datapackage.json"]


def test_parquet_is_no_change_of_data_or_schema(outgrown: Path, plain: Path) -> None:
    for old, new in ((plain, outgrown), (outgrown, plain), (outgrown, outgrown)):
        found = sy.diff(old, new)
        assert (found.schema, found.rows) == ((), ()), str(found)


# --- other tools ----------------------------------------------------------------------------------------------------


def test_frictionless_reads_the_csv_as_ever(outgrown: Path) -> None:
    package: Any = frictionless.Package.from_descriptor(str(outgrown / "datapackage.json"))
    rows = package.get_resource("clusters").read_rows()
    assert [row["cluster_id"] for row in rows] == [row.cluster_id for row in sy.load_clusters(backend="records")]


@pytest.mark.parametrize("table", ["clusters", "observations", "relations"])
def test_anyone_reads_the_parquet_by_its_path(outgrown: Path, plain: Path, table: str) -> None:
    path = outgrown / "tables" / f"{table}.parquet"
    frame = sy.load(table, package=plain)
    assert_same(pd.read_parquet(path), frame)
    expected: Any = sy.load(table, backend="polars", package=plain)
    assert pl.read_parquet(path, hive_partitioning=False, glob=False).cast(dict(expected.schema)).equals(expected)
    with duckdb.connect() as connection:
        link = path.parent.parent.parent.parent / f"{table}.parquet"
        shutil.copy(path, link)  # to where no name is a pattern
        rows = connection.read_parquet(str(link)).fetchall()
    assert rows == sy.load(table, backend="duckdb", package=plain).fetchall()


# --- the wheel ------------------------------------------------------------------------------------------------------


def packed(root: Path) -> set[str]:
    """What the hook of the build puts into a wheel."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    try:
        from hatch_build import PublishedPackageHook
    finally:
        sys.path.pop(0)
    data: dict[str, Any] = {"force_include": {}}
    hook: Any = object.__new__(PublishedPackageHook)
    hook.__dict__["_BuildHookInterface__root"] = str(root)
    hook.initialize("standard", data)
    assert all(Path(file).is_file() for file in data["force_include"])
    folder = "shenyang_innovation/_data/"
    return {path.removeprefix(folder) for path in data["force_include"].values() if path.startswith(folder)}


def test_the_wheel_has_parquet_beside_csv(outgrown: Path, plain: Path) -> None:
    assert packed(outgrown) == PATHS | {"datapackage.json"}
    assert packed(plain) == {path for path in PATHS if path.endswith(".csv")} | {"datapackage.json"}


@pytest.mark.parametrize("wrong", ["missing", "changed", "not named"])
def test_no_wheel_of_parquet_that_is_not_the_described(copied: Path, wrong: str) -> None:
    path = copied / "tables" / "people.parquet"
    if wrong == "missing":
        path.unlink()
    elif wrong == "changed":
        path.write_bytes(path.read_bytes() + b"\0")
    else:
        shutil.copy(path, path.with_name("others.parquet"))
    with pytest.raises(ValueError, match=r"are not those that datapackage\.json describes"):
        packed(copied)


# --- the page -------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_property_as_the_build_writes_it(outgrown: Path, repository: Path) -> None:
    page = (repository / "docs" / "other-tools.md").read_text(encoding="utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    (described,) = (
        resource
        for resource in json.loads((outgrown / "datapackage.json").read_bytes())["resources"]
        if resource["name"] == shown["name"]
    )
    assert list(shown["parquet"]) == list(described["parquet"])
    assert (shown["path"], shown["parquet"]["path"]) == (described["path"], described["parquet"]["path"])
