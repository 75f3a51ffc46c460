"""How a broken constraint is put into words: the same whichever library found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.schemas.cells import spells
from shenyang_innovation.errors import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shenyang_innovation.schema.fields import Field

KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date (YYYY-MM-DD)",
}


def broken(table: str, row: int | None, field: Field, code: str, value: str) -> Fault:
    """The fault of a cell that breaks the constraint `code` of its column; `row` counts from 1.

    >>> from shenyang_innovation.schema.fields import Field
    >>> print(broken("clusters", 2, Field("name_zh", "string", True, ""), "required", ""))
    clusters, row 2, column name_zh: must not be missing. Give text
    """
    rule, remedy = _words(field, code, value)
    return Fault(table=table, row=row, column=field.name, value=_short(value), rule=rule, remedy=remedy)


def _pattern(field: Field) -> tuple[str, str]:
    from shenyang_innovation.schema.columns import PLAIN, TEXT

    if field.pattern == TEXT:
        return f"must be plain text: {PLAIN}", "Correct it: it is not what it looks like"
    return f"must match {field.pattern}", "Correct the spelling, or white space around it"


def unfit(table: str, row: int | None, field: Field, code: str, value: object) -> Fault:
    """The fault of a value of any type that breaks the constraint `code`; a text that only spells a value says so.

    >>> from shenyang_innovation.schema.fields import Field
    >>> print(unfit("targets", 2, Field("due", "date", True, ""), "type", "2025-12-31"))
    targets, row 2, column due: must be a date (YYYY-MM-DD), not a text that spells one (value '2025-12-31'). \
Convert the column from text
    """
    fault = broken(table, row, field, code, str(value))
    if code == "type" and isinstance(value, str) and field.type != "string" and spells(value, field.type):
        fault.rule += ", not a text that spells one"
        fault.remedy = "Convert the column from text"
    return fault


def _words(field: Field, code: str, value: str) -> tuple[str, str]:
    kind = KINDS[field.type]
    match code:
        case "enum":
            words = list(field.enum or ())
            return f"must be one of {', '.join(words)}", did_you_mean(value, words)
        case "required":
            return "must not be missing", f"Give {kind}"
        case "type":
            if field.type == "integer" and value.endswith(".0"):
                return f"must be {kind}", "Write it without the '.0'; in pandas convert the column to Int64"
            return f"must be {kind}", f"Give {kind}" if field.required else f"Give {kind}, or leave the cell null"
    return _BOUNDS[code](field)


_BOUNDS: dict[str, Callable[[Field], tuple[str, str]]] = {
    "pattern": _pattern,
    "minimum": lambda f: (f"must be at least {f.minimum}", "Correct the value"),
    "maximum": lambda f: (f"must be at most {f.maximum}", "Correct the value"),
    "min_length": lambda f: (f"must have at least {f.min_length} characters", "Give the text, or leave the cell null"),
    "max_length": lambda f: (f"must have at most {f.max_length} characters", "Shorten the text"),
    "finite": lambda _: ("must be a finite number", "Give the number, or leave the cell null"),
    "reference": lambda f: (f"must name a row of {_target(f)}", f"Add it to {_target(f)} or correct it"),
    "date": lambda _: ("must be a day without a time", "Drop the time of the day"),
}


def not_canonical(table: str, row: int, field: Field, cell: str, canonical: str) -> Fault:
    """The fault of a cell of a CSV file that spells a value in another form than the canonical one.

    >>> from shenyang_innovation.schema.fields import Field
    >>> print(not_canonical("targets", 2, Field("value", "number", True, ""), "3.0", "3"))
    targets, row 2, column value: must stand in its canonical form '3' (value '3.0'). \
Write it so, or save the table as Parquet
    """
    rule = f"must stand in its canonical form {canonical!r}"
    remedy = "Write it so, or save the table as Parquet"
    return Fault(table=table, row=row, column=field.name, value=_short(cell), rule=rule, remedy=remedy)


def _target(field: Field) -> str:
    target = field.references or field.list_of
    return "another table" if target is None else target.table


INDEX_NAMES = ("", "Unnamed: 0", "__index_level_0__")
"""How the index of a pandas frame is named after it was saved as if it were a column."""


def unnamed_column(table: str) -> Fault:
    """A column without a name, most often the index of a pandas frame.

    >>> print(unnamed_column("clusters"))
    clusters: a column has no name. Name it or remove it; pandas leaves its index out with index=False
    """
    rule, remedy = "a column has no name", "Name it or remove it; pandas leaves its index out with index=False"
    return Fault(table=table, row=None, column=None, value="", rule=rule, remedy=remedy)


def unknown_column(table: str, name: str, columns: Sequence[str]) -> Fault:
    """A column that the table does not have.

    >>> print(unknown_column("clusters", "name", ["name_zh", "cluster_id"]))
    clusters, column name: is no column of clusters. Remove it. Did you mean 'name_zh'?
    """
    if name in INDEX_NAMES:
        return unnamed_column(table)
    rule, remedy = f"is no column of {table}", f"Remove it. {did_you_mean(name, list(columns))}"
    return Fault(table=table, row=None, column=name, value="", rule=rule, remedy=remedy)


def missing_column(table: str, name: str) -> Fault:
    """A column that the table has and the data lack.

    >>> print(missing_column("clusters", "name_zh"))
    clusters, column name_zh: the column is missing. Add it; where nothing is known its cells are null
    """
    remedy = "Add it; where nothing is known its cells are null"
    return Fault(table=table, row=None, column=name, value="", rule="the column is missing", remedy=remedy)


def repeated_column(table: str, name: str) -> Fault:
    """A column that stands in the data more than once.

    >>> print(repeated_column("clusters", "name_zh"))
    clusters, column name_zh: the column stands in the data more than once. Keep one of them
    """
    rule = "the column stands in the data more than once"
    return Fault(table=table, row=None, column=name, value="", rule=rule, remedy="Keep one of them")


def _short(value: str) -> str:
    return value if len(value) <= 80 else value[:77] + "..."
