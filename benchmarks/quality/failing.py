"""What a reader gets wrong, one line a failure, and the list of what is known of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.quality.annotations import Annotated, escaped
from benchmarks.quality.scoring import FIELDS, Read, Score, Spanned, Verdict, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.quality.annotations import Block

KNOWN = Path(__file__).parent / "known_failures.txt"
AROUND = 10
"""Characters on either side by which a wording is told from others."""


class Failure(NamedTuple):
    """What is wrong, where, what was said and what is right; the first two are its key in the list."""

    what: str
    context: str
    said: str
    right: str


class KnownFailuresError(ValueError):
    """A line of the list that is not as it has to be: the line, what is wrong and the remedy."""


def failures(score: Score) -> list[Failure]:
    """All that a reader got wrong on the annotated set, text by text."""
    found = [failure for verdict in score.verdicts for failure in _of_figure(verdict)]
    for tried in score.traps:
        if not tried.as_its_kind:
            said = [said_of(tried.block, read) for read in tried.near]
            found.append(Failure("trap", context(tried.block, tried.trap), _listed(said), tried.trap.kind))
    for block, read in score.alarms:
        annotated: list[Spanned] = [*block.figures, *block.traps]
        if not any(overlap(read, place) for place in annotated):
            found.append(Failure("no figure", context(block, read), said_of(block, read), "–"))
    return list(dict.fromkeys(found))


def _of_figure(verdict: Verdict) -> Iterator[Failure]:
    block, figure = verdict.block, verdict.figure
    where = context(block, figure)
    if verdict.read is None:
        said = _listed([said_of(block, read) for read in verdict.near])
        yield Failure("missed", where, said, f"{_amount(figure)} {figure.unit or '-'}")
        return
    pairs = {
        "value": (_amount(verdict.read), _amount(figure)),
        "unit": (verdict.read.unit or "-", figure.unit or "-"),
        "comparator": (verdict.read.comparator, figure.comparator),
        "status": (verdict.read.status, figure.status),
        "kind": (verdict.read.kind, figure.kind),
    }
    yield from (Failure(field, where, *pairs[field]) for field in FIELDS if field in verdict.wrong)


def context(block: Block, place: Spanned) -> str:
    """A wording between 【 and 】 in what stands around it, escaped as in the annotated set."""
    start, end = place.start, place.end
    before, after = block.text[max(0, start - AROUND) : start], block.text[end : end + AROUND]
    return f"{escaped(before)}【{escaped(block.text[start:end])}】{escaped(after)}"


def said_of(block: Block, read: Read) -> str:
    """What was read, with its wording."""
    amount = "" if read.value is None else f" {_amount(read)} {read.unit or '-'}"
    return f"{escaped(block.text[read.start : read.end])}: {read.kind}{amount}"


def _amount(of: Annotated | Read) -> str:
    ends = [of.value] if of.value_upper is None else [of.value, of.value_upper]
    return "..".join("-" if end is None else format(end.normalize(), "f") for end in ends)


def _listed(said: list[str]) -> str:
    return "; ".join(said) or "nothing"


# --- the list of what is known ----------------------------------------------------------------------------------------

Key = tuple[str, str]


def known(file: Path = KNOWN) -> dict[Key, str]:
    """The reason for every failure that is known, by what is wrong and where."""
    reasons: dict[Key, str] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        what, _, rest = line.partition(" | ")
        where, _, reason = rest.rpartition(" | ")
        if not (what and where and reason.strip()):
            wanted = "Write WHAT | CONTEXT | REASON, in the words of `python -m benchmarks quality --failures`"
            raise KnownFailuresError(f"{file.name}, line {number}: {line!r} is no known failure. {wanted}")
        if (what, where) in reasons:
            raise KnownFailuresError(f"{file.name}, line {number}: {where!r} stands there twice. Take one off")
        reasons[what, where] = reason
    return reasons


def unknown(found: Iterable[Failure], reasons: dict[Key, str]) -> list[str]:
    """Lines to put into the list, for failures that are not in it: each still wants a reason."""
    return [f"{failure.what} | {failure.context} | " for failure in found if failure[:2] not in reasons]


def mended(found: Iterable[Failure], reasons: dict[Key, str]) -> list[str]:
    """What the list has and no longer fails: to be taken off it."""
    failing = {failure[:2] for failure in found}
    return [f"{what} | {where}" for what, where in reasons if (what, where) not in failing]
