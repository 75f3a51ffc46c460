"""What is asked of a dataframe of pandas, polars or pyarrow by those who make another one of it."""

from __future__ import annotations

import sys

from shenyang_innovation.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, NamedTuple, Protocol

    class Frame(Protocol):
        """A dataframe: its columns, and what it says of their units."""

        names: list[str]
        units: dict[str, str]

        def cells(self, column: str) -> list[Any]:
            """The values of a column as Python has them, a null as None."""

        def kind(self, column: str) -> str:
            """What a column holds: integer, number, or other."""

        def changed(self, columns: Mapping[str, Column], conversion: dict[str, str]) -> Any:
            """The dataframe with columns in place of others; it says the units and what was done."""
else:
    from shenyang_innovation.published.light import NamedTuple

FRAMES = {"pandas": "DataFrame", "polars": "DataFrame", "pyarrow": "Table"}


class Column(NamedTuple):
    """A column that stands in place of another: kind is integer, number or code; unit and ucum if it is in one unit."""

    name: str
    kind: str
    cells: Sequence[Any]
    unit: str | None
    ucum: str | None


def library(frame: object, where: str, *, among: Sequence[str] = tuple(FRAMES)) -> str:
    """The library that a dataframe is of; raises `UsageError` for anything else.

    >>> import pandas as pd
    >>> library(pd.DataFrame(), "to_unit")
    'pandas'
    """
    for name in among:
        # what was never imported has made no frame
        if name in sys.modules and isinstance(frame, getattr(sys.modules[name], FRAMES[name])):
            return name
    known = ", ".join(f"{name}.{FRAMES[name]}" for name in among)
    raise UsageError(f"a {type(frame).__name__} is no dataframe of ours", where=where, remedy=f"Give one of: {known}")


def frame_of(frame: Any, where: str) -> Frame:
    """A dataframe of any of the libraries, to be asked in one way."""
    kinds: dict[str, Callable[[Any], Frame]] = {"pandas": Pandas, "polars": Polars, "pyarrow": Arrow}
    return kinds[library(frame, where)](frame)


class Pandas:
    """A DataFrame of pandas; its `attrs` have the units."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names: list[str] = [str(name) for name in frame.columns]
        self.units: dict[str, str] = dict(frame.attrs.get("units", {}))

    def cells(self, column: str) -> list[Any]:
        """The values of a column, a null as None."""
        series = self._frame[column]
        return [None if null else value for value, null in zip(series.tolist(), series.isna().tolist(), strict=True)]

    def kind(self, column: str) -> str:
        """What a column holds."""
        from pandas.api import types

        dtype = self._frame[column].dtype
        if types.is_integer_dtype(dtype):
            return "integer"
        return "number" if types.is_float_dtype(dtype) else "other"

    def changed(self, columns: Mapping[str, Column], conversion: dict[str, str]) -> Any:
        """A DataFrame of its own, and attrs of its own."""
        frame = self._frame.rename(columns={old: column.name for old, column in columns.items()})
        for old, column in columns.items():
            frame[column.name] = self._array(old, column)
        said, new_said = self._frame.attrs, dict(self._frame.attrs)
        replaced = [*columns, *(column.name for column in columns.values())]
        for key, of in (("units", "unit"), ("ucum", "ucum")):
            kept = {name: value for name, value in said.get(key, {}).items() if name not in replaced}
            new = {column.name: getattr(column, of) for column in columns.values() if getattr(column, of)}
            new_said[key] = kept | new
        frame.attrs = new_said | {"conversions": [*said.get("conversions", []), conversion]}
        return frame

    def _array(self, old: str, column: Column) -> Any:
        import pandas as pd

        if column.kind != "code":
            null = float("nan") if column.kind == "number" else None
            cells = [null if cell is None else cell for cell in column.cells]
            return pd.array(cells, dtype="Int64" if column.kind == "integer" else "float64")
        dtype = self._frame[old].dtype
        if isinstance(dtype, pd.CategoricalDtype):
            dtype = pd.CategoricalDtype(list(dict.fromkeys([*dtype.categories, *filter(None, column.cells)])))
        return pd.array(list(column.cells), dtype=dtype)


class Polars:
    """A DataFrame of polars, which says nothing of units."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names: list[str] = frame.columns
        self.units: dict[str, str] = {}

    def cells(self, column: str) -> list[Any]:
        """The values of a column, a null as None."""
        cells: list[Any] = self._frame[column].to_list()
        return cells

    def kind(self, column: str) -> str:
        """What a column holds."""
        dtype = self._frame.schema[column]
        return "integer" if dtype.is_integer() else "number" if dtype.is_numeric() else "other"

    def changed(self, columns: Mapping[str, Column], conversion: dict[str, str]) -> Any:  # noqa: ARG002
        """A DataFrame of its own; what was done can't be said in it."""
        import polars as pl

        new = [pl.Series(column.name, column.cells, self._dtype(old, column)) for old, column in columns.items()]
        return self._frame.rename({old: column.name for old, column in columns.items()}).with_columns(new)

    def _dtype(self, old: str, column: Column) -> Any:
        import polars as pl

        if column.kind != "code":
            return pl.Int64 if column.kind == "integer" else pl.Float64
        dtype = self._frame.schema[old]
        if isinstance(dtype, pl.Enum):
            return pl.Enum(list(dict.fromkeys([*dtype.categories, *filter(None, column.cells)])))
        return dtype


class Arrow:
    """A Table of pyarrow; the fields of its schema have the units."""

    def __init__(self, table: Any) -> None:
        self._table = table
        self.names: list[str] = table.column_names
        said = {field.name: (field.metadata or {}).get(b"unit") for field in table.schema}
        self.units: dict[str, str] = {name: unit.decode() for name, unit in said.items() if unit}

    def cells(self, column: str) -> list[Any]:
        """The values of a column, a null as None."""
        cells: list[Any] = self._table[column].to_pylist()
        return cells

    def kind(self, column: str) -> str:
        """What a column holds."""
        from pyarrow import types

        type_ = self._table.schema.field(column).type
        if types.is_integer(type_):
            return "integer"
        return "number" if types.is_floating(type_) or types.is_decimal(type_) else "other"

    def changed(self, columns: Mapping[str, Column], conversion: dict[str, str]) -> Any:
        """A Table of its own; what was done stands as JSON in the metadata of its schema."""
        import json

        import pyarrow as pa

        table = self._table
        for old, column in columns.items():
            at, field = self.names.index(old), table.schema.field(old)
            type_: Any = {"integer": pa.int64(), "number": pa.float64()}.get(column.kind, field.type)
            about = {key: value for key, value in (field.metadata or {}).items() if key not in (b"unit", b"ucum")}
            about |= {key: value for key, value in (("unit", column.unit), ("ucum", column.ucum)) if value}
            new = pa.field(column.name, type_, nullable=field.nullable, metadata=about)
            table = table.set_column(at, new, pa.array(column.cells, type_))
        said = self._table.schema.metadata or {}
        done = [*json.loads(said.get(b"conversions", b"[]")), conversion]
        return table.replace_schema_metadata({**said, b"conversions": json.dumps(done)})
