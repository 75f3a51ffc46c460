"""Data as people have them → one frame in the dtypes of the schema, and the faults of what does not fit those.

Nothing is coerced: a value of another type is a fault. Only what loses nothing is rewritten: int32 as Int64, whole
numbers in a column of numbers, categories as text, dates in whatever resolution.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.schemas import faults
from shenyang_innovation.checking.schemas.cells import clean, spells
from shenyang_innovation.errors import Fault, ShenyangInnovationError
from shenyang_innovation.schema.fields import Field, fields

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from shenyang_innovation.schema.row import Row

DTYPES = {
    "pandas": {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[s]"},
    "polars": {"string": "String", "integer": "Int64", "number": "Float64", "boolean": "Boolean", "date": "Date"},
}


class Prepared(NamedTuple):
    """A frame ready for pandera, and what was found wrong on the way.

    Columns of which no cell fits are not in `frame` but in `left_out`.
    """

    frame: Any
    library: str
    faults: list[Fault]
    left_out: set[str]


def prepare(data: object, model: type[Row]) -> Prepared:
    """Bring data of any kind that `validate` takes into the dtypes of the table."""
    module = type(data).__module__.partition(".")[0]
    kind = f"{module}.{type(data).__name__}"
    frame: Any = data
    if kind == "pandas.DataFrame":
        return _prepare(_pandas_columns(frame), len(frame), model, "pandas")
    if kind == "polars.LazyFrame":
        frame = frame.collect()  # pandera leaves the checks of the data out on a LazyFrame
    if kind in ("polars.DataFrame", "polars.LazyFrame"):
        return _prepare([(name, frame[name]) for name in frame.columns], frame.height, model, "polars")
    if hasattr(data, "__arrow_c_stream__"):
        if type(data).__name__ == "Series":  # one column of polars or pandas speaks this protocol as a table does
            raise _not_taken(data, model)
        return prepare(_from_arrow(data), model)
    if isinstance(data, Sequence) and not isinstance(data, str | bytes):
        records = [_as_mapping(record) for record in data]
        return _prepare_records(records, model)
    raise _not_taken(data, model)


def _not_taken(data: object, model: type[Row]) -> ShenyangInnovationError:
    remedy = "Give a pandas or polars frame, a pyarrow table, or a list of records"
    if isinstance(data, str | PathLike):
        remedy += "; a file is checked by `shenyang-innovation validate`"
    what = f"data of type {type(data).__module__}.{type(data).__name__} can't be validated"
    return ShenyangInnovationError(what, where=f"validate {model.table.name}", remedy=remedy)


def _prepare(columns: list[tuple[str, Any]], height: int, model: type[Row], library: str) -> Prepared:
    known = {field.name: field for field in fields(model)}
    found: list[Fault] = []
    good: dict[str, Any] = {}
    left_out: set[str] = set()
    for name, column in columns:
        if name in good or name in left_out:
            found.append(faults.repeated_column(model.table.name, name))
        elif name not in known:
            good[name] = column
        else:
            fitted, problems = _fit(model.table.name, known[name], column, library)
            found += problems
            if fitted is None:
                left_out.add(name)
            else:
                good[name] = fitted
    return Prepared(_frame(good, height, library), library, found, left_out)


def _pandas_columns(frame: pd.DataFrame) -> list[tuple[str, Any]]:
    """By position, because a name may stand twice."""
    return [(str(name), frame.iloc[:, place].reset_index(drop=True)) for place, name in enumerate(frame.columns)]


def _from_arrow(data: Any) -> object:
    """A frame of polars if it is there, else of pandas; without pyarrow the rows of a DuckDB relation.

    A DuckDB relation that polars reads by itself leaves messages about leaks at exit; by way of pyarrow it leaves none.
    """
    pyarrow, polars = _if_there("pyarrow"), _if_there("polars")
    if pyarrow is not None:
        table = pyarrow.table(data)
        if polars is not None:
            return polars.DataFrame(table)
        return table.to_pandas(types_mapper=_arrow_types().get, date_as_object=True)
    if hasattr(data, "fetchall"):  # DuckDB's own ways to a frame ask for pyarrow, or turn integers into floats
        return [dict(zip(data.columns, row, strict=True)) for row in data.fetchall()]
    return need("polars", extra="polars", where="validate").DataFrame(data)


def _if_there(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


def _arrow_types() -> dict[Any, Any]:
    """pyarrow turns integers with nulls into floats unless it is told better."""
    import pandas as pd
    import pyarrow as pa

    whole = (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32())
    return dict.fromkeys(whole, pd.Int64Dtype()) | {pa.bool_(): pd.BooleanDtype()}


# --- records ----------------------------------------------------------------------------------------------------


def _as_mapping(record: object) -> Mapping[str, object]:
    if isinstance(record, Mapping):
        return record
    for method in ("_asdict", "model_dump"):
        if hasattr(record, method):
            mapping: Mapping[str, object] = getattr(record, method)()
            return mapping
    raise ShenyangInnovationError(
        f"a record of type {type(record).__name__} can't be validated",
        where="validate",
        remedy="Give each record as a mapping from column to value, or as a named tuple",
    )


def _prepare_records(records: Sequence[Mapping[str, object]], model: type[Row]) -> Prepared:
    import pandas as pd

    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(str(name) for name in record))
    if not records:
        names = {field.name: None for field in fields(model)}
    columns = [(name, pd.Series([record.get(name) for record in records], dtype=object)) for name in names]
    prepared = _prepare(columns, len(records), model, "pandas")
    lacking = [
        Fault(
            table=model.table.name,
            row=number,
            column=field.name,
            value="",
            rule="the record lacks the column",
            remedy="Add it; where nothing is known it is None",
        )
        for number, record in enumerate(records, start=1)
        for field in fields(model)
        if field.name in names and field.name not in record
    ]
    return prepared._replace(faults=prepared.faults + lacking)


# --- one column -------------------------------------------------------------------------------------------------


def _fit(table: str, field: Field, column: Any, library: str) -> tuple[Any, list[Fault]]:
    """The column in the dtype of the schema with its faults; no column if none of its values fits."""
    fast = _fast_pandas(field, column) if library == "pandas" else _fast_polars(field, column)
    if fast is not None:
        return fast, []
    values = column.tolist() if library == "pandas" else column.to_list()
    cleaned, wrong = clean(values, field.type, nan_is_null=library == "pandas")
    dtype = str(column.dtype)
    whole_column = wrong and dtype.lower() != "object" and not any(value is not None for value in cleaned)
    if whole_column:
        return None, _column_faults(table, field, dtype, values, DTYPES[library][field.type])
    found = [faults.unfit(table, number + 1, field, code, values[number]) for number, code in wrong.items()]
    return _series(cleaned, field, library), found


def _column_faults(table: str, field: Field, dtype: str, values: Sequence[object], wanted: str) -> list[Fault]:
    """One fault for the column, and one for each text in it that would not become a value either."""
    column = Fault(
        table=table,
        row=None,
        column=field.name,
        value="",
        rule=f"must be {faults.KINDS[field.type]}, but the column has dtype {dtype}",
        remedy=f"Convert it to {wanted}",
    )
    unspelt = [
        (number, value)
        for number, value in enumerate(values, start=1)
        if isinstance(value, str) and not spells(value, field.type)
    ]
    return [column, *(faults.broken(table, number, field, "type", value) for number, value in unspelt)]


def _fast_pandas(field: Field, column: pd.Series[Any]) -> pd.Series[Any] | None:
    """The column, if its dtype alone says that every value is of the type; None if one has to look."""
    dtype = str(column.dtype)
    match field.type:
        case "string" if dtype in ("str", "string"):
            return column
        case "integer" if dtype.lower() in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"):
            return column.astype("Int64")
        case "number" if dtype in ("float32", "float64"):
            return column.astype("float64")
        case "boolean" if dtype in ("bool", "boolean"):
            return column.astype("boolean")
        case "date" if dtype.startswith("datetime64") and "," not in dtype:
            return column
    return None


def _fast_polars(field: Field, column: pl.Series) -> pl.Series | None:
    import polars as pl

    dtype = column.dtype
    match field.type:
        case "string" if dtype in (pl.String, pl.Enum, pl.Categorical):
            return column.cast(pl.String)
        case "integer" if dtype.is_integer() and dtype not in (pl.UInt64, pl.Int128):
            return column.cast(pl.Int64)
        case "number" if dtype.is_numeric():
            return column.cast(pl.Float64)
        case "boolean" if dtype == pl.Boolean:
            return column
        case "date" if dtype == pl.Date:
            return column
    return None


def _series(values: list[object], field: Field, library: str) -> Any:
    if library == "polars":
        import polars as pl

        return pl.Series(field.name, values, dtype=getattr(pl, DTYPES["polars"][field.type]))
    import numpy as np
    import pandas as pd

    if field.type == "date":
        return pd.Series(np.array(values, dtype="datetime64[s]"))
    # pandera looks into a column of objects, and takes one without rows for no text
    dtype: Any = object if field.type == "string" and values else DTYPES["pandas"][field.type]
    return pd.Series(values, dtype=dtype)


def _frame(columns: dict[str, Any], height: int, library: str) -> Any:
    if library == "polars":
        import polars as pl

        return pl.DataFrame([column.alias(name) for name, column in columns.items()])
    import pandas as pd

    return pd.DataFrame(columns, index=pd.RangeIndex(height))
