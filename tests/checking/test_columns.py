"""The row models as a whole: a column name means the same wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field as Described

from shenyang_innovation.schema import columns
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.provenance import Caveat
from shenyang_innovation.schema.row import Row, Table
from shenyang_innovation.schema.tables import MODELS

if TYPE_CHECKING:
    from collections.abc import Sequence


def unlike(models: Sequence[type[Row]]) -> list[str]:
    """Columns of one name that differ in type, unit or words, or in description though neither is a reference."""
    first: dict[str, tuple[str, Field]] = {}
    found: list[str] = []
    for model in models:
        for field in fields(model):
            table, known = first.setdefault(field.name, (model.table.name, field))
            refers = field.name in model.table.key or bool(field.references or known.references)
            compared = ("type", "unit", "enum") if refers else ("type", "unit", "enum", "description")
            found += [
                f"{what} of {field.name} in {model.table.name} and {table}"
                for what in compared
                if getattr(field, what) != getattr(known, what)
            ]
    return found


def test_a_column_name_means_the_same_in_every_table() -> None:
    assert unlike(MODELS) == []


def test_a_column_that_means_something_else() -> None:
    class Other(Row):
        table = Table(name="others", group="g", title="t", title_zh="t", description="d", key=("label_zh",))
        label_zh: columns.LabelZh
        label_en: Annotated[int, Described(description="Short label in English")]
        definition_en: Annotated[columns.Text, Described(description="Something else")]

    assert unlike([Caveat, Other]) == [
        "type of label_en in others and caveats",
        "description of definition_en in others and caveats",
    ]
