"""Corruption that is caught: tables, curation and texts corrupted one cell at a time, and who finds it.

`python -m benchmarks corruption [--write] [--sample N] [--seed N] [--part PART] [--table NAME] [--sources DIR]`
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.corruption.judges import Judges
from benchmarks.corruption.measure import every_corruption, measure
from benchmarks.corruption.section import section

ROOT = Path(__file__).resolve().parents[2]
SEED = 1
PARTS = ("tables", "curation", "texts")


def main(arguments: list[str]) -> str:
    """Corrupt, judge, and say what was found, as a section of docs/trust.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks corruption", description=__doc__)
    parser.add_argument("--sample", type=int, default=40, help="so many of each kind and column; 0 for all")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--part", choices=PARTS, action="append", help="corrupt only this part; may be repeated")
    parser.add_argument("--table", action="append", default=[], help="corrupt only this file; may be repeated")
    parser.add_argument("--sources", type=Path, default=ROOT.parent / "shared" / "sources")
    options = parser.parse_args(arguments)
    judges = Judges(ROOT, options.sources)
    found = every_corruption(judges, options.part or PARTS, options.table, options.seed)
    outcomes = measure(judges, found, options.sample or None, options.seed, (ROOT, options.sources))
    return section(outcomes, _command(options))


def _command(options: argparse.Namespace) -> str:
    """The command that gives the same outcomes; where the texts lie is no part of it."""
    command = f"python -m benchmarks corruption --sample {options.sample} --seed {options.seed}"
    chosen = [f" --part {part}" for part in options.part or ()] + [f" --table {name}" for name in options.table]
    return command + "".join(chosen)
