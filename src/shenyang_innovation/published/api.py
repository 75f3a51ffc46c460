"""What there is to load, and all of it for SQL."""

from __future__ import annotations

from shenyang_innovation.published import names
from shenyang_innovation.published.backends import library_module, while_whole
from shenyang_innovation.published.location import folder_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    import duckdb

    from shenyang_innovation.published.descriptor import Package


def list_tables() -> list[names.TableName]:
    """The names of all tables, in the order in which they are published.

    >>> "clusters" in list_tables()
    True
    """
    return list(names.TABLES)


def connect(*, package: str | os.PathLike[str] | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to DuckDB in which SQL works at once: a view a table, with types, keys and comments.

    The views are on tables in the schema `tables`, which have the primary and foreign keys. Titles, descriptions and
    units are comments on both. The connection is in memory and knows no other; close it, or use it in a `with`.

    `package` names the folder of another published package than the one that comes with the code.

    Raises `MissingExtraError` without duckdb and `DataFilesError` if the files of the package are missing or damaged.
    Source: `datapackage.json` and `tables/*.csv`; `evidence` leads from a cell to its places in the documents.

    >>> with connect() as connection:
    ...     connection.sql("select cluster_id from clusters where output_value_cny > 1e11").fetchall()
    [('high-end-equipment',)]
    """
    root = None if package is None else folder_of(package)
    connection_to: Callable[[Package], duckdb.DuckDBPyConnection]
    connection_to = library_module("duckdb", "connection", where="connect").connection_to
    return while_whole(root, connection_to)
