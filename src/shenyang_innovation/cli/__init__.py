"""The commands: parsing the command line and printing what the library answers. Nothing is computed here.

Exit status: 0 holds, 1 something falls short (and is named), 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from shenyang_innovation.cli import beginning, browsing, differing, exporting, looking, making, releasing, tending
from shenyang_innovation.cli.command import PROGRAM, Answer, Command, complain
from shenyang_innovation.errors import ShenyangInnovationError, UnknownNameError, UsageError
from shenyang_innovation.published.versions import versions
from shenyang_innovation.terminal import speak_utf8

__all__ = ["COMMANDS", "Command", "main"]

COMMANDS = (
    *looking.COMMANDS,
    *making.COMMANDS,
    *beginning.COMMANDS,
    *tending.COMMANDS,
    *exporting.COMMANDS,
    *browsing.COMMANDS,
    *differing.COMMANDS,
    *releasing.COMMANDS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    speak_utf8()
    status = 0
    try:
        try:
            answer = _answer(arguments)
            status = answer.status
            status = _written(answer)
        finally:
            # here, not at exit, where a pipe that is closed could no longer be caught
            sys.stdout.flush()
    except BrokenPipeError:
        # whoever reads our output has had enough; keep Python from complaining at exit
        _drop_output()
    except OSError as error:
        _drop_output()
        print(f"{PROGRAM}: the output can't be written: {error.strerror}. Make room for it", file=sys.stderr)
        return 1
    return status


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer(arguments: Sequence[str] | None) -> Answer:
    options = _parser().parse_args(arguments)
    try:
        answer: Answer = options.run(options)
    except (UnknownNameError, UsageError) as error:
        return complain(error, 2)
    except ShenyangInnovationError as error:
        return complain(error, 1)
    return answer


def _written(answer: Answer) -> int:
    """Write what a command answers; a part of it may be made only now, and be found to be wrong."""
    try:
        sys.stdout.writelines([answer.text] if isinstance(answer.text, str) else answer.text)
    except UsageError as error:
        return complain(error, 2).status
    return answer.status


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See `{self.prog} --help`\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Tables about Shenyang's innovation system in which every cell can say where it came from.",
        epilog=f"example: {PROGRAM} show clusters",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {versions()}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.summary[0].upper() + command.summary[1:] + ".",
            epilog=f"example: {PROGRAM} {command.example}",
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return parser
