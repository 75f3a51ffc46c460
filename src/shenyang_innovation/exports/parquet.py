"""A folder of Parquet files, one a table, with the datapackage.json that describes them.

The types are those of `load_<table>(backend="pyarrow")`, so that a file read back is that table: codes are a
dictionary, dates date32, integers int64, and a number is a double as every loader gives it. decimal128 would be exact
for any number of digits, but its scale follows the data: a type that changes with a value is none to build on, and
pandas makes Python objects of it. A double gives back every number of up to 15 digits; one that has more is refused.

What a table and its columns are stands in the file itself: in the metadata of the schema (title, licence, version;
`primary_key`, `unique_keys` and `foreign_keys` as JSON) and of each column (description, unit, references). One
version of pyarrow writes the same bytes each time; another names itself in them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.exports.files import each_table
from shenyang_innovation.exports.package_file import write_package
from shenyang_innovation.exports.values import check_doubles
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.descriptor import Package, Resource

if TYPE_CHECKING:
    import pyarrow as pa


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write a file a table, and the descriptor."""
    files = {table.name: table_file(table, package) for table in each_table(package, tell)}
    write_package(package, place, files, form="parquet", mediatype="application/vnd.apache.parquet")


def table_file(resource: Resource, package: Package) -> bytes:
    """A table as a Parquet file."""
    from shenyang_innovation.arrow import to_parquet

    check_doubles(resource)
    table: pa.Table = load_table(resource.name, "pyarrow", root=package.root)
    return to_parquet(table.cast(_schema(table.schema, resource, package)))


def _schema(schema: pa.Schema, resource: Resource, package: Package) -> pa.Schema:
    """The schema of the loader, and in its metadata also the keys."""
    import pyarrow as pa

    references = {key.column: ".".join(key.references) for key in resource.foreign_keys}
    fields = []
    for column, field in zip(schema, resource.fields, strict=True):
        about = {
            "references": references.get(field.name),
            "list_of": ".".join(field.list_of) if field.list_of else None,
            "indicator": field.indicator,
        }
        fields.append(column.with_metadata(_extended(column.metadata, about)))
    keys = {
        "primary_key": resource.primary_key,
        "unique_keys": resource.unique_keys,
        "foreign_keys": {key.column: key.references._asdict() for key in resource.foreign_keys},
    }
    about_table = {"license_url": package.license.path, **{key: json.dumps(value) for key, value in keys.items()}}
    return pa.schema(fields, metadata=_extended(schema.metadata, about_table))


def _extended(metadata: Mapping[bytes, bytes] | None, more: Mapping[str, str | None]) -> dict[bytes | str, bytes | str]:
    kept = ((key.decode(), value.decode()) for key, value in (metadata or {}).items())
    return {key: value for key, value in (*kept, *more.items()) if value is not None}
