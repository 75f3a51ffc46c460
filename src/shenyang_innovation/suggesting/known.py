"""What the published package knows that can be suggested: indicators with their words, and things with their names."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.in_text.statement_claims import IndicatorClaim, indicator_claim
from shenyang_innovation.checking.in_text.views import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shenyang_innovation.schema.text import Cell

    Rows = Mapping[str, Sequence[Mapping[str, Cell]]]

TABLES = ("indicators", "entities", "aliases")
"""The published tables that suggestions are made from."""
_NO_WORDS = re.compile("[^\u4e00-\u9fffA-Za-z0-9 ]")


class KnownIndicator(NamedTuple):
    """An indicator, and each way of wording it as the weights of its pairs of characters, which sum to 1."""

    claim: IndicatorClaim
    theme: str
    classifiers: frozenset[str]
    wordings: Sequence[Mapping[str, float]]


class Known(NamedTuple):
    """All that can be suggested.

    `worded` leads from a pair of characters to the indicators whose words have it, `themes` to how much it speaks for
    each theme; `about` has each list of kinds of subject with the share of the indicators that can be about them.
    """

    indicators: Mapping[str, KnownIndicator]
    worded: Mapping[str, Sequence[str]]
    themes: Mapping[str, Mapping[str, float]]
    about: Mapping[tuple[str, ...], float]
    forms: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]


def known(rows: Rows) -> Known:
    """What the rows of `TABLES` tell.

    >>> known({name: [] for name in TABLES}).indicators
    {}
    """
    indicators = _indicators(rows["indicators"])
    worded: dict[str, list[str]] = {}
    for indicator_id, indicator in indicators.items():
        for pair in dict.fromkeys(pair for wording in indicator.wordings for pair in wording):
            worded.setdefault(pair, []).append(indicator_id)
    forms = {str(row["entity_id"]): [plain(str(row["name_zh"]))] for row in rows["entities"]}
    for row in rows["aliases"]:
        forms[str(row["entity_id"])].append(plain(str(row["alias_zh"])))
    kinds = {str(row["entity_id"]): str(row["entity_kind"]) for row in rows["entities"]}
    about = Counter(indicator.claim.subject_kinds for indicator in indicators.values())
    return Known(
        indicators,
        worded,
        {pair: _votes(indicators, ids) for pair, ids in worded.items()},
        {kinds: often / about.total() for kinds, often in about.items()},
        {entity_id: tuple(names) for entity_id, names in forms.items()},
        kinds,
    )


def pairs(words: str) -> list[str]:
    """The pairs of neighbouring characters of some words, marks left out; a space parts words.

    >>> pairs("“双创”载体 家")
    ['双创', '创载', '载体']
    """
    return [part[at : at + 2] for part in _NO_WORDS.sub("", words).split() for at in range(len(part) - 1)]


def _indicators(rows: Iterable[Mapping[str, Cell]]) -> dict[str, KnownIndicator]:
    wordings = {str(row["indicator_id"]): _wordings(row) for row in rows}
    count = Counter(pair for ways in wordings.values() for pair in {pair for way in ways for pair in way})
    # a pair that many indicators share tells little
    rarity = {pair: log((len(wordings) + 1) / often) for pair, often in count.items()}
    return {
        str(row["indicator_id"]): KnownIndicator(
            indicator_claim(row),
            str(row["theme"]),
            frozenset(str(row["classifiers"]).split()),
            [_weighed(way, rarity) for way in wordings[str(row["indicator_id"])]],
        )
        for row in rows
    }


def _votes(indicators: Mapping[str, KnownIndicator], ids: Sequence[str]) -> dict[str, float]:
    """How much a pair of characters speaks for each theme: the rarer, and the more one-sided, the more."""
    themes = Counter(indicators[one].theme for one in ids)
    rarity = log((len(indicators) + 1) / len(ids))
    return {theme: rarity * often / len(ids) for theme, often in themes.items()}


def _wordings(row: Mapping[str, Cell]) -> list[list[str]]:
    """The terms one by one, and the label."""
    ways = (*str(row["terms_zh"] or "").split(), str(row["label_zh"] or ""))
    return [found for way in ways if (found := pairs(way))]


def _weighed(way: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {pair: rarity[pair] for pair in way}
    whole = sum(weights.values())
    return {pair: weight / whole for pair, weight in weights.items()}
