"""Rows → the bytes of the published package, compared with or put in place of what is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from shenyang_innovation.__about__ import DATA_VERSION, SCHEMA_VERSION
from shenyang_innovation.building.assemble import Rows, assemble
from shenyang_innovation.building.csv_file import to_csv
from shenyang_innovation.building.curation import read_curation
from shenyang_innovation.building.dictionary import data_dictionary
from shenyang_innovation.building.documents import documents_of_tables
from shenyang_innovation.building.exchange import WORK, exchange, only_build
from shenyang_innovation.building.parquet_files import difference, parquet_files
from shenyang_innovation.building.python.loaders import loaders_module, loaders_stub
from shenyang_innovation.building.python.names import names_module
from shenyang_innovation.building.python.records import records_module, records_stub
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.schema.descriptor import Json, describe_package, describe_parquet
from shenyang_innovation.schema.statistics import ucum_codes
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.whole import DESCRIPTOR

SOURCE = "src/shenyang_innovation"


class Difference(NamedTuple):
    """A built file that is not what a fresh build makes."""

    file: str
    what: str


def find_root(given: Path | None = None) -> Path:
    """The checkout: the folder given, else the working folder or one above it, else the one this code lies in.

    The working folder comes first, for the code may be installed from one checkout while one works in another.
    Raises DataFilesError if there is no `curation/` in it: an installed package has nothing to build from.
    """
    here = Path.cwd()
    candidates = [given] if given else [here, *here.parents, Path(__file__).resolve().parents[3]]
    for root in candidates:
        if (root / "curation" / "sources.csv").is_file():
            return root
    raise DataFilesError(
        "there is no curation/sources.csv",
        where=str(given or here),
        remedy="Building needs a checkout of the repository: go into it, or name it with --root",
    )


def build_files(root: Path, tell: Tell = silent, parquet_over: int | None = None) -> dict[str, bytes]:
    """Everything the build writes, as path below the root → bytes. Reads `root/curation` and nothing else.

    `tell` is told of each step. A table whose CSV has more than `parquet_over` bytes (None: 8 MiB) has Parquet beside
    it. Raises `CurationError` for a row that can't be built from, `MissingExtraError` if Parquet is due and pyarrow is
    missing.
    """
    tell("reading the curation")
    curation = read_curation(root / "curation")
    tell("making the tables")
    rows = assemble(curation)
    tell("describing them")
    return files_of(rows, tables_of(rows), parquet_over)


def tables_of(rows: Rows) -> dict[str, bytes]:
    """The file of each table."""
    return {name: to_csv(name, table) for name, table in rows.items()}


def stand(root: Path, tables: Mapping[str, bytes]) -> bool:
    """Whether all these tables stand under a root as they are."""
    files = {root / "tables" / f"{name}.csv": data for name, data in tables.items()}
    return all(path.is_file() and path.read_bytes() == data for path, data in files.items())


def files_of(rows: Rows, tables: Mapping[str, bytes], parquet_over: int | None = None) -> dict[str, bytes]:
    """Everything the build writes, from the rows and the files of all tables; see `build_files`."""
    parquet = parquet_files(tables, parquet_over)
    descriptor = describe_package(
        tables,
        version=DATA_VERSION,
        schema_version=SCHEMA_VERSION,
        sources=_sources(rows),
        behind=documents_of_tables(rows),
        ucum=ucum_codes(rows["units"]),
        parquet=parquet,
    )
    files = {f"tables/{name}.csv": data for name, data in tables.items()}
    files |= {_parquet_path(name): data for name, data in parquet.items()}
    files[DESCRIPTOR] = as_text(descriptor)
    files["docs/data-dictionary.md"] = data_dictionary(rows).encode()
    files[f"{SOURCE}/published/loaders.py"] = loaders_module(rows).encode()
    files[f"{SOURCE}/published/loaders.pyi"] = loaders_stub().encode()
    files[f"{SOURCE}/published/records.py"] = records_module().encode()
    files[f"{SOURCE}/published/records.pyi"] = records_stub().encode()
    files[f"{SOURCE}/published/names.py"] = names_module().encode()
    return files


def as_text(descriptor: Json) -> bytes:
    """A descriptor as it is written."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def _parquet_path(name: str) -> str:
    return f"tables/{name}.parquet"


