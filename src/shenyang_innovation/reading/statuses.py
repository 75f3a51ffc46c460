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
_WILL = CUES[0]
_END, _TITLE = Cue("actual", ""), Cue("actual", "")  # of a sentence; words in it are no events
_new = tuple.__new__  # what _State() does, in a third of its time
# Every branch begins with a character, and an empty group that tells the event stands behind it: so a text is searched
# for those characters. A title holds no cues. The ends of sentences are looked for only where something ends with them.
_WHAT = (_TITLE, _ITEM, *(_SETTLED for _ in SETTLED), *(_NAMED for _ in NAMED), *CUES, *(_END for _ in range(4)))
_PATTERNS = (_ITEM.pattern, *SETTLED, *NAMED, *(cue.pattern for cue in CUES))
_IN_TITLE = "《[^《》\n]{0,80}》"
_WHERE_NOTHING_GOVERNS = re.compile("|".join((_IN_TITLE, *(f"{pattern}()" for pattern in _PATTERNS))))
_WHERE_SOMETHING_DOES = re.compile(
    "|".join((_IN_TITLE, *(f"{pattern}()" for pattern in (*_PATTERNS, "。", "!", "\\?", "\n"))))
)
_CLAUSE_END = re.compile("[,;。!?\n]")
_ITEM_MARK = re.compile(f"{ITEM}$")
_OF_ITSELF = re.compile(COUNTS_OF_ITSELF)
ITSELF = frozenset(word[0] for word in COUNTS_OF_ITSELF[3:-1].split("|"))
"""What the words begin with that make a figure a count of the document's own parts."""
_LINE = 16  # characters of a line from which on a break may wrap it
_ENDS = frozenset("。!?;:》)”\r")
_BEGINS = re.compile(f"[\\s(第]|[{COUNTING}]{{1,3}}、|[0-9]{{1,2}}[.、]|$")
_FAR = 400  # characters of a sentence that are looked through for an item
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
        self._clause_end = _NEVER  # where what governs only in its clause ends
        idle = self._lead is _NOTHING and not self._in_item
        self._event = (_WHERE_NOTHING_GOVERNS if idle else _WHERE_SOMETHING_DOES).search(text)  # the next one
        # What governs now, and up to which place it does.
        self.status: Status = "actual"
        self.cue: str = ""
        self.until: int = 0

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
        event = self._event
        while event is not None and event.start() <= place:
            start, end = event.span()
            if start > self._clause_end:
                self._govern(self._state.then or _NOTHING, self._clause_end)
            what, state = _WHAT[event.lastindex or 0], self._state
            if what is _END:
                self._end_sentence(start)
            elif what is _SETTLED:
                self._state, self._clause_end = _NOTHING, _NEVER
            elif what is _ITEM:
                self._begin_item(start, end)
            elif what is _NAMED:
                self._govern(_State(then=state.then or state), end)
            elif (
                what is not _TITLE
                and (state.cue is None or state.cue[1] != start)
                and (what is not _WILL or state.status != "forecast")
            ):
                # of cues in a row the first is kept (预计 of 预计可达), and what is expected stays so behind 将
                self._state, self._clause_end = _new(_State, (what.status, (start, end), None, "")), _NEVER
                if what.clause_only:
                    self._govern(self._state._replace(then=_NOTHING), end)
            idle = self._state is _NOTHING and self._lead is _NOTHING and not self._in_item
            event = (_WHERE_NOTHING_GOVERNS if idle else _WHERE_SOMETHING_DOES).search(self._text, end)
        self._event = event
        if place > self._clause_end:
            self._govern(self._state.then or _NOTHING, self._clause_end)
        self.until = _NEVER if event is None else event.start()
        if self._clause_end < self.until:
            self.until = self._clause_end + 1
        self.status, cue, _, said = self._state
        self.cue = "" if cue is None else said or self._raw(cue)

    def leading(self) -> tuple[_State, bool]:
        """What governs the items that the next text may begin with."""
        self.go_on(len(self._text))
        lead = self._lead
        if lead.cue and not lead.said:
            lead = lead._replace(said=self._raw(lead.cue))
        return lead, self._in_item

    def last_line(self) -> int:
        """How many characters of its last line a text has."""
        last = self._text.rfind("\n")
        return self._line + len(self._text) if last < 0 else len(self._text) - last - 1

    def _govern(self, state: _State, place: int) -> None:
        """What governs from a place on."""
        self._state, self._clause_end = state, _NEVER
        if state.then is not None and (end := _CLAUSE_END.search(self._text, place)):
            self._clause_end = end.start()

    def _end_sentence(self, place: int) -> None:
        if self._text[place] != "\n":
            if not self._in_item:
                governing = self._state.then if self._state.cue is None else None  # behind 围绕 the clause has ended
                self._lead = (governing or self._state) if self._may_lead(place + 1) else _NOTHING
            self._in_item = False
        elif _wraps(self._text, place, self._line):
            return
        else:
            self._lead, self._in_item = _NOTHING, False
        self._state, self._clause_end = _NOTHING, _NEVER

    def _may_lead(self, place: int) -> bool:
        """Whether an item may stand in the sentence behind a place; else what governed before leads to none."""
        item = self._text.find("是", place, place + _FAR)
        return self._text.find("。", place, item if item >= 0 else place + _FAR) < 0

    def _begin_item(self, start: int, end: int) -> None:
        if not _ITEM_MARK.search(self._text, max(0, start - 4), end):
            return
        if not self._in_item:
            if self._state.cue:  # what leads to the items is the beginning of this sentence
                self._lead = self._state
            self._govern(self._lead, end)
        self._in_item = True


def _wraps(text: str, place: int, in_front: int) -> bool:
    """Whether a line break only wraps a long line: no sentence ends before it, and no paragraph begins behind it."""
    last = text.rfind("\n", 0, place)
    line = place - last - 1 + (in_front if last < 0 else 0)
    return line >= _LINE and text[place - 1] not in _ENDS and not _BEGINS.match(text, place + 1)
