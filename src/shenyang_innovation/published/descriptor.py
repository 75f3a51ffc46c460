"""datapackage.json as small immutable objects: what each table and each column means."""

from __future__ import annotations

import json
import os

from shenyang_innovation.errors import DataFilesError, UnknownNameError, did_you_mean
from shenyang_innovation.published import location
from shenyang_innovation.whole import DESCRIPTOR, whole_package

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from shenyang_innovation.published.light import NamedTuple

REMEDY = "Run `shenyang-innovation build` in a checkout, or reinstall the package"


class ColumnReference(NamedTuple):
    """A column of a table."""

    table: str
    column: str


class ForeignKey(NamedTuple):
    """A column whose cells are keys of a table (possibly of the same)."""

    column: str
    references: ColumnReference


class License(NamedTuple):
    """The licence of the tables."""

    name: str
    title: str
    path: str


class Field(NamedTuple):
    """A column.

    `type` is one of string, integer, number, boolean and date. A measured column names the `indicator` it is filled
    from and, in `as_of`, the column of the same row that says for which time. `list_of` marks a column that holds
    keys of another table, separated by spaces.
    """

    name: str
    type: str
    description: str
    required: bool
    enum: tuple[str, ...] | None
    pattern: str | None
    minimum: int | None
    maximum: int | None
    min_length: int | None
    max_length: int | None
    unit: str | None
    indicator: str | None
    as_of: str | None
    list_of: ColumnReference | None


class Resource(NamedTuple):
    """A table: where its file lies, what it is, its columns and keys."""

    name: str
    path: str
    title: str
    title_zh: str
    group: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rules: tuple[str, ...]
    bytes: int
    hash: str

    def names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name; raises `UnknownNameError` with the nearest one.

        >>> resource("clusters").field("output_value_cny").unit
        'CNY'
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise UnknownNameError(
            f"no column {name!r}", where=f"table {self.name}", remedy=did_you_mean(name, self.names())
        )


class Package(NamedTuple):
    """The published package: the folder it lies in, what it is called, and its tables in their order."""

    root: str
    name: str
    title: str
    description: str
    version: str
    license: License
    resources: dict[str, Resource]

    def resource(self, name: str) -> Resource:
        """The table of that name; raises `UnknownNameError` with the nearest one."""
        names = tuple(self.resources)  # of a dictionary, a name that is a list could not even be asked
        if name not in names:
            raise UnknownNameError(f"no table {name!r}", where="tables", remedy=did_you_mean(name, names))
        return self.resources[name]


_read: dict[str, tuple[tuple[int, int, int], Package]] = {}
"""Packages already read, by folder, with file, time and size of the descriptor at that moment."""


def package(root: str | None = None) -> Package:
    """The package in the folder `root`, or the one that comes with the code; read once.

    Raises `DataFilesError` if datapackage.json is missing or is no descriptor of ours.

    >>> package().name
    'shenyang-innovation'
    """
    folder = location.package_root() if root is None else whole_package(root)
    path = os.path.join(folder, DESCRIPTOR)
    try:
        status = os.stat(path)
        stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
        if folder in _read and _read[folder][0] == stamp:
            return _read[folder][1]
        with open(path, encoding="utf-8") as file:
            found = _package(folder, json.load(file))
    except OSError as error:
        raise DataFilesError(f"can't be read: {error.strerror}", where=path, remedy=REMEDY) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"is no descriptor of this package ({type(error).__name__}: {error})"
        raise DataFilesError(what, where=path, remedy=REMEDY) from None
    _read[folder] = (stamp, found)
    return found


def resource(name: str, root: str | None = None) -> Resource:
    """The table of that name; raises `UnknownNameError` with the nearest one.

    >>> resource("clusters").primary_key
    ('cluster_id',)
    >>> resource("cluster")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: tables: no table 'cluster'. Did you mean 'clusters'?
    """
    return package(root).resource(name)


def _package(root: str, described: dict[str, Any]) -> Package:
    first = described["licenses"][0]
    return Package(
        root=root,
        name=described["name"],
        title=described["title"],
        description=described["description"],
        version=described["version"],
        license=License(first["name"], first["title"], first["path"]),
        resources={part["name"]: _resource(root, part) for part in described["resources"]},
    )


def _resource(root: str, described: dict[str, Any]) -> Resource:
    schema = described["schema"]
    return Resource(
        name=described["name"],
        path=os.path.join(root, *described["path"].split("/")),
        title=described["title"],
        title_zh=described["titleZh"],
        group=described["group"],
        description=described["description"],
        fields=tuple(_field(part) for part in schema["fields"]),
        primary_key=tuple(schema["primaryKey"]),
        foreign_keys=tuple(_foreign_key(described["name"], part) for part in schema.get("foreignKeys", ())),
        rules=tuple(schema.get("rowRules", ())),
        bytes=described["bytes"],
        hash=described["hash"],
    )


def _field(described: dict[str, Any]) -> Field:
    constraints = described.get("constraints", {})
    enum, list_of = constraints.get("enum"), described.get("listOf")
    return Field(
        name=described["name"],
        type=described["type"],
        description=described["description"],
        required=constraints.get("required", False),
        enum=tuple(enum) if enum else None,
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        min_length=constraints.get("minLength"),
        max_length=constraints.get("maxLength"),
        unit=described.get("unit"),
        indicator=described.get("indicator"),
        as_of=described.get("asOf"),
        list_of=ColumnReference(list_of["resource"], list_of["field"]) if list_of else None,
    )


def _foreign_key(table: str, described: dict[str, Any]) -> ForeignKey:
    reference = described["reference"]
    # an empty resource name means the table itself
    return ForeignKey(described["fields"][0], ColumnReference(reference["resource"] or table, reference["fields"][0]))
