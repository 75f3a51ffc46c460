"""Row models → datapackage.json (Data Package v2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.tables import TABLES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
Json = dict[str, Any]


def describe_package(
    files: Mapping[str, bytes],
    *,
    version: str,
    schema_version: str,
    sources: list[Json],
    behind: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ucum: Mapping[str, str],
    parquet: Mapping[str, bytes] = MappingProxyType({}),
) -> Json:
    """The descriptor of a package whose tables are `files` (table name → bytes of its CSV).

    `parquet` has the bytes of the Parquet file of each table that has one beside its CSV. `version` is that of the
    data. `sources` describes the documents, `behind` says by their `sourceId` which of them a table rests on. `ucum`
    has the code in UCUM of each unit that has one: what the table `units` says.
    """
    described = {source["sourceId"]: source for source in sources if "sourceId" in source}
    return {
        "$schema": PROFILE,
        "name": "shenyang-innovation",
        "title": "Shenyang innovation system",
        "description": (
            "What public documents say about Shenyang's innovation system: clusters, computing centres, platforms, "
            "talent, technology transfer, programmes, targets and what became of them. Every number leads back to "
            "the characters it was read from."
        ),
        "version": version,
        "schemaVersion": schema_version,
        "keywords": ["Shenyang", "innovation", "statistics", "China", "provenance"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "contributors": [{"title": "shenyang-innovation contributors", "roles": ["creator"]}],
        "sources": sources,
        "resources": [
            _resource(TABLES[name], data, [described[id_] for id_ in behind.get(name, ())], ucum, parquet.get(name))
            for name, data in files.items()
        ],
    }


def describe_parquet(name: str, data: bytes) -> Json:
    """What the descriptor says of the Parquet file beside the CSV of a table, in a property that others pass over.

    >>> describe_parquet("clusters", b"PAR1")["path"]
    'tables/clusters.parquet'
    """
    return {"path": f"tables/{name}.parquet", **_size(data)}


def _size(data: bytes) -> Json:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _resource(
    model: type[Row], data: bytes, sources: list[Json], ucum: Mapping[str, str], parquet: bytes | None
) -> Json:
    table = model.table
    return {
        "name": table.name,
        "type": "table",
        "path": f"tables/{table.name}.csv",
        "title": table.title,
        "titleZh": table.title_zh,
        "group": table.group,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},  # the default, said for readers that would guess, and guess wrong
        **_size(data),
        **({} if parquet is None else {"parquet": describe_parquet(table.name, parquet)}),
        **({"sources": sources} if sources else {}),
        "schema": _schema(model, ucum),
    }


def _schema(model: type[Row], ucum: Mapping[str, str]) -> Json:
    schema: Json = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(field, ucum) for field in fields(model)],
        "missingValues": [""],
        "primaryKey": list(model.table.key),
    }
    if model.table.unique:
        schema["uniqueKeys"] = [list(key) for key in model.table.unique]
    keys = [
        {
            "fields": [field.name],
            "reference": {
                # an empty resource name means the table itself
                "resource": "" if field.references.table == model.table.name else field.references.table,
                "fields": [field.references.column],
            },
        }
        for field in fields(model)
        if field.references
    ]
    if keys:
        schema["foreignKeys"] = keys
    if model.table.rules:
        schema["rowRules"] = [str(rule) for rule in model.table.rules]
    return schema


def _field(field: Field, ucum: Mapping[str, str]) -> Json:
    described: Json = {"name": field.name, "type": field.type, "description": field.description}
    constraints: Json = {"required": True} if field.required else {}
    for name, value in (
        ("enum", list(field.enum) if field.enum else None),
        ("pattern", field.pattern),
        ("minimum", field.minimum),
        ("maximum", field.maximum),
        ("minLength", field.min_length),
        ("maxLength", field.max_length),
    ):
        if value is not None:
            constraints[name] = value
    if constraints:
        described["constraints"] = constraints
    if field.unit:
        described["unit"] = field.unit
        if field.unit in ucum:
            described["ucum"] = ucum[field.unit]
    if field.measured_by:
        described["indicator"] = field.measured_by.indicator
        described["asOf"] = field.measured_by.as_of
    if field.list_of:
        described["listOf"] = {"resource": field.list_of.table, "field": field.list_of.column}
    return described
