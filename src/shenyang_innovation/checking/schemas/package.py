"""A published package against the row models: every cell, key, reference, hash and description."""

from __future__ import annotations

import json
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from shenyang_innovation import inside
from shenyang_innovation.__about__ import SCHEMA_VERSION
from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.schemas.parquet import parquet_faults, read_parquet_files
from shenyang_innovation.errors import DataFilesError, Fault, did_you_mean
from shenyang_innovation.whole import DESCRIPTOR, LARGEST_DESCRIPTOR, whole_package

MOST = 1000
"""The differences of a descriptor that are named; and no package of ours has so many tables."""
MOST_OF_A_TABLE = 10_000
"""The bad cells of a table that are kept: of a table that is all wrong, those behind them say nothing more."""
SIZES = (".hash", ".bytes")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.schemas.tablefile import TableFile
    from shenyang_innovation.schema.row import Row


def validate_package(path: Path) -> list[Fault]:
    """Every fault of the package in a folder (or beside the datapackage.json) `path`, in a fixed order.

    Each cell goes through the row model of its table and must stand in its canonical form; keys, references and list
    members must hold over all tables; the descriptor must say what the row models say, and size and hash of each file;
    a Parquet file must hold what the CSV beside it holds. Nothing outside the folder is read.

    Raises `DataFilesError` if there is no package at `path`, `MissingExtraError` if it has Parquet and pyarrow is not
    installed.

    >>> validate_package(Path("/no/such/folder"))
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.DataFilesError: /no/such/folder: there is no datapackage.json. \
Name the folder of a package, its datapackage.json, or the files of tables one by one
    """
    need("pydantic", extra="validate", where="validate")
    from shenyang_innovation.checking.schemas.tablefile import read_table
    from shenyang_innovation.schema.fields import fields
    from shenyang_innovation.schema.tables import TABLES

    root = package_folder(path)
    descriptor, faults = read_descriptor(root)
    if descriptor is None:
        return faults
    files, found = _files(root, descriptor)
    faults += found
    parquet, found = read_parquet_files(descriptor, partial(_bytes_inside, root))
    faults += found
    faults += _descriptor_faults(descriptor, files, parquet)
    tables: dict[str, TableFile] = {}
    for name, data in files.items():
        model = TABLES[name]
        tables[name] = read_table(data, name, [field.name for field in fields(model)])
        faults += tables[name].faults
        faults += islice(_row_faults(model, tables[name]), MOST_OF_A_TABLE)
        faults += _form_faults(name, data, tables[name])
        tables[name] = _of_keys(name, tables[name])
    faults += parquet_faults(parquet, files, tables)
    return [*faults, *islice(_breach_faults(tables), MOST_OF_A_TABLE)]


def _row_faults(model: type[Row], table: TableFile) -> Iterator[Fault]:
    from shenyang_innovation.checking.schemas.rows import row_faults

    for number, cells in table.rows or ():
        yield from row_faults(model, number, cells)


def _of_keys(name: str, table: TableFile) -> TableFile:
    """A table with the columns alone by which its rows are told apart and refer to each other."""
    from shenyang_innovation.schema.integrity import key_columns

    columns = key_columns(name)
    rows = [(number, {column: cells[column] for column in columns}) for number, cells in table.rows or ()]
    return table if table.rows is None else table._replace(rows=rows)


def package_folder(path: Path) -> Path:
    """The folder of the package that `path` names; raises `DataFilesError` if there is none.

    Where a build was killed half-way it is the folder in which it keeps the old package whole.
    """
    root = path.parent if path.name == DESCRIPTOR else path
    if not (root / DESCRIPTOR).is_file():
        raise DataFilesError(
            f"there is no {DESCRIPTOR}",
            where=str(root),
            remedy=f"Name the folder of a package, its {DESCRIPTOR}, or the files of tables one by one",
        )
    return Path(whole_package(str(root)))


