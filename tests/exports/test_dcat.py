"""The catalogue entry: as RDF by shapes, as schema.org by its types, and by what a search engine for data asks for."""

from __future__ import annotations

import copy
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.schema.tables import TABLES
from tests.exports.published import REPOSITORY, published_rows

FORMAT = "dcat"
SHAPES = Path(__file__).with_name("dcat_shapes.ttl")
BASE = "http://localhost/dcat.json"
"""Where the document is taken to lie; nothing is asked there."""


@pytest.fixture(scope="module")
def described(exported: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(exported.read_text(encoding="utf-8"))
    return loaded


# --- DCAT -----------------------------------------------------------------------------------------------------------


def judge(described: dict[str, Any]) -> str:
    """What the shapes ask for and do not find; empty if nothing."""
    pyshacl = pytest.importorskip("pyshacl", reason="needs pyshacl, of the dependency group judges")
    conforms, _, report = pyshacl.validate(graph_of(described), shacl_graph=str(SHAPES), advanced=False)
    return "" if conforms else str(report)


def graph_of(described: dict[str, Any]) -> Any:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dependency group judges")
    return rdflib.Graph().parse(data=json.dumps(described), format="json-ld", publicID=BASE)


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # in rdflib


def test_it_has_what_a_portal_asks_for(described: dict[str, Any]) -> None:
    assert judge(described) == ""


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"dct:license": None}, "dct:license"),
        ({"dct:issued": {"@value": "2026-13-45", "@type": "xsd:date"}}, "dct:issued"),
        ({"dcat:version": ["1.0.0", "2.0.0"]}, "dcat:version"),
        ({"dct:spatial": {"@id": "#nowhere"}}, "dct:spatial"),
        ({"dct:source": []}, "dct:source"),
    ],
)
@pytest.mark.filterwarnings("ignore:Failed to convert Literal", "ignore::UserWarning")
def test_the_shapes_refuse_what_is_wrong(described: dict[str, Any], wrong: dict[str, Any], path: str) -> None:
    assert f"Result Path: {path}" in judge(described | wrong)


def test_each_table_is_a_distribution_with_size_and_hash_of_its_file(described: dict[str, Any]) -> None:
    graph = graph_of(described)
    query = """
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?address ?size ?hash WHERE {
            ?dataset a dcat:Dataset ; dcat:distribution ?table .
            ?table dcat:downloadURL ?address ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?hash }"""
    found = {
        str(row.address).removeprefix("http://localhost/"): (int(row.size), str(row.hash)) for row in graph.query(query)
    }
    files = {f"tables/{table}.csv": (REPOSITORY / "tables" / f"{table}.csv").read_bytes() for table in TABLES}
    assert found == {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()}


def test_no_context_has_to_be_fetched(described: dict[str, Any]) -> None:
    assert isinstance(described["@context"], dict)
    assert all(isinstance(term, str) and term.startswith("http") for term in described["@context"].values())


def test_the_time_is_that_of_the_observations(described: dict[str, Any]) -> None:
    days = [row[end] for row in published_rows("observations") for end in ("period_start", "period_end") if row[end]]
    assert described["temporalCoverage"] == f"{min(days)}/{max(days)}"
    assert described["dct:temporal"]["dcat:startDate"]["@value"] == min(days)
    assert described["dct:temporal"]["dcat:endDate"]["@value"] == max(days)


# --- schema.org -----------------------------------------------------------------------------------------------------


def in_schema_org(node: Any) -> Any:
    """The part of a document that is in schema.org, days as days."""
    if isinstance(node, list):
        return [in_schema_org(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: in_schema_org(value) for key, value in node.items() if ":" not in key and key != "@context"}
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    (kept["@type"],) = (kind for kind in kinds if ":" not in kind)
    if "datePublished" in kept:
        kept["datePublished"] = date.fromisoformat(kept["datePublished"])
    return kept


def as_dataset(described: dict[str, Any]) -> Any:
    schema_org = pytest.importorskip("schema_org", reason="needs schema-org-py, of the dependency group judges")
    return schema_org.Dataset.model_validate(in_schema_org(described))


def test_it_is_a_dataset_of_schema_org(described: dict[str, Any]) -> None:
    dataset = as_dataset(described)
    assert [type(part).__name__ for part in dataset.distribution] == ["DataDownload"] * len(TABLES)
    assert dataset.date_published == date.fromisoformat(described["dct:issued"]["@value"])
    assert {type(variable).__name__ for variable in dataset.variable_measured} == {"PropertyValue"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"creator": [{"@type": "DataDownload", "name": "somebody"}]},
        {"lisence": "https://creativecommons.org/licenses/by/4.0/"},
        {"isAccessibleForFree": "yes"},
        {"distribution": [{"@type": "DataDownload", "contentSize": 7}]},
    ],
)
def test_schema_org_refuses_what_is_wrong(described: dict[str, Any], wrong: dict[str, Any]) -> None:
    pydantic = pytest.importorskip("pydantic", reason="needs pydantic")
    with pytest.raises(pydantic.ValidationError):
        as_dataset(copy.deepcopy(described) | wrong)


def test_it_has_what_a_search_engine_for_data_asks_for(described: dict[str, Any]) -> None:
    """Required: name, and a description of 50 to 5000 characters. Recommended: the others."""
    assert 50 <= len(described["description"]) <= 5000
    recommended = (
        "alternateName creator distribution isAccessibleForFree keywords license spatialCoverage temporalCoverage "
        "variableMeasured version name"
    )
    assert all(described[name] for name in recommended.split())
    for part in described["distribution"]:
        assert (part["encodingFormat"], part["contentUrl"]) == ("text/csv", f"tables/{part['@id'][1:]}.csv")


def test_what_is_measured_are_the_indicators_with_their_units(described: dict[str, Any]) -> None:
    columns = ("propertyID", "name", "unitText", "unitCode")
    measured = [tuple(one.get(column) for column in columns) for one in described["variableMeasured"]]
    codes = {row["unit"]: f"UCUM:{row['ucum']}" if row["ucum"] else None for row in published_rows("units")}
    rows = published_rows("indicators")
    assert measured == [(row["indicator_id"], row["label_en"], row["unit"], codes[row["unit"]]) for row in rows]
