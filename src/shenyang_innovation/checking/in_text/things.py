"""What a figure may be about, by kind: the nearest of each is found without walking over all that stand between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shenyang_innovation.checking.in_text.passages import Named

CITY = "shenyang"  # what a figure is about where nothing more specific is named
_PLACES = "places"
_IN_A_LIST = re.compile('[”"]?[、等和及]|”“')  # behind a name: it is one of several that are counted or listed
_WHERE = "在"  # before a name: it is the place where something happens
_START = attrgetter("start")
_END = attrgetter("end")


class Things:
    """Things in reading order, none within another. Each question is answered with at most one of each kind."""

    def __init__(self, named: Iterable[Named]) -> None:
        by_kind: Mapping[str, list[Named]] = defaultdict(list)
        for one in named:
            by_kind[one.kind].append(one)
        self._kinds: Sequence[Sequence[Named]] = list(by_kind.values())

    def last_ended(self, place: int, start: int) -> list[Named]:
        """The last that have ended by a place, of those that begin at a start or behind it."""
        found = ((kind, bisect_right(kind, place, key=_END)) for kind in self._kinds)
        return [kind[at - 1] for kind, at in found if at and kind[at - 1].start >= start]

    def last_begun(self, place: int, start: int) -> list[Named]:
        """The last that have begun before a place, of those that begin at a start or behind it."""
        found = ((kind, bisect_left(kind, place, key=_START)) for kind in self._kinds)
        return [kind[at - 1] for kind, at in found if at and kind[at - 1].start >= start]

    def first_begun(self, place: int, end: int) -> list[Named]:
        """The first that begin at a place or behind it, of those that begin before an end."""
        found = ((kind, bisect_left(kind, place, key=_START)) for kind in self._kinds)
        return [kind[at] for kind, at in found if at < len(kind) and kind[at].start < end]

    def first_ended(self, place: int, start: int, end: int) -> list[Named]:
        """The first that end behind a place, of those that begin at a start or behind it and have ended by an end."""
        found = (
            (kind, max(bisect_right(kind, place, key=_END), bisect_left(kind, start, key=_START)))
            for kind in self._kinds
        )
        return [kind[at] for kind, at in found if at < len(kind) and kind[at].end <= end]


class Candidates(NamedTuple):
    """All that the figures of a text may be about, but for what is named as the place where something happens.

    `things` and `places` are none of several that are listed or counted, `city` are those places that are the city,
    `heads` all things, listed ones too: what a paragraph begins with.
    """

    things: Things
    places: Things
    city: Things
    heads: Things


def candidates(named: Iterable[Named], text: str) -> Candidates:
    """What the figures of a text may be about, of the things that it names in reading order."""
    heads = [one for one in named if text[one.start - 1 : one.start] != _WHERE]
    free = [one for one in heads if _IN_A_LIST.match(text, one.end) is None]
    return Candidates(
        things=Things(one for one in free if one.kind != _PLACES),
        places=Things(one for one in free if one.kind == _PLACES),
        city=Things(one for one in free if one.kind == _PLACES and one.entity_id == CITY),
        heads=Things(one for one in heads if one.kind != _PLACES),
    )
