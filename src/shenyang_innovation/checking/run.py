"""What the commands `validate` and `check` ask for: all checks of a path or of a whole checkout in one run."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.__about__ import __version__
from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.report import Report, RuleResult
from shenyang_innovation.checking.schemas.files.findings import MOST
from shenyang_innovation.errors import (
    DataFilesError,
    MissingExtraError,
    ShenyangInnovationError,
    UnknownNameError,
    UsageError,
    did_you_mean,
)
from shenyang_innovation.progress import Tell, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.schema.row import Row

ENDINGS = (".csv", ".parquet", ".xlsx")
NAME_ONE = f"Name a package, or a file that ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
VALID = ("package-valid", "every cell, key, reference and hash is as the row models say")
JUDGED = ("frictionless", "the package is a valid Data Package to another judge")
TABLE = ("table-valid", "every cell and key is as the row model says")
ORDERED = ("curation-in-order", "what people write stands in one form and order")
FRESH = ("equals-fresh-build", "tables, descriptor, loaders and dictionary equal a fresh build")
VERSIONED = ("versions-step", "what changed since the last release is versioned, and the changelog names it")
NO_RELEASES = "no kept releases at hand"
INVALID = "the package is not valid"
NO_CURATION = "no curation at hand: an installed package has none"


def list_rules() -> list[tuple[str, str]]:
    """Name of every rule of `run_checks` and what it guards, in the order of its report.

    >>> list_rules()[0]
    ('package-valid', 'every cell, key, reference and hash is as the row models say')
    """
    need("pydantic", extra="validate", where="check")
    from shenyang_innovation.checking.rules import RELEASE_RULES, RULES, TEXT_RULES

    against_texts = ((rule.name, rule.guards) for rule in TEXT_RULES)
    against_releases = ((rule.name, rule.guards) for rule in RELEASE_RULES)
    by_tables = ((rule.name, rule.guards) for rule in RULES)
    return [VALID, FRESH, ORDERED, VERSIONED, *by_tables, *against_releases, *against_texts]


# --- validate ---------------------------------------------------------------------------------------------------


def validate_paths(
    paths: Sequence[Path], table: str | None = None, most: int = MOST, tell: Tell = silent
) -> list[Report]:
    """Check packages and files of tables one after another; wrong use of any path is an error before the first is read.

    `tell` is told how far it is. See `validate_path`.
    """
    checks = [_validation(path, table, most, tell) for path in paths or [_published()]]
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
    return _validation(path or _published(), table, most, silent)()


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
    from shenyang_innovation.checking.schemas.judge import frictionless_faults
    from shenyang_innovation.checking.schemas.package import another_may_read, package_folder, validate_package

    tell(f"{path}, by the row models")
    root = package_folder(path)
    faults = [Finding.of(fault, root) for fault in validate_package(path)]
    tell(f"{path}, by frictionless")
    if another_may_read(path):
        judged = _attempt(JUDGED, lambda: [Finding.of(fault, root) for fault in frictionless_faults(path)])
    else:
        # it would open whatever a descriptor names (files elsewhere, addresses, archives), and take in what is no CSV
        judged = RuleResult(*JUDGED, not_run="descriptor or files are not such as another judge may open")
    return Report(str(path), tuple(_at_most(result, most) for result in (RuleResult(*VALID, tuple(faults)), judged)))


def _validate_file(path: Path, model: type[Row], most: int, tell: Tell) -> Report:
    from shenyang_innovation.checking.schemas.files.judge import judge_file

    verdict = judge_file(path, model, most, tell)
    findings = tuple(Finding.in_file(fault, path, line) for fault, line in verdict.findings)
    result = RuleResult(*TABLE, findings, more=verdict.total - len(findings))
    return Report(str(path), (result,), verdict.rows)


def _at_most(result: RuleResult, most: int) -> RuleResult:
    kept = result.findings[:most]
    return result._replace(findings=kept, more=len(result.findings) - len(kept))


# --- check ------------------------------------------------------------------------------------------------------


def run_checks(
    root: Path | None = None,
    sources: Path | None = None,
    tell: Tell = silent,
    only: str | None = None,
    parquet_over: int | None = None,
) -> Report:
    """Check the package in a folder by every rule; with `sources` also against the source texts in that folder.

    `root` holds datapackage.json and tables/; without it, it is the checkout if there is one, else the installed
    package. If `root/curation` is there, the tables are compared with a fresh build and the texts with the ledgers;
    else the texts are compared with the tables. With `only` it is the text of this source alone, and the rules that ask
    all texts are not run. `tell` is told of each rule before it is checked. A fresh build has Parquet beside a table
    whose CSV has more than `parquet_over` bytes (None: 8 MiB).

    Raises `DataFilesError` if `root` holds no package or `sources` is no folder, `UnknownNameError` if `only` is no
    source with a text, `MissingExtraError` if the extra `validate` is not installed.
    """
    need("pydantic", extra="validate", where="check")
    from shenyang_innovation.checking.rules import RULES
    from shenyang_innovation.checking.schemas.package import valid_tables

    root = root or _checkout() or _published()
    begin = _counting(tell, len(list_rules()))
    begin(VALID[0])
    faults, tables = valid_tables(root)
    results = [RuleResult(*VALID, tuple(Finding.of(fault) for fault in faults))]
    written = _Written(root)
    for (name, _), check_written in (
        (FRESH, partial(_fresh, parquet_over=parquet_over)),
        (ORDERED, _ordered),
        (VERSIONED, partial(_versioned, faults=bool(faults))),
    ):
        begin(name)
        results.append(check_written(written))
    is_fresh = results[1].mark == "ok"
    for name, guards, check in RULES:
        begin(name)
        if tables is None:
            results.append(RuleResult(name, guards, not_run=INVALID))
        else:
            results.append(_attempt((name, guards), partial(check, tables)))
    results += _release_results(root, tables, begin)
    claims = partial(_claims, written, tables, is_fresh=is_fresh)
    return Report(str(root), (*results, *_text_results(sources, claims, begin, only)))


def _counting(tell: Tell, total: int) -> Tell:
    """Tells which of so many rules comes now."""
    number = count(1)
    return lambda rule: tell(f"rule {next(number)} of {total}, {rule}")


def check_against_texts(root: Path, sources: Path, tell: Tell = silent) -> Report:
    """Check the curation in `root` against the source texts in a folder, and nothing else: before a build writes."""
    claims = partial(_claims, _Written(root), None, is_fresh=False)
    return Report(str(root), tuple(_text_results(sources, claims, tell)))


def _attempt(rule: tuple[str, str], check: Callable[[], Iterable[Finding]]) -> RuleResult:
    """The result of one rule, which is not run if a library for it is missing."""
    try:
        return RuleResult(*rule, tuple(check()))
    except MissingExtraError as error:
        return RuleResult(*rule, not_run=str(error))


class _Written:
    """What people wrote in a checkout, read once for all that ask; an error of reading is met by each of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.is_there = (root / "curation").is_dir()

    @cached_property
    def curation(self) -> Curation:
        from shenyang_innovation.building.curation import read_curation

        return read_curation(self.root / "curation")


