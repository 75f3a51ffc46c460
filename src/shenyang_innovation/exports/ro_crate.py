"""RO-Crate 1.3: the published files as an object of research, with its documents, its makers and what made it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from shenyang_innovation.__about__ import __version__
from shenyang_innovation.exports.about import About, Document, about, day_of_release
from shenyang_innovation.exports.files import TableFile, copy_package, files_of, write_json
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package, Resource
from shenyang_innovation.whole import DESCRIPTOR

NAME = "ro-crate-metadata.json"
VERSION = "https://w3id.org/ro/crate/1.3"
SOFTWARE = "#software"
BUILD = "#build"
CITY = "#city"


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write `ro-crate-metadata.json` and the published files into an empty folder."""
    described = describe_ro_crate(package)
    copy_package(package, place, tell)
    write_json(described, place / NAME)


def describe_ro_crate(package: Package) -> dict[str, Any]:
    """A package as a graph of entities.

    Raises `DataFilesError` for a package whose day of release is not known: RO-Crate asks for it.

    >>> from shenyang_innovation.published.descriptor import package
    >>> describe_ro_crate(package())["@graph"][0]["about"]
    {'@id': './'}
    """
    known = about(package)
    publishers = {
        one.publisher_id: _organization(one.publisher_id, one.name_en, one.name_zh)
        for one in (document.publisher for document in known.documents)
        if one
    }
    return {
        "@context": f"{VERSION}/context",
        "@graph": [
            {
                "@id": NAME,
                "@type": "CreativeWork",
                "name": f"Description of {package.title}",
                "conformsTo": _to(VERSION),
                "about": _to("./"),
            },
            _root(known),
            _descriptor(package),
            *(_file(table, file) for table in package.resources.values() for file in files_of(table)),
            _license(package),
            *(_organization(name, name) for name in package.creators),
            *(_document(document) for document in known.documents),
            *publishers.values(),
            {"@id": CITY, "@type": "Place", "name": known.city.name_en, "alternateName": known.city.name_zh},
            *_made(known),
        ],
    }


def _root(known: About) -> dict[str, Any]:
    package = known.package
    creators = [_to(_organization_id(name)) for name in package.creators]
    creator = creators[0] if len(creators) == 1 else creators  # a list of one is no list in RO-Crate
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": package.title,
        "alternateName": package.name,
        "description": package.description,
        "version": package.version,
        "datePublished": day_of_release(known, "RO-Crate"),
        "license": _to(package.license.path),
        "author": creator,
        "publisher": creator,
        "keywords": list(package.keywords),
        "inLanguage": ["en", "zh"],
        "temporalCoverage": "/".join(known.period),
        "spatialCoverage": _to(CITY),
        "isBasedOn": [_to(f"#{document.source_id}") for document in known.documents],
        "mentions": _to(BUILD),
        "hasPart": [
            _to(DESCRIPTOR),
            *(_to(file.path) for table in package.resources.values() for file in files_of(table)),
        ],
    }


def _descriptor(package: Package) -> dict[str, Any]:
    data = Path(package.root, DESCRIPTOR).read_bytes()
    return {
        "@id": DESCRIPTOR,
        "@type": "File",
        "name": "Descriptor of the package",
        "description": "What each table and each column means, as a Data Package (version 2).",
        "encodingFormat": "application/json",
        "contentSize": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _file(resource: Resource, file: TableFile) -> dict[str, Any]:
    return {
        "@id": file.path,
        "@type": "File",
        "name": resource.title,
        "alternateName": resource.title_zh,
        "description": resource.description,
        "encodingFormat": file.mediatype,
        "contentSize": str(file.bytes),
        "sha256": file.sha256,
    }


def _license(package: Package) -> dict[str, Any]:
    return {
        "@id": package.license.path,
        "@type": "CreativeWork",
        "name": package.license.title,
        "identifier": package.license.name,
        "description": "The licence of the tables and of their description.",
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "@id": f"#{document.source_id}",
        "@type": "CreativeWork",
        "name": document.title_en,
        "alternateName": document.title_zh,
        "description": ". ".join([f"A source of the tables ({document.kind})", *document.notes]),
        **({"publisher": _to(_organization_id(document.publisher.publisher_id))} if document.publisher else {}),
        "datePublished": document.published,
        "inLanguage": "zh",
        **({"url": document.address} if document.address else {}),
        "copyrightNotice": document.rights,
    }


def _organization(name: str, title: str, title_zh: str | None = None) -> dict[str, Any]:
    return {
        "@id": _organization_id(name),
        "@type": "Organization",
        "name": title,
        **({"alternateName": title_zh} if title_zh else {}),
    }


def _organization_id(name: str) -> str:
    return f"#organization-{name.replace(' ', '-')}"


def _made(known: About) -> list[dict[str, Any]]:
    """What made the tables: the software, and the action that read them from the documents."""
    return [
        {
            "@id": BUILD,
            "@type": "CreateAction",
            "name": "Reading the tables from the documents",
            "description": "Figures were found by software, judged by people and checked against the texts.",
            "instrument": _to(SOFTWARE),
            "object": [_to(f"#{document.source_id}") for document in known.documents],
            "result": _to("./"),
        },
        {
            "@id": SOFTWARE,
            "@type": "CreativeWork",  # a SoftwareApplication would have to have an address
            "name": known.package.name,
            "description": "The Python package that reads, builds, checks and exports the tables.",
            "version": __version__,
        },
    ]


def _to(identifier: str) -> dict[str, str]:
    return {"@id": identifier}
