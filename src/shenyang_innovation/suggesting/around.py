"""The words around a figure, as suggestions are made from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.suggesting.known import pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shenyang_innovation.checking.in_text.passages import Document, Said
    from shenyang_innovation.reading import Figure

REACH = 40  # characters on each side in which the words of an indicator are looked for
BACK = 300  # characters before the figure in which its verb is looked for
NEAR = 8  # characters next to the figure that an indicator should explain
_BESIDE_LIST = re.compile("[、和及与]$")
_IN_LIST = re.compile("[、,]")
# Between what is counted and the figure: 企业数量达到5000家.
_LINK = re.compile('(?:总?数量?|已|均|高|共计|共|合计)?(?:达到|突破|超过|[达超为是近约])?了?[“”"(]*$')
_SUM = "累计"
_DONE = """
新增 新建 新招 引进 引育 引入 招引 获批 入驻 遴选 发布 部署 吸引 吸纳 组织 开展 举办 推荐 征集 申报 获奖 培育 孵化 实施
推进 落地 签署 签约 拨付 争取 启动 完成 扩容 支持 产值
"""
_THERE = "现有 拥有 已有 已形成 达到 达 共有 目前 建有 包括"
_VERBS = re.compile(f"(?P<sum>{_SUM})|(?P<done>{'|'.join(_DONE.split())})|(?P<there>{'|'.join(_THERE.split())})")
#: How likely each measure is behind a word of the sentence; the nearest counts, one of the own clause before others.
_BY_VERB: Mapping[str, Mapping[str, float]] = {
    "sum": {"cumulative": 0.7, "flow": 0.15, "stock": 0.15},
    "done": {"cumulative": 0.15, "flow": 0.6, "stock": 0.25},
    "there": {"cumulative": 0.1, "flow": 0.15, "stock": 0.75},
    "": {"cumulative": 0.15, "flow": 0.25, "stock": 0.6},
}
#: Units that only quantities of one measure have.
_BY_UNIT: Mapping[str, Mapping[str, float]] = {
    "percent": {"rate": 1.0},
    "percentage-point": {"rate": 1.0},
    "rank": {"rank": 1.0},
}


class Around(NamedTuple):
    """What suggestions are made from.

    `before` and `behind` are the words about the figure in its clause, `near` those next to it without marks;
    `distances` tells how many pairs of characters each pair is off; `measures` how well the verb fits each measure.
    """

    before: str
    behind: str
    near: tuple[str, str]
    distances: Mapping[str, int]
    unit: str | None
    classifier: str
    measures: Mapping[str, float]


def around(document: Document, said: Said, figure: Figure) -> Around:
    """What stands around the figure of a statement."""
    before, behind = document.beside(said)
    # what stands beyond the mark of a list is about the neighbour: 、 of 基地3家、园区5个
    before = "" if _BESIDE_LIST.search(before) else _LINK.sub("", before)[-REACH:]
    behind = "" if _IN_LIST.match(behind) else behind[:REACH]
    distances: dict[str, int] = {}
    for side in (pairs(behind), pairs(before)[::-1]):
        for distance, pair in enumerate(side):
            distances[pair] = min(distance, distances.get(pair, distance))
    near = ("".join(filter(str.isalnum, before))[-NEAR:], "".join(filter(str.isalnum, behind))[:NEAR])
    measures = _measures(document, said, figure)
    return Around(before, behind, near, distances, figure.unit, figure.classifier or "none", measures)


def _measures(document: Document, said: Said, figure: Figure) -> Mapping[str, float]:
    if (alone := _BY_UNIT.get(figure.unit or "")) is not None:
        return alone
    clause, sentence = (
        max(start, said.start - BACK) for start in (document.clause(said.start)[0], document.sentence(said.start)[0])
    )
    part = max(sentence, document.text.rfind(";", sentence, said.start) + 1)
    if _SUM in document.text[clause : said.start]:
        return _BY_VERB["sum"]
    for start in (clause, part):
        verbs = [match.lastgroup or "" for match in _VERBS.finditer(document.text, start, said.start)]
        if verbs:
            return _BY_VERB[verbs[-1]]
    return _BY_VERB[""]
