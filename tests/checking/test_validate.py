"""`validate`: what the loaders give passes, and every bad cell is named."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import shenyang_innovation as sy
from shenyang_innovation.checking.schemas.faults import broken
from shenyang_innovation.checking.schemas.validate import validate
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.pandera_schema import CODES, pandas_schema, polars_schema
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Record = dict[str, Any]
GOOD: Record = {
    "target_id": "a-b@1",
    "source_id": "a-b",
    "subject_id": "city",
    "indicator_id": "high_tech",
    "value": 5.0,
    "value_upper": 6.5,
    "unit": "count",
    "comparator": ">=",
    "status": "target",
    "due": date(2024, 12, 31),
    "due_basis": "stated",
    "outcome_id": None,
    "comparability": "none-yet",
    "verdict": "open",
    "reason_en": "Said so",
}
SOURCE_LIKE: Record = {
    "measure_id": "a-1",
    "source_id": "a",
    "position": 1,
    "mark": None,
    "heading_zh": "健全载体",
    "heading_en": "Carriers",
    "summary_en": "Says something",
    "start": 3,
    "end": 9,
    "note_en": None,
}


def in_pandas(records: list[Record]) -> pd.DataFrame:
    columns = {}
    for name in records[0]:
        values = [record[name] for record in records]
        if name == "due":
            columns[name] = pd.Series(np.array(values, dtype="datetime64[s]"))
        elif name in ("position", "start", "end"):
            columns[name] = pd.Series(values, dtype="Int64")
        else:
            columns[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(columns)


FORMS: dict[str, Callable[[list[Record]], object]] = {
    "records": lambda records: records,
    "pandas": in_pandas,
    "polars": lambda records: pl.DataFrame(records, infer_schema_length=None),
    "lazy": lambda records: pl.LazyFrame(records, infer_schema_length=None),
    "pyarrow": pa.Table.from_pylist,
}


def faults(data: object, table: str) -> list[sy.Fault]:
    with pytest.raises(sy.ValidationError) as caught:
        validate(data, table)
    return list(caught.value.faults)


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow", "duckdb", "records"])
@pytest.mark.parametrize("table", TABLES)
def test_what_the_loaders_give_passes(table: str, backend: str) -> None:
    validate(load_table(table, backend), table)


@pytest.mark.parametrize("table", TABLES)
def test_the_schemas_take_the_frames_of_the_loaders_as_they_are(table: str) -> None:
    pandas_schema(TABLES[table]).validate(load_table(table, "pandas"), lazy=True)
    polars_schema(TABLES[table]).validate(load_table(table, "polars"), lazy=True)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        ({"target_id": None}, "target_id", "must not be missing"),
        ({"target_id": "no-offset"}, "target_id", "must match"),
        ({"source_id": "a-b\n"}, "source_id", "must match"),
        ({"unit": "conut"}, "unit", "must be one of CNY"),
        ({"reason_en": ""}, "reason_en", "at least 1 characters"),
        ({"reason_en": " padded"}, "reason_en", "must be plain text"),
        ({"value": float("inf")}, "value", "finite"),
        ({"value": 7.0}, "value, value_upper", "value must be less than value_upper"),
        ({"due": None}, "due, due_basis", "must both be given"),
        ({"outcome_id": "a@3"}, "outcome_id, comparability", "must be given exactly if"),
    ],
)
def test_every_kind_of_bad_cell_is_named(form: str, change: Record, column: str, rule: str) -> None:
    (fault,) = faults(FORMS[form]([GOOD, GOOD | {"target_id": "a-b@2"} | change]), "targets")
    assert (fault.table, fault.row, fault.column) == ("targets", 2, column)
    assert rule in fault.rule
    assert fault.remedy


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        ({"start": -1}, "start", "at least 0"),
        ({"end": 0}, "end", "at least 1"),
        ({"position": None}, "position", "must not be missing"),
        ({"start": 9}, "start, end", "start must be less than end"),
        ({"heading_zh": "长" * 41}, "heading_zh", "at most 40 characters"),
        ({"measure_id": "a-1"}, "measure_id", "stands already in a row above"),
        ({"position": 1}, "source_id, position", "must be unique and stands already in a row above"),
    ],
)
def test_bounds_lengths_and_keys(form: str, change: Record, column: str, rule: str) -> None:
    (fault,) = faults(
        FORMS[form]([SOURCE_LIKE, SOURCE_LIKE | {"measure_id": "a-2", "position": 2} | change]), "measures"
    )
    assert (fault.row, fault.column) == (2, column)
    assert rule in fault.rule


def test_every_code_of_a_column_has_its_words() -> None:
    field = next(field for field in fields(TABLES["targets"]) if field.name == "source_id")
    for code in CODES:
        fault = broken("targets", 1, field, code, "x")
        assert fault.rule
        assert fault.remedy
    assert broken("targets", 1, field, "reference", "x").rule == "must name a row of sources"


@pytest.mark.parametrize("form", FORMS)
def test_forty_chinese_characters_are_forty_characters(form: str) -> None:
    validate(FORMS[form]([SOURCE_LIKE | {"heading_zh": "长" * 40}]), "measures")


@pytest.mark.parametrize("form", FORMS)
def test_columns_too_many_and_too_few(form: str) -> None:
    record = {name: value for name, value in GOOD.items() if name != "verdict"} | {"verdikt": "open"}
    found = faults(FORMS[form]([record]), "targets")
    assert {(f.row, f.column) for f in found} == {(None, "verdikt"), (None, "verdict")}
    assert "Did you mean 'verdict'?" in " ".join(f.remedy for f in found)


def test_a_column_that_stands_twice() -> None:
    frame = in_pandas([GOOD])
    frame = pd.concat([frame, frame[["unit"]]], axis=1)
    (fault,) = faults(frame, "targets")
    assert fault.column == "unit"
    assert "more than once" in fault.rule


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("value", "many"),
        ("value", True),
        ("reason_en", 3),
        ("due", "2024-12-31"),
        ("due", datetime(2024, 12, 31, 8, 0)),  # noqa: DTZ001
    ],
)
def test_one_cell_of_another_type_among_good_ones(column: str, value: object) -> None:
    records = [GOOD, GOOD | {"target_id": "a-b@2", column: value}]
    (fault,) = faults(records, "targets")
    assert (fault.row, fault.column) == (2, column)
    assert str(value)[:10] in fault.value


def test_a_column_of_another_type_is_one_fault_with_the_conversion() -> None:
    records = [GOOD, GOOD | {"target_id": "a-b@2"}]
    texts = pd.array(["5", "5"], dtype="string"), pd.array(["2024-12-31", "2025-12-31"], dtype="string")
    found = faults(in_pandas(records).assign(value=texts[0], due=texts[1]), "targets")
    assert [(f.row, f.column) for f in found] == [(None, "value"), (None, "due")]
    assert [f.remedy for f in found] == ["Convert it to float64", "Convert it to datetime64[s]"]


def test_texts_that_are_no_numbers_are_named_beside_their_column() -> None:
    frame = pl.DataFrame([SOURCE_LIKE, SOURCE_LIKE | {"measure_id": "a-2", "position": 2}]).with_columns(
        start=pl.Series(["3", "3x"])
    )
    found = faults(frame, "measures")
    assert [(f.row, f.column, f.value) for f in found] == [(None, "start", ""), (2, "start", "3x")]


def test_whole_numbers_as_floats_are_no_whole_numbers() -> None:
    (fault,) = faults(in_pandas([SOURCE_LIKE]).astype({"start": "float64"}), "measures")
    assert fault.remedy == "Convert it to Int64"


@pytest.mark.parametrize("form", ["records", "pandas"])
def test_a_whole_number_that_no_table_can_hold(form: str) -> None:
    """Of Int64 the largest is one; the first beyond it is none, and no overflow either."""

    def with_end(end: int) -> object:
        record = SOURCE_LIKE | {"end": end}
        return [record] if form == "records" else pd.DataFrame([record]).astype({"end": object})

    validate(with_end(2**63 - 1), "measures")
    for end in (2**63, -(2**63), 2**70):
        (fault,) = faults(with_end(end), "measures")
        assert (fault.row, fault.column, fault.value) == (1, "end", str(end))
        assert fault.rule == "must be a whole number"


def test_polars_has_no_nan_for_null() -> None:
    (fault,) = faults(pl.DataFrame([GOOD | {"value_upper": float("nan")}]), "targets")
    assert (fault.row, fault.column, fault.rule) == (1, "value_upper", "must be a finite number")


def test_the_message_lists_twenty_and_counts_all() -> None:
    records = [GOOD | {"target_id": f"a@{number}", "unit": "conut"} for number in range(30)]
    with pytest.raises(sy.ValidationError) as caught:
        validate(records, "targets")
    assert len(caught.value.faults) == 30
    message = str(caught.value)
    assert message.startswith("validate targets: 30 faults.")
    assert message.count("Did you mean 'count'?") == 20
    assert "10 more" in message


def test_a_record_that_lacks_a_column() -> None:
    second = {name: value for name, value in GOOD.items() if name != "verdict"} | {"target_id": "a@2"}
    (fault,) = faults([GOOD, second], "targets")
    assert (fault.row, fault.column) == (2, "verdict")


def test_rows_of_another_index_are_counted_from_one() -> None:
    frame = in_pandas([GOOD, GOOD | {"target_id": "a-b@2", "unit": "conut"}])
    frame.index = pd.Index([7, 7])
    (fault,) = faults(frame, "targets")
    assert fault.row == 2


def test_no_rows_are_valid() -> None:
    validate([], "targets")
    validate(sy.load("targets").iloc[:0], "targets")
    validate(sy.load("targets", backend="polars").clear(), "targets")


def test_the_data_are_not_changed() -> None:
    frame = sy.load("targets")
    before = frame.copy()
    validate(frame, "targets")
    pd.testing.assert_frame_equal(frame, before)


def test_an_unknown_table_is_named_with_the_nearest() -> None:
    with pytest.raises(sy.UnknownNameError, match="Did you mean 'clusters'"):
        validate([], "cluster")


@pytest.mark.parametrize("data", ["clusters", 3, {"cluster_id": "x"}, ["x"]])
def test_data_of_another_kind_are_refused(data: object) -> None:
    with pytest.raises(sy.ShenyangInnovationError, match="can't be validated"):
        validate(data, "clusters")


@pytest.mark.parametrize("library", ["pandera", "pydantic"])
def test_without_the_extra_it_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(sy.MissingExtraError, match=rf"{library} is not installed.*shenyang-innovation\[validate\]"):
        validate([], "clusters")


# --- DuckDB ---------------------------------------------------------------------------------------------------------

RELATION = """
import sys
for name in sys.argv[1:]:
    sys.modules[name] = None
