"""One script for reading: a Simplified, half-width view of a text that knows its places in the raw text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Traditional and Simplified, character by character: those of figures and of the words around them.
_PAIRS = """
億亿 萬万 餘余 兩两 雙双 項项 個个 條条 種种 場场 戶户 處处 臺台 屆届 類类 門门 間间 棟栋 輛辆 對对 組组
張张 層层 歲岁 畝亩 頃顷 噸吨 時时 鐘钟 點点 號号 單单 員员 師师 團团 縣县 區区 國国 業业 鏈链 軸轴 體体
極极 帶带 灣湾 網网 庫库 產产 過过 約约 達达 實实 現现 將将 爭争 確确 計计 劃划 擬拟 標标 規规 預预 積积
備备 總总 節节 簽签 於于 內内 強强 級级 關关 後后 來来 為为 從从 與与 長长 動动 進进 統统 創创 學学 術术
機机 構构 這这 還还 開开 連连 續续 圖图 質质 發发 設设 專专 納纳 華华 紀纪 幣币 萊莱 題题 領领 應应 畫画
滿满 資资 會会 議议 報报 際际 歷历 論论 環环 誤误 樣样 東东 廣广 當当 無无 務务 優优 養养 據据 測测 責责
違违 軍军 蓋盖 幾几 數数 審审 臨临 鄰邻 趕赶 讓让 併并 堅坚 階阶 維维 範范 圍围 週周 裡里 協协
"""
_TO_SIMPLIFIED = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_TO_HALF_WIDTH = {half + 0xFEE0: chr(half) for half in range(ord("!"), ord("~") + 1)}
_OTHER_FORMS = {ord(form): plain for form, plain in zip("−‐‑﹣﹪￥﹐", "----%¥,", strict=True)}
_PUNCTUATION = {character: _TO_HALF_WIDTH[ord(character)] for character in "，：；！？（）％．～"}
_REST: dict[str, str] = {
    chr(code): plain
    for code, plain in (_TO_SIMPLIFIED | _TO_HALF_WIDTH | _OTHER_FORMS).items()
    if chr(code) not in _PUNCTUATION
}

# Pinyin that a machine put behind a character: `轉(zhuǎn)`. It bears a tone mark, but for a few syllables.
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = re.compile(
    rf"\((?<=[\u3400-\u9fff]\()(?:[a-zü]{{0,5}}[{_TONES}][a-zü]{{0,5}}|men|zhe|me|ge|de|le|ne|ma|zi)\)"
)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_TONELESS = re.compile("\\((?:men|zhe|me|ge|de|le|ne|ma|zi)\\)")
# One look at a text tells whether it has anything that is rare.
_ANY_OF_REST = re.compile(f"[{re.escape(''.join(_REST))}]")
_RARE = re.compile(f"[{re.escape(''.join(_REST))}{_TONES}\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# A line break inside a number. Before a magnitude it always is one; before a unit, or between digits before one, where
# the line in front is one of prose: a table has its numbers in cells of their own.
_NUMERAL = "0-9零〇一二三四五六七八九十百千万亿两余多"
_UNIT_BEHIND = "[%‰万亿千百元家个项户人名件台场倍亩吨平公美余多]"
_BREAK = re.compile(
    rf"\n(?:(?<=[{_NUMERAL}]\n)|(?<=[{_NUMERAL}][\r ]\n)|(?<=[0-9][.,]\n)|(?<=[0-9][.,]\r\n))[ \t\u3000]*"
    rf"(?=(?P<digits>[0-9]++(?:\.[0-9]++)?+ ?)?{_UNIT_BEHIND})"
)
_PROSE = 4  # characters in front of a number, without a space, that make a line of prose and no row of a table
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ALL_BREAKS = re.compile("[\r\n][ \t\u3000]*|[ \t]+(?=[\r\n])")


class View(NamedTuple):
    """A text as reading sees it, and the places from which on its raw text is so much longer."""

    text: str
    starts: Sequence[int] = ()
    shifts: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw place of a stretch of the view; what was inserted behind its last character stays outside.

        >>> view("50餘項(xiàng)").span(2, 4)
        (2, 4)
        """
        starts = self.starts
        at = bisect_right(starts, start)
        begin = start + self.shifts[at - 1] if at else start
        if at == len(starts) or end <= starts[at]:  # nothing was inserted between
            return begin, begin + end - start
        return begin, self._raw(end - 1) + 1

    def next_shift(self, place: int) -> tuple[int, int]:
        """Up to which place what holds at `place` holds, and how far the raw text is ahead there."""
        at = bisect_right(self.starts, place)
        return self.starts[at] if at < len(self.starts) else len(self.text) + 1, self.shifts[at - 1] if at else 0

    @property
    def offsets(self) -> Sequence[int]:
        """The place in the raw text of each character."""
        return [self._raw(place) for place in range(len(self.text))] if self.starts else range(len(self.text))

    def _raw(self, place: int) -> int:
        at = bisect_right(self.starts, place)
        return place + self.shifts[at - 1] if at else place


