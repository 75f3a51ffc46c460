"""What a run of checks found, and which rules could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shenyang_innovation.checking.finding import Finding


class RuleResult(NamedTuple):
    """What became of one rule: its findings, or why it was not run."""

    rule: str
    guards: str
    findings: tuple[Finding, ...] = ()
    not_run: str | None = None


class Report(NamedTuple):
    """What was checked, and the result of every rule, in the order in which they are listed.

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

    @property
    def holds(self) -> bool:
        """Whether no rule that was run found anything."""
        return not self.findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all rules."""
        return tuple(finding for result in self.results for finding in result.findings)

    def __str__(self) -> str:
        lines: list[str] = []
        for result in self.results:
            mark = "not run" if result.not_run else "FAILS" if result.findings else "ok"
            reason = f" ({result.not_run})" if result.not_run else ""
            lines.append(f"{mark:8} {result.rule}: {result.guards}{reason}")
            lines += [f"         {finding}" for finding in result.findings]
        run = sum(result.not_run is None for result in self.results)
        count = len(self.findings)
        lines.append(
            f"{self.subject}: {run} of {len(self.results)} rules checked, {count} finding{'' if count == 1 else 's'}"
        )
        return "\n".join(lines)
