"""Croissant 1.1 (MLCommons): the tables as record sets that a loader of machine learning iterates over.

Beside `croissant.json` lie the published files, so that it works as it is. Codes are record sets of their own, named
after their column, which means the same in every table.

What a field refers to is said by the term of Dublin Core. Croissant has a `references` of its own, but mlcroissant, the
reader that the format comes with, takes it for an order to join: it reads such a table once, and a second time as an
empty one, without an error; it follows no chain of keys; and it would join a list before it is split.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from shenyang_innovation.exports.about import Document, Publisher, about
from shenyang_innovation.exports.files import TableFile, copy_package, files_of, relative_path, write_json
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.citation import cite_package
from shenyang_innovation.published.descriptor import Field, Package, Resource

NAME = "croissant.json"
VERSION = "http://mlcommons.org/croissant/1.1"
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context of Croissant 1.1, which a reader compares with its own."""
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
CODES = "codes"
"""What the names of the record sets of codes begin with."""
CODE = "code"
"""Their field."""
DIGITS = r"\^\[0-9\]\{[0-9]+\}\$"
"""The pattern of a column whose cells are so many digits."""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write `croissant.json` and the published files into an empty folder."""
    copy_package(package, place, tell)
    tell(NAME)
    write_json(describe_croissant(package), place / NAME)


def describe_croissant(package: Package) -> dict[str, Any]:
    """A package in Croissant.

    >>> from shenyang_innovation.published.descriptor import package
    >>> describe_croissant(package())["distribution"][0]["contentUrl"]
    'tables/sources.csv'
    """
    known = about(package)
    tables = package.resources.values()
    codes = {field.name: field.enum for table in tables for field in table.fields if field.enum}
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": VERSION,
        "name": package.title,
        "alternateName": package.name,
        "description": package.description,
        "version": package.version,
        **({"datePublished": known.released} if known.released else {}),
        "license": package.license.path,
        "creator": [{"@type": "sc:Organization", "name": creator} for creator in package.creators],
        "keywords": list(package.keywords),
        "inLanguage": ["en", "zh"],
        "temporalCoverage": "/".join(known.period),
        "spatialCoverage": {"@type": "sc:Place", "name": {"en": known.city.name_en, "zh": known.city.name_zh}},
        "isBasedOn": [_document(document) for document in known.documents],
        "citeAs": cite_package(package, "bibtex"),
        "distribution": [_file(table, file) for table in tables for file in files_of(table)],
        "recordSet": [
            *(_record_set(table) for table in tables),
            *(_codes(column, enum) for column, enum in codes.items()),
        ],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "@type": "sc:CreativeWork",
        "identifier": document.source_id,
        "name": {"en": document.title_en, "zh": document.title_zh},
        **({"publisher": _organization(document.publisher)} if document.publisher else {}),
        "datePublished": document.published,
        **({"url": document.address} if document.address else {}),
        "copyrightNotice": document.rights,
        **({"description": ". ".join(document.notes)} if document.notes else {}),
    }


def _organization(publisher: Publisher) -> dict[str, Any]:
    return {"@type": "sc:Organization", "name": {"en": publisher.name_en, "zh": publisher.name_zh}}


def _file(resource: Resource, file: TableFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": resource.title,
        "description": resource.description,
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": file.mediatype,
        "sha256": file.sha256,
    }


def _record_set(resource: Resource) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": resource.name,
        "name": {"en": resource.title, "zh": resource.title_zh},
        "description": resource.description,
        "key": [_reference(resource.name, column) for column in resource.primary_key],
        "field": [_field(resource, field) for field in resource.fields],
    }


def _field(resource: Resource, field: Field) -> dict[str, Any]:
    source: dict[str, Any] = {"fileObject": {"@id": relative_path(resource)}, "extract": {"column": field.name}}
    described: dict[str, Any] = {
        "@type": "cr:Field",
        **_reference(resource.name, field.name),
        "name": field.name,
        "description": f"{field.description} (unit: {field.unit})" if field.unit else field.description,
        "dataType": _type(field),
        "source": source,
    }
    if field.list_of:
        described |= {"isArray": True, "arrayShape": "-1"}
        source["transform"] = {"separator": " "}
    target = _target(resource, field)
    return described | ({"dct:references": _reference(*target)} if target else {})


def _target(resource: Resource, field: Field) -> tuple[str, str] | None:
    """The record set and field that the cells of a column are keys of: another table's, or those of its codes."""
    if field.list_of:
        return field.list_of
    if field.enum:
        return f"{CODES}/{field.name}", CODE
    return next((key.references for key in resource.foreign_keys if key.column == field.name), None)


def _type(field: Field) -> str:
    """The type of a column; one of digits is a number.

    mlcroissant lets pandas guess the types first. A text of digits beside a null becomes a floating point number, and
    210100, said to be a text, would be read as "210100.0".
    """
    only_digits = field.type == "string" and field.pattern is not None and re.fullmatch(DIGITS, field.pattern)
    return TYPES["integer" if only_digits else field.type]


def _codes(column: str, enum: tuple[str, ...]) -> dict[str, Any]:
    name = f"{CODES}/{column}"
    code = _reference(name, CODE)
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"The codes of the column {column}",
        "dataType": "sc:Enumeration",
        "key": code,
        "field": [{"@type": "cr:Field", **code, "name": CODE, "description": "A code", "dataType": "sc:Text"}],
        "data": [{code["@id"]: one} for one in enum],
    }


def _reference(record_set: str, field: str) -> dict[str, str]:
    return {"@id": f"{record_set}/{field}"}
