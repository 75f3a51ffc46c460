"""Rules about indicators: what one says of its observations is what they are, and its words fit its codes."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.schema.entities import Entity
from shenyang_innovation.schema.statistics import Indicator, Observation
from shenyang_innovation.schema.words import EntityKind, Measure, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shenyang_innovation.checking.tables import Tables

FILE = "curation/indicators.csv"
NO_CLASSIFIER = "none"
#: What a definition calls a thing of a kind: "the named cluster or territory".
NAMED: Mapping[str, EntityKind] = {
    "alliance": "platforms",
    "action": "programs",
    "brand": "programs",
    "centre": "computing_centers",
    "cluster": "clusters",
    "contest": "events",
    "facility": "platforms",
    "fund": "funds",
    "programme": "programs",
    "territory": "places",
}
_NAMED = re.compile(r"\bthe named (\w+(?: \w+){0,2})")
#: By which words a theme is known: one stands in the Chinese label of each of its indicators.
THEME_WORDS: Mapping[Theme, str] = {
    "clusters": "集群|产业链|细分领域",
    "computing": "算力|人工智能要素",
    "contests": "大赛",
    "digitalisation": "5G|人工智能|数字化|智能|“链式”|服务商|小快轻准|互联网|验收|备案企业|配方|东北首个|东北唯一",
    "enterprises": "企业|全资子公司",
    "finance": "基金|资金|金融",
    "governance": "方面|城市.*排名|科技集群.*排名",
    "higher-education": "学科|专业|双一流|教学成果",
    "open-cooperation": "框架协议|飞地",
    "parks": "载体|双创|众创空间|孵化面积|科技园|招商|招引|入驻项目|签约",
    "platforms": "平台|实验室|中心|研发机构|研究所|大科学装置|联盟副理事长|建设进度",
    "research": "R&D|科技奖励|揭榜挂帅|攻关|专项|难题|榜单|重点项目|支持项目|向省科技厅|维度",
    "talent": "人才|杰青|优青|博士|毕业生|研究生|带土移植|项目经理|争取到的资金",
    "technology-transfer": "成果|技术合同|中试|概念验证|技术转移|技术经理人|对接活动|产学研联盟|科创生态|产品体系",
}
#: Units that only quantities of one measure have.
MEASURE_OF_UNIT: Mapping[str, Measure] = {
    "percent": "rate",
    "percentage-point": "rate",
    "rank": "rank",
    "times": "rate",
}
#: A number of one thing for so many of another is counted in the first; the label says so.
DENSITY = "每万人"


def classifiers_are_used(tables: Tables) -> Iterator[Finding]:
    """The classifiers of an indicator are those in which its observations are counted."""
    counted: dict[str, set[str]] = defaultdict(set)
    for row in tables.of(Observation):
        counted[row.indicator_id].add(row.classifier or NO_CLASSIFIER)
    for where, indicator in tables.numbered(Indicator):
        here, there = set(indicator.classifiers.split()), counted[indicator.indicator_id]
        if here != there:
            what = f"{indicator.indicator_id!r} is counted in {_listed(here)}, its observations in {_listed(there)}"
            yield Finding(where, what, f"Correct classifiers in {FILE}, or the indicator of an observation")


def subject_kinds_are_meant(tables: Tables) -> Iterator[Finding]:
    """The kinds of subject of an indicator are those of its observations and those that its definition names."""
    kinds = {row.entity_id: row.entity_kind for row in tables.of(Entity)}
    observed: dict[str, set[str]] = defaultdict(set)
    for row in tables.of(Observation):
        observed[row.indicator_id].add(kinds.get(row.subject_id, "unknown"))
    for where, indicator in tables.numbered(Indicator):
        here = set(indicator.subject_kinds.split())
        there = observed[indicator.indicator_id] | _named_kinds(indicator.definition_en)
        if here != there:
            what = f"{indicator.indicator_id!r} is about {_listed(here)}, its observations and definition about "
            remedy = f"Correct subject_kinds or definition_en in {FILE}, or the subject of an observation"
            yield Finding(where, f"{what}{_listed(there)}", remedy)


def words_fit_codes(tables: Tables) -> Iterator[Finding]:
    """A theme is known by its words in the label, and a unit of one measure alone has that measure."""
    for where, indicator in tables.numbered(Indicator):
        said = f"{indicator.label_zh} {indicator.terms_zh}"
        if not re.search(THEME_WORDS[indicator.theme], said):
            what = f"no word of the theme {indicator.theme!r} stands in label or terms of {indicator.indicator_id!r}"
            yield Finding(where, what, f"Correct theme in {FILE}, or add its word to THEME_WORDS")
        due = "rate" if DENSITY in indicator.label_zh else MEASURE_OF_UNIT.get(indicator.unit)
        if due != (indicator.measure if indicator.measure in MEASURE_OF_UNIT.values() else None):
            what = f"{indicator.indicator_id!r} is a {indicator.measure} in {indicator.unit}"
            yield Finding(where, what, f"Correct measure or unit in {FILE}")


def lists_are_sorted(tables: Tables) -> Iterator[Finding]:
    """Codes in a list are sorted and none stands twice."""
    for where, row in tables.numbered(Observation):
        yield from _unsorted(where, "caveats", row.caveats, f"curation/ledgers/{row.source_id}.csv")
    for where, indicator in tables.numbered(Indicator):
        for column in ("classifiers", "subject_kinds", "terms_zh", "caveats"):
            yield from _unsorted(where, column, getattr(indicator, column), FILE)


def _unsorted(where: str, column: str, cell: str | None, file: str) -> Iterator[Finding]:
    members = (cell or "").split()
    if members != sorted(set(members)):
        yield Finding(where, f"{column} {cell!r} is not sorted, or repeats a code", f"Sort it in {file}")


def _named_kinds(definition: str) -> set[str]:
    """The kinds of what a definition calls "the named …".

    >>> sorted(_named_kinds("Enterprises of the named cluster or territory."))
    ['clusters', 'places']
    """
    words = {word for phrase in _NAMED.findall(definition) for word in phrase.split()}
    return {kind for word, kind in NAMED.items() if word in words}


def _listed(words: set[str]) -> str:
    return " and ".join(sorted(words)) or "nothing"
