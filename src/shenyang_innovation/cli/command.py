"""What every command is made of, and what several of them share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from shenyang_innovation.errors import UnknownNameError, did_you_mean
from shenyang_innovation.terminal import FORMATS, Sheet, render, terminal_width

PROGRAM = "shenyang-innovation"


class Answer(NamedTuple):
    """What a command prints, as a whole or part by part, and its exit status."""

    text: str | Iterable[str]
    status: int = 0


class Command(NamedTuple):
    """A command: what it is for, an example that runs, its arguments, and what it answers."""

    name: str
    summary: str
    example: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer]


def complain(error: Exception, status: int) -> Answer:
    """Print an error; the answer is nothing but the exit status."""
    print(f"{PROGRAM}: {error}", file=sys.stderr)
    return Answer("", status)


def format_argument(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """The option --format; the first of the formats is meant if it is left out."""
    parser.add_argument("--format", default=formats[0], metavar="FORMAT", help=f"one of {', '.join(formats)}")


def count_argument(argument: str) -> int:
    """A whole number from 0, for an option that takes one."""
    if not (argument.isascii() and argument.isdigit()):
        raise argparse.ArgumentTypeError(f"{argument!r} is no whole number from 0")
    return int(argument)


def rendered(sheet: Sheet, form: str) -> Answer:
    """The sheet in that format, as wide as the terminal."""
    return Answer(render(sheet, form, terminal_width()))


def checked_format(options: argparse.Namespace, formats: Sequence[str] = FORMATS) -> str:
    """The value of --format; raises `UnknownNameError` if it is none of the formats."""
    form = str(options.format)
    if form not in formats:
        raise UnknownNameError(f"no format {form!r}", where="--format", remedy=did_you_mean(form, formats))
    return form
