"""The words around figures: of comparison, of status, and those that only look like numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.reading.numerals import COUNTING
from shenyang_innovation.reading.units import ARTICLE, RANKING_FIRST, SERIES

if TYPE_CHECKING:
    from shenyang_innovation.reading.figure import Comparator, Status

# --- comparison -----------------------------------------------------------------------------------

_BEFORE: dict[Comparator, str] = {
    ">": "超 超过 超出 突破 逾 多于 高于 大于",
    ">=": "不低于 不少于 不小于 不下于 至少 最少",
    "<=": "不超过 不高于 不多于 不大于 至多 最多",
    "<": "不到 不足 低于 少于 小于 未满",
    "~": "约 大约 约为 近 接近 将近 大概",
}
_BEHIND: dict[Comparator, str] = {">=": "以上", "<=": "以下 以内", "~": "左右 上下"}
_PLAIN = "达 达到 实现 为 控制在 增加到"

BEFORE = {word: comparator for comparator, words in _BEFORE.items() for word in words.split()}
BEHIND = {word: comparator for comparator, words in _BEHIND.items() for word in words.split()}
MORE_BEHIND = "[余多](?![\u4e00-\u9fff])"  # 5年多, but not 3家多元化企业
#: Every word that may stand as the qualifier of a figure, and what it makes of the value.
QUALIFIERS: dict[str, Comparator] = {
    **BEFORE,
    "余": ">",
    "多": ">",
    **BEHIND,
    **dict.fromkeys(_PLAIN.split(), "="),
}

# Words that end like a word of comparison and are none: 累计签约 73 个.
_NO_COMPARISON = """
签约 节约 集约 条约 公约 合约 契约 预约 履约 违约 续约 特约 制约 附近 邻近 靠近 新近 最近 反超 赶超 高超
"""
NO_COMPARISON = tuple(_NO_COMPARISON.split())

# --- status ---------------------------------------------------------------------------------------


class Cue(NamedTuple):
    """A word that makes what follows a target or forecast, as far as its sentence or only its clause."""

    status: Status
    pattern: str
    clause_only: bool = False


_VERBS = "到|在|于|用|投|建|新|引进|引育|培育|完成|开展|推进|支持|举办|总投资|每年|今年|明年|20|[0-9]"
CUES: tuple[Cue, ...] = (
    Cue("target", r"(?<![已大干强名])将(?![近军士])"),
    Cue("target", "力争|确保"),
    Cue("target", "争取(?!到?(?:资金|上级|中央|各级|政策|支持|专项))", clause_only=True),
    Cue("target", f"(?<!行动|研发|人才|英才|专项|发展)计划(?={_VERBS})"),
    Cue("target", f"(?<![的总])规划(?={_VERBS})"),
    Cue("target", "(?<![模虚草比])拟(?![定合人态])"),
    Cue("target", "(?<![筹作])安排(?!部署)"),
    Cue("target", "目标(?=[:是为到达约超0-9])"),
    Cue("target", "(?<![截至止])(?:到 ?)?(?:[0-9]{4} ?|今|明)年底前"),
    Cue("forecast", "预计|预期|有望|可达"),
)
# Words before things that exist already and are only named in a plan: no cue reaches to the end of their clause.
NAMED = "聚焦|围绕|面向|针对|依托"
# Words that state what is so by now: they end what a cue before them governs.
SETTLED = "目前|截至|截止|现有|(?<!而)已|去年"
# A plan's count of itself (从五个方面) is no target.
COUNTS_OF_ITSELF = "(?:方面|维度|方式|模式|方向|路径|层面|要素)"

# --- ordinary words -------------------------------------------------------------------------------

# Words with a numeral in them that counts nothing. Most could not be mistaken, since a Chinese numeral is a
# figure only with a unit or classifier behind it; they stand here so that this does not rest on an accident.
_ORDINARY = """
进一步 新一代 新一轮 统一 一体化 一体 一致 一流 双一流 一系列 一方面 一次性 万一 之一 双创 双向 首飞
首次 百度 太一 三一重工 三角 四处 三次产业 第三方 第三者 第一时间 第一书记 第一手 第二课堂 第一产业 第二产业
第三产业 千家万户 百家争鸣
"""
ORDINARY: tuple[str, ...] = (
    *_ORDINARY.split(),
    "十分(?!之)",
    "[数几][十百千万亿]++",  # 数十家 states no number
    ARTICLE,
)

# --- ordinals -------------------------------------------------------------------------------------

_BEGINNING = r"(?<![^\s。;:!?,“])"  # of a text, line or clause
#: One item of a list in running text: 一是, 二是.
ITEM = f"{_BEGINNING}[{COUNTING}]{{1,3}}是"
ORDINALS: tuple[str, ...] = (
    ITEM,
    rf"{_BEGINNING}[0-9]{{1,2}}(?:[.、](?![0-9])|\))",
    f"{_BEGINNING}[{COUNTING}]{{1,3}}、",
    rf"\((?:[{COUNTING}]{{1,3}}|[0-9]{{1,2}})\)",
    "[①-⑳]",
    f"第(?:[{COUNTING}百零]++|[0-9]++){SERIES}",
    "首[批届期轮场]",
    f"[{COUNTING}]{{1,2}}期(?![间货待望末限])",
)
FIRST = f"首{RANKING_FIRST}|唯一"
