"""Row models → published/records.py: what a row of each table is, as a typed named tuple."""

from __future__ import annotations

from shenyang_innovation.building.python.layout import WIDTH, filled, header, quoted, wrapped
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.tables import MODELS, TABLES

TYPES = {"string": "str", "integer": "int", "number": "Decimal", "boolean": "bool", "date": "date"}


def records_module() -> str:
    """The text of published/records.py.

    >>> "class Cluster(NamedTuple):" in records_module()
    True
    """
    parts = [
        *header("What a row of each table is, as a typed named tuple."),
        "from __future__ import annotations",
        "",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:",
        "    from datetime import date",
        "    from decimal import Decimal",
        "    from typing import Any, Literal, NamedTuple",
        "else:",
        "    from shenyang_innovation.published.light import NamedTuple",
        "",
    ]
    for model in MODELS:
        parts += ["", f"class {model.__name__}(NamedTuple):", f'    """A row of `{model.table.name}`."""', ""]
        for field in fields(model):
            parts += _record_field(field)
        parts.append("")
    parts += ["", "RECORDS: dict[str, type[Any]] = {"]
    parts += [f'    "{name}": {model.__name__},' for name, model in TABLES.items()]
    parts += ["}", '"""The record type of each table."""', ""]
    return "\n".join(parts)


def _record_field(field: Field) -> list[str]:
    null = "" if field.required else " | None"
    if field.enum:
        lines = wrapped(f"    {field.name}: Literal[", quoted(field.enum), f"]{null}", indent="    ")
    else:
        lines = [f"    {field.name}: {TYPES[field.type]}{null}"]
    unit = f" [{field.unit}]" if field.unit else ""
    return [*lines, *_comment(f"{field.description}{unit}.")]


def _comment(text: str) -> list[str]:
    """A docstring under an attribute: shown by editors, ignored at run time."""
    lines = filled(text, WIDTH - 14)
    lines[0] = f'    """{lines[0]}'
    lines[1:] = [f"    {line}" for line in lines[1:]]
    lines[-1] += '"""'
    return lines
