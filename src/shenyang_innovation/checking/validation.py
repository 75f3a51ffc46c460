"""What the command `validate` asks for: a package, or files of tables, against the schemas."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.beside import beside, is_large
from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.report import Report, RuleResult, attempt
from shenyang_innovation.checking.schemas.files.findings import MOST
from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published.location import package_root

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shenyang_innovation.schema.row import Row

ENDINGS = (".csv", ".parquet", ".xlsx")
NAME_ONE = f"Name a package, or a file that ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
VALID = ("package-valid", "every cell, key, reference and hash is as the row models say")
JUDGED = ("frictionless", "the package is a valid Data Package to another judge")
TABLE = ("table-valid", "every cell and key is as the row model says")


def validate_paths(
    paths: Sequence[Path], table: str | None = None, most: int = MOST, tell: Tell = silent
) -> list[Report]:
    """Check packages and files of tables one after another; wrong use of any path is an error before the first is read.

    `tell` is told how far it is. See `validate_path`.
    """
    checks = [_validation(path, table, most, tell) for path in paths or [Path(package_root())]]
    return [check() for check in checks]


def validate_path(path: Path | None = None, table: str | None = None, most: int = MOST) -> Report:
    """Check a package (its folder or its datapackage.json) or a CSV, Parquet or Excel file against the row models.

    Without `path` it is the published package. `table` says which table a file holds, if its name does not. Of the
    findings `most` are kept, the rest are counted. Raises `UsageError` if there is nothing at `path` or nothing that is
    validated, `UnknownNameError` for a table that does not exist.

    >>> validate_path(Path("no-such-file.csv"))
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.UsageError: no-such-file.csv: there is no such file or folder. \
Name a package, or a file that ends in .csv, .parquet or .xlsx
    """
    return _validation(path or Path(package_root()), table, most, silent)()


def _validation(path: Path, table: str | None, most: int, tell: Tell) -> Callable[[], Report]:
    """What will check a path; raises an error if it can't."""
    need("pydantic", extra="validate", where="validate")
    from shenyang_innovation.schema.tables import TABLES

    if not path.exists():
        raise UsageError("there is no such file or folder", where=str(path), remedy=NAME_ONE)
    if path.is_dir() or path.suffix.lower() == ".json":
        if table is not None:
            raise UnknownNameError(
                f"{path} is a package", where="--table", remedy="Leave --table out, or name one of its files"
            )
        return partial(_validate_package, path, most, tell)
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        raise UsageError("this is no kind of file that is validated", where=str(path), remedy=NAME_ONE)
    name = table or path.stem
    if name not in TABLES:
        remedy = did_you_mean(name, list(TABLES))
        if table is None:
            remedy = f"Name the file after its table, or say --table NAME. {remedy}"
        raise UnknownNameError(f"no table {name!r}", where="validate", remedy=remedy)
    need("polars", extra="validate", where="validate")
    return partial(_validate_file, path, TABLES[name], most, tell)


def _validate_package(path: Path, most: int, tell: Tell) -> Report:
    from shenyang_innovation.checking.schemas.package import package_folder, validate_package

    root = package_folder(path)
    large = is_large(root)
    largest, others = _divided(root) if large else (None, frozenset())
    with beside(partial(_judged, path, others), apart=large) as rest:
        tell(f"{path}, by the row models")
        faults = validate_package(path)
        tell(f"{path}, by frictionless")
        judged = _judged(path, largest)
        if large:
            judged = judged._replace(findings=(*judged.findings, *rest().findings))
    valid = RuleResult(*VALID, tuple(Finding.of(fault, root) for fault in faults))
    return Report(str(path), tuple(_at_most(result, most) for result in (valid, judged)))


def _judged(path: Path, tables: frozenset[str] | None) -> RuleResult:
    """What frictionless says of some tables of a package, or of all."""
    from shenyang_innovation.checking.schemas.judge import frictionless_faults
    from shenyang_innovation.checking.schemas.package import another_may_read, package_folder

    if not another_may_read(path):
        # it would open whatever a descriptor names (files elsewhere, addresses, archives), and take in what is no CSV
        return RuleResult(*JUDGED, not_run="descriptor or files are not such as another judge may open")
    root = package_folder(path)
    return attempt(JUDGED, lambda: [Finding.of(fault, root) for fault in frictionless_faults(path, tables)])


def _divided(root: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The largest table, which takes frictionless nearly as long as all others together, and these."""
    from shenyang_innovation.schema.tables import TABLES

    sizes = {name: file.stat().st_size for name in TABLES if (file := root / "tables" / f"{name}.csv").is_file()}
    largest = max(sizes, key=sizes.__getitem__)
    return frozenset((largest,)), frozenset(TABLES) - {largest}


def _validate_file(path: Path, model: type[Row], most: int, tell: Tell) -> Report:
    from shenyang_innovation.checking.schemas.files.judge import judge_file

    verdict = judge_file(path, model, most, tell)
    findings = tuple(Finding.in_file(fault, path, line) for fault, line in verdict.findings)
    result = RuleResult(*TABLE, findings, more=verdict.total - len(findings))
    return Report(str(path), (result,), verdict.rows)


def _at_most(result: RuleResult, most: int) -> RuleResult:
    kept = result.findings[:most]
    return result._replace(findings=kept, more=len(result.findings) - len(kept))
