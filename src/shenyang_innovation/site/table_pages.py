"""The pages of the tables: their rows, five hundred to a page, and what their columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.descriptor import Field, Resource
from shenyang_innovation.site.addresses import ROWS_OF_A_PAGE, anchor, page_count, row_key, table_page
from shenyang_innovation.site.cells import Cell, Column, Shown, cell_html
from shenyang_innovation.site.view import View

FORMATS = ("csv", "parquet", "xlsx")
"""What every table can be downloaded as."""


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
    total: int
    columns: Sequence[Column]
    rows: Markup


def table_pages(view: View, shown: Shown, rows: Sequence[tuple[Cells, list[Cell]]]) -> Iterator[TablePage]:
    """The pages of a table, from its rows and their cells as shown."""
    resource = shown.resource
    pages = page_count(len(rows))
    for number in range(1, pages + 1):
        first = (number - 1) * ROWS_OF_A_PAGE
        some = rows[first : first + ROWS_OF_A_PAGE]
        yield TablePage(
            address=table_page(resource.name, number),
            resource=resource,
            title=view.title(resource.name),
            other_title=resource.title_zh if view.language == "en" else resource.title,
            number=number,
            pages=pages,
            first=first + 1 if some else 0,
            last=first + len(some),
            total=len(rows),
            columns=shown.columns,
            rows=Markup("\n".join(_row(view, shown, row, cells) for row, cells in some)),
        )


def _row(view: View, shown: Shown, row: Cells, cells: Sequence[Cell]) -> str:
    """A row as HTML; templates would take several times as long for all cells of all tables."""
    head, *rest = cells
    others = "".join(
        f"<td{_behind(cell)}{column.css}>{cell_html(view, cell)}</td>"
        for cell, column in zip(rest, shown.columns[1:], strict=True)
    )
    marked = escape(anchor(row_key(shown.resource, row)))
    return f'<tr id="{marked}"><th scope="row"{_behind(head)}>{cell_html(view, head)}</th>{others}</tr>'


def _behind(cell: Cell) -> str:
    """The attributes with what a cell sorts by, where that is not what is shown, and what the published table has."""
    order = "" if cell.order is None or cell.order == cell.text else f' data-order="{escape(cell.order)}"'
    return order if cell.published is None else f'{order} data-published="{escape(cell.published)}"'


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
