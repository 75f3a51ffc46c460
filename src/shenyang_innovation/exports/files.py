"""The files of a description: JSON that is the same every time, and the published files themselves."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def copy_package(package: Package, place: Path, tell: Tell) -> None:
    """Copy datapackage.json and the tables to a folder byte for byte, to the same paths.

    Raises `DataFilesError` if a table has not the SHA-256 that the descriptor says.
    """
    for resource in each_table(package, tell):
        copy = place / relative_path(resource)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(_bytes_of(resource))
    (place / DESCRIPTOR).write_bytes(Path(package.root, DESCRIPTOR).read_bytes())


def relative_path(resource: Resource) -> str:
    """The path of a table inside its package, as a part of an address.

    >>> from shenyang_innovation.published import descriptor
    >>> relative_path(descriptor.resource("clusters"))
    'tables/clusters.csv'
    """
    return Path(os.path.relpath(resource.path, resource.root)).as_posix()


def sha256(resource: Resource) -> str:
    """The SHA-256 of a table as the descriptor says it, in hexadecimal."""
    return resource.hash.removeprefix("sha256:")


def _bytes_of(resource: Resource) -> bytes:
    try:
        inside.check(resource.path, resource.root)
        data = Path(resource.path).read_bytes()
    except OSError as error:
        raise DataFilesError(f"can't be read: {error.strerror}", where=resource.path, remedy=REMEDY) from None
    if hashlib.sha256(data).hexdigest() != sha256(resource):
        what = "its SHA-256 is not the one that the descriptor says: one of them was changed after the build"
        raise DataFilesError(what, where=resource.path, remedy=REMEDY)
    return data
