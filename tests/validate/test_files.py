"""`validate` on files of each kind: what is good passes, and every bad cell is named with row and column."""

from __future__ import annotations

import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import openpyxl.styles
import polars as pl
import pytest

import shenyang_innovation as sy
from shenyang_innovation.checking.schemas.files import excel_file
from shenyang_innovation.checking.validation import validate_path
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

ENDINGS = ("csv", "parquet", "xlsx")


def frame(table: str) -> pl.DataFrame:
    loaded = pl.DataFrame(load_table(table, "polars"))
    return loaded.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))


def write(frame: pl.DataFrame, folder: Path, table: str, ending: str) -> Path:
    path = folder / f"{table}.{ending}"
    if ending == "parquet":
        frame.write_parquet(path)
    elif ending == "csv":
        frame.write_csv(path)
    else:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in (tuple(frame.columns), *frame.iter_rows()):
            sheet.append(row)
        book.save(path)
    return path


def said(path: Path, table: str | None = None) -> list[tuple[int | None, str | None, str]]:
    found = [finding.fault for finding in validate_path(path, table).findings]
    return [(fault.row, fault.column, fault.rule) for fault in found if fault]


@pytest.mark.parametrize("table", TABLES)
def test_each_published_table_is_valid_by_itself(repository: Path, table: str) -> None:
    assert validate_path(repository / "tables" / f"{table}.csv").holds


@pytest.mark.parametrize("table", TABLES)
def test_each_published_table_is_valid_in_other_kinds_of_files(table: str, tmp_path: Path) -> None:
    for ending in ("parquet", "xlsx"):
        assert said(write(frame(table), tmp_path, table, ending)) == []


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("start", -1, "must be at least 0"),
        ("end", 0, "must be at least 1"),
        ("heading_zh", "长" * 41, "must have at most 40 characters"),
        ("source_id", "A b", "must match"),
        ("summary_en", None, "must not be missing"),
    ],
)
def test_a_bad_cell_is_named(ending: str, column: str, value: object, rule: str, tmp_path: Path) -> None:
    measures = frame("measures")
    changed = measures.with_columns(
        pl.when(pl.int_range(pl.len()) == 2).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)
    ).cast(measures.schema)
    ((row, named, words),) = said(write(changed, tmp_path, "measures", ending))
    assert (row, named) == (3, column)
    assert words.startswith(rule)


@pytest.mark.parametrize("ending", ENDINGS)
def test_rules_of_a_row_and_keys_over_the_file(ending: str, tmp_path: Path) -> None:
    mentions = frame("mentions")
    swapped = mentions[1:2].with_columns(start=pl.col("end"), end=pl.col("start"))
    path = write(pl.concat([mentions, swapped, mentions[4:5]]), tmp_path, "mentions", ending)
    last = mentions.height + 2
    assert said(path) == [
        (last - 1, "start, end", "start must be less than end"),
        (last, "source_id, start, end, entity_id", "the key stands already in row 5"),
    ]


@pytest.mark.parametrize("table", TABLES)
def test_whatever_stands_twice_is_found_in_a_file_as_in_a_package(table: str, repository: Path, tmp_path: Path) -> None:
    """The last row once more; of its columns all that may not repeat."""
    from shenyang_innovation.checking.schemas.tablefile import read_table
    from shenyang_innovation.schema.fields import fields
    from shenyang_innovation.schema.integrity import repeated_keys

    published = (repository / "tables" / f"{table}.csv").read_bytes()
    if published.count(b"\n") == 1:
        pytest.skip("the table has no rows")
    data = published + published.removesuffix(b"\n").rpartition(b"\n")[2] + b"\n"
    (tmp_path / f"{table}.csv").write_bytes(data)
    rows = read_table(data, table, [field.name for field in fields(TABLES[table])]).rows
    expected = [
        (breach.row + 1, breach.column, breach.rule) for breach in repeated_keys(table, [c for _, c in rows or ()])
    ]
    assert expected
    assert said(tmp_path / f"{table}.csv") == expected


@pytest.mark.parametrize("ending", ENDINGS)
def test_columns_too_many_and_too_few(ending: str, tmp_path: Path) -> None:
    path = write(frame("caveats").rename({"label_zh": "label_cn"}), tmp_path, "caveats", ending)
    assert {(row, column) for row, column, _ in said(path)} == {(None, "label_cn"), (None, "label_zh")}


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_rows_are_valid(ending: str, tmp_path: Path) -> None:
    assert said(write(frame("relations").clear(), tmp_path, "relations", ending)) == []


