"""What a rule of the published package reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from shenyang_innovation.errors import Fault


class Finding(NamedTuple):
    """One place that falls short of a rule; what `validate` finds has its fault, its file and perhaps the line in it.

    >>> print(Finding("tables/caveats.csv, row 3", "no observation has the caveat", "Remove the row"))
    tables/caveats.csv, row 3: no observation has the caveat. Remove the row
    """

    where: str
    what: str
    remedy: str
    fault: Fault | None = None
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"

    @classmethod
    def of(cls, fault: Fault, root: Path | None = None) -> Finding:
        """The finding that says the same as a fault of the package in the folder `root`.

        >>> from shenyang_innovation.errors import Fault
        >>> rule = "must not be missing"
        >>> fault = Fault(table="caveats", row=3, column="label_zh", value="", rule=rule, remedy="Give it")
        >>> Finding.of(fault).where
        'tables/caveats.csv, row 3, column label_zh'
        """
        file = fault.table if "." in fault.table else f"tables/{fault.table}.csv"
        place = file
        if fault.row is not None:
            place += f", row {fault.row}"
        if fault.column is not None:
            place += f", column {fault.column}"
        value = f" (value {fault.value!r})" if fault.value else ""
        path = None if root is None else str(root / file)
        return cls(place, f"{fault.rule}{value}", fault.remedy, fault, path)

    @classmethod
    def in_file(cls, fault: Fault, path: Path, line: int | None) -> Finding:
        """The finding that says the same as a fault of one file of a table."""
        where = str(path) if line is None else f"{path}:{line}"
        return cls(where, str(fault).removesuffix(f". {fault.remedy}"), fault.remedy, fault, str(path), line)
