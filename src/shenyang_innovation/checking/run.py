"""All checks in one run, and the report of what they found and which of them could not be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.extras import need
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.errors import MissingExtraError, ShenyangInnovationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from shenyang_innovation.checking.claims import Claims
    from shenyang_innovation.checking.tables import Tables

VALID = ("package-valid", "every cell, key, reference and hash is as the row models say")
FRESH = ("equals-fresh-build", "tables, descriptor, loaders and dictionary equal a fresh build")
IN_TEXTS = ("stands-in-texts", "figures, mentions, items and lists stand in the source texts as the ledgers say")
WORDED = ("worded-as-texts", "titles, terms and headings are worded as in the source texts")


class Outcome(NamedTuple):
    """What became of one rule: its findings, or why it was not run."""

    rule: str
    guards: str
    findings: tuple[Finding, ...] = ()
    not_run: str | None = None


class Report(NamedTuple):
    """The outcome of every rule, in the order in which they are listed.

    >>> report = Report((Outcome("a", "…"), Outcome("b", "…", not_run="no --sources"), Outcome("c", "…")))
    >>> report.holds
    True
    >>> print(report)
    ok       a: …
    not run  b: … (no --sources)
    ok       c: …
    2 of 3 rules checked, 0 findings
    """

    outcomes: tuple[Outcome, ...]

    @property
    def holds(self) -> bool:
        """Whether no rule that was run found anything."""
        return not self.findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all rules."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    def __str__(self) -> str:
        lines: list[str] = []
        for outcome in self.outcomes:
            mark = "not run" if outcome.not_run else "FAILS" if outcome.findings else "ok"
            reason = f" ({outcome.not_run})" if outcome.not_run else ""
            lines.append(f"{mark:8} {outcome.rule}: {outcome.guards}{reason}")
            lines += [f"         {finding}" for finding in outcome.findings]
        run = sum(outcome.not_run is None for outcome in self.outcomes)
        count = len(self.findings)
        lines.append(f"{run} of {len(self.outcomes)} rules checked, {count} finding{'' if count == 1 else 's'}")
        return "\n".join(lines)


def list_rules() -> list[tuple[str, str]]:
    """Name of every rule and what it guards, in the order of a report.

    >>> list_rules()[0]
    ('package-valid', 'every cell, key, reference and hash is as the row models say')
    """
    need("pydantic", extra="validate", where="check")
    from shenyang_innovation.checking.rules import RULES

    return [VALID, FRESH, *((rule.name, rule.guards) for rule in RULES), IN_TEXTS, WORDED]


def run_checks(root: Path, sources: Path | None = None) -> Report:
    """Check the package in a folder by every rule; with `sources` also against the source texts in that folder.

    `root` holds datapackage.json and tables/. If `root/curation` is there too, the tables are compared with a fresh build and
    the texts with the ledgers; else the texts are compared with the tables. Raises `DataFilesError` if `root` holds no
    package or `sources` is no folder, `MissingExtraError` if the extra `validate` is not installed.
    """
    need("pydantic", extra="validate", where="check")
    from shenyang_innovation.checking.package import validate_package
    from shenyang_innovation.checking.rules import RULES
    from shenyang_innovation.checking.tables import read_tables

    faults = validate_package(root)
    outcomes = [Outcome(*VALID, tuple(Finding.of(fault) for fault in faults)), _fresh(root)]
    tables: Tables | None = None if faults else read_tables(root)
    for rule in RULES:
        if tables is None:
            outcomes.append(Outcome(rule.name, rule.guards, not_run="the package is not valid"))
        else:
            outcomes.append(_outcome((rule.name, rule.guards), rule.check, tables))
    return Report((*outcomes, *_text_outcomes(root, sources, tables)))


def _outcome(name: tuple[str, str], check: Callable[[Tables], Iterable[Finding]], tables: Tables) -> Outcome:
    try:
        return Outcome(*name, tuple(check(tables)))
    except MissingExtraError as error:
        return Outcome(*name, not_run=str(error))


def _fresh(root: Path) -> Outcome:
    if not _has_curation(root):
        return Outcome(*FRESH, not_run=f"there is no curation in {root}: an installed package has none")
    from shenyang_innovation.building.package import build_files, compare

    try:
        differences = compare(root, build_files(root))
    except ShenyangInnovationError as error:
        return Outcome(*FRESH, (Finding(f"curation/{error.where}", error.what, error.remedy),))
    remedy = "Run `shenyang-innovation build`; change what people write in curation/, never what is built"
    return Outcome(*FRESH, tuple(Finding(file, what, remedy) for file, what in differences))


def _text_outcomes(root: Path, sources: Path | None, tables: Tables | None) -> list[Outcome]:
    if sources is None:
        return [
            Outcome(*name, not_run="no folder of source texts was given: --sources DIR") for name in (IN_TEXTS, WORDED)
        ]
    from shenyang_innovation.checking.texts import check_texts, check_words, read_texts

    read_texts(sources)  # a folder that is not there is wrong use, whatever the rest is like
    try:
        claims = _claims(root, tables)
    except ShenyangInnovationError as error:
        finding = Finding(f"curation/{error.where}", error.what, error.remedy)
        return [Outcome(*IN_TEXTS, (finding,)), Outcome(*WORDED, not_run="the curation can't be read")]
    if claims is None:
        return [Outcome(*name, not_run="the package is not valid") for name in (IN_TEXTS, WORDED)]
    outcomes = [Outcome(*IN_TEXTS, tuple(check_texts(claims, sources)))]
    try:
        outcomes.append(Outcome(*WORDED, tuple(check_words(claims, sources))))
    except MissingExtraError as error:
        outcomes.append(Outcome(*WORDED, not_run=str(error)))
    return outcomes


def _claims(root: Path, tables: Tables | None) -> Claims | None:
    from shenyang_innovation.building.curation import read_curation
    from shenyang_innovation.checking.claims import claims_of_curation, claims_of_tables

    if _has_curation(root):
        return claims_of_curation(read_curation(root / "curation"))
    return None if tables is None else claims_of_tables(tables)


def _has_curation(root: Path) -> bool:
    return (root / "curation").is_dir()
