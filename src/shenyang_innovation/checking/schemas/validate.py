"""`validate`: a frame against the schema of its table, every bad cell named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from shenyang_innovation.checking.extras import need
from shenyang_innovation.errors import Fault, UnknownNameError, UsageError, ValidationError, did_you_mean

if TYPE_CHECKING:
    from shenyang_innovation.checking.schemas.frames import Prepared
    from shenyang_innovation.schema.row import Row

SHOWN = 20
Bad = set[tuple[int | None, str | None]]


def validate(data: object, table: str) -> None:
    """Check data against the schema of a table; return nothing if they keep it.

    `data` is a pandas or polars frame, a pyarrow table or a list of records; nothing is coerced. Types, nulls, words,
    patterns, bounds, lengths, keys and the rules between columns are checked, and that no column is missing or
    unknown. References to other tables are not: `validate_package` checks those.

    Raises `ValidationError`, whose `faults` name every bad cell (row from 1); `UnknownNameError` for a table that does
    not exist; `MissingExtraError` if the extra `validate` is not installed.

    >>> caveat = {"caveat_id": "No period", "label_zh": "未说明时期", "label_en": "period", "definition_en": "…"}
    >>> validate([caveat], "caveats")
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.ValidationError: validate caveats: 1 fault. Correct this:
    caveats, row 1, column caveat_id: must match ^[a-z0-9]+(-[a-z0-9]+)*$ (value 'No period'). \
