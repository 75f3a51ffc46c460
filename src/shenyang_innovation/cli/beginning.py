"""The command that begins a ledger, compares it with an earlier one, and takes it over once it is confirmed."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.cli.command import Answer, Command, checked_format, complain, format_argument
from shenyang_innovation.errors import UsageError

if TYPE_CHECKING:
    from shenyang_innovation.suggesting.begun import Begun

FORMATS = ("csv", "json")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the text of a source in UTF-8; or a begun ledger")
    parser.add_argument(
        "--date", metavar="DAY", help="when the text was published, YYYY-MM-DD; many periods follow from it"
    )
    parser.add_argument("--against", type=Path, metavar="OLD", help="the ledger of an earlier version of the text")
    parser.add_argument(
        "--old-text", type=Path, metavar="TEXT", help="that version; without it each row is to be confirmed anew"
    )
    parser.add_argument(
        "--confirmed", action="store_true", help="FILE is a ledger that was begun: print it as the build takes it"
    )
    format_argument(parser, FORMATS)


def _ledger(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need
    from shenyang_innovation.reading.files import UnreadableFileError

    need("pydantic", extra="build", where="ledger")
    form = checked_format(options, FORMATS)
    day = _day(options.date)
    if options.old_text and not options.against:
        raise UsageError("without --against", where="--old-text", remedy="Name the ledger of that text by --against")
    try:
        return _confirmed(options) if options.confirmed else _begun(options, day, form)
    except UnreadableFileError as error:
        return complain(error, 2)


def _day(given: str | None) -> date | None:
    from shenyang_innovation.checking.in_text.documents import is_day

    if given is not None and not is_day(given):
        raise UsageError(f"{given!r} is no day", where="--date", remedy="Write YYYY-MM-DD")
    return None if given is None else date.fromisoformat(given)


def _confirmed(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.building.new_ledger import confirmed
    from shenyang_innovation.reading.files import read_text

    others = {"--date": options.date, "--against": options.against, "--format json": options.format != FORMATS[0]}
    for name, given in others.items():
        if given:
            raise UsageError(
                f"with {name}", where="--confirmed", remedy=f"Leave out {name}: the rows are taken as they are"
            )
    return Answer(confirmed(read_text(options.file), str(options.file)))


def _begun(options: argparse.Namespace, day: date | None, form: str) -> Answer:
    from shenyang_innovation.published.cells import read_cells
    from shenyang_innovation.published.descriptor import resource
    from shenyang_innovation.reading.files import read_text
    from shenyang_innovation.suggesting.against import compared, old_ledger
    from shenyang_innovation.suggesting.begun import begun, begun_csv, begun_json
    from shenyang_innovation.suggesting.known import TABLES, known
    from shenyang_innovation.suggesting.suggest import suggest

    text = read_text(options.file)
    known_things = known({name: read_cells(resource(name)) for name in TABLES})
    rows: list[Begun] = []
    if options.against:
        old_text = read_text(options.old_text) if options.old_text else None
        old = old_ledger(read_text(options.against), str(options.against), old_text)
        comparison = compared(old, old_text, text, suggest(text, known_things, day), known_things)
        print(comparison.summary(), end="", file=sys.stderr)
        rows += comparison.rows
    else:
        rows += map(begun, suggest(text, known_things, day).each)
    return Answer(begun_json(rows) if form == "json" else begun_csv(rows))


COMMANDS = (
    Command(
        "ledger",
        "begin the ledger of a new source: every figure of its text with what it likely means, for a person to confirm",
        "ledger report.txt --date 2025-03-08",
        _arguments,
        _ledger,
    ),
)
