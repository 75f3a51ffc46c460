"""DataCite 4.5: the metadata that a repository asks for before it registers a DOI. There is none yet, and none here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shenyang_innovation.exports.about import About, Document, about, day_of_release
from shenyang_innovation.exports.files import write_json
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package

SCHEMA = "http://datacite.org/schema/kernel-4"
DERIVED = "IsDerivedFrom"


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write the metadata into a file."""
    tell("the metadata")
    write_json(describe_datacite(package), place)


def describe_datacite(package: Package) -> dict[str, Any]:
    """A package in the JSON of DataCite.

    Raises `DataFilesError` for a package whose day of release is not known: DataCite asks for the year.

    >>> from shenyang_innovation.published.descriptor import package
    >>> describe_datacite(package())["types"]["resourceTypeGeneral"]
    'Dataset'
    """
    known = about(package)
    day = day_of_release(known, "DataCite")
    return {
        "schemaVersion": SCHEMA,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data package"},
        "creators": [{"name": name, "nameType": "Organizational"} for name in package.creators],
        "titles": [{"title": package.title, "lang": "en"}],
        "publisher": {"name": package.creators[0]},
        "publicationYear": day[:4],
        "subjects": [{"subject": keyword, "lang": "en"} for keyword in package.keywords],
        "dates": [
            {"date": day, "dateType": "Issued"},
            {"date": "/".join(known.period), "dateType": "Other", "dateInformation": "Reference periods of the values"},
        ],
        "alternateIdentifiers": [{"alternateIdentifier": package.name, "alternateIdentifierType": "Python package"}],
        "relatedIdentifiers": _addresses(known),
        "relatedItems": [_document(document) for document in known.documents],
        "sizes": [f"{len(package.resources)} tables", f"{sum(table.bytes for table in package.resources.values())} B"],
        "formats": ["text/csv", "application/json"],
        "version": package.version,
        "rightsList": [
            {
                "rights": package.license.title,
                "rightsUri": package.license.path,
                "rightsIdentifier": package.license.name,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
                "lang": "en",
            }
        ],
        "descriptions": [{"description": package.description, "descriptionType": "Abstract", "lang": "en"}],
        "geoLocations": [{"geoLocationPlace": known.city.name_en}],
    }


def _addresses(known: About) -> list[dict[str, str]]:
    """The documents whose address was seen: one that was inferred identifies nothing."""
    return [
        {
            "relatedIdentifier": document.address,
            "relatedIdentifierType": "URL",
            "relationType": DERIVED,
            "resourceTypeGeneral": "Text",
        }
        for document in known.documents
        if document.address and document.address_basis == "stated"
    ]


def _document(document: Document) -> dict[str, Any]:
    return {
        "relatedItemType": "Text",
        "relationType": DERIVED,
        "titles": [
            {"title": document.title_zh, "lang": "zh"},
            {"title": document.title_en, "titleType": "TranslatedTitle", "lang": "en"},
        ],
        "publicationYear": document.published[:4],
        **({"publisher": document.publisher.name_zh} if document.publisher else {}),
    }
