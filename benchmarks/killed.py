"""A build that is killed at its `point`-th moment, in a process of its own.

A moment is one before each call to the file system below the checkout (files opened, made, renamed, removed, whatever
Python audits), and two for each file that is put on the disk: with half of its bytes, and with all. SIGKILL leaves a
process nothing to clean up. With point 0 the build is left alone.

The processes are forked from one that has imported what a build imports: starting Python anew takes longer than
a build, and nothing of the checkout is touched meanwhile.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from shenyang_innovation.building.package import build

CALLS = ("open", "os.", "fcntl.", "shutil.rmtree")

_forked = get_context("forkserver")
_forked.set_forkserver_preload([__name__])


class Attempt(NamedTuple):
    """How a build ended: its exit status, and the number of its moments if it came to its end."""

    status: int
    moments: int | None


class Killer:
    """Counts moments and kills its own process at one of them."""

    def __init__(self, point: int, root: str) -> None:
        self.point = point
        self.root = root
        self.moments = 0
        self.sync = os.fsync

    def audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        """A call that Python is about to make."""
        if event.startswith(CALLS) and any(str(argument).startswith(self.root) for argument in arguments):
            self.moment()

    def synced(self, fd: Any) -> None:
        """In place of `os.fsync`: a file whose bytes have been written."""
        status = os.fstat(fd)
        if stat.S_ISREG(status.st_mode) and self.moments + 1 == self.point:
            os.ftruncate(fd, status.st_size // 2)
        self.moment()
        self.sync(fd)
        self.moment()

    def moment(self) -> None:
        """One more moment; the last if it is the one."""
        self.moments += 1
        if self.moments == self.point:
            os.kill(os.getpid(), signal.SIGKILL)


def attempt(root: Path, point: int, seconds: float | None = None) -> Attempt:
    """Build the checkout `root`, to be killed at a point, or after a time if there is one."""
    receiving, sending = _forked.Pipe(duplex=False)
    process = _forked.Process(target=_build, args=(root, point, sending))
    process.start()
    sending.close()
    with closing(receiving):
        process.join(seconds)
        process.kill()
        process.join()
        moments = receiving.recv() if process.exitcode == 0 else None
    return Attempt(process.exitcode or 0, moments)


def _build(root: Path, point: int, moments: Connection) -> None:
    killer = Killer(point, str(root))
    os.fsync = killer.synced
    sys.addaudithook(killer.audited)
    build(root)
    moments.send(killer.moments)
