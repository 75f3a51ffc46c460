"""The commands: parsing the command line and printing what the library answers. Nothing is computed here.

Exit status: 0 holds, 1 something falls short (and is named), 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from shenyang_innovation.__about__ import __version__
from shenyang_innovation.errors import ShenyangInnovationError, UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.terminal import FORMATS, Sheet, render, speak_utf8, terminal_width

if TYPE_CHECKING:
    from shenyang_innovation.building.package import Difference

PROGRAM = "shenyang-innovation"


class Answer(NamedTuple):
    """What a command prints, and its exit status."""

    text: str
    status: int = 0


class Command(NamedTuple):
    """A command: what it is for, an example that runs, its arguments, and what it answers."""

    name: str
    summary: str
    example: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    speak_utf8()
    status = 0
    try:
        try:
            text, status = _answer(arguments)
            sys.stdout.write(text)
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
        return _complain(error, 2)
    except ShenyangInnovationError as error:
        return _complain(error, 1)
    return answer


def _complain(error: Exception, status: int) -> Answer:
    print(f"{PROGRAM}: {error}", file=sys.stderr)
    return Answer("", status)


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


def _table_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", metavar="TABLE", help="name of a table; see `list`")


def _format_argument(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """The option --format; the first of the formats is meant if it is left out."""
    parser.add_argument("--format", default=formats[0], metavar="FORMAT", help=f"one of {', '.join(formats)}")


def _rendered(sheet: Sheet, form: str) -> Answer:
    return Answer(render(sheet, form, terminal_width()))


def _checked_format(options: argparse.Namespace, formats: Sequence[str] = FORMATS) -> str:
    form = str(options.format)
    if form not in formats:
        raise UnknownNameError(f"no format {form!r}", where="--format", remedy=did_you_mean(form, formats))
    return form


def _utf8(argument: str) -> str:
    """An argument that may be Chinese, as UTF-8 also where the locale is another."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return os.fsencode(argument).decode("utf-8", "replace")
    return argument


