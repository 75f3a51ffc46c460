"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

#: Files of a minute or more. They begin first, whatever the random order: none is alone at the end, with a core idle.
LONGEST = (
    "tests/trust/test_corruption.py",
    "tests/reading/test_fuzz.py",
    "tests/validate/test_benchmark.py",
    "tests/judges/test_judges.py",
    "tests/validate/test_validate_in_ci.py",
    "tests/published/test_typing.py",
    "tests/docs/test_readme.py",
    "tests/building/test_exchange.py",
    "tests/docs/test_adding_a_document.py",
    "tests/hostile/test_texts.py",
    "tests/hostile/test_tables.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files in front; `--no-loadscope-reorder` keeps pytest-xdist from putting them last again."""
    place = {REPOSITORY / file: number for number, file in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout (or of the unpacked sdist)."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sources_dir() -> Path:
    """The folder of the source texts, which are not part of this repository; skips if they are not there.

    The environment variable SHENYANG_SOURCES names it; else it is shared/sources beside the checkout.
    """
    named = os.environ.get("SHENYANG_SOURCES")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "sources"
    if not any(folder.glob("*.txt")):
        pytest.skip(f"needs the source texts: no *.txt in {folder} (SHENYANG_SOURCES names another folder)")
    return folder.resolve()
