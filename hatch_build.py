"""Puts the published package into the wheel, as `shenyang_innovation/_data`, and the kept releases beside it.

Not into an editable install: there the tables are read where the build writes them, at the root of the
repository.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PublishedPackageHook(BuildHookInterface[Any]):
    """Adds datapackage.json, tables/*.csv, the Parquet files beside them and releases.tar.xz to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Extend `build_data` for a standard wheel; fail if there is nothing to add, or a build was cut short."""
        if version != "standard":
            return
        root = Path(self.root)
        files = [root / "datapackage.json", *sorted(root.glob("tables/*.csv")), *sorted(root.glob("tables/*.parquet"))]
        if not list(root.glob("tables/*.csv")) or not files[0].is_file():
            message = "datapackage.json or tables/*.csv is missing. Run `shenyang-innovation build` first"
            raise FileNotFoundError(f"{root}: {message}")
        tables = json.loads(files[0].read_bytes())["resources"]
        parts = [*tables, *(table["parquet"] for table in tables if "parquet" in table)]
        described = {part["path"]: part["hash"] for part in parts}
        found = {f"tables/{file.name}": f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files[1:]}
        if found != described:
            message = "the files in tables/ are not those that datapackage.json describes"
            raise ValueError(f"{root}: {message}. Run `shenyang-innovation build`")
        kept = root / "releases.tar.xz"
        if not kept.is_file():
            message = "releases.tar.xz is missing. It belongs to the repository: `git checkout releases.tar.xz`"
            raise FileNotFoundError(f"{root}: {message}")
        build_data["force_include"][str(kept)] = f"shenyang_innovation/{kept.name}"
        for file in files:
            inside = file.relative_to(root).as_posix()
            build_data["force_include"][str(file)] = f"shenyang_innovation/_data/{inside}"
