"""The columns of a row model as plain data; every other schema is derived from these."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from shenyang_innovation.schema.annotations import Computed, ListOf, MeasuredBy, References, Unit
from shenyang_innovation.schema.row import Row

TYPES: dict[type, str] = {str: "string", int: "integer", Decimal: "number", bool: "boolean", date: "date"}


class Field(NamedTuple):
    """A column: its name, type (as in Data Package v2), constraints and what it is bound to."""

    name: str
    type: str
    required: bool
    description: str
    enum: tuple[str, ...] | None = None
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    references: References | None = None
    list_of: ListOf | None = None
    unit: str | None = None
    measured_by: MeasuredBy | None = None
    computed: bool = False


def members(field: Field, cell: str) -> list[str]:
    """What a cell of a column names: one key, or each of a list.

    >>> members(Field("caveats", "string", False, "", list_of=ListOf("caveats", "caveat_id")), "rounded as-stated")
    ['rounded', 'as-stated']
    """
    return cell.split(" ") if field.list_of else [cell]


@cache
def fields(model: type[Row]) -> tuple[Field, ...]:
    """The columns of a row model in their published order."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(name, hints[name]) for name in model.model_fields)


def _field(name: str, hint: object) -> Field:
    bases, marks = _unwrap(hint)
    nullable = NoneType in bases
    (base,) = (b for b in bases if b is not NoneType)
    found: dict[str, Any] = {}
    for mark in marks:
        found.update(_meaning(mark))
    if get_origin(base) is Literal:
        found["enum"] = get_args(base)
        base = str
    return Field(name=name, type=TYPES[base], required=not nullable, **found)


def _unwrap(hint: Any) -> tuple[list[Any], list[object]]:
    """The bare types of a hint and all marks on them, inner ones first so that outer ones prevail."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        bases, inner_marks = _unwrap(inner)
        return bases, inner_marks + marks
    if origin in (Union, UnionType):
        bases, all_marks = [], []
        for part in get_args(hint):
            part_bases, part_marks = _unwrap(part)
            bases += part_bases
            all_marks += part_marks
        return bases, all_marks
    return [hint], []


def _meaning(mark: object) -> dict[str, Any]:
    match mark:
        case FieldInfo():
            found: dict[str, Any] = {}
            if mark.description is not None:
                found["description"] = mark.description
            for part in mark.metadata:
                found.update(_constraint(part))
            return found
        case References():
            return {"references": mark}
        case ListOf():
            return {"list_of": mark}
        case Unit():
            return {"unit": mark.code}
        case MeasuredBy():
            return {"measured_by": mark, "computed": True}
        case Computed():
            return {"computed": True}
    raise TypeError(f"{mark!r} on a column is not understood; teach schema.fields about it")


def _constraint(part: object) -> dict[str, Any]:
    match part:
        case Ge():
            return {"minimum": part.ge}
        case Le():
            return {"maximum": part.le}
        case MinLen():
            return {"min_length": part.min_length}
        case MaxLen():
            return {"max_length": part.max_length}
    # pydantic keeps pattern and allow_inf_nan in a private class of its own
    general = vars(part).get("__dict__", vars(part)) if hasattr(part, "__dict__") else {}
    found = {key: value for key, value in general.items() if key == "pattern" and value is not None}
    if not found and "allow_inf_nan" not in general:
        raise TypeError(f"constraint {part!r} on a column is not understood; teach schema.fields about it")
    return found
