"""Comparing two packages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.comparing.changes import SchemaChange, Side, Step, TableRows
from shenyang_innovation.comparing.matching import match
from shenyang_innovation.comparing.packages import located, refuse_others
from shenyang_innovation.comparing.reasons import Reasons
from shenyang_innovation.comparing.rows import table_rows
from shenyang_innovation.comparing.schema import schema_changes

if TYPE_CHECKING:
    from shenyang_innovation.published.descriptor import Package


class Diff(NamedTuple):
    """What changed between two packages; printing it gives a text to read.

    `schema` are the changes of tables and columns. `rows` are the tables whose rows changed, in the order of the newer
    package. A table that only one of the two has is a change of the schema; its rows are not listed.
    """

    old: Side
    new: Side
    schema: tuple[SchemaChange, ...]
    rows: tuple[TableRows, ...]

    @property
    def schema_step(self) -> Step:
        """The step that the version of the schema has to take."""
        return max((change.step for change in self.schema), default=Step.NONE)

    @property
    def data_step(self) -> Step:
        """The step that the version of the data has to take: the larger of those for schema and rows."""
        return max(self.schema_step, *(table.step for table in self.rows), Step.NONE)

    @property
    def step(self) -> Step:
        """The step that the version of the package has to take at least; what changed in its code is not seen here."""
        return self.data_step

    def __str__(self) -> str:
        from shenyang_innovation.comparing.text import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from shenyang_innovation.comparing.html import as_html

        return as_html(self)


def diff(old: str | os.PathLike[str], new: str | os.PathLike[str]) -> Diff:
    """What changed from one package to another, and the step of the version that it calls for.

    Each is named by a folder with a datapackage.json (or by that file), a wheel, an sdist, a revision of the git
    checkout one stands in, the version of a kept release, or the word "installed" for the package that is loaded.

    Raises `UsageError` for a name that is none of these, an archive or revision that holds no package or can't be read,
    and packages of different names; `DataFilesError` for a package that is not as its descriptor says.

    >>> found = diff("0.4.0", "0.4.0")
    >>> str(found.step), found.schema, found.rows
    ('none', (), ())
    """
    with located(old) as before, located(new) as after:
        refuse_others(before, after)
        schema, rows = compare(before.package(), after.package())
        return Diff(before.side(), after.side(), schema, rows)


def compare(old: Package, new: Package) -> tuple[tuple[SchemaChange, ...], tuple[TableRows, ...]]:
    """What changed in schema and rows from one package to another."""
    matched, reasons = match(old, new), Reasons(new)
    rows = [table_rows(pair, reasons) for pair in matched.pairs]
    return tuple(schema_changes(old, new, matched)), tuple(table for table in rows if table)
