"""`python -m benchmarks NAME [--write] [options of the benchmark]`."""

from __future__ import annotations

import argparse
import importlib
import sys

from benchmarks.report import PAGE, write_section

NAMES = (
    "corruption",
    "validate",
    "reading",
    "quality",
    "throughput",
    "scale",
    "suggestions",
    "interruption",
    "coldstart",
    "parquet",
    "growth",
    "site",
)


def main() -> int:
    """Run one benchmark, print its section, and put it into its page of docs/ if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES, help="what to measure")
    parser.add_argument("--write", action="store_true", help="put the result into its page of docs/")
    options, rest = parser.parse_known_args()
    benchmark = importlib.import_module(f"benchmarks.{options.name}")
    section: str = benchmark.main(rest)
    sys.stdout.write(section.rstrip("\n") + "\n")
    if options.write:
        write_section(options.name, section, getattr(benchmark, "PAGE", PAGE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
