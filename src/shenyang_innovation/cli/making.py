"""The commands that make and check: validate, check, build, read."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from shenyang_innovation.cli.command import (
    PROGRAM,
    Answer,
    Command,
    checked_format,
    complain,
    count_argument,
    format_argument,
)
from shenyang_innovation.errors import UsageError
from shenyang_innovation.progress import Progress
from shenyang_innovation.terminal import Sheet, stream

if TYPE_CHECKING:
    from shenyang_innovation.building.package import Difference
    from shenyang_innovation.reading import Reader


def root_argument(parser: argparse.ArgumentParser) -> None:
    """The option --root."""
    parser.add_argument("--root", type=Path, metavar="DIR", help="the checkout; found by itself if left out")


def folder(path: Path | None) -> Path | None:
    """A path given on the command line, which has to be a folder; None if none was given."""
    if path is not None and not os.path.isdir(path):
        raise UsageError("there is no such folder", where=str(path), remedy="Check the path")
    return path


@contextmanager
def _all_is_kept() -> Iterator[None]:
    """What is read and made stays to the end: Python need not look through it for garbage again and again."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def _parquet_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--parquet-over",
        type=count_argument,
        metavar="BYTES",
        help="size of a CSV file above which its table has Parquet beside it; 8388608 if left out",
    )


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
    format_argument(parser, tuple(VALIDATE_FORMATS))
    parser.add_argument("--most", type=count_argument, metavar="N", help="findings of a path to list; 1000 if left out")


def _validate(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.formats import FORMATS as VALIDATE_FORMATS
    from shenyang_innovation.checking.schemas.files.findings import MOST
    from shenyang_innovation.checking.validation import validate_paths

    form = checked_format(options, tuple(VALIDATE_FORMATS))
    most = MOST if options.most is None else options.most
    with _all_is_kept(), Progress("validate") as tell:
        reports = validate_paths(options.paths, options.table, most, tell)
    return Answer(VALIDATE_FORMATS[form](reports), 0 if all(report.holds for report in reports) else 1)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="folder with the source texts, to check every place in them"
    )
    parser.add_argument(
        "--only", metavar="SOURCE", help="check the text of this source alone, for who has not those of all others"
    )
    _parquet_argument(parser)
    root_argument(parser)


def _check(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.run import run_checks

    if options.only and not options.sources:
        raise UsageError("without --sources", where="--only", remedy="Name the folder with its text by --sources")
    with _all_is_kept(), Progress("check") as tell:
        report = run_checks(folder(options.root), folder(options.sources), tell, options.only, options.parquet_over)
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
    _parquet_argument(parser)
    root_argument(parser)


def _build(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need

    need("pydantic", extra="build", where="build")
    from shenyang_innovation.building.package import build, build_files, compare, find_root

    root, over = find_root(folder(options.root)), options.parquet_over
    if sources := folder(options.sources):
        from shenyang_innovation.checking.run import check_against_texts

        with _all_is_kept(), Progress("check") as tell:
            report = check_against_texts(root, sources, tell)
        if not report.holds:
            return Answer(f"{report}\nNothing was written.\n", 1)
    with _all_is_kept(), Progress("build") as tell:
        if options.check:
            files = build_files(root, tell, over)
            return _compared(compare(root, files), len(files))
        changed = "".join(f"{file}\n" for file in build(root, tell, over))
    return Answer(changed or "Nothing changed: the built files equal a fresh build.\n")


def _compared(differences: Sequence[Difference], count: int) -> Answer:
    if not differences:
        return Answer(f"All {count} built files equal a fresh build.\n")
    listed = "".join(f"{file}: {what}\n" for file, what in differences)
    remedy = f"run `{PROGRAM} build`, then look at the diff."
    return Answer(f"{listed}{len(differences)} of {count} built files differ; {remedy}\n", 1)


READ_FORMATS = ("csv", "json")


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text in UTF-8, or - for standard input")
    parser.add_argument(
        "--units", type=Path, metavar="FILE", help="more units, a table in CSV with the columns of units.csv"
    )
    format_argument(parser, READ_FORMATS)


def _read(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.reading.files import COLUMNS, UnreadableFileError, figures_of_files

    form = checked_format(options, READ_FORMATS)
    try:
        rows = figures_of_files(options.files, _reader(options.units))
    except UnreadableFileError as error:
        return complain(error, 2)
    return Answer(_named_wrong(stream(Sheet(COLUMNS, frozenset(), rows), form)))


def _reader(units: Path | None) -> Reader | None:
    """A reader that knows the units of a file besides its own; None for the usual one."""
    if units is None:
        return None
    from shenyang_innovation.reading import STANDARD, Reader, UnreadableUnitsError, read_units
    from shenyang_innovation.reading.files import read_text

    try:
        return Reader(STANDARD.extended(read_units(read_text(units), str(units))))
    except UnreadableUnitsError as error:
        raise UsageError(
            str(error), where="--units", remedy="The table of the package is units.csv of its reading"
        ) from None


def _named_wrong(parts: Iterator[str]) -> Iterator[str]:
    """What is no text may be met only while it is read: standard input can't be looked at before."""
    from shenyang_innovation.reading.files import UnreadableFileError

    try:
        yield from parts
    except UnreadableFileError as error:
        raise UsageError(error.what, where=error.where, remedy=error.remedy) from None


COMMANDS = (
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
)
