"""Whether the files of a package belong together, and where the whole one lies while a build exchanges them.

A package is one descriptor and many tables, and no file system renames many files in one step. So the build keeps
the package that it is about to replace, whole, in `.build/old`, and takes it away when the new one is in place. Whoever
reads asks `whole_package`: it is the folder itself, unless a build is at work in it or was killed half-way, and then
the kept one. Nothing is written for that, so that a reader needs no right to write and no recovery.

What belongs together is what the descriptor says: size and SHA-256 of every table, and of the Parquet files that it
names beside tables. They are looked at only if there is
a `.build/old`; else it is a single question to the file system, because loading must cost nothing.
"""

from __future__ import annotations

import os
import os.path

from shenyang_innovation.errors import DataFilesError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DESCRIPTOR = "datapackage.json"
"""The name of the descriptor in the folder of a package."""
KEPT = os.path.join(".build", "old")
"""Where below the folder a build keeps the package that it replaces."""
LARGEST_DESCRIPTOR = 16_000_000


def whole_package(root: str) -> str:
    """The folder in which the package of `root` lies whole: `root`, or what a build that is not done has kept.

    Raises `DataFilesError` if a build is not done and neither of the two is whole.

    >>> whole_package("no such folder")
    'no such folder'
    """
    kept = os.path.join(root, KEPT)
    # a link is not the work of a build, and would lead out of the package
    if not os.path.isdir(kept) or os.path.realpath(kept) != os.path.join(os.path.realpath(root), KEPT):
        return root
    for folder in (root, kept):
        if is_whole(folder):
            return folder
    raise DataFilesError(
        f"a build was cut short, and neither the files in place nor those in {KEPT} belong together",
        where=root,
        remedy="Run `shenyang-innovation build`",
    )


def is_whole(root: str) -> bool:
    """Whether every file that the descriptor in `root` names is there with the size and hash it says.

    A descriptor or a table that is missing, is none of ours or can't be read is not whole; nothing outside of `root` is
    read.

    >>> is_whole("no such folder")
    False
    """
    import json

    try:
        with open(os.path.join(root, DESCRIPTOR), "rb") as file:
            resources = json.loads(file.read(LARGEST_DESCRIPTOR))["resources"]
        return bool(resources) and all(_is_as_described(root, resource) for resource in resources)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _is_as_described(root: str, resource: dict[str, object]) -> bool:
    """Whether the CSV file of a table, and its Parquet file if it has one, are those that are described."""
    name = str(resource["name"])
    files: list[tuple[str, Any]] = [("csv", resource)]
    if "parquet" in resource:
        files.append(("parquet", resource["parquet"]))
    return name.isidentifier() and all(_is_file(root, f"tables/{name}.{ending}", file) for ending, file in files)


def _is_file(root: str, path: str, described: dict[str, object]) -> bool:
    import hashlib
    import stat

    if described["path"] != path:
        return False
    place = os.path.join(root, *path.split("/"))
    status = os.lstat(place)
    if not stat.S_ISREG(status.st_mode) or status.st_size != described["bytes"]:
        return False
    with open(place, "rb") as file:
        return described["hash"] == f"sha256:{hashlib.sha256(file.read()).hexdigest()}"
