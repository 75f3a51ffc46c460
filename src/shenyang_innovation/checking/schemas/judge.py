"""frictionless as a second judge of a package: what it finds, in the words of our faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.schemas.package import package_folder
from shenyang_innovation.errors import Fault
from shenyang_innovation.whole import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from shenyang_innovation.schema.row import Row


def frictionless_faults(path: Path, tables: Collection[str] | None = None) -> list[Fault]:
    """What frictionless finds wrong with the package in a folder (or beside the datapackage.json) `path`.

    With `tables` only these resources are judged, and of others the keys they refer to are read. It judges by the
    descriptor and by the checks of `schema.frictionless_checks` alone, so it can't tell a descriptor that says too
    little: `validate_package` does. Raises `DataFilesError` if there is no package, `MissingExtraError` if the extra
    `validate` is not installed.
    """
    frictionless = need("frictionless", extra="validate", where="validate")
    descriptor = package_folder(path) / DESCRIPTOR
    try:
        # of a path alone it takes a folder such as "data [2025]" for a pattern, and finds no table in it
        package = frictionless.Package.from_descriptor(str(descriptor))
        resources = [one for one in package.resources if tables is None or one.name in tables]
    except frictionless.FrictionlessException as error:
        return [_of_package(each.message) for each in error.to_errors()]
    for resource in package.resources:
        resource.sources = []  # they have been judged; with each table that refers to this one they would be again
    return [fault for resource in resources for fault in _resource_faults(resource)]


def _resource_faults(resource: Any) -> list[Fault]:
    from shenyang_innovation.schema.frictionless_checks import checklist
    from shenyang_innovation.schema.tables import TABLES

    model = TABLES.get(resource.name)
    report = resource.validate(None if model is None else checklist(model))
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [_of_resource(resource.name, error, model) for error in errors]


def _of_package(message: str) -> Fault:
    return Fault(table=DESCRIPTOR, row=None, column=None, value="", rule=message, remedy="Build the package again")


def _of_resource(table: str, error: Any, model: type[Row] | None) -> Fault:
    line = getattr(error, "row_number", None)
    return Fault(
        table=table,
        row=None if line is None else line - 1,  # frictionless counts the header
        column=", ".join(_columns(error, model)) or None,
        value=getattr(error, "cell", "") or "",
        rule=f"{error.type} (frictionless): {error.message}",
        remedy="Correct the cell, or build the package again",
    )


def _columns(error: Any, model: type[Row] | None) -> Sequence[str]:
    """The columns an error is about; frictionless names them in a way of its own for every kind of error."""
    from shenyang_innovation.schema.frictionless_checks import formulas

    if error.type == "foreign-key":
        return tuple(error.field_names)
    if error.type in ("extra-label", "incorrect-label"):
        return (str(error.label),)
    if model is not None and error.type == "primary-key":
        return model.table.key
    if model is not None and error.type == "row-constraint":
        return next(columns for formula, columns in formulas(model).items() if f'"{formula}"' in error.note)
    return [error.field_name] if getattr(error, "field_name", None) else ()
