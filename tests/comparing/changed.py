"""A copy of the last kept release, to be changed as a checkout is, with its descriptor kept true to its tables."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from typing import TYPE_CHECKING, Any, TypeAlias

from shenyang_innovation.published import releases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Rows: TypeAlias = list[dict[str, str]]
RELEASE = releases.kept()[-1]


class Changed:
    """A folder with the package of a kept release, and what a test changes of it."""

    def __init__(self, root: Path, release: str = RELEASE) -> None:
        self.root: Path = shutil.copytree(releases.folder(release), root)

    @property
    def descriptor(self) -> dict[str, Any]:
        """What datapackage.json says; set it to write it."""
        described: dict[str, Any] = json.loads((self.root / "datapackage.json").read_bytes())
        return described

    @descriptor.setter
    def descriptor(self, described: dict[str, Any]) -> None:
        (self.root / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")

    def number(self, *, data: str, schema: str) -> None:
        """Set the numbers that stand in the descriptor."""
        self.descriptor = self.descriptor | {"version": data, "schemaVersion": schema}

    def rows(self, table: str, change: Callable[[Rows], object]) -> None:
        """Change the rows of a table."""
        path = self.root / "tables" / f"{table}.csv"
        reader = csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))
        columns, rows = list(reader.fieldnames or ()), list(reader)
        change(rows)
        self._write(table, columns, rows)

    def add(self, table: str, key: list[str], rows: Rows, description: str = "Made.") -> None:
        """Add rows to a table; one that is not there yet is made, of texts, with the columns of its first row."""
        if (self.root / "tables" / f"{table}.csv").is_file():
            self.rows(table, lambda there: there.extend(rows))
            return
        fields = [{"name": name, "type": "string", "description": name} for name in rows[0]]
        described = self.descriptor
        first = described["resources"][0] | {"name": table, "path": f"tables/{table}.csv", "description": description}
        described["resources"].append(first | {"schema": {"fields": fields, "primaryKey": key}})
        self.descriptor = described
        self._write(table, list(rows[0]), rows)

    def _write(self, table: str, columns: list[str], rows: Rows) -> None:
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        data = out.getvalue().encode()
        (self.root / "tables" / f"{table}.csv").write_bytes(data)
        described = self.descriptor
        for resource in described["resources"]:
            if resource["name"] == table:
                resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        self.descriptor = described


def tombstone(table: str, key: str, reason: str, successor: str = "") -> dict[str, str]:
    """A row of the table `retired`."""
    return {
        "table_name": table,
        "row_key": key,
        "reason_en": reason,
        "successor_key": successor,
        "since_version": "1.0.0",
    }
