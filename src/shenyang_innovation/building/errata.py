"""Corrections → errata. The right value of a figure that a document has wrong is read from its right wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shenyang_innovation.building.origin import Draft
from shenyang_innovation.building.records import Record
from shenyang_innovation.reading import UnreadableFigure, read_wording
from shenyang_innovation.schema.text import Cell, to_cell


def build_errata(observations: Mapping[str, Draft], errata: Sequence[Record]) -> list[Draft]:
    """Each correction; that of the figure of an observation with the value that its right wording gives."""
    return [Draft(record.where, dict(record.cells) | _read(record, observations)) for record in errata]


def _read(record: Record, observations: Mapping[str, Draft]) -> dict[str, Cell]:
    """Value, upper value and unit, read as those of the observation were: behind the same qualifier."""
    nothing = dict.fromkeys(("value", "value_upper", "unit"))
    if (record["erratum_kind"], record["table_name"], record["column_name"]) != ("source", "observations", "figure"):
        return nothing
    key = record.given("row_key")
    if key not in observations:
        raise record.error(f"there is no observation {key!r}", "Correct the key, or take the correction off")
    observed = observations[key].cells
    try:
        wording = read_wording(record.given("corrected"), observed["qualifier"] or "")
    except UnreadableFigure as error:
        raise record.error(str(error), "Write in `corrected` the figure as it should be worded") from None
    if wording.value is None or wording.unit != observed["unit"]:
        what = f"{record['corrected']!r} gives no value in {observed['unit']}, the unit of {key!r}"
        raise record.error(what, "Write in `corrected` the figure as it should be worded")
    return {"value": to_cell(wording.value), "value_upper": to_cell(wording.value_upper), "unit": wording.unit}
