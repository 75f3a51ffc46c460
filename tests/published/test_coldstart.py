"""Why loading is cheap: what is imported and made for it, and no more. How cheap, the benchmark says."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation import inside, load
from shenyang_innovation.errors import UnknownNameError
from shenyang_innovation.published import descriptor, records
from shenyang_innovation.published.light import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

NOT_NEEDED = "typing dataclasses importlib.resources pathlib inspect tempfile warnings pandas numpy".split()
ONLY_CSV_AND_JSON = "import sys, os, csv, json, decimal\nbefore = set(sys.modules)\n"


def said(program: str) -> list[str]:
    """The words that a fresh process prints, with nothing that the environment adds."""
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{program}"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.split()


def test_the_import_imports_two_modules() -> None:
    program = "before = set(sys.modules)\nimport shenyang_innovation\nprint(*set(sys.modules) - before)"
    assert set(said(program)) == {"shenyang_innovation", "shenyang_innovation.__about__"}


def test_records_need_little_beside_csv_and_json() -> None:
    load = "import shenyang_innovation as sy\nsy.load_clusters(backend='records')\n"
    new = set(said(f"{ONLY_CSV_AND_JSON}{load}print(*set(sys.modules) - before)"))
    others = {name for name in new if not name.startswith("shenyang_innovation")}
    assert others <= {"__future__", "collections.abc", "gc"}
    assert not new & {f"shenyang_innovation.published.{name}" for name in ("filters", "names", "evidence", "citation")}


def test_a_relation_needs_no_csv_of_python() -> None:
    """Nor does any frame; DuckDB alone imports no csv itself."""
    pytest.importorskip("duckdb", reason="loads with DuckDB")
    program = "import duckdb\nhad = 'csv' in sys.modules\n"
    load = "import shenyang_innovation as sy\nsy.load_clusters(backend='duckdb')\nprint(had == ('csv' in sys.modules))"
    assert said(program + load) == ["True"]


@pytest.mark.parametrize("module", NOT_NEEDED)
def test_records_do_not_import(module: str) -> None:
    loaded = "import shenyang_innovation as sy\nsy.load_clusters(backend='records')\nprint(*sys.modules)"
    assert module not in said(loaded)


def test_one_table_is_made_of_the_descriptor_and_one_record_type() -> None:
    program = """
import shenyang_innovation as sy
sy.load_clusters(backend="records")
from shenyang_innovation import inside, load
from shenyang_innovation.errors import UnknownNameError
from shenyang_innovation.published import descriptor, records
made = [part for part in vars(records).values() if isinstance(part, type) and issubclass(part, tuple)]
count = {descriptor.Resource: 0, descriptor.Field: 0}
import gc
for found in gc.get_objects():
    if type(found) in count:
        count[type(found)] += 1
print(*(one.__name__ for one in made), count[descriptor.Resource], count[descriptor.Field])
"""
    assert said(program) == ["Cluster", "1", str(len(descriptor.resource("clusters").fields))]


def test_a_record_type_that_nobody_asked_for_is_there() -> None:
    assert {"Cluster", "Observation", "record_type"} <= set(dir(records))
    program = "from shenyang_innovation.published.records import Term\nprint(Term.__module__, Term.__doc__)"
    assert said(program) == ["shenyang_innovation.published.records", "A", "row", "of", "`glossary`."]
    with pytest.raises(AttributeError, match="no attribute 'Clusters'"):
        _ = records.Clusters  # type: ignore[attr-defined]


def test_a_record_is_unpickled_where_its_type_was_not_made_yet(tmp_path: Path) -> None:
    file = tmp_path / "term"
    file.write_bytes(pickle.dumps(records.Person(*"abcdefgh"[: len(records.Person._fields)])))
    program = f"import pickle\nprint(type(pickle.load(open({str(file)!r}, 'rb'))).__name__)"
    assert said(program) == ["Person"]


def test_a_light_named_tuple_is_like_any_other() -> None:
    assert issubclass(descriptor.ForeignKey, NamedTuple)
    one = descriptor.ForeignKey("place_id", descriptor.ColumnReference("places", "place_id"))
    column, references = one
    assert (column, references) == one == descriptor.ForeignKey(references=references, column="place_id")
    assert one == descriptor.ForeignKey(column="place_id", references=references)
    assert repr(one) == "ForeignKey(column='place_id', references=ColumnReference(table='places', column='place_id'))"
    assert one._asdict() == {"column": "place_id", "references": references}
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(one) == hash(tuple(one))
    assert one.__replace__(column="of") == ("of", references)  # type: ignore[attr-defined]
    assert one._field_defaults == {}
    match one:
        case descriptor.ForeignKey(found, _):
            assert found == "place_id"
    with pytest.raises(AttributeError):
        one.column = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        one.more = "x"  # type: ignore[attr-defined]
    for values, named in ((("a",), {}), (("a", "b", "c"), {}), (("a", "b"), {"column": "a"}), (("a",), {"more": "b"})):
        with pytest.raises(TypeError, match="ForeignKey is made of column, references"):
            descriptor.ForeignKey(*values, **named)  # type: ignore[arg-type]


@pytest.mark.parametrize("looked", [True, False])
def test_python_looks_for_garbage_after_loading_as_it_did_before(looked: bool) -> None:
    """Also after an error."""
    before = gc.isenabled()
    try:
        (gc.enable if looked else gc.disable)()
        load("clusters", backend="records")
        assert gc.isenabled() is looked
        with pytest.raises(UnknownNameError):
            load("cluster", backend="records")  # type: ignore[call-overload]
        assert gc.isenabled() is looked
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("path", ["tables/../../x.csv", "tables/x.csv", "x.csv", "../x.csv"])
def test_a_file_is_inside_whatever_way_leads_to_it(tmp_path: Path, path: str) -> None:
    """What no link and no step up leads to is not looked up link by link; the answer is that of the real paths."""
    root = tmp_path / "package"
    (root / "tables").mkdir(parents=True)
    file = root / path
    file.resolve().write_text("x")
    if file.resolve().is_relative_to(root):
        assert inside.check(str(file), str(root)).st_size == 1
        return
    with pytest.raises(inside.OutsideError, match="leads out of the package"):
        inside.check(str(file), str(root))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark starts its processes by posix_spawn")
def test_the_benchmark_runs() -> None:
    """On few ways: every way would take minutes."""
    from benchmarks import coldstart

    ways = {way.name: way for way in coldstart.one_table()}
    few = [ways[name] for name in ("csv and json of the same two files", "**records**")]
    lines = coldstart.costs(few, 1, counted=False).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| csv and json of the same two files", "| **records**"]
    grown = coldstart.growth(200, 1, ("records",)).splitlines()
    assert [line.split(" | ")[:2] for line in grown[4:]] == [
        ["| records", "2"],
        ["| records", "20"],
        ["| records", "200"],
    ]
    assert {way.name for way in coldstart.all_tables()} >= {"**pandas**", "**records**"}
