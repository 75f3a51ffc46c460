"""Small packages made for a test: a table of things, the units of their sizes, and whatever a test changes of them."""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Described: TypeAlias = dict[str, Any]
"""A table: its schema as in a descriptor, and its `rows`, each a list of texts in the order of the columns."""

TEXT: dict[str, Any] = {"constraints": {"required": True, "minLength": 1}}


def column(name: str, type_: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": type_, "description": f"What {name} says", **more}


THINGS: Described = {
    "description": "Things that there are.",
    "fields": [
        column("thing_id", constraints={"required": True, "pattern": "^[a-z-]+$"}),
        column("name_zh", **TEXT),
        column("name_en", **TEXT),
        column("kind", constraints={"enum": ["city", "other"]}),
        column("size", "number", unit="CNY", constraints={"minimum": 0}),
        column("unit"),
        column("definition_en"),
    ],
    "primaryKey": ["thing_id"],
    "uniqueKeys": [["name_zh"]],
    "foreignKeys": [{"fields": ["unit"], "reference": {"resource": "units", "fields": ["unit"]}}],
    "rowRules": ["size must be given if unit is CNY"],
    "rows": [
        ["metals", "新材料", "New materials", "city", "695", "CNY", "Made of metal."],
        ["planes", "航空", "Aviation", "city", "1320.5", "CNY", "It flies."],
        ["parts", "零部件", "Parts", "other", "", "", ""],
    ],
}
UNITS: Described = {
    "description": "Units.",
    "fields": [column("unit", constraints={"required": True}), column("label_zh", **TEXT)],
    "primaryKey": ["unit"],
    "rows": [["CNY", "元"], ["count", "个"]],
}
ERRATA: Described = {
    "description": "What was wrong.",
    "fields": [
        column(name)
        for name in (
            "erratum_id erratum_kind table_name row_key column_name wrong corrected reason_en since_version evidence_id".split()
        )
    ],
    "primaryKey": ["erratum_id"],
    "rows": [],
}
RETIRED: Described = {
    "description": "What is gone.",
    "fields": [column(name) for name in ("table_name", "row_key", "reason_en", "successor_key", "since_version")],
    "primaryKey": ["table_name", "row_key"],
    "rows": [],
}


def tables() -> dict[str, Described]:
    """Fresh tables, to be changed."""
    made = {"things": THINGS, "units": UNITS, "errata": ERRATA, "retired": RETIRED}
    return copy.deepcopy(made)


def files(
    described: dict[str, Described],
    *,
    version: str = "1.0.0",
    schema_version: str | None = None,
    name: str = "shenyang-innovation",
    **more: Any,
) -> dict[str, bytes]:
    """The files of a package with those tables."""
    made: dict[str, bytes] = {}
    resources = []
    for table, parts in described.items():
        rows = [[field["name"] for field in parts["fields"]], *parts["rows"]]
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        data = out.getvalue().encode()
        made[f"tables/{table}.csv"] = data
        schema = {key: value for key, value in parts.items() if value and key not in ("rows", "title", "description")}
        resources.append(
            {
                "name": table,
                "path": f"tables/{table}.csv",
                "title": parts.get("title", "Table"),
                "titleZh": "表",
                "group": "statistics",
                "description": parts["description"],
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "schema": schema,
            }
        )
    package = {
        "name": name,
        "title": "Made",
        "description": "Made for a test.",
        "version": version,
        **({} if schema_version is None else {"schemaVersion": schema_version}),
        "keywords": ["made"],
        "licenses": [{"name": "CC-BY-4.0", "title": "Attribution", "path": "https://example.org"}],
        "contributors": [{"title": "Nobody", "roles": ["creator"]}],
        "resources": resources,
        **more,
    }
    made["datapackage.json"] = json.dumps(package, ensure_ascii=False).encode()
    return made


def write(root: Path, described: dict[str, Described] | None = None, **more: Any) -> Path:
    """Write a package into a folder that may be there, and return the folder."""
    for path, data in files(tables() if described is None else described, **more).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root
