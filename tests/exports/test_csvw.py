"""CSV on the Web as the library csvw reads it: typed cells, keys between tables, and faults that it finds."""

from __future__ import annotations

import json
import shutil
import warnings
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.published.backends import load_table
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES

FORMAT = "csvw"
csvw = pytest.importorskip("csvw", reason="needs csvw, of the dependency group judges")


@pytest.fixture(scope="module")
def rows(exported: Path) -> dict[str, list[dict[str, Any]]]:
    group = csvw.TableGroup.from_file(exported / "csv-metadata.json")
    return {Path(str(table.url)).stem: [dict(row) for row in table] for table in group.tables}


def judge(folder: Path) -> tuple[bool, str]:
    """What the validator says; a null in a foreign key is allowed, as it is by the option --lax of its command."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # they are how it says what is wrong with a cell
        try:
            judged = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True, strict=False)
            return judged.is_valid, " ".join(str(warning.message) for warning in judged.warnings)
        except ValueError as error:  # and this, how it says the rest
            return False, str(error)


def test_it_is_valid(exported: Path) -> None:
    assert judge(exported) == (True, "")


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_that_of_the_records(rows: dict[str, list[dict[str, Any]]], table: str) -> None:
    lists = {field.name for field in fields(TABLES[table]) if field.list_of}
    records = [record._asdict() for record in load_table(table, "records")]
    expected = [
        {name: (value or "").split() if name in lists else value for name, value in record.items()}
        for record in records
    ]
    assert [{name: _day(value) for name, value in row.items()} for row in rows[table]] == expected


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def test_cells_have_types(rows: dict[str, list[dict[str, Any]]]) -> None:
    observation = next(row for row in rows["observations"] if row["evidence"] == "text")
    assert (type(observation["start"]), type(observation["value"])) == (int, Decimal)
    assert isinstance(observation["period_end"], date)
    assert type(rows["relations"][0]["holds"]) is bool


def broken_copy(folder: Path, place: Path, table: str, right: str, wrong: str) -> Path:
    if not place.is_dir():
        shutil.copytree(folder, place)
    file = place / "tables" / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return place


def test_cells_that_are_broken_are_all_refused(
    exported: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    faults = [
        ("relations", ",true,", ",True,", "invalid lexical value for boolean: True"),
        ("observations", ",actual,", ",aktual,", "invalid lexical value for string: aktual"),
        ("sources", ",2021-03-12,", ",2021-13-12,", "published: month must be in 1..12"),
        ("sources", ",2402,", ",-2402,", "value must be >= 0"),
    ]
    for table, right, wrong, _ in faults:
        broken_copy(exported, tmp_path / "broken", table, right, wrong)
    valid, _ = judge(tmp_path / "broken")
    assert not valid
    for *_, words in faults:
        assert words in caplog.text


@pytest.mark.parametrize(
    ("table", "right", "wrong", "words"),
    [
        ("figures", "exchange-meeting-2024,", "exchange-meeting-2042,", "`exchange-meeting-2042` not found in table"),
        ("observations", ",subject-unclear,", ",subject-unclaer,", "`['subject-unclaer']` not found in table"),
        ("caveats", "applied-not-granted,", "ambiguous-period,", "duplicate primary key: ambiguous-period"),
        ("clusters", "cluster_id,", "cluster,", "missing required columns {'cluster_id'}"),
    ],
)
def test_keys_and_columns_that_are_broken_are_refused(
    exported: Path, tmp_path: Path, table: str, right: str, wrong: str, words: str
) -> None:
    valid, said = judge(broken_copy(exported, tmp_path / "broken", table, right, wrong))
    assert not valid
    assert words in said


def test_titles_units_and_names_of_rows_are_there(exported: Path) -> None:
    described = json.loads((exported / "csv-metadata.json").read_text(encoding="utf-8"))
    tables = {table["url"]: table for table in described["tables"]}
    clusters = tables["tables/clusters.csv"]
    assert clusters["tableSchema"]["rowTitles"] == ["name_zh", "name_en"]
    assert [title["@language"] for title in clusters["dc:title"]] == ["en", "zh"]
    units = {column["name"]: column.get("schema:unitText") for column in clusters["tableSchema"]["columns"]}
    assert (units["output_value_cny"], units["name_zh"]) == ("CNY", None)
