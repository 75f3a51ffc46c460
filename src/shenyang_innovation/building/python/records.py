"""Row models → published/records.py and its stub: what a row of each table is, as a typed named tuple.

The module makes a type when it is first asked for, from names alone; what type checkers and editors want to know of it
stands in the stub.
"""

from __future__ import annotations

from shenyang_innovation.building.python.layout import WIDTH, filled, header, quoted, wrapped
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.tables import TABLES

TITLE = "What a row of each table is, as a typed named tuple"
TYPES = {"string": "str", "integer": "int", "number": "Decimal", "boolean": "bool", "date": "date"}

FUNCTIONS = '''

def record_type(table: str) -> type:
    """The type of the records of a table.

    >>> record_type("clusters").__name__
    'Cluster'
    """
    made: type = getattr(sys.modules[__name__], NAMES[table])
    return made


def __getattr__(name: str) -> type:
    """Make the type of that name when it is first asked for: to make all takes longer than to read a table.

    >>> __getattr__("Cluster")._fields[0]
    'cluster_id'
    """
    for table, record_name in NAMES.items():
        if record_name == name:
            made = named_tuple(name, _COLUMNS[table], __name__, f"A row of `{table}`.")
            globals()[name] = made
            return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])


def __dir__() -> list[str]:
    """The types too that were not asked for yet.

    >>> "Cluster" in __dir__()
    True
    """
    return sorted({*globals(), *NAMES.values()})
'''


def records_module() -> str:
    """The text of published/records.py.

    >>> '"clusters": "Cluster",' in records_module()
    True
    """
    return "\n".join(
        [
            *header(f"{TITLE}; the types of its columns stand in the stub."),
            "from __future__ import annotations",
            "",
            "import sys",
            "",
            "from shenyang_innovation.published.light import named_tuple",
            "",
            "NAMES: dict[str, str] = {",
            *(f'    "{name}": "{model.__name__}",' for name, model in TABLES.items()),
            "}",
            '"""The name of the record type of each table."""',
            "",
            "_COLUMNS: dict[str, tuple[str, ...]] = {",
            *(line for name in TABLES for line in _columns(name)),
            "}",
            FUNCTIONS,
        ]
    )


def _columns(table: str) -> list[str]:
    names = quoted(field.name for field in fields(TABLES[table]))
    return wrapped(f'    "{table}": (', names, "),", indent="    ")


def records_stub() -> str:
    """The text of published/records.pyi.

    >>> "class Cluster(NamedTuple):" in records_stub()
    True
    """
    parts = [
        *header(f"{TITLE}."),
        "from datetime import date",
        "from decimal import Decimal",
        "from typing import Any, Literal, NamedTuple",
        "",
        "NAMES: dict[str, str]",
        '"""The name of the record type of each table."""',
        "",
        "def record_type(table: str) -> type[Any]:",
        '    """The type of the records of a table."""',
        "",
    ]
    for name, model in TABLES.items():
        parts += [f"class {model.__name__}(NamedTuple):", f'    """A row of `{name}`."""', ""]
        for field in fields(model):
            parts += _record_field(field)
        parts.append("")
    return "\n".join(parts)


def _record_field(field: Field) -> list[str]:
    null = "" if field.required else " | None"
    if field.enum:
        lines = wrapped(f"    {field.name}: Literal[", quoted(field.enum), f"]{null}", indent="    ")
        if null and len(lines) > 1:
            choice = wrapped("        Literal[", quoted(field.enum), "]", indent="        ")
            lines = [f"    {field.name}: (", *choice, "        | None", "    )"]
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
