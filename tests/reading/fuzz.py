"""Run in a child: libFuzzer makes texts by what they reach in the code, for a number of executions.

python tests/reading/fuzz.py -runs=20000 [options of libFuzzer] [folder of a corpus]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["shenyang_innovation.reading"]):
    from shenyang_innovation.reading import read_figures, read_wording

# A byte stands for one of these, so that bytes that are changed at random make what looks like figures.
PIECES = (
    *"0123456789.,:%/+-—~至到零〇○一二三四五六七八九十百千万亿两半几数余多点億萬餘兩",
    *"元年月日号家个项名人次位届期批成倍番P第首是共内来()《》“”[]、。，；\n 已约近超逾将拟",
    *"美元 平方米 个百分点 千瓦时 个月 人次 位数 分之 季度 世纪 年代 上半年 年底前 五年 行动 方面 公里 唯一 一半 翻了".split(),
    *"超过 不低于 以上 左右 附近 签约 力争 确保 争取 计划 规划 安排 目标: 预计 可达 目前 截至 聚焦 从0到1 十分 最后一".split(),
    *"数十 几百 前三 世界第一 榜首 半数 上百 过亿 × ≥ 年半 个多月 成五 亿零 级 届 次会议 民国 上午 点 微克/立方米 EFLOPS".split(),
    *"(zhōng) (xiàng) (me) \u200b \u202e \ufeff \ud800 \udfff \U0001f600 \r\n \0 \u3000 \xa0 ０ ％ ² ①".split(" "),
)


def text_of(data: bytes) -> str:
    """The text that bytes stand for."""
    return "".join(PIECES[byte] if byte < len(PIECES) else chr(byte) for byte in data)


def one_input(data: bytes) -> None:
    """What holds of any text; an exception is what libFuzzer looks for."""
    text = text_of(data)
    behind = 0
    for figure in read_figures(text):
        if not behind <= figure.start < figure.end <= len(text) or text[figure.start : figure.end] != figure.text:
            raise AssertionError(f"{figure} of {text!r}")
        behind = figure.end
        if read_wording(figure.text, figure.qualifier)[:5] != figure[4:9]:
            raise AssertionError(f"{figure} of {text!r} reads otherwise by itself")


def main() -> None:
    """Hand all arguments to libFuzzer."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
