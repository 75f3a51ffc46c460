"""DCAT 3 and schema.org in one JSON-LD document: what a portal of data and a search engine for data ask for.

The document explains its terms itself, so that it is read without a network: a term without a prefix is one of
schema.org. Addresses of files are relative: it is to lie beside datapackage.json.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shenyang_innovation.exports.about import About, Document, Publisher, Quantity, about
from shenyang_innovation.exports.files import TableFile, files_of, write_json
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package, Resource

CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LANGUAGES = {tongue: f"http://id.loc.gov/vocabulary/iso639-1/{tongue}" for tongue in ("en", "zh")}
"""Languages as DCAT wants them, by their code."""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write the document into a file."""
    tell("the document")
    write_json(describe_dcat(package), place)


def describe_dcat(package: Package) -> dict[str, Any]:
    """A package as a dataset of DCAT and of schema.org, with a distribution for each file of a table.

    >>> from shenyang_innovation.published.descriptor import package
    >>> describe_dcat(package())["@type"]
    ['dcat:Dataset', 'Dataset']
    """
    known = about(package)
    return {
        "@context": CONTEXT,
        "@id": "#dataset",
        "@type": ["dcat:Dataset", "Dataset"],
        **_in_dcat(known),
        **_in_schema_org(known),
    }


def _in_dcat(known: About) -> dict[str, Any]:
    package = known.package
    first, last = known.period
    creators = [_to(_agent_id(name)) for name in package.creators]
    return {
        "dct:identifier": package.name,
        "dct:title": [_english(package.title)],
        "dct:description": [_english(package.description)],
        "dcat:version": package.version,
        **({"dct:issued": _day(known.released)} if known.released else {}),
        "dct:creator": creators,
        "dct:publisher": creators,
        "dct:license": _to(package.license.path),
        "dcat:keyword": [_english(keyword) for keyword in package.keywords],
        "dct:language": [_to(address) for address in LANGUAGES.values()],
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(first), "dcat:endDate": _day(last)},
        "dct:spatial": _to("#city"),
        "dct:source": [_to(f"#{document.source_id}") for document in known.documents],
        "prov:wasDerivedFrom": [_to(f"#{document.source_id}") for document in known.documents],
        "dcat:distribution": [
            _to(_id(table, file)) for table in package.resources.values() for file in files_of(table)
        ],
    }


def _in_schema_org(known: About) -> dict[str, Any]:
    package = known.package
    return {
        "name": package.title,
        "alternateName": package.name,
        "description": package.description,
        "version": package.version,
        **({"datePublished": known.released} if known.released else {}),
        "creator": [_agent(_agent_id(name), name) for name in package.creators],
        "license": package.license.path,
        "isAccessibleForFree": True,
        "keywords": list(package.keywords),
        "inLanguage": list(LANGUAGES),
        "temporalCoverage": "/".join(known.period),
        "spatialCoverage": _city(known),
        "isBasedOn": [_document(document) for document in known.documents],
        "variableMeasured": [_quantity(quantity) for quantity in known.quantities],
        "distribution": [
            _distribution(table, file, package) for table in package.resources.values() for file in files_of(table)
        ],
    }


def _id(resource: Resource, file: TableFile) -> str:
    """A table is known by its name, and so is its CSV file; another file of it by its ending too."""
    return f"#{resource.name}" if file.mediatype == "text/csv" else f"#{Path(file.path).name}"


def _distribution(resource: Resource, file: TableFile, package: Package) -> dict[str, Any]:
    return {
        "@id": _id(resource, file),
        "@type": ["dcat:Distribution", "DataDownload"],
        "dct:title": _both(resource.title, resource.title_zh),
        "dct:description": [_english(resource.description)],
        "dct:license": _to(package.license.path),
        "dct:conformsTo": _to(TABLE_SCHEMA),
        "dcat:accessURL": _to(file.path),
        "dcat:downloadURL": _to(file.path),
        "dcat:mediaType": _to(f"{MEDIA_TYPES}{file.mediatype}"),
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _to("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
        "name": resource.title,
        "alternateName": resource.title_zh,
        "description": resource.description,
        "contentUrl": file.path,
        "encodingFormat": file.mediatype,
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "@id": f"#{document.source_id}",
        "@type": ["prov:Entity", "CreativeWork"],
        "dct:title": _both(document.title_en, document.title_zh),
        "dct:issued": _day(document.published),
        "dct:rights": {"@type": "dct:RightsStatement", "skos:prefLabel": _english(document.rights)},
        "name": document.title_en,
        "alternateName": document.title_zh,
        **({"description": ". ".join(document.notes)} if document.notes else {}),
        **(_published_by(document.publisher) if document.publisher else {}),
        "datePublished": document.published,
        "copyrightNotice": document.rights,
        **({"url": document.address} if document.address else {}),
    }


def _published_by(publisher: Publisher) -> dict[str, Any]:
    """The publisher in the words of both vocabularies."""
    id_ = _agent_id(publisher.publisher_id)
    return {"dct:publisher": _to(id_), "publisher": _agent(id_, publisher.name_en, publisher.name_zh)}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "@type": "PropertyValue",
        "propertyID": quantity.indicator_id,
        "name": quantity.label_en,
        "alternateName": quantity.label_zh,
        "description": quantity.definition,
        "unitText": quantity.unit,
        **({"unitCode": f"UCUM:{quantity.ucum}"} if quantity.ucum else {}),
    }


def _city(known: About) -> dict[str, Any]:
    city = known.city
    code = {"identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": city.code}}
    return {
        "@id": "#city",
        "@type": ["dct:Location", "Place"],
        "skos:prefLabel": _both(city.name_en, city.name_zh),
        "name": city.name_en,
        "alternateName": city.name_zh,
        **(code if city.code else {}),
    }


def _agent(identifier: str, name: str, name_zh: str | None = None) -> dict[str, Any]:
    return {
        "@id": identifier,
        "@type": ["foaf:Organization", "Organization"],
        "foaf:name": _both(name, name_zh) if name_zh else [_english(name)],
        "name": name,
        **({"alternateName": name_zh} if name_zh else {}),
    }


def _agent_id(name: str) -> str:
    return f"#organization-{name.replace(' ', '-')}"


def _to(identifier: str) -> dict[str, str]:
    return {"@id": identifier}


def _english(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


def _both(en: str, zh: str) -> list[dict[str, str]]:
    return [_english(en), {"@value": zh, "@language": "zh"}]


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}
