"""A table and its descriptor → pandas, polars, pyarrow, DuckDB or plain records.

Each backend uses its own CSV reader and is told every type; nothing is inferred. Only an empty cell is null: text
such as "NA", "None" or "nan" stays text.

| descriptor | pandas           | polars    | pyarrow            | duckdb    | records   |
|------------|------------------|-----------|--------------------|-----------|-----------|
| string     | `str`            | `String`  | `string`           | `VARCHAR` | `str`     |
| … of codes | `category`       | `Enum`    | `dictionary`       | `ENUM`    | `str`     |
| integer    | `Int64`          | `Int64`   | `int64`            | `BIGINT`  | `int`     |
| number     | `float64`        | `Float64` | `float64`          | `DOUBLE`  | `Decimal` |
| boolean    | `boolean`        | `Boolean` | `bool`             | `BOOLEAN` | `bool`    |
| date       | `datetime64[s]`  | `Date`    | `date32`           | `DATE`    | `date`    |

Integers are nullable also where no cell is null, so that a dtype does not depend on the data. pandas has no date
type of its own; `datetime64[s]` at midnight is the nearest, and works with and without pyarrow. The categories of a
column of codes are all codes of the descriptor in its order, also those that no row has. (pandas before 3 has no `str`
dtype and uses `object` for text.)
"""

from __future__ import annotations

from sys import byteorder

from shenyang_innovation.errors import DataFilesError, MissingExtraError, UnknownNameError, did_you_mean
from shenyang_innovation.published import descriptor, filters
from shenyang_innovation.published.cells import check_header, read_lines, unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal
    from typing import Any

    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from shenyang_innovation.published.descriptor import Field, Package, Resource

INSTALL = {
    "pandas": "pip install pandas",
    "polars": "pip install 'shenyang-innovation[polars]'",
    "pyarrow": "pip install 'shenyang-innovation[arrow]'",
    "duckdb": "pip install 'shenyang-innovation[duckdb]'",
}
"""How to get the library of a backend."""


def load_table(
    name: str, backend: str = "pandas", *, root: str | None = None, where: Mapping[str, str | None] | None = None
) -> Any:
    """A table of the package in the folder `root` (or of the one that comes with the code) in the backend's own form.

    `where` maps columns to the value that a row must have to be kept; None keeps every row.

    Raises `UnknownNameError` for an unknown table or backend, `MissingExtraError` for a backend that is not
    installed, `DataFilesError` for a file that is missing or not as the descriptor describes it.

    >>> [row.cluster_id for row in load_table("clusters", "records")][:1] == []
    False
    >>> load_table("clusters", "panda")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: load: no backend 'panda'. Did you mean 'pandas'?
    """
    if backend not in BACKENDS:
        raise UnknownNameError(f"no backend {backend!r}", where="load", remedy=did_you_mean(backend, BACKENDS))
    package = descriptor.package(root)
    try:
        table = _load(package, name, backend, where or {})
    except DataFilesError:
        if descriptor.package(root) is package:
            raise
    else:
        if descriptor.package(root) is package:
            return table
    # a build exchanged the files while they were read
    return load_table(name, backend, root=root, where=where)


def _load(package: Package, name: str, backend: str, where: Mapping[str, str | None]) -> Any:
    resource = package.resource(name)
    check_header(resource)
    wanted = {column: value for column, value in where.items() if value is not None}
    filters.check_values(resource, package, wanted)
    try:
        return filters.keep(_READERS[backend](resource, package), backend, wanted)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != backend:
            raise
        raise MissingExtraError(
            f"{backend} is not installed", where="load", remedy=f"Run `{INSTALL[backend]}`"
        ) from None


def attributes(resource: Resource, package: Package) -> dict[str, Any]:
    """What a frame says about itself: table, title, units of its columns and their codes in UCUM, licence, version.

    >>> package = descriptor.package()
    >>> attributes(package.resource("clusters"), package)["units"]["output_value_cny"]
    'CNY'
    """
    return {
        "table": resource.name,
        "title": resource.title,
        "title_zh": resource.title_zh,
        "description": resource.description,
        "units": {field.name: field.unit for field in resource.fields if field.unit},
        "ucum": {field.name: field.ucum for field in resource.fields if field.ucum},
        "license": package.license.name,
        "package": package.name,
        "version": package.version,
    }


