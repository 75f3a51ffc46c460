"""The errors of the package: each says what is wrong, where, and what to do about it."""

from __future__ import annotations

import copyreg

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 0.6
"""How alike two words must be for the one to be proposed for the other: 0 is not at all, 1 the same."""
SHORTEST = 3
"""A part of a word stands for it from this many characters."""
MANY = 20
"""More right words than this are not listed in full."""
FEW = 10
"""How many of them are named instead."""


class ShenyangInnovationError(Exception):
    """Base of every error this package raises on purpose.

    >>> str(ShenyangInnovationError("no table 'cluster'", where="load", remedy="Did you mean 'clusters'?"))
    "load: no table 'cluster'. Did you mean 'clusters'?"
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        self.what: str = what
        self.where: str = where
        self.remedy: str = remedy
        super().__init__(f"{where}: {what}. {remedy}")

    def __reduce__(self) -> tuple[object, ...]:
        """An error is sent to another process as it is, not made there of its message alone."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class UnknownNameError(ShenyangInnovationError, LookupError):
    """A table, column, key, backend, style or format that does not exist."""


class UsageError(ShenyangInnovationError, ValueError):
    """A use that makes no sense: a condition that is none, a number that is none, a column named twice."""


class MissingExtraError(ShenyangInnovationError, ImportError):
    """A library that is optional and not installed."""


class DataFilesError(ShenyangInnovationError):
    """The published package (datapackage.json and tables/) is missing or can't be read."""


class LostProcessError(ShenyangInnovationError, RuntimeError):
    """A process that was to do a part of the work ended before it had."""


class ExportError(ShenyangInnovationError):
    """An export that can't be written: the disk is full, the folder is closed, another export is at work there."""


class CurationError(ShenyangInnovationError):
    """A row written by a curator that the build can't accept."""


class ValidationError(ShenyangInnovationError, ValueError):
    """Data that breaks the schema of its table; `faults` holds one entry for each bad cell."""

    def __init__(self, what: str, *, where: str, remedy: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.faults: tuple[Fault, ...] = faults


class Fault:
    """One broken rule at one place: table, row (from 1, header not counted), column, value, rule, remedy."""

    __slots__ = ("column", "remedy", "row", "rule", "table", "value")

    def __init__(self, *, table: str, row: int | None, column: str | None, value: str, rule: str, remedy: str) -> None:
        self.table: str = table
        self.row: int | None = row
        self.column: str | None = column
        self.value: str = value
        self.rule: str = rule
        self.remedy: str = remedy

    def __str__(self) -> str:
        place = self.table
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        value = f" (value {self.value!r})" if self.value else ""
        return f"{place}: {self.rule}{value}. {self.remedy}"

    def __repr__(self) -> str:
        return f"Fault({str(self)!r})"


def did_you_mean(wrong: object, right: Sequence[str]) -> str:
    """A remedy that names the nearest right word, or all of them, or the first few of many.

    >>> did_you_mean("cluster", ["clusters", "events"])
    "Did you mean 'clusters'?"
    >>> did_you_mean("xyz", ["clusters", "events"])
    'Choose one of: clusters, events'
    >>> did_you_mean("kind", ["cluster_id", "cluster_kind"])
    "Did you mean 'cluster_kind'?"
    >>> did_you_mean("de", ["en", "zh"])
    'Choose one of: en, zh'
    >>> did_you_mean("xyz", [f"obs-{number}" for number in range(500)])
    'Choose one of 500: obs-0, obs-1, obs-2, obs-3, obs-4, obs-5, obs-6, obs-7, obs-8, obs-9, …'
    """
    from difflib import get_close_matches

    near = get_close_matches(str(wrong), right, n=1, cutoff=NEAR) or [
        word for word in right if len(str(wrong)) >= SHORTEST and str(wrong) in word
    ]
    if near:
        return f"Did you mean {near[0]!r}?"
    if len(right) > MANY:
        return f"Choose one of {len(right)}: {', '.join(right[:FEW])}, …"
    return "Choose one of: " + ", ".join(right)
