"""How often what `ledger` suggests is what people confirmed, each source being new to it in turn.

`python -m benchmarks suggestions [--write] [--sources DIR]`
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.suggestions.confirmed import confirmed_sources
from benchmarks.suggestions.elsewhere import elsewhere
from benchmarks.suggestions.fit import fitted, lessons
from benchmarks.suggestions.left_out import Gone, Support
from benchmarks.suggestions.measure import Shares, measured
from benchmarks.suggestions.section import section
from shenyang_innovation.suggesting.scores import WEIGHTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = "adding-a-source.md"


def main(arguments: list[str]) -> str:
    """Leave out, suggest, compare, and say how often it was right, as a section of docs/adding-a-source.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks suggestions", description=__doc__)
    parser.add_argument("--sources", type=Path, default=ROOT.parent / "shared" / "sources")
    options = parser.parse_args(arguments)
    sources = confirmed_sources(ROOT, options.sources)
    support = Support(sources)
    shares: dict[str, dict[str, Shares]] = {"unknown": {}, "worded": {}, "seen": {}}
    for source in sources.each:
        id_ = source.source_id
        weights = fitted(lessons(sources, support, without=id_))
        knowledge = {
            "unknown": support.left_out(Gone(everything=frozenset((id_,)))),
            "worded": support.left_out(Gone(terms=frozenset((id_,)))),
            "seen": support.left_out(Gone()),
        }
        for name, rows in knowledge.items():
            shares[name][id_] = measured(source, rows, weights)
    return section(shares, elsewhere(), fitted(lessons(sources, support)), WEIGHTS)