def _fresh(written: _Written, parquet_over: int | None) -> RuleResult:
    if not written.is_there:
        return RuleResult(*FRESH, not_run=NO_CURATION)
    from shenyang_innovation.building.package import compare, files_of

    try:
        differences = compare(written.root, files_of(written.curation, parquet_over=parquet_over))
    except MissingExtraError as error:
        return RuleResult(*FRESH, not_run=str(error))
    except ShenyangInnovationError as error:
        return RuleResult(*FRESH, (_of_error(error),))
    remedy = "Run `shenyang-innovation build`; change what people write in curation/, never what is built"
    return RuleResult(*FRESH, tuple(Finding(file, what, remedy) for file, what in differences))


def _ordered(written: _Written) -> RuleResult:
    if not written.is_there:
        return RuleResult(*ORDERED, not_run=NO_CURATION)
    from shenyang_innovation.checking.content.order import files_are_plain, rows_stand_in_order

    try:
        out_of_order = tuple(rows_stand_in_order(written.curation))
    except ShenyangInnovationError:
        return RuleResult(*ORDERED, not_run="the curation can't be read")
    return RuleResult(*ORDERED, (*files_are_plain(written.root / "curation"), *out_of_order))


def _versioned(written: _Written, *, faults: bool) -> RuleResult:
    from shenyang_innovation.checking.kept import archive_of
    from shenyang_innovation.checking.versions import changes_are_versioned

    root = written.root
    archive = archive_of(root)
    if faults or archive is None or not written.is_there:
        reason = INVALID if faults else NO_RELEASES if archive is None else NO_CURATION
        return RuleResult(*VERSIONED, not_run=reason)
    try:
        return _attempt(VERSIONED, partial(changes_are_versioned, root, __version__, archive))
    except ShenyangInnovationError as error:
        return RuleResult(*VERSIONED, (_of_error(error),))


