"""The commands: parsing the command line and printing what the library answers. Nothing is computed here.

Exit status: 0 holds, 1 something falls short (and is named), 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from shenyang_innovation.__about__ import __version__
from shenyang_innovation.errors import ShenyangInnovationError, UnknownNameError
from shenyang_innovation.terminal import FORMATS, Sheet, render, terminal_width

PROGRAM = "shenyang-innovation"


class Command(NamedTuple):
    """A command: what it is for, an example that runs, its arguments, and what it does."""

    name: str
    summary: str
    example: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except UnknownNameError as error:
        return _complain(error, 2)
    except ShenyangInnovationError as error:
        return _complain(error, 1)
    except BrokenPipeError:
        # whoever reads our output has had enough; keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _complain(error: ShenyangInnovationError, status: int) -> int:
    print(f"{PROGRAM}: {error}", file=sys.stderr)
    return status


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See `{self.prog} --help`\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Tables about Shenyang's innovation system in which every cell can say where it came from.",
        epilog=f"example: {PROGRAM} show clusters",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
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


# --- looking -----------------------------------------------------------------------------------------------------


def _format_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", default="table", metavar="FORMAT", help=f"one of {', '.join(FORMATS)}")


def _checked_format(options: argparse.Namespace) -> str:
    from shenyang_innovation.errors import did_you_mean

    if options.format not in FORMATS:
        raise UnknownNameError(
            f"no format {options.format!r}", where="--format", remedy=did_you_mean(options.format, FORMATS)
        )
    return str(options.format)


def _print_sheet(sheet: Sheet, options: argparse.Namespace) -> int:
    sys.stdout.write(render(sheet, _checked_format(options), terminal_width()))
    return 0


def _list(options: argparse.Namespace) -> int:
    from shenyang_innovation.published.overview import overview

    return _print_sheet(
        Sheet(["table", "rows", "title", "title_zh", "group"], frozenset({"rows"}), overview()), options
    )


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", metavar="TABLE", help="name of a table; see `list`")
    parser.add_argument("--columns", metavar="A,B,…", help="only these columns, in this order")
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="CONDITION",
        help="only rows such as theme=talent, value>=100, name_zh~材料",
    )
    _format_argument(parser)


def _show(options: argparse.Namespace) -> int:
    from shenyang_innovation.published.overview import select

    columns = options.columns.split(",") if options.columns else None
    selected = select(options.table, columns=columns, where=options.where)
    return _print_sheet(Sheet(selected.columns, selected.numeric, selected.rows), options)


def _table_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", metavar="TABLE", help="name of a table; see `list`")


def _describe(options: argparse.Namespace) -> int:
    from shenyang_innovation.published.description import describe

    print(describe(options.table))
    return 0


def _evidence_arguments(parser: argparse.ArgumentParser) -> None:
    _table_argument(parser)
    parser.add_argument("key", metavar="KEY", help="the row's key; the parts of a compound key joined by /")
    parser.add_argument("column", metavar="COLUMN", help="name of a column")


def _evidence(options: argparse.Namespace) -> int:
    from shenyang_innovation.published.evidence import evidence

    found = evidence(options.table, options.key, options.column)
    if not found:
        print(f"No source gives {options.column} of {options.key}: the cell is null.")
        return 0
    print("\n\n".join(str(item) for item in found))
    return 0


def _cite_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", metavar="TABLE|SOURCE", help="a table or a source; the package if left out")
    parser.add_argument("--style", default="text", metavar="STYLE", help="text, bibtex or csl-json")


def _cite(options: argparse.Namespace) -> int:
    from shenyang_innovation.published.citation import cite

    print(cite(options.what, style=options.style).rstrip("\n"))
    return 0


# --- making and checking -----------------------------------------------------------------------------------------


def _root_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, metavar="DIR", help="the checkout; found by itself if left out")


def _validate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="a package or a CSV; the published package if left out"
    )
    parser.add_argument("--table", metavar="NAME", help="the table a CSV holds, if its file is not named after it")


def _validate(options: argparse.Namespace) -> int:
    from shenyang_innovation.checking.run import validate_path

    report = validate_path(options.path, options.table)
    print(report)
    return 0 if report.holds else 1


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="folder with the source texts, to check every place in them"
    )
    _root_argument(parser)


def _check(options: argparse.Namespace) -> int:
    from shenyang_innovation.checking.run import run_checks

    report = run_checks(options.root, options.sources)
    print(report)
    return 0 if report.holds else 1


def _build_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a built file is not what a build makes"
    )
    _root_argument(parser)


def _build(options: argparse.Namespace) -> int:
    from shenyang_innovation.building.package import build_files, compare, find_root, write

    root = find_root(options.root)
    files = build_files(root)
    if options.check:
        differences = compare(root, files)
        for difference in differences:
            print(f"{difference.file}: {difference.what}")
        if differences:
            print(
                f"{len(differences)} of {len(files)} built files differ; run `{PROGRAM} build`, then look at the diff."
            )
            return 1
        print(f"All {len(files)} built files equal a fresh build.")
        return 0
    changed = write(root, files)
    print("\n".join(changed) if changed else f"Nothing changed in {len(files)} built files.")
    return 0


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text in UTF-8")
    parser.add_argument("--format", default="csv", metavar="FORMAT", help="csv or json")


def _read(options: argparse.Namespace) -> int:
    from shenyang_innovation.errors import did_you_mean
    from shenyang_innovation.reading.files import COLUMNS, figures_of_files

    if options.format not in ("csv", "json"):
        raise UnknownNameError(
            f"no format {options.format!r}", where="--format", remedy=did_you_mean(options.format, ("csv", "json"))
        )
    try:
        rows = figures_of_files(options.files)
    except ValueError as error:
        print(f"{PROGRAM} read: {error}", file=sys.stderr)
        return 2
    sys.stdout.write(render(Sheet(COLUMNS, frozenset(), rows), options.format))
    return 0


COMMANDS = (
    Command("list", "list the tables", "list", _format_argument, _list),
    Command("show", "show a table", "show clusters --columns name_zh,output_value_cny", _show_arguments, _show),
    Command("describe", "say what a table and its columns mean", "describe clusters", _table_argument, _describe),
    Command(
        "evidence",
        "follow a cell back to the characters it was read from",
        "evidence clusters new-materials output_value_cny",
        _evidence_arguments,
        _evidence,
    ),
    Command(
        "cite",
        "say how to cite the package, a table or a source",
        "cite clusters --style bibtex",
        _cite_arguments,
        _cite,
    ),
    Command("validate", "check a package or a table against the schemas", "validate", _validate_arguments, _validate),
    Command(
        "check",
        "check every rule of the data, with --sources also against the texts",
        "check",
        _check_arguments,
        _check,
    ),
    Command(
        "build",
        "make the tables, the descriptor and the loaders from the curation",
        "build --check",
        _build_arguments,
        _build,
    ),
    Command("read", "list the figures of a Chinese text", "read report.txt --format json", _read_arguments, _read),
)
