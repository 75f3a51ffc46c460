"""What can go wrong with a table of texts: what it is, where, and what to do about it."""

from __future__ import annotations

import importlib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

EXTRAS = {"pyarrow": "arrow", "pyspark": "spark"}
"""The extra of this package that brings a library."""


class FramesError(Exception):
    """Base of the errors of this package.

    >>> str(FramesError("no column 'txt'", where="read_table", remedy="Did you mean 'text'?"))
    "read_table: no column 'txt'. Did you mean 'text'?"
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        self.what: str = what
        self.where: str = where
        self.remedy: str = remedy
        super().__init__(f"{where}: {what}. {remedy}")


class MissingLibraryError(FramesError, ImportError):
    """A library that is optional and not installed."""


class UnusableTableError(FramesError, ValueError):
    """A table that can't be read, lacks a column, or has a column named like one of the figures."""


class LostWorkerError(FramesError, RuntimeError):
    """A worker process that ended before it had read its documents."""


def need(module: str, where: str) -> Any:
    """A module of a library, imported; raises `MissingLibraryError` that says which extra brings it.

    >>> need("json", "read_table").dumps({})
    '{}'
    """
    name = module.partition(".")[0]
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingLibraryError(
            f"{name} is not installed", where=where, remedy=f"Run `pip install 'shenyang-innovation[{EXTRAS[name]}]'`"
        ) from None


def check_columns(names: Sequence[str], text: str, keys: Sequence[str], where: str, taken: Sequence[str]) -> None:
    """Raise `UnusableTableError` for a column that is not there, and for a key that is named like a column of figures.

    >>> check_columns(["id", "body"], "text", ["id"], "read_table", ["start", "text"])
    Traceback (most recent call last):
    ...
    shenyang_innovation.reading.frames.errors.UnusableTableError: read_table: no column 'text'. Name one of: id, body
    """
    if not keys:
        raise UnusableTableError("the key has no column", where=where, remedy="Name what tells the documents apart")
    for name in (text, *keys):
        if name not in names:
            near = get_close_matches(name, names, n=1)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Name one of: {', '.join(names)}"
            raise UnusableTableError(f"no column {name!r}", where=where, remedy=remedy)
        if list(names).count(name) > 1:
            raise UnusableTableError(f"more than one column {name!r}", where=where, remedy="Rename all but one")
    for number, name in enumerate(keys):
        if name in taken or name in keys[:number]:
            raise UnusableTableError(
                f"the figures would have two columns {name!r}", where=where, remedy="Rename the key, or leave it out"
            )
