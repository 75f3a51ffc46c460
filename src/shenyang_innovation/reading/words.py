"""The words around figures: of comparison, of status, of order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.reading.numerals import COUNTING

if TYPE_CHECKING:
    from shenyang_innovation.reading.figure import Comparator, Status

# --- comparison -----------------------------------------------------------------------------------

_BEFORE: dict[Comparator, str] = {
    ">": "超 超过 超出 突破 逾 多于 高于 大于 不止 >",
    ">=": "不得低于 不得少于 不低于 不少于 不小于 不下于 不下 至少 最少 ≥ ⩾",
    "<=": "不得超过 不得高于 不得多于 不超过 不高于 不多于 不大于 不突破 至多 最多 ≤ ⩽",
    "<": "不到 不足 低于 少于 小于 未满 不满 未到 <",
    "~": "约 大约 约为 折合约 约有 约占 近 接近 将近 大概 ≈ 大致",
}
_BEHIND: dict[Comparator, str] = {
    ">=": "以上 及以上 (含)以上 或以上 起",
    "<=": "以下 以内 之内 及以下 及以内 (含)以下 (含)以内",
    "~": "左右 上下 左右的",
}
_PLAIN = "达 达到 实现 为 控制在 增加到 高达 多达"
# Before 百 千 万 亿 without a digit alone: 上百家, 过千万元, 破百亿.
_BEFORE_MAGNITUDE: dict[str, Comparator] = {"上": ">=", "过": ">", "破": ">"}

BEFORE = {word: comparator for comparator, words in _BEFORE.items() for word in words.split()}
BEHIND = {word: comparator for comparator, words in _BEHIND.items() for word in words.split()}
BEFORE_MAGNITUDE = "".join(_BEFORE_MAGNITUDE)
MORE_BEHIND = "[余多](?![\u4e00-\u9fff])"  # 5年多, but not 3家多元化企业
#: Every word that may stand as the qualifier of a figure, and what it makes of the value.
QUALIFIERS: dict[str, Comparator] = {
    **BEFORE,
    **_BEFORE_MAGNITUDE,
    "余": ">",
    "多": ">",
    **BEHIND,
    **dict.fromkeys(_PLAIN.split(), "="),
}

# Words that end like a word of comparison and are none: 累计签约 73 个.
_NO_COMPARISON = """
签约 节约 集约 条约 公约 合约 契约 预约 履约 违约 续约 特约 制约 解约 邀约 附近 邻近 靠近 新近 最近 远近
反超 赶超 高超 中超 英超
"""
NO_COMPARISON = tuple(_NO_COMPARISON.split())

# --- status ---------------------------------------------------------------------------------------


class Cue(NamedTuple):
    """A word that makes what follows a target or forecast, as far as its sentence or only its clause.

    The pattern begins with the word, and what must not stand in front of it comes behind, so that a text can be
    searched for the first characters.
    """

    status: Status
    pattern: str
    clause_only: bool = False


_VERBS = (
    "到|在|于|用|投|建|新|引进|引育|培育|完成|开展|推进|支持|举办|总投资|每年|今年|明年|20|[0-9]"
    "|实施|布局|设立|培养|购置|开工|改建|扩建|修建|发行|分三|三年|总|打造|组织|发展|达到|改造|安排|争取|实现|招|培训|出台|发放"
)
_TO_DO = "重点|着力|大力|加快|全力|继续|抓好|达到|实现|完成|新增|新建|建成|力争"
CUES: tuple[Cue, ...] = (
    Cue("target", "将(?<![已大干强名现]将)(?![近军士])"),
    Cue("target", "力争"),
    Cue("target", "确保(?!了)"),
    Cue("target", "争取(?!到(?![0-9今明])|上级|中央|各级|政策|支持|专项|[^,。;]{0,8}资金)", clause_only=True),
    Cue("target", f"计划(?<!行动计划|研发计划|人才计划|英才计划|专项计划|发展计划|年度计划|全年计划)(?={_VERBS})"),
    Cue("target", f"规划(?<![的总]规划)(?={_VERBS}|总?面积)"),
    Cue("target", "拟(?<![模虚草比]拟)(?![定合人态])"),
    Cue("target", "安排(?<![筹作已]安排)(?!部署|的)"),
    Cue("target", "预期目标"),
    Cue("target", "目标(?=[:是为到达约超0-9])"),
    Cue("target", "到(?<![截至止]到) ?(?:[0-9]{4} ?|今年?|明年?)年底前"),
    Cue("target", "到(?<![截至止年]到) ?20[0-9]{2} ?年(?=,)"),
    Cue("target", f"要(?<![主重需必只还就纲]要)(?={_TO_DO})"),
    Cue("target", "今年底前(?<![截至止到]今年底前)"),
    Cue("target", "明年底前(?<![截至止到]明年底前)"),
    Cue("target", "2(?<![0-9]2)[0-9]{3} ?年底前"),
    Cue("forecast", "预计"),
    Cue("forecast", "预期(?!目标|寿命|性)"),
    Cue("forecast", "有望"),
    Cue("forecast", "可达"),
)
# Words before things that exist already and are only named in a plan: no cue reaches to the end of their clause.
NAMED = ("聚焦", "围绕", "面向", "针对", "依托")
# Words that state what is so by now: they end what a cue before them governs.
SETTLED = ("目前", "截至", "截止", "现有", "已(?<!而已)", "去年")
# A plan's count of itself (从五个方面) is no target.
COUNTS_OF_ITSELF = "(?:方面|维度|方式|模式|方向|路径|层面|要素)"

# --- order ----------------------------------------------------------------------------------------

BEGINNING = r"(?<![^\s。;:!?,“])"  # of a text, line or clause
LINE = r"(?<![^\n\r])"
#: One item of a list in running text: 一是, 二是.
ITEM = f"{BEGINNING}[{COUNTING}]{{1,3}}是"
# What ranks (第五家, 首条) and what only numbers (第四场, 首批).
RANKING = "(?:家|名|位(?![于置])|个|大(?![学道街厦桥会]))"
RANKING_FIRST = (
    "(?:家(?!庭)|个|位(?![于置度])|条|台套?(?!湾)|套(?!房)|款(?![项额])|座(?!谈)|例|项|所|支(?![付持])|只|颗|架|艘"
    "|单(?!位)|笔|张|列(?!入)|趟|种|辆)"
)
SERIES = "(?:场次?|届|次|批次?|期|轮|章|节|条|款|卷|辑|版|号|步|代|季(?!度)|讲|篇|站|任|部分|方面|阶段|梯队|方阵|类)"
