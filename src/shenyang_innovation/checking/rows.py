"""Rows of text cells against their row model: pydantic's errors, and cells not in the canonical form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pydantic

from shenyang_innovation.checking import faults as words
from shenyang_innovation.errors import Fault
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.pandera_schema import columns_of
from shenyang_innovation.schema.text import from_cells, to_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shenyang_innovation.schema.row import Row
    from shenyang_innovation.schema.text import Cell

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
        row = from_cells(model, cells)
    except pydantic.ValidationError as error:
        return [
            fault for detail in error.errors(include_url=False) for fault in _as_faults(model, number, cells, detail)
        ]
    by_name = {field.name: field for field in fields(model)}
    return [
        words.broken(model.table.name, number, by_name[name], "canonical", f"{cells[name]} → {canonical}")
        for name, canonical in to_cells(row).items()
        if cells[name] != canonical
    ]


def _as_faults(model: type[Row], number: int, cells: Mapping[str, Cell], detail: Any) -> list[Fault]:
    by_name = {field.name: field for field in fields(model)}
    if detail["loc"]:
        field: Field = by_name[str(detail["loc"][0])]
        cell = cells[field.name]
        code = "required" if cell is None else _CODES.get(detail["type"], "type")
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


def _values(model: type[Row], cells: Mapping[str, Cell]) -> dict[str, object]:
    """The values of cells that are good each by itself."""
    return {
        name: None if cells[name] is None else adapter.validate_strings(cells[name])
        for name, adapter in _adapters(model).items()
    }


@cache
def _adapters(model: type[Row]) -> dict[str, pydantic.TypeAdapter[object]]:
    hints: dict[str, Any] = {name: info.annotation for name, info in model.model_fields.items()}
    return {name: pydantic.TypeAdapter(hint) for name, hint in hints.items()}
