"""A published package against the row models: every cell, key, reference, hash and description."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shenyang_innovation.checking.extras import need
from shenyang_innovation.errors import DataFilesError, Fault, did_you_mean
from shenyang_innovation.whole import DESCRIPTOR, LARGEST_DESCRIPTOR, whole_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.tablefile import TableFile


def validate_package(path: Path) -> list[Fault]:
    """Every fault of the package in a folder (or beside the datapackage.json) `path`, in a fixed order.

    Each cell goes through the row model of its table and must stand in its canonical form; keys, references and list
    members must hold over all tables; the descriptor must say what the row models say, and size and hash of each file.
    Nothing outside the folder is read. Raises `DataFilesError` if there is no package at `path`.

    >>> validate_package(Path("/no/such/folder"))
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.DataFilesError: /no/such/folder: there is no datapackage.json. \
Name the folder of a package, or its datapackage.json
    """
    need("pydantic", extra="validate", where="validate")
    from shenyang_innovation.checking.rows import row_faults
    from shenyang_innovation.checking.tablefile import read_table
    from shenyang_innovation.schema.fields import fields
    from shenyang_innovation.schema.tables import TABLES

    root = package_folder(path)
    descriptor, faults = read_descriptor(root)
    if descriptor is None:
        return faults
    files, found = _files(root, descriptor)
    faults += found
    faults += _descriptor_faults(descriptor, files)
    tables: dict[str, TableFile] = {}
    for name, data in files.items():
        model = TABLES[name]
        tables[name] = read_table(data, name, [field.name for field in fields(model)])
        faults += tables[name].faults
        for number, cells in tables[name].rows or ():
            faults += row_faults(model, number, cells)
        faults += _form_faults(name, data, tables[name])
    return faults + _breach_faults(tables)


def package_folder(path: Path) -> Path:
    """The folder of the package that `path` names; raises `DataFilesError` if there is none.

    Where a build was killed half-way it is the folder in which it keeps the old package whole.
    """
    root = path.parent if path.name == DESCRIPTOR else path
    if not (root / DESCRIPTOR).is_file():
        raise DataFilesError(
            f"there is no {DESCRIPTOR}", where=str(root), remedy=f"Name the folder of a package, or its {DESCRIPTOR}"
        )
    return Path(whole_package(str(root)))


def read_descriptor(root: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    """The descriptor of the package in a folder; None with the reason if it can't be read."""
    path = root / DESCRIPTOR
    if path.stat().st_size > LARGEST_DESCRIPTOR:
        rule = f"the descriptor has more than {LARGEST_DESCRIPTOR} bytes"
        return None, [_descriptor_fault(rule, "Name the descriptor that the build writes")]
    try:
        descriptor = json.loads(path.read_bytes().decode())
    except UnicodeDecodeError as error:
        return None, [_descriptor_fault(f"the descriptor is not UTF-8 at byte {error.start}", "Save it as UTF-8")]
    except (ValueError, RecursionError) as error:
        return None, [_descriptor_fault(f"the descriptor is not JSON: {error}", "Build the package again")]
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        return None, [_descriptor_fault("the descriptor has no list of resources", "Build the package again")]
    return descriptor, []


def _files(root: Path, descriptor: dict[str, Any]) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of each known table that lies inside the folder, in the order of the descriptor."""
    from shenyang_innovation.schema.tables import TABLES

    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for resource in descriptor["resources"]:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in TABLES:
            faults.append(
                _descriptor_fault(f"no table {name!r}", f"Remove the resource. {did_you_mean(str(name), list(TABLES))}")
            )
        elif name in files:
            faults.append(_descriptor_fault(f"the resource {name} stands twice", "Remove one of the two"))
        else:
            data = _bytes_inside(root, resource.get("path"))
            if isinstance(data, str):
                faults.append(_fault(name, data, "Build the package again"))
            else:
                files[name] = data
    named = {resource.get("name") for resource in descriptor["resources"] if isinstance(resource, dict)}
    faults += [
        _descriptor_fault(f"the table {name} is missing", "Build the package again")
        for name in TABLES
        if name not in named
    ]
    return files, faults


def _bytes_inside(root: Path, path: object) -> bytes | str:
    """The bytes of a file of the package, or why it must not or can't be read."""
    if not isinstance(path, str) or not path or "\\" in path or ":" in path or "\0" in path:
        return f"{path!r} is no path of a file inside the package"
    inside = os.path.realpath(root)
    real = os.path.realpath(os.path.join(inside, path))
    if os.path.isabs(path) or ".." in path.split("/") or os.path.commonpath((inside, real)) != inside:
        return f"the path {path!r} leads out of the package"
    try:
        return Path(real).read_bytes()
    except OSError as error:
        return f"the file {path} can't be read: {error.strerror}"


