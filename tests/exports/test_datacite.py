"""The metadata for DataCite, judged by the JSON schema and the writer of XML of its Python library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exports.published import published_rows

FORMAT = "datacite"


@pytest.fixture(scope="module")
def described(exported: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(exported.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def kernel() -> Any:
    return pytest.importorskip("datacite.schema45", reason="needs datacite, of the dependency group judges")


def test_it_is_valid(described: dict[str, Any], kernel: Any) -> None:
    kernel.validator.validate(described)


def test_it_becomes_the_xml_that_is_registered(described: dict[str, Any], kernel: Any) -> None:
    xml = kernel.tostring(described)
    assert '<resourceType resourceTypeGeneral="Dataset">' in xml
    assert xml.count('relationType="IsDerivedFrom"') == len(described["relatedIdentifiers"] + described["relatedItems"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"publicationYear": 2026},
        {"creators": []},
        {"licence": "CC-BY-4.0"},
        {"types": {"resourceTypeGeneral": "Data set"}},
        {"relatedIdentifiers": [{"relatedIdentifier": "https://example.org", "relatedIdentifierType": "URL"}]},
    ],
)
def test_the_schema_refuses_what_is_wrong(described: dict[str, Any], kernel: Any, wrong: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
    with pytest.raises(jsonschema.ValidationError):
        kernel.validator.validate(described | wrong)


def test_nothing_is_identified_that_was_not_seen(described: dict[str, Any]) -> None:
    assert not {"doi", "prefix", "suffix", "url"} & described.keys()
    stated = [row["address"] for row in published_rows("sources") if row["address_basis"] == "stated"]
    assert [one["relatedIdentifier"] for one in described["relatedIdentifiers"]] == stated


def test_every_source_is_a_related_item(described: dict[str, Any]) -> None:
    items = [
        (one["titles"][0]["title"], one.get("publisher", ""), one["publicationYear"])
        for one in described["relatedItems"]
    ]
    rows = published_rows("sources")
    assert items == [(row["title_zh"], row["publisher_zh"], row["published"][:4]) for row in rows]
