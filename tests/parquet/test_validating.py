"""`validate` and `check` judge Parquet beside CSV; other judges pass over it."""

from __future__ import annotations

import importlib.resources
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from jsonschema import Draft7Validator
from pyarrow import parquet

from shenyang_innovation import arrow
from shenyang_innovation.checking.run import run_checks
from shenyang_innovation.checking.schemas.judge import frictionless_faults
from shenyang_innovation.checking.schemas.package import another_may_read, validate_package
from shenyang_innovation.errors import MissingExtraError
from tests.parquet.conftest import replace, resource_of

FILE = "tables/clusters.parquet"


def said(root: Path) -> list[str]:
    return [str(fault) for fault in validate_package(root)]


def validate(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "shenyang_innovation", "validate", str(root), *more]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_a_package_with_parquet_is_valid_to_us_and_to_others(outgrown: Path) -> None:
    done = validate(outgrown)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 2 rules checked, 0 findings" in done.stdout
    assert frictionless_faults(outgrown) == []
    text = importlib.resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8")
    descriptor = json.loads((outgrown / "datapackage.json").read_bytes())
    assert list(Draft7Validator(json.loads(text)).iter_errors(descriptor)) == []


def test_an_installed_package_with_parquet_holds_by_every_rule(outgrown: Path) -> None:
    assert [str(finding) for finding in run_checks(outgrown).findings] == []


def test_a_file_that_is_missing_is_named(copied: Path) -> None:
    (copied / FILE).unlink()
    reason = "the file tables/clusters.parquet can't be read: No such file or directory"
    assert said(copied) == [f"{FILE}: {reason}. Build the package again"]


def test_other_bytes_are_named(copied: Path) -> None:
    data = bytearray((copied / FILE).read_bytes())
    data[200] ^= 1
    (copied / FILE).write_bytes(data)
    found = said(copied)
    assert any(fault.startswith("datapackage.json: clusters.parquet.hash is") for fault in found)
    assert another_may_read(copied)


def test_what_is_cut_short_is_named(copied: Path) -> None:
    (copied / FILE).write_bytes((copied / FILE).read_bytes()[:-100])
    found = said(copied)
    assert any("clusters.parquet.bytes is" in fault for fault in found)
    assert any(fault.startswith(f"{FILE}: it can't be read as Parquet: ") for fault in found)


def test_no_parquet_at_all_is_named(copied: Path) -> None:
    replace(copied, "clusters", b"not what it says")
    (found,) = said(copied)
    assert found.startswith(f"{FILE}: it can't be read as Parquet: ")


def with_cell(table: pa.Table, column: str, row: int, cell: object) -> pa.Table:
    at = table.column_names.index(column)
    cells = table[column].to_pylist()
    cells[row] = cell
    return table.set_column(at, table.schema.field(at), pa.array(cells, table[column].type))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda table: with_cell(table, "output_value_cny", 1, 1),
            "row 2, column output_value_cny: it holds 1, the CSV",
        ),
        (lambda table: with_cell(table, "name_en", 0, "x"), "row 1, column name_en: it holds 'x', the CSV "),
        (
            lambda table: with_cell(table, "cluster_kind", 0, "other"),
            "row 1, column cluster_kind: it holds 'other', the",
        ),
        (lambda table: pa.concat_tables([table, table.slice(0, 1)]), "rows, the CSV "),
        (lambda table: table.slice(0, 0), "it holds 0 rows, the CSV "),
        (lambda table: pa.concat_tables([table.slice(1, 1), table.slice(0, 1), table.slice(2)]), "row 1, column"),
        (lambda table: table.drop_columns(["name_zh"]), "its column 2 is "),
        (lambda table: table.append_column("more", table["name_zh"]), "columns, the CSV "),
        (lambda table: table.cast(pa.schema([f.with_nullable(True) for f in table.schema])), "its column 1 is"),
    ],
    ids=range(9),
)
def test_what_it_holds_otherwise_is_named_even_where_the_hash_is_right(
    copied: Path, change: Any, expected: str
) -> None:
    replace(copied, "clusters", arrow.to_parquet(change(parquet.read_table(copied / FILE))))
    (found,) = said(copied)
    assert found.startswith(f"{FILE}: ")
    assert expected in found


def test_a_changed_csv_is_not_what_its_parquet_holds(copied: Path) -> None:
    csv = (copied / "tables" / "clusters.csv").read_bytes()
    replace(copied, "clusters", csv.replace(b",69500000000,", b",69600000000,"), "csv")
    (found,) = said(copied)
    assert "column output_value_cny: it holds 69500000000, the CSV 69600000000" in found


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        (5, "5 is no path of a file inside the package"),
        ({"bytes": 1}, "None is no path of a file inside the package"),
        ({"path": "../clusters.parquet"}, "leads out of the package"),
        ({"path": "tables/sources.parquet"}, 'clusters.parquet.path is "tables/sources.parquet"'),
        ({"path": FILE, "bytes": 1}, "clusters.parquet.bytes is 1, the file gives"),
        ({"path": FILE, "more": 1}, "clusters.parquet.more is 1, the row models give missing"),
    ],
    ids=range(6),
)
def test_what_the_descriptor_says_wrong_of_it_is_named(copied: Path, described: Any, expected: str) -> None:
    descriptor = json.loads((copied / "datapackage.json").read_bytes())
    resource_of(descriptor, "clusters")["parquet"] = described
    (copied / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert expected in "\n".join(said(copied))


def test_the_command_names_the_file_for_people_and_machines(copied: Path) -> None:
    replace(copied, "clusters", arrow.to_parquet(parquet.read_table(copied / FILE).slice(1)))
    done = validate(copied, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    (found,) = json.loads(done.stdout)["findings"]
    assert found["path"] == str(copied / FILE)
    assert found["rule"].startswith("it holds ")


def test_without_pyarrow_it_says_what_to_install(outgrown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"validate: pyarrow is not installed\. Run `pip install 'sheny.*arrow"):
        validate_package(outgrown)
