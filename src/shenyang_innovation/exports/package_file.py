"""A datapackage.json for tables that lie in other files than the published CSV."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shenyang_innovation.published.descriptor import Package
from shenyang_innovation.whole import DESCRIPTOR

OF_CSV = ("dialect", "encoding", "parquet")
"""What a resource says of a CSV file alone, or of what lies beside it."""


def write_package(package: Package, place: Path, files: Mapping[str, bytes], *, form: str, mediatype: str) -> None:
    """Write into the folder `place` a file `NAME.form` for each table, and the descriptor that says what they are."""
    described: dict[str, Any] = json.loads(Path(package.root, DESCRIPTOR).read_text(encoding="utf-8"))
    resources = []
    for resource in described["resources"]:
        name, data = resource["name"], files[resource["name"]]
        (place / f"{name}.{form}").write_bytes(data)
        about = {
            "path": f"{name}.{form}",
            "format": form,
            "mediatype": mediatype,
            "bytes": len(data),
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        }
        resources.append({key: about.get(key, value) for key, value in resource.items() if key not in OF_CSV})
    text = json.dumps({**described, "resources": resources}, ensure_ascii=False, indent=2)
    (place / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8", newline="\n")
