"""A DuckDB database: what `connect()` gives, in a file. Tables with their keys in the schema `tables`, a view a table.

Codes are enums; titles, descriptions and units are comments on tables, views and columns. Numbers are doubles as every
loader gives them; one that a double can't give back is refused. DuckDB does not write the same bytes twice.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb

from shenyang_innovation.exports.values import check_doubles
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.connection import fill
from shenyang_innovation.published.descriptor import Package

BLOCK: dict[str, str | bool | int | float | list[str]] = {"default_block_size": "16384"}
"""The smallest blocks there are: with the usual ones, each column of a few rows would take 256 kB."""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write the database in one transaction: of the disk there is only whether it takes it."""
    for resource in package.resources.values():
        check_doubles(resource)
    with closing(duckdb.connect(str(place), config=BLOCK)) as connection:
        connection.begin()
        fill(connection, package, tell)
        tell("writing the file")
        try:
            connection.commit()
            connection.execute("CHECKPOINT")
        except duckdb.Error as error:
            raise OSError(str(error)) from None
