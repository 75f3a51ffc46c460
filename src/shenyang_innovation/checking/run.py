"""What the command `check` asks for: every rule of a package, of its curation and of its texts in one run."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.__about__ import __version__
from shenyang_innovation.beside import beside, is_large
from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.report import Report, RuleResult, attempt
from shenyang_innovation.checking.validation import VALID
from shenyang_innovation.errors import (
    DataFilesError,
    MissingExtraError,
    ShenyangInnovationError,
    UnknownNameError,
    did_you_mean,
)
from shenyang_innovation.progress import Tell, silent
from shenyang_innovation.published.location import package_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from shenyang_innovation.building.assemble import Rows
    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.tables import Tables

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
    from shenyang_innovation.checking.schemas.package import validate_package
    from shenyang_innovation.checking.tables import read_tables, tables_of

    root = root or _checkout() or Path(package_root())
    written = _Written(root)
    begin = _counting(tell, len(list_rules()))
    with beside(partial(validate_package, root), apart=is_large(root)) as judged:
        begin(ORDERED[0])
        ordered = _ordered(written)
        begin(FRESH[0])
        made = _made(written)
        begin(VALID[0])
        faults = judged()
    fresh, rows = _fresh(root, made, parquet_over)  # not before that process has ended: both would take much memory
    valid = RuleResult(*VALID, tuple(Finding.of(fault) for fault in faults))
    begin(VERSIONED[0])
    results = [valid, fresh, ordered, _versioned(written, faults=bool(faults))]
    is_fresh = rows is not None
    tables = None if faults else read_tables(root) if rows is None else tables_of(rows)
    del made, rows  # they take as much memory as the tables
    for name, guards, check in RULES:
        begin(name)
        if tables is None:
            results.append(RuleResult(name, guards, not_run=INVALID))
        else:
            results.append(attempt((name, guards), partial(check, tables)))
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


class _Made(NamedTuple):
    """The rows and the files of all tables, as a build makes them."""

    rows: Rows
    tables: dict[str, bytes]


class _Written:
    """What people wrote in a checkout, read once for all that ask; an error of reading is met by each of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.is_there = (root / "curation").is_dir()

    @cached_property
    def curation(self) -> Curation:
        from shenyang_innovation.building.curation import read_curation

        return read_curation(self.root / "curation")


def _made(written: _Written) -> _Made | RuleResult:
    """What a fresh build has in its tables, or why it has nothing."""
    if not written.is_there:
        return RuleResult(*FRESH, not_run=NO_CURATION)
    from shenyang_innovation.building.assemble import assemble
    from shenyang_innovation.building.package import stand, tables_of

    try:
        rows = assemble(written.curation, judge=False)
        tables = tables_of(rows)
        if not stand(written.root, tables):  # where they stand, they are judged as those of the package
            rows = assemble(written.curation)
            tables = tables_of(rows)
    except ShenyangInnovationError as error:
        return RuleResult(*FRESH, (_of_error(error),))
    return _Made(rows, tables)


def _fresh(root: Path, made: _Made | RuleResult, parquet_over: int | None) -> tuple[RuleResult, Rows | None]:
    """In what the files of a package differ from a fresh build; and its rows, if they differ in nothing."""
    if isinstance(made, RuleResult):
        return made, None
    from shenyang_innovation.building.package import compare, files_of

    try:
        differences = compare(root, files_of(*made, parquet_over))
    except MissingExtraError as error:
        return RuleResult(*FRESH, not_run=str(error)), None
    remedy = "Run `shenyang-innovation build`; change what people write in curation/, never what is built"
    findings = tuple(Finding(file, what, remedy) for file, what in differences)
    return RuleResult(*FRESH, findings), None if findings else made.rows


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
        return attempt(VERSIONED, partial(changes_are_versioned, root, __version__, archive))
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
            results.append(attempt((name, guards), partial(check, tables, Kept(archive))))
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
            results.append(attempt((name, guards), partial(check, claims, texts)))
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


def _checkout() -> Path | None:
    from shenyang_innovation.building.package import find_root

    try:
        return find_root()
    except DataFilesError:
        return None
