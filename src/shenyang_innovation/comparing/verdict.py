"""The three versions of two packages against the steps that the changes between them call for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.comparing.steps import Version, rose

if TYPE_CHECKING:
    from shenyang_innovation.comparing.changes import Step
    from shenyang_innovation.comparing.compare import Diff


class Verdict(NamedTuple):
    """One of the numbers: what it was, what it is, the step called for, and whether it took it."""

    number: str
    old: str
    new: str
    step: Step

    @property
    def enough(self) -> bool:
        """Whether the version rose by the step or more."""
        return rose(self.old, self.new, self.step)

    @property
    def least(self) -> str:
        """The lowest version that would do; what it was if that is none."""
        version = Version.of(self.old)
        return self.old if version is None else str(version.raised(self.step))


def verdicts(found: Diff) -> tuple[Verdict, Verdict]:
    """Schema and data, whose numbers stand in the packages; that of the code is told by neither."""
    return (
        Verdict("schema", found.old.schema_version, found.new.schema_version, found.schema_step),
        Verdict("data", found.old.version, found.new.version, found.data_step),
    )
