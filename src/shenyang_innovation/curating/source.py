"""The row of a new document in sources.csv, begun: what its file tells, what it likely is, and whether it is there."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from shenyang_innovation.building.curation import curated_columns
from shenyang_innovation.building.ledgers import UNCONFIRMED
from shenyang_innovation.building.new_ledger import ledger_csv
from shenyang_innovation.building.same_document import address_key
from shenyang_innovation.checking.in_text.script import script_of
from shenyang_innovation.checking.in_text.sources import days_of, kinds_of, publisher_of, speakers_of
from shenyang_innovation.curating.mentions import text_view
from shenyang_innovation.errors import CurationError, UsageError
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from shenyang_innovation.curating.checkout import Names, Placed

RIGHTS = "Rights in the text remain with its publisher; only facts are taken from it"
AGAIN = "Nothing is to be added. A new version of it is compared by `shenyang-innovation ledger TEXT --against LEDGER`"
SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an identifier of a source is made of."""
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
_TITLE = re.compile(r"[^\n。]{6,60}(?<![::])")  # a first line that is no sentence


def refuse_known_document(sha256: str, address: str | None, sources: Iterable[Placed], file: str) -> None:
    """Raise CurationError if a source has this text, or this address in any spelling; the error names the source.

    >>> from shenyang_innovation.curating.checkout import Placed
    >>> there = Placed("sources.csv, line 2", {"source_id": "a", "sha256": "", "address": "http://example.org/a/"})
    >>> refuse_known_document("0", "https://EXAMPLE.org/a", [there], "new.txt")
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.CurationError: new.txt: the address is that of the source 'a' (sources.csv, line 2), \
there written http://example.org/a/. Nothing is to be added. ...
    """
    for where, cells in sources:
        whose = f"that of the source {cells['source_id']!r} ({where})"
        if sha256 and cells["sha256"] == sha256:
            raise CurationError(f"the text is {whose}", where=file, remedy=AGAIN)
        if address and (there := cells["address"]) and address_key(there) == address_key(address):
            raise CurationError(f"the address is {whose}, there written {there}", where=file, remedy=AGAIN)


def begun_source(file: Path, text: str, address: str | None, sources: Sequence[Placed], names: Names) -> dict[str, str]:
    """The cells of the row as far as they can be known; those that are guessed bear the mark for a person to confirm.

    The identifier is the name of the file, if it is one. Raises `UsageError` for an address that is none,
    `CurationError` for a document that is there already or an identifier that another one has, `MissingExtraError` for
    a text in Traditional script if opencc is not there.
    """
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    refuse_known_document(sha256, address, sources, str(file))
    if address is not None:
        _check_address(address)
    taken = next((row for row in sources if row.cells["source_id"] == file.stem), None)
    if taken is not None:
        remedy = f"Name the file after an identifier of its own. If it is a new version of that document: {AGAIN[23:]}"
        raise CurationError(f"{file.stem!r} is another document ({taken.where})", where=str(file), remedy=remedy)
    known = {
        "evidence": "text",
        "source_id": file.stem if SLUG.fullmatch(file.stem) else "",
        "address": address or "",
        "address_basis": "stated" if address else "",
        "extent_read": "whole",
        "script": script_of(text),
        "characters": str(len(text)),
        "sha256": sha256,
        "rights": RIGHTS,
    }
    return _row(known, _guessed(text, address, names))


def begun_citation(address: str, sources: Sequence[Placed]) -> dict[str, str]:
    """The cells of the row of a document of which only stated facts are known, as far as its address tells.

    Raises as `begun_source` does.

    >>> row = begun_citation("https://example.org/202603/t20260302_1.html", [])
    >>> row["evidence"], row["published"], row["published_basis"], row["sha256"]
    ('citation', '2026-03-02?', 'address?', '')
    """
    refuse_known_document("", address, sources, "--address")
    _check_address(address)
    known = {"evidence": "citation", "address": address, "address_basis": "stated", "rights": RIGHTS}
    return _row(known, _day("", address))


def _check_address(address: str) -> None:
    if not _ADDRESS.fullmatch(address):
        remedy = "Write it from http:// or https:// on, in small letters"
        raise UsageError(f"{address!r} is no web address", where="--address", remedy=remedy)


def _row(known: Mapping[str, str], guessed: Mapping[str, str | None]) -> dict[str, str]:
    cells = {**known, **{name: f"{cell}{UNCONFIRMED}" for name, cell in guessed.items() if cell}}
    return {name: cells.get(name, "") for name in curated_columns(TABLES["sources"])}


def _day(text: str, address: str | None) -> Mapping[str, str | None]:
    """The day of publication and how it is known, if the text prints one day or the address has it."""
    basis, days = days_of(text, address)
    day = _only(days)
    return {"published": day, "published_basis": basis if day else None}


def _guessed(text: str, address: str | None, names: Names) -> Mapping[str, str | None]:
    """What the words of the text make likely, by the rules that `check` applies to sources."""
    view = text_view(text, names)
    kind = _only(kinds_of(view.text))
    speaker = _only(speakers_of(view, kind or ""))
    organizations = {entity_id for entity_id, kind_of in names.kinds.items() if kind_of == "organizations"}
    title = _TITLE.fullmatch(view.text.strip().partition("\n")[0].rstrip())
    return {
        "document_kind": kind,
        "title_zh": title[0] if title else None,
        "publisher_id": publisher_of(view, organizations, speaker),
        "speaker_id": speaker,
        **_day(view.text, address),
    }


def _only(found: Iterable[str]) -> str | None:
    """The one that was found, if it is one."""
    one, *others = [*found, None]
    return None if len(others) != 1 else one


def source_csv(cells: Mapping[str, str]) -> str:
    """The row under the header of sources.csv."""
    return ledger_csv([cells], tuple(cells))


def source_json(cells: Mapping[str, str]) -> str:
    """The row as a JSON object; an empty cell is null."""
    return json.dumps({name: cell or None for name, cell in cells.items()}, ensure_ascii=False, indent=2) + "\n"
