"""What of a table is asked for, checked before any library is imported: its columns, and the rows by their values."""

from __future__ import annotations

from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NamedTuple

    from shenyang_innovation.published.descriptor import Field, Package, Resource
    from shenyang_innovation.published.filters import Filter
else:
    from shenyang_innovation.published.light import NamedTuple


class Asked(NamedTuple):
    """A table of a package, the columns wanted in their order, and what a row must have to be kept.

    `elsewhere` says that the package is not the one that comes with the code: its version may be another.
    """

    package: Package
    resource: Resource
    fields: tuple[Field, ...]
    filters: tuple[Filter, ...]
    elsewhere: bool

    def names(self) -> list[str]:
        """The names of the columns wanted."""
        return [field.name for field in self.fields]

    def is_narrowed(self) -> bool:
        """Whether other columns, or in another order, are wanted than the file has."""
        return self.fields != self.resource.fields

    def source(self) -> str | bytes:
        """What a reader of CSV is to read: the path of the file, or the rows to be kept, with their header."""
        if not self.filters:
            return self.resource.path
        from shenyang_innovation.published.filters import kept_csv

        return kept_csv(self.resource, self.filters)


def choose_columns(names: Iterable[str] | None, table: Resource, where: str = "columns") -> tuple[Field, ...]:
    """The columns of these names, in this order; all for None. Spaces around a name do not count.

    Raises `UnknownNameError` for one that is not there, `UsageError` for an empty one, for one named twice, and for a
    text where several names belong.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> [field.name for field in choose_columns(["name_zh", " cluster_id"], resource("clusters"))]
    ['name_zh', 'cluster_id']
    >>> choose_columns("name_zh", resource("clusters"))
    Traceback (most recent call last):
    shenyang_innovation.errors.UsageError: columns: 'name_zh' is no list of names. Write ['name_zh']
    """
    if names is None:
        return table.fields
    if isinstance(names, str):
        raise UsageError(f"{names!r} is no list of names", where=where, remedy=f"Write {[names]}")
    by_name = {field.name: field for field in table.fields}
    chosen: dict[str, Field] = {}
    given: Iterable[Any] = names  # whatever a user passes
    for one in given:
        name = one.strip() if isinstance(one, str) else one
        if name == "":
            raise UsageError("a name of a column is empty", where=where, remedy=_ALL)
        if name not in tuple(by_name):
            remedy = did_you_mean(name, tuple(by_name))
            raise UnknownNameError(f"no column {name!r} in {table.name}", where=where, remedy=remedy)
        if name in chosen:
            raise UsageError(f"{name!r} stands there twice", where=where, remedy="Name each column once")
        chosen[name] = by_name[name]
    if not chosen:
        raise UsageError("no column is named", where=where, remedy=_ALL)
    return tuple(chosen.values())


_ALL = "Name columns, or leave it out to have all of them"
