"""The benchmark runs, and reads the same of both files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import parquet
from shenyang_innovation.published.backends import load_table


@pytest.mark.slow
def test_the_benchmark_reads_both_files(tmp_path: Path) -> None:
    sizes = parquet.write_packages(tmp_path, 3000)
    assert [
        (tmp_path / "parquet" / "tables" / f"observations.{ending}").stat().st_size for ending in ("csv", "parquet")
    ] == list(sizes)
    frames = [load_table("observations", "polars", root=str(tmp_path / kind)) for kind in ("csv", "parquet")]
    assert frames[0].equals(frames[1])
    assert len(frames[0].unique("observation_id")) == 3000
    described = json.loads((tmp_path / "csv" / "datapackage.json").read_bytes())
    assert not any("parquet" in resource for resource in described["resources"])
    lines = list(parquet._lines(tmp_path, "polars", parquet.asked(3), 1))
    assert [line[2] for line in lines[:4]] == ["3,000", "3,000", "1,000", "1,000"]
