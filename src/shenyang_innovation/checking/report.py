"""What a run of checks found, and which rules could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shenyang_innovation.checking.finding import Finding


class Outcome(NamedTuple):
    """What became of one rule: its findings, or why it was not run."""

    rule: str
    guards: str
    findings: tuple[Finding, ...] = ()
    not_run: str | None = None


class Report(NamedTuple):
    """What was checked, and the outcome of every rule, in the order in which they are listed.

    >>> outcomes = (Outcome("a", "…"), Outcome("b", "…", not_run="no --sources"), Outcome("c", "…"))
    >>> report = Report("shenyang", outcomes)
    >>> report.holds
    True
    >>> print(report)
    ok       a: …
    not run  b: … (no --sources)
    ok       c: …
    shenyang: 2 of 3 rules checked, 0 findings
    """

    subject: str
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
        lines.append(
            f"{self.subject}: {run} of {len(self.outcomes)} rules checked, {count} finding{'' if count == 1 else 's'}"
        )
        return "\n".join(lines)
