"""Relations computed again from small observations of our own, and the caveats that they ask for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content.relations import (
    LISTS_OF_OTHERS,
    broken_relations_are_flagged,
    lists_are_counted_once,
    open_lists_are_flagged,
    relations_are_recomputed,
)
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.reading import read_wording
from shenyang_innovation.schema.statements import Relation
from shenyang_innovation.schema.statistics import Indicator, Observation
from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.text import to_cell

if TYPE_CHECKING:
    from shenyang_innovation.schema.row import Row


def observation(start: int, figure: str, **cells: Any) -> Observation:
    said = read_wording(figure)
    values: dict[str, Any] = {
        "observation_id": f"a@{start}",
        "source_id": "a",
        "start": start,
        "end": start + len(figure),
        "figure": figure,
        "readable": said.readable,
        "indicator_id": "things",
        "subject_id": "city",
        "theme": "clusters",
        "value": said.value,
        "value_upper": said.value_upper,
        "unit": said.unit,
        "classifier": said.classifier,
        "comparator": said.comparator,
        "qualifier": None,
        "status": "actual",
        "status_basis": "stated",
        "cue": None,
        "measure": "stock",
        "period_start": None,
        "period_end": None,
        "period_basis": None,
        "evidence": "text",
        "caveats": None,
        "note_en": None,
    }
    return Observation(**values | cells)


def relation(kind: str, operands: str, **computed: Any) -> Relation:
    """A relation of the observation a@1; what the build computes is 0, and holds, unless it is given."""
    values: dict[str, Any] = {
        "relation_id": "r",
        "relation_kind": kind,
        "stated_id": "a@1",
        "operands": operands,
        "stated_value": Decimal(0),
        "computed_value": Decimal(0),
        "residual": Decimal(0),
        "tolerance": Decimal(0),
        "unit": "count",
        "holds": True,
        "reason_en": "r",
    }
    return Relation(**values | computed)


def with_rows(*rows: Row) -> Tables:
    placed: dict[str, list[Placed]] = {name: [] for name in TABLES}
    for row in rows:
        there = placed[row.table.name]
        there.append(Placed(len(there) + 1, row))
    return Tables(placed)


@pytest.mark.parametrize(
    ("kind", "figures", "expected"),
    [
        # the stated figure comes first; expected: computed value, residual, tolerance, holds
        ("sum", ["60个", "30个", "20个", "10个"], ("60", "0", "0", True)),
        ("sum", ["60个", "30个", "31个"], ("61", "-1", "0", False)),
        ("sum", ["4.5万个", "30000个", "14500个"], ("44500", "500", "500", True)),
        ("sum", ["4.5万个", "30000个", "14499个"], ("44499", "501", "500", False)),
        ("sum", ["3亿元", "1.2亿元", "1.3亿元"], ("250000000", "50000000", "50000000", True)),
        ("part-of", ["60个", "60个"], ("60", "0", "0", True)),
        ("part-of", ["60个", "61个"], ("61", "-1", "0", False)),
        ("equal", ["60个", "60家"], ("60", "0", "0", True)),
        ("equal", ["60个", "59家"], ("59", "1", "0", False)),
        ("equal", ["四大", "4个"], ("4", "0", "0", True)),
        ("share", ["42.4%", "25个", "59个"], ("42.3729", "0.0271", "0.05", True)),
        ("share", ["42.4%", "1个", "2个"], ("50", "-7.6", "0.05", False)),
        ("share", ["33%", "1个", "3个"], ("33.3333", "-0.3333", "0.5", True)),
        ("share", ["0.1%", "1个", "800个"], ("0.125", "-0.025", "0.05", True)),
        ("growth", ["10%", "110个", "100个"], ("10", "0", "0.5", True)),
        ("growth", ["10%", "100个", "110个"], ("-9.0909", "19.0909", "0.5", False)),
    ],
)
def test_numbers_of_a_relation(kind: str, figures: list[str], expected: tuple[str, str, str, bool]) -> None:
    stated, *others = (observation(start, figure) for start, figure in enumerate(figures, start=1))
    computed, residual, tolerance = map(Decimal, expected[:3])
    right: dict[str, Any] = {
        "stated_value": stated.value,
        "computed_value": computed,
        "residual": residual,
        "tolerance": tolerance,
        "unit": stated.unit,
        "holds": expected[3],
    }
    operands = " ".join(other.observation_id for other in others)
    assert list(relations_are_recomputed(with_rows(stated, *others, relation(kind, operands, **right)))) == []
    for column, value in right.items():
        wrong = {"unit": "year", "holds": not expected[3]}[column] if column in ("unit", "holds") else value + 1
        broken = relation(kind, operands, **right | {column: wrong})
        (finding,) = relations_are_recomputed(with_rows(stated, *others, broken))
        assert finding.what == f"{column} is {to_cell(wrong)}, but the {kind} gives {to_cell(value)}"
        assert finding.where == "tables/relations.csv, row 1"


@pytest.mark.parametrize(
    ("kind", "figure", "holds"),
    [
        ("list-count", "3个", True),
        ("list-count", "4个", False),
        ("open-list", "4个", True),
        ("open-list", "2个", False),
    ],
)
def test_lists_are_counted(kind: str, figure: str, holds: bool) -> None:
    stated = observation(1, figure)
    right = {"stated_value": stated.value, "computed_value": Decimal(3), "residual": stated.value - 3, "holds": holds}
    rows = stated, relation(kind, "10-12 12-14 15-17", **right)
    assert list(relations_are_recomputed(with_rows(*rows))) == []


@pytest.mark.parametrize(
    ("kind", "operands", "expected"),
    [
        ("sum", "a@2", "a sum of 1 operands"),
        ("share", "a@2", "a share of 1 operands"),
        ("equal", "a@2 a@3", "a equal of 2 operands"),
        ("sum", "a@2 a@2", "stands in it twice"),
        ("equal", "a@1", "stands in it twice"),
        ("sum", "a@2 a@4", "count can't be the sum of CNY and count"),
        ("part-of", "a@4", "count can't be the part-of of CNY"),
        ("share", "a@2 a@3", "count can't be the share of count"),
        ("sum", "a@2 a@9", "no observation 'a@9'"),
        ("list-count", "1-3 a@2", "'a@2' is no span"),
        ("list-count", "3-3", "'3-3' is no span"),
        ("list-count", "1-4 3-5", "not in reading order and apart"),
    ],
)
def test_operands_that_can_not_be_computed_with(kind: str, operands: str, expected: str) -> None:
    figures = ["3个", "1个", "2个", "4亿元"]
    rows = [observation(start, figure) for start, figure in enumerate(figures, start=1)]
    (finding,) = relations_are_recomputed(with_rows(*rows, relation(kind, operands)))
    assert expected in finding.what
    assert finding.remedy == "Correct the operands in curation/relations.csv"


def test_a_share_of_nothing() -> None:
    rows = observation(1, "50%"), observation(2, "1个"), observation(3, "0个")
    (finding,) = relations_are_recomputed(with_rows(*rows, relation("share", "a@2 a@3")))
    assert "a share of zero" in finding.what


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"operands": "15-17"}, "the figure 'a@1' is that of 'r' too"),
        ({"stated_id": "a@2"}, "the list 'a 10-12' is that of 'r' too"),
        ({"stated_id": "b@2"}, None),
        ({"stated_id": "a@2", "operands": "15-17"}, None),
        ({"relation_kind": "sum"}, None),
    ],
)
def test_a_list_is_counted_once(second: dict[str, str], expected: str | None) -> None:
    first = relation("list-count", "10-12")
    other = first.model_copy(update={"relation_id": "s", **second})
    found = [(finding.where, finding.what) for finding in lists_are_counted_once(with_rows(first, other))]
    assert found == ([("tables/relations.csv, row 2", expected)] if expected else [])


# --- caveats --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "residual", "caveats", "wanted"),
    [
        ("sum", -8, "parts-exceed-total", None),
        ("sum", -8, "period-unstated", "the caveat parts-exceed-total"),
        ("part-of", -8, None, "the caveat parts-exceed-total"),
        ("sum", 8, "period-unstated", None),
        ("equal", -8, "numbering-slip", None),
        ("equal", -8, None, "a caveat"),
    ],
)
def test_a_relation_that_does_not_hold(kind: str, residual: int, caveats: str | None, wanted: str | None) -> None:
    broken = relation(kind, "a@2 a@3", holds=False, residual=Decimal(residual))
    found = [f.what for f in broken_relations_are_flagged(with_rows(observation(1, "600个", caveats=caveats), broken))]
    what = f"'r' does not hold (residual {residual}), but 'a@1' lacks {wanted}"
    assert found == ([what] if wanted else [])


def open_list(caveats: str | None, kind: str = "open-list", relation_id: str = "r") -> list[str]:
    rows = observation(1, "9个", caveats=caveats), relation(kind, "10-12", relation_id=relation_id)
    return [finding.what for finding in open_lists_are_flagged(with_rows(*rows))]


def test_a_count_behind_an_open_list() -> None:
    assert open_list("level-unclear list-incomplete") == []
    assert open_list("level-unclear") == ["an open list names members of 'a@1', but it lacks list-incomplete"]
    assert open_list(None, kind="list-count") == []
    assert open_list("list-incomplete", kind="list-count") == [
        "'a@1' has list-incomplete, but no open list names members of it"
    ]


def test_an_indicator_whose_list_is_open(tables: Tables) -> None:
    indicator = next(row for row in tables.of(Indicator) if "list-incomplete" in (row.caveats or "").split())
    for caveats, count in (("list-incomplete", 0), (None, 1)):
        row = observation(1, "4000P", caveats=caveats).model_copy(update={"indicator_id": indicator.indicator_id})
        assert len(list(open_lists_are_flagged(with_rows(row, indicator)))) == count


@pytest.mark.parametrize("relation_id", LISTS_OF_OTHERS)
def test_lists_that_do_not_name_members(tables: Tables, relation_id: str) -> None:
    """Each exception is one still: an open list whose figure has no caveat."""
    assert open_list(None, relation_id=relation_id) == []
    (named,) = [row for row in tables.of(Relation) if row.relation_id == relation_id]
    (stated,) = [row for row in tables.of(Observation) if row.observation_id == named.stated_id]
    assert named.relation_kind == "open-list"
    assert "list-incomplete" not in (stated.caveats or "").split()
