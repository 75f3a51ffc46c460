"""A table as the text that stands in its file, with the standard library alone."""

from __future__ import annotations

from shenyang_innovation import inside
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published.descriptor import REMEDY, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Cells = dict[str, str | None]
LONGER = 100
"""Bytes that are read of a first line beyond those it should have: enough to see that it is another."""
MOST = 1000
"""Characters of a file or of a reader's message that are shown."""


def check_header(resource: Resource) -> None:
    """Raise `DataFilesError` unless the first line of the file names the columns of the descriptor, in their order.

    Every reader is told the types of the columns by position: under another header it would mix them up silently.
    """
    expected = ",".join(resource.names())
    try:
        size = inside.check(resource.path, resource.root).st_size
        with open(resource.path, "rb") as file:  # a file of text takes longer to open than its first line to read
            header = file.readline(len(expected) + LONGER).rstrip(b"\r\n")
    except OSError as error:
        raise DataFilesError(f"can't be read: {error.strerror}", where=resource.path, remedy=REMEDY) from None
    if header != expected.encode():
        columns = header.decode(errors="replace")
        what = f"its columns are {inside.shown(columns, MOST)}, the descriptor says {inside.shown(expected, MOST)}"
        raise DataFilesError(what, where=resource.path, remedy=REMEDY)
    if size != resource.bytes:
        what = f"it has {size} bytes, the descriptor says {resource.bytes}: one of them was changed after the build"
        raise DataFilesError(what, where=resource.path, remedy=REMEDY)


def unreadable(resource: Resource, error: Exception, file: str | None = None) -> DataFilesError:
    """The error for a file that a reader does not accept as the descriptor describes it: the CSV of a table, or `file`.

    `file` is the path of its Parquet.
    """
    reason = inside.shown(" ".join(str(error).split()), MOST, spell=str)
    return DataFilesError(f"is not what the descriptor says: {reason}", where=file or resource.path, remedy=REMEDY)


def read_lines(resource: Resource) -> Iterator[list[str]]:
    """The rows of a table one by one, as text, a null as an empty one; raises `DataFilesError` at a ragged row.

    The header is taken for granted: call `check_header` before.
    """
    import csv  # frames do without it

    width = len(resource.fields)
    with open(resource.path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            next(reader)
            for number, line in enumerate(reader, start=1):
                if len(line) != width:
                    raise unreadable(resource, ValueError(f"row {number} has {len(line)} cells under {width} columns"))
                yield line
        except (csv.Error, UnicodeDecodeError) as error:
            raise unreadable(resource, error) from None


def read_cells(resource: Resource) -> list[Cells]:
    """The rows of a table as column → text, a null as None.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> read_cells(resource("clusters"))[0]["cluster_id"] is None
    False
    """
    check_header(resource)
    names = resource.names()
    return [dict(zip(names, (cell or None for cell in line), strict=True)) for line in read_lines(resource)]