def _descriptor_faults(descriptor: dict[str, Any], files: dict[str, bytes]) -> Iterator[Fault]:
    """Where the descriptor differs from the one the row models and the files give; version and sources are free."""
    from shenyang_innovation.schema.descriptor import describe_package

    version, sources = descriptor.get("version"), descriptor.get("sources")
    if not isinstance(version, str) or not isinstance(sources, list):
        yield _descriptor_fault("version or sources are missing", "Build the package again")
        return
    fresh = describe_package(files, version=version, sources=sources)
    expected = {resource["name"]: resource for resource in fresh.pop("resources")}
    yield from _unequal("", fresh, {key: value for key, value in descriptor.items() if key != "resources"})
    for resource in descriptor["resources"]:
        if isinstance(resource, dict) and resource.get("name") in expected:
            name = resource["name"]
            yield from _unequal(name, expected.pop(name), resource)


def _unequal(place: str, expected: Any, given: Any) -> Iterator[Fault]:
    if isinstance(expected, dict) and isinstance(given, dict):
        for key in dict.fromkeys((*expected, *given)):
            yield from _unequal(f"{place}.{key}".lstrip("."), expected.get(key), given.get(key))
    elif isinstance(expected, list) and isinstance(given, list) and len(expected) == len(given):
        for number, (one, other) in enumerate(zip(expected, given, strict=True)):
            yield from _unequal(f"{place}[{_name(one, number)}]", one, other)
    elif type(expected) is not type(given) or expected != given:
        what = "the file" if place.endswith((".hash", ".bytes")) else "the row models"
        rule = f"{place} is {_shown(given)}, {what} gives {_shown(expected)}".replace("models gives", "models give")
        remedy = "The file or the descriptor was changed after the build: build the package again"
        yield _descriptor_fault(rule, remedy)


def _name(item: object, number: int) -> str:
    return str(item["name"]) if isinstance(item, dict) and "name" in item else str(number)


def _shown(value: object) -> str:
    text = "missing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:117] + "..."


def _form_faults(name: str, data: bytes, table: TableFile) -> list[Fault]:
    """A file of a package has one form: LF, a last line end, quotes only where they are needed."""
    from shenyang_innovation.building.package import to_csv

    if table.rows is None or table.faults:
        return []
    fresh = to_csv(name, [cells for _, cells in table.rows])
    if fresh == data:
        return []
    pairs = enumerate(zip(data.split(b"\n"), fresh.split(b"\n"), strict=False), start=1)
    line = next((number for number, (there, wanted) in pairs if there != wanted), data.count(b"\n"))
    return [
        _fault(name, f"line {line} is not written as the build writes it", "Build again: LF, quotes only where needed")
    ]


def _breach_faults(tables: dict[str, TableFile]) -> list[Fault]:
    from shenyang_innovation.schema.integrity import breaches

    readable = {name: file.rows for name, file in tables.items() if file.rows is not None}
    numbers = {name: [number for number, _ in rows] for name, rows in readable.items()}
    # A table with unreadable rows lacks keys that others may refer to: say what is wrong with it first.
    complete = {name: [cells for _, cells in rows] for name, rows in readable.items() if not tables[name].faults}
    found = [
        Fault(
            table=breach.table,
            row=numbers[breach.table][breach.row],
            column=breach.column,
            value=breach.value,
            rule=breach.rule,
            remedy=breach.remedy,
        )
        for breach in breaches(complete)
    ]
    # A null in a key is told already by the row model.
    return [fault for fault in found if fault.rule != "a key must not be null"]


def _descriptor_fault(rule: str, remedy: str) -> Fault:
    return Fault(table=DESCRIPTOR, row=None, column=None, value="", rule=rule, remedy=remedy)


def _fault(table: str, rule: str, remedy: str) -> Fault:
    return Fault(table=table, row=None, column=None, value="", rule=rule, remedy=remedy)
