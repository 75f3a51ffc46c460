"""What a frame says about itself, and how long it keeps it; and that the documents named are those of the evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import shenyang_innovation as sy
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published import descriptor, trace
from shenyang_innovation.published.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

CITATION = "shenyang-innovation contributors. Shenyang innovation system, table clusters (Industrial clusters). Data version 9.8.7, "


@pytest.mark.usefixtures("miniature")
def test_a_frame_says_what_it_is_from_where_and_how_to_cite_it() -> None:
    attrs = sy.load_clusters().attrs
    assert (attrs["table"], attrs["title"], attrs["title_zh"]) == ("clusters", "Industrial clusters", "产业集群")
    assert (attrs["units"]["output_value_cny"], attrs["units"]["output_growth_percent"]) == ("CNY", "percent")
    assert (attrs["license"], attrs["version"], attrs["sources"]) == ("CC-BY-4.0", "9.8.7", ["reply-2025"])
    assert attrs["citation"].startswith(CITATION)
    assert sy.cite("clusters").splitlines()[0] == attrs["citation"]


STEPS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "copied": lambda frame: frame.copy(),
    "rows": lambda frame: frame[frame["output_value_cny"].notna()],
    "columns": lambda frame: frame[["name_zh", "output_value_cny"]],
    "sorted": lambda frame: frame.sort_values("name_zh").head(1),
    "renamed": lambda frame: frame.rename(columns={"name_zh": "name"}).assign(one=1),
    "merged": lambda frame: frame.merge(frame[["cluster_id"]], on="cluster_id"),
    "indexed": lambda frame: frame.set_index("cluster_id").reset_index(),
}


@pytest.mark.usefixtures("miniature")
@pytest.mark.parametrize("step", STEPS)
def test_it_survives_what_one_does_with_a_frame(step: str) -> None:
    frame = sy.load_clusters()
    assert STEPS[step](frame).attrs == frame.attrs == sy.load_clusters().attrs


@pytest.mark.usefixtures("miniature")
def test_it_goes_into_parquet_and_comes_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pandas writes Parquet with pyarrow")
    import pandas as pd

    frame = sy.load_observations()
    frame.to_parquet(tmp_path / "observations.parquet")
    assert pd.read_parquet(tmp_path / "observations.parquet").attrs == frame.attrs
    assert json.loads(json.dumps(frame.attrs)) == frame.attrs


@pytest.mark.usefixtures("miniature")
def test_an_arrow_table_says_the_same() -> None:
    pytest.importorskip("pyarrow", reason="needs pyarrow")
    said = sy.load_targets(backend="pyarrow").schema.metadata
    attrs = sy.load_targets().attrs
    assert said is not None
    assert said[b"sources"].decode().split(" ") == attrs.pop("sources")
    del attrs["units"], attrs["ucum"]  # of each column, in its own metadata
    assert {name: said[str(name).encode()].decode() for name in attrs} == attrs


def documents(kept: Store, table: str) -> list[str]:
    """The documents that the evidence of all cells of a table leads to, in the order of `sources`."""
    resource = kept.package.resource(table)
    found = {
        place.source_id
        for row in kept.rows(table)
        for field in resource.fields
        if row[field.name] is not None
        for place in trace.places(kept, resource, row, field)
    }
    return [id_ for row in kept.rows("sources") if (id_ := str(row["source_id"])) in found]


def test_the_documents_of_a_table_are_those_its_evidence_leads_to(published: Path) -> None:
    kept = Store(descriptor.package(str(published)))
    for name, resource in kept.package.resources.items():
        assert list(resource.sources) == documents(kept, name), name


def test_a_package_of_before_does_not_say_its_documents(miniature: Path) -> None:
    file = miniature / "datapackage.json"
    described = json.loads(file.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        resource.pop("sources", None)
    file.write_text(json.dumps(described), encoding="utf-8")
    assert sy.load_clusters().attrs["sources"] == []
    assert sy.describe("clusters").sources == ()
    assert len(sy.cite("clusters").splitlines()) == 1


def test_a_document_that_is_not_there_is_named(miniature: Path) -> None:
    file = miniature / "datapackage.json"
    text = file.read_text(encoding="utf-8").replace('"sourceId": "reply-2025"', '"sourceId": "other-2025"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFilesError, match="names the source 'other-2025', which has no row in sources"):
        sy.cite("clusters")
