"""Valid rows of any table, made from its row model alone: types, words, bounds, patterns, keys, references, row rules."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.pandera_schema import python_pattern
from shenyang_innovation.schema.rules import FilledExactlyIf, FilledIf, Ordered, RowRule, Together
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from shenyang_innovation.schema.row import Row

Record = dict[str, Any]
Records = dict[str, list[Record]]

#: Every character but surrogates and controls: those are for tests of broken files, not of rows.
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
MADE = 3
"""The first rows of the judged table: all cells filled, some, and as few as may be."""


def field_of(table: str, column: str) -> Field:
    return next(field for field in fields(TABLES[table]) if field.name == column)


def needed(table: str) -> list[str]:
    """The table and all it refers to, directly or not; each stands behind those it refers to."""
    found: dict[str, None] = {}
    for field in fields(TABLES[table]):
        target = field.references or field.list_of
        if target is not None and target.table != table:
            found |= dict.fromkeys(needed(target.table))
    return [*found, table]


Template = tuple[Record, list[str]]
"""A row with every cell filled, and which of them the second row of the table leaves null."""


def templates(table: str) -> st.SearchStrategy[dict[str, Template]]:
    """One template for the table and for each that it needs; `grow` makes rows of them."""
    return st.fixed_dictionaries({name: _template(TABLES[name]) for name in needed(table)})


def _template(model: type[Row]) -> st.SearchStrategy[Template]:
    nullable = _nullable(model)
    some = st.lists(st.sampled_from(nullable), unique=True) if nullable else st.just([])
    return st.tuples(st.fixed_dictionaries({field.name: values(field) for field in fields(model)}), some)


def grow(table: str, drawn: dict[str, Template], count: int) -> Records:
    """`count` valid rows of every table.

    The rows behind the first `MADE` are like the first one, with keys of their own: all their cells are filled.
    """
    tables: Records = {}
    for name in needed(table):  # hypothesis sorts the tables by their names
        model = TABLES[name]
        full, emptied = drawn[name]
        rows = [full, full | dict.fromkeys(emptied), full | dict.fromkeys(_nullable(model))]
        rows += [full] * (count - len(rows))
        tables[name] = rows = [_with_own_keys(model, row, number) for number, row in enumerate(rows)]
        for number, row in enumerate(rows):
            filled = _with_own_keys(model, full, number)
            for one in (row, filled):
                _refer(model, one, number, tables)
            row.update(deciding(model))
            for rule in model.table.rules:
                if isinstance(rule, Ordered):
                    _keep(rule, filled, filled, model)
            for rule in model.table.rules:
                _keep(rule, row, filled, model)
    return tables


def room(table: str) -> int:
    """How many rows with keys of their own a table can have, up to 1000: no more than codes, if its key is one."""
    keys = [field_of(table, column) for column in TABLES[table].table.key]
    return min((len(field.enum) for field in keys if field.enum), default=1000)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that a column may have, nulls left out."""
    match field.type:
        case "integer":
            return st.integers(*_bounds(field))
        case "number":
            return st.decimals(*_bounds(field), places=2)
        case "boolean":
            return st.booleans()
        case "date":
            return st.dates(max_value=date(9000, 1, 1))
    if field.enum:
        return st.sampled_from(field.enum)
    texts = st.from_regex(python_pattern(field.pattern or ""), fullmatch=True, alphabet=CHARACTERS)
    return texts.filter(lambda text: fits(field, text))


def fits(field: Field, text: str) -> bool:
    """Whether a text keeps the constraints of a column of text."""
    return (
        (field.enum is None or text in field.enum)
        and (field.pattern is None or re.match(python_pattern(field.pattern), text) is not None)
        and (field.min_length or 0) <= len(text) <= (field.max_length or len(text))
    )


def own(field: Field, value: Any, number: int) -> Any:
    """A value of the column that no other row has, for a number below 1000."""
    if field.type == "integer":
        return (field.minimum or 0) + number
    longer = f"{value}{number:03}"
    return longer if fits(field, longer) else f"{value[:-3]}{number:03}"


def _bounds(field: Field) -> tuple[int, int]:
    low = -(10**12) if field.minimum is None else field.minimum
    return low, 10**12 if field.maximum is None else field.maximum


def _nullable(model: type[Row]) -> list[str]:
    return [field.name for field in fields(model) if not field.required]


def _with_own_keys(model: type[Row], record: Record, number: int) -> Record:
    """The row with keys of its own; those that are codes come round again in a table that others only refer to."""
    keys = {column for key in (model.table.key, *model.table.unique) for column in key}
    row = {field.name: record[field.name] for field in fields(model)}  # hypothesis sorts the columns by their names
    for field in fields(model):
        if field.enum and (field.name,) == model.table.key:
            row[field.name] = field.enum[number % len(field.enum)]
        elif field.name in keys and row[field.name] is not None and not field.references and not field.enum:
            row[field.name] = own(field, row[field.name], number)
    return row


def _refer(model: type[Row], row: Record, number: int, tables: Records) -> None:
    """Point every reference of a row to the row of the same number; a list names the one behind it too."""
    for field in fields(model):
        if row[field.name] is not None and field.references:
            row[field.name] = tables[field.references.table][number][field.references.column]
        if row[field.name] is not None and field.list_of:
            there = [row[field.list_of.column] for row in tables[field.list_of.table]]
            row[field.name] = " ".join({there[number]: None, there[(number + 1) % len(there)]: None})


def deciding(model: type[Row]) -> Record:
    """The columns that decide whether several others are filled, with the word that fills most."""
    decided: dict[str, list[FilledExactlyIf]] = {}
    for rule in model.table.rules:
        if isinstance(rule, FilledExactlyIf):
            decided.setdefault(rule.other, []).append(rule)
    return {
        other: max(
            field_of(model.table.name, other).enum or (), key=lambda word: sum(word in one.words for one in rules)
        )
        for other, rules in decided.items()
        if len(rules) > 1
    }


def _keep(rule: RowRule, row: Record, filled: Record, model: type[Row]) -> None:
    """Change one column of a broken rule so that it holds; `filled` is the row with every cell filled."""
    if rule.holds(row):
        return
    match rule:
        case FilledExactlyIf(column, other, words) if other in deciding(model):
            row[column] = filled[column] if row[other] in words else None
        case FilledIf(column):
            row[column] = filled[column]
        case Together(first, second) if (first in must_be_filled(model)) or (second in must_be_filled(model)):
            row |= {column: filled[column] for column in (first, second)}
        case Ordered():
            row[rule.high] = row[rule.low] + 1 if rule.strict else row[rule.low]
        case Together():
            row[rule.first] = row[rule.second] = None
        case FilledExactlyIf():
            there = row[rule.column] is not None
            words = field_of(model.table.name, rule.other).enum or ()
            row[rule.other] = next(word for word in words if (word in rule.words) == there)


def must_be_filled(model: type[Row]) -> set[str]:
    """The columns that a rule wants filled."""
    return {rule.column for rule in model.table.rules if isinstance(rule, FilledIf)}


def as_text(value: object) -> str | None:
    """A value, also a wrong one, as it would stand in a CSV cell."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal() if value.is_finite():
            return format(value, "f")
        case date():
            return value.isoformat()
    return None if value is None else str(value)
