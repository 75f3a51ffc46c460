"""The commands that look: list, show, describe, evidence, cite."""

from __future__ import annotations

import argparse
import os

from shenyang_innovation.cli.command import Answer, Command, checked_format, format_argument, rendered
from shenyang_innovation.terminal import Sheet, folded, painted, terminal_width


def _table_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", metavar="TABLE", help="name of a table; see `list`")


def _as_of_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="VERSION", help="the data of an earlier release, such as 0.4.0")


def _described_table_argument(parser: argparse.ArgumentParser) -> None:
    _table_argument(parser)
    _as_of_argument(parser)


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
    remedy = "Widen the terminal, or take another --format."
    return rendered(Sheet(columns, frozenset({"rows"}), overview(), remedy=remedy), checked_format(options))


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
    _as_of_argument(parser)
    format_argument(parser)


def _show(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.overview import select

    form = checked_format(options)
    columns = None if options.columns is None else options.columns.split(",")
    selected = select(
        options.table, columns=columns, where=options.where, as_of=options.as_of, arranged=form == "table"
    )
    sheet = Sheet(selected.columns, selected.numeric, selected.rows, selected.keys, selected.together)
    return rendered(sheet, form)


def _describe(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.description import describe

    title, *lines = str(describe(options.table, as_of=options.as_of)).split("\n")
    columns = lines.index("")
    above, below = (
        lines[:columns],
        [line if line.startswith("    ") else painted(line, "head") for line in lines[columns:]],
    )
    return Answer("\n".join([painted(title, "head"), *above, *below, ""]))


def _evidence_arguments(parser: argparse.ArgumentParser) -> None:
    _table_argument(parser)
    parser.add_argument("key", type=_utf8, metavar="KEY", help="the row's key; the parts of a compound key joined by /")
    parser.add_argument("column", metavar="COLUMN", help="name of a column")
    _as_of_argument(parser)


def _evidence(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.evidence import evidence

    found = evidence(options.table, options.key, options.column, as_of=options.as_of)
    if not found:
        return Answer(f"{folded(f'{options.column} of {options.key}: {found}', terminal_width())}\n")
    return Answer("\n\n".join(_styled(str(item)) for item in found) + "\n")


def _styled(item: str) -> str:
    """A piece of evidence with its figure marked, and what warns of it."""
    head, *lines = [folded(line, terminal_width()) for line in item.split("\n")]
    warned = [painted(line, "warning") if line.startswith("  caveats: ") else line for line in lines]
    return "\n".join([painted(head, "head"), *warned])


def _cite_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", metavar="TABLE|SOURCE", help="a table or a source; the package if left out")
    parser.add_argument("--style", default="text", metavar="STYLE", help="text, bibtex or csl-json")


def _cite(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.published.citation import cite

    return Answer(f"{cite(options.what, style=options.style)}\n")


COMMANDS = (
    Command("list", "list the tables", "list", format_argument, _list),
    Command("show", "show a table", "show clusters --columns name_zh,output_value_cny", _show_arguments, _show),
    Command(
        "describe", "say what a table and its columns mean", "describe clusters", _described_table_argument, _describe
    ),
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
)
