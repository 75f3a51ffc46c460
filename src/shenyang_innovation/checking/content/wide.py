"""Rules about the measured columns of wide tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.entities import Cluster
from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.provenance import FigureRow
from shenyang_innovation.schema.statistics import Observation
from shenyang_innovation.schema.tables import REGISTERS
from shenyang_innovation.schema.text import to_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.schema.annotations import MeasuredBy
    from shenyang_innovation.schema.row import Row


AGAIN = "Build the tables again"


def measured_cells_are_observed(tables: Tables) -> Iterator[Finding]:
    """A measured cell is the exact observation of its indicator, subject and time, and null where there is none."""
    observed: dict[tuple[str, str], list[Observation]] = {}
    for observation in tables.of(Observation):
        if observation.status == "actual" and observation.period_end is not None:
            observed.setdefault((observation.subject_id, observation.indicator_id), []).append(observation)
    for model in REGISTERS:
        (key,) = model.table.key
        measured = [(field, field.measured_by) for field in fields(model) if field.measured_by]
        for where, row in tables.numbered(model) if measured else ():
            given = {bound.indicator: observed.get((getattr(row, key), bound.indicator), []) for _, bound in measured}
            for as_of in dict.fromkeys(bound.as_of for _, bound in measured):
                about = [o for _, bound in measured if bound.as_of == as_of for o in given[bound.indicator]]
                for what in _wrong_time(row, as_of, about):
                    yield Finding(where, what, AGAIN)
            for field, bound in measured:
                for what in _wrong_cell(row, field, bound, given[bound.indicator]):
                    yield Finding(where, what, AGAIN)


def _wrong_time(row: Row, as_of: str, about: Sequence[Observation]) -> Iterator[str]:
    """What is wrong with the time of a row, which is the latest of what is observed; a year or a day."""
    time = to_cell(getattr(row, as_of))
    latest = max((str(o.period_end) for o in about), default="")
    if bool(time) != bool(latest) or not latest.startswith(time or ""):
        yield f"{as_of} is {time or 'null'}, but the latest observation is {f'for {latest}' if latest else 'none'}"


def _wrong_cell(row: Row, field: Field, bound: MeasuredBy, given: Sequence[Observation]) -> Iterator[str]:
    """What is wrong with one measured cell, `given` being the observations of its indicator about its subject."""
    time = to_cell(getattr(row, bound.as_of))
    value = to_cell(getattr(row, field.name))
    there = [o for o in given if time and str(o.period_end).startswith(time)]
    values = {str(to_cell(o.value)) for o in there}
    for o in there:
        if o.comparator != "=" or o.value_upper is not None:
            yield f"{field.name} rests on {o.figure!r} of {o.observation_id!r}, which is no exact value"
    if value is None and values:
        yield f"{field.name} is null, but the sources give {' and '.join(sorted(values))} for {time}"
    elif value is not None and values != {value}:
        given_here = " and ".join(sorted(values)) or "nothing"
        yield f"{field.name} is {value}, but {bound.indicator!r} gives {given_here} for {time}"


def clusters_have_evidence(tables: Tables) -> Iterator[Finding]:
    """Every cluster whose row has figures leads to figures in a source text."""
    figures = {row.observation_id for row in tables.of(FigureRow)}
    evident = {(o.subject_id, o.indicator_id) for o in tables.of(Observation) if o.observation_id in figures}
    measured = [(field, field.measured_by) for field in fields(Cluster) if field.measured_by]
    for where, row in tables.numbered(Cluster):
        for field, bound in measured:
            if getattr(row, field.name) is not None and (row.cluster_id, bound.indicator) not in evident:
                what = f"no source text gives {field.name} of {row.cluster_id!r}"
                yield Finding(where, what, "Add the figure to the ledger of its source, or build the tables again")
