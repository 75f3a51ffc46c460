"""The Parquet file beside the CSV of a table, where the descriptor names one.

The CSV file is the table and is always there; a table that outgrows CSV has its rows in Parquet too. The loaders of
frames take that, and never go back to the CSV in silence: a package whose Parquet is missing is not whole.
"""

from __future__ import annotations

from shenyang_innovation import inside
from shenyang_innovation.errors import DataFilesError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shenyang_innovation.published.descriptor import Resource

REMEDY = "Reinstall the package, or in a checkout remove the file and run `shenyang-innovation build`"


def parquet_of(resource: Resource) -> str | None:
    """The path of the Parquet file of a table, None if it has none.

    Raises `DataFilesError` if it is named but missing, no regular file of the package, or of another size.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> parquet_of(resource("clusters")) is None
    True
    """
    beside = resource.parquet
    if beside is None:
        return None
    try:
        size = inside.check(beside.path, resource.root).st_size
    except OSError as error:
        raise DataFilesError(f"can't be read: {error.strerror}", where=beside.path, remedy=REMEDY) from None
    if size != beside.bytes:
        what = f"it has {size} bytes, the descriptor says {beside.bytes}: one of them was changed after the build"
        raise DataFilesError(what, where=beside.path, remedy=REMEDY)
    return beside.path
