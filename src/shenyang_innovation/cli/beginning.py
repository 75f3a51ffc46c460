"""The commands that begin what a new document needs, its row, ledger and mentions, and take over what is confirmed."""

from __future__ import annotations

import argparse
import hashlib
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.cli.command import PROGRAM, Answer, Command, checked_format, complain, format_argument
from shenyang_innovation.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from shenyang_innovation.building.new_ledger import Form
    from shenyang_innovation.suggesting.begun import Begun

FORMATS = ("csv", "json")


def _named(run: Callable[[argparse.Namespace, str], Answer], name: str) -> Callable[[argparse.Namespace], Answer]:
    """A command that needs the extra `build` and reads texts: what is no text is wrong use."""

    def called(options: argparse.Namespace) -> Answer:
        from shenyang_innovation.checking.extras import need
        from shenyang_innovation.reading.files import UnreadableFileError

        need("pydantic", extra="build", where=name)
        try:
            return run(options, checked_format(options, FORMATS))
        except UnreadableFileError as error:
            return complain(error, 2)

    return called


def _text_argument(parser: argparse.ArgumentParser, *, or_begun: str = "") -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=f"the text of a source in UTF-8{or_begun}")
    format_argument(parser, FORMATS)


def _confirmed_argument(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--confirmed", action="store_true", help=f"FILE is {what} that was begun: print as taken over")


def _confirmed(options: argparse.Namespace, form: Form, others: dict[str, object]) -> Answer:
    from shenyang_innovation.building.new_ledger import confirmed
    from shenyang_innovation.reading.files import read_text

    for name, given in {**others, "--format json": options.format != FORMATS[0]}.items():
        if given:
            raise UsageError(
                f"with {name}", where="--confirmed", remedy=f"Leave out {name}: the rows are taken as they are"
            )
    return Answer(confirmed(read_text(options.file), str(options.file), form))


# --- source ---------------------------------------------------------------------------------------------------------


def _source_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="the text in UTF-8; without one it is a document of which only stated facts are known",
    )
    parser.add_argument("--address", metavar="URL", help="where the document was seen")
    format_argument(parser, FORMATS)


def _source(options: argparse.Namespace, form: str) -> Answer:
    from shenyang_innovation.curating.checkout import Checkout
    from shenyang_innovation.curating.source import begun_citation, begun_source, source_csv, source_json
    from shenyang_innovation.reading.files import read_text

    here = Checkout()
    if options.file is not None:
        text = read_text(options.file)
        cells = begun_source(options.file, text, options.address, here.rows("sources"), here.names())
    elif options.address is not None:
        cells = begun_citation(options.address, here.rows("sources"))
    else:
        raise UsageError("neither a text nor an address", where="source", remedy="Name FILE, --address or both")
    return Answer(source_json(cells) if form == "json" else source_csv(cells))


# --- ledger ---------------------------------------------------------------------------------------------------------


def _ledger_arguments(parser: argparse.ArgumentParser) -> None:
    _text_argument(parser, or_begun="; or a begun ledger")
    parser.add_argument(
        "--date", metavar="DAY", help="when the text was published, YYYY-MM-DD; many periods follow from it"
    )
    parser.add_argument("--against", type=Path, metavar="OLD", help="the ledger of an earlier version of the text")
    parser.add_argument(
        "--old-text", type=Path, metavar="TEXT", help="that version; without it each row is to be confirmed anew"
    )
    _confirmed_argument(parser, "a ledger")


def _ledger(options: argparse.Namespace, form: str) -> Answer:
    from shenyang_innovation.building.new_ledger import LEDGER_FORM

    day = day_argument(options.date, "--date")
    if options.old_text and not options.against:
        raise UsageError("without --against", where="--old-text", remedy="Name the ledger of that text by --against")
    if options.confirmed:
        return _confirmed(options, LEDGER_FORM, {"--date": options.date, "--against": options.against})
    return _begun_ledger(options, day, form)


def day_argument(given: str | None, where: str) -> date | None:
    """The day that an option gives; raises `UsageError` if it is none."""
    from shenyang_innovation.checking.in_text.documents import is_day

    if given is not None and not is_day(given):
        raise UsageError(f"{given!r} is no day", where=where, remedy="Write YYYY-MM-DD")
    return None if given is None else date.fromisoformat(given)


def _begun_ledger(options: argparse.Namespace, day: date | None, form: str) -> Answer:
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
        _say_if_known(options.file, text)
        rows += map(begun, suggest(text, known_things, day).each)
    return Answer(begun_json(rows) if form == "json" else begun_csv(rows))


def _say_if_known(file: Path, text: str) -> None:
    """Say that a text has its ledger already. To print another enters nothing, and a second reader may want it."""
    from shenyang_innovation.curating.checkout import Checkout, document_of_text

    here = Checkout()
    known = document_of_text(hashlib.sha256(text.encode()).hexdigest(), here.rows("sources"))
    if known is not None and here.has_ledger(source_id := str(known.cells["source_id"])):
        remedy = f"To compare a new version of it, give that text and --against curation/ledgers/{source_id}.csv"
        said = f"this text is the source {source_id!r} ({known.where}), which has its ledger"
        print(f"{PROGRAM}: {file}: {said}. {remedy}", file=sys.stderr)


# --- mentions -------------------------------------------------------------------------------------------------------


def _mentions_arguments(parser: argparse.ArgumentParser) -> None:
    _text_argument(parser, or_begun="; or mentions that were begun")
    _confirmed_argument(parser, "a file of mentions")


def _mentions(options: argparse.Namespace, form: str) -> Answer:
    from shenyang_innovation.building.new_ledger import MENTIONS_FORM
    from shenyang_innovation.curating.checkout import Checkout
    from shenyang_innovation.curating.mentions import begun_mentions, mentions_csv, mentions_json
    from shenyang_innovation.reading.files import read_text

    if options.confirmed:
        return _confirmed(options, MENTIONS_FORM, {})
    rows = begun_mentions(read_text(options.file), Checkout().names())
    return Answer(mentions_json(rows) if form == "json" else mentions_csv(rows))


# --- items ----------------------------------------------------------------------------------------------------------


def _items(options: argparse.Namespace, form: str) -> Answer:
    from shenyang_innovation.curating.items import begun_items, items_csv, items_json
    from shenyang_innovation.reading.files import read_text

    rows = begun_items(read_text(options.file), options.file.stem)
    return Answer(items_json(rows) if form == "json" else items_csv(rows))


COMMANDS = (
    Command(
        "source",
        "begin the row of a new document in sources.csv: what its text tells; refused if the document is there already",
        "source report.txt --address https://example.org/report.html",
        _source_arguments,
        _named(_source, "source"),
    ),
    Command(
        "ledger",
        "begin the ledger of a new source: every figure of its text with what it likely means, for a person to confirm",
        "ledger report.txt --date 2025-03-08",
        _ledger_arguments,
        _named(_ledger, "ledger"),
    ),
    Command(
        "mentions",
        "begin the mentions of a new source: every place of its text that names a thing of the registers, to confirm",
        "mentions report.txt",
        _mentions_arguments,
        _named(_mentions, "mentions"),
    ),
    Command(
        "items",
        "begin the items of a new source, for measures.csv: its paragraphs at their places, to be headed and summed up",
        "items report.txt",
        _text_argument,
        _named(_items, "items"),
    ),
)
