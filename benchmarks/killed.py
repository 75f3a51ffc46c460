"""`python -m benchmarks.killed POINT ROOT`: a build of the checkout ROOT that is killed at its POINT-th moment.

A moment is one before each call to the file system below ROOT (files opened, made, renamed, removed, whatever Python
audits), and two for each file that is put on the disk: with half of its bytes, and with all. SIGKILL leaves a process
nothing to clean up. With POINT 0 the build is left alone, and the number of its moments goes to standard error.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
from typing import Any

from shenyang_innovation.cli import main

CALLS = ("open", "os.", "fcntl.", "shutil.rmtree")


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


if __name__ == "__main__":
    point, root = int(sys.argv[1]), sys.argv[2]
    killer = Killer(point, root)
    os.fsync = killer.synced
    sys.addaudithook(killer.audited)
    status = main(["build", "--root", root])
    sys.stderr.write(f"{killer.moments}\n")
    sys.exit(status)
