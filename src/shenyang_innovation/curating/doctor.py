"""What the command `doctor` asks for: everything that is missing in a checkout, by kind, and whether it builds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.building.assemble import assemble
from shenyang_innovation.building.curation import read_curation
from shenyang_innovation.building.package import find_root
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.curating.loose import Loose
from shenyang_innovation.curating.missing import KINDS
from shenyang_innovation.errors import CurationError
from shenyang_innovation.progress import Tell, silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

BUILDS = ("not-built", "what keeps the curation from being built, the first of it")


class Missing(NamedTuple):
    """What is missing of one kind, each with its place and its remedy."""

    kind: str
    meaning: str
    findings: Sequence[Finding]


class Diagnosis(NamedTuple):
    """All that is missing in a checkout; what was due by `day` is past due."""

    day: str
    kinds: Sequence[Missing]

    @property
    def total(self) -> int:
        """How many things are missing.

        >>> Diagnosis("2025-09-08", [Missing("untraced", "documents without address", [])]).total
        0
        """
        return sum(len(kind.findings) for kind in self.kinds)

    def text(self) -> str:
        """For people: each kind of which something is missing, with its count and the places; then the sum.

        >>> print(Diagnosis("2025-09-08", [Missing("untraced", "documents without address", [])]).text(), end="")
        Nothing is missing: 1 kind looked for, as of 2025-09-08.
        """
        lines: list[str] = []
        for kind in self.kinds:
            remedies = {finding.remedy for finding in kind.findings}
            if len(remedies) == 1:  # said once
                lines.append(f"{kind.kind}: {kind.meaning} ({len(kind.findings)}). {remedies.pop()}")
                lines += [f"  {finding.where}: {finding.what}" for finding in kind.findings]
            elif remedies:
                lines.append(f"{kind.kind}: {kind.meaning} ({len(kind.findings)})")
                lines += [f"  {finding}" for finding in kind.findings]
        looked = f"{len(self.kinds)} kind{'' if len(self.kinds) == 1 else 's'} looked for, as of {self.day}"
        if not lines:
            return f"Nothing is missing: {looked}.\n"
        counts = ", ".join(f"{kind.kind} {len(kind.findings)}" for kind in self.kinds if kind.findings)
        return "\n".join([*lines, f"{self.total} missing: {counts}; {looked}."]) + "\n"

    def json(self) -> str:
        """The same for tools, with the kinds of which nothing is missing.

        >>> Diagnosis("2025-09-08", []).json()
        '{\\n  "as_of": "2025-09-08",\\n  "missing": 0,\\n  "kinds": []\\n}\\n'
        """
        kinds = [
            {
                "kind": kind.kind,
                "meaning": kind.meaning,
                "count": len(kind.findings),
                "findings": [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in kind.findings],
            }
            for kind in self.kinds
        ]
        said = {"as_of": self.day, "missing": self.total, "kinds": kinds}
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def diagnose(root: Path | None = None, day: date | None = None, tell: Tell = silent) -> Diagnosis:
    """Look for everything that is missing in a checkout, also one whose curation does not build.

    What was due by `day` is past due; without it, by the day on which the newest source was published. Raises
    `DataFilesError` if there is no checkout.

    >>> diagnose().kinds[0].kind
    'not-built'
    """
    folder = find_root(root) / "curation"
    curation = Loose(folder, day.isoformat() if day else None)
    tell("making the tables")
    kinds = [Missing(*BUILDS, _unbuildable(folder))]
    for kind in KINDS:
        tell(kind.name)
        kinds.append(Missing(kind.name, kind.meaning, list(kind.look(curation))))
    return Diagnosis(curation.day, kinds)


def _unbuildable(folder: Path) -> list[Finding]:
    try:
        assemble(read_curation(folder))
    except CurationError as error:
        return [Finding(error.where, error.what, error.remedy)]
    return []
