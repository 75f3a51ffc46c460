"""Packages given by their path: of an older version, of a newer one, and what is none."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from shenyang_innovation.__about__ import DATA_VERSION
from shenyang_innovation.errors import DataFilesError, UnknownNameError
from shenyang_innovation.published.backends import BACKENDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def other(tmp_path: Path, real: Path) -> Path:
    """A copy of the published package, which a test makes into one of another version."""
    folder = tmp_path / "another package"
    shutil.copytree(real / "tables", folder / "tables")
    shutil.copy(real / "datapackage.json", folder)
    return folder


def redescribe(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    change(described)
    path.write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def resource_of(described: dict[str, Any], table: str) -> dict[str, Any]:
    return next(resource for resource in described["resources"] if resource["name"] == table)


def rewrite(folder: Path, table: str, lines: Callable[[list[str]], list[str]]) -> int:
    """Change the lines of a table; returns its new size."""
    path = folder / "tables" / f"{table}.csv"
    path.write_text("\n".join([*lines(path.read_text(encoding="utf-8").splitlines()), ""]), encoding="utf-8")
    return path.stat().st_size


@pytest.fixture
def older(other: Path) -> Path:
    """A version whose clusters had no remark, and which had no table of aliases."""
    size = rewrite(other, "clusters", lambda lines: [line.rpartition(",")[0] for line in lines if '"' not in line])

    def change(described: dict[str, Any]) -> None:
        described["version"] = "0.1.0"
        clusters = resource_of(described, "clusters")
        assert clusters["schema"]["fields"].pop()["name"] == "note_en"
        clusters["bytes"] = size
        described["resources"].remove(resource_of(described, "aliases"))

    redescribe(other, change)
    return other


@pytest.fixture
def newer(other: Path) -> Path:
    """A version whose clusters have a column more, and which has a table that this one does not know."""
    size = rewrite(other, "clusters", lambda lines: [f"{lines[0]},patent_count", *(f"{line},7" for line in lines[1:])])
    (other / "tables" / "patents.csv").write_text("patent_id,title_zh\np1,专利\n", encoding="utf-8")

    def change(described: dict[str, Any]) -> None:
        described["version"] = "99.0.0"
        described["newInThisVersion"] = True
        clusters = resource_of(described, "clusters")
        clusters["schema"]["fields"].append({"name": "patent_count", "type": "integer", "description": "Patents"})
        clusters["bytes"] = size
        patents = json.loads(json.dumps(resource_of(described, "aliases")))
        patents |= {"name": "patents", "path": "tables/patents.csv", "bytes": 33 - 4}
        patents["schema"]["fields"] = [
            {"name": name, "type": "string", "description": name, "constraints": {"required": True}}
            for name in ("patent_id", "title_zh")
        ]
        patents["schema"]["primaryKey"] = ["patent_id"]
        del patents["schema"]["foreignKeys"]
        patents["bytes"] = (other / "tables" / "patents.csv").stat().st_size
        described["resources"].append(patents)

    redescribe(other, change)
    return other


def columns_of(loaded: Any, backend: str) -> list[str]:
    if backend == "records":
        return list(loaded[0]._fields)
    return list(loaded.column_names if backend == "pyarrow" else loaded.columns)


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_older_version_is_read_as_it_describes_itself(older: Path, backend: Any) -> None:
    loaded = sy.load("clusters", backend=backend, package=older)
    assert columns_of(loaded, backend) == columns_of(sy.load_clusters(backend=backend), backend)[:-1]
    with pytest.raises(UnknownNameError, match="no table 'aliases'"):
        sy.load("aliases", backend=backend, package=older)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_newer_version_is_read_as_it_describes_itself(newer: Path, backend: Any) -> None:
    loaded = sy.load("clusters", backend=backend, package=str(newer), columns=["patent_count", "cluster_id"])
    assert columns_of(loaded, backend) == ["patent_count", "cluster_id"]
    everything = sy.load("clusters", backend=backend, package=newer / "datapackage.json")
    assert columns_of(everything, backend)[-1] == "patent_count"
    assert columns_of(sy.load("patents", backend=backend, package=newer), backend) == ["patent_id", "title_zh"]


def test_a_frame_says_of_which_version_it_is(newer: Path) -> None:
    assert sy.load("clusters", package=newer).attrs["version"] == "99.0.0"
    assert sy.load("clusters").attrs["version"] == DATA_VERSION


def test_sql_on_another_version(newer: Path) -> None:
    with sy.connect(package=newer) as connection:
        assert connection.execute("select sum(patent_count) = 7 * count(*) from clusters").fetchall() == [(True,)]
        assert connection.sql("from patents").fetchall() == [("p1", "专利")]


def test_what_a_newer_version_has_and_this_one_can_not_read_is_told(newer: Path) -> None:
    redescribe(
        newer, lambda described: resource_of(described, "patents")["schema"]["fields"][0].update(type="geopoint")
    )
    with pytest.raises(DataFilesError) as caught:
        sy.load("patents", package=newer)
    assert "type is 'geopoint', none of string, integer" in caught.value.what
    assert caught.value.remedy == (
        f"Its data are of version 99.0.0, those of this package of {DATA_VERSION}: upgrade shenyang-innovation"
    )


@pytest.mark.parametrize("given", ["", "no such folder", "tables", "/dev/null"])
def test_what_is_no_package_is_named(real: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(real)
    with pytest.raises(DataFilesError) as caught:
        sy.load("clusters", package=given)
    assert caught.value.what == "is no published package"
    assert caught.value.remedy == "Name the folder that holds datapackage.json and tables/"


def test_a_package_of_another_name_is_refused(other: Path) -> None:
    redescribe(other, lambda described: described.update(name="dalian-innovation"))
    with pytest.raises(DataFilesError, match="is the package 'dalian-innovation', not 'shenyang-innovation'"):
        sy.load("clusters", package=other)


def test_the_folder_of_the_checkout_is_a_package_too(real: Path) -> None:
    assert sy.load("clusters", package=real).equals(sy.load_clusters())
