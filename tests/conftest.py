"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


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
