"""CITATION.cff 1.2.0: how to cite the data, and the documents behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shenyang_innovation.exports.about import Document, about
from shenyang_innovation.exports.yaml_text import to_yaml
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package

VERSION = "1.2.0"
MESSAGE = "If you use these data, please cite the package; cite the source of a figure as well if you quote it."
NOT_KNOWN = "publisher not known"
KINDS = {
    "newspaper-feature": "newspaper-article",
    "press-conference-report": "newspaper-article",
    "proposal-reply": "government-document",
}
"""Documents that have a type of their own in the format."""


def write(package: Package, place: Path, tell: Tell) -> None:
    """Write the file."""
    tell("the file")
    place.write_bytes(to_yaml(describe_cff(package)).encode())


def describe_cff(package: Package) -> dict[str, Any]:
    """A package as something to cite.

    >>> from shenyang_innovation.published.descriptor import package
    >>> describe_cff(package())["type"]
    'dataset'
    """
    known = about(package)
    return {
        "cff-version": VERSION,
        "message": MESSAGE,
        "type": "dataset",
        "title": package.title,
        "abstract": package.description,
        "authors": [{"name": name} for name in package.creators],
        "version": package.version,
        **({"date-released": known.released} if known.released else {}),
        "license": package.license.name,
        "license-url": package.license.path,
        "keywords": list(package.keywords),
        "references": [_document(document) for document in known.documents],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "type": KINDS.get(document.kind, "generic"),
        "title": document.title_zh,
        "authors": [{"name": document.publisher.name_zh if document.publisher else NOT_KNOWN}],  # CFF asks for one
        **({"publisher": {"name": document.publisher.name_zh}} if document.publisher else {}),
        "date-published": document.published,
        **({"url": document.address} if document.address else {}),
        "languages": ["zh"],
        "notes": ". ".join([f"{document.title_en} ({_by(document)})", *document.notes]),
    }


def _by(document: Document) -> str:
    return document.publisher.name_en if document.publisher else NOT_KNOWN
