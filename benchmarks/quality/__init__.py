"""How well `read_figures` reads: precision and recall on an annotated set, beside other readers of numbers.

`python -m benchmarks quality [--write] [--failures]`; the others are there in `hatch run peers:quality`.
"""

from __future__ import annotations

import argparse

from benchmarks.quality.annotations import read_annotated
from benchmarks.quality.failing import failures, known, unknown
from benchmarks.quality.peers import PEERS, installed
from benchmarks.quality.scoring import Read, Reader, score
from benchmarks.quality.section import Results, section
from benchmarks.report import conditions
from shenyang_innovation.reading import read_figures

PAGE = "reading.md"


def ours() -> Reader:
    """The reader of this package."""
    return Reader(
        "read_figures",
        lambda text: [
            Read(
                figure.start,
                figure.end,
                figure.kind,
                figure.value,
                figure.value_upper,
                figure.unit,
                figure.comparator,
                figure.status,
            )
            for figure in read_figures(text)
        ],
    )


def main(arguments: list[str]) -> str:
    """Let every reader read the annotated set, and say how well each does, as a section of docs/reading.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks quality", description=__doc__)
    parser.add_argument(
        "--failures", action="store_true", help="only what is wrong and not on the list of known failures"
    )
    options = parser.parse_args(arguments)
    blocks = read_annotated()
    strict = score(ours(), blocks)
    found, reasons = failures(strict), known()
    if options.failures:
        return "\n".join(unknown(found, reasons))
    there = installed()
    peers, readers = [peer for peer, _ in there], [reader for _, reader in there]
    results = Results(
        blocks=blocks,
        strict=strict,
        lenient=[score(reader, blocks, lenient=True) for reader in (ours(), *readers)],
        peers=peers,
        missing=[peer.package for peer in PEERS if peer not in peers],
        failures=found,
        known=reasons,
    )
    return section(results, conditions("python -m benchmarks quality"))