def read_descriptor(root: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    """The descriptor of the package in a folder; None with the reason if it can't be read."""
    path = root / DESCRIPTOR
    try:
        inside.check_regular(str(path), LARGEST_DESCRIPTOR)
        descriptor = json.loads(
            path.read_bytes().decode(), object_pairs_hook=_distinct_keys, parse_constant=_no_constant
        )
    except OSError as error:
        return None, [_descriptor_fault(f"the descriptor can't be read: {error.strerror}", "Build the package again")]
    except UnicodeDecodeError as error:
        return None, [_descriptor_fault(f"the descriptor is not UTF-8 at byte {error.start}", "Save it as UTF-8")]
    except (ValueError, RecursionError) as error:
        what = "nested too deep" if isinstance(error, RecursionError) else inside.shown(error, spell=str)
        return None, [_descriptor_fault(f"the descriptor is not JSON: {what}", "Build the package again")]
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        return None, [_descriptor_fault("the descriptor has no list of resources", "Build the package again")]
    return descriptor, []


def _distinct_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; of a key that stands in it twice, readers take one or the other."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise ValueError(f"the key {inside.shown(twice)} stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _files(root: Path, descriptor: dict[str, Any]) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of each known table that lies inside the folder, in the order of the descriptor."""
    from shenyang_innovation.schema.tables import TABLES

    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    if len(descriptor["resources"]) > MOST:
        return {}, [_descriptor_fault(f"the descriptor has more than {MOST} resources", "Build the package again")]
    for resource in descriptor["resources"]:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in TABLES:
            faults.append(
                _descriptor_fault(
                    f"no table {inside.shown(name)}", f"Remove the resource. {did_you_mean(name, list(TABLES))}"
                )
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
    try:
        file = root.joinpath(*inside.parts(path))
        inside.check(str(file), str(root))
        return file.read_bytes()
    except inside.OutsideError as error:
        return str(error)
    except OSError as error:
        return f"the file {inside.shown(path, spell=str)} can't be read: {error.strerror}"


def another_may_read(path: Path) -> bool:
    """Whether a reader that follows the descriptor opens the tables in its folder, finds CSV there, and nothing else.

    So it is if the descriptor says what the row models say but for sizes and hashes. To Parquet only ours follow it.
    """
    from shenyang_innovation.checking.schemas.tablefile import read_table
    from shenyang_innovation.schema.fields import fields
    from shenyang_innovation.schema.tables import TABLES

    root = package_folder(path)
    descriptor, _ = read_descriptor(root)
    if descriptor is None:
        return False
    files, faults = _files(root, descriptor)
    parquet, _ = read_parquet_files(descriptor, partial(_bytes_inside, root))
    if faults or not _are_sources(descriptor.get("sources")) or not isinstance(descriptor.get("version"), str):
        return False
    if not all(place.endswith(SIZES) for place, _, _ in _differences(descriptor, files, parquet)):
        return False
    return not any(read_table(files[name], name, [f.name for f in fields(TABLES[name])]).faults for name in files)


def _descriptor_faults(
    descriptor: dict[str, Any], files: dict[str, bytes], parquet: dict[str, bytes]
) -> Iterator[Fault]:
    """Where the descriptor differs from the one the row models and the files give; version and sources are free."""
    if not isinstance(descriptor.get("version"), str) or not _are_sources(descriptor.get("sources")):
        yield _descriptor_fault("version or sources are missing or malformed", "Build the package again")
        return
    for place, expected, given in islice(_differences(descriptor, files, parquet), MOST):
        what = "the file gives" if place.endswith(SIZES) else "the row models give"
        rule = f"{inside.shown(place, spell=str)} is {_shown(given)}, {what} {_shown(expected)}"
        yield _descriptor_fault(rule, "The file or the descriptor was changed after the build: build the package again")


def _are_sources(sources: object) -> bool:
    """Whether the sources of a descriptor are titles, with an address and an identifier or without."""
    return isinstance(sources, list) and all(
        isinstance(source, dict)
        and {"title"} <= set(source) <= {"title", "sourceId", "path"}
        and all(isinstance(text, str) for text in source.values())
        for source in sources
    )


def _behind(descriptor: dict[str, Any]) -> dict[str, list[str]]:
    """Which of its sources a descriptor names for each table, as far as it names such."""
    known = _ids(descriptor["sources"])
    named = {
        str(resource.get("name")): frozenset(_ids(resource.get("sources")))
        for resource in descriptor["resources"]
        if isinstance(resource, dict)
    }
    return {name: [id_ for id_ in known if id_ in ids] for name, ids in named.items()}


def _ids(sources: Any) -> list[str]:
    return [source["sourceId"] for source in sources if "sourceId" in source] if _are_sources(sources) else []


def _differences(
    descriptor: dict[str, Any], files: dict[str, bytes], parquet: dict[str, bytes]
) -> Iterator[tuple[str, Any, Any]]:
    """Each place at which the descriptor is not as expected: what is expected there, and what is given.

    Of a Parquet file that can't be read nothing is expected.
    """
    from shenyang_innovation.schema.descriptor import describe_package

    version, sources = descriptor["version"], descriptor["sources"]
    behind, ucum = _behind(descriptor), _ucum(files)
    fresh = describe_package(
        files,
        version=version,
        schema_version=SCHEMA_VERSION,
        sources=sources,
        behind=behind,
        ucum=ucum,
        parquet=parquet,
    )
    expected = {resource["name"]: resource for resource in fresh.pop("resources")}
    yield from _unequal("", fresh, {key: value for key, value in descriptor.items() if key != "resources"})
    for resource in descriptor["resources"]:
        if isinstance(resource, dict) and (name := str(resource.get("name"))) in expected:
            given = resource if name in parquet else {key: resource[key] for key in resource if key != "parquet"}
            yield from _unequal(name, expected.pop(name), given)


def _ucum(files: dict[str, bytes]) -> dict[str, str]:
    """What the table of units says of UCUM; what can't be read of it is found where the table itself is judged."""
    from shenyang_innovation.checking.schemas.tablefile import read_table
    from shenyang_innovation.schema.fields import fields
    from shenyang_innovation.schema.statistics import UnitRow, ucum_codes

    rows = (
        read_table(files["units"], "units", [field.name for field in fields(UnitRow)]).rows if "units" in files else ()
    )
    return ucum_codes(cells for _, cells in rows or ())


def _unequal(place: str, expected: Any, given: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(expected, dict) and isinstance(given, dict):
        for key in dict.fromkeys((*expected, *given)):
            yield from _unequal(f"{place}.{key}".lstrip("."), expected.get(key), given.get(key))
    elif isinstance(expected, list) and isinstance(given, list) and len(expected) == len(given):
        for number, (one, other) in enumerate(zip(expected, given, strict=True)):
            yield from _unequal(f"{place}[{_name(one, number)}]", one, other)
    elif type(expected) is not type(given) or expected != given:
        yield place, expected, given


def _name(item: object, number: int) -> str:
    return str(item["name"]) if isinstance(item, dict) and "name" in item else str(number)


def _shown(value: object) -> str:
    if value is None:
        return "missing"
    if isinstance(value, (dict, list)):
        return f"{'an object' if isinstance(value, dict) else 'a list'} of {len(value)}"
    return inside.shown(value, spell=lambda short: json.dumps(short, ensure_ascii=False))


def _form_faults(name: str, data: bytes, table: TableFile) -> list[Fault]:
    """A file of a package has one form: LF, a last line end, quotes only where they are needed."""
    from shenyang_innovation.building.csv_file import to_csv

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


def _breach_faults(tables: dict[str, TableFile]) -> Iterator[Fault]:
    from shenyang_innovation.schema.integrity import breaches

    readable = {name: file.rows for name, file in tables.items() if file.rows is not None}
    numbers = {name: [number for number, _ in rows] for name, rows in readable.items()}
    # A table with unreadable rows lacks keys that others may refer to: say what is wrong with it first.
    complete = {name: [cells for _, cells in rows] for name, rows in readable.items() if not tables[name].faults}
    for breach in breaches(complete):
        if breach.rule != "a key must not be null":  # the row model has said it
            yield Fault(
                table=breach.table,
                row=numbers[breach.table][breach.row],
                column=breach.column,
                value=breach.value,
                rule=breach.rule,
                remedy=breach.remedy,
            )


def _descriptor_fault(rule: str, remedy: str) -> Fault:
    return Fault(table=DESCRIPTOR, row=None, column=None, value="", rule=rule, remedy=remedy)


def _fault(table: str, rule: str, remedy: str) -> Fault:
    return Fault(table=table, row=None, column=None, value="", rule=rule, remedy=remedy)