# --- pandas ---------------------------------------------------------------------------------------------------------

_PANDAS = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "str"}


def _pandas(resource: Resource, package: Package) -> pd.DataFrame:
    import pandas as pd

    # Codes are read as the categories that occur: read_csv turns a code it was not told of into a null, silently.
    types: dict[str, Any] = {field.name: "category" if field.enum else _PANDAS[field.type] for field in resource.fields}
    try:
        frame = pd.read_csv(resource.path, dtype=types, keep_default_na=False, na_values=[""], encoding="utf-8")
        for field in resource.fields:
            if field.enum:
                frame[field.name] = _pandas_codes(frame[field.name], field)
            elif field.type == "date":
                days = pd.to_datetime(frame[field.name], format="%Y-%m-%d", exact=True)
                frame[field.name] = days.astype("datetime64[s]")
    except (ValueError, TypeError) as error:
        raise unreadable(resource, error) from None
    frame.attrs.update(attributes(resource, package))
    return frame


def _pandas_codes(column: pd.Series[Any], field: Field) -> pd.Series[Any]:
    import pandas as pd

    _only_known(column.cat.categories, field)
    # An index with a type: of a column without any code, pandas would make categories of type object.
    codes: Any = pd.Index(field.enum or (), dtype="str")
    return column.cat.set_categories(codes)


def _only_known(found: Any, field: Field) -> None:
    for code in found:
        if code not in (field.enum or ()):
            raise ValueError(f"column {field.name} has {code!r}, which is none of its codes")


# --- polars ---------------------------------------------------------------------------------------------------------


def _polars(resource: Resource, _package: Package) -> pl.DataFrame:
    import polars as pl

    types: dict[str, Any] = {
        "string": pl.String,
        "integer": pl.Int64,
        "number": pl.Float64,
        "boolean": pl.Boolean,
        "date": pl.Date,
    }
    schema = {field.name: pl.Enum(field.enum) if field.enum else types[field.type] for field in resource.fields}
    try:
        return pl.read_csv(resource.path, schema=schema, glob=False)
    except pl.exceptions.PolarsError as error:
        raise unreadable(resource, error) from None


# --- pyarrow --------------------------------------------------------------------------------------------------------


def _pyarrow(resource: Resource, package: Package) -> pa.Table:
    import pyarrow as pa
    from pyarrow import csv

    types: dict[str, Any] = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    options = csv.ConvertOptions(
        column_types={
            field.name: pa.dictionary(pa.int32(), pa.string()) if field.enum else types[field.type]
            for field in resource.fields
        },
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        true_values=["true"],
        false_values=["false"],
    )
    try:
        table = csv.read_csv(resource.path, convert_options=options)
        columns = [_arrow_codes(table, field) if field.enum else table[field.name] for field in resource.fields]
        return pa.Table.from_arrays(columns, schema=_arrow_schema(resource, package, columns))
    except ValueError as error:
        raise unreadable(resource, error) from None


def _arrow_codes(table: pa.Table, field: Field) -> pa.ChunkedArray[Any]:
    """The column with the codes of the descriptor as its dictionary.

    The chunks are unified behind an empty one that has them all in their order. Neither `pa.array`, which imports
    pandas, nor `pyarrow.compute` is used: each would cost as much as reading the table.
    """
    import pyarrow as pa

    codes = field.enum or ()
    no_rows: Any = pa.Array.from_buffers(pa.int32(), 0, [None, pa.py_buffer(b"")])
    all_codes: Any = pa.DictionaryArray.from_arrays(no_rows, _arrow_text(codes))
    kind: Any = pa.dictionary(pa.int32(), pa.string())
    unified: Any = pa.chunked_array([all_codes, *table[field.name].chunks], kind).unify_dictionaries()
    _only_known(unified.chunk(0).dictionary.to_pylist()[len(codes) :], field)
    return pa.chunked_array(unified.chunks[1:] or unified.chunks, kind)


