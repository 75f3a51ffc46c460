"""The section of docs/trust.md about the judges: `python -m tests.judges.page` writes it, and a test compares it."""

from __future__ import annotations

from benchmarks.report import table, write_section
from shenyang_innovation.schema.tables import TABLES
from tests.judges.kinds import BLIND, JUDGES, KINDS, column_faults, faults

NAME = "judges"


def section() -> str:
    """Each kind of fault with how often it is tried, which judges see it, and why the others do not."""
    notes = list(dict.fromkeys(BLIND.values()))
    of_rows = [fault.kind for model in TABLES.values() for fault in faults(model)]
    tried = of_rows + [fault.kind for model in TABLES.values() for fault in column_faults(model)]
    rows = [
        [what, str(tried.count(kind)), *(_seen(BLIND.get((judge, kind)), notes) for judge in JUDGES)]
        for kind, what in KINDS.items()
    ]
    total = f"{len(tried)} faults in {len(TABLES)} tables. Not seen, and why:"
    reasons = "\n".join(f"{number}. {reason}" for number, reason in enumerate(notes, start=1))
    return "\n\n".join((table(["fault", "tried", *JUDGES], rows), total, reasons))


def _seen(reason: str | None, notes: list[str]) -> str:
    return "sees it" if reason is None else f"not seen ({notes.index(reason) + 1})"


if __name__ == "__main__":
    write_section(NAME, section())
