"""What the commands `validate` and `check` ask for: all checks of a path or of a whole checkout in one run."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.report import Report, RuleResult
from shenyang_innovation.errors import DataFilesError, MissingExtraError, ShenyangInnovationError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shenyang_innovation.checking.claims import Claims
    from shenyang_innovation.checking.tables import Tables

VALID = ("package-valid", "every cell, key, reference and hash is as the row models say")
JUDGED = ("frictionless", "the package is a valid Data Package to another judge")
TABLE = ("table-valid", "every cell and key is as the row model says")
ORDERED = ("curation-in-order", "what people write stands in one form and order")
FRESH = ("equals-fresh-build", "tables, descriptor, loaders and dictionary equal a fresh build")
NO_CURATION = "no curation at hand: an installed package has none"


def list_rules() -> list[tuple[str, str]]:
    """Name of every rule of `run_checks` and what it guards, in the order of its report.

    >>> list_rules()[0]
    ('package-valid', 'every cell, key, reference and hash is as the row models say')
    """
    need("pydantic", extra="validate", where="check")
    from shenyang_innovation.checking.rules import RULES, TEXT_RULES

    against_texts = ((rule.name, rule.guards) for rule in TEXT_RULES)
    return [VALID, FRESH, ORDERED, *((rule.name, rule.guards) for rule in RULES), *against_texts]


# --- validate ---------------------------------------------------------------------------------------------------


def validate_path(path: Path | None = None, table: str | None = None) -> Report:
    """Check a package (its folder or its datapackage.json) or one CSV file against the row models.

    Without `path` it is the published package. `table` says which table a CSV file holds, if its name does not.
    Raises `DataFilesError` if there is nothing at `path`, `UnknownNameError` for a table that does not exist.

    >>> validate_path(Path("no-such-file.csv"))
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.DataFilesError: no-such-file.csv: there is no such file or folder. \
Name a package or a CSV file
    """
    from shenyang_innovation.checking.judge import frictionless_faults
    from shenyang_innovation.checking.package import validate_package, validate_table_file

    path = path or _published()
    if not path.exists():
        raise DataFilesError("there is no such file or folder", where=str(path), remedy="Name a package or a CSV file")
    if path.is_dir() or path.suffix == ".json":
        if table is not None:
            raise UnknownNameError(
                f"{path} is a package", where="--table", remedy="Leave --table out, or name one of its CSV files"
            )
        faults = tuple(Finding.of(fault) for fault in validate_package(path))
        return Report(
            str(path),
            (RuleResult(*VALID, faults), _attempt(JUDGED, lambda: map(Finding.of, frictionless_faults(path)))),
        )
    faults = tuple(Finding(str(path), str(fault), "") for fault in validate_table_file(path, table))
    return Report(str(path), (RuleResult(*TABLE, faults),))


# --- check ------------------------------------------------------------------------------------------------------


def run_checks(root: Path | None = None, sources: Path | None = None) -> Report:
    """Check the package in a folder by every rule; with `sources` also against the source texts in that folder.

    `root` holds datapackage.json and tables/; without it, it is the checkout if there is one, else the installed
    package. If `root/curation` is there, the tables are compared with a fresh build and the texts with the ledgers;
    else the texts are compared with the tables. Raises `DataFilesError` if `root` holds no package or `sources` is no
    folder, `MissingExtraError` if the extra `validate` is not installed.
    """
    need("pydantic", extra="validate", where="check")
    from shenyang_innovation.checking.package import package_folder, validate_package
    from shenyang_innovation.checking.rules import RULES
    from shenyang_innovation.checking.tables import read_tables

    root = root or _checkout() or _published()
    faults = validate_package(root)
    results = [RuleResult(*VALID, tuple(Finding.of(fault) for fault in faults)), _fresh(root), _ordered(root)]
    tables: Tables | None = None if faults else read_tables(package_folder(root))
    for name, guards, check in RULES:
        if tables is None:
            results.append(RuleResult(name, guards, not_run="the package is not valid"))
        else:
            results.append(_attempt((name, guards), partial(check, tables)))
    return Report(str(root), (*results, *_text_results(root, sources, tables)))


def check_against_texts(root: Path, sources: Path) -> Report:
    """Check the curation in `root` against the source texts in a folder, and nothing else: before a build writes."""
    return Report(str(root), tuple(_text_results(root, sources, None)))


def _attempt(rule: tuple[str, str], check: Callable[[], Iterable[Finding]]) -> RuleResult:
    """The result of one rule, which is not run if a library for it is missing."""
    try:
        return RuleResult(*rule, tuple(check()))
    except MissingExtraError as error:
        return RuleResult(*rule, not_run=str(error))


def _fresh(root: Path) -> RuleResult:
    if not _has_curation(root):
        return RuleResult(*FRESH, not_run=NO_CURATION)
    from shenyang_innovation.building.package import build_files, compare

    try:
        differences = compare(root, build_files(root))
    except ShenyangInnovationError as error:
        return RuleResult(*FRESH, (_of_curation(error),))
    remedy = "Run `shenyang-innovation build`; change what people write in curation/, never what is built"
    return RuleResult(*FRESH, tuple(Finding(file, what, remedy) for file, what in differences))


def _ordered(root: Path) -> RuleResult:
    if not _has_curation(root):
        return RuleResult(*ORDERED, not_run=NO_CURATION)
    from shenyang_innovation.building.curation import read_curation
    from shenyang_innovation.checking.order import files_are_plain, rows_stand_in_order

    try:
        out_of_order = tuple(rows_stand_in_order(read_curation(root / "curation")))
    except ShenyangInnovationError:
        return RuleResult(*ORDERED, not_run="the curation can't be read")
    return RuleResult(*ORDERED, (*files_are_plain(root / "curation"), *out_of_order))


def _text_results(root: Path, sources: Path | None, tables: Tables | None) -> list[RuleResult]:
    from shenyang_innovation.checking.rules import TEXT_RULES
    from shenyang_innovation.checking.texts import read_texts

    def none_run(reason: str) -> list[RuleResult]:
        return [RuleResult(name, guards, not_run=reason) for name, guards, _ in TEXT_RULES]

    if sources is None:
        return none_run("no folder of source texts was given: --sources DIR")
    texts = read_texts(sources)  # a folder that is not there is wrong use, whatever the rest is like
    try:
        claims = _claims(root, tables)
    except ShenyangInnovationError as error:
        first, *others = none_run("the curation can't be read")
        return [RuleResult(first.rule, first.guards, (_of_curation(error),)), *others]
    if claims is None:
        return none_run("the package is not valid")
    return [_attempt((name, guards), partial(check, claims, texts)) for name, guards, check in TEXT_RULES]


def _claims(root: Path, tables: Tables | None) -> Claims | None:
    """From the curation if it is at hand, because that is where people mend what is found."""
    from shenyang_innovation.building.curation import read_curation
    from shenyang_innovation.checking.claims import claims_of_curation, claims_of_tables

    if _has_curation(root):
        return claims_of_curation(read_curation(root / "curation"))
    return None if tables is None else claims_of_tables(tables)


def _of_curation(error: ShenyangInnovationError) -> Finding:
    return Finding(error.where, error.what, error.remedy)


# --- which package ----------------------------------------------------------------------------------------------


def _published() -> Path:
    from shenyang_innovation.published.location import package_root

    return Path(package_root())


def _checkout() -> Path | None:
    from shenyang_innovation.building.package import find_root

    try:
        return find_root()
    except DataFilesError:
        return None


def _has_curation(root: Path) -> bool:
    return (root / "curation").is_dir()
