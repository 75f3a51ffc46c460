"""The observations in SDMX-CSV 2.0, and in structure.xml, which is SDMX-ML 3.0, what their columns and codes are.

A reader of SDMX needs both; to any other, observations.csv is a CSV file. Numbers have the digits of the table. The
agency SHENYANG_INNOVATION is this package: it is registered nowhere, and the structure says so.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from shenyang_innovation.exports.sdmx_components import COMPONENTS, Component, Row
from shenyang_innovation.exports.sdmx_structure import AGENCY, FLOW, structure
from shenyang_innovation.exports.values import rows_of
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package

SEVERAL = ";"
"""What separates several values of one cell."""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write observations.csv and structure.xml."""
    tell("observations.csv")
    (place / "observations.csv").write_text(_observations(package), encoding="utf-8", newline="")
    tell("structure.xml")
    (place / "structure.xml").write_bytes(structure(package))


def _observations(package: Package) -> str:
    resource = package.resource("observations")
    out = io.StringIO()
    writer = csv.writer(out)  # ends lines with CR and LF, as RFC 4180 and so SDMX-CSV want
    names = (f"{one.name}[]" if one.several else one.name for one in COMPONENTS)
    writer.writerow([f"STRUCTURE[{SEVERAL}]", "STRUCTURE_ID", "ACTION", *names])
    flow = f"{AGENCY}:{FLOW}({package.version})"
    for values in rows_of(resource):
        row = dict(zip(resource.names(), values, strict=True))
        writer.writerow(["dataflow", flow, "I", *(_cell(one, row) for one in COMPONENTS)])
    return out.getvalue()


def _cell(component: Component, row: Row) -> str:
    if component.value is not None:
        return component.value(row)
    value: Any = row[component.column]
    if value is None:
        return ""
    if component.several:
        return SEVERAL.join(value.split(" "))
    return format(value, "f") if isinstance(value, Decimal) else str(value)
