"""How far long work is, for somebody who waits at a terminal.

Work that may take long takes a `Tell` and calls it with each step; it knows nothing of terminals. A command gives it a
`Progress`. (A library for this would be a third dependency of the commands, for the forty lines below.)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Self

Tell = Callable[[str], None]
"""Is told each step of some work."""

PATIENCE = 1.0
"""So many seconds pass before anything is shown: what is quick needs no progress."""
INTERVAL = 0.1
WIDTH = 80


def silent(_step: str) -> None:
    """Tell nobody."""


class Progress:
    """Shows the latest step on one line of standard error, and clears the line at the end.

    Nothing is shown in the first second, nor if standard error is no terminal or belongs to a CI. The clock decides
    when something is shown, nothing else.

    >>> with Progress("build") as tell:
    ...     tell("reading the curation")
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self._watched = sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("CI")
        self._due = monotonic() + PATIENCE
        self._used = 0

    def __call__(self, step: str) -> None:
        """Show a step, if it is time to."""
        now = monotonic()
        if self._watched and now >= self._due:
            self._due = now + INTERVAL
            self._show(f"{self.title}: {step}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _e: BaseException | None, _at: TracebackType | None) -> None:
        if self._used:
            self._show("")

    def _show(self, line: str) -> None:
        # a name of a file may hold what a terminal would act on, or be wider than the terminal
        line = line if line.isprintable() else ascii(line)
        room = (os.get_terminal_size(sys.stderr.fileno()).columns or WIDTH) - 1
        while _columns(line) > room:
            line = line[:-1]
        sys.stderr.write(f"\r{' ' * self._used}\r{line}")
        sys.stderr.flush()
        self._used = _columns(line)


def _columns(line: str) -> int:
    """At most so many columns of a terminal; the exact number would take a table of all characters."""
    return sum(1 if character.isascii() else 2 for character in line)
