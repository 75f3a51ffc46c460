"""The command that opens the site."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from shenyang_innovation.cli.command import PROGRAM, Answer, Command
from shenyang_innovation.errors import DataFilesError, UsageError
from shenyang_innovation.site.cache import cache

PAGES = ("index.html", "en/index.html", "zh/index.html")
"""What a folder has that `site` built: the first page, and that of each language."""


def site_folder() -> Path:
    """Where the site of the installed data lies if no other folder is named: in the cache of the user."""
    from shenyang_innovation.published.versions import versions

    return cache() / f"site-{versions().data}"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "dest", nargs="?", metavar="DEST", help="a folder that `site` built; that in the cache if left out"
    )
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the address, open nothing")


def _browse(options: argparse.Namespace) -> Answer:
    folder = site_folder() if options.dest is None else Path(options.dest)
    if not all((folder / page).is_file() for page in PAGES):
        remedy = f"Build it: {PROGRAM} site {shlex.quote(str(folder))}"
        if options.dest is None:
            raise DataFilesError("the site of this version of the data was not built", where=str(folder), remedy=remedy)
        what = "this is no folder that `site` built" if folder.exists() else "there is no such folder"
        raise UsageError(what, where=str(folder), remedy=remedy)
    address = (folder.resolve() / PAGES[0]).as_uri()
    if options.only_print:
        return Answer(f"{address}\n")
    import webbrowser

    if not webbrowser.open(address):
        remedy = f"Open {address} in a browser of yours"
        raise DataFilesError("no browser was found that could be started", where="browse", remedy=remedy)
    return Answer(f"opened {address}\n")


COMMANDS = (
    Command(
        "browse", "open the site in a browser, or say how to build it", "browse public --print", _arguments, _browse
    ),
)
