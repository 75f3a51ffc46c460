"""Whether `read_figures` takes linear time: what is hard to read against ordinary text of the same size.

    python -m benchmarks reading [--size BYTES] [--rounds N] [--growth N]

All inputs are read in turns, so that a machine that is busy for a while slows all of them; of the seconds of the
processor the median counts. Only what was measured in one run is compared.
"""

from __future__ import annotations

import argparse
import time
from itertools import cycle
from statistics import median

from benchmarks.report import conditions, table
from shenyang_innovation.reading import read_figures

# Sentences made up for this, in the manner of a report of a city: a figure every forty characters or so.
ORDINARY = """2024年，全市新建中试基地12家，产值达到45.6亿元，同比增长8.2%。各部门协同配合，政策体系更加完善，
企业反映的问题及时得到答复。
下一步，将聚焦重点产业链，加强高校院所与企业之间的联系，力争到2026年底前引进高层次人才超过300人，
让科技成果更多地在本地转化。
一是完善服务体系。目前平台已经投入运行，面向中小企业提供检测、设计、培训等服务，覆盖9个县区，受到普遍欢迎。
二是强化要素保障。安排专项资金2000万元，支持项目尽快落地，同时简化办理流程，减少企业往返，提高审批效率。
（三）加快成果转化。围绕新材料、航空等领域组织供需对接活动，引导金融机构参与，签约项目合同金额突破10亿元。
《某市促进科技创新若干措施》提出，对新认定的企业给予奖励，鼓励企业牵头组建创新联合体，开展关键核心技术攻关。
感谢您对我们工作的关心和支持，也欢迎继续提出宝贵的意见和建议，我们将认真研究并尽快落实到具体工作之中。
"""
PROMISED = ("1亿", "1", "一", "(", "（", "《", "“")
"""What the promise names: figures, digits, numerals, brackets."""
HARD: dict[str, tuple[str, ...]] = {
    "figures without end": ("1亿", "1亿-", "1家、", "4到6个", "50余项", "超1家、", "三年", "1月1日", "2024-01-01 "),
    "digits": ("1", "1 ", "1,", "1-", "1/", "1:", "1.", "1+", "１", "1,234,567,890,123,456,", "“1”", "\n1"),
    "numerals": ("一", "十百千万亿", "一点", "百分之一", "一二三四", "几十", "一校", "第一", "第"),
    "brackets": ("(", "（", "《", "“", "《" + "一" * 79, "(一)", "「", "》"),
    "words around figures": ("将", "将1", "预计", "目前1", "到2024年底前", "行动", "三年行动", "约", "、", ",", "，"),
    "letters": ("a", "a1", "A-1", "P", "5G", "1P"),
    "other script": ("中(zhōng)", "中(zhōn", "項(xiàng)目", "餘", "\u200b", "\U0001f600", "\n"),
}
WIDEST = 24  # characters of a piece that are shown


def main(arguments: list[str]) -> str:
    """The section about the time that reading takes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reading", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of each input in UTF-8")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is read")
    parser.add_argument("--growth", type=int, default=4, help="how many times as long the longer inputs are")
    options = parser.parse_args(arguments)
    texts = {piece: filled(piece, options.size) for pieces in HARD.values() for piece in pieces}
    long = {piece: filled(piece, options.size * options.growth) for piece in (ORDINARY, *texts)}
    seconds = read_in_turns(texts | {ORDINARY: filled(ORDINARY, options.size)}, options.rounds)
    grown = {piece: median(taken) / median(seconds[piece]) for piece, taken in read_in_turns(long, 1).items()}
    return _section(seconds, texts, grown, options)


def filled(piece: str, size: int) -> str:
    """A piece again and again, to a size in bytes of UTF-8.

    >>> filled("1亿", 12)
    '1亿1亿1亿'
    """
    return piece * (size // len(piece.encode()))


def read_in_turns(texts: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """The seconds that each text takes, in every round."""
    seconds: dict[str, list[float]] = {name: [] for name in texts}
    for _, (name, text) in zip(range(rounds * len(texts)), cycle(texts.items()), strict=False):
        start = time.process_time()
        read_figures(text)
        seconds[name].append(time.process_time() - start)
    return seconds


def _section(
    seconds: dict[str, list[float]], texts: dict[str, str], grown: dict[str, float], options: argparse.Namespace
) -> str:
    base, ordinary = median(seconds[ORDINARY]), filled(ORDINARY, options.size)
    by_bytes = {piece: median(seconds[piece]) / base for piece in texts}
    by_characters = {piece: ratio * len(ordinary) / len(texts[piece]) for piece, ratio in by_bytes.items()}
    worst = max(PROMISED, key=by_bytes.__getitem__)
    rows = []
    for kind, pieces in HARD.items():
        for piece in sorted(pieces, key=by_bytes.__getitem__, reverse=True):
            shown = piece if len(piece) <= WIDEST else f"{piece[:WIDEST]}…"
            numbers = (by_bytes[piece], by_characters[piece], grown[piece])
            rows.append([kind, f"`{shown!r}`", *(f"{number:.2f}" for number in numbers)])
    header = ["input", "repeated", "times ordinary text, byte for byte", "character for character"]
    return f"""
{options.size / 1e6:g} MB of ordinary text takes {base:.2f} s, {len(ordinary) / base / 1e6:.2f} million
characters a second. Of what the promise names, `{worst!r}` takes longest: {by_bytes[worst]:.2f} times as long as
ordinary text of as many bytes (5 are allowed). The densest input takes {max(by_characters.values()):.2f} times as long
as ordinary text of as many characters, and {max(by_bytes.values()):.2f} times as long as such of as many bytes: in
ASCII a byte is a character, in Chinese a third of one, and there a figure begins at every second character. With
{options.growth} times the text, reading takes {min(grown.values()):.2f} to {max(grown.values()):.2f} times as long.

{table([*header, f"with {options.growth} times the text"], rows)}

{conditions("python -m benchmarks reading")}
"""
