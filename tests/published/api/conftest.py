"""Without griffe there is nothing to collect here; test_api.py says so."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("griffe") else ["stub.py"]
