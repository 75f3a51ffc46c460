"""What a run of checks found, and which rules could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shenyang_innovation.checking.finding import Finding


class RuleResult(NamedTuple):
    """What became of one rule: its findings, how many `more` were counted but not kept, or why it was not run."""

    rule: str
    guards: str
    findings: tuple[Finding, ...] = ()
    not_run: str | None = None
    more: int = 0

    @property
    def mark(self) -> str:
        """In one word: ok, FAILS or not run."""
        return "not run" if self.not_run else "FAILS" if self.findings or self.more else "ok"


def attempt(rule: tuple[str, str], check: Callable[[], Iterable[Finding]]) -> RuleResult:
    """The result of one rule, which is not run if a library for it is missing.

    >>> attempt(("a", "…"), list).mark
    'ok'
    """
    try:
        return RuleResult(*rule, tuple(check()))
    except MissingExtraError as error:
        return RuleResult(*rule, not_run=str(error))


class Report(NamedTuple):
    """What was checked, and the result of every rule, in the order in which they are listed; `rows` of a file.

    >>> results = (RuleResult("a", "…"), RuleResult("b", "…", not_run="no --sources"), RuleResult("c", "…"))
    >>> report = Report("shenyang", results)
    >>> report.holds
    True
    >>> print(report)
    ok       a: …
    not run  b: … (no --sources)
    ok       c: …
    shenyang: 2 of 3 rules checked, 0 findings
    """

    subject: str
    results: tuple[RuleResult, ...]
    rows: int | None = None

    @property
    def holds(self) -> bool:
        """Whether no rule that was run found anything."""
        return not self.total

    @property
    def total(self) -> int:
        """How many findings there are, kept or not."""
        return len(self.findings) + sum(result.more for result in self.results)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all rules."""
        return tuple(finding for result in self.results for finding in result.findings)

    def __str__(self) -> str:
        lines: list[str] = []
        for result in self.results:
            reason = f" ({result.not_run})" if result.not_run else ""
            lines.append(f"{result.mark:8} {result.rule}: {result.guards}{reason}")
            lines += [f"         {finding}" for finding in result.findings]
            if result.more:
                lines.append(f"         … and {result.more} more, counted but not listed")
        run = sum(result.not_run is None for result in self.results)
        found = f"{self.total} finding{'' if self.total == 1 else 's'}"
        judged = "" if self.rows is None else f" in {self.rows} row{'' if self.rows == 1 else 's'}"
        lines.append(f"{self.subject}: {run} of {len(self.results)} rules checked, {found}{judged}")
        return "\n".join(lines)
