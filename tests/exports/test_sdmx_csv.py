"""SDMX-CSV, as sdmx1 reads it with the structure beside it, and as any reader of CSV does."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from shenyang_innovation.__about__ import DATA_VERSION

if TYPE_CHECKING:
    from shenyang_innovation.published.records import Observation

sdmx = pytest.importorskip("sdmx", reason="needs sdmx1, of the group of judges")

FORMAT = "sdmx-csv"


@pytest.fixture(scope="module")
def structures(exported: Path) -> Any:
    """The structure message, as sdmx1 understands it."""
    with (exported / "structure.xml").open("rb") as file:
        return sdmx.read_sdmx(file)


@pytest.fixture(scope="module")
def read(exported: Path, structures: Any) -> dict[str, Any]:
    """The observations that sdmx1 reads, by the identifier that is their first dimension."""
    with (exported / "observations.csv").open("rb") as file:
        message = sdmx.read_sdmx(file, format="CSV", structure=structures.dataflow["OBSERVATIONS"])
    (data,) = message.data
    return {observation.dimension["OBSERVATION"].value: observation for observation in data.obs}


@pytest.fixture(scope="module")
def rows(exported: Path) -> list[dict[str, str]]:
    with (exported / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def records() -> list[Observation]:
    return sy.load_observations(backend="records")


def test_sdmx1_reads_every_value(read: dict[str, Any], records: list[Observation]) -> None:
    assert list(read) == [record.observation_id for record in records]
    for record in records:
        observation = read[record.observation_id]
        assert Decimal(observation.value) == record.value
        assert observation.dimension["INDICATOR"].value == record.indicator_id
        assert observation.dimension["SUBJECT"].value == record.subject_id


ATTRIBUTES = {
    "OBS_VALUE_UPPER": "value_upper",
    "UNIT_MEASURE": "unit",
    "COMPARATOR": "comparator",
    "STATUS": "status",
    "PERIOD_START": "period_start",
    "PERIOD_END": "period_end",
    "PERIOD_BASIS": "period_basis",
    "MEASURE": "measure",
    "THEME": "theme",
    "SOURCE": "source_id",
    "FIGURE": "figure",
    "NOTE": "note_en",
}


def test_sdmx1_reads_every_attribute(read: dict[str, Any], records: list[Observation]) -> None:
    for record in records:
        attributes = read[record.observation_id].attached_attribute
        for name, column in ATTRIBUTES.items():
            value = getattr(record, column)
            assert attributes[name].value == ("" if value is None else str(value))
        assert attributes["CAVEATS"].value.replace(";", " ") == (record.caveats or "")


def test_the_status_of_sdmx_is_not_stretched(read: dict[str, Any], records: list[Observation]) -> None:
    told = {(r.status, read[r.observation_id].attached_attribute["OBS_STATUS"].value) for r in records}
    assert told == {("actual", "A"), ("forecast", "F"), ("target", "")}


def days(period: str) -> tuple[date, date]:
    """First and last day of a period of SDMX."""
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)/P(\d+)D", period):
        first = date.fromisoformat(found[1])
        return first, first + timedelta(days=int(found[2]) - 1)
    year, month, day = (int(part) for part in (period + "-0-0").split("-")[:3])
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return first, after - timedelta(days=1)


def test_periods_are_those_of_the_table(read: dict[str, Any], records: list[Observation]) -> None:
    seen = set()
    for record in records:
        period = read[record.observation_id].attached_attribute["REF_PERIOD"].value
        if record.period_start is None or record.period_end is None:
            assert period == ""
        else:
            assert days(period) == (record.period_start, record.period_end)
            seen.add(len(period))
    assert {len("2024"), len("2024-12-31")} < seen  # years are written as years, days as days


def test_the_header_is_that_of_version_2(
    exported: Path, rows: list[dict[str, str]], records: list[Observation]
) -> None:
    assert list(rows[0])[:6] == ["STRUCTURE[;]", "STRUCTURE_ID", "ACTION", "OBSERVATION", "INDICATOR", "SUBJECT"]
    assert len(rows) == len(records)
    told = {tuple(row.values())[:3] for row in rows}
    assert told == {("dataflow", f"SHENYANG_INNOVATION:OBSERVATIONS({DATA_VERSION})", "I")}
    assert (exported / "observations.csv").read_bytes().count(b"\r\n") == len(rows) + 1


def test_every_code_stands_in_its_list(structures: Any, rows: list[dict[str, str]]) -> None:
    structure = structures.structure["OBSERVATIONS"]
    components = [*structure.dimensions.components, *structure.attributes.components, *structure.measures.components]
    columns = [name.removesuffix("[]") for name in list(rows[0])[3:]]
    assert sorted(component.id for component in components) == sorted(columns)
    coded = set()
    for component in components:
        codes = component.local_representation.enumerated
        if codes is not None:
            coded.add(component.id)
            several = f"{component.id}[]" if f"{component.id}[]" in rows[0] else component.id
            used = {code for row in rows for code in row[several].split(";") if code}
            assert used <= set(codes.items)
    assert {"INDICATOR", "SUBJECT", "UNIT_MEASURE", "STATUS", "CAVEATS", "SOURCE"} < coded


def test_codes_have_names_in_both_languages(structures: Any) -> None:
    code = structures.codelist["CL_INDICATOR"]["5g_base_stations"]
    (row,) = [row for row in sy.load_indicators(backend="records") if row.indicator_id == "5g_base_stations"]
    assert code.name.localizations == {"en": row.label_en, "zh": row.label_zh}


def test_the_agency_says_that_it_is_registered_nowhere(structures: Any) -> None:
    flow = structures.dataflow["OBSERVATIONS"]
    assert flow.maintainer.id == "SHENYANG_INNOVATION"
    assert "registered nowhere" in str(flow.description)
    assert flow.structure is structures.structure["OBSERVATIONS"]


def test_the_same_bytes_each_time(exported: Path, exported_again: Path) -> None:
    assert {path.name for path in exported.iterdir()} == {"observations.csv", "structure.xml"}
    for path in exported.iterdir():
        assert path.read_bytes() == (exported_again / path.name).read_bytes()