def test_ends_of_lines_and_the_name_of_a_file_are_free(repository: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.CSV"
    mine.write_bytes((repository / "tables" / "clusters.csv").read_bytes().replace(b"\n", b"\r\n"))
    assert said(mine, "clusters") == []
    with pytest.raises(
        sy.UnknownNameError, match=r"no table 'mine'\. Name the file after its table, or say --table NAME"
    ):
        validate_path(mine)


# --- many faults ------------------------------------------------------------------------------------------------


def test_findings_are_bounded_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "caveats.csv"
    rows = [f"Bad {number},x{number},x{number},x\n" for number in range(3000)]
    path.write_text("caveat_id,label_zh,label_en,definition_en\n" + "".join(rows), encoding="utf-8")
    report = validate_path(path)
    assert (len(report.findings), report.total, report.rows) == (1000, 3000, 3000)
    assert "… and 2000 more, counted but not listed" in str(report)
    assert len(validate_path(path, most=5000).findings) == 3000
    assert validate_path(path, most=0).total == 3000


def test_repeated_keys_are_bounded_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "caveats.csv"
    rows = [f"bad-{number % 40},x,x,x\n" for number in range(100)]
    path.write_text("caveat_id,label_zh,label_en,definition_en\n" + "".join(rows), encoding="utf-8")
    report = validate_path(path, most=7)
    keys = [finding.fault for finding in report.findings if finding.fault and "the key stands" in finding.fault.rule]
    assert len(report.findings) == 7
    assert all(fault.row and f"row {(fault.row - 1) % 40 + 1}" in fault.rule for fault in keys)
    everything = validate_path(path)
    assert report.total == everything.total == len(everything.findings)


def test_two_keys_with_one_hash_are_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from shenyang_innovation.checking.schemas.files import keys

    monkeypatch.setattr(keys, "_hashes", lambda rows: pl.repeat(7, rows.height, dtype=pl.UInt64, eager=True))
    assert said(write(frame("mentions"), tmp_path, "mentions", "csv")) == []
    assert [row for row, _, _ in said(write(frame("mentions")[[0, 1, 0, 2, 1]], tmp_path, "mentions", "csv"))] == [3, 5]


# --- Parquet ----------------------------------------------------------------------------------------------------


def test_a_column_of_another_type_is_one_fault(tmp_path: Path) -> None:
    many = pl.concat([frame("measures")] * 800, rechunk=True)
    assert many.height > 2 * 20_000
    many = many.with_columns(
        pl.format("m-{}", pl.int_range(pl.len())).alias("measure_id"),
        pl.int_range(1, pl.len() + 1).alias("position"),
        pl.col("start").cast(pl.String),
    )
    ((row, column, rule),) = said(write(many, tmp_path, "measures", "parquet"))
    assert (row, column) == (None, "start")
    assert rule == "must be a whole number, but the column has dtype String"


def test_rows_of_later_batches_keep_their_numbers(tmp_path: Path) -> None:
    entities = frame("entities")
    many = pl.concat([entities] * 200).with_columns(pl.format("m-{}", pl.int_range(pl.len())).alias("entity_id"))
    place = many.height - 5
    assert place > 40_000
    many[place, "mention_count"] = -1
    ((row, column, _),) = said(write(many, tmp_path, "entities", "parquet"))
    assert (row, column) == (place + 1, "mention_count")


@pytest.mark.parametrize("damage", ["empty", "cut", "zeros", "zeros inside"])
def test_a_damaged_parquet_file_is_a_fault(damage: str, tmp_path: Path) -> None:
    path = write(frame("mentions"), tmp_path, "mentions", "parquet")
    whole = path.read_bytes()
    damaged = {
        "empty": b"",
        "cut": whole[:-20],
        "zeros": b"PAR1" + bytes(500) + b"PAR1",
        "zeros inside": whole[:40] + bytes(400) + whole[440:],
    }
    path.write_bytes(damaged[damage])
    ((row, _, rule),) = said(path)
    assert row is None
    assert rule.startswith("the file can't be read as Parquet: ")
    assert "\n" not in rule


# --- Excel ------------------------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {
    "fund_id": "angel",
    "name_zh": "天使",
    "name_en": "Angel",
    "size_as_of": date(2024, 12, 31),
    "size_cny": 5,
    "parent_id": None,
    "parent_basis": None,
    "note_en": None,
}


def funds(folder: Path, *changes: dict[str, Any], title: str = "Sheet", before: str | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    if before:
        sheet.title = before
        sheet["A1"] = "not a table"
        sheet = book.create_sheet()
    sheet.title = title
    sheet.append(list(GOOD))
    for number, change in enumerate(changes):
        sheet.append(list((GOOD | {"fund_id": f"angel-{number}"} | change).values()))
    path = folder / "funds.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    "change",
    [
        {"size_cny": 5.0},
        {"size_cny": 10**15},
        {"size_as_of": datetime.fromisoformat("2024-12-31")},
        {"size_as_of": None},
        {"note_en": ""},
    ],
)
def test_what_excel_adds_to_a_value_is_left_off(change: dict[str, Any], tmp_path: Path) -> None:
    assert said(funds(tmp_path, change)) == []


