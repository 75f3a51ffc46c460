"""A folder of JSON Lines, one object a row, with the datapackage.json that describes them.

A null is null; a date is text such as 2024-12-31. A number has the digits of the table: it is written as it was read
and never passes through a float, so that whoever reads it as a decimal has it exactly.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from shenyang_innovation.exports.files import each_table
from shenyang_innovation.exports.package_file import write_package
from shenyang_innovation.exports.values import rows_of
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package, Resource


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write a file a table, and the descriptor."""
    files = {table.name: _lines(table).encode() for table in each_table(package, tell)}
    # no media type of JSON Lines is registered; this is the one that is used
    write_package(package, place, files, form="jsonl", mediatype="application/jsonl")


def _lines(resource: Resource) -> str:
    names = [json.dumps(name) for name in resource.names()]
    lines = []
    for row in rows_of(resource):
        members = (f"{name}: {_literal(value)}" for name, value in zip(names, row, strict=True))
        lines.append(f"{{{', '.join(members)}}}\n")
    return "".join(lines)


def _literal(value: Any) -> str:
    """JSON spelled here for decimals: the json module would have them pass through a float."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None or isinstance(value, (str, int)):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(str(value))
