"""Files that others name, opened only where they are regular files of a folder: no link out, no device, no address.

Only `os` is used, so that loading a table costs nothing more.
"""

from __future__ import annotations

import os
import os.path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class OutsideError(OSError):
    """A file that must not be opened; the message says which and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.strerror: str = reason


def parts(path: object) -> list[str]:
    r"""The names that lead to a file of a folder, from a path as a descriptor gives it; else `OutsideError`.

    >>> parts("tables/clusters.csv")
    ['tables', 'clusters.csv']
    >>> for path in ("../clusters.csv", "/etc/passwd", "http://localhost/x.csv", "tables\\x.csv", ["x.csv"]):
    ...     try:
    ...         parts(path)
    ...     except OutsideError as error:
    ...         print(error)
    the path '../clusters.csv' leads out of the package
    the path '/etc/passwd' leads out of the package
    'http://localhost/x.csv' is no path of a file inside the package
    'tables\\x.csv' is no path of a file inside the package
    ['x.csv'] is no path of a file inside the package
    """
    if not isinstance(path, str) or not path.isprintable() or not path or "\\" in path or ":" in path:
        raise OutsideError(f"{shown(path)} is no path of a file inside the package")
    names = path.split("/")
    if os.path.isabs(path) or ".." in names:
        raise OutsideError(f"the path {shown(path)} leads out of the package")
    return names


def check(file: str, root: str) -> os.stat_result:
    """The status of a file that must be a regular one inside the folder `root`, links followed; else `OSError`.

    A folder whose descriptor is a link holds the files beside the real descriptor too: installers link file by file.

    >>> check("/dev/null", "/dev")
    Traceback (most recent call last):
    ...
    shenyang_innovation.inside.OutsideError: null is no regular file
    """
    if _is_straight(file, root):  # as nearly all are; asking for real paths takes a question for each folder above
        return check_regular(file)
    real, top = os.path.realpath(file), os.path.realpath(root)
    beside = os.path.dirname(os.path.realpath(os.path.join(top, "datapackage.json")))
    if not any(os.path.commonpath((folder, real)) == folder for folder in (top, beside)):
        raise OutsideError(f"the path {os.path.relpath(file, root)!r} leads out of the package")
    return check_regular(real)


def _is_straight(file: str, root: str) -> bool:
    """Whether a path leads from a folder down to a file without a link or a step up on its way."""
    while len(file) > len(root) and os.pardir not in file and not os.path.islink(file):
        file = os.path.dirname(file)
    return file == root


def check_regular(file: str, largest: int | None = None) -> os.stat_result:
    """The status of a file; raises `OSError` unless a file is there, is a regular one and has at most `largest` bytes.

    A device may have no end, and a pipe may have no writer: opening one could wait for ever.
    """
    import stat

    status, name = os.stat(file), os.path.basename(file)
    if stat.S_ISDIR(status.st_mode):
        raise OutsideError(f"{name} is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OutsideError(f"{name} is no regular file")
    if largest is not None and status.st_size > largest:
        raise OutsideError(f"{name} has more than {largest} bytes")
    return status


def shown(value: object, most: int = 120, spell: Callable[[object], str] = repr) -> str:
    r"""A value as a message shows it: short, and with nothing in it that a terminal would act on.

    >>> print(shown("a" * 1000, 12), shown("\a"))
    'aaaaaaaa... '\x07'
    """
    text = spell(value[: most + 1] if isinstance(value, str) else value)
    text = text if text.isprintable() else ascii(text)
    return text if len(text) <= most else text[: most - 3] + "..."
