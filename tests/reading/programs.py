"""Programs of a few lines that read a made table, each in a process of its own, which must end in time."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 120
"""So many seconds a program has, on a machine that is busy: one that hangs fails."""
BEGIN = """
import hashlib
import multiprocessing
import os
import signal
import sys
import time

import pyarrow as pa

from benchmarks.corpus import document
from shenyang_innovation.reading.frames import LostWorkerError, read_table, tasks
from tests.reading import readers

# Tests that a shell started in the background inherit from it that interrupts are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
tasks.CHARACTERS = 2_000
def made(count=20, end=None):
    texts = [document(number) for number in range(count)]
    if end is not None:
        texts[end] = readers.ENDS
    return pa.table({"id": range(count), "text": texts})
def print_digest(figures):
    print(hashlib.sha256(repr(figures.read_all().to_pylist()).encode()).hexdigest())
"""


def script(lines: str, *, guarded: bool = True) -> str:
    """A program of these lines, guarded as workers want it."""
    guard = 'if __name__ == "__main__":' if guarded else "if True:"
    return f"{BEGIN}\n{guard}\n" + "\n".join(f"    {line}" for line in lines.strip().splitlines())


def environment(**setting: str) -> dict[str, str]:
    """What finds this checkout and what it needs."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **setting}


def run(lines: str, **setting: str) -> str:
    """What a program prints."""
    command = [sys.executable, "-c", script(lines)]
    done = subprocess.run(
        command, env=environment(**setting), capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def started(file: Path, lines: str, *, guarded: bool = True) -> subprocess.Popen[str]:
    """A program in a file, started."""
    file.write_text(script(lines, guarded=guarded), encoding="utf-8")
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, str(file)],
        env=environment(),
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        start_new_session=True,
    )
