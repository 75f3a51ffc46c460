"""A file that one process holds at a time. The lock is the kernel's: it goes with the process, also a killed one.

The folder of the file is made for it, and taken away with it if nothing else is in it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":

    def take(file: Path) -> int | None:
        """The handle of the lock, which is made if it is not there; None if another process holds it."""
        file.parent.mkdir(exist_ok=True)
        try:
            # O_TEMPORARY: the file goes with the process
            return os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except FileExistsError:
            return None

    def give_back(file: Path, handle: int) -> None:
        """Let the lock go."""
        os.close(handle)
        leave(file.parent)

else:
    import fcntl

    def take(file: Path) -> int | None:
        """The handle of the lock, which is made if it is not there; None if another process holds it."""
        file.parent.mkdir(exist_ok=True)
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        except FileNotFoundError:  # whoever held it is just leaving, and takes the folder away
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), os.stat(file)):
                return handle
        except (BlockingIOError, FileNotFoundError):
            pass
        os.close(handle)
        return None

    def give_back(file: Path, handle: int) -> None:
        """Let the lock go."""
        # Removed while it is held: who has opened it meanwhile sees that his is not the one that is there.
        file.unlink(missing_ok=True)
        leave(file.parent)
        os.close(handle)


def leave(folder: Path) -> None:
    """Take the folder of a lock away, unless something is in it: what its holder keeps, or the lock of the next."""
    with suppress(OSError):
        folder.rmdir()
