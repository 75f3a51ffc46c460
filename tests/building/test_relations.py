"""Relations recomputed, on figures made by hand."""

from __future__ import annotations

import pytest

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.building.relations import build_relations
from shenyang_innovation.errors import CurationError

VALUES = {
    "s@1": ("600P", "600"),
    "s@2": ("400P", "400"),
    "s@3": ("208P", "208"),
    "s@4": ("33%", "33"),
    "s@5": ("1个", "1"),
    "s@6": ("3个", "3"),
    "s@7": ("25.0%", "25"),
    "s@8": ("0个", "0"),
    "s@9": ("4.5万个", "45000"),
    "s@10": ("4.4996万个", "44996"),
    "s@11": ("50%", "50"),
    "s@12": ("2.5倍", "2.5"),
    "s@13": ("24.6%", "24.6"),
    "s.1": ("1.7万个", "17000"),
    "s.2": ("1.73万个", "17300"),
}
FIVE_YEARS = {"period_start": "2016-01-01", "period_end": "2020-12-31"}
OBSERVATIONS = {
    key: Draft("ledger", {"readable": wording, "value": value, "unit": "count", **FIVE_YEARS})
    for key, (wording, value) in VALUES.items()
}


def recomputed(kind: str, stated: str, operands: str) -> tuple[str | None, ...]:
    cells = {"relation_id": "r", "relation_kind": kind, "stated_id": stated, "operands": operands, "reason_en": "x"}
    (draft,) = build_relations(OBSERVATIONS, [Record("curation/relations.csv", 2, cells)])
    return tuple(draft.cells[name] for name in ("computed_value", "residual", "tolerance", "holds"))


@pytest.mark.parametrize(
    ("kind", "stated", "operands", "expected"),
    [
        ("sum", "s@1", "s@2 s@3", ("608", "-8", "0", "false")),
        ("share", "s@4", "s@5 s@6", ("33.3333", "-0.3333", "0.5", "true")),
        ("share", "s@7", "s@5 s@6", ("33.3333", "-8.3333", "0.05", "false")),
        ("growth", "s@11", "s@6 s@5", ("200", "-150", "0.5", "false")),
        ("difference", "s@2", "s@1 s@3", ("392", "8", "0", "false")),
        ("ratio", "s@12", "s@6 s@5", ("3", "-0.5", "0.05", "false")),
        ("average-growth", "s@13", "s@6 s@5", ("24.5731", "0.0269", "0.05", "true")),
        ("equal", "s.2", "s.1", ("17000", "300", "500", "true")),
        ("part-of", "s@1", "s@2", ("400", "200", "0", "true")),
        ("part-of", "s@2", "s@1", ("600", "-200", "0", "false")),
        ("equal", "s@9", "s@10", ("44996", "4", "500", "true")),
        ("equal", "s@1", "s@2", ("400", "200", "0", "false")),
        ("list-count", "s@6", "1-2 3-4 5-6", ("3", "0", "0", "true")),
        ("list-count", "s@6", "1-2 3-4", ("2", "1", "0", "false")),
        ("open-list", "s@6", "1-2 3-4", ("2", "1", "0", "true")),
        ("open-list", "s@5", "1-2 3-4", ("2", "-1", "0", "false")),
    ],
)
def test_a_relation_is_recomputed(kind: str, stated: str, operands: str, expected: tuple[str, ...]) -> None:
    assert recomputed(kind, stated, operands) == expected


@pytest.mark.parametrize(
    ("kind", "operands", "what"),
    [
        ("sum", "s@2", "a sum of 1 operands"),
        ("share", "s@5", "a share of 1 operands"),
        ("equal", "s@5 s@6", "a equal of 2 operands"),
        ("share", "s@5 s@8", "the whole is zero"),
        ("growth", "s@5 s@8", "the whole is zero"),
        ("ratio", "s@5 s@8", "the whole is zero"),
        ("difference", "s@5", "a difference of 1 operands"),
        ("part-of", "s@99", "no observation 's@99'"),
        ("list-count", "3-4 1-2", "no span behind the one before"),
        ("list-count", "1-3 2-4", "no span behind the one before"),
        ("list-count", "3-3", "no span behind the one before"),
        ("list-count", "1-²", "no span behind the one before"),
        ("summ", "s@5", "no relation kind 'summ'"),
    ],
)
def test_operands_that_can_not_be(kind: str, operands: str, what: str) -> None:
    with pytest.raises(CurationError, match=what):
        recomputed(kind, "s@1", operands)


def test_an_average_growth_needs_the_years_of_what_is_stated() -> None:
    """An undated forecast has none, and is still what other relations may state."""
    undated = {"readable": "45%", "value": "45", "unit": "percent", "period_start": None, "period_end": None}
    observations = {**OBSERVATIONS, "s@20": Draft("ledger", undated)}
    cells = {"relation_id": "r", "stated_id": "s@20", "operands": "s@6 s@5", "reason_en": "x"}
    record = Record("curation/relations.csv", 2, cells | {"relation_kind": "average-growth"})
    with pytest.raises(CurationError, match="an average growth over no years") as caught:
        build_relations(observations, [record])
    assert caught.value.where == "curation/relations.csv, line 2"
    (draft,) = build_relations(observations, [Record(record.file, 2, cells | {"relation_kind": "growth"})])
    assert draft.cells["computed_value"] == "200"
