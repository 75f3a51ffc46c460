"""A DuckDB connection in which SQL works at once: every table with its types, keys and comments.

The tables themselves, with primary and foreign keys, lie in the schema `tables`; for each there is a view of the same
name in the main schema, which can't be changed by mistake. Titles and descriptions are comments on both, and so are
the descriptions and units of the columns. Codes are enums, one type for the columns that have the same codes.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import duckdb

from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published.cells import check_header, unreadable
from shenyang_innovation.published.readers.duckdb import literal, relation_of, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.published.descriptor import Field, Package, Resource


def connection_to(package: Package) -> duckdb.DuckDBPyConnection:
    """A connection of its own, in memory, to the tables of a package."""
    connection = duckdb.connect()
    try:
        fill(connection, package)
    except BaseException:
        connection.close()
        raise
    return connection


def fill(connection: duckdb.DuckDBPyConnection, package: Package, tell: Tell = silent) -> None:
    """Put the tables of a package and the views on them into a connection that has none of them; tell each table."""
    for statement in _types(package):
        connection.execute(statement)
    connection.execute("CREATE SCHEMA tables")
    for resource in by_reference(package):
        tell(f"table {resource.name}")
        check_header(resource)
        try:
            connection.execute(_table(package, resource))
            _insert(connection, resource)
        except (duckdb.Error, CycleError, KeyError) as error:
            raise unreadable(resource, error) from None
        connection.execute(";".join(_view_and_comments(resource)))


def _insert(connection: duckdb.DuckDBPyConnection, resource: Resource) -> None:
    """Put the rows of a file into its table; those that refer to rows of the same table behind these.

    DuckDB looks for a key that is referred to among the rows of earlier statements alone.
    """
    rows, table = relation_of(resource, connection), f"tables.{_name(resource.name)}"
    own = [key.column for key in resource.foreign_keys if key.references.table == resource.name]
    if not own:
        rows.insert_into(table)
        return
    names, (key,) = resource.names(), resource.primary_key
    by_key = {row[names.index(key)]: row for row in rows.fetchall()}
    references = {one: {row[names.index(column)] for column in own} - {None} for one, row in by_key.items()}
    insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})"  # noqa: S608 (the name is quoted)
    for one in TopologicalSorter(references).static_order():
        connection.execute(insert, by_key[one])


def by_reference(package: Package) -> Iterator[Resource]:
    """The tables in such an order that each stands behind those that its foreign keys refer to.

    >>> from shenyang_innovation.published.descriptor import package
    >>> names = [resource.name for resource in by_reference(package())]
    >>> names.index("indicators") < names.index("observations") < names.index("figures")
    True
    """
    references = {
        name: [key.references.table for key in resource.foreign_keys if key.references.table != name]
        for name, resource in package.resources.items()
    }
    yield from (package.resources[name] for name in TopologicalSorter(references).static_order())


def _types(package: Package) -> Iterator[str]:
    for codes, name in _enums(package).items():
        yield f"CREATE TYPE {_name(name)} AS ENUM ({', '.join(map(literal, codes))})"


def _enums(package: Package) -> dict[tuple[str, ...], str]:
    """A name for each set of codes: that of the first column that has it, with its table if that is taken."""
    enums: dict[tuple[str, ...], str] = {}
    for resource in package.resources.values():
        for field in resource.fields:
            if field.enum and field.enum not in enums:
                taken = field.name in enums.values()
                enums[field.enum] = f"{resource.name}_{field.name}" if taken else field.name
    return enums


def _table(package: Package, resource: Resource) -> str:
    enums = _enums(package)
    lines = [_column(field, enums) for field in resource.fields]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, resource.primary_key))})")
    lines += [
        f"FOREIGN KEY ({_name(key.column)}) "
        f"REFERENCES tables.{_name(key.references.table)} ({_name(key.references.column)})"
        for key in resource.foreign_keys
    ]
    return f"CREATE TABLE tables.{_name(resource.name)} ({', '.join(lines)})"


def _column(field: Field, enums: dict[tuple[str, ...], str]) -> str:
    kind = _name(enums[field.enum]) if field.enum else type_of(field)
    return f"{_name(field.name)} {kind}{' NOT NULL' if field.required else ''}"


def _view_and_comments(resource: Resource) -> Iterator[str]:
    name = _name(resource.name)
    # the rows of a table that refers to itself do not lie in their published order
    by_itself = any(key.references.table == resource.name for key in resource.foreign_keys)
    order = f" ORDER BY {', '.join(map(_name, resource.primary_key))}" if by_itself else ""
    yield f"CREATE VIEW {name} AS FROM tables.{name}{order}"
    about = literal(f"{resource.title} ({resource.title_zh}). {resource.description}")
    for kind, place in (("TABLE", f"tables.{name}"), ("VIEW", name)):
        yield f"COMMENT ON {kind} {place} IS {about}"
        for field in resource.fields:
            unit = f" [{field.unit}]" if field.unit else ""
            yield f"COMMENT ON COLUMN {place}.{_name(field.name)} IS {literal(f'{field.description}{unit}')}"


def _name(name: str) -> str:
    """A name as SQL writes it, whatever words SQL keeps for itself."""
    return '"' + name.replace('"', '""') + '"'
