"""Tables as plain rows for a look: the list of tables, and rows and columns chosen by words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from shenyang_innovation.published.asked import choose_columns
from shenyang_innovation.published.cells import Cells, read_cells, unreadable
from shenyang_innovation.published.descriptor import Resource, package, package_as_of
from shenyang_innovation.published.selection import NUMBERS, Condition, parse_condition, passes
from shenyang_innovation.published.values import converter

Value = str | int | Decimal | bool | None
MERGED = ("comparator", "value_upper", "status")
"""The columns that a value takes up when it is written as it was said."""
PLACE = ("source_id", "start", "end")
"""The columns that say where a row stands in a text."""
NAMES = "name_zh label_zh title_zh heading_zh term_zh alias_zh mention figure".split()
"""The columns that say in words what a row is about."""
SAID = "indicator_id value stated_value computed_value residual holds unit verdict due period_end subject_id".split()
"""The columns that say what was stated, of tables that have a row for each statement."""
CONVERTED = (*NUMBERS, "boolean")
"""The types whose cells are more than text here."""


class Selection(NamedTuple):
    """Rows and columns of one table; numbers are whole or decimal, never floats, and dates are ISO text.

    `together` are the columns that say where a row stands in a text, but for those of its key.
    """

    columns: list[str]
    keys: frozenset[str]
    together: frozenset[str]
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


def select(
    table: str,
    *,
    columns: Sequence[str] | None = None,
    where: Sequence[str] = (),
    as_of: str | None = None,
    arranged: bool = False,
) -> Selection:
    """The rows of a table that pass all conditions, with the columns named or all in their published order.

    `as_of` names a data version: the rows are then those of that release. `arranged` puts columns that are not named in
    an order good to look at instead, and writes a value as it was said, in one column: its comparator before it, both
    ends of a range, and whether it is a target or a forecast.

    Raises `UnknownNameError` for a table, column, code or version that does not exist, `UsageError` for a condition
    that is none and for columns named twice, `DataFilesError` for a cell that is not of the type of its column.

    >>> select("clusters", columns=["cluster_id"], where=["output_value_cny>100000000000"]).rows
    [{'cluster_id': 'high-end-equipment'}]
    """
    found = package_as_of(as_of, table).resource(table)
    chosen = None if columns is None else [field.name for field in choose_columns(columns, found, "--columns")]
    conditions = [parse_condition(text, found) for text in where]
    try:
        rows = _passing(found, conditions)
        shown = chosen or (_with_values_first(_good_order(found), rows) if arranged else list(found.names()))
        values = [{name: _value(found, name, cells[name]) for name in shown} for cells in rows]
    except (ValueError, ArithmeticError) as error:
        raise unreadable(found, error) from None
    if arranged and chosen is None and {"value", *MERGED} <= set(shown):
        shown, values = [name for name in shown if name not in MERGED], [_as_said(row) for row in values]
    numeric = frozenset(field.name for field in found.fields if field.type in NUMBERS)
    keys = frozenset(found.primary_key)
    return Selection(shown, keys, frozenset() if chosen else frozenset(PLACE) - keys, numeric, values)


def _passing(table: Resource, conditions: Sequence[Condition]) -> list[Cells]:
    return [cells for cells in read_cells(table) if all(passes(one, cells[one.column]) for one in conditions)]


def _good_order(table: Resource) -> list[str]:
    """The key and the names, then what is measured or said, then the rest; where a row stands in a text goes last."""
    measured = [name for field in table.fields if field.indicator for name in (field.name, field.as_of) if name]
    first = [*table.primary_key, *NAMES, *measured, *SAID]
    names = table.names()
    rest = [name for name in names if name not in first]
    return [name for name in dict.fromkeys(first) if name in names] + sorted(rest, key=PLACE.__contains__)


def _as_said(row: dict[str, Value]) -> dict[str, Value]:
    """The row with what was said in its value: `>1500`, `4 to 6`, `target 13000`."""
    status = "" if row["status"] == "actual" else f"{row['status']} "
    sign = "" if row["comparator"] == "=" else row["comparator"]
    ends = [f"{end:f}" for end in (row["value"], row["value_upper"]) if isinstance(end, Decimal)]
    return row | {"value": f"{status}{sign}{' to '.join(ends)}" if ends else None}


def _with_values_first(columns: Sequence[str], rows: Sequence[Cells]) -> list[str]:
    """Columns in which no row shown has a value go last."""
    return sorted(columns, key=lambda name: all(cells[name] is None for cells in rows))


def _value(table: Resource, name: str, cell: str | None) -> Value:
    field = table.field(name)
    if cell is None or field.type not in CONVERTED:
        return cell
    value: Value = converter(field)(cell)
    return value