def _release_results(root: Path, tables: Tables | None, tell: Tell) -> list[RuleResult]:
    from shenyang_innovation.checking.kept import Kept, archive_of
    from shenyang_innovation.checking.rules import RELEASE_RULES

    archive = archive_of(root)
    not_run = INVALID if tables is None else NO_RELEASES
    results = []
    for name, guards, check in RELEASE_RULES:
        tell(name)
        if tables is None or archive is None:
            results.append(RuleResult(name, guards, not_run=not_run))
            continue
        try:
            results.append(_attempt((name, guards), partial(check, tables, Kept(archive))))
        except DataFilesError as error:
            results.append(RuleResult(name, guards, (_of_error(error),)))
    return results


def _text_results(
    sources: Path | None, find_claims: Callable[[], Claims | None], tell: Tell, only: str | None = None
) -> list[RuleResult]:
    from shenyang_innovation.checking.in_text.source_texts import read_texts
    from shenyang_innovation.checking.rules import ACROSS_TEXTS, TEXT_RULES

    def none_run(reason: str) -> list[RuleResult]:
        return [RuleResult(name, guards, not_run=reason) for name, guards, _ in TEXT_RULES]

    if sources is None:
        return none_run("no folder of source texts was given: --sources DIR")
    texts = read_texts(sources)  # a folder that is not there is wrong use, whatever the rest is like
    try:
        claims = find_claims()
    except ShenyangInnovationError as error:
        first, *others = none_run("the curation can't be read")
        return [RuleResult(first.rule, first.guards, (_of_error(error),)), *others]
    if claims is None:
        return none_run(INVALID)
    if only is not None:
        claims = _of_one(claims, only)
    results = []
    for name, guards, check in TEXT_RULES:
        tell(name)
        if only is not None and name in ACROSS_TEXTS:
            results.append(RuleResult(name, guards, not_run="it asks the texts of all sources"))
        else:
            results.append(_attempt((name, guards), partial(check, claims, texts)))
    return results


def _of_one(claims: Claims, only: str) -> Claims:
    known = [source.source_id for source in claims.sources]
    if only not in known:
        raise UnknownNameError(f"no source {only!r} with a text", where="--only", remedy=did_you_mean(only, known))
    return claims.of_one(only)


def _claims(written: _Written, tables: Tables | None, *, is_fresh: bool) -> Claims | None:
    """From the curation if it is at hand, because that is where people mend what is found.

    Tables that are those of a fresh build need not be built again.
    """
    from shenyang_innovation.checking.in_text.claims import claims_of_curation, claims_of_tables

    if written.is_there:
        claims = claims_of_curation(written.curation, tables if is_fresh else None)
    elif tables is not None:
        claims = claims_of_tables(tables)
    else:
        return None
    claims.final = True
    return claims


def _of_error(error: ShenyangInnovationError) -> Finding:
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
