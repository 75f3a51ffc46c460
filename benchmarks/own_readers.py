"""What a careful user would write to read a table with the library alone: a program that is told every type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from shenyang_innovation.published.descriptor import Field, Resource

IMPORTS = {
    "pandas": "import pandas",
    "polars": "import polars",
    "pyarrow": "import pyarrow\nfrom pyarrow import csv",
    "duckdb": "import duckdb",
    "records": (
        "import csv\nimport json\nfrom collections import namedtuple\nfrom datetime import date\n"
        "from decimal import Decimal"
    ),
}
"""What the programs of `own_reader` need."""
PANDAS = {"string": "'str'", "integer": "'Int64'", "number": "'float64'", "boolean": "'boolean'"}
POLARS = {
    "string": "polars.String",
    "integer": "polars.Int64",
    "number": "polars.Float64",
    "boolean": "polars.Boolean",
    "date": "polars.Date",
}
ARROW = {
    "string": "pyarrow.string()",
    "integer": "pyarrow.int64()",
    "number": "pyarrow.float64()",
    "boolean": "pyarrow.bool_()",
    "date": "pyarrow.date32()",
}
DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
PLAIN = {
    "string": "str",
    "integer": "int",
    "number": "Decimal",
    "boolean": "'true'.__eq__",
    "date": "date.fromisoformat",
}


def own_reader(backend: str, table: Resource) -> str:
    """The statement that reads a table with the library of a backend; with DuckDB all rows, with records plain tuples.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> own_reader("polars", resource("caveats")).startswith("polars.read_csv(")
    True
    """
    return _READERS[backend](table)


def _told(fields: tuple[Field, ...], type_of: Callable[[Field], str]) -> str:
    return f"{{{', '.join(f'{field.name!r}: {type_of(field)}' for field in fields)}}}"


def _pandas(table: Resource) -> str:
    days = [field.name for field in table.fields if field.type == "date"]
    others = tuple(field for field in table.fields if field.type != "date")
    types = _told(others, lambda field: _category(field) if field.enum else PANDAS[field.type])
    dates = f"parse_dates={days!r}, date_format='%Y-%m-%d'" if days else ""
    return f"pandas.read_csv({table.path!r}, dtype={types}, keep_default_na=False, na_values=[''], {dates})"


def _category(field: Field) -> str:
    return f"pandas.CategoricalDtype({list(field.enum or ())!r})"


def _polars(table: Resource) -> str:
    types = _told(table.fields, lambda field: f"polars.Enum({field.enum!r})" if field.enum else POLARS[field.type])
    return f"polars.read_csv({table.path!r}, schema={types})"


def _pyarrow(table: Resource) -> str:
    codes = "pyarrow.dictionary(pyarrow.int32(), pyarrow.string())"
    types = _told(table.fields, lambda field: codes if field.enum else ARROW[field.type])
    nulls = "null_values=[''], strings_can_be_null=True, quoted_strings_can_be_null=False"
    return f"csv.read_csv({table.path!r}, convert_options=csv.ConvertOptions(column_types={types}, {nulls}))"


def _duckdb(table: Resource) -> str:
    types = _told(table.fields, lambda field: repr(f"ENUM{field.enum!r}" if field.enum else DUCKDB[field.type]))
    how = "header=True, sep=',', quotechar='\"', escapechar='\"', na_values='', auto_detect=False"
    return f"duckdb.read_csv({table.path!r}, columns={types}, {how}){ALL_ROWS}"


ALL_ROWS = ".to_arrow_table()"
"""A relation of DuckDB is read when it is asked for rows."""


def _records(table: Resource) -> str:
    return _rows(table, "tuple(to(cell) if cell else None for to, cell in zip(made, row))")


def named_tuples(table: Resource) -> str:
    """The statement that reads a table with the standard library into what records are: tuples whose values have names.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> named_tuples(resource("caveats")).startswith("Row = namedtuple('Row', ")
    True
    """
    kind = f"Row = namedtuple('Row', {list(table.names())!r})\n"
    return kind + _rows(table, "Row(*[to(cell) if cell else None for to, cell in zip(made, row)])")


def _rows(table: Resource, row: str) -> str:
    made = ", ".join(PLAIN[field.type] for field in table.fields)
    return f"""
with open({table.path!r}, encoding='utf-8', newline='') as file:
    made, rows = ({made},), csv.reader(file)
    next(rows)
    [{row} for row in rows]
""".strip()


_READERS: dict[str, Callable[[Resource], str]] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "records": _records,
}
