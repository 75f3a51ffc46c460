"""An Excel workbook: the contents, what the columns mean, and a sheet a table.

A table's header is the first row of its sheet and the rows follow, so that `pandas.read_excel(sheet_name="clusters")`
and a filter work at once. Units and descriptions stand in the sheet `columns` and as a note on each header.

Excel keeps 15 digits of a number: one that has more is text, never rounded. Its calendar is wrong before March 1900: a
date before is text too. Nothing is a formula, also no text that begins with an equals sign, and no text becomes a
link. One version of xlsxwriter writes the same bytes each time: the time of writing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from shenyang_innovation.errors import ExportError
from shenyang_innovation.exports.values import rows_of
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published.citation import cite_package
from shenyang_innovation.published.descriptor import Field, Package, Resource
from shenyang_innovation.published.width import display_width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

DIGITS = 15
"""Digits of a number that Excel keeps."""
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
"""What stands for the time of writing; the workbook must not depend on the clock."""
NARROWEST, WIDEST = 8, 60
"""Columns of text that a column of a sheet is wide."""
FILTER_BUTTON = 3
OPTIONS: dict[str, bool | str] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


class _Styles(NamedTuple):
    header: Format
    title: Format
    wrapped: Format


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write the workbook. It is made in memory: of the disk there is only whether it takes it."""
    place.write_bytes(_book(package, list(package.resources.values()), tell))


def table_book(resource: Resource, package: Package) -> bytes:
    """A workbook of one table of a package."""
    return _book(package, [resource], silent)


def _book(package: Package, resources: Sequence[Resource], tell: Tell) -> bytes:
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": package.title, "subject": f"Version {package.version}", "created": CREATED})
    styles = _Styles(
        header=book.add_format({"bold": True, "bottom": 1}),
        title=book.add_format({"bold": True, "font_size": 14}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
    )
    tables = {resource.name: rows_of(resource) for resource in resources}
    _write_contents(book, package, resources, styles, {name: len(rows) for name, rows in tables.items()})
    _write_columns(book, resources, styles)
    for resource in resources:
        tell(f"table {resource.name}")
        _write_table(book, resource, tables[resource.name], styles)
    tell("packing the workbook")
    book.close()
    return out.getvalue()


def _write_contents(
    book: Workbook, package: Package, resources: Sequence[Resource], styles: _Styles, rows: dict[str, int]
) -> None:
    sheet = book.add_worksheet("contents")
    sheet.write_string(0, 0, package.title, styles.title)
    facts = {
        "description": package.description,
        "version": package.version,
        "licence": f"{package.license.title} ({package.license.path})",
        "cite as": cite_package(package),
        "columns": "What each column means, and its unit, is in the sheet columns and in the notes on the headers.",
    }
    for at, (name, fact) in enumerate(facts.items(), start=1):
        sheet.write_string(at, 0, name, styles.header)
        sheet.merge_range(at, 1, at, 4, fact, styles.wrapped)
        sheet.set_row(at, 15 * (1 + display_width(fact) // 100))
    header = len(facts) + 2
    _write_header(sheet, header, ("table", "rows", "title", "title_zh", "group"), styles)
    for at, resource in enumerate(resources, start=header + 1):
        sheet.write_url(at, 0, f"internal:'{resource.name}'!A1", string=resource.name)
        sheet.write_number(at, 1, rows[resource.name])
        for column, text in enumerate((resource.title, resource.title_zh, resource.group), start=2):
            sheet.write_string(at, column, text)
    for column, width in enumerate((20, 10, 40, 30, 24)):
        sheet.set_column(column, column, width)


def _write_columns(book: Workbook, resources: Sequence[Resource], styles: _Styles) -> None:
    names = ("table", "column", "type", "unit", "key", "required", "codes", "description")
    rows = [_column(resource, field) for resource in resources for field in resource.fields]
    _fill(book.add_worksheet("columns"), names, rows, styles)


def _column(resource: Resource, field: Field) -> list[str | bool | None]:
    codes = ", ".join(field.enum) if field.enum else None
    key = _key(resource, field)
    return [resource.name, field.name, field.type, field.unit, key, field.required, codes, field.description]


def _key(resource: Resource, field: Field) -> str | None:
    """What key a column is part of, or what it refers to."""
    said = ["primary key"] if field.name in resource.primary_key else []
    said += [f"to {'.'.join(key.references)}" for key in resource.foreign_keys if key.column == field.name]
    said += [f"list of {'.'.join(field.list_of)}"] if field.list_of else []
    return "; ".join(said) or None


def _write_table(book: Workbook, resource: Resource, rows: Sequence[Sequence[Any]], styles: _Styles) -> None:
    sheet = book.add_worksheet(resource.name)
    _fill(sheet, resource.names(), rows, styles)
    for at, field in enumerate(resource.fields):
        unit = f"\nUnit: {field.unit}" if field.unit else ""
        sheet.write_comment(0, at, f"{field.description}{unit}", {"x_scale": 2})


# --- a sheet --------------------------------------------------------------------------------------------------------


def _fill(sheet: Worksheet, names: Sequence[str], rows: Sequence[Sequence[Any]], styles: _Styles) -> None:
    """A header that stays in sight, the rows, a filter, and columns as wide as what stands in them."""
    _write_header(sheet, 0, names, styles)
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value is not None and not _write_cell(sheet, at, column, value):
                where = f"sheet {sheet.get_name()}, row {at}, column {names[column]}"
                what = "Excel has no cell as long or no row as low as this"
                raise ExportError(what, where=where, remedy="Export to another format")
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(names) - 1)
    for column, name in enumerate(names):
        sheet.set_column(column, column, _width(name, (row[column] for row in rows)))


def _write_header(sheet: Worksheet, at: int, names: Sequence[str], styles: _Styles) -> None:
    for column, name in enumerate(names):
        sheet.write_string(at, column, name, styles.header)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any) -> bool:
    """Write a value as what it is; False if Excel can't take it."""
    if isinstance(value, bool):
        status = sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, Decimal)) and len(Decimal(value).normalize().as_tuple().digits) <= DIGITS:
        status = sheet.write_number(row, column, value)
    elif isinstance(value, date) and value >= FIRST_DAY:
        status = sheet.write_datetime(row, column, value)
    else:
        status = sheet.write_string(row, column, format(value, "f") if isinstance(value, Decimal) else str(value))
    return bool(status == 0)


def _width(name: str, values: Iterable[Any]) -> int:
    widths = (display_width(str(value)) for value in values if value is not None)
    return min(WIDEST, max(NARROWEST, len(name) + FILTER_BUTTON, *widths))