def compare(root: Path, files: Mapping[str, bytes]) -> list[Difference]:
    """What of the built files differs from what stands under the root, strays and an unfinished build included.

    A Parquet file is asked what it holds: another version of pyarrow writes the same in other bytes. Nothing is locked.
    The descriptor, which has the hashes of the tables, is looked at after them, and `.build` at the end: a build that
    exchanges files meanwhile is seen by the one or the other.
    """
    found: list[Difference] = []
    parquet, files = _parquet_in_place(root, files)
    for file, data in files.items():
        path = root / file
        if not path.is_file():
            found.append(Difference(file, "is missing"))
        elif path.read_bytes() != data:
            found.append(Difference(file, parquet.get(file) or _first_difference(path.read_bytes(), data)))
    found += [Difference(file, "its table has not outgrown CSV") for file in _outdated(root, files)]
    found += [Difference(stray, "is not built by anything: remove it") for stray in _strays(root, files)]
    if (root / WORK).exists():
        found.append(Difference(WORK, "a build was cut short here, or one is at work"))
    return found


def _parquet_in_place(root: Path, files: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, bytes]]:
    """In what Parquet files under the root differ; and the built files, with such as hold the same in place of ours."""
    differ: dict[str, str] = {}
    same: dict[str, bytes] = {}
    for name in TABLES:
        file, path = _parquet_path(name), root / _parquet_path(name)
        if file in files and path.is_file() and (there := path.read_bytes()) != files[file]:
            if what := difference(name, there, files[f"tables/{name}.csv"]):
                differ[file] = what
            else:
                same[name] = there
    descriptor = json.loads(files[DESCRIPTOR])
    for resource in descriptor["resources"]:
        if resource["name"] in same:
            resource["parquet"] = describe_parquet(resource["name"], same[resource["name"]])
    in_place = {_parquet_path(name): data for name, data in same.items()} | {DESCRIPTOR: as_text(descriptor)}
    return differ, {**files, **in_place}


def _strays(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """What lies in tables/ and is never built; files whose name begins with a dot are the system's."""
    there = (f"tables/{path.name}" for path in sorted((root / "tables").glob("[!.]*")))
    return [file for file in there if file not in files and file not in map(_parquet_path, TABLES)]


def _outdated(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The Parquet files in tables/ of tables that have no such file any more."""
    return [file for file in map(_parquet_path, TABLES) if file not in files and (root / file).is_file()]


def _first_difference(old: bytes, new: bytes) -> str:
    old_lines, new_lines = old.split(b"\n"), new.split(b"\n")
    for number, (there, fresh) in enumerate(zip(old_lines, new_lines, strict=False), start=1):
        if there != fresh:
            return f"line {number} is {_shown(there)}, a fresh build gives {_shown(fresh)}"
    return f"has {len(old_lines)} lines, a fresh build gives {len(new_lines)}"


def _shown(line: bytes) -> str:
    text = line.decode("utf-8", "backslashreplace")
    return repr(text if len(text) <= 160 else text[:157] + "...")


def build(root: Path, tell: Tell = silent, parquet_over: int | None = None) -> list[str]:
    """Build the package of a checkout and put it in place of the old one, whole. Returns what changed.

    A table whose CSV has more than `parquet_over` bytes (None: 8 MiB) gets Parquet beside it; that of a table that has
    no more goes away. Raises `DataFilesError` if another build is at work, if something in tables/ is built by nothing,
    or if a file can't be written; `CurationError` for a row that can't be built from; `MissingExtraError` if Parquet is
    due and pyarrow is missing. In each case the old files stay as they are.
    """
    with only_build(root):
        files = build_files(root, tell, parquet_over)
        tell("writing what changed")
        return write(root, files)


def write(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Put the built files in place of the old ones; as the `only_build`. Returns what changed."""
    if strays := _strays(root, files):
        raise DataFilesError(
            "nothing builds this file", where=strays[0], remedy="Remove it, or put it elsewhere: tables/ is built"
        )
    return exchange(root, files, _outdated(root, files))


def _sources(rows: Rows) -> list[Json]:
    """The `sources` of the descriptor: title, address where it is known, identifier."""
    return [
        {"title": f"{row['title_zh']} ({row['publisher_zh']})" if row["publisher_zh"] else row["title_zh"]}
        | ({"path": row["address"]} if row["address"] else {})
        | {"sourceId": row["source_id"]}
        for row in rows["sources"]
    ]
