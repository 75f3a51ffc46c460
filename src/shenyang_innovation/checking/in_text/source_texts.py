"""The claims of ledgers, mentions and lists against the source texts themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.claims import by_source, kept
from shenyang_innovation.checking.in_text.figures import figure_findings
from shenyang_innovation.checking.in_text.script import script_of
from shenyang_innovation.checking.in_text.spans import list_findings, span_findings, title_findings, word_findings
from shenyang_innovation.errors import DataFilesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shenyang_innovation.checking.in_text.claims import Claims, FigureClaim, ListClaim, SourceClaim, SpanClaim

LARGEST_TEXT = 64_000_000


class TextFile(NamedTuple):
    """A file that may be the text of a source."""

    name: str
    sha256: str
    text: str


class Texts(NamedTuple):
    """The texts in a folder, and the files that were not read, each with the reason."""

    folder: Path
    files: tuple[TextFile, ...] = ()
    skipped: tuple[str, ...] = ()


def check_texts(claims: Claims, texts: Texts) -> list[Finding]:
    """Every place at which the claims and the texts disagree, source by source.

    A text is matched to its source by SHA-256. If no file has the hash, that is a finding, and the file that has most
    figures of the ledger at their place is compared all the same: a changed digit is reported where it stands.
    Files of no source are left alone.

    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> check_texts(Claims("ledger.csv"), Texts(Path("texts")))
    []
    """
    findings = list(claims.unclear)
    parts = _Parts(by_source(claims.figures), by_source(claims.spans), by_source(claims.lists))
    for source, file, finding in matched(claims, texts):
        if finding is not None:
            findings.append(finding)
        if file is not None:
            findings += _source_findings(parts, source, file, claims.ledger.format(source_id=source.source_id))
    return findings


def check_words(claims: Claims, texts: Texts) -> list[Finding]:
    """Every title, term and heading that does not stand in the text where it should, in Simplified script.

    Raises `MissingExtraError` for a source in Traditional script if opencc (extra `build`) is not there.

    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> check_words(Claims("ledger.csv"), Texts(Path("texts")))
    []
    """
    findings: list[Finding] = []
    spans = by_source(claims.spans)
    for source, file, _ in matched(claims, texts):
        if file is None:
            continue
        findings += title_findings(source, file.text)
        for span in spans.get(source.source_id, ()):
            findings += word_findings(span, file.text, source.script)
    return findings


def read_texts(folder: Path) -> Texts:
    """Every file of a folder that is UTF-8 text, sorted by name; what is none is named with the reason.

    >>> read_texts(Path("/no/such/folder"))
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.DataFilesError: /no/such/folder: there is no such folder. \
Name the folder of the source texts
    """
    if not folder.is_dir():
        raise DataFilesError("there is no such folder", where=str(folder), remedy="Name the folder of the source texts")
    read = [_read_text(path) for path in sorted(folder.iterdir()) if not path.is_dir()]
    files = tuple(file for file in read if isinstance(file, TextFile))
    return Texts(folder, files, tuple(reason for reason in read if isinstance(reason, str)))


def _read_text(path: Path) -> TextFile | str:
    """The text in a file, or why there is none."""
    try:
        if not path.is_file():
            return f"{path.name} (no regular file)"
        if path.stat().st_size > LARGEST_TEXT:
            return f"{path.name} (more than {LARGEST_TEXT} bytes)"
        data = path.read_bytes()
        # not read_text: line ends stay untouched
        return TextFile(path.name, hashlib.sha256(data).hexdigest(), data.decode())
    except UnicodeDecodeError as error:
        return f"{path.name} (not UTF-8 at byte {error.start})"
    except OSError as error:
        return f"{path.name} ({error.strerror})"


@kept
def matched(claims: Claims, texts: Texts) -> Sequence[tuple[SourceClaim, TextFile | None, Finding | None]]:
    """Each source with its text, or with the nearest one and the finding that says so.

    >>> from shenyang_innovation.checking.in_text.claims import Claims
    >>> matched(Claims("ledger.csv"), Texts(Path("texts")))
    ()
    """
    return tuple(_matched(claims, texts))


def _matched(claims: Claims, texts: Texts) -> Iterator[tuple[SourceClaim, TextFile | None, Finding | None]]:
    by_hash = {file.sha256: file for file in reversed(texts.files)}
    known = {source.sha256 for source in claims.sources}
    strangers = tuple(file for file in texts.files if file.sha256 not in known)
    figures: Mapping[str, Sequence[FigureClaim]] | None = None
    for source in claims.sources:
        if source.sha256 in by_hash:
            yield source, by_hash[source.sha256], None
        else:
            figures = by_source(claims.figures) if figures is None else figures
            of_source = figures.get(source.source_id, ())
            yield source, *_nearest(of_source, source, texts._replace(files=strangers or texts.files))


def _nearest(figures: Sequence[FigureClaim], source: SourceClaim, texts: Texts) -> tuple[TextFile | None, Finding]:
    """The file with most figures of the source at their place, and the finding that it is not the very text."""

    def at_their_place(file: TextFile) -> int:
        return sum(file.text[claim.start : claim.end] == claim.figure for claim in figures)

    best = max(texts.files, key=at_their_place, default=None)
    count = at_their_place(best) if best else 0
    what = f"no file in {texts.folder} has the SHA-256 {source.sha256} of {source.source_id!r}"
    not_read = f"; not read: {', '.join(texts.skipped)}" if texts.skipped else ""
    if best is None or count == 0:
        remedy = "Put its exact text there, UTF-8, line ends untouched"
        return None, Finding(source.where, f"{what}, and none has its figures{not_read}", remedy)
    what += f"; nearest is {best.name} with {count} of {len(figures)} figures at their place{not_read}"
    remedy = "Put the exact text there, or correct sha256 if it was mistyped; another text is a source of its own"
    return best, Finding(source.where, what, remedy)


class _Parts(NamedTuple):
    """What is claimed of each source."""

    figures: Mapping[str, Sequence[FigureClaim]]
    spans: Mapping[str, Sequence[SpanClaim]]
    lists: Mapping[str, Sequence[ListClaim]]


def _source_findings(parts: _Parts, source: SourceClaim, file: TextFile, ledger: str) -> Iterator[Finding]:
    text, source_id = file.text, source.source_id
    if source.characters not in (None, len(text)):
        what = f"characters is {source.characters}, but {file.name} has {len(text)}"
        yield Finding(source.where, what, "Correct the number in curation/sources.csv")
    script = script_of(text)
    if source.script != script:
        yield Finding(
            source.where,
            f"script is {source.script}, but {file.name} is {script}",
            "Correct it in curation/sources.csv",
        )
    yield from figure_findings(parts.figures.get(source_id, ()), text, file.name, ledger)
    for span in parts.spans.get(source_id, ()):
        yield from span_findings(span, text)
    for listed in parts.lists.get(source_id, ()):
        yield from list_findings(listed, text)
