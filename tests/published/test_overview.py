"""Tables as `show` gives them: every cell as it stands in the file, the columns in an order good to look at."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published import descriptor, location
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.overview import MERGED, overview, select
from shenyang_innovation.terminal import Sheet, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shenyang_innovation.published.descriptor import Field
    from tests.published.conftest import Swap


@pytest.fixture(autouse=True)
def _here(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "package_root", lambda: str(published))


def shown(table: str, form: str) -> str:
    selected = select(table)
    return render(Sheet(selected.columns, selected.numeric, selected.rows), form)


def test_csv_gives_every_cell_as_it_stands_in_the_file() -> None:
    for name, resource in descriptor.package().resources.items():
        rows = list(csv.DictReader(io.StringIO(shown(name, "csv"))))
        assert rows == [
            {column: cell or "" for column, cell in cells.items()} for cells in map(dict, read_cells(resource))
        ]


def test_the_columns_are_the_published_ones_unless_arranged() -> None:
    for name, resource in descriptor.package().resources.items():
        assert select(name).columns == list(resource.names())
        columns = select(name, arranged=True).columns
        merged = set(MERGED) if {"value", *MERGED} <= set(resource.names()) else set()
        assert sorted(columns) == sorted(set(resource.names()) - merged)
        assert select(name).keys == set(resource.primary_key)


def expected(field: Field, cell: str | None) -> object:
    if cell is None:
        return None
    make: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": Decimal,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    return make.get(field.type, str)(cell)


def test_json_gives_every_number_without_loss() -> None:
    for name, resource in descriptor.package().resources.items():
        rows = json.loads(shown(name, "json"), parse_float=Decimal)
        fields = {field.name: field for field in resource.fields}
        assert rows == [
            {column: expected(fields[column], cell) for column, cell in cells.items()} for cells in read_cells(resource)
        ]
        for field in resource.fields:
            if field.type == "integer":
                assert {type(row[field.name]) for row in rows} <= {int, type(None)}


@pytest.mark.parametrize("published", ["miniature"], indirect=True)
@pytest.mark.parametrize("number", ["6.12345678901234567890", "0.0000001", "1234567890123456789.5", "6.60"])
def test_a_number_never_passes_through_a_float(published: Path, number: str, swap: Swap) -> None:
    swap(published, "clusters", ",6.6,", f",{number},")
    assert f",{number}," in shown("clusters", "csv")
    assert f'"output_growth_percent": {number},\n' in shown("clusters", "json")
    assert number in shown("clusters", "markdown")


@pytest.mark.parametrize("published", ["miniature"], indirect=True)
@pytest.mark.parametrize("where", [[], ["output_growth_percent>1"]])
def test_a_cell_of_another_type_is_an_error_of_the_file(published: Path, where: list[str], swap: Swap) -> None:
    swap(published, "clusters", ",6.6,", ",6_6,")
    with pytest.raises(DataFilesError, match=r"clusters\.csv: is not what the descriptor says: '6_6' is no number"):
        select("clusters", where=where)


@pytest.mark.parametrize("published", ["miniature"], indirect=True)
def test_key_and_names_come_first_then_what_is_measured_then_what_is_null_in_every_row() -> None:
    assert select("computing_centers", arranged=True).columns == [
        "computing_center_id",
        "name_zh",
        "capacity_pflops",
        "capacity_as_of",
        "name_en",
        "operator",
        "operator_basis",
        "district",
        "district_basis",
        "note_en",
    ]


@pytest.mark.parametrize("published", ["miniature"], indirect=True)
def test_what_is_null_depends_on_the_rows_that_are_shown() -> None:
    measured = ["output_value_cny", "reference_year", "output_growth_percent", "industry_chain_count"]
    start = ["cluster_id", "name_zh"]
    assert select("clusters", arranged=True).columns[:6] == [*start, *measured]
    without = select("clusters", where=["reference_year="], arranged=True).columns
    assert without[:4] == [*start, "name_en", "cluster_kind"]
    assert without[4:8] == measured
    # of no rows, nothing can be said
    assert select("clusters", where=["name_zh~?"], arranged=True).columns[:6] == [*start, *measured]
    assert select("figures", arranged=True).columns[:2] == ["source_id", "start"]


def test_numbers_are_told_from_what_is_none() -> None:
    selected = select("clusters", arranged=True)
    assert {"reference_year", "output_value_cny", "output_growth_percent"} <= selected.numeric
    assert not {"cluster_id", "name_zh", "cluster_kind"} & selected.numeric


def test_the_list_of_tables_counts_their_rows() -> None:
    rows = {str(row["table"]): row["rows"] for row in overview()}
    assert rows == {name: len(read_cells(table)) for name, table in descriptor.package().resources.items()}


@pytest.mark.parametrize("published", ["real"], indirect=True)
def test_an_arranged_value_says_what_was_said_and_a_plain_one_does_not() -> None:
    said = {str(row["target_id"]): row["value"] for row in select("targets", arranged=True).rows}
    assert said["press-conference-2023@773"] == "target 4 to 6"
    assert said["press-conference-2023@1060"] == "target >20000"
    assert said["proposal-reply-2025@1438"] == "forecast 4000"
    plain = select("targets", columns=["value"], where=["target_id=press-conference-2023@1060"], arranged=True)
    assert plain.rows == [{"value": Decimal(20000)}]


def test_places_in_a_text_belong_together_unless_a_row_is_known_by_them() -> None:
    assert select("glossary", arranged=True).together == {"source_id", "start", "end"}
    assert select("figures", arranged=True).together == {"end"}
    assert select("glossary", columns=["term_zh", "end"]).together == set()


def test_a_relation_begins_with_both_its_values() -> None:
    assert select("relations", arranged=True).columns[:3] == ["relation_id", "stated_value", "computed_value"]
