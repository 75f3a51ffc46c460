"""Tables that outgrow CSV get Parquet beside it, and lose it when they shrink again."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from shenyang_innovation.arrow import to_parquet
from shenyang_innovation.building.package import build, build_files, compare
from shenyang_innovation.building.parquet_files import OVER, parquet_files
from shenyang_innovation.cli import main
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.exports.export import export
from shenyang_innovation.whole import KEPT, is_whole, whole_package

if TYPE_CHECKING:
    from tests.building.conftest import Scratch

BOUND = 20_000
"""Bytes of CSV that some tables have and others have not."""
Run = subprocess.CompletedProcess[str]


def command(root: Path, *arguments: str, setting: dict[str, str] | None = None) -> Run:
    """Run a command as a user does."""
    run = [sys.executable, "-m", "shenyang_innovation", *arguments, "--root", str(root)]
    return subprocess.run(run, env=os.environ | (setting or {}), capture_output=True, encoding="utf-8", check=False)


def beside(root: Path) -> list[str]:
    """The tables that have Parquet."""
    return sorted(path.stem for path in (root / "tables").glob("*.parquet"))


def large(root: Path, bound: int = BOUND) -> list[str]:
    return sorted(path.stem for path in (root / "tables").glob("*.csv") if path.stat().st_size > bound)


def described(root: Path) -> dict[str, Any]:
    """What the descriptor says of Parquet, by table."""
    resources = json.loads((root / "datapackage.json").read_bytes())["resources"]
    return {resource["name"]: resource["parquet"] for resource in resources if "parquet" in resource}


@pytest.fixture(scope="module")
def built(repository: Path) -> dict[str, bytes]:
    """What a build gives with Parquet for the larger tables."""
    return build_files(repository, parquet_over=BOUND)


@pytest.fixture
def grown(scratch: Scratch, built: dict[str, bytes]) -> Path:
    """A checkout that was built so."""
    for file, data in built.items():
        (scratch.root / file).write_bytes(data)
    return scratch.root


# --- which tables -----------------------------------------------------------------------------------------------------


def test_tables_over_the_bound_get_parquet_and_lose_it_again(scratch: Scratch) -> None:
    root = scratch.root
    done = command(root, "build", "--parquet-over", str(BOUND))
    assert (done.returncode, done.stderr) == (0, "")
    assert 3 < len(beside(root)) < len(list((root / "tables").glob("*.csv")))
    assert beside(root) == large(root)
    assert {f"tables/{name}.parquet" for name in beside(root)} == {
        line for line in done.stdout.splitlines() if line.endswith(".parquet")
    }
    for name, said in described(root).items():
        data = (root / "tables" / f"{name}.parquet").read_bytes()
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert said == {"path": f"tables/{name}.parquet", "bytes": len(data), "hash": digest}
    assert sorted(described(root)) == beside(root)
    assert is_whole(str(root))
    assert "Nothing changed" in command(root, "build", "--parquet-over", str(BOUND)).stdout

    larger = beside(root)
    compared = command(root, "build", "--check")
    assert compared.returncode == 1
    assert f"tables/{larger[0]}.parquet: its table has not outgrown CSV" in compared.stdout
    done = command(root, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.splitlines()) == ["datapackage.json", *(f"tables/{name}.parquet" for name in larger)]
    assert (beside(root), described(root)) == ([], {})


def test_the_published_tables_have_not_outgrown_csv(repository: Path) -> None:
    assert beside(repository) == large(repository, OVER) == sorted(described(repository))


def test_the_bound_is_in_bytes_and_not_for_a_table_of_just_as_many() -> None:
    csv = b"caveat_id,label_zh,label_en,definition_en\nrounded,-,Rounded,-\n"
    assert parquet_files({"caveats": csv}, over=len(csv)) == {}
    assert list(parquet_files({"caveats": csv}, over=len(csv) - 1)) == ["caveats"]


@pytest.mark.parametrize("bound", ["-1", "8MB", "", "1e6"])
def test_a_bound_that_is_none_is_wrong_use(repository: Path, bound: str) -> None:
    done = command(repository, "build", "--check", f"--parquet-over={bound}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no whole number" in done.stderr


# --- what is in them ----------------------------------------------------------------------------------------------------


def test_types_are_those_of_the_export(grown: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    exported = export("parquet", tmp_path_factory.mktemp("exported") / "tables", package=grown)
    for name in beside(grown):
        one = parquet.read_table(grown / "tables" / f"{name}.parquet")
        other = parquet.read_table(exported / f"{name}.parquet")
        assert one.schema.equals(other.schema)
        assert one.equals(other)


def test_the_same_bytes_on_every_build(grown: Path) -> None:
    before = {name: (grown / "tables" / f"{name}.parquet").read_bytes() for name in beside(grown)}
    for name in before:
        (grown / "tables" / f"{name}.parquet").unlink()
    surroundings = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Shanghai", "OMP_NUM_THREADS": "1"}
    done = command(grown, "build", "--parquet-over", str(BOUND), setting=surroundings)
    assert done.returncode == 0, done.stderr
    assert {name: (grown / "tables" / f"{name}.parquet").read_bytes() for name in beside(grown)} == before


def test_the_bytes_do_not_depend_on_how_the_rows_were_read() -> None:
    table = pa.table({"note_en": [f"a note that no other is like, {number}" for number in range(150_000)]})
    pieces = pa.concat_tables([table.slice(start, 777) for start in range(0, len(table), 777)])
    assert pieces.equals(table)
    assert to_parquet(pieces) == to_parquet(table)


# --- compared -----------------------------------------------------------------------------------------------------------


def put(root: Path, name: str, data: bytes) -> None:
    """A Parquet file as if another build had written it."""
    (root / "tables" / f"{name}.parquet").write_bytes(data)
    descriptor = json.loads((root / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        if resource["name"] == name:
            resource["parquet"] |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
    (root / "datapackage.json").write_text(text, encoding="utf-8", newline="")


def in_other_bytes(data: bytes, **how: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(parquet.read_table(io.BytesIO(data)), out, **how)
    return out.getvalue()


def test_the_same_in_other_bytes_is_the_same(grown: Path, built: dict[str, bytes]) -> None:
    path = grown / "tables" / "observations.parquet"
    for how in ({"compression": "gzip"}, {"row_group_size": 10}, {"store_schema": True, "use_dictionary": False}):
        data = in_other_bytes(path.read_bytes(), **how)
        assert data != path.read_bytes()
        put(grown, "observations", data)
        assert compare(grown, built) == []
    done = command(grown, "check", "--parquet-over", str(BOUND))
    assert "ok       equals-fresh-build" in done.stdout
    assert "ok       package-valid" in done.stdout


def changed_cell(table: pa.Table) -> pa.Table:
    at = table.column_names.index("note_en")
    cells = table["note_en"].to_pylist()
    cells[4] = "another note"
    return table.set_column(at, table.schema.field(at), pa.array(cells, pa.string()))


def another_type(table: pa.Table) -> pa.Table:
    at = table.column_names.index("start")
    return table.set_column(at, "start", table["start"].cast(pa.int32()))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (changed_cell, "row 5, column note_en: it holds 'another note', the CSV "),
        (lambda table: table.slice(1), "it holds 159 rows, the CSV 160"),
        (lambda table: table.drop_columns(["note_en"]), "columns, the CSV"),
        (another_type, "is start int32, where the CSV gives start int64"),
    ],
)
def test_what_it_holds_otherwise_is_named(grown: Path, built: dict[str, bytes], change: Any, expected: str) -> None:
    path = grown / "tables" / "observations.parquet"
    table = parquet.read_table(path)
    expected = expected.replace("159", str(len(table) - 1)).replace("160", str(len(table)))
    out = io.BytesIO()
    parquet.write_table(change(table), out)
    put(grown, "observations", out.getvalue())
    (said,) = (what for file, what in compare(grown, built) if file == "tables/observations.parquet")
    assert expected in said


def test_the_commands_name_what_it_holds_otherwise(grown: Path) -> None:
    path = grown / "tables" / "observations.parquet"
    out = io.BytesIO()
    parquet.write_table(changed_cell(parquet.read_table(path)), out)
    put(grown, "observations", out.getvalue())
    named = "tables/observations.parquet: row 5, column note_en: it holds 'another note', the CSV "
    for run, times in (("build", "--check"), 1), (("check",), 2):
        done = command(grown, *run, "--parquet-over", str(BOUND))
        assert (done.returncode, done.stdout.count(named)) == (1, times)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, "tables/observations.parquet: is missing"),
        (lambda data: data[:-20], "tables/observations.parquet: it can't be read as Parquet"),
        (lambda data: bytes(len(data)), "tables/observations.parquet: it can't be read as Parquet"),
    ],
    ids=["missing", "cut short", "no Parquet"],
)
def test_a_missing_or_broken_file_is_named_and_built_again(
    grown: Path, built: dict[str, bytes], change: Any, expected: str
) -> None:
    path = grown / "tables" / "observations.parquet"
    right = path.read_bytes()
    if change is None:
        path.unlink()
    else:
        path.write_bytes(change(right))
    assert not is_whole(str(grown))
    (said,) = compare(grown, built)
    assert f"{said.file}: {said.what}".startswith(expected)
    assert build(grown, parquet_over=BOUND) == ["tables/observations.parquet"]
    assert path.read_bytes() == right


def test_parquet_of_no_table_is_a_stray(grown: Path) -> None:
    (grown / "tables" / "others.parquet").write_bytes(b"PAR1")
    with pytest.raises(DataFilesError, match="nothing builds this file"):
        build(grown, parquet_over=BOUND)


# --- exchanged ----------------------------------------------------------------------------------------------------------


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "tables").iterdir())} | {
        "datapackage.json": (root / "datapackage.json").read_bytes()
    }


@pytest.mark.parametrize("moment", ["the first", "a later one"])
def test_a_file_that_can_not_be_taken_away_leaves_all_old_ones(
    grown: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    before, left = files(grown), [0 if moment == "the first" else 2]
    unlink = Path.unlink

    def refusing(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".parquet" and path.parent == grown / "tables":
            left[0] -= 1
            if left[0] == -1:
                raise PermissionError(errno.EPERM, "Operation not permitted", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refusing)
        with pytest.raises(DataFilesError, match="Operation not permitted"):
            build(grown)
    assert files(grown) == before
    assert not (grown / ".build").exists()
    build(grown)
    assert beside(grown) == []


class Killed(BaseException):
    """The end of a process, as far as it can be had inside of one."""


@pytest.mark.parametrize("number", range(3))
def test_a_build_killed_while_it_takes_them_away_leaves_the_new_package(
    grown: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    count, unlink = iter(range(1000)), Path.unlink

    def dying(path: Path, missing_ok: bool = False) -> None:
        if path.parent == grown / "tables" and next(count) == number:
            raise Killed
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", dying)
        with pytest.raises(Killed):
            build(grown)
    assert whole_package(str(grown)) == str(grown)  # the descriptor in place names none of them
    assert described(grown) == {}
    build(grown)
    assert (beside(grown), (grown / ".build").exists()) == ([], False)


def test_a_build_killed_before_leaves_the_old_package_with_its_parquet(
    grown: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(grown)

    def reword(rows: list[dict[str, str]]) -> None:
        rows[0]["note_en"] = "reworded"

    scratch.edit("registers/clusters.csv", reword)
    rename, count = os.replace, iter(range(1000))

    def dying(old: Path, new: Path) -> None:
        if next(count) == 1:
            raise Killed
        rename(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        with pytest.raises(Killed):
            build(grown, parquet_over=0)
    kept = Path(whole_package(str(grown)))
    assert kept == grown / KEPT
    assert files(kept) == before


# --- without pyarrow ------------------------------------------------------------------------------------------------------

WITHOUT = "import sys; sys.modules['pyarrow'] = None; from shenyang_innovation.cli import main; sys.exit(main())"


def test_without_pyarrow_a_build_that_needs_it_says_what_to_install(scratch: Scratch) -> None:
    before = files(scratch.root)
    run = [sys.executable, "-c", WITHOUT, "build", "--root", str(scratch.root), "--parquet-over", str(BOUND)]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    first = next(table for table in json.loads(before["datapackage.json"])["resources"] if table["bytes"] > BOUND)
    assert done.stderr == (
        f"shenyang-innovation: build: tables/{first['name']}.csv has more than 20000 bytes, so it has Parquet beside it, "
        "and pyarrow is missing. Run `pip install 'shenyang-innovation[arrow]'`\n"
    )
    assert files(scratch.root) == before


def test_without_pyarrow_a_build_that_does_not_need_it_is_one(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["build", "--check", "--root", str(scratch.root)]) == 0, capsys.readouterr().out
