"""The judges, each asked about the same rows in the form that it reads; what it finds wrong as places."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pandera.errors
import polars as pl
import pydantic

from shenyang_innovation.checking.schemas.judge import frictionless_faults
from shenyang_innovation.schema.descriptor import describe_package
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.integrity import breaches
from shenyang_innovation.schema.pandera_schema import ROW_CODES, judged_columns, pandas_schema, polars_schema
from shenyang_innovation.schema.rules import columns_of
from shenyang_innovation.schema.tables import TABLES
from tests.judges.valid import Records, as_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shenyang_innovation.schema.row import Row

Place = tuple[int | None, str]
"""A row, from 0, and a column or the columns of a key or rule; no row if the table as a whole is judged."""


def judges(folder: Path) -> dict[str, Callable[[str, Records], set[Place]]]:
    """Each judge by its name; frictionless reads packages that are written to a folder."""
    return {
        "pydantic": by_pydantic,
        "pandera on pandas": by_pandas,
        "pandera on polars": by_polars,
        "frictionless": lambda table, tables: by_frictionless(table, tables, folder),
    }


# --- pydantic ---------------------------------------------------------------------------------------------------


def by_pydantic(table: str, tables: Records) -> set[Place]:
    """The row model for each row, and keys and references over the rows."""
    model = TABLES[table]
    found = {place for number, row in enumerate(tables[table]) for place in _refused(model, number, row)}
    if all(set(row) >= set(model.model_fields) for row in tables[table]):
        cells = {name: [{k: as_text(v) for k, v in row.items()} for row in rows] for name, rows in tables.items()}
        found |= {(breach.row, breach.column) for breach in breaches(cells) if breach.table == table}
    return found


def _refused(model: type[Row], number: int, row: dict[str, Any]) -> list[Place]:
    try:
        model.model_validate(row)
    except pydantic.ValidationError as error:
        broken = {f"Value error, {rule}": ", ".join(columns_of(rule)) for rule in model.table.rules}
        return [
            (number, str(detail["loc"][0]) if detail["loc"] else broken[detail["msg"]]) for detail in error.errors()
        ]
    return []


# --- pandera ----------------------------------------------------------------------------------------------------


def by_pandas(table: str, tables: Records) -> set[Place]:
    """The schema for pandas, told which keys there are."""
    rows = tables[table]
    columns = {name: _pandas(_field(table, name), [row[name] for row in rows]) for name in rows[0]}
    return _failures(TABLES[table], pandas_schema(TABLES[table], _known(tables)), pd.DataFrame(columns))


def by_polars(table: str, tables: Records) -> set[Place]:
    """The schema for polars, told which keys there are."""
    rows = tables[table]
    columns = [_polars(_field(table, name), [row[name] for row in rows]).alias(name) for name in rows[0]]
    return _failures(TABLES[table], polars_schema(TABLES[table], _known(tables)), pl.DataFrame(columns))


def _known(tables: Records) -> dict[str, list[str]]:
    """The keys that are there; where the key column itself is missing or no text, none are."""
    keys = {name: TABLES[name].table.key for name in tables}
    return {
        name: [row[key[0]] for row in tables[name] if isinstance(row.get(key[0]), str)]
        for name, key in keys.items()
        if len(key) == 1
    }


def _field(table: str, name: str) -> Field:
    return next((f for f in fields(TABLES[table]) if f.name == name), Field(name, "string", True, ""))


PYTHON = {"string": str, "integer": int, "number": Decimal, "boolean": bool}


def _intruder(field: Field, values: list[Any]) -> object:
    """A value that is not of the type of the column; None if there is none."""
    wanted = PYTHON.get(field.type)
    return next((value for value in values if wanted and value is not None and type(value) is not wanted), None)


def _pandas(field: Field, values: list[Any]) -> pd.Series[Any]:
    if field.type == "date" and not any(isinstance(value, str) for value in values):
        return pd.Series(np.array(values, dtype="datetime64[s]"))
    if field.type in ("date", "string") or _intruder(field, values) is not None:
        return pd.Series(values, dtype=object)
    return pd.Series(values, dtype={"integer": "Int64", "number": "float64", "boolean": "boolean"}[field.type])


def _polars(field: Field, values: list[Any]) -> pl.Series:
    """A column of polars has one type: an intruder takes all of it."""
    if field.type == "date":
        wrong = next((value for value in values if value is not None and type(value).__name__ != "date"), None)
    else:
        wrong = _intruder(field, values)
    if wrong is not None:
        return pl.Series([wrong] * len(values))
    dtypes = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    if field.type == "number":
        values = [None if value is None else float(value) for value in values]
    return pl.Series(values, dtype=dtypes[field.type])


def _failures(model: type[Row], schema: Any, frame: Any) -> set[Place]:
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        return {
            _failure(model, case)
            for case in (cases.to_dicts() if isinstance(frame, pl.DataFrame) else cases.to_dict("records"))
        }
    return set()


def _failure(model: type[Row], case: dict[str, Any]) -> Place:
    row = None if pd.isna(case["index"]) else int(case["index"])
    code = str(case["check"])
    if code.startswith(ROW_CODES):
        return row, ", ".join(judged_columns(model, code))
    if code in ("column_in_schema", "column_in_dataframe"):
        return row, str(case["failure_case"])
    return row, str(case["column"])


# --- frictionless -----------------------------------------------------------------------------------------------


def by_frictionless(table: str, tables: Records, folder: Path) -> set[Place]:
    """The package on the disk, with the descriptor that a build would write for these bytes."""
    (folder / "tables").mkdir(exist_ok=True)
    files = {}
    for name, rows in tables.items():
        path = folder / "tables" / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(rows[0])
            writer.writerows([as_text(value) for value in row.values()] for row in rows)
        files[name] = path.read_bytes()
    descriptor = describe_package(files, version="1", schema_version="1", sources=[], ucum={})
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    found = frictionless_faults(folder, [table])
    return {(None if fault.row is None else fault.row - 1, fault.column or fault.rule) for fault in found}
