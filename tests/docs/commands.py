"""The reference of the commands, made from their parsers: `python -m tests.docs.commands` writes docs/commands.md."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.cli import COMMANDS
from shenyang_innovation.cli.command import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.cli import Command

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
HEAD = f"""\
# The commands

<!-- Made from the parsers by `python -m tests.docs.commands`. Do not edit. -->

`{PROGRAM} COMMAND --help` says the same in the terminal, and `{PROGRAM} --version` the three
versions of package, schema and data. The exit status is 0 if all holds, 1 if something falls short (it is named), 2 if a command was
used wrongly.

In a terminal, tables are as wide as the terminal and what does not fit is named; nothing is cut or left out where the output goes to a
file or a pipe. Colours are for terminals, and off where the environment variable `NO_COLOR` is set.
"""


def page() -> str:
    return "\n".join(
        [HEAD, "| command | what it does |", "|---|---|", *map(_row, COMMANDS), "", *map(_section, COMMANDS)]
    )


def _row(command: Command) -> str:
    return f"| [`{command.name}`](#{command.name}) | {_cell(command.summary)} |"


def _section(command: Command) -> str:
    parser = argparse.ArgumentParser(prog=command.name, add_help=False)
    command.arguments(parser)
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    summary = command.summary[0].upper() + command.summary[1:]
    lines = [f"## {command.name}", "", f"{summary}.", "", "```text", f"{PROGRAM} {usage}", "```", ""]
    if rows := list(_arguments(parser)):
        lines += ["| argument | meaning |", "|---|---|", *rows, ""]
    return "\n".join([*lines, f"Example: `{PROGRAM} {command.example}`", ""])


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        value = str(action.metavar or ("" if action.nargs == 0 else action.dest.upper()))
        shown = ", ".join(f"{option} {value}".rstrip() for option in action.option_strings) or value
        said = (action.help or "") % (vars(action) | {"prog": PROGRAM})
        yield f"| `{_cell(shown)}` | {_cell(said)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
