"""Every kind of fault, for every column and rule that it applies to; and which judge is known not to see which kind."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.rules import FilledExactlyIf, FilledIf, Ordered, Together, columns_of
from shenyang_innovation.schema.tables import TABLES
from tests.judges.valid import Record, deciding, field_of, fits, own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shenyang_innovation.schema.row import Row

JUDGES = ("pydantic", "pandera on pandas", "pandera on polars", "frictionless")

#: Kind → what it is, in the order of docs/trust.md.
KINDS = {
    "text": "text where a number, a date, true or false belongs",
    "number with text": "a number with its unit or classifier in the cell",
    "fraction": "a fraction where a whole number belongs",
    "date with time": "a date with a time of the day",
    "number for a word": "a number where a word or a key belongs",
    "number for text": "a number where text belongs",
    "null": "a null in a column that must be filled",
    "word": "a word that is none of the controlled ones",
    "minimum": "a number below the least",
    "maximum": "a number above the greatest",
    "infinite": "an infinite number",
    "not a number": "NaN in a column that must be filled",
    "not a number for a null": "NaN in a column that may be null",
    "pattern": "white space before or behind a text, a key or a list",
    "line break": "a line break behind a text, a key or a list",
    "too short": "an empty text in a column that must be filled",
    "empty for a null": "an empty text in a column that may be null",
    "too long": "a text longer than allowed",
    "reference": "a reference to a row that is not there",
    "list member": "a list with a member that is not there",
    "key": "a key that stands twice",
    "unique key": "a unique key beside the primary one that stands twice",
    "order": "an end before its start, a period that ends before it starts, an upper value below the value",
    "equal": "an end equal to its start, an upper value equal to the value",
    "one without the other": "one of two columns that are filled together, without the other",
    "missing though due": "a null where the word in another column asks for a value",
    "filled though not due": "a value where the word in another column asks for none",
    "comparator without value": "a comparator beside no value",
    "missing column": "a column that is missing",
    "unknown column": "a column that the table does not have",
}

#: (judge, kind) → why the judge does not see it. Whatever is not listed here is seen.
BLIND = {
    ("pandera on pandas", "not a number for a null"): "pandas holds NaN and null for the same",
    ("frictionless", "number for text"): "a CSV file holds nothing but text",
    ("frictionless", "line break"): "`$` of Python's `re`, which it asks, also stands before a last line break",
    ("frictionless", "empty for a null"): "in a CSV file an empty cell is a null",
    ("frictionless", "list member"): "a Table Schema knows no references from the members of a list",
    ("frictionless", "unique key"): "frictionless 5 does not look at `uniqueKeys`",
}


class Fault(NamedTuple):
    """A fault of one row, put into a copy of a valid row; `column` is what a judge should name."""

    kind: str
    column: str
    change: Callable[[Record, Record], Record]
    """The valid row, another row of the same table → the cells to change."""


class ColumnFault(NamedTuple):
    """A fault that a frame has as a whole: the dtype of a column, or which columns there are."""

    kind: str
    column: str
    value: Any = None

    def put_into(self, rows: list[Record]) -> list[Record]:
        """The rows with the fault; a wrong value stands in the first."""
        if self.kind == "missing column":
            return [{name: row[name] for name in row if name != self.column} for row in rows]
        if self.kind == "unknown column":
            return [row | {self.column: self.value} for row in rows]
        return [rows[0] | {self.column: self.value}, *rows[1:]]

    def is_among(self, columns: set[str]) -> bool:
        """Whether the column is named. frictionless reads by position: it names those behind a missing column."""
        return bool(columns) if self.kind == "missing column" else self.column in columns


# --- faults of a row --------------------------------------------------------------------------------------------


def faults(model: type[Row]) -> list[Fault]:
    """Every kind of fault in every column, key and rule of a table, as far as it is one of rows."""
    found = [fault for field in fields(model) for fault in _cell_faults(field)]
    return [*found, *_key_faults(model), *_rule_faults(model)]


def _cell_faults(field: Field) -> Iterator[Fault]:
    for kind, value in chain(_wrong_words(field), _wrong_numbers(field)):
        yield Fault(kind, field.name, lambda *_, value=value: {field.name: value})
    for kind, change in _wrong_texts(field):
        yield Fault(kind, field.name, lambda row, _, change=change: {field.name: change(row[field.name])})  # type: ignore[misc]


def _wrong_words(field: Field) -> Iterator[tuple[str, object]]:
    if field.required:
        yield "null", None
    if field.enum:
        yield "word", "no such word"
    if field.min_length is not None:
        yield "too short" if field.required else "empty for a null", "x" * (field.min_length - 1)
    if field.max_length is not None:
        yield "too long", "长" * (field.max_length + 1)


def _wrong_numbers(field: Field) -> Iterator[tuple[str, object]]:
    if field.minimum is not None:
        yield "minimum", _typed(field, field.minimum - 1)
    if field.maximum is not None:
        yield "maximum", _typed(field, field.maximum + 1)
    if field.type == "number":
        yield "infinite", Decimal("inf")
        yield "infinite", Decimal("-inf")
        yield "not a number" if field.required else "not a number for a null", Decimal("nan")


def _wrong_texts(field: Field) -> Iterator[tuple[str, Callable[[str], str]]]:
    """What is wrong with a text, made from the right one."""
    if field.pattern is not None:
        for before, behind in ((" ", ""), ("", " "), ("\u3000", ""), ("", "\u00a0")):
            yield "pattern", lambda cell, before=before, behind=behind: f"{before}{cell}{behind}"  # type: ignore[misc]
        if not field.references:  # there it is a reference to nothing
            yield "line break", lambda cell: f"{cell}\n"
    if field.references:
        yield "reference", lambda cell: str(own(field, cell, 999))
    if field.list_of:
        yield ("list member", lambda cell: f"{cell} {own(field, cell.split(' ')[0], 999)}")


def _typed(field: Field, value: int) -> object:
    return Decimal(value) if field.type == "number" else value


def _key_faults(model: type[Row]) -> Iterator[Fault]:
    keys = [("key", model.table.key), *(("unique key", key) for key in model.table.unique)]
    for kind, key in keys:
        yield Fault(kind, ", ".join(key), lambda _, other, key=key: {column: other[column] for column in key})  # type: ignore[misc]


def _rule_faults(model: type[Row]) -> Iterator[Fault]:
    for rule in model.table.rules:
        columns = ", ".join(columns_of(rule))

        def to(kind: str, column: str, value: Callable[[Record], object], columns: str = columns) -> Fault:
            return Fault(kind, columns, lambda row, _: {column: value(row)})

        match rule:
            case Ordered(low, high, strict):
                yield to("order", low, lambda row, high=high: row[high] + _step(row[high]))  # type: ignore[misc]
                if strict:
                    yield to("equal", low, lambda row, high=high: row[high])  # type: ignore[misc]
            case Together(first, second):
                # of the rules that a row breaks a row model names the first
                if sum(first in columns_of(other) for other in model.table.rules) == 1:
                    yield to("one without the other", first, lambda _: None)
                yield to("one without the other", second, lambda _: None)
            case FilledExactlyIf(column, other, words) if other in deciding(model):
                for kind, word in (("missing though due", words[0]), ("filled though not due", _none_of(model, rule))):
                    yield Fault(kind, columns, partial(_decided, model, other, word, column))
            case FilledExactlyIf(column, other):
                unfilled = _none_of(model, rule)
                yield to("missing though due", column, lambda _: None)
                yield to("filled though not due", other, lambda _, word=unfilled: word)  # type: ignore[misc]
            case FilledIf(column, other, words):
                yield Fault("missing though due", columns, partial(_decided, model, other, words[0], column))
    if {"comparator", "value"} <= {field.name for field in fields(model)}:
        yield Fault("comparator without value", "value", lambda *_: {"value": None})


def _none_of(model: type[Row], rule: FilledExactlyIf) -> str:
    """A word with which the column of a rule is not filled."""
    return next(word for word in field_of(model.table.name, rule.other).enum or () if word not in rule.words)


def _decided(model: type[Row], other: str, word: str, wrong: str, row: Record, _: Record) -> Record:
    """The cells of a row with that word, all filled as rules want but the wrong one."""
    changed: Record = {other: word}
    for rule in model.table.rules:
        match rule:
            case FilledExactlyIf(column, decides, words) if decides == other:
                due = (word in words) != (column == wrong)
                changed[column] = _filler(model, column, row) if due else None
            case FilledIf(column, decides) if decides == other and column == wrong:
                changed[column] = None
    for rule in model.table.rules:
        if isinstance(rule, Together) and changed.get(rule.first, row[rule.first]) is None:
            changed[rule.second] = None
    return changed


def _filler(model: type[Row], column: str, row: Record) -> object:
    """The cell of a column or, if it is null, a value that it may have."""
    field = field_of(model.table.name, column)
    fillers = {"date": date(2024, 1, 1), "integer": field.minimum or 0}
    return fillers[field.type] if row[column] is None else row[column]


def _step(value: object) -> Any:
    return timedelta(days=1) if isinstance(value, date) else 1


# --- faults of a frame ------------------------------------------------------------------------------------------


def column_faults(model: type[Row]) -> list[ColumnFault]:
    """Every column with values of another type, every column missing, and a column too many."""
    found = [fault for field in fields(model) for fault in _type_faults(field)]
    found += [ColumnFault("missing column", field.name) for field in fields(model)]
    return [*found, ColumnFault("unknown column", "remark", "x")]


def _type_faults(field: Field) -> Iterator[ColumnFault]:
    if field.type == "string":
        plain = fits(field, "3") and not field.references
        yield ColumnFault("number for text" if plain else "number for a word", field.name, 3)
    else:
        yield ColumnFault("text", field.name, "many")
    if field.type in ("integer", "number"):
        yield ColumnFault("number with text", field.name, "12人")
    if field.type == "integer":
        yield ColumnFault("fraction", field.name, 1.5)
    if field.type == "date":
        yield ColumnFault("date with time", field.name, datetime(2024, 12, 31, 8, 0))  # noqa: DTZ001


def side_by_side(faults: list[ColumnFault]) -> list[list[ColumnFault]]:
    """The faults that may stand in one table, because each is told from the others by its column: wrong types."""
    groups: dict[str, list[ColumnFault]] = {}
    for fault in faults:
        alone = fault.kind in ("missing column", "unknown column")
        groups.setdefault(f"{fault.kind} {fault.column}" if alone else fault.kind, []).append(fault)
    return list(groups.values())


def all_kinds() -> set[str]:
    """The kinds that apply to at least one column or rule of a table."""
    of_rows = {fault.kind for model in TABLES.values() for fault in faults(model)}
    return of_rows | {fault.kind for model in TABLES.values() for fault in column_faults(model)}
