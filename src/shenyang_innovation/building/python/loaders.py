"""Row models → published/loaders.py and .pyi: one typed loader a table, its columns in the docstring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from shenyang_innovation.building.python.layout import WIDTH, filled, header, wrapped
from shenyang_innovation.building.python.names import code_names
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.row import Filter, Row, Table
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import Cell

Rows = Mapping[str, Sequence[Mapping[str, Cell]]]

FRAMES = {
    "pandas": "pd.DataFrame",
    "polars": "pl.DataFrame",
    "pyarrow": "pa.Table",
    "duckdb": "duckdb.DuckDBPyRelation",
}
"""What a loader gives in each backend but records."""
PATH = "str | os.PathLike[str]"


def loaders_module(rows: Rows) -> str:
    """The text of published/loaders.py; `rows` are the tables, told in the docstrings by their size and first row.

    >>> "def load_clusters(" in loaders_module({})
    True
    """
    imported = ", ".join(sorted(["Backend", *code_names()]))
    parts = [
        *header("One loader for each table; what each gives by backend and columns stands in the stub."),
        "from __future__ import annotations",
        "",
        "from shenyang_innovation.published.backends import load_table",
        "from shenyang_innovation.published.location import folder_of",
        "",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:",
        "    import os",
        "    from collections.abc import Sequence",
        "    from datetime import date",
        "    from typing import Any",
        "",
        f"    from shenyang_innovation.published.names import {imported}",
    ]
    for name, model in TABLES.items():
        parts += _loader(model, rows.get(name, ()))
    return "\n".join([*parts, *_load()])


def loaders_stub() -> str:
    """The text of published/loaders.pyi. (Python would have to make each of its overloads when it loads a table.)

    >>> "def load_clusters(" in loaders_stub()
    True
    """
    imported = ", ".join(sorted(["TableName", *code_names()]))
    parts = [
        *header("What each loader gives, by backend and columns."),
        "import os",
        "from collections.abc import Sequence",
        "from datetime import date",
        "from typing import Any, Literal, overload",
        "",
        "import duckdb",
        "import pandas as pd",
        "import polars as pl",
        "import pyarrow as pa",
        "",
        "from shenyang_innovation.published import records",
        f"from shenyang_innovation.published.names import {imported}",
        "",
    ]
    for model in TABLES.values():
        parts += _overloads(model)
    return "\n".join([*parts, *_load_overloads(), ""])


def _loader(model: type[Row], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    first, others = _filter_arguments(model)
    asked = [*first, *ANYTHING, *others]
    return [
        "",
        "",
        *wrapped(f"def load_{model.table.name}(", asked, ") -> Any:"),
        *(f"    {line}".rstrip() for line in _docstring(model, rows)),
        *_call(model),
    ]


def _overloads(model: type[Row]) -> list[str]:
    name = f"load_{model.table.name}"
    first, others = _filter_arguments(model, of_stub=True)
    return [
        line
        for backend, asked, frame in _forms(f"records.{model.__name__}")
        for line in _overload(name, [*first, *_asked(backend, asked), *others], frame)
    ]


ANYTHING = ("*", 'backend: Backend = "pandas"', "columns: Sequence[str] | None = None", "as_of: str | None = None")
"""The arguments of every loader."""
SOME_COLUMNS = "columns: Sequence[str]"
ALL_COLUMNS = "columns: None = ..."
ANY_COLUMNS = "columns: Sequence[str] | None = ..."
NOW = "as_of: None = ..."
THEN = "as_of: str"
ANY_TIME = "as_of: str | None = ..."


def _forms(record: str) -> list[tuple[str, tuple[str, str], str]]:
    """Backend, columns and time that are asked for, and what a loader then gives.

    Records of some columns, or of an earlier version, which had others, have no class.
    """
    return [
        *((backend, (ANY_COLUMNS, ANY_TIME), frame) for backend, frame in FRAMES.items()),
        ("records", (ALL_COLUMNS, NOW), f"list[{record}]"),
        ("records", (SOME_COLUMNS, ANY_TIME), "list[Any]"),
        ("records", (ANY_COLUMNS, THEN), "list[Any]"),
    ]


def _asked(backend: str, asked: Sequence[str]) -> list[str]:
    default = " = ..." if backend == "pandas" else ""
    return ["*", f'backend: Literal["{backend}"]{default}', *asked]


def _filter_arguments(model: type[Row], *, of_stub: bool = False) -> tuple[list[str], list[str]]:
    """The filters of a loader as arguments: those that stand first, and those that follow by name alone."""

    def spelled(one: Filter, type_: str) -> str:
        default = None if one.default is None else f'"{one.default}"'
        return f"{one.keyword}: {type_} = {'...' if of_stub else default}"

    typed = [(one, spelled(one, type_)) for one, type_ in _filter_types(model)]
    return [text for one, text in typed if one.first], [text for one, text in typed if not one.first]


def _filter_types(model: type[Row]) -> list[tuple[Filter, str]]:
    """Each filter of a loader with its type."""
    by_name = {field.name: field for field in fields(model)}

    def type_of(one: Filter) -> str:
        if one.since:
            return "str | int | date | None"
        return f"{one.keyword.title()} | None" if by_name[one.column].enum else "str | None"

    return [(one, type_of(one)) for one in model.table.filters]


def _call(model: type[Row]) -> list[str]:
    name, filters = model.table.name, model.table.filters
    if not filters:
        return [f'    return load_table("{name}", backend, columns=columns, as_of=as_of)']
    where = [f'"{one.column}": {one.keyword}' for one in filters if not one.since]
    since = [f'"{one.column}": {one.keyword}' for one in filters if one.since]
    return [
        *wrapped("    where = {", where, "}", indent="    "),
        *wrapped(
            "    return load_table(",
            [f'"{name}"', "backend", "columns=columns", "as_of=as_of", "where=where", f"since={{{', '.join(since)}}}"],
            ")",
            indent="    ",
        ),
    ]


def _overload(name: str, asked: Sequence[str], frame: str) -> list[str]:
    return ["@overload", *wrapped(f"def {name}(", asked, f") -> {frame}: ...")]


def _load_overloads() -> list[str]:
    """Records of `load` depend on the name of the table; another package or version may have tables of other names."""
    ours, given = "package: None = ...", f"package: {PATH}"
    frames = [*FRAMES.items(), ("records", "list[Any]")]
    lines: list[str] = []
    for name, model in TABLES.items():
        asked = [f'name: Literal["{name}"]', *_asked("records", (ALL_COLUMNS, NOW)), ours]
        lines += _overload("load", asked, f"list[records.{model.__name__}]")
    for type_, time, package in (("TableName", NOW, ours), ("str", NOW, given), ("str", THEN, ours)):
        for backend, frame in frames:
            asked = [f"name: {type_}", *_asked(backend, (ANY_COLUMNS, time)), package]
            lines += _overload("load", asked, frame)
    return lines


def _load() -> list[str]:
    return [
        "",
        "",
        *wrapped("def load(", ["name: str", *ANYTHING, f"package: {PATH} | None = None"], ") -> Any:"),
        '    """Load a table by its name: `load("clusters")` is `load_clusters()`.',
        "",
        "    Args:",
        "        name: The name of a table; see `list_tables()`.",
        '        backend: "pandas", "polars", "pyarrow", "duckdb" or "records".',
        "        columns: The names of the columns wanted, in their order; all if left out.",
        '        as_of: A data version, such as "0.4.0": the table is then that of this release, with its columns. Not',
        "            together with package.",
        "        package: The folder of another published package (the one with datapackage.json), such as that of an",
        "            older or newer version: its tables and columns are then those of its own descriptor.",
        "",
        "    Raises:",
        "        UnknownNameError: There is no such table, backend, column or version.",
        "        UsageError: The columns are none, or one is named twice; or both as_of and package are given.",
        "        MissingExtraError: The backend is not installed; the error names the extra to install.",
        "        DataFilesError: The files of the package are missing, damaged, or of a version that can't be read.",
        "",
        "    Example:",
        '        >>> load("clusters", backend="records") == load_clusters(backend="records")',
        "        True",
        '    """',
        "    root = None if package is None else folder_of(package)",
        "    return load_table(name, backend, root=root, as_of=as_of, columns=columns)",
        "",
    ]


