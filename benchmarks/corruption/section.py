"""The outcomes as a section of docs/trust.md: the bars first, then by table and by kind, then what is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corruption.columns import NOT_ASKED
from benchmarks.corruption.missed import reason_of
from benchmarks.corruption.shares import percent, share
from benchmarks.report import conditions, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.corruption.corruption import Group, Part
    from benchmarks.corruption.judges import Judge
    from benchmarks.corruption.measure import Kind, Outcomes

SWAPPED = ("code swapped", "member swapped")
ALONE = ("citations.(row)", "breaks.(row)", "joined.(row)", "errata.(row)")
"""Rows of which nothing else speaks: deleted, they may never have been there."""
GIVEN = ("value for null", "null for value", "member added", "member dropped", "flipped")


class Bar(NamedTuple):
    """What is promised of some kinds of corruption: at least this share is found."""

    what: str
    part: Part
    counts: Callable[[Kind], bool]
    least: float | None = None


def _is_swapped(kind: Kind) -> bool:
    return kind.group in ("code", "list") and kind.kind in SWAPPED


def _of(*groups: Group) -> Callable[[Kind], bool]:
    return lambda kind: kind.group in groups


def _is_recorded(kind: Kind) -> bool:
    """Whether what was written down is the only witness: figures of citations; facts, breaks and errata deleted."""
    of_figure = kind.place.startswith("citations.") and kind.group == "figure"
    return of_figure or (kind.kind == "row deleted" and kind.place in ALONE)


def _witnessed(*groups: Group) -> Callable[[Kind], bool]:
    return lambda kind: kind.group in groups and not _is_recorded(kind)


BARS: tuple[Bar, ...] = (
    Bar("every cell and row of the published tables", "tables", lambda _: True, 1),
    Bar("every figure of the texts, with its word of comparison", "texts", lambda _: True, 1),
    Bar("figures of the ledgers, with their words of comparison", "curation", _witnessed("figure"), 1),
    Bar("offsets", "curation", _of("offset"), 1),
    Bar("rows deleted, repeated, exchanged", "curation", _witnessed("row"), 1),
    Bar("figures of citations; facts, breaks, joined series and errata deleted", "curation", _is_recorded),
    Bar("codes swapped for another valid one", "curation", _is_swapped, 0.9),
    Bar(
        "codes given or taken away, members added or dropped",
        "curation",
        lambda kind: kind.group in ("code", "list") and kind.kind in GIVEN,
    ),
    Bar("dates", "curation", _of("date")),
    Bar("other numbers", "curation", _of("number")),
    Bar("identifiers that are ours", "curation", _of("key")),
    Bar("names, titles and other words of the texts and citations", "curation", _of("wording")),
    Bar("labels, definitions and notes in our own words", "curation", _of("words")),
)


JUDGES: dict[Judge, str] = {
    "schemas": "row models, keys and references",
    "rules": "these and the rules of `check`",
    "texts": "all these and the source texts",
    "rebuild": "comparison with a fresh build alone",
}


def section(outcomes: Outcomes, command: str) -> str:
    """The whole section, as Markdown; `command` is what made the outcomes."""
    parts = [
        _how_made(outcomes, command),
        _bars(outcomes),
        _left_out(outcomes),
        _folded("Published tables: who finds it, by table", _judges_by(outcomes, _file)),
        _folded("Published tables: who finds it, by kind", _judges_by(outcomes, lambda kind: kind.kind)),
        _folded("Curation and texts: what is found, by file", _by_file(outcomes)),
        _folded("Curation: codes swapped for another valid one, by column", _codes(outcomes)),
        _folded("Curation and texts: what is found, by kind", _by_kind(outcomes)),
        _missed(outcomes),
    ]
    return "\n\n".join(part for part in parts if part)


def _how_made(outcomes: Outcomes, command: str) -> str:
    there = sum(counts.there for counts in outcomes.values())
    tried = sum(counts.tried for counts in outcomes.values())
    size = f"All {there:,} corruptions were tried."
    if tried < there:
        size = f"Of {there:,} corruptions {tried:,} were tried, evenly spread over each column and kind."
        size += " A share counts each column and kind by how many there are of it."
    return f"{size} {conditions(command)}"


def _bars(outcomes: Outcomes) -> str:
    rows: list[list[str]] = []
    for bar in BARS:
        of_bar = {kind: counts for kind, counts in outcomes.items() if kind.part == bar.part and bar.counts(kind)}
        if not of_bar:
            continue
        promised = "" if bar.least is None else "100 %" if bar.least == 1 else f"at least {bar.least:.0%}"
        of_part = {"tables": "tables", "curation": "curation, built anew", "texts": "texts"}[bar.part]
        found = share(of_bar)
        rows.append([of_part, bar.what, promised.replace("%", " %").replace("  ", " "), str(found), percent(found)])
        if bar.part == "tables":
            for judge, named in JUDGES.items():
                alone = share(of_bar, judge)
                rows.append(["", f"by {named}", "", str(alone), percent(alone)])
    return table(["corrupted", "what", "promised", "found", "share"], rows)


def _left_out(outcomes: Outcomes) -> str:
    """What is no corruption, and why; each kind of change that alters nothing is named."""
    lines = [f"{column}: {reason}" for column, reason in NOT_ASKED.items()]
    same = {kind: counts.found["unchanged"] for kind, counts in outcomes.items() if counts.found["unchanged"]}
    for name in sorted({kind.kind for kind in same}):
        number = sum(times for kind, times in same.items() if kind.kind == name)
        files = ", ".join(sorted({_file(kind) for kind in same if kind.kind == name}))
        lines.append(f"{name}, where the tables that are built stay the same in every cell: {number:,} in {files}")
    return f"Left out: {'; '.join(lines)}."


def _judges_by(outcomes: Outcomes, key: Callable[[Kind], str]) -> str:
    rows = [
        [name, f"{share(group).tried:,}", *(percent(share(group, judge)) for judge in JUDGES)]
        for name, group in _grouped(outcomes, ("tables",), key).items()
    ]
    return table(["", "tried", *JUDGES], rows) if rows else ""


def _by_file(outcomes: Outcomes) -> str:
    names: tuple[Group, ...] = ("figure", "offset", "row", "code", "list", "date", "number", "key", "wording", "words")
    rows: list[list[str]] = []
    for name, group in _grouped(outcomes, ("curation", "texts"), _file).items():
        shares = [share({kind: counts for kind, counts in group.items() if kind.group == of}) for of in names]
        rows.append([name, f"{share(group).tried:,}", *(percent(each) for each in shares)])
    return table(["", "tried", *names], rows) if rows else ""


def _codes(outcomes: Outcomes) -> str:
    swapped = {kind: counts for kind, counts in outcomes.items() if _is_swapped(kind)}
    rows = [
        [name, str(share(group)), percent(share(group))]
        for name, group in _grouped(swapped, ("curation",), lambda kind: kind.place).items()
    ]
    return table(["column", "found", "share"], rows) if rows else ""


def _by_kind(outcomes: Outcomes) -> str:
    grouped = _grouped(outcomes, ("curation", "texts"), lambda kind: f"{kind.part}, {kind.group}: {kind.kind}")
    rows = [[name, str(share(group)), percent(share(group))] for name, group in grouped.items()]
    return table(["kind", "found", "share"], rows) if rows else ""


def _missed(outcomes: Outcomes) -> str:
    reasons: dict[str, list[list[str]]] = {}
    for kind, counts in outcomes.items():
        if counts.missed:
            of = counts.tried - counts.found["unchanged"]
            row = [kind.place, kind.kind, f"{counts.missed:,} of {of:,}"]
            reasons.setdefault(reason_of(kind) or "NOT EXPLAINED", []).append(row)
    blocks = [
        _folded(f"{reason} ({len(rows)})", table(["column", "kind", "missed"], rows))
        for reason, rows in sorted(reasons.items(), key=lambda pair: -len(pair[1]))
    ]
    return (
        "\n\n".join(["What is missed, by reason; in brackets how many columns and kinds:", *blocks]) if blocks else ""
    )


def _file(kind: Kind) -> str:
    return kind.place.partition(".")[0]


def _folded(title: str, body: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>" if body else ""


def _grouped(outcomes: Outcomes, parts: Iterable[Part], key: Callable[[Kind], str]) -> dict[str, Outcomes]:
    groups: dict[str, Outcomes] = {}
    for kind, counts in outcomes.items():
        if kind.part in parts:
            groups.setdefault(key(kind), {})[kind] = counts
    return groups
