"""The findings of a file that are kept: a file of a million bad rows must not fill the memory with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shenyang_innovation.checking.schemas.files.pieces import Found

MOST = 1000
"""So many findings are kept of one file, unless one asks for more; the rest are counted."""


class Findings:
    """The first findings of a file, and how many there are in all.

    >>> from shenyang_innovation.checking.schemas.files.pieces import Found
    >>> from shenyang_innovation.errors import Fault
    >>> findings = Findings(most=1)
    >>> for row in (1, 2, 3):
    ...     fault = Fault(table="caveats", row=row, column=None, value="", rule="the row is empty", remedy="Remove it")
    ...     findings.add(Found(fault))
    >>> [found.fault.row for found in findings.kept], findings.count
    ([1], 3)
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.kept: list[Found] = []
        self.count: int = 0

    def add(self, found: Found) -> None:
        """Count a finding, and keep it if there is room."""
        self.count += 1
        if len(self.kept) < self.most:
            self.kept.append(found)

    def count_unseen(self, times: int) -> None:
        """Count findings that are not looked at one by one."""
        self.count += times

    @property
    def room(self) -> int:
        """How many more findings will be kept."""
        return self.most - len(self.kept)
