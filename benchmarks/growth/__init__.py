"""What commands and loaders cost when there are many documents: `python -m benchmarks growth [--documents N]`.

The documents are made: sentences of our own about entities and indicators that do not exist, beside the real ones, in
a scratch checkout which builds and checks without a finding. Each command runs in a process of its own, with a tenth of
the documents and with all of them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.growth.checkout import MOST
from benchmarks.growth.measure import costs
from benchmarks.growth.section import section

PAGE = "growth.md"
DOCUMENTS = 1000
STEP = 10


def main(arguments: list[str]) -> str:
    """Measure every command with a tenth of the documents and with all, and report the costs and how they grow."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks growth")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help=f"made documents, at most {MOST}")
    parser.add_argument("--sources", type=Path, help="folder of the real source texts, to check against them too")
    options = parser.parse_args(arguments)
    few, many = options.documents // STEP, options.documents
    with tempfile.TemporaryDirectory() as folder:
        small = costs(Path(folder), few, options.sources)
        large = costs(Path(folder), many, options.sources)
    return section(small, large)
