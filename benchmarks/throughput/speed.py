"""How many megabytes of text a second each way reads, in turns, on one core."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.reading import filled
from benchmarks.report import table
from benchmarks.throughput.texts import TEXTS
from benchmarks.throughput.ways import FLOOR, ON_REGEX, OURS, SLOW, WAYS, Run, Way, ways

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_MOST, AT_LEAST = 15.0, 200.0
TURN = 0.1
"""Seconds that a turn takes at least: what is over in milliseconds is repeated."""
Rates = dict[str, dict[str, float]]
"""Bytes a second, by text and way."""


def measured(size: int, rounds: int, chosen: Sequence[Way]) -> Rates:
    """The median rate of each way for each text: every round all take their turn, every second one backwards."""
    runs = {(text, way.name): _prepared(piece, size, way) for text, piece in TEXTS.items() for way in chosen}
    seconds: dict[tuple[str, str], list[float]] = {key: [] for key in runs}
    for number in range(rounds):
        for key in list(runs)[:: -1 if number % 2 else 1]:
            seconds[key].append(_one_turn(runs[key][0]))
    rates: Rates = {}
    for (text, way), taken in seconds.items():
        rates.setdefault(text, {})[way] = runs[text, way][1] / median(taken)
    return rates


def _one_turn(run: Run) -> float:
    """The seconds of the processor that a run takes: the mean of as many runs as fill a turn.

    They are those of all threads, so that nothing looks faster for taking several cores.
    """
    start, runs, taken = time.process_time(), 0, 0.0
    while taken < TURN:
        run()
        runs, taken = runs + 1, time.process_time() - start
    return taken / runs


def _prepared(piece: str, size: int, way: Way) -> tuple[Run, int]:
    """A way ready to run, after it ran once, and the bytes of its text."""
    text = filled(piece, size // way.part) or piece
    run = way.prepare(text)
    run()
    return run, len(text.encode())


def speed_section(size: int, rounds: int) -> str:
    """Rates, ratios, which promises are kept, and what the engine of regular expressions has to do with it."""
    chosen = ways()
    rates = measured(size, rounds, chosen)
    header = ["way", *(column for text in TEXTS for column in (f"{text}, MB a second", "time, floor = 1"))]
    rows = [
        [
            way.name,
            *(cell for text in TEXTS for cell in (_rate(rates[text][way.name]), _times(rates[text], way.name, FLOOR))),
        ]
        for way in chosen
    ]
    missing = [way.name for way in WAYS if way not in chosen]
    parts = [
        _what(size),
        table(header, rows),
        "\n".join(_promises(rates)),
        _engine(rates),
        f"Not installed, so not measured: {'; '.join(missing)}." if missing else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _what(size: int) -> str:
    parts = sorted({way.part for way in WAYS} - {1})
    return f"""
MB are millions of bytes of UTF-8, the time is that of the processor. Each text is a made-up one, again and again
to {size / 1e6:g} MB: *ordinary* as in a report of a city, *dense* as in a statistical communiqué, *thin* as in a
speech. Slow ways read a {" or a ".join(f"{part}th" for part in parts)} of it. Polars and pyarrow are given their
own column of lines, and what can only read numbers line by line, so that no length is against it. The floor is
`re.findall(r"\\d+", text)`. The rows of digits and quantities find wordings alone, pyarrow only how many; they
say neither value nor unit, and take dates and names along.
""".strip()


def _promises(rates: Rates) -> list[str]:
    lines = []
    for text, of_text in rates.items():
        times = of_text[FLOOR] / of_text[OURS]
        line = f"- {text.capitalize()}: `read_figures` takes {times:.1f} times as long as finding the digits. "
        line += f"{_kept(times <= AT_MOST)} at most {AT_MOST:.0f}."
        if SLOW in of_text:
            faster = of_text[OURS] / of_text[SLOW]
            line += f" It is {faster:,.0f} times as fast as recognizers-text-suite. "
            line += f"{_kept(faster >= AT_LEAST)} at least {AT_LEAST:.0f}."
        lines.append(line)
    return lines


def _kept(holds: bool) -> str:
    return "Kept:" if holds else "**Not kept:**"


def _engine(rates: Rates) -> str:
    """Why `re`: what another engine would make of our reader."""
    said = (
        "Why `re`: what a character means in Chinese is decided by those around it, so the patterns look behind and"
        " ahead. The regular expressions of Rust and RE2 are faster at digits, but refuse such patterns, and give no"
        " places."
    )
    if ON_REGEX not in next(iter(rates.values())):
        return said
    slower = " / ".join(_times(of_text, ON_REGEX, OURS) for of_text in rates.values())
    return f"{said} `regex` knows them: with it in the place of `re`, `read_figures` takes {slower} times as long."


def _rate(rate: float) -> str:
    return f"{rate / 1e6:.3g}"


def _times(of_text: dict[str, float], way: str, base: str) -> str:
    times = of_text[base] / of_text[way]
    return f"{times:,.0f}" if times >= 100 else f"{times:.3g}"
