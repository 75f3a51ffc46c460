"""`validate`, `check` and the loaders against descriptors that are broken or made to do harm."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from shenyang_innovation.cli import main
from shenyang_innovation.errors import DataFilesError, UnknownNameError
from shenyang_innovation.published.backends import BACKENDS, load_table

if TYPE_CHECKING:
    from tests.hostile.conftest import Child, Server

MB = 1_000_000
LOAD_ALL = str(Path(__file__).with_name("load_all.py"))
SPARE = 100 * MB
FOR_A_BYTE = 40  # of Python objects that JSON makes of a byte such as `[`, at the worst, twice

Descriptor = dict[str, Any]
Change = Callable[[Descriptor], object]


def clusters(descriptor: Descriptor) -> Descriptor:
    found: Descriptor = next(one for one in descriptor["resources"] if one["name"] == "clusters")
    return found


def rewrite(package: Path, change: Change) -> None:
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="ascii")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that Python itself would make is refused and noted."""
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> NoReturn:
        asked.append(arguments)
        raise OSError("no connection is made")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return asked


# --- paths out of the package ---------------------------------------------------------------------------------------

OUT: dict[str, Any] = {
    "parent": "../outside.csv",
    "parent inside": "tables/../../outside.csv",
    "parent that comes back": "../package/tables/clusters.csv",
    "absolute": "{outside}",
    "backslashes": "..\\outside.csv",
    "drive": "C:\\outside.csv",
    "home": "~/outside.csv",
    "http": "http://127.0.0.1:{port}/clusters.csv",
    "https": "https://127.0.0.1:{port}/clusters.csv",
    "upper case": "HTTP://127.0.0.1:{port}/clusters.csv",
    "no scheme": "//127.0.0.1:{port}/clusters.csv",
    "ftp": "ftp://127.0.0.1:{port}/clusters.csv",
    "file": "file://{outside}",
    "s3": "s3://bucket/clusters.csv",
    "data": "data:text/csv,cluster_id",
    "git": "git+ssh://127.0.0.1:{port}/clusters",
    "zip": "zip://tables.zip::clusters.csv",
    "glob": "tables/*.csv",
    "NUL": "tables/clusters.csv\0.csv",
    "line end": "tables/clusters.csv\n",
    "right to left": "tables/\u202evsc.sretsulc",
    "lone surrogate": "tables/\ud800.csv",
    "empty": "",
    "dot": ".",
    "folder": "tables",
    "endless name": "tables/" + "a" * 100_000,
    "deep": "tables/" * 10_000 + "clusters.csv",
    "list": ["tables/clusters.csv", "../outside.csv"],
    "list of one": ["tables/clusters.csv"],
    "object": {"path": "tables/clusters.csv"},
    "number": 5,
    "null": None,
}


