"""The pages of the tables: their rows, five hundred to a page, and what their columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.descriptor import Field, Resource
from shenyang_innovation.site.addresses import ROWS_OF_A_PAGE, anchor, page_count, row_key, table_page
from shenyang_innovation.site.cells import Cell, Column, Shown, cell_html
from shenyang_innovation.site.view import View

FORMATS = ("csv", "parquet", "xlsx")
"""What every table can be downloaded as."""


class TableRow(NamedTuple):
    """A row of a page: what marks it, its head, and its other cells with what they sort by."""

    anchor: str
    cells: list[tuple[Markup, Cell, Column]]


class TablePage(NamedTuple):
    """One page of a table."""

    address: str
    resource: Resource
    title: str
    other_title: str
    number: int
    pages: int
    first: int
    last: int
    count: int
    columns: Sequence[Column]
    rows: list[TableRow]


def table_pages(view: View, shown: Shown, rows: Sequence[tuple[Cells, list[Cell]]]) -> Iterator[TablePage]:
    """The pages of a table, from its rows and their cells as shown."""
    resource = shown.resource
    titles = {"en": resource.title, "zh": resource.title_zh}
    pages = page_count(len(rows))
    for number in range(1, pages + 1):
        first = (number - 1) * ROWS_OF_A_PAGE
        some = rows[first : first + ROWS_OF_A_PAGE]
        yield TablePage(
            address=table_page(resource.name, number),
            resource=resource,
            title=titles[view.language],
            other_title=titles[view.other],
            number=number,
            pages=pages,
            first=first + 1 if some else 0,
            last=first + len(some),
            count=len(rows),
            columns=shown.columns,
            rows=[_row(view, shown, row, cells) for row, cells in some],
        )


def _row(view: View, shown: Shown, row: Cells, cells: Sequence[Cell]) -> TableRow:
    pairs = zip(cells, shown.columns, strict=True)
    return TableRow(anchor(row_key(shown.resource, row)), [(cell_html(view, cell), cell, column) for cell, column in pairs])


def column_facts(view: View, resource: Resource, field: Field) -> Markup:
    """What is to be known of a column: type, unit, key, codes, where it leads, which indicator fills it."""
    notes = [Markup("<code>{}</code>").format(field.type)]
    if field.name in resource.primary_key:
        notes.append(Markup("{}").format(view.t("key")))
    if field.unit:
        notes.append(Markup("{}").format(view.code("unit", field.unit)))
    notes += [
        Markup("→ {}").format(view.to(table_page(key.references.table), key.references.table))
        for key in resource.foreign_keys
        if key.column == field.name
    ]
    if field.list_of:
        notes.append(Markup("→ {}").format(view.to(table_page(field.list_of.table), field.list_of.table)))
    if field.indicator:
        notes.append(Markup("{} {}").format(view.t("filled_from"), view.link("indicators", field.indicator)))
    if not field.required:
        notes.append(Markup("{}").format(view.t("can_be_missing")))
    return Markup(" · ").join(notes)


def codes_of(view: View, field: Field) -> list[tuple[str, str]]:
    """The codes of a column and their labels."""
    return [(code, view.code(field.name, code)) for code in field.enum or ()]
