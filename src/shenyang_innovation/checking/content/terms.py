"""The terms that a reader from elsewhere needs explained, by kind of word: each has its entry in the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.views import occurrences
from shenyang_innovation.schema.statistics import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.views import View, Views
    from shenyang_innovation.checking.tables import Tables

#: It stands here beside the glossary because nothing else asks for an entry: one that is deleted would not be missed.
EXPLAINED: dict[str, tuple[str, ...]] = {
    "classes of enterprises": ("国家高新技术企业", "专精特新", "科技型企业", "规上企业", "链主企业"),
    "classes of laboratories, facilities and institutes": (
        "全国重点实验室",
        "国家重点实验室",
        "国研中心",
        "大科学装置",
        "新型研发机构",
    ),
    "places where results and ventures grow": (
        "中试基地",
        "概念验证中心",
        "大学科技园",
        "众创空间",
        "双创载体",
    ),
    "transfer of results": ("科技成果转化", "职务科技成果", "技术转移机构", "技术经理人", "产学研", "最后一公里"),
    "groups of industry": ("产业集群", "产业链", "老字号", "原字号", "新字号"),
    "computing": ("算力", "P", "智能计算中心", "算力填充率"),
    "ways of administration": ("备案", "揭榜挂帅", "放管服", "拨投结合", "拨投贷担", "带土移植", "十四五"),
    "titles and drives": ("杰青", "双一流", "智改数转", "小快轻准"),
    "figures of speech": ("卡脖子", "新质生产力", "三生融合", "哈长沈大"),
}


def terms_are_explained(tables: Tables) -> Iterator[Finding]:
    """The glossary has exactly the terms of `EXPLAINED`."""
    missing = {term for terms in EXPLAINED.values() for term in terms}
    for where, row in tables.numbered(Term):
        if row.term_zh not in missing:
            what = f"the term {row.term_zh!r} is of no kind of word that is explained"
            yield Finding(
                where, what, "Enter it in EXPLAINED in checking/content/terms.py, or remove it from the glossary"
            )
        missing.discard(row.term_zh)
    for term in sorted(missing) if tables.of(Term) else ():
        yield Finding("tables/glossary.csv", f"the term {term!r} is missing", "Add it to curation/glossary.csv")


def terms_stand_first(tables: Tables, views: Views) -> Iterator[Finding]:
    """The place of a term is the first in its source at which it stands outside of a longer name, if there is one."""
    for where, row in tables.numbered(Term):
        if (view := views.get(row.source_id)) is not None:
            places = [place for place in occurrences(row.term_zh, view.text) if not _other_word(*place, view)]
            outside = [place for place in places if not _in_name(*place, view)]
            first = (outside or places or [(0, 0)])[0]
            if view.span(row.start, row.end) != first:
                what = f"{row.term_zh!r} stands at {view.raw(*first)} before {row.start}-{row.end}"
                yield Finding(where, what, "Give its first place outside of names in curation/glossary.csv")


def _other_word(start: int, end: int, view: View) -> bool:
    """Whether the characters belong to another word: 智能 of 人工智能, or a letter of a longer token."""
    beside = view.text[start - 1 : start] + view.text[end : end + 1]
    latin = view.text[start].isascii() and any(character.isascii() and character.isalpha() for character in beside)
    return latin or (view.text.startswith("智能", start) and view.text.endswith("人工", 0, start))


def _in_name(start: int, end: int, view: View) -> bool:
    return any(
        naming.start <= start and end <= naming.end and naming.end - naming.start > end - start
        for naming in view.namings
    )
