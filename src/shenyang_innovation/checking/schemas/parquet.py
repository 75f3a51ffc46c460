"""The Parquet files that a descriptor names beside tables: each must hold what the CSV file of its table holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shenyang_innovation.checking.extras import need
from shenyang_innovation.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from shenyang_innovation.checking.schemas.tablefile import TableFile

REMEDY = "Build the package again"


def read_parquet_files(
    descriptor: Mapping[str, Any], read: Callable[[object], bytes | str]
) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of each Parquet file that a descriptor names, by its table, and a fault for each that can't be read.

    `read` gives the bytes of a file of the package, or why it must not or can't be read.

    >>> named = {"resources": [{"name": "clusters", "parquet": {"path": "tables/clusters.parquet"}}]}
    >>> read_parquet_files(named, lambda path: f"{path} is not there")[1]
    [Fault('tables/clusters.parquet: tables/clusters.parquet is not there. Build the package again')]
    """
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for resource in descriptor["resources"]:
        if not isinstance(resource, dict) or "parquet" not in resource:
            continue
        name, beside = str(resource.get("name")), resource["parquet"]
        data = read(beside.get("path") if isinstance(beside, dict) else beside)
        if isinstance(data, bytes):
            files[name] = data
        else:
            faults.append(_fault(name, data))
    return files, faults


def parquet_faults(
    parquet: Mapping[str, bytes], files: Mapping[str, bytes], tables: Mapping[str, TableFile]
) -> Iterator[Fault]:
    """In what each Parquet file is not what the CSV of its table is; a table whose CSV has faults is left out.

    Raises `MissingExtraError` if there are any and pyarrow is not installed.
    """
    from shenyang_innovation.building.parquet_files import difference

    if parquet:
        need("pyarrow", extra="arrow", where="validate")
    for name, data in parquet.items():
        if name not in tables or tables[name].faults:
            continue
        try:
            what = difference(name, data, files[name])
        except ValueError:
            continue  # a cell of the CSV is not of its type, as its row model says
        if what:
            yield _fault(name, what)


def _fault(name: str, rule: str) -> Fault:
    return Fault(table=f"tables/{name}.parquet", row=None, column=None, value="", rule=rule, remedy=REMEDY)
