"""datapackage.json as small immutable objects: what each table and each column means."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from shenyang_innovation import inside
from shenyang_innovation.__about__ import DATA_VERSION
from shenyang_innovation.errors import DataFilesError, UnknownNameError, did_you_mean
from shenyang_innovation.published import location
from shenyang_innovation.whole import DESCRIPTOR, LARGEST_DESCRIPTOR, whole_package

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, NamedTuple
else:
    from shenyang_innovation.published.light import NamedTuple

NAME = "shenyang-innovation"
TYPES = ("string", "integer", "number", "boolean", "date")
UNFIT = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What is raised where a descriptor can't be read, or has something else than expected in some place."""
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
    from and, in `as_of`, the column of the same row that says for which time; its `unit` has the code `ucum` if UCUM
    has one. `list_of` marks a column that holds
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
    ucum: str | None
    indicator: str | None
    as_of: str | None
    list_of: ColumnReference | None


class ParquetFile(NamedTuple):
    """The Parquet file beside the CSV of a table: where it lies, its size, its SHA-256."""

    path: str
    bytes: int
    hash: str


class Resource(NamedTuple):
    """A table: the folder of its package, where its file lies, what it is, its columns and keys, what it rests on.

    `sources` are the identifiers of the documents; a package before 0.3.0 does not say them: there it is empty. A table
    that outgrows CSV has a Parquet file beside it.
    """

    name: str
    root: str
    path: str
    title: str
    title_zh: str
    group: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    rules: tuple[str, ...]
    bytes: int
    hash: str
    sources: tuple[str, ...]
    parquet: ParquetFile | None

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


class Resources(Mapping[str, Resource]):
    """The tables by their names, in their order; each is made when it is first asked for, as few ask for all.

    Asking for one raises `DataFilesError` if the descriptor does not describe it as one of ours.
    """

    def __init__(self, root: str, described: list[dict[str, Any]], remedy: str) -> None:
        self._root = root
        self._remedy = remedy
        self._described = {_text(part, "name"): part for part in described}
        self._made: dict[str, Resource] = {}

    def __getitem__(self, name: str) -> Resource:
        if name not in self._made:
            described = self._described[name]
            try:
                self._made[name] = _resource(self._root, described)
            except UNFIT as error:
                raise _refusal(self._root, error, self._remedy) from None
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._described)

    def __len__(self) -> int:
        return len(self._described)


class Package(NamedTuple):
    """The published package: the folder it lies in, what it is called, and its tables in their order.

    `version` is that of its data, `schema_version` that of its schema, which a package before 1.0.0 does not say.
    """

    root: str
    name: str
    title: str
    description: str
    version: str
    schema_version: str | None
    license: License
    creators: tuple[str, ...]
    keywords: tuple[str, ...]
    resources: Resources

    def resource(self, name: str) -> Resource:
        """The table of that name; raises `UnknownNameError` with the nearest one."""
        names = tuple(self.resources)  # of a mapping, a name that is a list could not even be asked
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
    described: Any = None
    try:
        status = inside.check_regular(path, LARGEST_DESCRIPTOR)
        stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
        if folder in _read and _read[folder][0] == stamp:
            return _read[folder][1]
        with open(path, "rb") as file:  # a file of text would look for ends of lines, of which JSON knows nothing
            described = json.loads(file.read().decode())
        found = _package(folder, described)
    except UNFIT as error:
        raise _refusal(folder, error, remedy_for(described)) from None
    if found.name != NAME:
        what = f"is the package {inside.shown(found.name)}, not {NAME!r}"
        raise DataFilesError(what, where=path, remedy=f"Name the folder of a package {NAME!r}")
    _read[folder] = (stamp, found)
    return found


def package_as_of(as_of: str | None, table: str) -> Package:
    """The package of a data version, in which a table is to be looked up; the one that comes with the code for None.

    Raises `UnknownNameError` for a version that is not kept, and for a table that only other versions have.

    >>> package_as_of(None, "clusters") is package()
    True
    """
    if as_of is None:
        return package()
    from shenyang_innovation.published.earlier import root_as_of

    return package(root_as_of(as_of, table))


def remedy_for(described: object) -> str:
    """What to do about a descriptor that can't be understood: one of newer data needs newer code.

    >>> remedy_for({"version": "9000.0.0"})
    'Its data are of version 9000.0.0, those of this package of ...: upgrade shenyang-innovation'
    """
    version = described.get("version") if isinstance(described, dict) else None
    if isinstance(version, str) and _parts(version) > _parts(DATA_VERSION):
        data = f"Its data are of version {inside.shown(version, spell=str)}, those of this package of {DATA_VERSION}"
        return f"{data}: upgrade {NAME}"
    return REMEDY


def _parts(version: str) -> list[int]:
    """The numbers of a version, to compare it; of what is none, no numbers."""
    parts = version.split(".")
    return [int(part) for part in parts] if all(part.isascii() and part.isdigit() for part in parts) else []


