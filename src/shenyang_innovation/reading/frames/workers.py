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
    from shenyang_innovation.reading.frames.rows import NoText
    from shenyang_innovation.reading.frames.tasks import Task

AHEAD = 4
"""So many tasks for each worker are under way or wait for their turn to be given out, and no more."""
MOST_ON_WINDOWS = 60
"""Windows waits for 63 things at a time, and no more."""
READY = "ready"
PATIENCE = 5
"""So many seconds a process has to end, once its pipe is closed, before it is ended."""
UNGUARDED = (
    "If this is a script, put what it does under `if __name__ == '__main__':`, since a worker imports it; "
    "else see what the worker wrote"
)


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
    try:
        answers.send(READY)
        while True:
            answers.send(_answer(tasks.recv(), read))
    except (EOFError, OSError):  # the parent needs no more, or is gone
        return


def _answer(texts: list[str | NoText], read: Read) -> tuple[bytes | None, str]:
    """The figures of texts, packed; or None, and why."""
    try:
        return figures_of(texts, read).serialize().to_pybytes(), ""
    except Exception:  # noqa: BLE001 - the parent has to hear of it, whatever it is
        return None, traceback.format_exc()


class Worker:
    """A process, its pipes, and the task that it has.

    It takes some time to start. Whoever sent it a task before it is ready would wait for it, so it says when it is.
    """

    def __init__(self, context: Any, read: Read) -> None:
        tasks, self._tasks = context.Pipe(duplex=False)
        received, answers = context.Pipe(duplex=False)
        self.answers: Connection = received
        inherited = (self._tasks, self.answers) if context.get_start_method() == "fork" else ()
        self._process = context.Process(target=work, args=(tasks, answers, read, inherited), daemon=True)
        try:
            self._process.start()
        finally:
            tasks.close()  # the worker has these ends, and nobody else may, or nobody would see them closed
            answers.close()
        self.ready: bool = False
        self.number: int = -1
        self.task: Task | None = None

    @property
    def idle(self) -> bool:
        """Whether it waits for a task."""
        return self.ready and self.task is None

    def give(self, number: int, task: Task) -> None:
        """A task for a worker that is idle."""
        self.number, self.task = number, task
        try:
            self._tasks.send(task.texts)
        except OSError:
            raise self._lost() from None

    def take(self) -> bytes | None:
        """The answer to its task, as soon as it is there; None if it says that it is ready."""
        try:
            message = self.answers.recv()
        except (EOFError, OSError):
            raise self._lost() from None
        if message == READY:
            self.ready = True
            return None
        answer: bytes | None
        answer, trouble = message
        if answer is None:
            raise self._failed(trouble)
        self.task = None
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
        if code == 1 and not self.ready:
            remedy = UNGUARDED
        return self._error(f"a worker {how}", remedy)

    def _failed(self, trouble: str) -> LostWorkerError:
        return self._error("a worker can't give back figures", f"See what it says:\n{trouble}")

    def _error(self, what: str, remedy: str) -> LostWorkerError:
        named = "" if self.task is None else f" while it had {self.task.named()}"
        return LostWorkerError(f"{what}{named}", where="read_table", remedy=remedy)


class Crew:
    """The workers, the tasks that wait for one of them, and the answers that wait for their turn."""

    def __init__(self, count: int, read: Read, start_method: str | None) -> None:
        self._context = multiprocessing.get_context(start_method)
        self._count = count
        self._read = read
        self._workers: list[Worker] = []
        self._under_way: deque[Task] = deque()
        self._waiting: deque[tuple[int, Task]] = deque()
        self._answers: dict[int, bytes] = {}
        self._taken = self._given = 0

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, in the order of the tasks."""
        ended = False
        while True:
            may_draw = not ended and len(self._under_way) < AHEAD * self._count
            # a task is left for whoever ends next, while the figures are made use of; or there is none to be had
            provided = self._waiting or not may_draw
            if provided and self._taken in self._answers:
                yield self._under_way.popleft(), self._answers.pop(self._taken)
                self._taken += 1
            elif may_draw:
                task = next(tasks, None)
                ended = task is None
                if task is not None:
                    self._add(task)
            elif not self._under_way:
                return
            else:
                self._collect(None)
            self._collect(0)
            self._hand_out()

    def end(self) -> None:
        """End all workers, whatever they do."""
        for worker in self._workers:
            worker.end()

    def _add(self, task: Task) -> None:
        self._under_way.append(task)
        self._waiting.append((self._given, task))
        self._given += 1
        if len(self._workers) < self._count:
            self._workers.append(Worker(self._context, self._read))

    def _hand_out(self) -> None:
        for worker in self._workers:
            if self._waiting and worker.idle:
                worker.give(*self._waiting.popleft())

    def _collect(self, seconds: float | None) -> None:
        """Take what workers say; None waits until one says something."""
        busy: dict[object, Worker] = {worker.answers: worker for worker in self._workers if not worker.idle}
        for connection in wait([worker.answers for worker in busy.values()], seconds) if busy else ():
            worker = busy[connection]
            answer = worker.take()
            if answer is not None:
                self._answers[worker.number] = answer


def unpacked(answer: bytes, schema: pa.Schema) -> pa.RecordBatch:
    """The batch that a worker packed."""
    return pa.ipc.read_record_batch(pa.py_buffer(answer), schema)
