"""Rows of text cells against their row model: pydantic's errors, and cells not in the canonical form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pydantic

from shenyang_innovation.checking.schemas import faults as words
from shenyang_innovation.errors import Fault
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.rules import columns_of
from shenyang_innovation.schema.text import PARSERS, from_cells, to_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shenyang_innovation.schema.row import Row
    from shenyang_innovation.schema.text import Cell

LONGEST = 40  # digits beyond which a number is not written out
_CODES = {
    "missing": "required",
    "literal_error": "enum",
    "string_pattern_mismatch": "pattern",
    "string_too_short": "min_length",
    "string_too_long": "max_length",
    "greater_than_equal": "minimum",
    "less_than_equal": "maximum",
    "finite_number": "finite",
}


def row_faults(model: type[Row], number: int, cells: Mapping[str, Cell]) -> list[Fault]:
    """What is wrong with one row; `number` counts from 1.

    >>> from shenyang_innovation.schema.provenance import Caveat
    >>> cells = {"caveat_id": "a b", "label_zh": "x", "label_en": "x", "definition_en": None}
    >>> for fault in row_faults(Caveat, 3, cells):
    ...     print(fault)
    caveats, row 3, column caveat_id: must match ^[a-z0-9]+(-[a-z0-9]+)*$ (value 'a b'). \
Correct the spelling, or white space around it
    caveats, row 3, column definition_en: must not be missing. Give text
    """
    try:
        from_cells(model, cells)
    except pydantic.ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        return [fault for detail in details for fault in _as_faults(model, number, cells, detail)]
    return []


def _as_faults(model: type[Row], number: int, cells: Mapping[str, Cell], detail: Any) -> list[Fault]:
    by_name = {field.name: field for field in fields(model)}
    if detail["loc"]:
        field: Field = by_name[str(detail["loc"][0])]
        cell = cells[field.name]
        code = "required" if cell is None else _CODES.get(detail["type"], "type")
        if cell is not None and code == "type" and (canonical := _canonical(cell, field.type)) is not None:
            return [words.not_canonical(model.table.name, number, field, cell, canonical)]
        return [words.broken(model.table.name, number, field, code, cell or "")]
    # A validator of the whole row stops at the first rule; the others may be broken too.
    values = _values(model, cells)
    return [
        Fault(
            table=model.table.name,
            row=number,
            column=", ".join(columns_of(rule)),
            value=", ".join(cells[name] or "" for name in columns_of(rule)),
            rule=str(rule),
            remedy="Correct one of the two cells",
        )
        for rule in model.table.rules
        if not rule.holds(values)
    ]


def _canonical(cell: str, kind: str) -> Cell:
    """The canonical form of a cell that spells a value of the type in another form; None if it spells none."""
    try:
        value = PARSERS[kind](cell.strip())
    except (ValueError, ArithmeticError, KeyError):
        return "true" if kind == "boolean" and cell.lower() == "true" else None
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) < LONGEST):
        return None
    return to_cell(value)


def _values(model: type[Row], cells: Mapping[str, Cell]) -> dict[str, object]:
    """The values of cells that are good each by itself."""
    values: dict[str, object] = dict(cells)
    for field in fields(model):
        cell = cells[field.name]
        if cell is not None and field.type in PARSERS:
            values[field.name] = PARSERS[field.type](cell)
    return values
