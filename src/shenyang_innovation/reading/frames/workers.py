"""Processes that read texts, each with a pipe to it and one from it.

No queue, no lock and no thread is shared: a worker that dies, however it dies, closes its end of the pipes, which the
parent sees where it waits. The parent sends to workers that wait for a task alone, so that it never waits for one that
is at work; and a worker whose parent is gone finds its pipe closed, and ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from shenyang_innovation.reading.frames.errors import LostWorkerError
from shenyang_innovation.reading.frames.rows import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from shenyang_innovation.reading.frames.columns import Read
    from shenyang_innovation.reading.frames.tasks import Task

AHEAD = 4
"""So many tasks for each worker are under way or wait for their turn to be given out, and no more."""
MOST_ON_WINDOWS = 60
"""Windows waits for 63 things at a time, and no more."""
PATIENCE = 5
"""So many seconds a process has to end, once its pipe is closed, before it is ended."""
UNGUARDED = "If this is a script, put what it does under `if __name__ == '__main__':`, since a worker imports it"


def usable_cores() -> int:
    """How many processes can be at work at a time; 1 in a process that may have none of its own."""
    if multiprocessing.current_process().daemon:
        return 1
    # what the system lets this process use, where it tells
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_ON_WINDOWS) if sys.platform == "win32" else cores


def work(tasks: Connection, answers: Connection, read: Read, inherited: tuple[Connection, ...]) -> None:
    """What a worker does until its pipe is closed: it takes texts and gives back the figures, or why it can't."""
    for end in inherited:  # the parent's ends of its own pipes: it would never see them closed
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the parent has it end its workers
    while True:
        try:
            texts = tasks.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bytes | None, str] = (figures_of(texts, read).serialize().to_pybytes(), "")
        except Exception:  # noqa: BLE001 - the parent has to hear of it, whatever it is
            answer = (None, traceback.format_exc())
        try:
            answers.send(answer)
        except OSError:
            return


class Worker:
    """A process, its pipes, and the task that it has."""

    def __init__(self, context: Any, read: Read) -> None:
        tasks, self._tasks = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        inherited = (self._tasks, self.answers) if context.get_start_method() == "fork" else ()
        self._process = context.Process(target=work, args=(tasks, answers, read, inherited), daemon=True)
        try:
            self._process.start()
        finally:
            tasks.close()  # the worker has these ends, and nobody else may, or nobody would see them closed
            answers.close()
        self._answered = False
        self.number = -1
        self.task: Task | None = None

    def give(self, number: int, task: Task) -> None:
        """A task for a worker that has none."""
        self.number, self.task = number, task
        try:
            self._tasks.send(task.texts)
        except OSError:
            raise self._lost() from None

    def take(self) -> bytes:
        """The answer to its task, as soon as it is there."""
        answer: bytes | None
        try:
            answer, trouble = self.answers.recv()
        except (EOFError, OSError):
            raise self._lost() from None
        if answer is None:
            raise self._failed(trouble)
        self.task, self._answered = None, True
        return answer

    def end(self) -> None:
        """End the process, whatever it does."""
        self._tasks.close()
        self.answers.close()
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()
            self._process.close()

    def _lost(self) -> LostWorkerError:
        self._process.join(PATIENCE)
        code = self._process.exitcode
        how = f"was ended by signal {-code}" if code is not None and code < 0 else f"ended with status {code}"
        remedy = "Look whether memory ran out; `workers=1` reads in this process"
        if code == 1 and not self._answered:
            remedy = UNGUARDED
        return self._error(f"a worker {how}", remedy)

    def _failed(self, trouble: str) -> LostWorkerError:
        return self._error("a worker can't give back figures", f"See what it says:\n{trouble}")

    def _error(self, what: str, remedy: str) -> LostWorkerError:
        named = "" if self.task is None else f" while it had {self.task.named()}"
        return LostWorkerError(f"{what}{named}", where="read_table", remedy=remedy)


def answers(tasks: Iterator[Task], count: int, read: Read, start_method: str | None) -> Iterator[tuple[Task, bytes]]:
    """Each task with its answer, in the order of the tasks; the workers end with it, however it ends."""
    context = multiprocessing.get_context(start_method)
    workers: list[Worker] = []

    def free() -> Worker | None:
        return next((worker for worker in workers if worker.task is None), None)

    def may_give() -> bool:
        return len(under_way) < AHEAD * count and (len(workers) < count or free() is not None)

    under_way: deque[Task] = deque()
    ready: dict[int, bytes] = {}
    given = taken = 0
    try:
        while True:
            while may_give() and (task := next(tasks, None)):
                worker = free()
                if worker is None:
                    worker = Worker(context, read)
                    workers.append(worker)
                worker.give(given, task)
                under_way.append(task)
                given += 1
            if taken in ready:
                yield under_way.popleft(), ready.pop(taken)
                taken += 1
            elif under_way:
                busy = {worker.answers: worker for worker in workers if worker.task}
                for connection in wait(list(busy)):
                    worker = busy[connection]
                    ready[worker.number] = worker.take()
            else:
                return
    finally:
        for worker in workers:
            worker.end()


def unpacked(answer: bytes, schema: pa.Schema) -> pa.RecordBatch:
    """The batch that a worker packed."""
    return pa.ipc.read_record_batch(pa.py_buffer(answer), schema)
