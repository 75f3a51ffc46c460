"""The commands that write the package in other forms: formats of other tools, and a site."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from shenyang_innovation.cli.command import Answer, Command
from shenyang_innovation.progress import Progress


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    from shenyang_innovation.exports.formats import FORMATS

    width = max(map(len, FORMATS))
    listed = "\n".join(f"  {form.name:{width}}  {form.summary}" for form in FORMATS.values())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = f"{parser.description}\n\nformats:\n{listed}"
    parser.add_argument("format", metavar="FORMAT", help="one of those above")
    parser.add_argument("dest", metavar="DEST", help="the file or folder to make")
    parser.add_argument("--force", action="store_true", help="replace what an earlier export has left at DEST")
    parser.add_argument("--package", metavar="DIR", help="a package of another version; the published one if left out")


def _export(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.exports.export import export_package

    given = options.format, options.dest
    with _ended_by_signals(), Progress("export") as tell:
        done = export_package(*given, force=options.force, package=options.package, tell=tell)
    held = f"{done.tables} table{'' if done.tables == 1 else 's'}, {done.rows} rows, " if done.tables else ""
    return Answer(f"{done.path}: {held}{done.bytes} bytes\n")


def _site_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dest", metavar="DEST", help="the folder to make; open DEST/index.html when it is done")
    parser.add_argument(
        "--libraries", metavar="DIR", help="a node_modules with the JavaScript of the pages; npm fetches it if left out"
    )
    parser.add_argument("--force", action="store_true", help="replace the site that an earlier build has left at DEST")
    parser.add_argument("--package", metavar="DIR", help="a package of another version; the published one if left out")


def _site(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.site.building import build_site

    given = {"libraries": options.libraries, "force": options.force, "package": options.package}
    with _ended_by_signals(), Progress("site") as tell:
        built = build_site(options.dest, **given, tell=tell)
    return Answer(f"{built.path}: {built.pages} pages, {built.files} files, {built.bytes} bytes\n")


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let the first Ctrl-C, SIGTERM or closed terminal raise SystemExit, so that nothing half-written stays."""
    ending = [signal.SIGINT, signal.SIGTERM, *([] if os.name == "nt" else [signal.SIGHUP])]

    def end(number: int, _frame: FrameType | None) -> None:
        for one in ending:
            signal.signal(one, signal.SIG_IGN)  # it is ending already
        sys.exit(128 + number)

    before = {number: signal.signal(number, end) for number in ending}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


COMMANDS = (
    Command(
        "export",
        "write the package in the format of another tool",
        "export sqlite shenyang.sqlite",
        _export_arguments,
        _export,
    ),
    Command(
        "site",
        "build the site: the tables as pages to read and search",
        "site public",
        _site_arguments,
        _site,
    ),
)
