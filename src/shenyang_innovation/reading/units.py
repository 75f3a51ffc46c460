"""What may stand behind a number: units, classifiers, and the characters that turn them into other words."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A code of the tables and what one of the word is in it."""

    code: str
    factor: str = "1"


# Units of measurement. A row more is all that a new unit takes.
MEASURES: dict[str, Unit] = {
    "元": Unit("CNY"),
    "美元": Unit("USD"),
    "欧元": Unit("EUR"),
    "港元": Unit("HKD"),
    "日元": Unit("JPY"),
    "平方米": Unit("square-metre"),
    "平米": Unit("square-metre"),
    "平方公里": Unit("square-metre", "1000000"),
    "公顷": Unit("square-metre", "10000"),
    "亩": Unit("mu"),
    "公里": Unit("metre", "1000"),
    "千米": Unit("metre", "1000"),
    "吨": Unit("tonne"),
    "千瓦": Unit("kilowatt"),
    "千瓦时": Unit("kilowatt-hour"),
    "P": Unit("PFLOPS"),
    "PFLOPS": Unit("PFLOPS"),
    "%": Unit("percent"),
    "‰": Unit("percent", "0.1"),
    "成": Unit("percent", "10"),
    "个百分点": Unit("percentage-point"),
    "百分点": Unit("percentage-point"),
    "倍": Unit("times"),
    "年": Unit("year"),
    "个月": Unit("month"),
    "天": Unit("day"),
    "小时": Unit("hour"),
}
# Classifiers, by what they count. 大 stands in the place of one (四大), 市 is its own (四市).
_COUNTED = {
    "person": "人 名 位",
    "person-time": "人次",
    "count": """
        个 家 家次 项 项次 种 条 场 场次 户 户次 件 件套 支 款 所 处 座 台 台套 套 届 类 批 批次 篇 门 期 次
        轮 例 份 只 对 组 间 栋 幢 辆 艘 架 架次 颗 枚 片 块 张 幅 本 册 部 株 头 宗 起 道 层 站 大 市 县 省
    """,
}
CLASSIFIERS: dict[str, Unit] = {word: Unit(code) for code, words in _COUNTED.items() for word in words.split()}
UNITS: dict[str, Unit] = MEASURES | CLASSIFIERS

# A unit followed by one of these is the beginning of another word: 3 人才, 2 成果, 5 元素.
_OTHER_WORDS = {
    "元": "件素器宇月旦",
    "P": "A-Za-z0-9",
    "PFLOPS": "A-Za-z0-9",
    "成": "立功果为长员都本熟交效品分型绩就套人",
    "倍": "增",
    "年": "轻级龄",
    "天": "使然津空地",
    "人": "才工民员物文口类形机",
    "名": "列单牌额",
    "位": "于置列",
    "家": "庭",
    "种": "子植",
    "条": "件例",
    "场": "景地馆所面",
    "件": "套",
    "支": "持撑付出",
    "所": "有以得",
    "处": "理于置长",
    "座": "谈",
    "台": "湾阶",
    "类": "型",
    "批": "准发复",
    "门": "类槛诊户",
    "期": "间货待望末限",
    "组": "织建合成",
    "部": "门分署委",
    "头": "部",
    "对": "接外",
    "份": "额",
    "只": "有能是要",
    "本": "市科专地",
    "片": "区",
    "道": "路",
    "层": "次面",
    "起": "来步草点",
    "大": "学约量于型连会",
    "市": "场级区",
    "省": "级",
}


def pattern(words: dict[str, Unit]) -> str:
    """A pattern that matches the words, longest first, where they are words of their own.

    >>> bool(re.fullmatch(pattern(UNITS), "人次")), re.match(pattern(UNITS), "人才")
    (True, None)
    """
    guarded = (
        re.escape(word) + (f"(?![{_OTHER_WORDS[word]}])" if word in _OTHER_WORDS else "")
        for word in sorted(words, key=len, reverse=True)
    )
    return f"(?:{'|'.join(guarded)})"


UNIT = pattern(UNITS)
LATIN_UNIT = pattern({word: unit for word, unit in MEASURES.items() if word.isascii() and word.isalpha()})
# 一 before one of these means "a": 一个, 一场, 一位.
ARTICLE = f"一(?!个百分点|个月){pattern(CLASSIFIERS)}"

# Nouns that are counted without a classifier: the number alone is the figure (三方面).
BARE_COUNTED = "(?:方面|部门|维度|环节|要素|领域|阶段|层面)"
# What ranks (第五家, 首条) and what only numbers (第四场, 首批).
RANKING = "(?:家|名|位(?![于置])|个)"
RANKING_FIRST = "(?:家|个|位(?![于置度])|条|台|套|款|座|例|项|所|支|只|颗|架|艘)"
SERIES = "(?:场次?|届|次|批次?|期|轮|章|节|条|款|卷|辑|版|号|步|代)"
