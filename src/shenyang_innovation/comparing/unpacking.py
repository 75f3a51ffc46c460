"""The files of a package out of an archive or a repository into a folder, by names of our own and within bounds."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.errors import UsageError
from shenyang_innovation.whole import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

FILE = re.compile(rf"{re.escape(DESCRIPTOR)}|tables/[a-z][a-z0-9_]*\.(?:csv|parquet)")
"""What the files of a package are called; nothing else is ever written."""
MOST = 2_000_000_000
"""Bytes of a package, and of an archive that is read through for it, beyond which it is none of ours."""
PIECE = 1 << 20


class File(NamedTuple):
    """A file of a package: its path in it, and its bytes piece by piece."""

    path: str
    pieces: Iterable[bytes]


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a stream, a piece at a time."""
    while piece := stream.read(PIECE):
        yield piece


def write_into(folder: str, files: Iterable[File], where: str, most: int = MOST) -> None:
    """Write the files of a package below a folder that is empty.

    `where` is the archive as its user named it. Raises `UsageError` if there is no descriptor among them, or if
    they have more than `most` bytes.
    """
    os.mkdir(os.path.join(folder, "tables"))
    room, found = most, False
    for path, content in files:
        found = found or path == DESCRIPTOR
        with open(os.path.join(folder, *path.split("/")), "wb") as target:
            for piece in content:
                room -= len(piece)
                if room < 0:
                    raise too_large(where, most)
                target.write(piece)
    if not found:
        what, remedy = "holds no package of ours: there is no " + DESCRIPTOR, "Name what the project publishes"
        raise UsageError(what, where=where, remedy=remedy)


def too_large(where: str, most: int = MOST) -> UsageError:
    """The error for what unpacks to more than any package has."""
    return UsageError(
        f"unpacks to more than {most} bytes", where=where, remedy="It is no package of ours: don't use it"
    )
