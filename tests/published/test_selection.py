"""Conditions and columns by words: what they choose, and what they refuse."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from shenyang_innovation.errors import UnknownNameError, UsageError
from shenyang_innovation.published.asked import choose_columns
from shenyang_innovation.published.descriptor import resource
from shenyang_innovation.published.overview import select
from shenyang_innovation.published.selection import parse_condition, passes

pytestmark = pytest.mark.usefixtures("miniature")


@pytest.mark.parametrize(
    ("table", "text", "parsed"),
    [
        ("clusters", "cluster_kind=city", ("cluster_kind", "=", "city")),
        ("clusters", " name_zh ~ 材料 ", ("name_zh", "~", "材料")),
        ("clusters", "output_value_cny>=1e11", ("output_value_cny", ">=", Decimal("1e11"))),
        ("clusters", "output_growth_percent<=-6.60", ("output_growth_percent", "<=", Decimal("-6.6"))),
        ("clusters", "reference_year!=", ("reference_year", "!=", None)),
        ("clusters", "cluster_kind=", ("cluster_kind", "=", None)),
        ("relations", "holds=false", ("holds", "=", False)),
        ("sources", "published>2021-03-11", ("published", ">", datetime.date(2021, 3, 11))),
        ("sources", "published~2021", ("published", "~", "2021")),
        ("observations", "comparator=>", ("comparator", "=", ">")),
        ("observations", "comparator==", ("comparator", "=", "=")),
        ("observations", "comparator!=~", ("comparator", "!=", "~")),
    ],
)
def test_a_condition(table: str, text: str, parsed: tuple[str, str, object]) -> None:
    assert parse_condition(text, resource(table))[:3] == parsed


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("clusters", "city", "'city' is no condition"),
        ("clusters", "=city", "'=city' is no condition"),
        ("clusters", "output_value_cny==5", "'output_value_cny==5' is no condition"),
        ("clusters", "output_value_cny<>5", "'output_value_cny<>5' is no condition"),
        ("clusters", "name_zh==材料", "is no condition"),
        ("clusters", "name_zh~=材料", "is no condition"),
        ("clusters", "name_zh~", "is no condition"),
        ("clusters", "output_value_cny>", "is no condition"),
        ("clusters", "output_value_cny>much", "'much' is no number"),
        ("clusters", "output_value_cny>1_000", "'1_000' is no number"),
        ("clusters", "output_value_cny=nan", "'nan' is no number"),
        ("clusters", "output_growth_percent<inf", "'inf' is no number"),
        ("clusters", "output_growth_percent=1e", "'1e' is no number"),
        ("clusters", "cluster_kind>city", "cluster_kind has no order"),
        ("relations", "holds=False", "'False' is neither true nor false"),
        ("relations", "holds>false", "holds has no order"),
        ("sources", "published>=2021", "'2021' is no day"),
        ("sources", "published>=20210312", "'20210312' is no day"),
    ],
)
def test_what_is_no_condition_is_wrong_use(table: str, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_condition(text, resource(table))
    assert message in caught.value.what
    assert caught.value.where == "--where"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind=city", "no column 'kind'. Did you mean 'cluster_kind'?"),
        ("cluster_kind=cty", "no cluster_kind 'cty'. Did you mean 'city'?"),
        ("cluster_kind!=City", "no cluster_kind 'City'. Did you mean 'city'?"),
    ],
)
def test_an_unknown_column_or_code_names_the_nearest(text: str, message: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        parse_condition(text, resource("clusters"))
    assert str(caught.value) == f"--where: {message}"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("output_value_cny=5", {"5": True, "6": False, None: False}),
        ("output_value_cny=5.0", {"5": True, "6": False}),
        ("output_value_cny!=5", {"5": False, "6": True, None: True}),
        ("output_value_cny>9", {"9": False, "10": True, None: False}),
        ("output_value_cny>=9", {"8": False, "9": True, None: False}),
        ("output_value_cny<9", {"10": False, "8": True, "9": False, None: False}),
        ("output_value_cny<=9", {"10": False, "9": True, None: False}),
        # a float would take the two for one
        ("output_value_cny=9007199254740993", {"9007199254740993": True, "9007199254740992": False}),
        ("output_growth_percent=0.1", {"0.1": True, "0.1000000000000000055511151231257827": False}),
        ("output_growth_percent=10.5", {"10.50": True}),
        ("output_value_cny=", {"5": False, None: True}),
        ("output_value_cny!=", {"5": True, None: False}),
        ("name_en~STEEL", {"Steel cluster": True, "Materials": False, None: False}),
        ("name_en~straße", {"STRASSE": True}),
        ("name_en=steel", {"Steel": False, "steel": True}),
        ("name_en>b", {"c": True, "a": False}),
    ],
)
def test_a_cell_passes_or_does_not(text: str, cells: dict[str | None, bool]) -> None:
    condition = parse_condition(text, resource("clusters"))
    assert {cell: passes(condition, cell) for cell in cells} == cells


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (["holds=false"], ["list"]),
        (["holds!=false"], ["part"]),
        (["holds=true", "residual>2"], ["part"]),
        (["holds=true", "residual>3"], []),
    ],
)
def test_all_conditions_must_hold(where: list[str], expected: list[str]) -> None:
    assert [row["relation_id"] for row in select("relations", where=where).rows] == expected


def test_days_compare_as_days() -> None:
    rows = select("sources", columns=["source_id"], where=["published<=2021-03-12"]).rows
    assert rows == [{"source_id": "daily-2021"}]


@pytest.mark.parametrize(
    ("names", "error", "message"),
    [
        ([""], UsageError, "a name of a column is empty"),
        ([], UsageError, "no column is named"),
        (["name_zh", " "], UsageError, "a name of a column is empty"),
        (["name_zh", " name_zh"], UsageError, "'name_zh' stands there twice"),
        (["name_zh", "name"], UnknownNameError, "no column 'name'"),
    ],
)
def test_columns_that_are_refused(names: list[str], error: type[Any], message: str) -> None:
    with pytest.raises(error, match=message):
        select("clusters", columns=names)


def test_columns_come_in_the_order_asked_for() -> None:
    chosen = choose_columns([" name_zh", "cluster_id "], resource("clusters"))
    assert [field.name for field in chosen] == ["name_zh", "cluster_id"]
