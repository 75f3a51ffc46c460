"""Version and date stand in several files that people read: they agree."""

from __future__ import annotations

import importlib.metadata
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from shenyang_innovation.__about__ import DATA_RELEASED, DATA_VERSION, __released__, __version__

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def citation(repository: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def changelog(repository: Path) -> str:
    return (repository / "CHANGELOG.md").read_text(encoding="utf-8")


def newest_entry(changelog: str) -> tuple[str, date]:
    found = re.search(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)$", changelog, flags=re.MULTILINE)
    assert found, "CHANGELOG.md has no heading like '## 1.2.3 (2026-01-31)'"
    return found[1], date.fromisoformat(found[2])


def test_the_changelog_begins_with_this_version(changelog: str) -> None:
    assert newest_entry(changelog) == (__version__, date.fromisoformat(__released__))


def test_the_citation_has_version_and_date_of_the_data(citation: dict[str, Any]) -> None:
    assert (citation["version"], citation["date-released"]) == (DATA_VERSION, DATA_RELEASED)


def test_the_installed_metadata_has_this_version() -> None:
    assert importlib.metadata.version("shenyang-innovation") == __version__


def test_each_version_lists_the_data_before_the_code(changelog: str) -> None:
    entries = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    for entry in entries:
        sections = re.findall(r"^### (.+)$", entry, flags=re.MULTILINE)
        assert sections[0] == "Data", entry.splitlines()[0]
