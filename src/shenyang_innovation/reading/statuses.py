"""What is so, what is aimed at and what is expected: the cue that governs each place of a text."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.reading.numerals import COUNTING
from shenyang_innovation.reading.words import COUNTS_OF_ITSELF, CUES, ITEM, NAMED, SETTLED, Cue

if TYPE_CHECKING:
    from collections.abc import Callable

    from shenyang_innovation.reading.figure import Status

Span = tuple[int, int]

# Words that do not make a status but change what is governed.
_ITEM, _SETTLED, _NAMED = Cue("actual", f"是(?<=[{COUNTING}]是)"), Cue("actual", ""), Cue("actual", "")
# Every branch begins with a character, and an empty group that tells the event stands behind it: so a text is searched
# for those characters. A title holds no cues.
_WHAT = (_NAMED, _ITEM, *(_SETTLED for _ in SETTLED), *(_NAMED for _ in NAMED), *CUES)
_PATTERNS = (_ITEM.pattern, *SETTLED, *NAMED, *(cue.pattern for cue in CUES))
_EVENT = re.compile("|".join(("《[^《》\n]{0,80}》", *(f"{pattern}()" for pattern in _PATTERNS))))
_ENDS_OF_SENTENCES = "。\n!?"
_SENTENCE_END = re.compile("[。!?\n]")
_CLAUSE_END = re.compile("[,;。!?\n]")
_ITEM_MARK = re.compile(f"{ITEM}$")
_OF_ITSELF = re.compile(COUNTS_OF_ITSELF)
ITSELF = frozenset(word[0] for word in COUNTS_OF_ITSELF[3:-1].split("|"))
"""What the words begin with that make a figure a count of the document's own parts."""
_LINE = 16  # characters of a line from which on a break may wrap it
_ENDS = frozenset("。!?;:》)”\r")
_BEGINS = re.compile(f"[\\s(第]|[{COUNTING}]{{1,3}}、|[0-9]{{1,2}}[.、]|$")
_NEVER = sys.maxsize


class _State(NamedTuple):
    """What governs from a place on; `then` is what follows at the end of the clause, if that ends it."""

    status: Status = "actual"
    cue: Span | None = None
    then: _State | None = None
    said: str = ""  # the cue as it stands, where its text is no more at hand


_NOTHING = _State()
_ACTUAL: tuple[Status, str] = ("actual", "")


