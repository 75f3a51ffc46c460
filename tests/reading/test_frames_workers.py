"""Workers end with their work, and one that is lost ends it: with an error that says which, and never by hanging."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from shenyang_innovation.reading.frames import read_table, tasks, workers
from tests.reading.programs import PATIENCE, run, started
from tests.reading.readers import quick

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = ["spawn"] if sys.platform == "win32" else ["spawn", "fork", "forkserver"]

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")

#: What a program prints of the error that a reader of tests/reading/readers.py leads to, at the document 9.
LOST = """
try:
    for batch in read_table(made(end=9), workers=2, read=readers.{read}, start_method={method!r}):
        pass
except LostWorkerError as error:
    print(error)
print(multiprocessing.active_children())
"""


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_a_worker_that_is_killed_is_an_error_that_names_its_documents(method: str) -> None:
    said, left = run(LOST.format(read="killed", method=method)).splitlines()
    how = "ended with status 9" if sys.platform == "win32" else "was ended by signal 9"
    assert said.startswith(f"read_table: a worker {how} while it had the document")
    assert "{'id': 9}" in said
    assert said.endswith("Look whether memory ran out; `workers=1` reads in this process")
    assert left == "[]"


@pytest.mark.slow
def test_a_worker_that_ends_by_itself_is_an_error() -> None:
    assert "a worker ended with status 3 while it had the document" in run(LOST.format(read="leaving", method="spawn"))


@pytest.mark.slow
def test_a_worker_that_can_not_give_figures_says_why() -> None:
    said = run(LOST.format(read="nonsense", method="spawn"))
    assert "a worker can't give back figures while it had the document" in said
    assert "ValueError: zip()" in said


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_workers_that_are_killed_from_outside_are_an_error(method: str) -> None:
    said = run(f"""
figures = read_table(made(200), workers=2, start_method={method!r})
figures.read_next_batch()
for child in multiprocessing.active_children():
    child.kill()
try:
    figures.read_all()
except LostWorkerError as error:
    print(error)
""")
    assert said.startswith("read_table: a worker was ended by signal ")
    assert "while it had the document" in said


@pytest.mark.slow
def test_a_script_without_a_guard_is_told_to_have_one(tmp_path: Path) -> None:
    script = started(tmp_path / "script.py", "print(read_table(made(), workers=2).read_all().num_rows)", guarded=False)
    printed, said = script.communicate(timeout=PATIENCE)
    assert (script.returncode, printed) == (1, "")
    assert "LostWorkerError: read_table: a worker ended with status 1" in said
    assert "put what it does under `if __name__ == '__main__':`" in said


@pytest.mark.slow
@pytest.mark.parametrize("how", ["del figures", "figures = None", "raise SystemExit"])
def test_workers_end_when_nobody_reads_on(how: str) -> None:
    said = run(f"""
figures = read_table(made(200), workers=2)
figures.read_next_batch()
print(len(multiprocessing.active_children()))
{how}
print(len(multiprocessing.active_children()))
""")
    assert said.split() == (["2"] if "Exit" in how else ["2", "0"])


def test_a_worker_is_not_started_for_a_single_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Worker", None)
    assert read_table(pa.table({"id": [1], "text": ["3家"]}), workers=2).read_all().num_rows == 1


WAITING = """
figures = read_table(made(200), workers=2, start_method={method!r})
figures.read_next_batch()
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
time.sleep(600)
"""


@on_linux
@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_workers_end_when_their_parent_is_killed(method: str, tmp_path: Path) -> None:
    """Though each has an answer that nobody takes."""
    parent = started(tmp_path / "script.py", WAITING.format(method=method))
    assert parent.stdout
    pids = parent.stdout.readline().split()
    assert len(pids) == 2
    assert all(map(is_running, pids))
    parent.kill()
    parent.communicate(timeout=PATIENCE)
    until = time.monotonic() + PATIENCE
    while any(map(is_running, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, pids))


@on_linux
@pytest.mark.slow
def test_an_interrupt_ends_all_and_is_told_once(tmp_path: Path) -> None:
    parent = started(tmp_path / "script.py", WAITING.format(method="spawn"))
    assert parent.stdout
    pids = parent.stdout.readline().split()
    os.killpg(parent.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, said = parent.communicate(timeout=PATIENCE)
    assert said.count("Traceback") == 1
    assert said.endswith("KeyboardInterrupt\n")
    assert not any(map(is_running, pids))


def is_running(pid: str) -> bool:
    """Whether a process is there, and not only its exit status, which nobody may have asked for."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def test_no_more_tasks_are_under_way_than_a_few_for_each_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "DOCUMENTS", 1)
    taken = 0

    def endless() -> Iterator[Any]:
        nonlocal taken
        while True:
            taken += 1
            yield pa.table({"id": [taken], "text": ["3家"]})

    figures = read_table(endless(), workers=2, read=quick)
    assert [figures.read_next_batch()["id"].to_pylist() for _ in range(30)] == [[number] for number in range(1, 31)]
    assert taken <= 30 + 2 * workers.AHEAD
    del figures
    assert not multiprocessing.active_children()


def test_a_process_that_may_have_no_children_reads_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers.usable_cores() >= 1
    monkeypatch.setattr(multiprocessing, "current_process", lambda: SimpleNamespace(daemon=True))
    assert workers.usable_cores() == 1
