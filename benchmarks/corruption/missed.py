"""What is missed in the curation, and why. All else is found: a miss that is not listed here is an error, and so is an
entry none of which is missed any more.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.corruption.measure import Kind


class Missed(NamedTuple):
    """Columns (file.column, * for any file) and kinds of corruption (* for any) that can't always be found, and why."""

    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    reason: str

    def entries(self) -> Iterator[Entry]:
        """Each column with each kind."""
        return (Entry(column, kind) for column in self.columns for kind in self.kinds)


class Entry(NamedTuple):
    """A column and a kind of corruption that are listed."""

    column: str
    kind: str

    def covers(self, kind: Kind) -> bool:
        """Whether the entry is about this kind of corruption of this column."""
        return fnmatchcase(kind.place, self.column) and fnmatchcase(kind.kind, self.kind)


SPELLING = ("character changed", "character dropped", "character added")
DIGITS = ("digit changed", "digit dropped", "digit added")
GIVEN = ("null for value", "value for null")
OURS = "our own words: no rule knows what they should say"
FREE = "a name of our own that nothing refers to: another one is as good"
OUTSIDE = "it stands in none of the texts"
PHRASE = "another stretch of the same words stands in the text as well"
JUDGED = "a judgement of the curators: what is said beside it fits the other code too"
SPACE = "a space written twice: names are compared with any white space as one space"
OPEN = "of an open list one member fewer is still the beginning of the list"
RECORDED = "of a document that is only cited: what was written down of it is the only witness"
UNKEPT = "of releases before the first that is kept: nothing shows what they said"
ALONE = "nothing else speaks of it before it is released; later the versions do"
FIGURE = ("magnitude changed", "magnitude dropped")
DATES = ("shifted a day", "shifted a month", "shifted a year")

MISSED: tuple[Missed, ...] = (
    Missed(("*.note_en",), (*SPELLING, *DIGITS, *GIVEN), OURS),
    Missed(("*.reason_en", "*.definition_en", "*.label_zh", "*.summary_en"), (*SPELLING, *DIGITS), OURS),
    Missed(("*.name_en", "*.label_en", "*.heading_en", "*.title_en"), (*SPELLING, *DIGITS), OURS),
    Missed(("*.term_en", "*.role_en"), SPELLING, OURS),
    Missed(("relations.relation_id",), (*SPELLING, *DIGITS), FREE),
    Missed(("glossary.term_id",), SPELLING, FREE),
    Missed(("sources.address",), (*SPELLING, *DIGITS), OUTSIDE),
    Missed(("sources.rights",), SPELLING, OUTSIDE),
    Missed(("sources.title_zh", "measures.heading_zh"), ("character dropped",), PHRASE),
    Missed(("measures.heading_zh",), ("digit dropped",), PHRASE),
    Missed(("indicators.terms_zh",), ("character dropped", "member dropped"), PHRASE),
    Missed(("indicators.measure", "indicators.theme"), ("code swapped",), JUDGED),
    Missed(("relations.operands",), ("member dropped",), OPEN),
    Missed(("ledgers.caveats",), ("member dropped",), JUDGED),
    Missed(("measures.heading_zh", "programs.name_zh"), ("character added",), SPACE),
    Missed(("citations.figure",), (*SPELLING, *DIGITS, *FIGURE), RECORDED),
    Missed(("citations.about_zh",), (*SPELLING, *DIGITS), RECORDED),
    Missed(("citations.words_zh",), (*GIVEN, "character dropped"), RECORDED),
    Missed(("citations.period_recorded",), ("digit changed", "character changed"), RECORDED),
    Missed(("citations.indicator_id", "citations.subject_id", "citations.status"), ("code swapped",), RECORDED),
    Missed(("citations.caveats",), ("value for null", "member dropped", "member added"), RECORDED),
    Missed(("sources.document_kind", "sources.published_basis", "sources.address_kind"), ("code swapped",), RECORDED),
    Missed(("sources.title_zh",), (*DIGITS, "character changed", "character added"), RECORDED),
    Missed(("sources.publisher_id",), (*GIVEN, "code swapped"), RECORDED),
    Missed(("sources.speaker_id",), ("value for null",), RECORDED),
    Missed(("sources.published",), (*DATES, "another date of the column"), RECORDED),
    Missed(("sources.seen_by",), (*DATES, "digit changed"), RECORDED),
    Missed(("sources.extent_read",), ("code swapped",), RECORDED),
    Missed(("sources.times_read",), ("digit changed", "digit added", "ten times"), RECORDED),
    Missed(("joined.indicator_id", "joined.joined_id"), ("code swapped",), JUDGED),
    Missed(("citations.(row)", "breaks.(row)", "joined.(row)", "errata.(row)"), ("row deleted",), ALONE),
    Missed(("errata.erratum_id",), (*SPELLING, *DIGITS), FREE),
    Missed(("errata.wrong",), (*SPELLING, *DIGITS, "null for value"), UNKEPT),
    Missed(("errata.since_version",), ("digit changed", "digit added", "character changed", "character added"), UNKEPT),
)


def reason_of(kind: Kind) -> str | None:
    """Why a kind of corruption of a column is missed; None if it is not listed."""
    return next((missed.reason for missed in MISSED for entry in missed.entries() if entry.covers(kind)), None)


def unlisted(missed: Iterable[Kind]) -> list[Kind]:
    """What is missed and not listed."""
    return [kind for kind in missed if reason_of(kind) is None]


def mended(missed: Iterable[Kind]) -> list[Entry]:
    """What is listed and not among what is missed."""
    kinds = list(missed)
    entries = (entry for one in MISSED for entry in one.entries())
    return [entry for entry in entries if not any(entry.covers(kind) for kind in kinds)]
