"""Row models → published/loaders.py: one typed loader a table, its columns in the docstring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from shenyang_innovation.building.python.layout import WIDTH, filled, header, wrapped
from shenyang_innovation.building.python.names import BACKENDS, code_names
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import Cell

Rows = Mapping[str, Sequence[Mapping[str, Cell]]]

FRAMES = dict(
    zip(
        BACKENDS,
        ("pd.DataFrame", "pl.DataFrame", "pa.Table", "duckdb.DuckDBPyRelation", "list[records.{record}]"),
        strict=True,
    )
)
"""What a loader gives in each backend."""


def loaders_module(rows: Rows) -> str:
    """The text of published/loaders.py; `rows` are the tables, told in the docstrings by their size and first row.

    >>> "def load_clusters(" in loaders_module({})
    True
    """
    imported = ", ".join(sorted(["Backend", "TableName", *code_names()]))
    parts = [
        *header("One typed loader for each table."),
        "# ruff: noqa: D103, F811 (ruff takes only the overload of typing for one)",
        "from __future__ import annotations",
        "",
        "from shenyang_innovation.published.backends import load_table",
        "",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:",
        "    from typing import Any, Literal, overload",
        "",
        "    import duckdb",
        "    import pandas as pd",
        "    import polars as pl",
        "    import pyarrow as pa",
        "",
        "    from shenyang_innovation.published import records",
        f"    from shenyang_innovation.published.names import {imported}",
        "else:",
        "    from shenyang_innovation.published.light import overload",
    ]
    for name, model in TABLES.items():
        parts += _loader(model, rows.get(name, ()))
    parts += _load()
    return "\n".join(parts)


def _loader(model: type[Row], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    head = f"def load_{model.table.name}("
    filters = _filter_types(model)
    lines: list[str] = []
    for backend, frame in FRAMES.items():
        default = " = ..." if backend == "pandas" else ""
        asked = ["*", f'backend: Literal["{backend}"]{default}', *(f"{name}: {type_} = ..." for name, type_ in filters)]
        lines += ["", "", "@overload", *wrapped(head, asked, f") -> {frame.format(record=model.__name__)}: ...")]
    asked = ["*", 'backend: Backend = "pandas"', *(f"{name}: {type_} = None" for name, type_ in filters)]
    return [
        *lines,
        *wrapped(head, asked, ") -> Any:"),
        *(f"    {line}".rstrip() for line in _docstring(model, rows)),
        *_call(model),
    ]


def _filter_types(model: type[Row]) -> list[tuple[str, str]]:
    """Keyword and type of each filter of a loader."""
    by_name = {field.name: field for field in fields(model)}
    return [
        (keyword, f"{keyword.title()} | None" if by_name[column].enum else "str | None")
        for keyword, column in model.table.filters
    ]


def _call(model: type[Row]) -> list[str]:
    where = [f'"{column}": {keyword}' for keyword, column in model.table.filters]
    if not where:
        return [f'    return load_table("{model.table.name}", backend)']
    return [
        *wrapped("    where = {", where, "}", indent="    "),
        f'    return load_table("{model.table.name}", backend, where=where)',
    ]


def _overload(signature: str) -> list[str]:
    return ["", "", "@overload", signature]


def _load() -> list[str]:
    """`load`, whose records depend on the name of the table."""
    lines: list[str] = []
    for backend, frame in FRAMES.items():
        if backend != "records":
            default = " = ..." if backend == "pandas" else ""
            lines += _overload(f'def load(name: TableName, *, backend: Literal["{backend}"]{default}) -> {frame}: ...')
    for name, model in TABLES.items():
        frame = FRAMES["records"].format(record=model.__name__)
        lines += _overload(f'def load(name: Literal["{name}"], *, backend: Literal["records"]) -> {frame}: ...')
    return [
        *lines,
        *_overload('def load(name: TableName, *, backend: Literal["records"]) -> list[Any]: ...'),
        'def load(name: TableName, *, backend: Backend = "pandas") -> Any:',
        '    """Load a table by its name: `load("clusters")` is `load_clusters()`.',
        "",
        "    Raises `UnknownNameError` for an unknown table or backend, `MissingExtraError` for a backend that is not",
        "    installed, and `DataFilesError` if the files of the package are damaged.",
        "",
        '    >>> load("clusters", backend="records") == load_clusters(backend="records")',
        "    True",
        '    """',
        "    return load_table(name, backend)",
        "",
    ]


def _docstring(model: type[Row], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    table, columns = model.table, fields(model)
    asked = _either(["backend", *(one.keyword for one in table.filters)])
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
        *(f"    {keyword}: Keep only the rows with this {column}." for keyword, column in model.table.filters),
        "",
        "Raises:",
        f"    UnknownNameError: There is no such {asked}.",
        "    MissingExtraError: The backend is not installed; the error names the extra to install.",
        "    DataFilesError: The files of the package are missing or damaged.",
        "",
        *_source_note(model, rows),
        "",
        "Example:",
        *(f"    {line}" for line in _example(model, rows)),
        '"""',
    ]


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
