"""How fast figures are read, beside what only finds digits and beside other readers of numbers.

`python -m benchmarks throughput [--write] [--size BYTES] [--rounds N]`; the others are there in `hatch run
peers:throughput`.
"""

from __future__ import annotations

import argparse
import os

from benchmarks.report import conditions

PAGE = "reading.md"


def main(arguments: list[str]) -> str:
    """Measure in turns, and report medians as a section of docs/reading.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks throughput", description=__doc__)
    parser.add_argument("--size", type=int, default=2_000_000, help="bytes of each text")
    parser.add_argument("--rounds", type=int, default=7, help="how often each way reads it")
    options = parser.parse_args(arguments)
    os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is imported
    from benchmarks.throughput.speed import speed_section

    command = f"python -m benchmarks throughput --size {options.size} --rounds {options.rounds}"
    how = f"{conditions(command)} Medians of {options.rounds} turns in one process, on one core."
    # What else is measured of reading at length, such as memory, is a part more.
    parts = [speed_section(options.size, options.rounds), how]
    return "\n\n".join(parts)
