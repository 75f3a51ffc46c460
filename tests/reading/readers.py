"""Readers that a worker finds by their names: one that fails on some texts, one that ends its process, a quick one."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from shenyang_innovation.reading import STANDARD, Figure, Reader, Unit, read_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOMS = Reader(STANDARD.extended([Unit("锭", "count")]))
RAISES, ENDS = "此文有误", "到此为止"


def raising(text: str) -> list[Figure]:
    """`read_figures`, but for texts that say that they are wrong."""
    if RAISES in text:
        raise LookupError(f"{text[:2]}\ud800")
    return read_figures(text)


def raising_late(text: str) -> Iterator[Figure]:
    """The same, figure by figure."""
    yield from read_figures(text)
    if RAISES in text:
        raise RecursionError(text)


def killed(text: str) -> list[Figure]:
    """`read_figures`, but for a text at which the process is killed, as by the system when memory is short."""
    if text == ENDS:
        if sys.platform == "win32":
            os._exit(9)
        os.kill(os.getpid(), signal.SIGKILL)
    return read_figures(text)


def leaving(text: str) -> list[Figure]:
    """`read_figures`, but for a text at which the process ends by itself."""
    if text == ENDS:
        os._exit(3)
    return read_figures(text)


def nonsense(text: str) -> list[str]:
    """What are no figures."""
    return ["1"] * len(text)


def looms(text: str) -> list[Figure]:
    """What a reader with a unit of its own reads."""
    return LOOMS.figures(text)


def quick(text: str) -> list[Figure]:
    """One figure for each text, whatever it says."""
    return [Figure(0, 1, text[:1], "name")]