def _docstring(model: type[Row], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    table, columns = model.table, fields(model)
    asked = _either(["backend", "column", "version", *(one.keyword for one in table.filters if not one.since)])
    key = " and ".join(table.key)
    text = [
        f'"""Load {table.name}: {table.title} ({table.title_zh}).',
        "",
        *filled(table.description, WIDTH - 8),
        "",
        f"One row for each {key}; {_counted(len(rows), 'row')} of {_counted(len(columns), 'column')}.",
        "",
        "Columns:",
    ]
    for field in columns:
        text += filled(_column(field, table.key), WIDTH - 8, indent="    ")
    return [
        *text,
        "",
        "Args:",
        '    backend: "pandas" (a DataFrame), "polars" (a DataFrame), "pyarrow" (a Table), "duckdb" (a relation) or',
        f'        "records" (a list of `records.{model.__name__}`, with the standard library alone).',
        "    columns: The names of the columns wanted, in their order; all if left out. Records then have no class of",
        "        their own.",
        '    as_of: A data version, such as "0.4.0": rows and columns are then those of that release. Left out, they',
        "        are the current ones. Records of an earlier version have no class of their own.",
        *(line for one in table.filters for line in _filter_note(one)),
        "",
        "Raises:",
        f"    UnknownNameError: There is no such {asked}.",
        f"    UsageError: The columns are none, or one is named twice{_or_no_day(table)}.",
        "    MissingExtraError: The backend is not installed; the error names the extra to install.",
        "    DataFilesError: The files of the package are missing or damaged.",
        "",
        *_source_note(model, rows),
        "",
        "Example:",
        *(f"    {line}" for line in _example(model, rows)),
        '"""',
    ]


def _filter_note(one: Filter) -> list[str]:
    kept = f"with this {one.column}"
    if one.since:
        kept = f"whose {one.column} is in this year (2024), month (2024-07) or day, or later; none without one"
    usual = f" Left out, it is {one.default!r}; None keeps all." if one.default else ""
    return filled(f"{one.keyword}: Keep only the rows {kept}.{usual}", WIDTH - 8, indent="    ")


def _or_no_day(table: Table) -> str:
    return ", or since is no day" if any(one.since for one in table.filters) else ""


def _column(field: Field, key: Sequence[str]) -> str:
    type_ = f"{field.type} of codes" if field.enum else field.type
    said = [type_, *([field.unit] if field.unit else []), *([] if field.required else ["null if not given"])]
    text = f"{field.name} ({', '.join(said)}): {field.description}."
    if field.name in key:
        text += " Key." if len(key) == 1 else " Part of the key."
    if field.references:
        text += f" Refers to {field.references.table}.{field.references.column}."
    if field.list_of:
        text += f" Lists {field.list_of.table}.{field.list_of.column}."
    if field.measured_by:
        text += f" Source: observations of {field.measured_by.indicator}, as of {field.measured_by.as_of}."
    return text


def _source_note(model: type[Row], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    """Which documents the rows come from, if they say so, and how to get from a cell to its place in them."""
    ids = sorted({str(row["source_id"]) for row in rows if row.get("source_id")})
    told = f"Sources: {', '.join(ids)}. " if ids else ""
    way = f'`evidence("{model.table.name}", key, column)` leads from a cell to its places in the documents.'
    return filled(told + way, WIDTH - 8)


def _example(model: type[Row], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    name = f"load_{model.table.name}"
    call = f'>>> rows = {name}(backend="records")'
    lines = [f">>> from shenyang_innovation import {name}", call]
    if rows:
        field = next(field for field in fields(model) if field.name == model.table.key[0])
        lines += [f">>> rows[0].{field.name}", repr(_value(field, str(rows[0][field.name])))]
    else:
        lines += [">>> len(rows)", "0"]
    return lines


def _value(field: Field, cell: str) -> object:
    return {"integer": int, "number": Decimal}.get(field.type, str)(cell)


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