@pytest.mark.parametrize(
    ("change", "rule", "value"),
    [
        ({"size_cny": "5"}, "must be a whole number, not a text that spells one", "5"),
        ({"size_cny": 5.5}, "must be a whole number", "5.5"),
        ({"size_cny": True}, "must be a whole number", "True"),
        ({"size_cny": "=1+1"}, "must be a value, not a formula", "=1+1"),
        (
            {"name_en": '=HYPERLINK("http://x.invalid")'},
            "must be a value, not a formula",
            '=HYPERLINK("http://x.invalid")',
        ),
        ({"size_cny": "#N/A"}, "must be a value, not an error", "#N/A"),
        (
            {"size_as_of": datetime.fromisoformat("2024-12-31T08:00")},
            "must be a day without a time",
            "2024-12-31 08:00:00",
        ),
        ({"size_as_of": "2024-12-31"}, "must be a date (YYYY-MM-DD), not a text that spells one", "2024-12-31"),
        ({"name_en": 5}, "must be text", "5"),
        ({"size_cny": -5}, "must be at least 0", "-5"),
    ],
)
def test_a_cell_of_a_sheet_that_is_no_value_of_its_column(
    change: dict[str, Any], rule: str, value: str, tmp_path: Path
) -> None:
    report = validate_path(funds(tmp_path, {}, change))
    (finding,) = report.findings
    assert finding.fault
    assert (finding.fault.row, finding.line, finding.fault.column) == (2, 3, next(iter(change)))
    assert (finding.fault.rule, finding.fault.value) == (rule, value)
    assert finding.fault.remedy


def test_the_sheet_that_is_named_as_the_table_is_read_else_the_first(tmp_path: Path) -> None:
    assert said(funds(tmp_path, {}, title="funds", before="About")) == []
    assert said(funds(tmp_path, {}, title="money", before="About")) == [
        (None, None, "no column of funds is in the header")
    ]


def test_empty_rows_at_the_end_of_a_sheet_are_none(tmp_path: Path) -> None:
    path = funds(tmp_path, {})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A9"] = ""
    sheet["A9"].font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert said(path) == []
    sheet["A5"] = "late"
    book.save(path)
    assert [row for row, _, rule in said(path) if "0 cells" in rule] == [2, 3]


def test_a_cell_beyond_the_columns(tmp_path: Path) -> None:
    path = funds(tmp_path, {})
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["Z2"] = "far"
    book.save(path)
    ((row, _, rule),) = said(path)
    assert (row, rule) == (1, "the row has 26 cells under 8 columns")


def repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert any(part in name for name in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, change(data) if part in name else data)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = funds(tmp_path, {})
    monkeypatch.setattr(excel_file, "LARGEST", 10**6)
    monkeypatch.setattr(excel_file, "LARGEST_IN_MEMORY", 10**5)
    assert said(path) == []
    repacked(path, "sheet1", lambda data: data + b" " * 10**6)
    ((_, _, rule),) = said(path)
    assert rule.startswith("unpacked, the file has 1")
    path = funds(tmp_path, {})
    repacked(path, "styles", lambda data: data + b" " * 10**5)
    ((_, _, rule),) = said(path)
    assert "bytes beside its sheets" in rule


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no archive": lambda path: path.write_bytes(b"no archive"),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "part empty": lambda path: repacked(path, "workbook.xml", lambda _: b""),
    "part cut": lambda path: repacked(path, "sheet1", lambda data: data[: len(data) // 2]),
    "cell nowhere": lambda path: repacked(path, "sheet1", lambda data: data.replace(b'r="B2"', b'r="2"')),
    "number of letters": lambda path: repacked(path, "sheet1", lambda data: data.replace(b"<v>5</v>", b"<v>many</v>")),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_excel_file_is_a_fault(damage: str, tmp_path: Path) -> None:
    path = funds(tmp_path, {})
    DAMAGE[damage](path)
    rules = [rule for _, _, rule in said(path)]
    assert rules[-1].startswith("the file can't be read as Excel: ")


def test_a_row_far_down_does_not_take_for_ever(tmp_path: Path) -> None:
    path = funds(tmp_path, {})
    far = (b'<row r="2"', b'<row r="99999999999"')
    repacked(path, "sheet1", lambda data: data.replace(*far).replace(b'r="A2"', b'r="A99999999999"'))
    assert any("more than 1048576 rows" in rule for _, _, rule in said(path))


# --- wrong use ----------------------------------------------------------------------------------------------------


def test_a_file_of_another_kind_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "clusters.txt").write_text("x", encoding="utf-8")
    with pytest.raises(sy.UsageError, match="no kind of file that is validated"):
        validate_path(tmp_path / "clusters.txt")
    os.mkfifo(tmp_path / "clusters.csv")
    with pytest.raises(sy.UsageError, match="no kind of file that is validated"):
        validate_path(tmp_path / "clusters.csv")


@pytest.mark.parametrize(
    ("ending", "library", "extra"), [("parquet", "pyarrow.parquet", "arrow"), ("xlsx", "openpyxl", "excel")]
)
def test_a_library_that_is_missing_is_named_with_its_extra(
    ending: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    path = write(frame("caveats"), tmp_path, "caveats", ending)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        sy.MissingExtraError, match=rf"is not installed\. Run `pip install 'shenyang-innovation\[{extra}\]'`"
    ):
        validate_path(path)
