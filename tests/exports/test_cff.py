"""CITATION.cff: valid by the schema of the format, the same for every reader of YAML, and the repository's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shenyang_innovation.exports.yaml_text import to_yaml
from tests.exports.conftest import Export
from tests.exports.published import REPOSITORY, published_rows

FORMAT = "cff"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, export: Export) -> Path:
    """The file, under the name that tools look for."""
    place = tmp_path_factory.mktemp("exported") / "CITATION.cff"
    done = export(FORMAT, place)
    assert (done.returncode, done.stderr) == (0, "")
    return place


def judge(file: Path) -> tuple[int, str]:
    """The exit status and words of check-jsonschema, which holds the schema of the format."""
    pytest.importorskip("check_jsonschema", reason="needs check-jsonschema, of the dependency group judges")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def test_it_is_valid(exported: Path) -> None:
    status, said = judge(exported)
    assert status == 0, said


def test_the_schema_refuses_what_is_wrong(exported: Path, tmp_path: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    wrongs = {
        "type: dataset": "type: data set",
        'license: "CC-BY-4.0"': 'license: "CC-BY-4"',
        "cff-version:": "cff-versions:",
        'date-published: "2024-01-04"': 'date-published: "4 January"',
    }
    for right, wrong in wrongs.items():
        assert right in text
        text = text.replace(right, wrong)
    broken = tmp_path / "CITATION.cff"
    broken.write_text(text, encoding="utf-8")
    status, said = judge(broken)
    assert status == 1
    for words in ("'data set'", "'CC-BY-4'", "'cff-versions'", "'4 January'"):
        assert words in said


def test_the_sources_are_its_references(exported: Path) -> None:
    cited = yaml.safe_load(exported.read_text(encoding="utf-8"))
    found = [
        (one["title"], one.get("publisher", {"name": ""})["name"], one["date-published"], one.get("url", ""))
        for one in cited["references"]
    ]
    columns = ("title_zh", "publisher_zh", "published", "address")
    assert found == [tuple(row[column] for column in columns) for row in published_rows("sources")]
    nameless = [one["authors"] for one in cited["references"] if "publisher" not in one]
    assert nameless == [[{"name": "publisher not known"}]]
    inferred = ["Address inferred" in one["notes"] for one in cited["references"]]
    assert inferred == [row["address_basis"] == "inferred" for row in published_rows("sources")]


def test_the_file_of_the_repository_is_the_export(exported: Path) -> None:
    own = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    assert own == exported.read_text(encoding="utf-8"), "run `shenyang-innovation export cff CITATION.cff --force`"


# --- YAML -----------------------------------------------------------------------------------------------------------

ODD = "# @ : - ~ null no Yes ON 0.2.0 1e3 0x1F 2026-11-27 12:30 :沈阳 {a} [b] *c &d !e %f |g >h `i 'j \"k a: b\n \u2028"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.text() | st.sampled_from(ODD.split(" ")), min_size=1, max_size=4))
def test_any_text_comes_back(texts: list[str]) -> None:
    inner: dict[str, Any] = {"first": texts[0], "all": texts}
    value = {"text": texts[-1], "texts": texts, "mapping": inner, "mappings": [inner, inner], "lists": [texts, texts]}
    assert yaml.safe_load(to_yaml(value)) == value
