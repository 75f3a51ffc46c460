"""Rows → the bytes of the published package, compared with or put in place of what is there."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from shenyang_innovation.__about__ import __version__
from shenyang_innovation.building.assemble import Rows, assemble
from shenyang_innovation.building.curation import read_curation
from shenyang_innovation.building.dictionary import data_dictionary
from shenyang_innovation.building.python import loaders_module, names_module, records_module
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.schema.descriptor import Json, describe_package
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import Cell

SOURCE = "src/shenyang_innovation"


class Difference(NamedTuple):
    """A built file that is not what a fresh build makes."""

    file: str
    what: str


def find_root(given: Path | None = None) -> Path:
    """The checkout: the folder given, else the one this code lies in, else the working folder or one above it.

    Raises DataFilesError if there is no `curation/` in it: an installed package has nothing to build from.
    """
    here = Path.cwd()
    candidates = [given] if given else [Path(__file__).resolve().parents[3], here, *here.parents]
    for root in candidates:
        if (root / "curation" / "sources.csv").is_file():
            return root
    raise DataFilesError(
        "there is no curation/sources.csv",
        where=str(given or here),
        remedy="Building needs a checkout of the repository: go into it, or name it with --root",
    )


def build_files(root: Path) -> dict[str, bytes]:
    """Everything the build writes, as path below the root → bytes. Reads `root/curation` and nothing else."""
    rows = assemble(read_curation(root / "curation"))
    tables = {name: to_csv(name, table) for name, table in rows.items()}
    descriptor = describe_package(tables, version=__version__, sources=_package_sources(rows))
    files = {f"tables/{name}.csv": data for name, data in tables.items()}
    files["datapackage.json"] = (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()
    files["docs/data-dictionary.md"] = data_dictionary(rows).encode()
    files[f"{SOURCE}/published/loaders.py"] = loaders_module(rows).encode()
    files[f"{SOURCE}/published/records.py"] = records_module().encode()
    files[f"{SOURCE}/published/names.py"] = names_module().encode()
    return files


def to_csv(name: str, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """Rows as CSV: UTF-8, LF, quoted only where needed, a null as an empty cell."""
    columns = [field.name for field in fields(TABLES[name])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] or "" for column in columns] for row in rows)
    return out.getvalue().encode()


def compare(root: Path, files: Mapping[str, bytes]) -> list[Difference]:
    """What of the built files differs from what stands under the root, strays in tables/ included."""
    found: list[Difference] = []
    for file, data in files.items():
        path = root / file
        if not path.is_file():
            found.append(Difference(file, "is missing"))
        elif path.read_bytes() != data:
            found.append(Difference(file, _first_difference(path.read_bytes(), data)))
    return found + [Difference(stray, "is not built by anything: remove it") for stray in _strays(root, files)]


def _strays(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """What lies in tables/ and is not built; files whose name begins with a dot are the system's."""
    there = (f"tables/{path.name}" for path in sorted((root / "tables").glob("[!.]*")))
    return [file for file in there if file not in files]


def _first_difference(old: bytes, new: bytes) -> str:
    old_lines, new_lines = old.split(b"\n"), new.split(b"\n")
    for number, (there, fresh) in enumerate(zip(old_lines, new_lines, strict=False), start=1):
        if there != fresh:
            return f"line {number} is {_shown(there)}, a fresh build gives {_shown(fresh)}"
    return f"has {len(old_lines)} lines, a fresh build gives {len(new_lines)}"


def _shown(line: bytes) -> str:
    text = line.decode("utf-8", "backslashreplace")
    return repr(text if len(text) <= 160 else text[:157] + "...")


def write(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Put the built files in place of the old ones; each is written beside and renamed. Returns what changed.

    Nothing is touched before every new file lies complete on the disk.
    """
    if strays := _strays(root, files):
        raise DataFilesError(
            "nothing builds this file", where=strays[0], remedy="Remove it, or put it elsewhere: tables/ is built"
        )
    changed = [file for file, data in files.items() if not _same(root / file, data)]
    waiting: list[tuple[str, Path]] = []
    try:
        for file in changed:
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            waiting.append((beside, path))
            with os.fdopen(handle, "wb") as out:
                out.write(files[file])
            os.chmod(beside, 0o644)
        for beside, path in waiting:
            os.replace(beside, path)
    except OSError as error:
        raise DataFilesError(
            f"the built files can't be written: {error.strerror}",
            where=str(error.filename),
            remedy="Make room or allow writing, then build again",
        ) from None
    finally:
        for beside, _ in waiting:
            Path(beside).unlink(missing_ok=True)
    return changed


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _package_sources(rows: Rows) -> list[Json]:
    """The `sources` of the descriptor: title and, where known, address."""
    return [
        {"title": f"{row['title_zh']} ({row['publisher_zh']})"} | ({"path": row["address"]} if row["address"] else {})
        for row in rows["sources"]
    ]
