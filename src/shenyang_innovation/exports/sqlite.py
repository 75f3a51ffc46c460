"""A SQLite database: every table with its keys and checks, and what its columns mean, readable by SQL and `.schema`.

The types are declared as analysts' tools read them (TEXT, INTEGER, REAL, BOOLEAN, DATE) and enforced by CHECK with
`typeof`. STRICT tables would enforce them too, but know neither BOOLEAN nor DATE, and a SQLite before 3.37, which
several systems still bring, can't open a file that has one.

Integers, money among them, are exact. A number is REAL: SQLite has no decimals, and NUMERIC would store 695 as an
integer, so that `value / 100` were 6. A double gives back every number of up to 15 digits; one that has more is
refused. A boolean is 0 or 1, a date is text such as 2024-12-31, on which SQLite's date functions work.

Foreign keys are deferred, so that whoever adds rows may add them in any order. What SQLite can't check is told: the
patterns in `_columns` (it has no regular expressions of its own), the rules between columns in `_tables`.

One library of SQLite writes the same bytes each time; another version differs in its number in the header.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from shenyang_innovation.exports.files import each_table
from shenyang_innovation.exports.values import double, rows_of
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.cells import unreadable
from shenyang_innovation.published.descriptor import Field, ForeignKey, Package, Resource

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
_STORED = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer", "date": "text"}
"""What `typeof` says of a cell of each type."""

ABOUT = """
CREATE TABLE _package (
  -- What this database is.
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
);
CREATE TABLE _tables (
  -- What each table holds.
  "table" TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  "group" TEXT NOT NULL,
  description TEXT NOT NULL,
  rules TEXT -- rules between the columns of a row
);
CREATE TABLE _columns (
  -- What each column means.
  "table" TEXT NOT NULL REFERENCES _tables,
  "column" TEXT NOT NULL,
  position INTEGER NOT NULL, -- from 1
  type TEXT NOT NULL, -- string, integer, number, boolean or date
  description TEXT NOT NULL,
  unit TEXT,
  pattern TEXT, -- the regular expression that every value matches
  indicator TEXT, -- what a measured column is filled from
  "references" TEXT, -- the column whose values these are
  list_of TEXT, -- the column whose values these are, several separated by spaces
  PRIMARY KEY ("table", "column")
);
"""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write the database. It is made in memory: of the disk there is only whether it takes it."""
    with closing(sqlite3.connect(":memory:")) as memory:
        _write_about(memory, package)
        for resource in each_table(package, tell):
            _write_table(memory, resource)
        memory.commit()
        with closing(sqlite3.connect(place)) as file:
            try:
                memory.backup(file)
            except sqlite3.OperationalError as error:
                raise OSError(str(error)) from None


def _write_about(memory: sqlite3.Connection, package: Package) -> None:
    memory.executescript(ABOUT)
    facts = {
        "name": package.name,
        "title": package.title,
        "description": package.description,
        "version": package.version,
        "license": package.license.name,
        "license_url": package.license.path,
    }
    _insert(memory, "_package", facts.items())
    tables = package.resources.values()
    _insert(
        memory,
        "_tables",
        [
            (one.name, one.title, one.title_zh, one.group, one.description, "; ".join(one.rules) or None)
            for one in tables
        ],
    )
    _insert(memory, "_columns", [row for resource in tables for row in _columns(resource)])


def _columns(resource: Resource) -> Iterable[tuple[str | int | None, ...]]:
    references = {key.column: ".".join(key.references) for key in resource.foreign_keys}
    for position, field in enumerate(resource.fields, start=1):
        of = ".".join(field.list_of) if field.list_of else None
        about = (field.description, field.unit, field.pattern, field.indicator, references.get(field.name), of)
        yield resource.name, field.name, position, field.type, *about


def _write_table(memory: sqlite3.Connection, resource: Resource) -> None:
    memory.execute(create_table(resource))
    convert = [_storing(field, f"{resource.name}.{field.name}") for field in resource.fields]
    rows = [
        [None if value is None else to(value) for to, value in zip(convert, row, strict=True)]
        for row in rows_of(resource)
    ]
    try:
        _insert(memory, resource.name, rows)
    except sqlite3.IntegrityError as error:
        raise unreadable(resource, error) from None


def _insert(memory: sqlite3.Connection, table: str, rows: Iterable[Any]) -> None:
    rows = list(rows)
    if rows:
        places = ", ".join("?" * len(rows[0]))
        # the name is quoted, the values are bound
        memory.executemany(f"INSERT INTO {_name(table)} VALUES ({places})", rows)  # noqa: S608


def _storing(field: Field, where: str) -> Callable[[Any], str | int | float]:
    """What turns a value of that column into what SQLite stores."""
    if field.type == "number":
        return lambda value: double(value, where)
    return {"string": str, "integer": int, "boolean": int, "date": str}[field.type]


# --- the schema -----------------------------------------------------------------------------------------------------


def create_table(resource: Resource) -> str:
    """The CREATE TABLE of a table, commented so that `.schema` explains it.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> print(create_table(resource("clusters")).splitlines()[0])
    CREATE TABLE "clusters" (
    """
    keys = [
        f"PRIMARY KEY {_names(resource.primary_key)}",
        *(f"UNIQUE {_names(key)}" for key in resource.unique_keys),
        *map(_foreign_key, resource.foreign_keys),
    ]
    lines = [
        f"CREATE TABLE {_name(resource.name)} (",
        _comment(f"{resource.title} · {resource.title_zh}. {resource.description}"),
        *(_comment(rule) for rule in resource.rules),
        *(f"{_column(field)}, {_comment(_meaning(field))}" for field in resource.fields),
        ",\n".join(keys),
    ]
    return "\n  ".join(lines).replace(",\n", ",\n  ") + "\n)"


def _foreign_key(key: ForeignKey) -> str:
    target = f"{_name(key.references.table)} ({_name(key.references.column)})"
    return f"FOREIGN KEY ({_name(key.column)}) REFERENCES {target} DEFERRABLE INITIALLY DEFERRED"


def _column(field: Field) -> str:
    stored = f"= '{_STORED[field.type]}'" if field.required else f"IN ('{_STORED[field.type]}', 'null')"
    # a check of a null is null, which SQLite lets pass
    checks = " AND ".join((f"typeof({_name(field.name)}) {stored}", *_checks(field)))
    return f"{_name(field.name)} {_TYPES[field.type]}{' NOT NULL' if field.required else ''} CHECK ({checks})"


def _checks(field: Field) -> Iterable[str]:
    name = _name(field.name)
    if field.enum is not None:
        yield f"{name} IN ({', '.join(map(_text, field.enum))})"
    if field.minimum is not None:
        yield f"{name} >= {field.minimum}"
    if field.maximum is not None:
        yield f"{name} <= {field.maximum}"
    if field.min_length is not None:
        yield f"length({name}) >= {field.min_length}"
    if field.max_length is not None:
        yield f"length({name}) <= {field.max_length}"
    if field.type == "boolean":
        yield f"{name} IN (0, 1)"
    if field.type == "date":
        # moved by no days, so that 30 February comes out as a day of March
        yield f"{name} IS date({name}, '+0 days')"


def _meaning(field: Field) -> str:
    return f"{field.description} (unit: {field.unit})" if field.unit else field.description


def _comment(text: str) -> str:
    return f"-- {' '.join(text.split())}"


def _names(columns: Iterable[str]) -> str:
    return f"({', '.join(map(_name, columns))})"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
