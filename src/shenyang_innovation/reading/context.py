"""What the surroundings of a figure make of it: its kind, and its word of comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shenyang_innovation.reading.words import BEFORE, BEFORE_MAGNITUDE, BEHIND, MORE_BEHIND, NO_COMPARISON

if TYPE_CHECKING:
    from shenyang_innovation.reading.figure import Kind

_REACH = 6  # characters beside a figure that may hold a word about it
Span = tuple[int, int]

# --- kind -----------------------------------------------------------------------------------------

STRETCHES = frozenset(("年", "届", "天", "个月", "周", "个星期"))
_BEFORE_STRETCH = re.compile("(?:(?<![将接])近|过去|经过|历经|未来|今后|今明|这|(?<![目提])[前头])$")  # 近三年
_BEHIND_STRETCH = re.compile(
    "以?来|共|期?间|内|中(?![期央心国小学型])|前(?![三十两])|[^,。]{0,4}(?:行动|攻坚|工作方案|规划|计划)|新增|增长|平均|累计"
)  # 3年共, 三年行动
_SHORT_STRETCH = 3  # characters: 近10年, but 近2300年 is a length
_OPENING, _CLOSING = frozenset('[“"「『'), frozenset('[”"」』]')
_RANKED = re.compile("(?:世界|全球|全国|亚洲|全省|国内|东北|全市|行业)$")
_GOES_ON = re.compile("(?![的且并和与以在等、了])[\u4e00-\u9fff]")


def kind_in_context(kind: Kind, classifier: str | None, text: str, start: int, end: int) -> Kind:
    """The kind of the figure `text[start:end]`, which is `kind` by its form.

    >>> kind_in_context("quantity", "年", "近三年", 1, 3), kind_in_context("quantity", "年", "连续三年", 2, 4)
    ('date', 'quantity')
    """
    if kind == "rank":  # 第二中学
        numbers = (
            classifier is None
            and text[start] == "第"
            and _GOES_ON.match(text, end)
            and not _RANKED.search(text[max(0, start - _REACH) : start])
        )
        return "ordinal" if numbers else kind
    if classifier in STRETCHES:
        before = text[max(0, start - _REACH) : start]
        if (end - start <= _SHORT_STRETCH and _BEFORE_STRETCH.search(before)) or (
            _BEHIND_STRETCH.match(text, end) and not before.endswith("连续")
        ):
            return "date"
    elif classifier is None and text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
        return "name" if text[start:end].isdecimal() else kind  # “325”模式
    return kind


# --- comparison -----------------------------------------------------------------------------------

_BY_LAST: dict[str, list[str]] = {}
for _word in sorted((*BEFORE, *NO_COMPARISON), key=len, reverse=True):
    _BY_LAST.setdefault(_word[-1], []).append(_word)
_BETWEEN = frozenset("了到有 ")  # may stand between a word of comparison and its figure
_FAR = 20
# 约占全国的1.5%, 不到全省的一半: the whole stands between the word and the share
_AT_A_DISTANCE = re.compile(
    "(?P<word>超过|不到|不足|低于|少于|高于|约占|约为|接近|将近|不低于|不超过|不少于)[^,。;:、!?\n0-9]{1,14}的$"
)
_IS_SHARE = re.compile("[%‰倍成半/]|分之")
_NO_BEFORE_MAGNITUDE = frozenset("迈登踏跃站以")  # 迈上百万台阶
_MEASURED = frozenset("量值额模数资税")
_GREAT = frozenset("百千万亿半")
LAST_BEFORE = frozenset((*_BY_LAST, *_BETWEEN, *BEFORE_MAGNITUDE, "的"))
_WORDS_BEHIND = "|".join(re.escape(word) for word in sorted(BEHIND, key=len, reverse=True) if word != "起")
_WORD_BEHIND = re.compile(
    f"(?:/[^\\s,。;、:/]{{1,5}}?)? ?(?P<word>{_WORDS_BEHIND}|起(?![\\u4e00-\\u9fff])|{MORE_BEHIND})"
)
FIRST_BEHIND = frozenset((*(word[0] for word in BEHIND), *"余多 /"))
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
        self.governing: Span | None = None
        self._behind = 0

    def of(self, start: int, end: int) -> Span | None:
        """The place of the word that qualifies `text[start:end]`; one before a list governs all of it."""
        text = self._text
        before = self._before(start, end) if text[start - 1 : start] in LAST_BEFORE else None
        if before or (self.governing and not _LIST.fullmatch(text, self._behind, start)):
            self.governing = before
        self._behind = end
        if self.governing:
            return self.governing
        if text[end : end + 1] in FIRST_BEHIND and (match := _WORD_BEHIND.match(text, end)):
            return match.span("word")
        return None

    def _before(self, start: int, end: int) -> Span | None:
        text = self._text
        last, before_last = text[start - 1], text[start - 2 : start - 1]
        if last in BEFORE_MAGNITUDE and text[start] in _GREAT and before_last not in _NO_BEFORE_MAGNITUDE:
            return start - 1, start
        if last == "过" and before_last in _MEASURED:  # 吞吐量过2亿吨
            return start - 1, start
        for place in (start, start - 1, start - 2):  # two characters may stand between: 超过了 3家
            last = text[place - 1 : place]
            for word in _BY_LAST.get(last, ()):
                if text.startswith(word, place - len(word)):
                    return (place - len(word), place) if word in BEFORE else None
            if last not in _BETWEEN:
                break
        if (
            text[start - 1] == "的"
            and _IS_SHARE.search(text, start, end)
            and (match := _AT_A_DISTANCE.search(text, max(0, start - _FAR), start))
        ):
            return match.span("word")
        return None
