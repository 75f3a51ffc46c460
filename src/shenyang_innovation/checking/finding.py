"""What a rule of the published package reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shenyang_innovation.errors import Fault


class Finding(NamedTuple):
    """One place that falls short of a rule.

    >>> print(Finding("tables/caveats.csv, row 3", "no observation has the caveat", "Remove the row"))
    tables/caveats.csv, row 3: no observation has the caveat. Remove the row
    """

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"

    @classmethod
    def of(cls, fault: Fault) -> Finding:
        """The finding that says the same as a fault.

        >>> from shenyang_innovation.errors import Fault
        >>> rule = "must not be missing"
        >>> fault = Fault(table="caveats", row=3, column="label_zh", value="", rule=rule, remedy="Give it")
        >>> Finding.of(fault).where
        'tables/caveats.csv, row 3, column label_zh'
        """
        place = fault.table if fault.table.endswith(".json") else f"tables/{fault.table}.csv"
        if fault.row is not None:
            place += f", row {fault.row}"
        if fault.column is not None:
            place += f", column {fault.column}"
        value = f" (value {fault.value!r})" if fault.value else ""
        return cls(place, f"{fault.rule}{value}", fault.remedy)
