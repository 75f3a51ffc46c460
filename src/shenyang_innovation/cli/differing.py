"""The command that compares two packages: diff."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from shenyang_innovation.cli.command import (
    Answer,
    Command,
    checked_format,
    complain,
    count_argument,
    format_argument,
)
from shenyang_innovation.errors import ShenyangInnovationError
from shenyang_innovation.terminal import terminal_width

if TYPE_CHECKING:
    from shenyang_innovation.comparing.compare import Diff

FORMATS = ("text", "json", "markdown")
DIFFERS = 1
PACKAGE = "folder, wheel, sdist, git revision, `installed` or the version of a kept release"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help=f"the older package: {PACKAGE}")
    parser.add_argument("new", metavar="NEW", help="the newer package, named in the same ways")
    format_argument(parser, FORMATS)
    parser.add_argument("--draft", action="store_true", help="print the lines for the Data section of the changelog")
    parser.add_argument("--most", type=count_argument, metavar="N", help="rows to list of a table; 20 if left out")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if they differ")


def _diff(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.comparing.compare import diff

    form = checked_format(options, FORMATS)
    try:
        found = diff(options.old, options.new)
    except ShenyangInnovationError as error:
        return complain(error, 2)  # 1 says that they differ
    status = DIFFERS if options.exit_code and (found.schema or found.rows) else 0
    return Answer(_said(found, form, options), status)


def _said(found: Diff, form: str, options: argparse.Namespace) -> str:
    from shenyang_innovation.comparing.draft import as_draft
    from shenyang_innovation.comparing.markdown import as_markdown
    from shenyang_innovation.comparing.structure import as_json
    from shenyang_innovation.comparing.text import MOST, WIDTH, as_text

    most = MOST if options.most is None else options.most
    if options.draft:
        return as_draft(found)
    if form == "json":
        return as_json(found)
    if form == "markdown":
        return as_markdown(found, most)
    return as_text(found, terminal_width() or WIDTH, most) + "\n"


COMMANDS = (
    Command(
        "diff",
        "say what changed between two packages, and which version that calls for",
        "diff 0.4.0 installed --format markdown",
        _arguments,
        _diff,
    ),
)
