"""Excel, as openpyxl, pandas and `shenyang-innovation validate` read it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

import shenyang_innovation as sy
from shenyang_innovation.__about__ import DATA_VERSION
from shenyang_innovation.checking.validation import validate_paths
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.names import TABLES
from tests.exports.conftest import Changed, Export
from tests.exports.frames import assert_same

FORMAT = "xlsx"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, export: Export) -> Path:
    """The workbook; spreadsheets know it by the end of its name."""
    place = tmp_path_factory.mktemp("exported") / "shenyang.xlsx"
    done = export("xlsx", place)
    assert (done.returncode, done.stderr) == (0, "")
    return place


@pytest.fixture(scope="module")
def book(exported: Path) -> Iterator[Workbook]:
    opened = openpyxl.load_workbook(exported)
    yield opened
    opened.close()


def test_the_sheets_are_contents_columns_and_tables(book: Workbook) -> None:
    assert book.sheetnames == ["contents", "columns", *TABLES]


def test_no_cell_is_a_formula(exported: Path, book: Workbook) -> None:
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
    with zipfile.ZipFile(exported) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"<f " not in parts.read(name)


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_the_records_with_their_types(book: Workbook, table: str) -> None:
    sheet = book[table]
    header, *rows = sheet.iter_rows(values_only=True)
    resource = descriptor.resource(table)
    assert header == resource.names()
    records = load_table(table, "records")
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        assert [plain(cell) for cell in row] == list(record)
        for cell, value in zip(row, record, strict=True):
            assert isinstance(cell, bool) == isinstance(value, bool)
            assert isinstance(cell, str) == isinstance(value, str)


def plain(cell: Any) -> Any:
    """A cell as records hold it."""
    if isinstance(cell, datetime):
        return cell.date()
    return Decimal(repr(cell)) if isinstance(cell, float) else cell


@pytest.mark.parametrize("table", ["clusters", "observations", "places", "sources"])
def test_pandas_reads_the_frame(exported: Path, table: str) -> None:
    expected = load_table(table)
    text = {field.name: str for field in descriptor.resource(table).fields if field.type == "string"}
    frame = pd.read_excel(exported, sheet_name=table, dtype=text, keep_default_na=False, na_values=[""])
    assert_same(frame, expected)


@pytest.mark.parametrize("table", TABLES)
def test_each_sheet_passes_our_validation(exported: Path, table: str) -> None:
    (report,) = validate_paths([exported], table)
    assert report.holds, str(report)


def test_headers_stay_in_sight_and_explain_themselves(book: Workbook) -> None:
    for name, resource in descriptor.package().resources.items():
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        for cell, field in zip(sheet[1], resource.fields, strict=True):
            assert cell.comment is not None
            assert cell.comment.text == field.description + (f"\nUnit: {field.unit}" if field.unit else "")


def test_columns_have_room_for_chinese(book: Workbook) -> None:
    sheet = book["clusters"]
    names = [cell.value for cell in sheet[1]]
    letter = get_column_letter(names.index("name_zh") + 1)
    longest = max(len(str(row[names.index("name_zh")])) for row in sheet.iter_rows(min_row=2, values_only=True))
    assert longest < sheet.column_dimensions[letter].width <= 61


def test_the_sheet_columns_says_what_each_column_is(exported: Path) -> None:
    frame = pd.read_excel(exported, sheet_name="columns").set_index(["table", "column"])
    fields = {(name, field.name): field for name, one in descriptor.package().resources.items() for field in one.fields}
    assert list(frame.index) == list(fields)
    assert frame["description"].to_list() == [field.description for field in fields.values()]
    assert frame["unit"].dropna().to_dict() == {key: field.unit for key, field in fields.items() if field.unit}
    assert frame.loc[("clusters", "cluster_id"), "key"] == "primary key"
    assert frame.loc[("clusters", "place_id"), "key"] == "to places.place_id"


def test_the_contents_lead_to_every_sheet(book: Workbook) -> None:
    sheet = book["contents"]
    cells: dict[Any, Any] = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for name, resource in descriptor.package().resources.items():
        assert cells[name].hyperlink is not None
        assert cells[name].hyperlink.location == f"'{name}'!A1"
        assert sheet.cell(cells[name].row, 2).value == len(load_table(name, "records"))
        assert sheet.cell(cells[name].row, 4).value == resource.title_zh
    assert DATA_VERSION in cells
    assert sy.cite() in cells


NUMBERS = {
    ",50,": ("123456789012345", "n", 123456789012345),
    ",400000000,": ("1234567890123456", "s", "1234567890123456"),
    ",132000000000,": ("9007199254740993", "s", "9007199254740993"),
    ",10.5,": ("0.1234567890123456", "s", "0.1234567890123456"),
    ",69500000000,": ("1e300", "n", 1e300),
}
"""Values of the table, what stands there instead, and what Excel has: a number of up to 15 digits, else text."""


def test_what_excel_would_reckon_or_round_is_text(changed: Changed, tmp_path: Path) -> None:
    numbers = [(old, f",{new},") for old, (new, _, _) in NUMBERS.items()]
    formulas = (",377,378,三,三,", ",377,378,=1+1,@x,")
    before_excel = (",2024-01-04,2024-01-04,", ",1898-01-04,2024-01-04,")
    sy.export("xlsx", tmp_path / "odd.xlsx", package=changed("observations", *numbers, formulas, before_excel))
    book = openpyxl.load_workbook(tmp_path / "odd.xlsx", read_only=True)
    (names,) = book["observations"].iter_rows(max_row=1, values_only=True)
    rows = [dict(zip(names, row, strict=True)) for row in book["observations"].iter_rows(min_row=2)]
    odd = next(row for row in rows if row["observation_id"].value == "exchange-meeting-2024@377")
    assert [(odd[name].value, odd[name].data_type) for name in ("figure", "readable")] == [("=1+1", "s"), ("@x", "s")]
    assert odd["period_start"].value == "1898-01-04"
    assert odd["period_end"].value == datetime(2024, 1, 4)  # noqa: DTZ001
    values = [(row["value"].data_type, row["value"].value) for row in rows]
    assert {(kind, value) for _, kind, value in NUMBERS.values()} <= set(values)
    book.close()


def test_the_same_bytes_each_time(exported: Path, exported_again: Path) -> None:
    assert exported.read_bytes() == exported_again.read_bytes()
