"""What an observation means against the words around its figure: small texts of our own, and the sources."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from shenyang_innovation.checking.content.caveats import ALSO_OF_INDICATOR, CONDITIONS, OF_INDICATOR
from shenyang_innovation.checking.in_text import caveats as caveats_in_text
from shenyang_innovation.checking.in_text import subjects as subjects_in_text
from shenyang_innovation.checking.in_text.caveats import caveats_follow
from shenyang_innovation.checking.in_text.claims import (
    Claims,
    FigureClaim,
    SourceClaim,
    claims_of_curation,
    claims_of_tables,
)
from shenyang_innovation.checking.in_text.documents import documents
from shenyang_innovation.checking.in_text.periods import due_period, periods_follow, reported_year
from shenyang_innovation.checking.in_text.source_texts import TextFile, Texts, read_texts
from shenyang_innovation.checking.in_text.statement_claims import IndicatorClaim, MentionClaim, StatementClaim
from shenyang_innovation.checking.in_text.statuses import statuses_follow
from shenyang_innovation.checking.in_text.subjects import About, due_subject, subjects_are_nearest
from shenyang_innovation.checking.in_text.terms import terms_stand_beside
from shenyang_innovation.checking.rules import TEXT_RULES
from shenyang_innovation.reading import read_figures
from shenyang_innovation.schema.provenance import Caveat
from shenyang_innovation.schema.statistics import Observation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shenyang_innovation.building.curation import Curation
    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.tables import Tables

PUBLISHED = date(2024, 3, 1)
OF_KIND = {"quantity": "observation", "rank": "observation", "date": "date", "ordinal": "ordinal", "name": "name"}


class Case(NamedTuple):
    """A text with one observation: the figure in 【】, names in ⟨name:id:kind⟩."""

    claims: Claims
    texts: Texts

    @property
    def findings(self) -> list[str]:
        """What all rules about meaning find."""
        found: list[Finding] = []
        for rule in TEXT_RULES[2:]:
            found += rule.check(self.claims, self.texts)
        return [finding.what for finding in found]


def case(marked: str, **changes: Any) -> Case:
    """Claims about a text in which the one observation is marked; all else is as the changes say."""
    figure = marked[marked.index("【") + 1 : marked.index("】")]
    text = marked.replace("【", "").replace("】", "")
    names: list[MentionClaim] = []
    while "⟨" in text:
        start, end = text.index("⟨"), text.index("⟩")
        name, entity_id, kind = text[start + 1 : end].split(":")
        names.append(MentionClaim("a", start, start + len(name), entity_id, kind))
        text = text[:start] + name + text[end + 1 :]
    before = marked[: marked.index("【")]
    while "⟨" in before:
        start, end = before.index("⟨"), before.index("⟩")
        before = before[:start] + before[start + 1 : end].split(":")[0] + before[end + 1 :]
    place = len(before)
    indicator = IndicatorClaim("things", "stock", "count", ("places",), ("苗圃",), ())
    given = {key: changes.pop(key) for key in ("measure", "unit", "subject_kinds", "terms") if key in changes}
    statement = StatementClaim(
        "ledger.csv, line 2",
        "a",
        place,
        place + len(figure),
        figure,
        indicator._replace(**given),
        "shenyang",
        "places",
        "actual",
        "stated",
        "",
        "2024-03-01",
        "2024-03-01",
        "inferred",
        (),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    claims = Claims("ledger.csv")
    claims.sources.append(SourceClaim("sources.csv, line 2", "a", digest, len(text), "Hans", "", PUBLISHED.isoformat()))
    claims.statements.append(statement._replace(**changes))
    claims.named += names
    claims.figures += [FigureClaim("", "a", f.start, f.end, f.text, OF_KIND[f.kind]) for f in read_figures(text)]
    return Case(claims, Texts(Path("texts"), (TextFile("a.txt", digest, text),)))


def test_a_faultless_statement() -> None:
    assert case("目前,全市苗圃【66家】。").findings == []


# --- terms ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["全市苗圃【66家】。", "全市【66家】苗圃。", "苗圃和林场已达到78家、【66家】,居前列。"]
)
def test_a_term_stands_beside_the_figure(text: str) -> None:
    it = case(text)
    assert list(terms_stand_beside(*it)) == []


@pytest.mark.parametrize("text", ["苗圃众多,全市林场【66家】。", "苗圃3家林场【66家】。", "林场【66家】。苗圃众多。"])
def test_a_term_of_another_clause_or_figure_does_not_count(text: str) -> None:
    it = case(text)
    other = text.index("3家") if "3家" in text else None
    if other is not None:  # the other figure is a statement too
        it.claims.statements.append(it.claims.statements[0]._replace(start=other, end=other + 2, figure="3家"))
    found = list(terms_stand_beside(*it))
    assert "none of the terms '苗圃' of 'things' stands beside '66家'" in [finding.what for finding in found]
    assert "terms_zh" in found[0].remedy


def test_a_term_that_stands_beside_no_figure() -> None:
    (finding,) = terms_stand_beside(*case("全市苗圃【66家】。", terms=("林场", "苗圃")))
    assert finding.what == "the term '林场' of 'things' stands beside none of its figures"


def test_an_unknown_indicator_is_named() -> None:
    it = case("全市苗圃【66家】。")
    it.claims.statements[0] = it.claims.statements[0]._replace(indicator=None)
    assert [finding.what for finding in terms_stand_beside(*it)] == ["the indicator of '66家' is unknown"]


# --- subjects -------------------------------------------------------------------------------------------------------

PARKS = {"subject_kinds": ("parks", "places"), "kind": "parks"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("⟨甲园:jia:parks⟩有苗圃【66家】。", "jia"),
        ("⟨甲园:jia:parks⟩,苗圃【66家】。", "jia"),
        ("⟨甲园:jia:parks⟩和⟨乙园:yi:parks⟩,⟨丙园:bing:parks⟩苗圃【66家】。", "bing"),
        ("建设【66家】苗圃的⟨甲园:jia:parks⟩。", "jia"),
        ("⟨甲园:jia:parks⟩建成。苗圃【66家】。", "jia"),
        ("⟨甲园:jia:parks⟩建成。⟨乙园:yi:parks⟩建成。苗圃【66家】。", "jia"),  # the paragraph is about its first
        ("⟨甲园:jia:parks⟩建成。\n苗圃【66家】。", "shenyang"),
        ("⟨甲园:jia:parks⟩等苗圃【66家】。", "shenyang"),  # one of those counted
        ("在⟨甲园:jia:parks⟩举办,苗圃【66家】。", "shenyang"),
        ("⟨甲公司:gong:organizations⟩有苗圃【66家】。", "shenyang"),  # no kind that it can be about
        ("⟨沈阳:shenyang:places⟩支持⟨甲园:jia:parks⟩,苗圃【66家】。", "jia"),
        ("⟨甲园:jia:parks⟩建成,⟨沈阳:shenyang:places⟩有苗圃【66家】。", "shenyang"),
        ("⟨辽宁:liaoning:places⟩有苗圃【66家】。", "liaoning"),
        ("⟨辽宁:liaoning:places⟩领先,苗圃【66家】。", "shenyang"),  # another place counts in the clause only
        ("居⟨东北:northeast:places⟩【首位】。", "shenyang"),
        ("⟨辽宁:liaoning:places⟩居⟨东北:northeast:places⟩【首位】。", "liaoning"),
    ],
)
def test_the_nearest_subject(text: str, subject: str) -> None:
    it = case(text, **PARKS)
    (document,) = documents(*it)
    assert due_subject(document, document.said[0]) == subject


def test_another_subject_than_the_nearest() -> None:
    (finding,) = subjects_are_nearest(*case("⟨甲园:jia:parks⟩有苗圃【66家】。", **PARKS))
    assert finding.what == "'66家' is about 'shenyang', but the nearest that 'things' can be about is 'jia'"
    assert "subject_id" in finding.remedy


def test_a_listed_subject_is_the_only_one_and_the_list_is_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    at = "a@5"
    monkeypatch.setattr(subjects_in_text, "ABOUT_ANOTHER", {at: About("shenyang", "why")})
    assert list(subjects_are_nearest(*case("⟨甲园:jia:parks⟩有苗圃【66家】。", **PARKS))) == []
    other = case("⟨甲园:jia:parks⟩有苗圃【66家】。", subject_id="jia", **PARKS)
    assert [finding.what[-10:] for finding in subjects_are_nearest(*other)] == ["'shenyang'"]
    monkeypatch.setattr(subjects_in_text, "ABOUT_ANOTHER", {at: About("jia", "why")})
    found = list(subjects_are_nearest(*case("⟨甲园:jia:parks⟩有苗圃【66家】。", subject_id="jia", **PARKS)))
    assert [finding.remedy for finding in found] == ["Take it from ABOUT_ANOTHER"]


# --- statuses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("力争苗圃【66家】。", {}, "'66家' is actual (stated), but the words before it make it target"),
        ("苗圃【66家】。", {"status": "target"}, "'66家' is target (stated), but the words before it make it actual"),
        ("苗圃【66家】。", {"status_basis": "inferred"}, "'66家' is actual (inferred), but the words"),
        (
            "力争苗圃【66家】。",
            {"status": "target", "cue": "将"},
            "the cue of '66家' is '将', but it stands under '力争'",
        ),
        ("预计苗圃【66家】。", {"status": "target", "cue": "预计"}, "'66家' is target (stated), but"),
        ("苗圃【66家】。", {"status": "forecast", "status_basis": "inferred"}, "is a forecast without a word that"),
        (
            "争取资金【66万元】。",
            {},
            "'66万元' is actual (stated), but the words before it make it actual if read strictly",
        ),
    ],
)
def test_a_status_against_the_words(text: str, claimed: dict[str, Any], expected: str) -> None:
    found = list(statuses_follow(*case(text, **claimed)))
    assert any(expected in finding.what for finding in found)
    assert all("status" in finding.remedy for finding in found)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("力争苗圃【66家】。", {"status": "target", "cue": "力争"}),
        ("力争苗圃【66家】。", {"status": "actual", "status_basis": "inferred"}),
        ("苗圃【66家】。", {"status": "target", "status_basis": "inferred"}),
        ("争取资金【66万元】。", {"status_basis": "inferred"}),
    ],
)
def test_a_status_that_follows(text: str, claimed: dict[str, Any]) -> None:
    assert list(statuses_follow(*case(text, **claimed))) == []


# --- periods --------------------------------------------------------------------------------------------------------


def period(text: str, measure: str, **changes: Any) -> tuple[str | None, str | None, str | None, bool]:
    (document,) = documents(*case(text, measure=measure, **changes))
    due = due_period(document, document.said[0])
    start, end = (day.isoformat() if day else None for day in (due.start, due.end))
    return start, end, due.basis, due.ambiguous


YEAR = ("2023-01-01", "2023-12-31")
DAY = "2024-03-01"


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("2023年,苗圃【66家】。", "flow", (*YEAR, "stated", False)),
        ("2023年,苗圃【66家】。", "rate", (*YEAR, "stated", False)),
        ("2023年,苗圃【66家】。", "stock", ("2023-12-31", "2023-12-31", "stated", False)),
        ("2023年,苗圃【66家】。", "cumulative", (None, "2023-12-31", "stated", False)),
        ("2022年底,苗圃【66家】。", "stock", ("2022-12-31", "2022-12-31", "stated", False)),
        ("截至2023年,新增苗圃【66家】。", "flow", (*YEAR, "inferred", True)),
        ("截至2023年,累计苗圃【66家】。", "cumulative", (None, "2023-12-31", "stated", False)),
        ("2021年以来,培育苗圃【66家】。", "stock", (DAY, DAY, "inferred", False)),
        ("2021年以来,培育苗圃【66家】。", "cumulative", ("2021-01-01", DAY, "inferred", False)),
        ("2021年起步。三年来培育苗圃【66家】。", "cumulative", ("2021-01-01", DAY, "inferred", True)),
        ("2021年起步。三年来培育苗圃【66家】。", "stock", (DAY, DAY, "inferred", False)),
        ("近三年新增苗圃【66家】。", "flow", ("2021-03-02", DAY, "inferred", True)),
        ("【66家】苗圃近三年新增。", "flow", ("2021-03-02", DAY, "inferred", True)),
        ("2013-2022年办赛。近三届,苗圃【66家】。", "flow", ("2020-01-01", "2022-12-31", "inferred", True)),
        ("2025年规划。新增苗圃【66家】。", "flow", (None, DAY, "inferred", False)),
        ("2025年规划。苗圃【66家】。", "stock", (DAY, DAY, "inferred", False)),
        ("《计划(2025-2027年)》提出苗圃【66家】。", "stock", (DAY, DAY, "inferred", False)),
        ("2023年,从【五个】方面建设苗圃。", "stock", (DAY, DAY, "inferred", False)),
        # a document all of whose dates lie in the year before reports that year
        ("2023年总结。苗圃【66家】。", "stock", ("2023-12-31", "2023-12-31", "inferred", False)),
        ("2023年总结。目前,苗圃【66家】。", "stock", (DAY, DAY, "inferred", False)),
        ("2023年总结。年度入库苗圃【66家】。", "flow", (*YEAR, "inferred", True)),
    ],
)
def test_the_period_that_the_words_give(
    text: str, measure: str, expected: tuple[str | None, str | None, str | None, bool]
) -> None:
    assert period(text, measure) == expected


@pytest.mark.parametrize(
    ("text", "measure", "status", "expected"),
    [
        ("力争苗圃【66家】。", "flow", "target", ("2024-01-01", "2024-12-31", "inferred", False)),
        ("力争苗圃【66家】。", "stock", "target", ("2024-12-31", "2024-12-31", "inferred", False)),
        ("力争苗圃【66家】。", "rate", "target", ("2024-12-31", "2024-12-31", "inferred", False)),
        ("预计苗圃【66家】。", "stock", "forecast", (None, None, None, False)),
        ("力争2025年苗圃【66家】。", "stock", "target", ("2025-12-31", "2025-12-31", "stated", False)),
    ],
)
def test_the_period_of_what_is_aimed_at(
    text: str, measure: str, status: str, expected: tuple[str | None, str | None, str | None, bool]
) -> None:
    assert period(text, measure, status=status) == expected


def test_a_present_number_takes_the_date_it_has_elsewhere() -> None:
    text = "现有【32个】苗圃。截至2023年,苗圃32家。2025年规划。"
    it = case(text)
    start = text.replace("【", "").replace("】", "").index("32家")
    it.claims.statements.append(it.claims.statements[0]._replace(start=start, end=start + 3, figure="32家"))
    (document,) = documents(*it)
    due = due_period(document, document.said[0])
    assert (due.end, due.ambiguous) == (date(2023, 12, 31), True)


class Unsearched(str):
    """A text through which nothing may look from one end to the other for each figure."""

    __slots__ = ()

    def find(self, *_: object) -> int:
        raise AssertionError("looked through")

    rfind = find


@pytest.mark.parametrize("text", ["苗圃【66家】。", "现有【66家】苗圃。", "2023年。近三年苗圃【66家】。"])
def test_the_text_is_not_looked_through_for_each_figure(text: str) -> None:
    (document,) = documents(*case(text))
    document = replace(document, text=Unsearched(document.text))
    assert due_period(document, document.said[0]).end is not None
    assert due_subject(document, document.said[0]) == "shenyang"


@pytest.mark.parametrize("day", ["2024-02-29", "2024-03-02", "2023-12-31", None])
def test_a_shifted_day_is_found(day: str | None) -> None:
    (finding,) = periods_follow(*case("目前,苗圃【66家】。", period_end=day))
    assert f"is 2024-03-01 to {day or 'open'} (inferred), but the text around it gives 2024-03-01 to" in finding.what
    assert "docs/curation-rules.md" in finding.remedy


def test_a_day_of_publication_that_is_none() -> None:
    it = case("苗圃【66家】。")
    it.claims.sources[0] = it.claims.sources[0]._replace(published="2024-02-30")
    assert [finding.what for finding in periods_follow(*it)] == [
        "'a' was published on '2024-02-30', which is no date",
    ]


@pytest.mark.parametrize(
    ("text", "year"), [("2023年。【1个】", 2023), ("2023年,2024年。【1个】", None), ("【1个】", None)]
)
def test_the_year_that_a_document_reports(text: str, year: int | None) -> None:
    (document,) = documents(*case(text))
    assert reported_year(document) == year


# --- caveats --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "claimed"),
    [
        ("近三年新增苗圃【66家】。", "ambiguous-period", {"measure": "flow"}),
        (
            "2023年,累计吸引苗圃【66家】。",
            "cumulative-word-in-period",
            {"measure": "flow", "period_start": "2023-01-01"},
        ),
        ("支持【66名】苗圃团队。", "persons-counted-as-teams", {"unit": "person"}),
        ("引进【66个】人才团队苗圃项目。", "teams-counted-as-projects", {}),
        ("苗圃【66家】。", "status-ambiguous", {"status": "target", "status_basis": "inferred"}),
        ("苗圃【66家】。", "subject-unclear", {"kind": "organizations", "subject_id": "bureau"}),
        (
            "⟨沈阳:shenyang:places⟩以⟨某院:yuan:organizations⟩办苗圃【66家】。",
            "subject-unclear",
            {"kind": "organizations", "subject_id": "yuan"},
        ),
    ],
)
def test_a_caveat_that_the_words_ask_for(text: str, code: str, claimed: dict[str, Any]) -> None:
    lacking = list(caveats_follow(*case(text, **claimed)))
    assert [finding.what.partition(", which")[0] for finding in lacking][:1] == [
        f"{case(text).claims.statements[0].figure!r} lacks the caveat {code}"
    ]
    assert lacking[0].remedy == "Add it in curation/ledgers/a.csv"
    assert list(caveats_follow(*case(text, caveats=(code,), **claimed))) == []


@pytest.mark.parametrize("code", sorted(caveats_in_text.CONDITIONS))
def test_a_caveat_without_cause(code: str) -> None:
    (finding,) = caveats_follow(*case("目前,苗圃【66家】。", caveats=(code,)))
    assert f"'66家' has the caveat {code}" in finding.what
    assert finding.remedy == "Remove it in curation/ledgers/a.csv"


def test_those_that_have_a_caveat_all_the_same_are_listed_strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caveats_in_text, "ALL_THE_SAME", {"ambiguous-period": {"a@7": "why"}})
    text = "近三年新增苗圃【66家】。"
    it = case(text, measure="flow", caveats=("ambiguous-period",))
    assert [finding.remedy for finding in caveats_follow(*it)] == ["Take it from ALL_THE_SAME"]


def test_every_caveat_has_a_condition(tables: Tables) -> None:
    elsewhere = {"document-date-inferred", "list-incomplete", "published-afterwards"}  # flagged by rules of their own
    known = OF_INDICATOR | ALSO_OF_INDICATOR | set(CONDITIONS) | set(caveats_in_text.CONDITIONS) | elsewhere
    assert known == {row.caveat_id for row in tables.of(Caveat)}


# --- the sources ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def texts(sources_dir: Path) -> Texts:
    pytest.importorskip("opencc", reason="a text in Traditional script needs opencc (extra build)")
    return read_texts(sources_dir)


def said(claims: Claims) -> Iterable[StatementClaim]:
    return (claim._replace(where="") for claim in claims.statements)


def test_ledgers_and_tables_say_the_same(curation: Curation, tables: Tables) -> None:
    of_ledgers, of_tables = claims_of_curation(curation), claims_of_tables(tables)
    assert sorted(said(of_ledgers)) == sorted(said(of_tables))
    assert sorted(of_ledgers.named) == sorted(of_tables.named)


@pytest.mark.parametrize("rule", [rule.name for rule in TEXT_RULES])
def test_the_sources_keep_every_rule(rule: str, curation: Curation, tables: Tables, texts: Texts) -> None:
    (check,) = [one.check for one in TEXT_RULES if one.name == rule]
    assert list(check(claims_of_curation(curation), texts)) == []
    assert list(check(claims_of_tables(tables), texts)) == []


def test_exceptions_stand_in_the_tables(tables: Tables) -> None:
    observations = {row.observation_id for row in tables.of(Observation)}
    listed = set(subjects_in_text.ABOUT_ANOTHER) | {
        key for keys in caveats_in_text.ALL_THE_SAME.values() for key in keys
    }
    assert listed <= observations
