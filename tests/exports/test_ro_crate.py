"""RO-Crate as its validator and its library see it. No network: the context that crates name comes with the library."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.schema.tables import TABLES
from tests.exports.published import published_rows

FORMAT = "ro-crate"
CONTEXT = "https://w3id.org/ro/crate/1.3/context"
NOT_KNOWN = {
    "The organization SHOULD have a URL.",
    "An Organization entity SHOULD have a ROR identifier as its @id (e.g., https://ror.org/03f0f6041)",
    "An Organization's contactPoint SHOULD reference a ContactPoint contextual entity",
    "At least one author or publisher Person/Organization SHOULD have a contactPoint property",
}
"""Recommendations that only an address or identifier which nobody has could meet."""


@pytest.fixture(scope="module")
def entities(exported: Path) -> dict[str, dict[str, Any]]:
    described = json.loads((exported / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert described["@context"] == CONTEXT
    return {entity["@id"]: entity for entity in described["@graph"]}


def test_the_library_finds_every_file_as_it_is_described(exported: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate", reason="needs rocrate, of the dependency group judges")
    crate = rocrate.ROCrate(str(exported))
    files = {entity.id: entity for entity in crate.data_entities}
    there = {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()}
    assert set(files) == there - {"ro-crate-metadata.json"}
    assert len(files) == len(TABLES) + 1
    for name, file in files.items():
        data = (exported / name).read_bytes()
        assert (file["contentSize"], file["sha256"]) == (str(len(data)), hashlib.sha256(data).hexdigest())
    assert crate.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"


NAMELESS = {"name": "", "alternateName": ""}


def test_its_documents_are_the_sources(entities: dict[str, dict[str, Any]]) -> None:
    rows = {f"#{row['source_id']}": row for row in published_rows("sources")}
    assert [part["@id"] for part in entities["./"]["isBasedOn"]] == list(rows)
    for identifier, row in rows.items():
        document = entities[identifier]
        publisher = entities[document["publisher"]["@id"]] if row["publisher_id"] else NAMELESS
        assert ("publisher" in document) == bool(row["publisher_id"])
        assert (document["name"], document["alternateName"]) == (row["title_en"], row["title_zh"])
        assert (publisher["name"], publisher["alternateName"]) == (row["publisher_en"], row["publisher_zh"])
        assert (document["datePublished"], document.get("url", "")) == (row["published"], row["address"])
        assert ("Address inferred" in document["description"]) == (row["address_basis"] == "inferred")


# --- the validator --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What the validator would fetch, and its questions parsed once: it asks the same ones of each of the files."""
    http = pytest.importorskip(
        "rocrate_validator.utils.http", reason="needs roc-validator, of the dependency group judges"
    )
    rocrate = pytest.importorskip("rocrate", reason="needs rocrate, of the dependency group judges")
    import requests
    import urllib3
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.plugins.sparql.processor import SPARQLProcessor
    from requests.adapters import HTTPAdapter

    class Bundled(HTTPAdapter):
        def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
            body = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()
            headers = {"Content-Type": "application/ld+json"}
            raw = urllib3.HTTPResponse(io.BytesIO(body), headers, status=200, preload_content=False)
            return self.build_response(request, raw)

    place = tmp_path_factory.mktemp("cache") / "http"
    http.HttpRequester.initialize_cache(cache_path=str(place), cache_max_age=-1, offline=True)
    with requests.Session() as session:
        session.mount("https://", Bundled())
        http.HttpRequester().session.cache.save_response(session.get(CONTEXT))

    ask, parsed = SPARQLProcessor.query, {}

    def ask_parsed(self: Any, query: Any, bindings: Any = None, names: Any = None, base: Any = None, *rest: Any) -> Any:
        if isinstance(query, str):
            key = (query, base, tuple(sorted((names or {}).items())))
            if key not in parsed:
                parsed[key] = translateQuery(parseQuery(query), base, names)
            query = parsed[key]
        return ask(self, query, bindings, names, base, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SPARQLProcessor, "query", ask_parsed)
        yield place


def issues(folder: Path, cache: Path, severity: str) -> set[tuple[str, str]]:
    services = pytest.importorskip("rocrate_validator.services", reason="needs roc-validator")
    settings = services.ValidationSettings(
        rocrate_uri=str(folder),
        profile_identifier="ro-crate-1.3",
        offline=True,
        cache_path=cache,
        requirement_severity=severity,
    )
    return {(issue.severity.name, issue.message) for issue in services.validate(settings).get_issues()}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")  # in the validator
def test_the_validator_asks_for_nothing_but_what_is_not_known(exported: Path, cache: Path) -> None:
    assert issues(exported, cache, "RECOMMENDED") == {("RECOMMENDED", message) for message in NOT_KNOWN}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_validator_refuses_a_crate_without_a_licence_or_with_a_file_that_is_not_there(
    exported: Path, cache: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(exported, broken)
    (broken / "tables" / "clusters.csv").unlink()
    file = broken / "ro-crate-metadata.json"
    described = json.loads(file.read_text(encoding="utf-8"))
    del next(entity for entity in described["@graph"] if entity["@id"] == "./")["license"]
    file.write_text(json.dumps(described), encoding="utf-8")
    said = " ".join(message for _, message in issues(broken, cache, "REQUIRED"))
    assert "license" in said
    assert "clusters.csv" in said
