"""The section of docs/reading.md about how well figures are read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.quality.annotations import FORMS, TRAPS
from benchmarks.report import table

if TYPE_CHECKING:
    from benchmarks.quality.annotations import Block
    from benchmarks.quality.failing import Failure, Key
    from benchmarks.quality.peers import Peer
    from benchmarks.quality.scoring import Measures, Score

F1_AT_LEAST, COMPARATORS_AT_LEAST = 0.97, 0.95


class Results(NamedTuple):
    """What was measured: our reader strictly and leniently, the peers leniently, and the failures of ours."""

    blocks: list[Block]
    strict: Score
    lenient: list[Score]
    peers: list[Peer]
    missing: list[str]
    failures: list[Failure]
    known: dict[Key, str]


def section(results: Results, made: str) -> str:
    """All of it as Markdown."""
    parts = (
        _what(results),
        _overall(results),
        "### By form",
        _by_form(results),
        "### Traps",
        _traps(results),
        "### What is read wrong",
        _failures(results),
        "### Where others are better",
        _better(results),
        made,
    )
    return "\n\n".join(parts)


def _what(results: Results) -> str:
    figures = sum(len(block.figures) for block in results.blocks)
    traps = sum(len(block.traps) for block in results.blocks)
    f1, comparators = results.strict.measures().f1, results.strict.share("comparator") or 0.0
    amounts = sum(tried.as_amount for tried in results.strict.traps)
    return f"""
{len(results.blocks)} texts with {figures} figures and {traps} traps, wordings with a number in them that are neither
quantity nor rank. The set was annotated by the rules of this page: of two ways to read a figure it takes ours.

*Strictly*, a figure counts if its span and its value are exactly right, and every other quantity or rank that is
read is wrong. *Leniently*, which is how others can be judged whose spans hold other words, it counts if what
overlaps it has its value, to one part in ten thousand, and of a range the lower end from who claims no ranges;
several readings of one figure count once, an ordinal will do for a rank and a date for a span of time, and wrong is
only what overlaps no figure. Unit, comparator, status and kind are judged where the figure was found, leniently by
the direction of the comparison alone, and for a reader that says such a thing at all. A number that another reader
gives without its unit is first multiplied by what the unit behind it is worth.

- F1 of span and value is {f1:.3f}. {_kept(f1 >= F1_AT_LEAST)} at least {F1_AT_LEAST}.
- Of the figures found {comparators:.1%} have the right comparator. {_kept(comparators >= COMPARATORS_AT_LEAST)} at
  least {COMPARATORS_AT_LEAST:.0%}.
- {amounts} of {traps} traps are read as a quantity or rank.
""".strip()


def _kept(holds: bool) -> str:
    return "Kept:" if holds else "**Not kept:**"


def _overall(results: Results) -> str:
    fields = ("unit", "comparator", "status", "kind")
    rows = [_row("strictly", results.strict, fields), *(_row("leniently", score, fields) for score in results.lenient)]
    header = ["reader", "judged", "precision", "recall", "F1", "found at all", *fields]
    how = "\n".join(f"- {peer.package}: {peer.what}." for peer in results.peers)
    missing = f"Not installed, so not judged: {', '.join(results.missing)}." if results.missing else ""
    return "\n\n".join(part for part in (table(header, rows), how, missing) if part)


def _row(judged: str, score: Score, fields: tuple[str, ...]) -> list[str]:
    shares = [score.share(field) for field in fields]
    found = [f"{score.spans().recall:.3f}", *("–" if share is None else f"{share:.1%}" for share in shares)]
    return [_name(score), judged, *_numbers(score.measures()), *found]


def _by_form(results: Results) -> str:
    forms = results.strict.forms()
    header = ["form", "figures", "precision", "recall", "F1", *(f"{_name(one)}, leniently" for one in results.lenient)]
    rows = []
    for form in FORMS:
        if forms[form]:
            leniently = [f"{score.measures(form).f1:.3f}" for score in results.lenient]
            rows.append([form, str(forms[form]), *_numbers(results.strict.measures(form)), *leniently])
    return table(header, rows)


def _traps(results: Results) -> str:
    header = ["reader", *(f"{kind}: as an amount, as it is" for kind in TRAPS), "false alarms in all"]
    there = Counter(tried.trap.kind for tried in results.strict.traps)
    rows = []
    for score in results.lenient:
        amounts = Counter(tried.trap.kind for tried in score.traps if tried.as_amount)
        right = Counter(tried.trap.kind for tried in score.traps if tried.as_its_kind)
        cells = [f"{amounts[kind]}, {right[kind]} of {there[kind]}" for kind in TRAPS]
        rows.append([_name(score), *cells, str(len(score.alarms))])
    said = (
        "How many traps came out as a quantity or rank, and how many as what they are; `none` is where nothing may be"
        " read, or at most a name. A reader of numbers that finds the 5 of 5G does what it says: it leaves to others"
        " what is an amount."
    )
    return f"{said}\n\n{table(header, rows)}"


def _failures(results: Results) -> str:
    if not results.failures:
        return "Nothing of the annotated set."
    rows = []
    for failure in results.failures:
        reason = results.known.get(failure[:2], "not known yet")
        rows.append([_cell(cell) for cell in (*failure, reason)])
    return table(["what", "where", "read", "right", "why it is left so"], rows)


def _better(results: Results) -> str:
    ours, *others = results.lenient
    lines = []
    for peer, score in zip(results.peers, others, strict=True):
        ahead = [form for form in FORMS if score.measures(form).f1 > ours.measures(form).f1]
        forms = f"On the annotated set, read leniently, it is ahead at: {', '.join(ahead)}." if ahead else ""
        lines.append(f"- **{peer.package}**: {peer.better} {forms}".rstrip())
    return "\n".join(lines) or "No other reader is installed here."


def _name(score: Score) -> str:
    return score.reader.name


def _numbers(measures: Measures) -> list[str]:
    precision = f"{measures.precision:.3f}" if measures.read else "–"
    return [precision, f"{measures.recall:.3f}", f"{measures.f1:.3f}"]


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
