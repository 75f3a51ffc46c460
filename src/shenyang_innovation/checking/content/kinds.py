"""The kind of a thing: from a word of its name, else from the noun of the class that a text puts behind it.

Names and nouns are data. A name that has no such word, and that no text classes, stands in `KNOWN` with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.views import plain
from shenyang_innovation.schema.entities import Cluster, Event, Organization, Platform, Program, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shenyang_innovation.checking.in_text.views import Views
    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.schema.row import Row

Words = tuple[tuple[str, str], ...]


class Kinds(NamedTuple):
    """How the kind of a register follows: words of the name in order of precedence, then nouns behind a list."""

    model: type[Row]
    column: str
    by_name: Words
    by_noun: Words = ()
    first_title: bool = False  # of two titles joined by 暨 the first decides


KINDS: tuple[Kinds, ...] = (
    Kinds(
        Platform,
        "platform_kind",
        (
            ("实验室$", "laboratory"),
            ("联盟$", "alliance"),
            ("设施$|装置$", "facility"),
            ("工程研究中心$", "engineering-center"),
            ("研究中心$|研发中心$", "research-center"),
            ("创新中心$", "innovation-center"),
            ("科学中心$", "other"),
            ("试验区$", "pilot-zone"),
            ("算力.*平台$|算力网$", "computing-platform"),
            ("平台$|市场$|留言板$", "service-platform"),
            ("基地$", "talent-base"),
        ),
    ),
    Kinds(
        Organization,
        "organization_kind",
        (
            ("^[省市]委$", "party-body"),
            ("公司$|集团$", "company"),
            ("大学$|工大$", "university"),
            ("科学院$|研究院$|研究所$|[一二三四五六七八九十]所$", "institute"),
            ("协会$", "association"),
            ("委$|局$|厅$|部$|政府$", "public-body"),
            ("日报$|电台$|总台$|在线$|频道$|网$", "media"),
        ),
        (("企业", "company"), ("创新主体", "other")),
    ),
    Kinds(
        Event,
        "event_kind",
        (
            ("新闻发布会", "press-conference"),
            ("赛$", "contest"),
            ("会$|会议$", "meeting"),
            ("活动$|培训$|路演$|仪式$", "activity"),
        ),
        first_title=True,
    ),
    Kinds(
        Project,
        "project_kind",
        (
            ("大模型$", "large-model"),
            ("团队$", "team"),
            ("数据集$|[一二三四五六七八九十]号$", "product"),
            ("项目$|生产线$|航线$", "project"),
        ),
        (("重大科技专项", "special-fund-project"), ("项目", "project"), ("技术", "technology")),
    ),
    Kinds(
        Program,
        "program_kind",
        (
            ("行动计划(?:\\(.*\\))?$|纲要$", "plan"),
            ("方案$|细则$|协议$|改革$|改革创新试点$", "policy"),
            ("模式$|格局$|负责制$|组团$", "model"),
            ("培育体系$", "programme"),
            ("体系$", "model"),
            ("专项$|项目$|杰青$|优青$", "project-scheme"),
            ("工程$|行动$|计划$|战略$|通道$|双一流.*$", "programme"),
            (
                "试点城市$|标杆$|工厂$|车间$|学科$|专业$|成果奖$|名片$|地标$|高新技术企业$|联盟$|集群$|绿色制造$",
                "honour",
            ),
            ("高地$|策源地$", "slogan"),
            ("活动$|汇$", "activity-brand"),
            ("名单$|榜单$|排名$|储备库$|论述$|赛道$|中心城市$", "other"),
        ),
        (
            ("方式", "model"),
            ("模式", "model"),
            ("活动品牌", "activity-brand"),
            ("目标", "slogan"),
            ("战略方向", "policy"),
            ("提案", "other"),
            ("企业", "honour"),
        ),
    ),
)

_COMPANY = "a company by common knowledge; no text calls it one"
_SLOGAN = "a catchphrase for an aim or a trait, without a class in the texts"
_POLICY = "a line of policy known by a phrase, without a class in the texts"
_SHENGKE = "a talent scheme of the institute, named without a class"
#: Rows whose kind neither name nor text gives: the kind and the reason.
KNOWN: dict[str, tuple[str, str]] = {
    "baidu": ("company", _COMPANY),
    "china-telecom": ("company", _COMPANY),
    "huawei": ("company", _COMPANY),
    "hunnan-xiaokang": ("other", "a publisher known by district and host only"),
    "shenyang-release": ("media", "a publisher, named as those of posts are"),
    "yifang-lianchuang": ("company", "named as owner of an R&D centre only; inferred"),
    "5g-industrial-internet": ("programme", "a field of policy with pilot city and action plan of its own"),
    "bring-in-go-out": ("slogan", _SLOGAN),
    "innovative-shenyang": ("slogan", _SLOGAN),
    "made-in-shenyang": ("slogan", _SLOGAN),
    "smart-city": ("slogan", _SLOGAN),
    "three-lives-integration": ("slogan", _SLOGAN),
    "exchange-meeting-theme": ("slogan", "the theme of a meeting"),
    "shuangchuang": ("policy", _POLICY),
    "three-big-articles": ("policy", _POLICY),
    "revitalisation-pioneer-campaign": ("activity-brand", "the theme of a series of press conferences"),
    "leading-enterprise-parks": ("project-scheme", "described rather than named: parks that are upgraded"),
    "robot-plus": ("other", "a kind of demonstration, named without a class"),
    "small-fast-light-precise": ("other", "a label of products and solutions"),
    "shengke-40": ("programme", _SHENGKE),
    "shengke-graduate-students": ("programme", _SHENGKE),
}
#: The honour by which a cluster is a national one.
NATIONAL_CLUSTERS = "national-advanced-manufacturing-clusters"


def kinds_follow_names(tables: Tables) -> Iterator[Finding]:
    """A kind is that of the word that the name ends in, or the one that `KNOWN` has for a name without such a word."""
    strangers = dict(KNOWN)
    for kinds in KINDS:
        for where, row in tables.numbered(kinds.model):
            cells = dict(row)
            entity_id, kind = cells[kinds.model.table.key[0]], cells[kinds.column]
            known, _ = strangers.pop(entity_id, (None, ""))
            named = _named(kinds, cells["name_zh"])
            if named and known:
                what = f"{entity_id!r} is in KNOWN, but its name says {named!r}"
                yield Finding(where, what, "Take it off KNOWN in checking/content/kinds.py")
            if (expected := named or known) and kind != expected:
                what = f"{kinds.column} of {cells['name_zh']!r} is {kind!r}, but such a name is {expected!r}"
                yield Finding(where, what, _remedy(kinds))
    for entity_id in strangers if any(tables.of(kinds.model) for kinds in KINDS) else ():
        yield Finding(
            "tables/entities.csv", f"KNOWN has a kind of {entity_id!r}", "Take it off checking/content/kinds.py"
        )


def kinds_follow_texts(tables: Tables, views: Views) -> Iterator[Finding]:
    """The kind of a name without a word of its class is that of the noun that a text puts behind it or its list."""
    for kinds in KINDS:
        for where, row in tables.numbered(kinds.model):
            cells = dict(row)
            entity_id, kind = cells[kinds.model.table.key[0]], cells[kinds.column]
            if _named(kinds, cells["name_zh"]):
                continue
            classed = _classed(kinds, entity_id, views)
            if classed and entity_id in KNOWN:
                what = f"{entity_id!r} is in KNOWN, but a text says {classed!r}"
                yield Finding(where, what, "Take it off KNOWN in checking/content/kinds.py")
            elif not classed and entity_id not in KNOWN:
                what = f"neither its name nor a text says of what kind {entity_id!r} ({cells['name_zh']}) is"
                yield Finding(where, what, "Enter it in KNOWN in checking/content/kinds.py with the reason")
            elif classed not in (None, kind):
                what = f"{kinds.column} of {entity_id!r} is {kind!r}, but a text classes it as {classed!r}"
                yield Finding(where, what, _remedy(kinds))


def national_clusters_are_named_so(tables: Tables, views: Views) -> Iterator[Finding]:
    """A cluster is a national one exactly if a sentence names it together with the national honour."""
    national = {
        naming.entity_id
        for view in views.values()
        for honour in view.of(NATIONAL_CLUSTERS)
        for naming in view.namings
        if view.sentence(naming.start) == view.sentence(honour.start)
    }
    for where, row in tables.numbered(Cluster):
        expected = "national-advanced" if row.cluster_id in national else "city"
        if row.cluster_kind != expected:
            what = f"cluster_kind of {row.cluster_id!r} is {row.cluster_kind!r}, but the sentences make it {expected!r}"
            yield Finding(where, what, "Correct it in curation/registers/clusters.csv")


def _named(kinds: Kinds, name_zh: str) -> str | None:
    name = plain(name_zh)
    if kinds.first_title:
        name = name.split("暨")[0]
    return next((kind for words, kind in kinds.by_name if re.search(words, name)), None)


def _classed(kinds: Kinds, entity_id: str, views: Views) -> str | None:
    for noun, kind in kinds.by_noun:
        item = r"(?:[、和]|(?=“))“?[^、。,;“”\n]{1,16}”?"
        behind_list = re.compile(rf"”?(?:{item})*(?:等|[0-9]+种)[^、。,;\n]{{0,8}}?{noun}")
        behind_it = re.compile(rf"[”》]?的?[^、。,;\n]{{0,3}}?{noun}")
        for view, naming in views.of(entity_id):
            if behind_list.match(view.text, naming.end) or behind_it.match(view.text, naming.end):
                return kind
    return None


def _remedy(kinds: Kinds) -> str:
    table = kinds.model.table.name
    return f"Correct it in curation/registers/{table}.csv, or the words of kinds in checking/content/kinds.py"
