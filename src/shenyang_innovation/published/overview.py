"""Tables as plain rows for a look: the list of tables, and rows and columns chosen by words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shenyang_innovation.published.cells import Cells, read_cells
from shenyang_innovation.published.descriptor import Resource, package, resource
from shenyang_innovation.published.selection import NUMBERS, parse_condition, passes

Value = str | int | float | bool | None


class Selection(NamedTuple):
    """Rows and columns of one table; numbers are numbers, dates are ISO text."""

    columns: list[str]
    numeric: frozenset[str]
    rows: list[dict[str, Value]]


def overview() -> list[dict[str, Value]]:
    """One row a table: its name, how many rows it has, its titles and its group.

    >>> overview()[0]["table"]
    'sources'
    """
    return [
        {
            "table": table.name,
            "rows": len(read_cells(table)),
            "title": table.title,
            "title_zh": table.title_zh,
            "group": table.group,
        }
        for table in package().resources.values()
    ]


def select(table: str, *, columns: Sequence[str] | None = None, where: Sequence[str] = ()) -> Selection:
    """The rows of a table that pass all conditions, with the columns named, or all in an order good to look at.

    Raises UnknownNameError for a table, column or condition that does not exist.

    >>> select("clusters", columns=["cluster_id"], where=["output_value_cny>100000000000"]).rows
    [{'cluster_id': 'high-end-equipment'}]
    """
    found = resource(table)
    chosen = [found.field(name).name for name in columns] if columns else _good_order(found)
    conditions = [parse_condition(text, found.names()) for text in where]
    rows = [
        cells
        for cells in read_cells(found)
        if all(passes(one, cells[one.column], found.field(one.column).type) for one in conditions)
    ]
    if not columns:
        chosen = _with_values_first(chosen, rows)
    numeric = frozenset(field.name for field in found.fields if field.type in NUMBERS)
    return Selection(chosen, numeric, [{name: _value(found, name, cells) for name in chosen} for cells in rows])


def _good_order(table: Resource) -> list[str]:
    """The key and the names, then what is measured, then the rest."""
    measured = [name for field in table.fields if field.indicator for name in (field.as_of, field.name) if name]
    first = [*table.primary_key, "name_zh", *measured]
    names = table.names()
    return [name for name in dict.fromkeys(first) if name in names] + [name for name in names if name not in first]


def _with_values_first(columns: Sequence[str], rows: Sequence[Cells]) -> list[str]:
    """Columns in which no row shown has a value go last."""
    return sorted(columns, key=lambda name: bool(rows) and all(cells[name] is None for cells in rows))


def _value(table: Resource, name: str, cells: Cells) -> Value:
    cell = cells[name]
    if cell is None:
        return None
    match table.field(name).type:
        case "integer":
            return int(cell)
        case "number":
            number = float(cell)
            return int(number) if number.is_integer() else number
        case "boolean":
            return cell == "true"
    return cell
