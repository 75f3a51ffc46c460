"""What is so, what is aimed at and what is expected: the cue that governs each place of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.reading.numerals import COUNTING
from shenyang_innovation.reading.words import COUNTS_OF_ITSELF, CUES, ITEM, NAMED, SETTLED, Cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.reading.figure import Status

Span = tuple[int, int]

# Every branch begins with a character, and the name of the event stands behind it: so a text is searched for those.
_EVENT = re.compile(
    "|".join(
        (
            f"是(?<=[{COUNTING}]是)(?P<item>)",
            *(f"{word}(?P<settled{place}>)" for place, word in enumerate(SETTLED)),
            *(f"{word}(?P<named{place}>)" for place, word in enumerate(NAMED)),
            *(f"{cue.pattern}(?P<cue{place}>)" for place, cue in enumerate(CUES)),
        )
    )
)
_SENTENCE_END = re.compile("[。!?\n]")
_CLAUSE_END = re.compile("[,;]")
_ITEM = re.compile(f"{ITEM}$")
_OF_ITSELF = re.compile(COUNTS_OF_ITSELF)
_LINE = 16  # characters of a line from which on a break may wrap it
_ENDS = frozenset("。!?;:》)”\r")
_BEGINS = re.compile(f"[\\s(第]|[{COUNTING}]{{1,3}}、|[0-9]{{1,2}}[.、]|$")
_TITLE = 80  # characters that a title has at most


class _State(NamedTuple):
    """What governs from a place on; `then` is what follows at the end of the clause, if that ends it."""

    status: Status = "actual"
    cue: Span | None = None
    then: _State | None = None


_NOTHING = _State()

class Statuses:
    """Knows which cue governs each place of a text, asked in reading order: the last one before it in its sentence.

    A cue also governs the items (一是…。二是…。) behind its sentence. Something settled (目前, 已) ends what it
    governs, and for some cues so does the end of their clause. Titles in 《》 hold no cues.

    >>> text = "目前有3家,力争达到5家,覆盖8个县。"
    >>> statuses = Statuses(text)
    >>> [statuses.at(place, place + 2)[0] for place in (3, 10, 15)]
    ['actual', 'target', 'target']
    """

    def __init__(self, text: str, before: Statuses | None = None) -> None:
        """`before` are those of the text that ends where this one begins, at the end of a sentence."""
        self._text = text
        self._events = _events(text)
        self._event = next(self._events, None)
        self._state = _NOTHING
        self._place = 0  # up to which all is known
        # What governed the end of the sentence that leads to items, and whether this is one of them.
        self._lead, self._in_item = _NOTHING, False
        if before:
            before._reach(len(before._text))
            self._lead, self._in_item = before._lead, before._in_item

    def at(self, start: int, end: int) -> tuple[Status, Span | None]:
        """Status of the figure `text[start:end]` and the place of its cue."""
        while (event := self._event) and event[1] <= start:
            self._reach(event[1])
            self._turn(*event)
            self._event = next(self._events, None)
        self._reach(start)
        state = self._state
        if state.status != "actual" and _OF_ITSELF.match(self._text, end):
            return "actual", None
        return state.status, state.cue

    def _reach(self, place: int) -> None:
        """Go on to a place, over the ends of sentences and clauses."""
        if self._state is not _NOTHING or self._lead is not _NOTHING or self._in_item:
            for end in _SENTENCE_END.finditer(self._text, self._place, place):
                if end[0] == "\n":
                    if _wraps(self._text, end.start()):
                        continue
                    self._lead, self._in_item = _NOTHING, False
                else:
                    self._lead, self._in_item = (self._lead if self._in_item else self._state), False
                self._state = _NOTHING
            if self._state.then is not None and _CLAUSE_END.search(self._text, self._place, place):
                self._state = self._state.then
        self._place = place

    def _turn(self, name: str, start: int, end: int) -> None:
        """What an event makes of what governs."""
        state = self._state
        if name.startswith("cue"):
            self._state = _cued(state, CUES[int(name[3:])], (start, end))
        elif name == "item":
            if not self._in_item and state.cue:  # what leads to the items is the beginning of this sentence
                self._lead = state
            self._state = state if self._in_item else self._lead
            self._in_item = True
        elif name.startswith("settled"):
            self._state = _NOTHING
        else:
            self._state = _State(then=state.then or state)


def _events(text: str) -> Iterator[tuple[str, int, int]]:
    """What changes the status, with its place."""
    for event in _EVENT.finditer(text):
        name = event.lastgroup or ""
        start, end = event.span()
        if name == "item" and not _ITEM.search(text, max(0, start - 4), end):
            continue
        if not _in_title(text, start):
            yield name, start, end


def _wraps(text: str, place: int) -> bool:
    """Whether a line break only wraps a long line: no sentence ends before it, and no paragraph begins behind it."""
    line = place - text.rfind("\n", 0, place) - 1
    return line >= _LINE and text[place - 1] not in _ENDS and not _BEGINS.match(text, place + 1)


def _in_title(text: str, place: int) -> bool:
    """Whether a place is inside 《》."""
    left = text.rfind("《", max(0, place - _TITLE), place)
    if left < 0:
        return False
    right = text.find("》", left, left + _TITLE + 2)
    return right > place and "\n" not in text[left:right] and "《" not in text[left + 1 : right]


def _cued(state: _State, cue: Cue, span: Span) -> _State:
    """What governs behind a cue; of cues in a row the first is kept (预计 of 预计可达)."""
    if state.cue is not None and state.cue[1] == span[0]:
        return state
    return _State(cue.status, span, _NOTHING if cue.clause_only else None)
