"""How fast figures are read, beside what only finds digits and beside other readers of numbers.

`python -m benchmarks throughput [--write] [--size BYTES] [--rounds N]`; the others are there in `hatch run
peers:throughput`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from benchmarks.report import conditions

PAGE = "reading.md"


def main(arguments: list[str]) -> str:
    """Measure in turns, and report medians as a section of docs/reading.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks throughput", description=__doc__)
    parser.add_argument("--size", type=int, default=2_000_000, help="bytes of each text")
    parser.add_argument("--rounds", type=int, default=7, help="how often each way reads it")
    options = parser.parse_args(arguments)
    return "\n\n".join(part(options) for part in PARTS)


def _speed(options: argparse.Namespace) -> str:
    os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is imported
    from benchmarks.throughput.speed import speed_section

    command = f"python -m benchmarks throughput --size {options.size} --rounds {options.rounds}"
    how = f"{conditions(command)} Medians of {options.rounds} turns in one process, on one core."
    return f"{speed_section(options.size, options.rounds)}\n\n{how}"


PARTS: tuple[Callable[[argparse.Namespace], str], ...] = (_speed,)
"""What is measured, in the order of the section. What else is, such as memory, is a function more."""
