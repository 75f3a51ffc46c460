"""Part of long work in a process beside the one that goes on with the rest."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from shenyang_innovation.errors import LostProcessError, ShenyangInnovationError
from shenyang_innovation.whole import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LARGE = 8 * 1024 * 1024
"""Bytes of all tables above which a process of its own is worth its beginning, which takes about a second."""
PROGRAM = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); pickle.load(sys.stdin.buffer)()"
"""What the process runs. multiprocessing would run the script that called us once more, which need not expect it."""
Answer = TypeVar("Answer")


@contextmanager
def beside(call: Callable[[], Answer], *, apart: bool, where: str = "check") -> Iterator[Callable[[], Answer]]:
    """Begin a call; what is given to the `with` block waits for its answer, or raises the error that the call raised.

    The call goes on in a process of its own if it is to be `apart`, for which it must be one that pickle can send; else
    it is made here when its answer is asked for. `where` says in an error whose work it is. Raises `LostProcessError`
    if the process ended without an answer.

    >>> with beside(int, apart=False) as nothing:
    ...     nothing()
    0
    """
    if not apart:
        yield call
        return
    # in a session of its own: who interrupts this process has it end that one
    process = subprocess.Popen(  # noqa: S603 - no shell, and nothing of it is given
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )

    def taken() -> Answer:
        said, _ = process.communicate()
        if process.returncode or not said:
            remedy = "See what it wrote above, or look whether memory ran out"
            raise LostProcessError(f"a process ended with {process.returncode}", where=where, remedy=remedy)
        answer, error = pickle.loads(said)  # noqa: S301 - our own process said it
        if error is not None:
            raise error
        given: Answer = answer
        return given

    try:
        if process.stdin is not None:
            process.stdin.write(pickle.dumps(sys.path) + pickle.dumps(_Work(call)))
            process.stdin.flush()
        yield taken
    finally:
        process.kill()
        process.communicate()


class _Work:
    """A call as the process makes it: it says what it answers, or which of our errors keeps it from that."""

    def __init__(self, call: Callable[[], object]) -> None:
        self._call = call

    def __call__(self) -> None:
        gc.disable()  # what is read stays to the end
        with os.fdopen(os.dup(1), "wb") as out:
            os.dup2(2, 1)  # whatever a library prints is no part of the answer
            try:
                said: tuple[object, ShenyangInnovationError | None] = (self._call(), None)
            except ShenyangInnovationError as error:
                said = (None, error)
            pickle.dump(said, out)


def is_large(root: Path) -> bool:
    """Whether the package in a folder (or beside the datapackage.json) is so large that a process beside is worth it.

    >>> from pathlib import Path
    >>> is_large(Path("/no/such/folder"))
    False
    """
    folder = (root.parent if root.name == DESCRIPTOR else root) / "tables"
    cores = os.cpu_count() or 1
    # not what a link leads to: a package has no links, and one may lead round in a ring
    return cores > 1 and sum(file.lstat().st_size for file in folder.glob("*.csv")) > LARGE
