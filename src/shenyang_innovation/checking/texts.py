"""The claims of ledgers, mentions and lists against the source texts themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.figures_in_text import figure_findings
from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.script import traditional_share
from shenyang_innovation.checking.spans_in_text import list_findings, span_findings, title_findings, word_findings
from shenyang_innovation.errors import DataFilesError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.claims import Claims, SourceClaim

LARGEST_TEXT = 64_000_000
HANT = 0.05  # share of Traditional characters from which a text is in Traditional script


class TextFile(NamedTuple):
    """A file that may be the text of a source."""

    name: str
    sha256: str
    text: str


def check_texts(claims: Claims, folder: Path) -> list[Finding]:
    """Every place at which the claims and the texts in a folder disagree, source by source.

    A text is matched to its source by SHA-256. If no file has the hash, that is a finding, and the file that has most
    figures of the ledger at their place is compared all the same: a changed digit is reported where it stands.
    Files of no source are left alone. Raises `DataFilesError` if the folder does not exist.

    >>> from shenyang_innovation.checking.claims import Claims
    >>> check_texts(Claims("ledger.csv"), Path("."))
    []
    """
    findings = list(claims.unclear)
    for source, file, finding in _matched(claims, folder):
        if finding is not None:
            findings.append(finding)
        if file is not None:
            findings += _source_findings(claims, source, file)
    return findings


def check_words(claims: Claims, folder: Path) -> list[Finding]:
    """Every title, term and heading that does not stand in the text where it should, in Simplified script.

    Raises `MissingExtraError` for a source in Traditional script if opencc (extra `build`) is not there.

    >>> from shenyang_innovation.checking.claims import Claims
    >>> check_words(Claims("ledger.csv"), Path("."))
    []
    """
    findings: list[Finding] = []
    for source, file, _ in _matched(claims, folder):
        if file is None:
            continue
        findings += title_findings(source, file.text)
        for span in claims.spans:
            if span.source_id == source.source_id:
                findings += word_findings(span, file.text, source.script)
    return findings


def read_texts(folder: Path) -> list[TextFile]:
    """Every file of a folder that is UTF-8 text, sorted by name.

    >>> read_texts(Path("/no/such/folder"))
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.DataFilesError: /no/such/folder: there is no such folder. \
Name the folder of the source texts
    """
    if not folder.is_dir():
        raise DataFilesError("there is no such folder", where=str(folder), remedy="Name the folder of the source texts")
    files: list[TextFile] = []
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.stat().st_size > LARGEST_TEXT:
            continue
        data = path.read_bytes()
        try:
            # not read_text: line ends stay untouched
            files.append(TextFile(path.name, hashlib.sha256(data).hexdigest(), data.decode()))
        except UnicodeDecodeError:
            continue
    return files


def _matched(claims: Claims, folder: Path) -> Iterator[tuple[SourceClaim, TextFile | None, Finding | None]]:
    """Each source with its text, or with the nearest one and the finding that says so."""
    files = read_texts(folder)
    by_hash = {file.sha256: file for file in reversed(files)}
    known = {source.sha256 for source in claims.sources}
    strangers = [file for file in files if file.sha256 not in known]
    for source in claims.sources:
        if source.sha256 in by_hash:
            yield source, by_hash[source.sha256], None
        else:
            yield source, *_nearest(claims, source, strangers or files, folder)


def _nearest(
    claims: Claims, source: SourceClaim, files: list[TextFile], folder: Path
) -> tuple[TextFile | None, Finding]:
    """The file with most figures of the source at their place, and the finding that it is not the very text."""
    figures = [claim for claim in claims.figures if claim.source_id == source.source_id]

    def at_their_place(file: TextFile) -> int:
        return sum(file.text[claim.start : claim.end] == claim.figure for claim in figures)

    best = max(files, key=at_their_place, default=None)
    count = at_their_place(best) if best else 0
    what = f"no file in {folder} has the SHA-256 {source.sha256} of {source.source_id!r}"
    if best is None or count == 0:
        remedy = "Put its exact text there, UTF-8, line ends untouched"
        return None, Finding(source.where, f"{what}, and none has its figures", remedy)
    what += f"; nearest is {best.name} with {count} of {len(figures)} figures at their place"
    remedy = "Put the exact text there; a text that is really another one is a source of its own"
    return best, Finding(source.where, what, remedy)


def _source_findings(claims: Claims, source: SourceClaim, file: TextFile) -> Iterator[Finding]:
    text, source_id = file.text, source.source_id
    if source.characters != len(text):
        what = f"characters is {source.characters}, but {file.name} has {len(text)}"
        yield Finding(source.where, what, "Correct the number in curation/sources.csv")
    script = "Hant" if traditional_share(text) > HANT else "Hans"
    if source.script != script:
        yield Finding(
            source.where,
            f"script is {source.script}, but {file.name} is {script}",
            "Correct it in curation/sources.csv",
        )
    ledger = claims.ledger.format(source_id=source_id)
    yield from figure_findings([c for c in claims.figures if c.source_id == source_id], text, file.name, ledger)
    for span in claims.spans:
        if span.source_id == source_id:
            yield from span_findings(span, text)
    for listed in claims.lists:
        if listed.source_id == source_id:
            yield from list_findings(listed, text)