def _list(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.overview import overview

    columns = ["table", "rows", "title", "title_zh", "group"]
    return _rendered(Sheet(columns, frozenset({"rows"}), overview()), _checked_format(options))


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    _table_argument(parser)
    parser.add_argument("--columns", metavar="A,B,…", help="only these columns, in this order")
    parser.add_argument(
        "--where",
        type=_utf8,
        action="append",
        default=[],
        metavar="CONDITION",
        help="only rows such as theme=talent, value>=100, name_zh~材料",
    )
    _format_argument(parser)


def _show(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.overview import select

    form = _checked_format(options)
    columns = None if options.columns is None else options.columns.split(",")
    selected = select(options.table, columns=columns, where=options.where, arranged=form == "table")
    return _rendered(Sheet(selected.columns, selected.numeric, selected.rows, selected.keys), form)


def _describe(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.description import describe

    return Answer(f"{describe(options.table)}\n")


def _evidence_arguments(parser: argparse.ArgumentParser) -> None:
    _table_argument(parser)
    parser.add_argument("key", type=_utf8, metavar="KEY", help="the row's key; the parts of a compound key joined by /")
    parser.add_argument("column", metavar="COLUMN", help="name of a column")


def _evidence(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.evidence import evidence

    found = evidence(options.table, options.key, options.column)
    return Answer(f"{found}\n" if found else f"{options.column} of {options.key}: {found}\n")


def _cite_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", metavar="TABLE|SOURCE", help="a table or a source; the package if left out")
    parser.add_argument("--style", default="text", metavar="STYLE", help="text, bibtex or csl-json")


def _cite(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.citation import cite

    return Answer(f"{cite(options.what, style=options.style)}\n")


# --- making and checking -----------------------------------------------------------------------------------------


def _root_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, metavar="DIR", help="the checkout; found by itself if left out")


def _folder(path: Path | None) -> Path | None:
    """A path given on the command line, which has to be a folder; None if none was given."""
    if path is not None and not os.path.isdir(path):
        raise UsageError("there is no such folder", where=str(path), remedy="Check the path")
    return path


def _validate_arguments(parser: argparse.ArgumentParser) -> None:
    from shenyang_innovation.checking.formats import FORMATS as VALIDATE_FORMATS

    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a package or a CSV, Parquet or Excel file; the published package if left out",
    )
    parser.add_argument("--table", metavar="NAME", help="the table a file holds, if it is not named after it")
    _format_argument(parser, tuple(VALIDATE_FORMATS))
    parser.add_argument("--most", type=_count, metavar="N", help="findings of a path to list; 1000 if left out")


def _count(argument: str) -> int:
    if not (argument.isascii() and argument.isdigit()):
        raise argparse.ArgumentTypeError(f"{argument!r} is no whole number from 0")
    return int(argument)


def _validate(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.formats import FORMATS as VALIDATE_FORMATS
    from shenyang_innovation.checking.run import validate_paths
    from shenyang_innovation.checking.schemas.files.findings import MOST

    form = _checked_format(options, tuple(VALIDATE_FORMATS))
    reports = validate_paths(options.paths, options.table, MOST if options.most is None else options.most)
    return Answer(VALIDATE_FORMATS[form](reports), 0 if all(report.holds for report in reports) else 1)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="folder with the source texts, to check every place in them"
    )
    _root_argument(parser)


def _check(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.run import run_checks

    report = run_checks(_folder(options.root), _folder(options.sources))
    return Answer(f"{report}\n", 0 if report.holds else 1)


def _build_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a built file is not what a build makes"
    )
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="build only if the curation stands in the source texts in this folder",
    )
    _root_argument(parser)


def _build(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need

    need("pydantic", extra="build", where="build")
    from shenyang_innovation.building.package import build, build_files, compare, find_root

    root = find_root(_folder(options.root))
    if sources := _folder(options.sources):
        from shenyang_innovation.checking.run import check_against_texts

        report = check_against_texts(root, sources)
        if not report.holds:
            return Answer(f"{report}\nNothing was written.\n", 1)
    if options.check:
        files = build_files(root)
        return _compared(compare(root, files), len(files))
    changed = "".join(f"{file}\n" for file in build(root))
    return Answer(changed or "Nothing changed: the built files equal a fresh build.\n")


def _compared(differences: Sequence[Difference], count: int) -> Answer:
    if not differences:
        return Answer(f"All {count} built files equal a fresh build.\n")
    listed = "".join(f"{file}: {what}\n" for file, what in differences)
    remedy = f"run `{PROGRAM} build`, then look at the diff."
    return Answer(f"{listed}{len(differences)} of {count} built files differ; {remedy}\n", 1)


READ_FORMATS = ("csv", "json")


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text in UTF-8")
    _format_argument(parser, READ_FORMATS)


def _read(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.reading.files import COLUMNS, UnreadableFileError, figures_of_files

    form = _checked_format(options, READ_FORMATS)
    try:
        rows = figures_of_files(options.files)
    except UnreadableFileError as error:
        return _complain(error, 2)
    return _rendered(Sheet(COLUMNS, frozenset(), rows), form)


def _ledger_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the text of a new source in UTF-8")


def _ledger(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need

    need("pydantic", extra="build", where="ledger")
    from shenyang_innovation.building.new_ledger import new_ledger
    from shenyang_innovation.reading.files import UnreadableFileError, read_text

    try:
        return Answer(new_ledger(read_text(options.file)))
    except UnreadableFileError as error:
        return _complain(error, 2)


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
    Command(
        "validate",
        "check packages and files of tables against the schemas",
        "validate --format github",
        _validate_arguments,
        _validate,
    ),
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
    Command(
        "ledger",
        "begin the ledger of a new source: every figure of its text, with what can be read for certain",
        "ledger report.txt",
        _ledger_arguments,
        _ledger,
    ),
)
