"""Three judges derived from one model give one verdict: on valid rows, and on every kind of fault in every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from benchmarks.report import with_section
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES
from tests.judges.judges import Place, judges
from tests.judges.kinds import BLIND, JUDGES, KINDS, Fault, all_kinds, column_faults, faults, side_by_side
from tests.judges.page import NAME, section
from tests.judges.valid import MADE, Template, grow, room, templates

if TYPE_CHECKING:
    from pathlib import Path

#: The same examples in every run: the first is the simplest there is, the others are drawn.
few = settings(
    max_examples=3,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def wrong_verdicts(kind: str, seen: dict[str, bool], where: str) -> list[str]:
    """The judges that do not see what they should, or see what they are listed not to."""
    return [
        f"{judge} {'sees' if sees else 'does not see'} {kind!r} in {where}"
        for judge, sees in seen.items()
        if sees is ((judge, kind) in BLIND)
    ]


@pytest.mark.parametrize("table", TABLES)
def test_valid_rows_and_every_fault_of_a_row(table: str, tmp_path: Path) -> None:
    """Each fault stands in a row of its own, so that none hides another; every judge names its row and column."""
    all_faults = faults(TABLES[table])
    asked, most = judges(tmp_path), room(table) - MADE

    @few
    @given(templates(table))
    def one_verdict(drawn: dict[str, Template]) -> None:
        for at in range(0, len(all_faults), most):
            one_verdict_on(all_faults[at : at + most], drawn)

    def one_verdict_on(broken: list[Fault], drawn: dict[str, Template]) -> None:
        tables = grow(table, drawn, MADE + len(broken))
        assert {judge: ask(table, tables) for judge, ask in asked.items()} == {judge: set() for judge in JUDGES}
        rows = tables[table]
        for number, fault in enumerate(broken, start=MADE):
            rows[number] |= fault.change(rows[number], rows[0])
        found = {judge: ask(table, tables) for judge, ask in asked.items()}
        problems = [
            f"{judge} finds {place} in a valid row" for judge, places in found.items() for place in _before(places)
        ]
        for number, fault in enumerate(broken, start=MADE):
            seen = {judge: (number, fault.column) in places for judge, places in found.items()}
            problems += wrong_verdicts(fault.kind, seen, f"{table}.{fault.column}: {rows[number]}")
        assert problems == [], "\n".join(problems)

    one_verdict()


def _before(places: set[Place]) -> list[Place]:
    return [(row, column) for row, column in places if row is None or row < MADE]


@pytest.mark.parametrize("table", TABLES)
def test_every_fault_of_a_column(table: str, tmp_path: Path) -> None:
    """Values of another type, a table for each kind; and a column too few or too many, a table for each column."""
    asked = judges(tmp_path)

    @settings(few, max_examples=1)  # the values beside the fault do not matter
    @given(templates(table))
    def one_verdict(drawn: dict[str, Template]) -> None:
        tables = grow(table, drawn, MADE)
        problems = []
        for together in side_by_side(column_faults(TABLES[table])):
            rows = tables[table]
            for fault in together:
                rows = fault.put_into(rows)
            found = {judge: ask(table, tables | {table: rows}) for judge, ask in asked.items()}
            for fault in together:
                seen = {judge: fault.is_among({column for _, column in places}) for judge, places in found.items()}
                problems += wrong_verdicts(fault.kind, seen, f"{table}.{fault.column}")
        assert problems == [], "\n".join(problems)

    one_verdict()


def test_every_kind_applies_somewhere() -> None:
    """No kind is listed that nothing exercises, and none is exercised that is not listed."""
    assert all_kinds() == set(KINDS)


def test_every_column_is_broken() -> None:
    for model in TABLES.values():
        broken = {
            fault.column for fault in column_faults(model) if fault.kind not in ("missing column", "unknown column")
        }
        assert broken == {field.name for field in fields(model)}


def test_blind_spots_are_of_judges_and_kinds_that_there_are() -> None:
    assert {judge for judge, _ in BLIND} <= set(JUDGES)
    assert {kind for _, kind in BLIND} <= set(KINDS)


def test_the_page_says_what_is_tested(repository: Path) -> None:
    page = (repository / "docs" / "trust.md").read_text(encoding="utf-8")
    assert with_section(page, NAME, section()) == page, "write it with `python -m tests.judges.page`"
