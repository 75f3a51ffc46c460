"""frictionless as a second judge of a package: what it finds, in the words of our faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.package import package_folder
from shenyang_innovation.errors import Fault
from shenyang_innovation.whole import DESCRIPTOR

if TYPE_CHECKING:
    from pathlib import Path


def frictionless_faults(path: Path) -> list[Fault]:
    """What frictionless finds wrong with the package in a folder (or beside the datapackage.json) `path`.

    It judges by the descriptor alone, so it can't tell a descriptor that says too little: `validate_package` does.
    Raises `DataFilesError` if there is no package, `MissingExtraError` if the extra `validate` is not installed.
    """
    frictionless = need("frictionless", extra="validate", where="validate")
    descriptor = package_folder(path) / DESCRIPTOR
    try:
        report = frictionless.Package(str(descriptor)).validate()
    except frictionless.FrictionlessException as error:
        return [_of_package(error.error.message)]
    faults = [_of_package(error.message) for error in report.errors]
    for task in report.tasks:
        faults += [_of_task(task.name, error) for error in task.errors]
    return faults


def _of_package(message: str) -> Fault:
    return Fault(table=DESCRIPTOR, row=None, column=None, value="", rule=message, remedy="Build the package again")


def _of_task(table: str, error: Any) -> Fault:
    line = getattr(error, "row_number", None)
    return Fault(
        table=table,
        row=None if line is None else line - 1,  # frictionless counts the header
        column=getattr(error, "field_name", None),
        value=getattr(error, "cell", "") or "",
        rule=f"{error.type} (frictionless): {error.message}",
        remedy="Correct the cell, or build the package again",
    )
