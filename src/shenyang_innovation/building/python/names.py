"""Row models → published/names.py: the names of tables, backends and codes, for type checkers and editors."""

from __future__ import annotations

from collections.abc import Sequence

from shenyang_innovation.building.python.layout import header, quoted, wrapped
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import MODELS, TABLES

BACKENDS = ("pandas", "polars", "pyarrow", "duckdb", "records")


def names_module() -> str:
    """The text of published/names.py.

    >>> '"clusters",' in names_module()
    True
    """
    return "\n".join(
        [
            *header("The names of the tables and of the backends."),
            "from __future__ import annotations",
            "",
            "from typing import Literal, TypeAlias",
            "",
            *wrapped("Backend: TypeAlias = Literal[", quoted(BACKENDS), "]"),
            '"""The forms in which a table can be loaded."""',
            "",
            *wrapped("TableName: TypeAlias = Literal[", quoted(TABLES), "]"),
            '"""The name of a table, for type checkers and editors."""',
            "",
            *(line for name, codes in code_names().items() for line in _alias(name, codes)),
            *wrapped("TABLES: tuple[TableName, ...] = (", quoted(TABLES), ")"),
            '"""The tables in the order in which they are published."""',
            "",
        ]
    )


def code_names() -> dict[str, tuple[str, ...]]:
    """The codes by which loaders filter, each set under the name of its keyword: Theme, Status."""
    return {
        one.keyword.title(): field.enum
        for model in MODELS
        for one in model.table.filters
        for field in fields(model)
        if field.name == one.column and field.enum
    }


def _alias(name: str, codes: Sequence[str]) -> list[str]:
    return [
        *wrapped(f"{name}: TypeAlias = Literal[", quoted(codes), "]"),
        f'"""The codes of `{name.lower()}`."""',
        "",
    ]
