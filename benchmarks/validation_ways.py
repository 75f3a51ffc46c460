"""Ways to validate one CSV file against one row model, each run in a process of its own.

`python -m benchmarks.validation_ways WAY FILE` prints seconds of work after the imports, peak memory, and whether the
file was found valid.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field as About

from shenyang_innovation.schema import columns as c
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.row import Row, Table
from shenyang_innovation.schema.rules import Ordered, Together
from shenyang_innovation.schema.tables import TABLES


class TwelveColumns(Row):
    """Twelve of the columns of `observations`, which has every type but boolean, with its rules."""

    table: ClassVar[Table] = Table(
        name="twelve_columns",
        group="made",
        title="Twelve columns",
        title_zh="十二列",
        description="Twelve of the columns of observations.",
        key=("observation_id",),
        rules=(
            Ordered("start", "end", strict=True),
            Ordered("value", "value_upper", strict=True),
            Together("period_end", "period_basis"),
        ),
    )
    observation_id: Annotated[c.ObservationKey, About(description="Identifier of an observation")]
    source_id: c.SourceKey
    start: c.Start
    end: c.End
    readable: c.Readable
    indicator_id: c.IndicatorKey
    value: c.ValueOf
    value_upper: c.ValueUpper | None
    unit: c.UnitOf
    status: c.StatusOf
    period_end: c.PeriodEnd | None
    period_basis: c.PeriodBasis | None


MODEL = TwelveColumns
Way = Callable[[Path], bool]


def floor() -> Way:
    """Polars reads the file with the types of its columns, pandera judges the frame."""
    import pandera.errors
    import polars as pl

    from shenyang_innovation.schema.pandera_schema import polars_schema

    schema, types = polars_schema(MODEL), _polars_types()

    def judge(path: Path) -> bool:
        try:
            schema.validate(pl.read_csv(path, schema=types), lazy=True)
        except pandera.errors.SchemaErrors:
            return False
        return True

    return judge


def ours() -> Way:
    """`shenyang-innovation validate`, in pieces."""
    from shenyang_innovation.checking.schemas.files.judge import judge_csv

    return lambda path: judge_csv(path, MODEL).total == 0


def frictionless() -> Way:
    """frictionless, by the schema that the descriptor of a package has."""
    import frictionless as judge

    from shenyang_innovation.schema.descriptor import describe_package

    TABLES[MODEL.table.name] = MODEL
    package = describe_package({MODEL.table.name: b""}, version="0", schema_version="0", sources=[], ucum={})
    described = package["resources"][0]["schema"]
    described.pop("$schema")
    del described["foreignKeys"]  # no way looks keys up: a file alone has no other table
    schema = judge.Schema.from_descriptor(described)

    def valid(path: Path) -> bool:
        resource = judge.Resource(path.name, basepath=str(path.parent), schema=schema)
        return bool(resource.validate().valid)

    return valid


def polars_at_once() -> Way:
    """Polars by hand: the file in memory, every rule in one select."""
    import polars as pl

    from shenyang_innovation.schema.polars_checks import constraints, first_of_key, row_rule

    holds = [check for field in fields(MODEL) for _, check in constraints(field)]
    holds += [pl.col(field.name).is_not_null() for field in fields(MODEL) if field.required]
    holds += [row_rule(rule) for rule in MODEL.table.rules] + [first_of_key(MODEL.table.key)]
    sums = [check.fill_null(value=True).all().alias(str(number)) for number, check in enumerate(holds)]
    types = _polars_types()
    return lambda path: all(pl.read_csv(path, schema=types).select(sums).row(0))


def dataframely() -> Way:
    """Polars reads, dataframely judges."""
    import dataframely as dy
    import polars as pl

    def column(field: Any) -> Any:
        null, key = not field.required, field.name in MODEL.table.key
        if field.enum:
            return dy.Enum(list(field.enum), nullable=null)
        match field.type:
            case "integer":
                return dy.Int64(nullable=null, min=field.minimum)
            case "number":
                return dy.Float64(nullable=null)
            case "date":
                return dy.Date(nullable=null)
        return dy.String(nullable=null, primary_key=key, regex=field.pattern, min_length=field.min_length)

    def rule(check: pl.Expr) -> Any:
        return dy.rule()(lambda _: check)

    from shenyang_innovation.schema.polars_checks import row_rule

    members: dict[str, Any] = {field.name: column(field) for field in fields(MODEL)}
    members |= {f"rule_{number}": rule(row_rule(each)) for number, each in enumerate(MODEL.table.rules)}
    schema: Any = type("TwelveColumns", (dy.Schema,), members)
    types = _polars_types() | {field.name: pl.Enum(field.enum) for field in fields(MODEL) if field.enum}

    def valid(path: Path) -> bool:
        try:
            return bool(schema.is_valid(pl.read_csv(path, schema=types)))
        except pl.exceptions.ComputeError:  # a word that is not in an Enum
            return False

    return valid


def pandera_pandas() -> Way:
    """pandas reads, pandera judges."""
    import pandas as pd
    import pandera.errors

    from shenyang_innovation.schema.pandera_schema import pandas_schema

    schema = pandas_schema(MODEL)
    types = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    dtypes = {field.name: types[field.type] for field in fields(MODEL) if field.type in types}
    dates = [field.name for field in fields(MODEL) if field.type == "date"]

    def valid(path: Path) -> bool:
        frame = pd.read_csv(path, dtype=dtypes, parse_dates=dates, keep_default_na=False, na_values=[""])
        try:
            schema.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors:
            return False
        return True

    return valid


WAYS: dict[str, Callable[[], Way]] = {
    way.__name__: way for way in (floor, ours, frictionless, polars_at_once, dataframely, pandera_pandas)
}


def _polars_types() -> dict[str, Any]:
    import polars as pl

    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    return {field.name: types[field.type] for field in fields(MODEL)}


def peak_megabytes() -> float:
    """Most memory that this process had at once."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """Run one way on one file."""
    name, file = sys.argv[1:]
    judge = WAYS[name]()
    begin, begin_cpu = time.perf_counter(), time.process_time()
    valid = judge(Path(file))
    seconds, cpu = time.perf_counter() - begin, time.process_time() - begin_cpu
    measured = {"seconds": seconds, "cpu_seconds": cpu, "megabytes": peak_megabytes(), "valid": valid}
    sys.stdout.write(json.dumps(measured) + "\n")


if __name__ == "__main__":
    main()