class Statuses:
    """Knows which cue governs each place of a text, asked in reading order: the last one before it in its sentence.

    A cue also governs the items (一是…。二是…。) behind its sentence. Something settled (目前, 已) ends what it
    governs, and for some cues so does the end of their clause. Titles in 《》 hold no cues.

    >>> text = "目前有3家,力争达到5家,覆盖8个县。"
    >>> statuses = Statuses(text)
    >>> [statuses.at(place, place + 2)[0] for place in (3, 10, 15)]
    ['actual', 'target', 'target']
    """

    def __init__(self, text: str, before: Statuses | None = None, raw: Callable[[Span], str] | None = None) -> None:
        """`before` are those of the text that ends where this one begins, at the end of a sentence.

        `raw` gives the characters of a cue as they stand in the source, if those are not the ones of the text.
        """
        self._text = text
        self._raw = raw or (lambda span: text[slice(*span)])
        self._state = _NOTHING
        # What governed the end of the sentence that leads to items, and whether this is one of them.
        self._lead, self._in_item = before.leading() if before else (_NOTHING, False)
        self._line = before.last_line() if before else 0  # characters of the first line that stand in front of the text
        self._place = 0  # up to which the ends of sentences and clauses are accounted for
        self._ends = [mark for mark in _ENDS_OF_SENTENCES if mark in text]
        self._events = _EVENT.finditer(text)
        self._event = next(self._events, None)
        self._next = self._event.start() if self._event else _NEVER
        # What governs now, and up to which place it does.
        self.status: Status = "actual"
        self.cue = ""
        self.until = 0 if before else self._next

    def at(self, start: int, end: int) -> tuple[Status, str]:
        """Status of the figure `text[start:end]` and its cue; `""` without one."""
        if start >= self.until:
            self.go_on(start)
        return _ACTUAL if self.counts_itself(end) else (self.status, self.cue)

    def counts_itself(self, end: int) -> bool:
        """Whether what stands behind a figure makes it a count of the document's own parts (五个方面)."""
        return _OF_ITSELF.match(self._text, end) is not None

    def go_on(self, place: int) -> None:
        """Find out what governs at a place."""
        while self._next <= place:
            self._turn()
        state = self._state
        if state is not _NOTHING:
            self._reach(place)
            state = self._state
        if state is _NOTHING:
            self.until, self.status, self.cue = self._next, "actual", ""
            return
        self.until = min(self._next, self._end_of_what_governs(place))
        self.status = state.status
        self.cue = "" if state.cue is None else state.said or self._raw(state.cue)

    def _end_of_what_governs(self, place: int) -> int:
        """Where the sentence ends, or the clause, if that matters."""
        ends = _CLAUSE_END if self._state.then is not None else _SENTENCE_END
        end = ends.search(self._text, place)
        return len(self._text) if end is None else end.start() + 1

    def leading(self) -> tuple[_State, bool]:
        """What governs the items that the next text may begin with."""
        length = len(self._text)
        self.go_on(length)
        self._reach(length)
        lead = self._lead
        if lead.cue and not lead.said:
            lead = lead._replace(said=self._raw(lead.cue))
        return lead, self._in_item

    def last_line(self) -> int:
        """How many characters of its last line a text has."""
        last = self._text.rfind("\n")
        return self._line + len(self._text) if last < 0 else len(self._text) - last - 1

    def _reach(self, place: int) -> None:
        """Go on to a place, over the ends of sentences and clauses."""
        text, here = self._text, self._place
        for mark in self._ends:
            if text.find(mark, here, place) >= 0:
                self._end_sentences(here, place)
                break
        if self._state.then is not None and (text.find(",", here, place) >= 0 or text.find(";", here, place) >= 0):
            self._state = self._state.then
        self._place = place

    def _end_sentences(self, here: int, place: int) -> None:
        for end in _SENTENCE_END.finditer(self._text, here, place):
            if end[0] == "\n":
                if _wraps(self._text, end.start(), self._line):
                    continue
                self._lead, self._in_item = _NOTHING, False
            else:
                self._lead, self._in_item = (self._lead if self._in_item else self._state), False
            self._state = _NOTHING

    def _turn(self) -> None:
        """What an event makes of what governs; then look for the next."""
        event = self._event
        if event is not None and event.lastindex is not None:
            start, end = event.span()
            if self._state is not _NOTHING or self._lead is not _NOTHING or self._in_item:
                self._reach(start)
            self._place = end
            what = _WHAT[event.lastindex]
            if what is _SETTLED:
                self._state = _NOTHING
            elif what is _ITEM:
                self._begin_item(start, end)
            elif what is _NAMED:
                self._state = _State(then=self._state.then or self._state)
            elif self._state.cue is None or self._state.cue[1] != start:
                # of cues in a row the first is kept (预计 of 预计可达)
                self._state = _State(what.status, (start, end), _NOTHING if what.clause_only else None)
        self._event = next(self._events, None)
        self._next = self._event.start() if self._event else _NEVER

    def _begin_item(self, start: int, end: int) -> None:
        if not _ITEM_MARK.search(self._text, max(0, start - 4), end):
            return
        if not self._in_item:
            if self._state.cue:  # what leads to the items is the beginning of this sentence
                self._lead = self._state
            self._state = self._lead
        self._in_item = True


def _wraps(text: str, place: int, in_front: int) -> bool:
    """Whether a line break only wraps a long line: no sentence ends before it, and no paragraph begins behind it."""
    last = text.rfind("\n", 0, place)
    line = place - last - 1 + (in_front if last < 0 else 0)
    return line >= _LINE and text[place - 1] not in _ENDS and not _BEGINS.match(text, place + 1)
