"""The benchmark of `validate` runs, and each way in it judges: none is fast because it does not look."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_benchmark_runs(repository: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "validate", "--rows", "2000", "--repeats", "1"]
    done = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "| **`validate`**, in pieces | 2,000 |" in done.stdout
    assert "times as fast as frictionless" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak of memory from /proc")
def test_ten_times_the_rows_take_no_more_memory(repository: Path, tmp_path: Path) -> None:
    """The larger file has 58 MB; read whole it would take several times as much."""
    program = """
import sys
from pathlib import Path
from benchmarks.validate import _write
from benchmarks.validation_ways import WAYS, peak_megabytes
file = _write(Path(sys.argv[1]), int(sys.argv[2]))
assert WAYS["ours"]()(file)
print(peak_megabytes())
"""
    peaks = []
    for rows in (40_000, 400_000):
        command = [sys.executable, "-c", program, str(tmp_path / "file.csv"), str(rows)]
        done = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8", check=True)
        peaks.append(float(done.stdout))
    few, many = peaks
    assert (tmp_path / "file.csv").stat().st_size > 50 * 10**6
    assert many - few < 30