def view(raw: str, *, whole: bool = False) -> View:
    """The text in Simplified script, half-width, without what was inserted: pinyin, invisible characters, breaks.

    Of line breaks only those inside a number go, or all of them if the text is a `whole` figure.

    >>> view("產(chǎn)業(yè)20餘項").text
    '产业20余项'
    >>> view("投资完成13\\n20亿元").text
    '投资完成1320亿元'
    """
    text = raw
    for character, plain in _PUNCTUATION.items():  # a table of all characters would take ten times as long
        text = text.replace(character, plain)
    inserted: list[tuple[int, int]] = []
    if (rare := _RARE.search(text)) or _TONELESS.search(text):
        # one call a character that is found costs less than a look at a table for each of the text
        text = _ANY_OF_REST.sub(lambda match: _REST[match[0]], text) if rare else text
        inserted = [match.span() for pattern in (_PINYIN, _INVISIBLE) for match in pattern.finditer(text)]
        inserted.sort()
    if "\n" in text:
        inserted += _breaks(text, whole=whole)
        inserted.sort()
    if not inserted:
        return View(text)
    kept, starts, shifts = list[str](), list[int](), list[int]()
    behind = removed = 0
    for start, end in inserted:
        kept.append(text[behind:start])
        removed += end - start
        starts.append(end - removed)
        shifts.append(removed)
        behind = end
    kept.append(text[behind:])
    return View("".join(kept), starts, shifts)


def _breaks(text: str, *, whole: bool) -> Iterator[tuple[int, int]]:
    """The places of the line breaks that go."""
    for match in (_ALL_BREAKS if whole else _BREAK).finditer(text):
        if whole or _inside(match):
            start, end = match.span()
            yield (start - 1 if not whole and text[start - 1] in "\r " else start), end


def _inside(match: re.Match[str]) -> bool:
    """Whether a line break is inside a number: before a magnitude, or behind a number in a line of prose."""
    text, end = match.string, match.start()
    if not match["digits"] and text[match.end()] in "万亿%‰":
        return True
    line = text[text.rfind("\n", 0, end) + 1 : end].rstrip("\r ")
    words = line.rstrip("0123456789.,零〇一二三四五六七八九十百千万亿两余多")
    number = line[len(words) :]
    return len(words) >= _PROSE and words[-1] >= "\u3400" and not (match["digits"] and _YEAR.fullmatch(number))


def readable(raw: str) -> str:
    """A figure in Simplified script, half-width and without inserted pinyin.

    It knows the characters that figures are written with; it is no converter of whole texts.

    >>> readable("20餘項(xiàng)"), readable("5億元")
    ('20余项', '5亿元')
    """
    return _short_form(raw) if len(raw) <= _SHORT else view(raw, whole=True).text


_SHORT = 40
"""So long most figures are at most, and many stand in a document again and again."""


@lru_cache(maxsize=50_000)
def _short_form(raw: str) -> str:
    return view(raw, whole=True).text
