"""CSV on the Web (W3C): what the tables, their columns and their keys are, beside the published files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shenyang_innovation.exports.about import Document, about
from shenyang_innovation.exports.files import copy_package, relative_path, write_json
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import ColumnReference, Field, Package, Resource

NAME = "csv-metadata.json"
"""The name under which the standard has validators look for it."""
TITLES = [
    f"{what}_{tongue}" for what in ("title", "name", "label", "heading", "term", "alias") for tongue in ("zh", "en")
]
"""Columns that call a row by its name."""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write `csv-metadata.json` and the published files into an empty folder."""
    copy_package(package, place, tell)
    tell(NAME)
    write_json(describe_csvw(package), place / NAME)


def describe_csvw(package: Package) -> dict[str, Any]:
    """A package as a group of tables.

    >>> from shenyang_innovation.published.descriptor import package
    >>> describe_csvw(package())["tables"][0]["tableSchema"]["primaryKey"]
    ['source_id']
    """
    known = about(package)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": package.title,
        "dc:description": package.description,
        "dc:creator": list(package.creators),
        "dc:subject": list(package.keywords),
        "dc:license": {"@id": package.license.path},
        "schema:version": package.version,
        **({"dc:issued": {"@value": known.released, "@type": "xsd:date"}} if known.released else {}),
        "dc:source": [_document(document) for document in known.documents],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tables": [_table(table, package) for table in package.resources.values()],
    }


def _document(document: Document) -> dict[str, Any]:
    described: dict[str, Any] = {
        "dc:identifier": document.source_id,
        "dc:title": _both(document.title_en, document.title_zh),
        **(
            {"dc:publisher": _both(document.publisher.name_en, document.publisher.name_zh)}
            if document.publisher
            else {}
        ),
        "dc:issued": {"@value": document.published, "@type": "xsd:date"},
    }
    if document.address:
        described["schema:url"] = {"@id": document.address}
    if document.notes:
        described["dc:description"] = ". ".join(document.notes)
    return described


def _table(resource: Resource, package: Package) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(field) for field in resource.fields],
        "primaryKey": list(resource.primary_key),
    }
    keys = [(key.column, key.references) for key in resource.foreign_keys]
    keys += [(field.name, field.list_of) for field in resource.fields if field.list_of]
    if keys:
        schema["foreignKeys"] = [_foreign_key(column, target, package) for column, target in keys]
    called = [name for name in resource.names() if name in TITLES]
    if called:
        schema["rowTitles"] = called
    return {
        "url": relative_path(resource),
        "dc:title": _both(resource.title, resource.title_zh),
        "dc:description": resource.description,
        "tableSchema": schema,
    }


def _foreign_key(column: str, target: ColumnReference, package: Package) -> dict[str, Any]:
    path = relative_path(package.resource(target.table))
    return {"columnReference": column, "reference": {"resource": path, "columnReference": target.column}}


def _column(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "dc:description": field.description,
        "datatype": _datatype(field),
        "required": field.required,
        "null": "",
    }
    if field.list_of:
        described["separator"] = " "
    if field.unit:
        described["schema:unitText"] = field.unit
    if field.ucum:
        described["schema:unitCode"] = f"UCUM:{field.ucum}"
    return described


def _datatype(field: Field) -> dict[str, Any]:
    """The type of the cells, or of the members of a list, with what restricts it."""
    described: dict[str, Any] = {"base": "decimal" if field.type == "number" else field.type}
    form = _FORMATS.get(field.type)
    if field.enum:
        form = f"^({'|'.join(map(_literally, field.enum))})$"
    elif field.pattern and not field.list_of:  # the pattern of a list is that of the whole cell
        form = field.pattern
    limits = {
        "format": form,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "minLength": field.min_length,
        "maxLength": field.max_length,
    }
    return described | {name: limit for name, limit in limits.items() if limit is not None}


_FORMATS = {"boolean": "true|false", "date": "yyyy-MM-dd"}


def _literally(code: str) -> str:
    """A code as a regular expression that matches nothing else, in any dialect of them."""
    return "".join(f"\\{character}" if character in r".*+?^$(){}[]|\/" else character for character in code)


def _both(en: str, zh: str) -> list[dict[str, str]]:
    return [{"@value": en, "@language": "en"}, {"@value": zh, "@language": "zh"}]
