"""What the surroundings of a figure make of it: its kind, its word of comparison, its status."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.reading.words import (
    BEFORE,
    BEHIND,
    COUNTS_OF_ITSELF,
    CUES,
    ITEM,
    MORE_BEHIND,
    NAMED,
    NO_COMPARISON,
    SETTLED,
    Cue,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shenyang_innovation.reading.figure import Kind, Status

_REACH = 6  # characters beside a figure that may hold a word about it
Span = tuple[int, int]


def _any(words: Iterable[str]) -> str:
    """The words as alternatives, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


# --- kind -----------------------------------------------------------------------------------------


class _Turn(NamedTuple):
    """A figure of one kind that its neighbours turn into another."""

    kind: Kind
    wording: str
    before: str
    behind: str
    becomes: Kind


_PERIOD = r".*(?:[年届天]|个月)"
_TURNS = tuple(
    (turn, re.compile(turn.wording), re.compile(f"(?:{turn.before})$"), re.compile(turn.behind))
    for turn in (
        _Turn("quantity", _PERIOD, "近|过去|未来|今后|这|(?<!目)[前头]", "", "date"),  # 近三年
        _Turn("quantity", _PERIOD, "(?<!连续)", "以?来|共|期?间|内|[^,。]{0,4}行动", "date"),  # 3年共, 三年行动
        _Turn("quantity", "[0-9]+", '[“"「『]', '[”"」』]', "name"),  # “325”模式
        _Turn("rank", "第[^名位家个]+", "", "(?![的且并和与以在等、了])[\u4e00-\u9fff]", "ordinal"),  # 第二中学
    )
)


def kind_in_context(kind: Kind, text: str, start: int, end: int) -> Kind:
    """The kind of the figure `text[start:end]`, which is `kind` by its form.

    >>> kind_in_context("quantity", "近三年", 1, 3), kind_in_context("quantity", "连续三年", 2, 4)
    ('date', 'quantity')
    """
    for turn, wording, before, behind in _TURNS:
        if (
            turn.kind == kind
            and behind.match(text, end)
            and wording.fullmatch(text, start, end)
            and before.search(text[max(0, start - _REACH) : start])
        ):
            return turn.becomes
    return kind


# --- comparison -----------------------------------------------------------------------------------

_WORD_BEFORE = re.compile(f"(?:(?P<none>{_any(NO_COMPARISON)})|(?P<word>{_any(BEFORE)}))[了到]? ?$")
_LAST = frozenset(word[-1] for word in (*NO_COMPARISON, *BEFORE)) | set("了到 ")  # of what _WORD_BEFORE matches
_WORD_BEHIND = re.compile(f" ?(?P<word>{_any(BEHIND)}|{MORE_BEHIND})")
_LIST = re.compile("、|和|及|以及|与|或")


class Qualifiers:
    """Finds the word of comparison beside each figure of a text, asked in reading order.

    >>> text = "分别超过30家、50家和100家"
    >>> qualifiers = Qualifiers(text)
    >>> [text[slice(*span)] for span in map(qualifiers.of, (4, 8, 12), (7, 11, 16)) if span]
    ['超过', '超过', '超过']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._governing: Span | None = None
        self._behind = 0

    def of(self, start: int, end: int) -> Span | None:
        """The place of the word that qualifies `text[start:end]`; one before a list governs all of it."""
        before = self._before(start)
        if before or (self._governing and not _LIST.fullmatch(self._text, self._behind, start)):
            self._governing = before
        self._behind = end
        return self._governing or self._after(end)

    def _before(self, start: int) -> Span | None:
        if start == 0 or self._text[start - 1] not in _LAST:
            return None
        match = _WORD_BEFORE.search(self._text, max(0, start - _REACH), start)
        return match.span("word") if match and match["word"] else None

    def _after(self, end: int) -> Span | None:
        match = _WORD_BEHIND.match(self._text, end)
        return match.span("word") if match else None


# --- status ---------------------------------------------------------------------------------------

_EVENT = re.compile(
    "(?P<title>《[^《》\n]{0,80}》)|(?P<paragraph>\n)|(?P<sentence>[。!?])|(?P<clause>[,;])"
    f"|(?P<item>{ITEM})|(?P<settled>{SETTLED})|(?P<named>{NAMED})|"
    + "|".join(f"(?P<cue{place}>{cue.pattern})" for place, cue in enumerate(CUES))
)
_OF_ITSELF = re.compile(COUNTS_OF_ITSELF)


class _State(NamedTuple):
    """What governs from a place on; `then` is what follows at the end of the clause, if that ends it."""

    status: Status = "actual"
    cue: Span | None = None
    then: _State | None = None


_NOTHING = _State()


class Statuses:
    """Knows which cue governs each place of a text: the last one before it in its sentence.

    A cue also governs the items (一是…。二是…。) behind its sentence. Something settled (目前, 已) ends what it
    governs, and for some cues so does the end of their clause. Titles in 《》 hold no cues.

    >>> text = "目前有3家,力争达到5家,覆盖8个县。"
    >>> [Statuses(text).at(place, place + 2)[0] for place in (3, 10, 15)]
    ['actual', 'target', 'target']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [0]
        self._states = [_NOTHING]
        lead, in_item = _NOTHING, False  # what governed the end of the sentence that leads to items
        for event in _EVENT.finditer(text):
            state = self._states[-1]
            match event.lastgroup:
                case "title":
                    continue
                case "paragraph":
                    lead, in_item, state = _NOTHING, False, _NOTHING
                case "sentence":
                    lead, in_item, state = (lead if in_item else state), False, _NOTHING
                case "item":
                    in_item, state = True, state if in_item else lead
                case "settled":
                    state = _NOTHING
                case "named":
                    state = _State(then=state.then or state)
                case "clause":
                    state = state if state.then is None else state.then
                case name:
                    state = _cued(state, CUES[int((name or "").removeprefix("cue"))], event.span())
            self._places.append(event.start())
            self._states.append(state)

    def at(self, start: int, end: int) -> tuple[Status, Span | None]:
        """Status of the figure `text[start:end]` and the place of its cue."""
        if _OF_ITSELF.match(self._text, end):
            return "actual", None
        state = self._states[bisect_right(self._places, start) - 1]
        return state.status, state.cue


def _cued(state: _State, cue: Cue, span: Span) -> _State:
    """What governs behind a cue; of cues in a row the first is kept (预计 of 预计可达)."""
    if state.cue is not None and state.cue[1] == span[0]:
        return state
    return _State(cue.status, span, _NOTHING if cue.clause_only else None)
