"""A changed cell is found through the command's own run when size and hash of its file were put right."""

from __future__ import annotations

import json
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.corruption.kinds import digits
from shenyang_innovation.checking.run import run_checks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shenyang_innovation.checking.tables import Tables

    SetCell = Callable[[Path, int, str, str], None]


def other_digit(figure: str) -> str:
    return str(dict(digits(figure, Random(1)))["digit changed"])


def put_hash_right(package: Path, table: str) -> None:
    """As whoever changes a table on purpose would do."""
    data = (package / "tables" / f"{table}.csv").read_bytes()
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_bytes())
    (resource,) = (resource for resource in descriptor["resources"] if resource["name"] == table)
    resource["bytes"], resource["hash"] = len(data), f"sha256:{sha256(data).hexdigest()}"
    file.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("figures", "figure", None, "stands-in-texts"),
        ("observations", "figure", None, "cited-in-figures"),
        ("observations", "value", "9", "values-read"),
        ("targets", "value", "9", "targets-complete"),
        ("targets", "verdict", "missed", "outcomes-comparable"),
        ("relations", "computed_value", "9", "relations-recomputed"),
        ("relations", "residual", "9", "relations-recomputed"),
        ("relations", "tolerance", "9", "relations-recomputed"),
        ("relations", "holds", "false", "relations-recomputed"),
        ("clusters", "output_value_cny", "9", "measured-cells-observed"),
    ],
)
def test_a_changed_cell_whose_hash_was_put_right(
    package: Path,
    sources_dir: Path,
    tables: Tables,
    set_cell: SetCell,
    table: str,
    column: str,
    value: str | None,
    rule: str,
) -> None:
    before: Any = tables.placed[table][0].row
    set_cell(package / "tables" / f"{table}.csv", 1, column, value or other_digit(before.figure))
    put_hash_right(package, table)
    found = {result.rule for result in run_checks(package, sources_dir).results if result.findings}
    assert rule in found
    assert "package-valid" not in found