def resource(name: str, root: str | None = None) -> Resource:
    """The table of that name; raises `UnknownNameError` with the nearest one.

    >>> resource("clusters").primary_key
    ('cluster_id',)
    >>> resource("cluster")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: tables: no table 'cluster'. Did you mean 'clusters'?
    """
    return package(root).resource(name)


def _refusal(folder: str, error: Exception, remedy: str) -> DataFilesError:
    if isinstance(error, OSError):
        what = f"can't be read: {error.strerror}"
    else:
        what = f"is no descriptor of this package ({type(error).__name__}: {inside.shown(error, spell=str)})"
    return DataFilesError(what, where=os.path.join(folder, DESCRIPTOR), remedy=remedy)


def _package(root: str, described: dict[str, Any]) -> Package:
    first = described["licenses"][0]
    creators = [part for part in described["contributors"] if "creator" in _texts(part, "roles")]
    return Package(
        root=root,
        name=_text(described, "name"),
        title=_text(described, "title"),
        description=_text(described, "description"),
        version=_text(described, "version"),
        schema_version=_text(described, "schemaVersion") if "schemaVersion" in described else None,
        license=License(_text(first, "name"), _text(first, "title"), _text(first, "path")),
        creators=tuple(_text(part, "title") for part in creators),
        keywords=_texts(described, "keywords"),
        resources=Resources(root, described["resources"], remedy_for(described)),
    )


def _resource(root: str, described: dict[str, Any]) -> Resource:
    schema, name = described["schema"], _text(described, "name")
    return Resource(
        name=name,
        root=root,
        path=os.path.join(root, *inside.parts(described["path"])),
        title=_text(described, "title"),
        title_zh=_text(described, "titleZh"),
        group=_text(described, "group"),
        description=_text(described, "description"),
        fields=tuple(_field(part) for part in schema["fields"]),
        primary_key=_texts(schema, "primaryKey"),
        unique_keys=tuple(_texts({"uniqueKeys": key}, "uniqueKeys") for key in schema.get("uniqueKeys", ())),
        foreign_keys=tuple(_foreign_key(name, part) for part in schema.get("foreignKeys", ())),
        rules=_texts(schema, "rowRules") if "rowRules" in schema else (),
        bytes=_whole(described, "bytes"),
        hash=_text(described, "hash"),
        sources=tuple(_text(source, "sourceId") for source in described.get("sources", ())),
        parquet=_parquet(root, described["parquet"]) if "parquet" in described else None,
    )


def _parquet(root: str, described: dict[str, Any]) -> ParquetFile:
    path = os.path.join(root, *inside.parts(described["path"]))
    return ParquetFile(path, _whole(described, "bytes"), _text(described, "hash"))


def _field(described: dict[str, Any]) -> Field:
    constraints = described.get("constraints", {})
    list_of, type_ = described.get("listOf"), _text(described, "type")
    if type_ not in TYPES:
        raise ValueError(f"type is {inside.shown(type_)}, none of {', '.join(TYPES)}")
    return Field(
        name=_text(described, "name"),
        type=type_,
        description=_text(described, "description"),
        required=constraints.get("required", False) is True,
        enum=_texts(constraints, "enum") if "enum" in constraints else None,
        pattern=_text(constraints, "pattern") if "pattern" in constraints else None,
        minimum=_whole(constraints, "minimum") if "minimum" in constraints else None,
        maximum=_whole(constraints, "maximum") if "maximum" in constraints else None,
        min_length=_whole(constraints, "minLength") if "minLength" in constraints else None,
        max_length=_whole(constraints, "maxLength") if "maxLength" in constraints else None,
        unit=_text(described, "unit") if "unit" in described else None,
        ucum=_text(described, "ucum") if "ucum" in described else None,
        indicator=_text(described, "indicator") if "indicator" in described else None,
        as_of=_text(described, "asOf") if described.get("asOf") is not None else None,
        list_of=None if list_of is None else ColumnReference(_text(list_of, "resource"), _text(list_of, "field")),
    )


def _foreign_key(table: str, described: dict[str, Any]) -> ForeignKey:
    reference = described["reference"]
    # an empty resource name means the table itself
    target = _text(reference, "resource") or table
    return ForeignKey(_texts(described, "fields")[0], ColumnReference(target, _texts(reference, "fields")[0]))


def _text(described: dict[str, Any], key: str) -> str:
    value = described[key]
    if type(value) is not str:
        raise TypeError(f"{key} is {inside.shown(value)}, no text")
    if not value.isascii():
        value.encode()  # half of a surrogate pair is no character
    return value


def _texts(described: dict[str, Any], key: str) -> tuple[str, ...]:
    values = described[key]
    if type(values) is not list or not values:
        raise TypeError(f"{key} is {inside.shown(values)}, no list")
    return tuple([_text({key: value}, key) for value in values])


def _whole(described: dict[str, Any], key: str) -> int:
    value = described[key]
    if type(value) is not int:
        raise TypeError(f"{key} is {inside.shown(value)}, no whole number")
    return value