if "polars" not in sys.argv:
    import polars  # before pandas, which imports pyarrow: else there never was a message
import shenyang_innovation as sy
for change in "source_id AS source_id", "-1 AS start":
    relation = sy.load("measures", backend="duckdb").project(f"* REPLACE ({change})")
    try:
        sy.validate(relation, "measures")
        print("holds")
    except sy.ValidationError as error:
        print(error.faults[0])
"""


@pytest.mark.slow
@pytest.mark.parametrize("missing", [[], ["pyarrow"], ["polars"], ["pyarrow", "polars"]])
def test_a_relation_leaves_nothing_on_stderr(repository: Path, missing: list[str]) -> None:
    """Whatever else is installed; polars read relations so that DuckDB told of leaks at exit."""
    pytest.importorskip("duckdb")
    command = [sys.executable, "-c", RELATION, *missing]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=repository)
    assert run.stderr == ""
    good, bad = run.stdout.splitlines()
    assert good == "holds"
    assert "must be at least 0 (value '-1')" in bad


# --- the row models and validate agree; all judges and kinds of fault are in tests/judges ----------------------------

TEXTS = [
    "",
    " ",
    "a",
    "a b",
    " a",
    "a ",
    "a\n",
    "\na",
    "a-b",
    "A",
    "a@1",
    "a@",
    "中",
    "中" * 41,
    "count",
    "=",
    "\u3000a",
    "\x1ca",
]
VALUES: dict[str, list[object]] = {
    "string": [None, *TEXTS],
    "integer": [None, -1, 0, 1, 9, 10, 1948, 2101, 2**40],
    "number": [None, -1.5, 0.0, 5.0, 7.25, float("inf")],
    "date": [None, date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)],
    "boolean": [None, True, False],
}


def kind(table: str, column: str) -> str:
    return next(field.type for field in fields(TABLES[table]) if field.name == column)


changes = st.one_of(
    *(
        st.tuples(st.just(table), st.just(column), st.sampled_from(VALUES[kind(table, column)]))
        for table, record in (("targets", GOOD), ("measures", SOURCE_LIKE))
        for column in record
    )
)


@settings(max_examples=60, deadline=None)
@given(changes)
def test_whatever_the_form_the_verdict_is_that_of_the_row_model(change: tuple[str, str, Any]) -> None:
    table, column, value = change
    record = {"targets": GOOD, "measures": SOURCE_LIKE}[table] | {column: value}
    verdicts = {}
    try:
        numbers = {name: cell for name, cell in record.items() if kind(table, name) == "number"}
        TABLES[table].model_validate(record | {k: None if v is None else _decimal(v) for k, v in numbers.items()})
        verdicts["pydantic"] = True
    except pydantic.ValidationError:
        verdicts["pydantic"] = False
    for form in ("records", "pandas", "polars"):
        try:
            validate(FORMS[form]([record]), table)
            verdicts[form] = True
        except sy.ValidationError:
            verdicts[form] = False
    assert len(set(verdicts.values())) == 1, verdicts


def _decimal(value: float) -> object:
    from decimal import Decimal

    return Decimal(str(value))


def test_arguments_the_wrong_way_round_are_named() -> None:
    with pytest.raises(sy.UsageError, match=r"the name of the table is a DataFrame\. Give the frame first"):
        validate("clusters", sy.load("clusters"))  # type: ignore[arg-type]
