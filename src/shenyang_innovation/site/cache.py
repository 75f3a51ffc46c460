"""The folder in which the user's programs keep what they can fetch or build again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache() -> Path:
    """Our folder in the cache of the user; it need not be there yet.

    >>> cache().name
    'shenyang-innovation'
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "shenyang-innovation"
