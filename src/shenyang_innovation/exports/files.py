"""The files of a description: JSON that is the same every time, and the published files themselves."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from shenyang_innovation import inside
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import REMEDY, Package, Resource
from shenyang_innovation.whole import DESCRIPTOR


def write_json(described: dict[str, Any], path: Path) -> None:
    """Write a description, its keys in the order given, with a line feed at the end."""
    path.write_bytes((json.dumps(described, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode())


def each_table(package: Package, tell: Tell) -> Iterator[Resource]:
    """The tables of a package in their order, each told when it is begun."""
    for name, resource in package.resources.items():
        tell(f"table {name}")
        yield resource


class TableFile(NamedTuple):
    """A published file of a table: its path inside the package, size, SHA-256 in hexadecimal, media type."""

    path: str
    bytes: int
    sha256: str
    mediatype: str


def files_of(resource: Resource) -> list[TableFile]:
    """The files of a table as the descriptor says them: its CSV, and the Parquet beside it if there is one.

    >>> from shenyang_innovation.published import descriptor
    >>> [file.path for file in files_of(descriptor.resource("clusters"))]
    ['tables/clusters.csv']
    """
    parts = [(resource.path, resource.bytes, resource.hash, "text/csv")]
    if resource.parquet is not None:
        parts.append((*resource.parquet, "application/vnd.apache.parquet"))
    return [
        TableFile(Path(os.path.relpath(path, resource.root)).as_posix(), size, digest.removeprefix("sha256:"), kind)
        for path, size, digest, kind in parts
    ]


def relative_path(resource: Resource) -> str:
    """The path of the CSV file of a table inside its package, as a part of an address.

    >>> from shenyang_innovation.published import descriptor
    >>> relative_path(descriptor.resource("clusters"))
    'tables/clusters.csv'
    """
    return files_of(resource)[0].path


def copy_package(package: Package, place: Path, tell: Tell) -> None:
    """Copy datapackage.json and the files of the tables to a folder byte for byte, to the same paths.

    Raises `DataFilesError` if a file has not the SHA-256 that the descriptor says.
    """
    for resource in each_table(package, tell):
        for file in files_of(resource):
            copy = place / file.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(published_bytes(file, package.root))
    (place / DESCRIPTOR).write_bytes(Path(package.root, DESCRIPTOR).read_bytes())


def published_bytes(file: TableFile, root: str) -> bytes:
    """What a file of a table holds; raises `DataFilesError` if it has not the SHA-256 that the descriptor says."""
    path = os.path.join(root, file.path)
    try:
        inside.check(path, root)
        data = Path(path).read_bytes()
    except OSError as error:
        raise DataFilesError(f"can't be read: {error.strerror}", where=path, remedy=REMEDY) from None
    if hashlib.sha256(data).hexdigest() != file.sha256:
        what = "its SHA-256 is not the one that the descriptor says: one of them was changed after the build"
        raise DataFilesError(what, where=path, remedy=REMEDY)
    return data
