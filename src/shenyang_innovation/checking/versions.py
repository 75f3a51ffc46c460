"""What changed since the last kept release took the step of the version that it calls for, and is in the changelog."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.comparing.changes import Step
from shenyang_innovation.comparing.compare import diff
from shenyang_innovation.comparing.draft import changed_tables
from shenyang_innovation.comparing.verdict import Verdict, verdicts
from shenyang_innovation.published import releases
from shenyang_innovation.whole import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.comparing.changes import TableRows
    from shenyang_innovation.comparing.compare import Diff

CHANGELOG = "CHANGELOG.md"
ABOUT = "src/shenyang_innovation/__about__.py"
UNRELEASED = "Unreleased"
CONSTANTS = {"schema": "SCHEMA_VERSION", "data": "DATA_VERSION", "package": "__version__"}
"""What each of the numbers is called where it is written."""
FEW = 20
"""So many rows of a table that are gone are named one by one."""


class Section(NamedTuple):
    """A version in the changelog: its heading without the date, and what stands below."""

    version: str
    text: str

    @property
    def data(self) -> str:
        """What stands under its heading Data; empty if there is none."""
        found = re.search(r"^### Data[ \t]*\n(.*?)(?=^### |\Z)", self.text, re.MULTILINE | re.DOTALL)
        return found[1] if found else ""


def changes_are_versioned(root: Path, version: str, archive: str) -> Iterator[Finding]:
    """Compare the package in a checkout with the last release kept in an archive; `version` is that of the code.

    If something changed, the numbers have to have risen by the step called for, and the first section of the changelog
    has to name each table that changed. It is that of the version, or of what is not released: then the number of
    the package may still be that of the last release. A row that was released is there or has its tombstone, whatever
    the version.
    """
    release = releases.kept(archive)[-1]
    kept = releases.folder(release, archive)
    found = diff(kept, root)
    sections = _sections(root)
    for verdict in (*verdicts(found), *_package(found, sections, version)):
        yield from _too_low(verdict, release)
    if _is_other(root, kept) and found.new.version == release:
        what = f"it is not that of the release {release}, whose version it bears"
        yield Finding(DESCRIPTOR, what, f"Raise DATA_VERSION in {ABOUT} by a patch step or more, and build")
    if found.step is not Step.NONE:
        yield from _unnamed(found, sections, version, release)
    for table in found.rows:
        yield from _vanished(table, release)


def _is_other(root: Path, kept: str) -> bool:
    """Whether the descriptor is another: two packages of one data version are the same, byte for byte."""
    return (root / DESCRIPTOR).read_bytes() != Path(kept, DESCRIPTOR).read_bytes()


# --- numbers ----------------------------------------------------------------------------------------------------


def _too_low(verdict: Verdict, release: str) -> Iterator[Finding]:
    if not verdict.enough:
        name = CONSTANTS[verdict.number]
        what = f"{name} is {verdict.new}; what changed since {release} calls for a {verdict.step} step"
        if verdict.step is Step.NONE:
            what = f"{name} is {verdict.new}, which is below {verdict.old} of the release {release}"
        yield Finding(
            ABOUT,
            what,
            f"Raise it to {verdict.least} or more, and build; `shenyang-innovation diff {release} .` lists the changes",
        )


def _package(found: Diff, sections: list[Section], version: str) -> Iterator[Verdict]:
    """What the number of the package has to be; while its section is that of what is not released, it may wait."""
    before = sections[1].version if len(sections) > 1 else found.old.version
    if version != before or not sections or sections[0].version != UNRELEASED:
        yield Verdict("package", before, version, found.step)


# --- changelog --------------------------------------------------------------------------------------------------


def _sections(root: Path) -> list[Section]:
    try:
        text = (root / CHANGELOG).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    parts = re.split(r"^## (\S+).*$", text, flags=re.MULTILINE)[1:]
    return [Section(heading, below) for heading, below in zip(parts[::2], parts[1::2], strict=True)]


def _unnamed(found: Diff, sections: list[Section], version: str, release: str) -> Iterator[Finding]:
    draft = f"`shenyang-innovation diff {release} . --draft` drafts it"
    first = sections[0] if sections else None
    if first is None or first.version not in (UNRELEASED, version):
        what = f"its first section is of {first.version}" if first else "has no section of a version"
        remedy = f"Begin one with `## {UNRELEASED}` or `## {version} (date)`; {draft}"
        yield Finding(CHANGELOG, f"{what}, and tables changed since {release}", remedy)
        return
    missing = [table for table in changed_tables(found) if f"`{table}`" not in first.data]
    if missing:
        names = ", ".join(f"`{table}`" for table in missing)
        what = f"the Data section of {first.version} does not name what changed since {release}: {names}"
        yield Finding(CHANGELOG, what, f"Name table, row, column, the old and the new value, and why; {draft}")


# --- rows -------------------------------------------------------------------------------------------------------


def _vanished(table: TableRows, release: str) -> Iterator[Finding]:
    gone = [row.key for row in table.removed if not row.retired]
    where = f"tables/{table.table}.csv"
    remedy = "Put it back, or retire it: a row in curation/retired.csv with its reason and successor"
    for key in gone[:FEW]:
        yield Finding(where, f"the row {key!r} of the release {release} is gone without a tombstone", remedy)
    if len(gone) > FEW:
        yield Finding(where, f"{len(gone) - FEW} more rows are gone without a tombstone", remedy)