def _arrow_text(words: tuple[str, ...]) -> pa.StringArray:
    import pyarrow as pa

    encoded = [word.encode() for word in words]
    offsets = b"".join(sum(map(len, encoded[:at])).to_bytes(4, byteorder) for at in range(len(encoded) + 1))
    return pa.StringArray.from_buffers(len(encoded), pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded)))


def _arrow_schema(resource: Resource, package: Package, columns: list[Any]) -> pa.Schema:
    import pyarrow as pa

    fields = []
    for field, column in zip(resource.fields, columns, strict=True):
        said = {"description": field.description, "unit": field.unit, "ucum": field.ucum}
        about = {key: value for key, value in said.items() if value}
        fields.append(pa.field(field.name, column.type, nullable=not field.required, metadata=about))
    about_table: Any = attributes(resource, package)
    del about_table["units"], about_table["ucum"]  # each stands with its column
    return pa.schema(fields, metadata=about_table)


# --- DuckDB ---------------------------------------------------------------------------------------------------------

_DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def _duckdb(resource: Resource, _package: Package) -> duckdb.DuckDBPyRelation:
    import duckdb

    types = {field.name: _duckdb_codes(field) if field.enum else _DUCKDB[field.type] for field in resource.fields}
    try:
        # On the default connection, so that relations can be joined with each other and outlive this function.
        return duckdb.read_csv(
            _without_glob(resource.path),
            columns=types,
            header=True,
            sep=",",
            quotechar='"',
            escapechar='"',
            na_values="",
            auto_detect=False,
        )
    except duckdb.Error as error:
        raise unreadable(resource, error) from None


def _duckdb_codes(field: Field) -> str:
    quoted = ("'" + code.replace("'", "''") + "'" for code in field.enum or ())
    return f"ENUM({', '.join(quoted)})"


def _without_glob(path: str) -> str:
    """The path with the characters that DuckDB would take for a pattern spelled as a class of one."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in path)


# --- records --------------------------------------------------------------------------------------------------------


def _records(resource: Resource, _package: Package) -> list[Any]:
    from shenyang_innovation.published.records import RECORDS

    record: Any = RECORDS.get(resource.name)
    if record is None or record._fields != resource.names():
        raise unreadable(resource, ValueError("this version of the package has no record with these columns"))
    make = record._make
    convert = [converter(field) for field in resource.fields]
    records = []
    for number, line in enumerate(read_lines(resource), start=1):
        try:
            values = [to(cell) if cell else None for to, cell in zip(convert, line, strict=True)]
        except (ValueError, ArithmeticError) as error:
            raise unreadable(resource, ValueError(f"row {number}: {error}")) from None
        records.append(make(values))
    return records


def converter(field: Field) -> Callable[[str], Any]:
    """What turns the text of a cell into the value of a record, or raises `ValueError` or `ArithmeticError`.

    Python reads more than a table may hold: `1_000`, `nan`, `２０２４` and `20241231` are refused.

    >>> converter(descriptor.resource("clusters").field("output_value_cny"))("69500000000")
    69500000000
    """
    if field.enum:
        return _code_of(frozenset(field.enum), field.name)
    return _CONVERTERS[field.type]


def _code_of(codes: frozenset[str], column: str) -> Callable[[str], str]:
    def code(cell: str) -> str:
        if cell not in codes:
            raise ValueError(f"column {column} has {cell!r}, which is none of its codes")
        return cell

    return code


def _integer(cell: str) -> int:
    return int(_of_digits(cell, "-", "whole number"))


def _decimal(cell: str) -> Decimal:
    from decimal import Decimal

    return Decimal(_of_digits(cell, "-+.eE", "number"))


def _of_digits(cell: str, signs: str, what: str) -> str:
    if not set(cell) <= set("0123456789" + signs):
        raise ValueError(f"{cell!r} is no {what}")
    return cell


def _day(cell: str) -> date:
    from datetime import date

    day = date.fromisoformat(cell)
    if day.isoformat() != cell:
        raise ValueError(f"{cell!r} is no day written as YYYY-MM-DD")
    return day


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": _integer,
    "number": _decimal,
    "boolean": _boolean,
    "date": _day,
}


_READERS: dict[str, Callable[[Resource, Package], Any]] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "records": _records,
}
BACKENDS = tuple(_READERS)