@pytest.mark.parametrize("name", OUT)
def test_a_path_out_of_the_package_is_not_opened(
    package: Path,
    server: Server,
    no_network: list[object],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes((package / "tables" / "clusters.csv").read_bytes().replace(b"new-materials", b"outside"))
    path = OUT[name]
    if isinstance(path, str):
        path = path.replace("{outside}", str(outside)).replace("{port}", str(server.port))
    rewrite(package, lambda descriptor: clusters(descriptor).update(path=path))

    assert main(["validate", str(package)]) == 1
    said = "".join(capfd.readouterr())
    assert "clusters" in said
    assert "outside," not in said
    assert "not run" in said, "frictionless would follow it"
    assert len(said) < 20_000

    for backend in ("pandas", "polars", "pyarrow", "duckdb", "records"):
        with pytest.raises(DataFilesError):
            load_table("clusters", backend, root=str(package))
    assert no_network == []


ELSEWHERE: dict[str, Change] = {
    "schema": lambda d: clusters(d).update(schema="http://127.0.0.1:{port}/schema.json"),
    "schema outside": lambda d: clusters(d).update(schema="../schema.json"),
    "dialect": lambda d: clusters(d).update(dialect="http://127.0.0.1:{port}/dialect.json"),
    "dialect of another kind": lambda d: clusters(d).update(dialect={"delimiter": ";"}),
    "resource": lambda d: d["resources"].append("http://127.0.0.1:{port}/resource.json"),
    "resource outside": lambda d: d["resources"].append("../resource.json"),
    "one more resource": lambda d: d["resources"].append({"name": "more", "path": "http://127.0.0.1:{port}/more.csv"}),
    "profile": lambda d: d.update(profile="http://127.0.0.1:{port}/profile.json"),
    "$schema": lambda d: d.update({"$schema": "http://127.0.0.1:{port}/profile.json"}),
    "extra paths": lambda d: clusters(d).update(extrapaths=["http://127.0.0.1:{port}/more.csv"]),
    "scheme": lambda d: clusters(d).update(scheme="http"),
    "format": lambda d: clusters(d).update(format="zip"),
    "compression": lambda d: clusters(d).update(compression="gz", innerpath="clusters.csv"),
    "data beside path": lambda d: clusters(d).update(data=[["cluster_id"], ["x"]]),
    "pipeline": lambda d: clusters(d).update(pipeline={"steps": [{"type": "resource-update"}]}),
    "encoding": lambda d: clusters(d).update(encoding="idna"),
    "sources": lambda d: d.update(sources=["http://127.0.0.1:{port}/"]),
    "archive": lambda d: clusters(d).update(path="tables/clusters.csv.zip"),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_descriptor_that_leads_elsewhere_is_not_followed(
    package: Path, server: Server, no_network: list[object], capfd: pytest.CaptureFixture[str], name: str
) -> None:
    rewrite(package, ELSEWHERE[name])
    path = package / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("{port}", str(server.port)), encoding="utf-8")
    assert main(["validate", str(package)]) == 1
    said = "".join(capfd.readouterr())
    assert "datapackage.json" in said or "tables/clusters.csv.zip" in said
    assert "not run" in said, "frictionless would follow it"
    assert no_network == []


# --- descriptors that are none --------------------------------------------------------------------------------------


def nested(opening: str, closing: str, depth: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:-2] + f', "more": {opening * depth}1{closing * depth}}}'.encode()


def first(data: bytes, key: str, value: str) -> bytes:
    return data.replace(b"{", f'{{"{key}": {value},'.encode(), 1)


NONE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "is not JSON"),
    "list": (lambda data: b"[" + data + b"]", "no list of resources"),
    "number": (lambda _: b"1e999999999", "no list of resources"),
    "huge number": (lambda _: b"9" * 100_000, "is not JSON"),
    "text": (lambda _: b'"datapackage"', "no list of resources"),
    "null": (lambda _: b"null", "no list of resources"),
    "cut": (lambda data: data[: len(data) // 2], "is not JSON"),
    "twice": (lambda data: data + data, "is not JSON"),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, "is not JSON"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "not UTF-8"),
    "NUL": (lambda data: data.replace(b'"name"', b'"na\0me"', 1), "is not JSON"),
    "repeated key": (lambda data: first(data, "resources", "[]"), "the key 'resources' stands twice"),
    "repeated path": (
        lambda data: data.replace(b'"path": "tables/', b'"path": "../x.csv", "path": "tables/', 1),
        "the key 'path' stands twice",
    ),
    "NaN": (lambda data: first(data, "more", "NaN"), "NaN is no number of JSON"),
    "infinite": (lambda data: first(data, "more", "1e999999999"), "more is"),
    "long integer": (lambda data: first(data, "more", "1" + "0" * 5000), "is not JSON"),
    "lone surrogate": (lambda data: first(data, "\\ud800", '"\\udfff"'), "\\ud800"),
    "override": (lambda data: first(data, "\\u202e", '"\\u202e"'), "missing"),
    "nested lists": (nested("[", "]", 10_000), "nested too deep"),
    "nested objects": (nested('{"a":', "}", 10_000), "nested too deep"),
    "nested as deep as is read": (nested("[", "]", 400), "more is a list of 1"),
    "many resources": (lambda data: first(data, "resources", "[" + "{}," * 100_000 + "{}]")[:-1] + b"}", ""),
    "many keys": (lambda data: data[:-2] + b"".join(b', "k%d": 1' % n for n in range(100_000)) + b"}", "k1 is 1"),
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_descriptor_of_ours_is_named(package: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    damage, said = NONE[name]
    path = package / "datapackage.json"
    path.write_bytes(damage(path.read_bytes()))
    for arguments in (["validate", str(package)], ["validate", str(path)], ["check", "--root", str(package)]):
        assert main(arguments) == 1
        out, err = capfd.readouterr()
        assert said in out
        assert (len(out) < MB, err) == (True, "")


JUNK: list[Any] = [None, 5, -1, 1.5, True, "", "x", "\ud800", [], [None], {}, {"a": 1}]


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a descriptor, but of like members of a list only to the first."""
    found = [way] if way else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += places(inner, (*way, key))
    elif isinstance(value, list) and value:
        found += places(value[0], (*way, 0))
    return found


def refusal(package: Path) -> str:
    """What a loader says of a package that it does not load, '' if it does."""
    try:
        load_table("clusters", "records", root=str(package))
    except (DataFilesError, UnknownNameError) as error:
        return str(error)
    return ""


def test_loaders_name_a_descriptor_with_anything_in_any_place(package: Path) -> None:
    """A value of another kind in any place either does not matter to the loaders or is named."""
    path = package / "datapackage.json"
    good = path.read_bytes()
    described = json.loads(good)
    # one resource is enough, the one that has most: a measured column, a list, a key of another table
    described["resources"] = [clusters(described)]
    count = 0
    for way in places(described):
        for junk in JUNK:
            broken = json.loads(json.dumps(described))
            inner = broken
            for step in way[:-1]:
                inner = inner[step]
            inner[way[-1]] = junk
            path.write_text(json.dumps(broken), encoding="ascii")
            os.utime(path, ns=(count, count))  # the descriptor is read again when it is another
            count += 1
            if said := refusal(package):
                assert len(said) < 3000
                assert said.isprintable()
    assert count > 600


# --- large, deep and endless ones, each in a child of its own -------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "said"),
    [("100 MB", "more than 16000000 bytes"), ("16 MB of lists", "is not JSON"), ("16 MB of resources", "resources")],
)
def test_a_large_descriptor_is_refused_in_bounds(child: Child, package: Path, name: str, said: str) -> None:
    path = package / "datapackage.json"
    if name == "100 MB":
        path.write_bytes(path.read_bytes()[:-2] + b', "more": "' + b"a" * 100 * MB + b'"}')
    elif name == "16 MB of lists":
        path.write_bytes(b"[" * 15 * MB)
    else:
        path.write_bytes(b'{"resources": [' + b"{}," * (15 * MB // 3) + b"{}]}")
    bound = SPARE + (0 if name == "100 MB" else FOR_A_BYTE * 16 * MB)
    for arguments in (["validate", str(package)], ["check", "--root", str(package)]):
        done = child.command(*arguments, cwd=package)
        assert done.status == 1
        assert said in done.out
        assert len(done.out) < MB
        assert done.peak < bound


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pipe", "endless", "empty", "folder", "link to itself"])
def test_a_descriptor_that_is_no_file(child: Child, package: Path, kind: str) -> None:
    path = package / "datapackage.json"
    path.unlink()
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "endless":
            path.symlink_to("/dev/zero")
        case "empty":
            path.symlink_to("/dev/null")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to("datapackage.json")
    for arguments in (["validate", str(package)], ["validate", str(path)], ["check", "--root", str(package)]):
        done = child.command(*arguments, cwd=package)
        assert done.status in (1, 2)
        assert "datapackage.json" in done.err
    done = child.run(LOAD_ALL, ".", "clusters", cwd=package)
    assert set(json.loads(done.out)) == set(BACKENDS)
    assert all(said.startswith("DataFilesError: ") for said in json.loads(done.out).values())


@pytest.mark.slow
def test_nothing_is_fetched_by_any_reader(child: Child, package: Path, server: Server) -> None:
    """In a child, where also what is not written in Python would have to connect to this machine."""
    for scheme in ("http", "https", "ftp"):
        path = f"{scheme}://127.0.0.1:{server.port}/clusters.csv"
        rewrite(package, lambda descriptor, path=path: clusters(descriptor).update(path=path))  # type: ignore[misc]
        for arguments in (["validate", str(package)], ["check", "--root", str(package)]):
            assert child.command(*arguments, cwd=package).status == 1
    assert server.seen == []
