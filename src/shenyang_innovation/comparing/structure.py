"""A comparison as JSON: the structure that docs/versions.md describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shenyang_innovation.comparing.verdict import verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shenyang_innovation.comparing.changes import CellChanged, RowRemoved, SchemaChange, Side, TableRows
    from shenyang_innovation.comparing.compare import Diff

Json = dict[str, Any]


def as_json(found: Diff) -> str:
    """The comparison as JSON that ends with a line end; cells are the text of the file, so that no digit is lost."""
    return json.dumps(structure(found), ensure_ascii=False, indent=2) + "\n"


def structure(found: Diff) -> Json:
    """The comparison as dictionaries and lists."""
    steps = {"schema": found.schema_step, "data": found.data_step, "package": found.step}
    return {
        "old": _side(found.old),
        "new": _side(found.new),
        "differs": bool(found.schema or found.rows),
        "steps": {number: str(step) for number, step in steps.items()},
        "enough": {verdict.number: verdict.enough for verdict in verdicts(found)},
        "schema": [_change(change) for change in found.schema],
        "rows": [_table(table) for table in found.rows],
    }


def _side(side: Side) -> Json:
    return {
        "named": side.named,
        "kind": side.kind,
        "version": side.version,
        "schemaVersion": side.schema_version,
    }


def _change(change: SchemaChange) -> Json:
    return {**change._asdict(), "step": str(change.step)}


def _table(table: TableRows) -> Json:
    return {
        "table": table.table,
        "key": list(table.key),
        "step": str(table.step),
        "rewritten": table.rewritten,
        "added": [{"key": row.key, "cells": _cells(table.new_columns, row.cells)} for row in table.added],
        "removed": [_removed(row, table.old_columns) for row in table.removed],
        "changed": [_cell(cell) for cell in table.changed],
    }


def _removed(row: RowRemoved, columns: Sequence[str]) -> Json:
    return {**row._asdict(), "cells": _cells(columns, row.cells), "step": str(row.step)}


def _cell(cell: CellChanged) -> Json:
    return {**cell._asdict(), "step": str(cell.step)}


def _cells(columns: Sequence[str], cells: Sequence[str | None]) -> Json:
    return dict(zip(columns, cells, strict=True))
