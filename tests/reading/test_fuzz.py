"""Texts that a fuzzer makes by what they reach in the code."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

RUNS = 20_000
SCRIPT = Path(__file__).with_name("fuzz.py")


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="needs atheris (`pip install --group fuzz`), which is there for Linux on x86-64 alone",
)
def test_no_text_that_a_fuzzer_makes_is_read_wrongly(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            str(SCRIPT),
            f"-runs={RUNS}",
            "-seed=1",
            "-max_len=400",
            "-len_control=0",
            f"-artifact_prefix={tmp_path}/",
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"Done {RUNS} runs" in done.stderr
    covered = [int(number) for number in re.findall(r"cov: (\d+)", done.stderr)]
    assert covered[-1] > covered[0] > 0, "the fuzzer sees what it reaches"