Correct the spelling, or white space around it
    >>> validate([caveat | {"caveat_id": "period-unstated"}], "caveats")
    """
    if not isinstance(table, str):
        what = f"the name of the table is a {type(table).__name__}"
        raise UsageError(what, where="validate", remedy='Give the frame first: validate(frame, "clusters")')
    need("pydantic", extra="validate", where="validate")
    need("pandera", extra="validate", where="validate")
    from shenyang_innovation.checking.schemas.frames import prepare
    from shenyang_innovation.schema.tables import TABLES

    if table not in TABLES:
        raise UnknownNameError(f"no table {table!r}", where="validate", remedy=did_you_mean(table, list(TABLES)))
    faults = frame_faults(prepare(data, TABLES[table]), TABLES[table])
    if faults:
        raise validation_error(faults, where=f"validate {table}")


def validation_error(faults: list[Fault], *, where: str) -> ValidationError:
    """The error that carries the faults; its message lists the first of them and how many there are.

    >>> fault = Fault(table="clusters", row=1, column="name_zh", value="", rule="must not be missing", remedy="Give it")
    >>> print(validation_error([fault], where="validate clusters"))
    validate clusters: 1 fault. Correct this:
    clusters, row 1, column name_zh: must not be missing. Give it
    """
    many = len(faults) != 1
    lines = [str(fault) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        lines.append(f"… and {len(faults) - SHOWN} more; the attribute `faults` of this error holds all of them")
    remedy = "\n".join([f"Correct {'these' if many else 'this'}:", *lines])
    return ValidationError(
        f"{len(faults)} fault{'s' if many else ''}", where=where, remedy=remedy, faults=tuple(faults)
    )


class _Case(NamedTuple):
    """One failure case, as pandera calls it; `row` counts from 0, `code` is that of the check."""

    row: int | None
    column: str | None
    code: str
    value: str


def frame_faults(prepared: Prepared, model: type[Row], *, keys: bool = True) -> list[Fault]:
    """Every fault of a frame in the dtypes of its table, in the order of its rows; without `keys` of each row alone."""
    from shenyang_innovation.schema.fields import fields
    from shenyang_innovation.schema.pandera_schema import KEY, UNIQUE

    faults = list(prepared.faults)
    bad: Bad = {(fault.row, fault.column) for fault in faults}
    cases = sorted(_cases(prepared, model), key=_rank)
    for case in cases:
        if case.code.startswith((KEY, UNIQUE)) and not keys:
            continue
        if case.code == "column_in_dataframe" and case.value in prepared.left_out:
            continue
        for fault in _as_faults(case, prepared, model, bad):
            if (fault.row, fault.column) not in bad:
                bad.add((fault.row, fault.column))
                faults.append(fault)
    order = {field.name: place for place, field in enumerate(fields(model))}
    return sorted(faults, key=lambda f: (f.row or 0, order.get((f.column or "").partition(",")[0], len(order))))


def _rank(case: _Case) -> int:
    """Cells before keys before rules between columns; of the constraints of one cell, the plainest first."""
    from shenyang_innovation.schema.pandera_schema import CODES, KEY

    if case.code in CODES:
        return CODES.index(case.code)
    return len(CODES) + (case.code != KEY)


def _cases(prepared: Prepared, model: type[Row]) -> list[_Case]:
    """What pandera finds, each failing cell once."""
    from shenyang_innovation.schema.pandera_schema import pandas_schema, polars_schema

    schema: Any = pandas_schema(model) if prepared.library == "pandas" else polars_schema(model)
    errors = need("pandera.errors", extra="validate", where="validate")
    try:
        schema.validate(prepared.frame, lazy=True)
    except errors.SchemaErrors as error:
        frame = error.failure_cases
        rows = frame.to_dicts() if hasattr(frame, "to_dicts") else frame.to_dict("records")
        found = {_case(row): None for row in rows}
        return list(found)
    return []


def _case(given: dict[str, Any]) -> _Case:
    from shenyang_innovation.schema.pandera_schema import ROW_CODES

    code = {"not_nullable": "required"}.get(str(given["check"]), str(given["check"]))
    whole_row = code.startswith(ROW_CODES)
    index = given["index"]
    row = None if index is None or index != index else int(index)  # noqa: PLR0124 - NaN
    column = None if whole_row or given["column"] is None else str(given["column"])
    return _Case(row, column, code, "" if row is not None else str(given["failure_case"]))


def _as_faults(case: _Case, prepared: Prepared, model: type[Row], bad: Bad) -> list[Fault]:
    from shenyang_innovation.checking.schemas import faults
    from shenyang_innovation.schema.fields import fields

    table = model.table.name
    by_name = {field.name: field for field in fields(model)}
    if case.code == "column_in_schema":
        return [faults.unknown_column(table, case.value, list(by_name))]
    if case.code == "column_in_dataframe":
        return [faults.missing_column(table, case.value)]
    if case.row is None:
        rule, remedy = f"the check {case.code!r} can't be made: {case.value}", "Check the dtype of the column"
        return [Fault(table=table, row=None, column=case.column, value="", rule=rule, remedy=remedy)]
    if case.column is None:
        return _row_faults(case.row, case.code, prepared, model, bad)
    value = _shown(prepared, case.row, case.column)
    return [faults.broken(table, case.row + 1, by_name[case.column], case.code, value)]


def _row_faults(row: int, code: str, prepared: Prepared, model: type[Row], bad: Bad) -> list[Fault]:
    """A key that stands twice, or a rule between two columns of a row."""
    from shenyang_innovation.schema.pandera_schema import KEY, RULE, UNIQUE, judged_columns

    columns = judged_columns(model, code)
    if code == KEY:
        rule, remedy = "the key stands already in a row above", "Remove one of the two rows or give it another key"
    elif code.startswith(UNIQUE):
        rule, remedy = "must be unique and stands already in a row above", "Remove or correct one of the two rows"
    else:
        rule, remedy = str(model.table.rules[int(code.removeprefix(RULE))]), "Correct one of the two cells"
    if any((row + 1, column) in bad for column in columns):
        return []  # what is wrong with the cell is said already
    value = ", ".join(_shown(prepared, row, column) for column in columns)
    return [
        Fault(table=model.table.name, row=row + 1, column=", ".join(columns), value=value, rule=rule, remedy=remedy)
    ]


def _shown(prepared: Prepared, row: int, column: str) -> str:
    """The cell as text; '' for a null."""
    value = prepared.frame[column][row] if prepared.library == "polars" else prepared.frame[column].iloc[row]
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:  # noqa: PLR0124 - NaN
        return ""
    return str(value).removesuffix(" 00:00:00")
