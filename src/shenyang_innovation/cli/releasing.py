"""The command that keeps a release."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shenyang_innovation.cli.command import Answer, Command
from shenyang_innovation.cli.making import folder, root_argument
from shenyang_innovation.progress import Progress

if TYPE_CHECKING:
    from shenyang_innovation.checking.finding import Finding


def _release_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 unless all agrees and the release is kept"
    )
    root_argument(parser)


def _release(options: argparse.Namespace) -> Answer:
    from shenyang_innovation.checking.extras import need

    need("pydantic", extra="build", where="release")
    from shenyang_innovation.building.package import find_root
    from shenyang_innovation.published.versions import versions
    from shenyang_innovation.releasing import disagreements, keep, not_kept

    root = find_root(folder(options.root))
    with Progress("release") as tell:
        found = disagreements(root, tell)
    if options.check:
        found += not_kept(root)
        return _refused(found) if found else Answer(f"All agrees, and the release is kept: {versions()}.\n")
    if found:
        return _refused(found)
    size = keep(root)
    return Answer(f"The release of the data {versions().data} is kept; the archive has {size:,} bytes.\n")


def _refused(found: Sequence[Finding]) -> Answer:
    listed = "".join(f"{finding}\n" for finding in found)
    return Answer(f"{listed}{len(found)} in the way of the release; nothing was written.\n", 1)


COMMANDS = (
    Command(
        "release",
        "keep the package of the checkout as a release, for `--as-of` and `diff`",
        "release --check",
        _release_arguments,
        _release,
    ),
)
