"""The commands for who tends the curation: doctor, tidy."""

from __future__ import annotations

import argparse
from pathlib import Path

from shenyang_innovation.cli.beginning import day_argument
from shenyang_innovation.cli.command import Answer, Command, checked_format, format_argument
from shenyang_innovation.cli.making import folder, root_argument
from shenyang_innovation.progress import Progress

FORMATS = ("text", "json")


def _doctor_arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument(
        "--on", metavar="DAY", help="what was due by then is past due; the day of the newest source if left out"
    )
    format_argument(parser, FORMATS)


def _doctor(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need

    need("pydantic", extra="build", where="doctor")
    from shenyang_innovation.curating.doctor import diagnose

    form = checked_format(options, FORMATS)
    day = day_argument(options.on, "--on")
    with Progress("doctor") as tell:
        found = diagnose(folder(options.root), day, tell)
    return Answer(found.json() if form == "json" else found.text(), 1 if found.total else 0)


def _tidy_arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of form or order")


def _tidy(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need

    need("pydantic", extra="build", where="tidy")
    from shenyang_innovation.building.package import find_root
    from shenyang_innovation.curating.tidy import tidy

    root: Path = find_root(folder(options.root))
    changed = "".join(f"{file}\n" for file in tidy(root, write=not options.check))
    return Answer(changed or "The curation is in form and order.\n", 1 if changed and options.check else 0)


COMMANDS = (
    Command(
        "doctor",
        "say what is still missing in the curation: what is half entered, not confirmed, without name, past due",
        "doctor",
        _doctor_arguments,
        _doctor,
    ),
    Command(
        "tidy",
        "put the files of the curation into their form and order, also what a spreadsheet has saved",
        "tidy --check",
        _tidy_arguments,
        _tidy,
    ),
)
