"""Rules about the registers against the texts: small texts of our own, and the sources where they are at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content import belonging, kinds, places, terms
from shenyang_innovation.checking.in_text import items as items_in_text
from shenyang_innovation.checking.in_text import lists as lists_in_text
from shenyang_innovation.checking.in_text import names as names_in_text
from shenyang_innovation.checking.in_text import sources as sources_in_text
from shenyang_innovation.checking.in_text.claims import claims_of_tables
from shenyang_innovation.checking.in_text.source_texts import read_texts
from shenyang_innovation.checking.in_text.views import Naming, View, Views
from shenyang_innovation.checking.rules import TEXT_RULES
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.in_text.source_texts import Texts

    Rule = Callable[[Tables, Views], Iterable[Finding]]
    Where = Callable[[Any], bool]

BY_NAME = {rule.name: rule for rule in TEXT_RULES}


# --- small texts of our own -----------------------------------------------------------------------------------------


def rows(table: str, *cells: dict[str, Any]) -> list[Placed]:
    """Rows of a table with these cells, all others null."""
    model = TABLES[table]
    none = dict.fromkeys(model.model_fields)
    return [Placed(number, model.model_construct(**none | given)) for number, given in enumerate(cells, start=1)]


def world(**tables: list[dict[str, Any]]) -> Tables:
    """Tables with these rows; what has a name is in the index of entities."""
    entities = [
        {"entity_id": given[TABLES[table].table.key[0]], "entity_kind": table, "name_zh": given["name_zh"]}
        for table, all_given in tables.items()
        for given in all_given
        if "name_zh" in given
    ]
    placed = {name: rows(name, *tables.get(name, [])) for name in TABLES}
    return Tables({**placed, "entities": rows("entities", *entities)})


def views(text: str, *named: tuple[str, str]) -> Views:
    """The text `a` with mentions: each wording, where it stands next behind the mention before, and its entity."""
    namings: list[Naming] = []
    begin = 0
    for wording, entity_id in named:
        start = text.index(wording, begin)
        begin = start
        namings.append(Naming(start, start + len(wording), entity_id, f"mentions.csv, line {len(namings) + 2}"))
    return Views({"a": View("a", text, range(len(text)), tuple(namings))})


def said(rule: Rule, tables: Tables, at: Views) -> list[str]:
    return [finding.what for finding in rule(tables, at)]


PARK = {"park_id": "park", "name_zh": "甲科技园"}
FIRM = {"organization_id": "firm", "name_zh": "乙公司"}
CHAIN = {"industry_chain_id": "chain", "name_zh": "风能产业链"}
CLUSTER = {"cluster_id": "cluster", "name_zh": "风能产业集群"}


def test_a_name_without_mention() -> None:
    tables = world(parks=[PARK])
    assert said(names_in_text.names_are_mentions, tables, views("建设甲科技园。", ("甲科技园", "park"))) == []
    (what,) = said(names_in_text.names_are_mentions, tables, views("建设甲科技园。"))
    assert what == "'甲科技园' names park, but no mention stands there"
    (finding,) = names_in_text.names_are_mentions(tables, views("建设甲科技园。"))
    assert finding.where == "the text of a, characters 2-6"
    assert finding.remedy == "Add it to curation/mentions/a.csv"


def test_a_name_inside_a_longer_one_is_left_to_its_own_rule() -> None:
    tables = world(parks=[PARK, {"park_id": "big", "name_zh": "大甲科技园"}])
    assert said(names_in_text.names_are_mentions, tables, views("大甲科技园", ("大甲科技园", "big"))) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("围绕风能、水能2条产业链", 1),
        ("围绕风能等领域,形成产业链", 0),
        ("风能技术", 0),
    ],
)
def test_a_field_names_a_chain_only_in_a_list_that_the_class_closes(text: str, count: int) -> None:
    tables = world(industry_chains=[CHAIN], aliases=[{"entity_id": "chain", "alias_zh": "风能"}])
    assert len(said(names_in_text.names_are_mentions, tables, views(text))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("举办大赛。沈阳大赛。", 1), ("沈阳大赛。大赛。", 2), ("中国速度", 0), ("驻沈", 1), ("沈从文", 0)],
)
def test_common_words_name_nothing(text: str, count: int) -> None:
    tables = world(
        events=[{"event_id": "contest", "name_zh": "沈阳大赛"}],
        places=[{"place_id": "china", "name_zh": "中国"}, {"place_id": "shenyang", "name_zh": "沈"}],
        aliases=[{"entity_id": "contest", "alias_zh": "大赛"}],
    )
    assert len(said(names_in_text.names_are_mentions, tables, views(text))) == count - text.count("沈阳大赛。大赛")
    if text == "沈阳大赛。大赛。":
        (what,) = said(names_in_text.names_are_mentions, tables, views(text, ("沈阳大赛", "contest")))
        assert "'大赛' names contest" in what


def test_of_a_chain_and_a_cluster_of_one_alias_the_one_whose_class_closes_the_list() -> None:
    aliases = [{"entity_id": "chain", "alias_zh": "风能"}, {"entity_id": "cluster", "alias_zh": "风能"}]
    tables = world(industry_chains=[CHAIN], clusters=[CLUSTER], aliases=aliases)
    text = "围绕风能、水能2条产业链"
    assert said(names_in_text.mentions_name_one, tables, views(text, ("风能", "chain"))) == []
    (what,) = said(names_in_text.mentions_name_one, tables, views(text, ("风能", "cluster")))
    assert what == "'风能' is no '风能产业集群' here: no '产业集群' closes its list"


def test_one_name_of_two_things_is_told_by_the_sentence() -> None:
    municipal, provincial = "municipal-major-science-projects", "provincial-major-science-projects"
    tables = world(programs=[{"program_id": one, "name_zh": "重大科技专项"} for one in (municipal, provincial)])
    for text, right, wrong in (
        ("设立重大科技专项", municipal, provincial),
        ("向省里报重大科技专项", provincial, municipal),
    ):
        assert said(names_in_text.mentions_name_one, tables, views(text, ("重大科技专项", right))) == []
        assert len(said(names_in_text.mentions_name_one, tables, views(text, ("重大科技专项", wrong)))) == 1


def test_inner_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_in_text, "REFERS", {})
    rule, text = names_in_text.inner_names_are_mentions, "乙公司研发中心"
    center = {"platform_id": "center", "name_zh": text}
    owned = world(organizations=[FIRM], platforms=[center | {"parent_id": "firm"}])
    free = world(organizations=[FIRM], platforms=[center])
    alone, both = views(text, (text, "center")), views(text, (text, "center"), ("乙公司", "firm"))
    assert said(rule, owned, both) == said(rule, free, alone) == []
    assert said(rule, owned, alone) == ["'center' refers to 'firm' by '乙公司', which is no mention of its own"]
    assert said(rule, free, both) == ["'firm' is a mention inside 'center', which does not refer to it"]
    monkeypatch.setattr(names_in_text, "REFERS", {("center", "firm"): "why"})
    assert said(rule, free, both) == []
    assert "no mention of 'firm' stands inside one of 'center'" in said(rule, free, views(text))


@pytest.mark.parametrize(
    ("text", "equated"),
    [("甲科技园(以下简称“甲园”)", True), ("甲科技园是乙园、甲园", True), ("甲园在此", False), ("又是甲园", False)],
)
def test_aliases_that_a_text_equates(text: str, equated: bool) -> None:
    named = [("甲科技园", "park")] if "甲科技园" in text else []
    for basis in ("stated", "inferred"):
        alias = {"entity_id": "park", "alias_zh": "甲园", "alias_basis": basis}
        found = said(
            names_in_text.stated_aliases_are_equated, world(parks=[PARK], aliases=[alias]), views(text, *named)
        )
        assert (found == []) is (equated is (basis == "stated"))


def test_a_name_in_brackets_is_an_alias() -> None:
    tables = world(parks=[{"park_id": "park", "name_zh": "孵化器(大云朵)"}])
    assert said(names_in_text.stated_aliases_are_equated, tables, Views()) == [
        "'大云朵' in brackets behind '孵化器(大云朵)' is no alias"
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("甲芯、乙芯等重点企业", "company"), ("甲芯、乙芯等创新主体", "other"), ("甲芯对接乙芯等企业", None)],
)
def test_a_kind_by_the_noun_behind_a_list(text: str, kind: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KNOWN", {})
    firm = {"organization_id": "firm", "name_zh": "甲芯", "organization_kind": "company"}
    found = said(kinds.kinds_follow_texts, world(organizations=[firm]), views(text, ("甲芯", "firm")))
    if kind == "company":
        assert found == []
    elif kind:
        assert found == ["organization_kind of 'firm' is 'company', but a text classes it as 'other'"]
    else:
        assert found == ["neither its name nor a text says of what kind 'firm' (甲芯) is"]


def test_a_kind_that_is_known_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KNOWN", {"firm": ("company", "why")})
    firm = {"organization_id": "firm", "name_zh": "甲芯", "organization_kind": "company"}
    at = views("甲芯等企业", ("甲芯", "firm"))
    assert said(kinds.kinds_follow_texts, world(organizations=[firm]), at) == [
        "'firm' is in KNOWN, but a text says 'company'"
    ]
    named = world(organizations=[firm | {"name_zh": "甲芯公司"}])
    assert [f.what for f in kinds.kinds_follow_names(named)] == ["'firm' is in KNOWN, but its name says 'company'"]


CITY = {"place_id": "shenyang", "name_zh": "沈阳市", "place_level": "city"}
DISTRICT = {"place_id": "dadong", "name_zh": "大东区", "place_level": "district"}


@pytest.mark.parametrize(
    ("name", "text", "place", "basis"),
    [
        ("大东科技园", "建设大东科技园。", "dadong", "inferred"),
        ("市科技园", "市科技园。", "shenyang", "inferred"),
        ("甲科技园", "大东区甲科技园。", "dadong", "inferred"),
        ("甲科技园", "甲科技园。", "shenyang", "inferred"),
        ("甲科技园", "甲科技园等3个园区在大东区落地。", "dadong", "stated"),
        ("甲科技园", "大东区建设甲科技园。", "dadong", "stated"),
        ("甲科技园", "甲科技园大力服务在大东区落地的企业。", "shenyang", "inferred"),
    ],
)
def test_the_place_of_a_thing(name: str, text: str, place: str, basis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ELSEWHERE", {})
    named = sorted(
        [(w, e) for w, e in ((name, "park"), ("大东区", "dadong")) if w in text], key=lambda n: text.index(n[0])
    )
    for other_place in ("dadong", "shenyang"):
        for other_basis in ("stated", "inferred"):
            park = {"park_id": "park", "name_zh": name, "place_id": other_place, "place_basis": other_basis}
            found = said(
                places.things_are_where_texts_say, world(parks=[park], places=[CITY, DISTRICT]), views(text, *named)
            )
            assert (found == []) is ((other_place, other_basis) == (place, basis))


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("乙公司研发平台上线。", "inferred"),  # by its name, see below
        ("乙公司“云平台”上线。", "stated"),
        ("乙公司开展云平台。", "stated"),
        ("乙公司做了很多事,打造云平台。", "stated"),
        ("乙公司做了很多事,使用云平台。", "inferred"),
        ("云平台由乙公司主办。", "stated"),
        ("云平台由乙公司购买。", "inferred"),
        ("乙公司很好。\n云平台很好。", None),
    ],
)
def test_what_a_thing_belongs_to(text: str, basis: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belonging, "STATED", {})
    name = "乙公司研发平台" if "研发" in text else "云平台"
    named = sorted([("乙公司", "firm"), (name, "cloud")], key=lambda pair: (text.index(pair[0]), -len(pair[0])))
    for given in ("stated", "inferred"):
        cloud = {"platform_id": "cloud", "name_zh": name, "parent_id": "firm", "parent_basis": given}
        found = said(belonging.owners_follow_texts, world(organizations=[FIRM], platforms=[cloud]), views(text, *named))
        assert (found == []) is (given == basis)
        if basis is None:
            assert found == [f"parent_id of 'cloud' is 'firm' ({given}), but neither name nor texts tie the two"]


def test_a_parent_that_is_stated_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belonging, "STATED", {"cloud": ("firm", "why")})
    cloud = {"platform_id": "cloud", "name_zh": "云平台", "parent_id": "firm", "parent_basis": "stated"}
    tables, named = world(organizations=[FIRM], platforms=[cloud]), (("乙公司", "firm"), ("云平台", "cloud"))
    assert said(belonging.owners_follow_texts, tables, views("乙公司很好。云平台很好。", *named)) == []
    found = said(belonging.owners_follow_texts, tables, views("乙公司开展云平台。", *named))
    assert found == ["'cloud' is in STATED without need"]


@pytest.mark.parametrize(
    ("text", "organization"), [("乙公司主任王某", "firm"), ("乙公司王某", "firm"), ("乙公司感谢王某", None)]
)
def test_the_organisation_of_a_person(text: str, organization: str | None) -> None:
    for given in ("firm", None):
        person = {"person_id": "wang", "name_zh": "王某", "organization_id": given}
        at = views(text, ("乙公司", "firm"), ("王某", "wang"))
        found = said(belonging.people_hold_their_offices, world(organizations=[FIRM], people=[person]), at)
        assert (found == []) is (given == organization)


REPLY = "王某:\n关于您的提案,乙公司高度重视:\n一是做事。\n二是做大事。\n(三)其他方面\n1.完。\n感谢您。"
SOURCE = {
    "source_id": "a",
    "document_kind": "proposal-reply",
    "publisher_id": "firm",
    "speaker_id": "firm",
    "published_basis": "inferred",
}


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        (sources_in_text.kinds_follow_wording, {"document_kind": "meeting-report"}),
        (sources_in_text.publishers_are_named, {"publisher_id": "other"}),
        (sources_in_text.speakers_are_named, {"speaker_id": "other"}),
        (sources_in_text.speakers_are_named, {"speaker_id": None}),
    ],
)
def test_what_a_document_says_of_itself(rule: Rule, cells: dict[str, Any]) -> None:
    at = views(REPLY, ("乙公司", "firm"))
    assert said(rule, world(organizations=[FIRM], sources=[SOURCE]), at) == []
    assert len(said(rule, world(organizations=[FIRM], sources=[SOURCE | cells]), at)) == 1


def test_the_publisher_is_the_last_of_the_line_that_names_the_source() -> None:
    outlets = [FIRM, {"organization_id": "net", "name_zh": "丙网"}]
    at = views("题\n来源:乙公司丙网\n文", ("乙公司", "firm"), ("丙网", "net"))
    for publisher, count in (("net", 0), ("firm", 1)):
        tables = world(organizations=outlets, sources=[SOURCE | {"publisher_id": publisher}])
        assert len(said(sources_in_text.publishers_are_named, tables, at)) == count


def items(*spans: tuple[str, str | None]) -> list[dict[str, Any]]:
    """Measures of the reply: what they say, and their mark."""
    return [
        {
            "measure_id": f"a-{number:02}",
            "source_id": "a",
            "position": number,
            "mark": mark,
            "start": REPLY.index(part),
            "end": REPLY.index(part) + len(part),
            "heading_zh": part,
        }
        for number, (part, mark) in enumerate(spans, start=1)
    ]


FILLED = (("一是做事。", "一是"), ("二是做大事。", "二是"), ("1.完。", "1."))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (FILLED, None),
        (FILLED[:-1], "goes on behind its last item"),
        ((FILLED[0], FILLED[2]), "is in no item"),
        ((("一是做事", "一是"), *FILLED[1:]), "is in no item"),
        ((("是做事。", None), *FILLED[1:]), "begins neither a paragraph nor behind a dateline"),
        ((("一是做事。\n二", "一是"), *FILLED[1:]), "begins before"),
        ((*FILLED[:-1], ("1.完。\n", "1.")), "goes on behind"),
    ],
)
def test_items_fill_their_document(spans: tuple[tuple[str, str | None], ...], expected: str | None) -> None:
    text = REPLY if expected != "goes on behind" else REPLY.replace("感谢您", "还有事")
    found = said(items_in_text.items_fill_their_document, world(measures=items(*spans)), views(text))
    assert found == [] if expected is None else any(expected in what for what in found)


def test_an_item_has_the_mark_it_begins_with() -> None:
    rule, at = items_in_text.items_begin_with_their_mark, views(REPLY)
    assert said(rule, world(measures=items(*FILLED)), at) == []
    for mark in (None, "二是", "一"):
        (what,) = said(rule, world(measures=items(("一是做事。", mark))), at)
        assert what == f"the mark of 'a-01' is {mark!r}, but it begins with '一是'"


LETTER = "我提出以下几点建议:\n加强人才培养:多培养。\n改善园区环境:种树。\n谢谢。\n官方回复\n(一)人才培养方面\n1.做。"


def proposals(*headings: str) -> list[dict[str, Any]]:
    spans = [(LETTER.index(heading), LETTER.index("\n", LETTER.index(heading))) for heading in headings]
    return [
        {"suggestion_id": f"s-{heading}", "source_id": "a", "heading_zh": heading, "start": start, "end": end}
        for heading, (start, end) in zip(headings, spans, strict=True)
    ]


def test_every_proposal_of_a_letter_is_a_suggestion() -> None:
    rule, at = items_in_text.suggestions_are_complete, views(LETTER)
    whole = proposals("加强人才培养", "改善园区环境")
    assert said(rule, world(suggestions=whole), at) == []
    (what,) = said(rule, world(suggestions=whole[:1]), at)
    assert what.startswith("the suggestion '改善园区环境' at")
    shifted = [whole[0] | {"end": whole[0]["end"] - 1}, whole[1]]
    assert len(said(rule, world(suggestions=shifted), at)) == 2


@pytest.mark.parametrize(("answered_by", "count"), [("a-01", 0), (None, 1), ("a-01 a-01", 1), ("a-02", 1)])
def test_a_section_answers_what_shares_a_word_with_it(
    answered_by: str | None, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items_in_text, "ELSEWHERE", {})
    monkeypatch.setattr(items_in_text, "BESIDE_THE_POINT", {})
    measure = {"measure_id": "a-01", "source_id": "a", "start": LETTER.index("1."), "heading_zh": "做"}
    suggestion = proposals("加强人才培养")[0] | {"answered_by": answered_by}
    tables = world(measures=[measure], suggestions=[suggestion])
    assert len(said(items_in_text.answers_speak_of_the_same, tables, views(LETTER))) == count


def counted(text: str, figure: str, *listed: str, kind: str = "list-count") -> Tables:
    start = text.index(figure)
    observation = {
        "observation_id": f"a@{start}",
        "source_id": "a",
        "start": start,
        "end": start + len(figure),
        "figure": figure,
        "readable": figure,
        "unit": "count",
        "measure": "stock",
    }
    operands = " ".join(f"{text.index(item)}-{text.index(item) + len(item)}" for item in listed)
    relation = {"relation_id": "r", "relation_kind": kind, "stated_id": f"a@{start}", "operands": operands}
    return world(observations=[observation], relations=[relation] if listed else [])


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("围绕风能、水能2大门类", "list-count", None),
        ("围绕风能、水能2大门类", "open-list", "the words make it list-count"),
        ("围绕风能、水能等2大门类", "open-list", None),
        ("围绕风能、水能等2大门类", "list-count", "the words make it open-list"),
        ("的风能、水能2大门类", "list-count", "nothing opens a list"),
        ("围绕风能、水能,建2大门类", "list-count", "does not end at the figure"),
        ("围绕风能水能2大门类", "list-count", "two items touch"),
    ],
)
def test_a_list_stands_beside_its_figure(text: str, kind: str, expected: str | None) -> None:
    found = said(
        lists_in_text.lists_stand_beside_their_figure, counted(text, "2大", "风能", "水能", kind=kind), views(text)
    )
    assert found == [] if expected is None else any(expected in what for what in found)


@pytest.mark.parametrize(
    ("text", "figure", "due"),
    [
        ("围绕风能、水能2大门类", "2大", True),
        ("从两个维度", "两个", True),
        ("建成甲3个、乙2个", "2个", False),
        ("建成基地2个", "2个", False),
    ],
)
def test_a_count_behind_a_list_has_its_relation(text: str, figure: str, due: bool) -> None:
    found = said(lists_in_text.lists_are_complete, counted(text, figure), views(text))
    assert bool(found) is due


def test_a_term_is_placed_where_it_stands_first_outside_of_names() -> None:
    text = "风能产业链办公室、人工智能园、风能、风能"
    tables = [
        world(glossary=[{"term_zh": "风能", "source_id": "a", "start": start, "end": start + 2}])
        for start in (0, text.index("、风能") + 1, text.rindex("风能"))
    ]
    at = views(text, ("风能产业链办公室", "office"))
    assert [len(said(terms.terms_stand_first, one, at)) for one in tables] == [1, 0, 1]


# --- the sources ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def texts(sources_dir: Path) -> Texts:
    pytest.importorskip("opencc", reason="comparing names in Traditional script needs opencc (extra build)")
    return read_texts(sources_dir)


def first(_: object) -> bool:
    return True


def read_whole(row: Any) -> bool:
    return bool(row.source_id == "exchange-meeting-2024")


#: For each rule about the registers: the table and row to change (None: to drop), and what the finding must say.
BROKEN: list[tuple[str, str, Where, dict[str, object] | None, str]] = [
    ("names-are-mentions", "mentions", lambda r: r.mention == "沈鼓", None, "'沈鼓' names shengu"),
    (
        "mentions-meant",
        "mentions",
        lambda r: r.entity_id == "high-end-equipment-chain",
        {"entity_id": "high-end-equipment"},
        "closes its list",
    ),
    (
        "inner-names",
        "mentions",
        lambda r: r.entity_id == "china-telecom",
        {"entity_id": "huawei"},
        "refers to 'china-telecom'",
    ),
    ("aliases-equated", "aliases", lambda r: r.alias_basis == "stated", {"alias_basis": "inferred"}, "equates it"),
    (
        "kinds-by-text",
        "organizations",
        lambda r: r.organization_id == "weikong",
        {"organization_kind": "media"},
        "'company'",
    ),
    ("national-clusters", "clusters", lambda r: r.cluster_kind != "city", {"cluster_kind": "city"}, "make it"),
    ("places-by-text", "parks", first, {"place_id": "shenyang"}, "the rules give dadong"),
    ("places-by-text", "events", lambda r: r.place_basis == "stated", {"place_basis": "inferred"}, "(stated)"),
    (
        "owners-by-text",
        "projects",
        lambda r: r.parent_id == "shengu",
        {"parent_id": "li-ying"},
        "neither name nor texts",
    ),
    ("owners-by-text", "projects", lambda r: r.parent_id == "shengu", {"parent_basis": "inferred"}, "make it stated"),
    ("owners-by-text", "industry_chains", lambda r: r.cluster_id, {"cluster_id": "ai-cluster"}, "tie the two"),
    ("chains-listed", "industry_chains", lambda r: r.cluster_id, {"cluster_id": None}, "behind new-materials"),
    ("offices-named", "people", lambda r: r.organization_id, {"organization_id": "neusoft"}, "before the name stands"),
    ("documents-worded", "sources", read_whole, {"document_kind": "newspaper-feature"}, "it reads as"),
    ("publishers-named", "sources", read_whole, {"publisher_id": "shenyang-daily"}, "the text names"),
    ("speakers-named", "sources", read_whole, {"speaker_id": "li-ying"}, "the text has none"),
    ("days-printed", "sources", read_whole, {"published_basis": "inferred"}, "text and address give"),
    ("items-fill", "measures", lambda r: r.measure_id == "press-conference-2023-17", None, "goes on behind"),
    ("items-marked", "measures", lambda r: r.mark == "二是", {"mark": "三是"}, "it begins with '二是'"),
    ("suggestions-complete", "suggestions", lambda r: r.position == 6, None, "has no row with this span"),
    ("answers-related", "suggestions", first, {"answered_by": "message-board-reply-2025-03"}, "by the headings"),
    (
        "lists-beside",
        "relations",
        lambda r: r.relation_kind == "open-list",
        {"relation_kind": "list-count"},
        "make it open",
    ),
    ("lists-complete", "relations", lambda r: r.relation_id == "four-cities", None, "counts a list"),
    ("terms-first", "glossary", lambda r: r.term_zh == "备案", {"start": 838, "end": 840}, "stands at 820-822"),
]


@pytest.mark.parametrize(
    ("rule", "table", "where", "cells", "expected"),
    [pytest.param(*case, id=f"{number}-{case[0]}") for number, case in enumerate(BROKEN)],
)
def test_a_changed_row_breaks_its_rule(
    tables: Tables, texts: Texts, rule: str, table: str, where: Where, cells: dict[str, object] | None, expected: str
) -> None:
    check = BY_NAME[rule].check
    assert list(check(claims_of_tables(tables), texts)) == []
    target = next(placed for placed in tables.placed[table] if where(placed.row))
    here = [
        placed if placed is not target else placed._replace(row=placed.row.model_copy(update=cells))
        for placed in tables.placed[table]
        if cells is not None or placed is not target
    ]
    findings = list(check(claims_of_tables(Tables({**tables.placed, table: here})), texts))
    assert any(expected in finding.what for finding in findings)
    assert all(finding.remedy for finding in findings)


def test_every_rule_about_the_registers_has_a_broken_example() -> None:
    of_statements = {"terms-beside", "subjects-nearest", "statuses-follow", "periods-follow", "caveats-follow"}
    elsewhere = {"stands-in-texts", "worded-as-texts", *of_statements}  # in test_texts.py and test_meaning.py
    assert {case[0] for case in BROKEN} | elsewhere == set(BY_NAME)
