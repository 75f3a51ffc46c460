"""One script for reading: a Simplified, half-width view of a text that knows its places in the raw text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# Traditional and Simplified, character by character: those of figures and of the words around them.
_PAIRS = """
億亿 萬万 餘余 兩两 雙双 項项 個个 條条 種种 場场 戶户 處处 臺台 屆届 類类 門门 間间 棟栋 輛辆 對对 組组
張张 層层 歲岁 畝亩 頃顷 噸吨 時时 鐘钟 點点 號号 單单 員员 師师 團团 縣县 區区 國国 業业 鏈链 軸轴 體体
極极 帶带 灣湾 網网 庫库 產产 過过 約约 達达 實实 現现 將将 爭争 確确 計计 劃划 擬拟 標标 規规 預预 積积
備备 總总 節节 簽签 於于 內内 強强 級级 關关 後后 來来 為为 從从 與与 長长 動动 進进 統统 創创 學学 術术
機机 構构 這这 還还 開开 連连 續续 圖图 質质 發发 設设 專专 納纳 華华 紀纪 幣币 萊莱 題题 領领 應应 畫画
滿满 資资 會会 議议 報报 際际 歷历 論论 環环 誤误 樣样 東东 廣广 當当 無无 務务 優优 養养 據据 測测 責责
違违 軍军 蓋盖 幾几 數数 審审 臨临 鄰邻 趕赶 讓让 併并 堅坚 階阶 維维 範范 圍围
"""
_TO_SIMPLIFIED = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_TO_HALF_WIDTH = {half + 0xFEE0: half for half in range(ord("!"), ord("~") + 1)}
_ONE_TO_ONE: dict[int, str | int] = {**_TO_SIMPLIFIED, **_TO_HALF_WIDTH}

# Pinyin that a machine put behind a character: `轉(zhuǎn)`. It bears a tone mark, but for a few syllables.
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])\((?:[a-zü]{{0,5}}[{_TONES}][a-zü]{{0,5}}|men|zhe|me|ge|de|le|ne|ma|zi)\)")


class View(NamedTuple):
    """A text as reading sees it, and the place of each of its characters in the raw text."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw place of a stretch of the view; pinyin behind its last character stays outside.

        >>> view("50餘項(xiàng)").span(2, 4)
        (2, 4)
        """
        return self.offsets[start], self.offsets[end - 1] + 1


def view(raw: str) -> View:
    """The text in Simplified script without inserted pinyin, half-width, with offsets into the raw text.

    >>> view("產(chǎn)業(yè)20餘項").text
    '产业20余项'
    """
    text = raw.translate(_ONE_TO_ONE)
    offsets: Sequence[int] = range(len(text))
    if inserted := list(_PINYIN.finditer(text)):
        kept, behind = list[int](), 0
        for match in inserted:
            kept += range(behind, match.start())
            behind = match.end()
        offsets = [*kept, *range(behind, len(text))]
        text = _PINYIN.sub("", text)
    return View(text, offsets)


def readable(raw: str) -> str:
    """A figure in Simplified script, half-width and without inserted pinyin.

    It knows the characters that figures are written with; it is no converter of whole texts.

    >>> readable("20餘項(xiàng)"), readable("5億元")
    ('20余项', '5亿元')
    """
    return view(raw).text
