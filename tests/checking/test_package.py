"""`validate_package` and `validate_table_file`: what is published passes, and each kind of damage is named."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.schemas.judge import frictionless_faults
from shenyang_innovation.checking.schemas.package import validate_package
from shenyang_innovation.errors import DataFilesError

if TYPE_CHECKING:
    from collections.abc import Callable

    SetCell = Callable[[Path, int, str, str], None]

HASH = "datapackage.json: clusters.hash"


def said(root: Path) -> str:
    return "\n".join(map(str, validate_package(root)))


def test_the_published_package_is_valid(repository: Path) -> None:
    assert validate_package(repository) == []
    assert validate_package(repository / "datapackage.json") == []
    assert frictionless_faults(repository) == []


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "expected"),
    [
        ("clusters", 1, "name_en", "", "clusters, row 1, column name_en: must not be missing"),
        ("clusters", 1, "reference_year", "1900", "column reference_year: must be at least 1949"),
        ("clusters", 1, "reference_year", "x", "column reference_year: must be a whole number"),
        ("clusters", 1, "cluster_kind", "city-wide", "column cluster_kind: must be one of"),
        ("clusters", 1, "cluster_id", "Not A Slug", "column cluster_id: must match"),
        ("clusters", 1, "name_zh", " 集群", "column name_zh: must be plain text"),
        ("clusters", 1, "place_id", "atlantis", "no row of places has this place_id"),
        ("clusters", 1, "place_id", "", "place_id and place_basis must both be given or both be missing"),
        ("observations", 2, "caveats", "no-such-caveat", "no row of caveats has this caveat_id"),
        ("observations", 2, "subject_id", "nobody", "no row of entities has this entity_id"),
        ("observations", 2, "start", "00804", "must stand in its canonical form '804'"),
        ("observations", 2, "value", "1e3", "must stand in its canonical form '1000'"),
        ("observations", 2, "period_end", "2024-02-30", "column period_end: must be a date"),
        ("relations", 1, "holds", "True", "must stand in its canonical form 'true'"),
    ],
)
def test_a_changed_cell_is_named(
    package: Path, set_cell: SetCell, table: str, row: int, column: str, value: str, expected: str
) -> None:
    set_cell(package / "tables" / f"{table}.csv", row, column, value)
    found = said(package)
    assert expected in found
    assert f"{table}.hash is" in found


def test_a_repeated_row_is_a_repeated_key(package: Path) -> None:
    file = package / "tables" / "caveats.csv"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines, lines[-1]]))
    assert f"caveats, row {len(lines)}, column caveat_id: the key stands already in row {len(lines) - 1}" in said(
        package
    )


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "byte order mark (UTF-8)"),
        (lambda data: data.decode().encode("utf-16"), "byte order mark (UTF-16)"),
        (lambda data: data.decode().encode("gb18030"), "not UTF-8 at byte"),
        (
            lambda data: data.replace(b"label_zh", b"caveat_id", 1),
            "column caveat_id: the column stands in the data more",
        ),
        (lambda data: data.replace(b"label_zh,", b"", 1), "column label_zh: the column is missing"),
        (lambda data: data.replace(b"label_zh", b"label_cn", 1), "column label_cn: is no column of caveats"),
        (lambda data: data.replace(b"label_zh,label_en", b"label_en,label_zh", 1), "stand in another order"),
        (lambda data: data + b"x,y\n", "the row has 2 cells under 4 columns"),
        (lambda data: data + b'a,"b\n', "is not readable as CSV"),
        (lambda data: data + b"a,\0,c,d\n", "a NUL stands at byte"),
        (lambda data: data.replace(b"\n", b"\r\n"), "is not written as the build writes it"),
        (lambda data: data.removesuffix(b"\n"), "is not written as the build"),
        (
            lambda data: data.replace(b"ambiguous-period", b'"ambiguous-period"', 1),
            "not written as the build writes it",
        ),
        (lambda _: b"", "there is no header"),
    ],
)
def test_a_damaged_file_is_named(package: Path, damage: Callable[[bytes], bytes], expected: str) -> None:
    file = package / "tables" / "caveats.csv"
    file.write_bytes(damage(file.read_bytes()))
    assert expected in said(package)


def test_a_missing_file_is_named(package: Path) -> None:
    (package / "tables" / "caveats.csv").unlink()
    assert "the file tables/caveats.csv can't be read" in said(package)


def change_descriptor(package: Path, change: Callable[[Any], object]) -> str:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_bytes())
    change(descriptor)
    file.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    return said(package)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d["resources"][0]["schema"]["fields"][0].update(type="integer"), "schema.fields[source_id].type"),
        (lambda d: d["resources"][0]["schema"]["fields"].pop(), "sources.schema.fields is"),
        (lambda d: d["resources"][0]["schema"].pop("primaryKey"), "sources.schema.primaryKey is missing"),
        (lambda d: d["resources"][0].update(bytes=1), "sources.bytes is 1, the file gives"),
        (lambda d: d["resources"][0].update(hash="sha256:0"), "sources.hash is"),
        (lambda d: d["resources"][0].update(extra="x"), 'sources.extra is "x"'),
        (lambda d: d["resources"][0].update(name="source"), "no table 'source'"),
        (lambda d: d["resources"].append(d["resources"][0]), "the resource sources stands twice"),
        (lambda d: d["resources"].pop(), "the table relations is missing"),
        (lambda d: d.pop("licenses"), "licenses is missing"),
        (lambda d: d.pop("version"), "version or sources are missing"),
        (lambda d: d.update(name="other"), 'name is "other"'),
        (
            lambda d: d["resources"][0].update(path="../tables/sources.csv"),
            "'../tables/sources.csv' leads out of the package",
        ),
        (lambda d: d["resources"][0].update(path="/etc/hostname"), "'/etc/hostname' leads out of the package"),
        (lambda d: d["resources"][0].update(path="https://example.org/s.csv"), "s.csv' is no path of a file inside"),
        (lambda d: d["resources"][0].update(path=["tables/sources.csv"]), "is no path of a file inside"),
    ],
)
def test_a_descriptor_that_does_not_fit_is_named(package: Path, change: Callable[[Any], object], expected: str) -> None:
    assert expected in change_descriptor(package, change)


def test_a_link_out_of_the_package_is_not_followed(package: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    file = package / "tables" / "caveats.csv"
    outside.write_bytes(file.read_bytes())
    file.unlink()
    os.symlink(outside, file)
    assert "the path 'tables/caveats.csv' leads out of the package" in said(package)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"{", "is not JSON"),
        (b"[]", "has no list of resources"),
        (b"\xff", "is not UTF-8"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"resources": [1, null, {}]}', "no table None"),
    ],
)
def test_a_broken_descriptor_is_named(package: Path, data: bytes, expected: str) -> None:
    (package / "datapackage.json").write_bytes(data)
    assert expected in said(package)


def test_no_package_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFilesError, match=r"there is no datapackage\.json"):
        validate_package(tmp_path)


def test_frictionless_finds_it_in_a_folder_whose_name_is_a_pattern(package: Path, set_cell: SetCell) -> None:
    folder = package.rename(package.with_name("package [a-z]*"))
    set_cell(folder / "tables" / "clusters.csv", 2, "reference_year", "soon")
    assert "clusters" in {fault.table for fault in frictionless_faults(folder)}


def test_frictionless_finds_a_changed_cell_too(package: Path, set_cell: SetCell) -> None:
    set_cell(package / "tables" / "clusters.csv", 2, "reference_year", "soon")
    found = frictionless_faults(package)
    assert {(f.table, f.row, f.column) for f in found} >= {("clusters", 2, "reference_year")}
